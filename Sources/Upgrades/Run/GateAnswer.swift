/// What a gate said.
public struct GateAnswer: Hashable, Sendable {
    public var phase: Phase
    public var blockers: [GateBlocker]
    /// Checks that only a waiver let through.
    public var waived: [GateBlocker]

    public var isOpen: Bool {
        blockers.isEmpty
    }

    public init(phase: Phase, blockers: [GateBlocker], waived: [GateBlocker] = []) {
        self.phase = phase
        self.blockers = blockers
        self.waived = waived
    }
}

public struct GateBlocker: Hashable, Sendable {
    public var check: String
    public var scope: Scope
    /// Nil when it was never judged.
    public var word: VerdictWord?

    public init(check: String, scope: Scope, word: VerdictWord?) {
        self.check = check
        self.scope = scope
        self.word = word
    }
}
