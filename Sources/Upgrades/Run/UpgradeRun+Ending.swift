extension UpgradeRun {
    /// How a closed run came to its end.
    ///
    /// A run is closed from OPEN, too: an upgrade that is called off before it begins must not stay open for ever, and what
    /// the preparation weakened has to be put back all the same. A reader must see that nothing was upgraded.
    public enum Ending: UInt8, Hashable, Sendable, CaseIterable {
        /// The upgrade was under way, and everything that it weakened was put back.
        case completed = 1
        /// The upgrade never began.
        case neverStarted = 2
        /// The upgrade failed, the systems were restored, and it was not tried again.
        case givenUp = 3
    }
}

extension UpgradeRun.State {
    /// How the run ended; nil while it is not closed.
    public var ending: UpgradeRun.Ending? {
        guard phase == .closed else { return nil }
        switch history.dropLast().last?.phase {
        case nil, .open: return .neverStarted
        case .restored: return .givenUp
        case .started, .stopped, .failed, .closed: return .completed
        }
    }
}
