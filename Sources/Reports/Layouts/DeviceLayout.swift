internal import Redundancy

/// A pair's state in the layout of its own outputs, as release 17.9 of a Catalyst 9800 prints them, so that people and
/// existing parsers read it unchanged.
///
/// Every text is what one unit's console shows: that of the unit asked for, else the one seen last if it still works, else
/// the active one, else the first known. Texts end with a line feed, except the empty one; no line ends with blanks.
///
/// What nobody has told is `unknown`. Lines that only some releases and configurations have (the gateway, the recovery
/// mode, the RMI addresses, `BOOT`) stand where a source told of them. A field that this layout does not know stands at
/// the end of its block.
public enum DeviceLayout {
    static let unknown = "unknown"
}

/// The pair from one unit's console.
struct ConsoleView {
    let state: PairState
    /// The unit whose console it is.
    let mine: UnitState
    /// The other one; nil when no source has told of it.
    let peer: UnitState?

    init(_ state: PairState, console: ChassisNumber?) {
        self.state = state
        let mine = Self.place(console, in: state)
        self.mine = mine.map { state.units[$0] } ?? UnitState(number: console)
        let others = state.units.indices.filter { $0 != mine }.map { state.units[$0] }
        // In a stack, the peer of the active unit is the standby, and that of any other is the active one.
        let sought: Role = self.mine.role == .standby ? .active : .standby
        peer = others.count == 1 ? others[0] : others.first { $0.role == sought } ?? others.first
    }

    /// Only the active unit knows of the other processor (`000_c686b23a5e3dda5c.txt`, 431).
    var knowsPeer: Bool {
        mine.role == .active || (mine.role != .standby && peer?.role != .active)
    }

    private static func place(_ console: ChassisNumber?, in state: PairState) -> Int? {
        if let console { return state.units.firstIndex { $0.number == console } }
        // Nobody sits at the console of a unit that is gone, though it may have been the last one seen.
        let last = state.units.firstIndex { $0.number == state.console && $0.number != nil }
        if let last, state.units[last].state != .facility(.disabled) { return last }
        let active = state.units.firstIndex { $0.role == .active || $0.role == .master }
        return active ?? state.units.indices.first
    }
}

extension [String] {
    /// The lines as one text, without blanks at the ends of lines.
    func joinedLines() -> String {
        map { $0.trimmingEnd + "\n" }.joined()
    }
}

extension String {
    /// Filled up with blanks on the left.
    func aligned(to width: Int) -> String {
        String(repeating: " ", count: Swift.max(0, width - count)) + self
    }
}
