import Replay

extension UpgradeRun {
    /// Decides an act as `HowARunLives` says.
    ///
    /// Of several obstacles the one that stands first in ``Rejection`` is thrown.
    /// - Complexity: for an assessment O(*n*) in its verdicts, times the evidence for an obligation that opens again; for a
    ///   gate and a start that of ``State/gate(_:at:)``; otherwise O(*n*) in what the act looks up.
    public static func decide(_ input: Input, in state: State, into events: inout [Event]) throws(Rejection) {
        var decision = UpgradeDecision(input, state)
        try decision.take(input.act)
        events += decision.changes.map { Event(at: input.at, $0) }
    }
}

/// One act being decided: what is asked of the state, and the changes so far.
struct UpgradeDecision {
    let state: UpgradeRun.State
    let moment: Instant
    private(set) var changes: [UpgradeRun.Change] = []

    init(_ input: UpgradeRun.Input, _ state: UpgradeRun.State) {
        self.state = state
        moment = input.at
    }

    mutating func take(_ act: UpgradeRun.Act) throws(UpgradeRun.Rejection) {
        if case .open(let opening) = act { return try open(opening) }
        guard let opening = state.opening, let phase = state.phase else { throw .noSuchRun }
        guard phase != .closed else { throw .closed }
        if let latest = state.latestAt, moment < latest { throw .timeGoesBack(latest: latest) }
        switch act {
        case .open:
            // Decided above.
            break
        case .collect(let evidence): try collect(evidence, opening.plan)
        case .note(let note): try self.note(note, opening)
        case .assess(let assessment): try assess(assessment, opening)
        case .attest(let statement): try attest(statement, opening)
        case .waive(let waiver): try waive(waiver, opening)
        case .closeObligation(let closing): try closeObligation(closing, opening.rules)
        case .gate(let asked):
            guard (1...max(1, opening.rules.phaseCount)).contains(asked.number) else {
                throw .unknownPhase(asked.number)
            }
            changes.append(.gateAnswered(state.gate(asked, at: moment)))
        case .start(let signature):
            try check(phase, isOneOf: [.open, .restored], signature)
            let answer = state.gate(opening.rules.startAfter, at: moment)
            guard answer.isOpen else { throw .gateBlocked(answer) }
            changes.append(.phaseChanged(.started, by: signature))
        case .stop(let signature): try move(phase, from: [.started], to: .stopped, signature)
        case .resume(let signature): try move(phase, from: [.stopped], to: .started, signature)
        case .fail(let signature): try move(phase, from: [.started, .stopped], to: .failed, signature)
        case .restore(let signature): try move(phase, from: [.failed], to: .restored, signature)
        case .reconcile(let reconciliation):
            changes.append(.reconciled(reconciliation))
        case .close(let signature):
            try check(phase, isOneOf: [.open, .started, .restored], signature)
            let open = state.openObligations.map(\.id)
            guard open.isEmpty else { throw .obligationsOpen(open) }
            changes.append(.phaseChanged(.closed, by: signature))
        }
    }

    mutating func append(_ change: UpgradeRun.Change) {
        changes.append(change)
    }

    // MARK: The life of the run

    private mutating func open(_ opening: RunOpening) throws(UpgradeRun.Rejection) {
        guard state.opening == nil else { throw .alreadyOpen }
        try checkField("run", opening.run)
        try check(opening.signature)
        changes.append(.opened(opening))
    }

    private mutating func move(
        _ phase: UpgradeRun.Phase,
        from allowed: [UpgradeRun.Phase],
        to next: UpgradeRun.Phase,
        _ signature: Signature
    ) throws(UpgradeRun.Rejection) {
        try check(phase, isOneOf: allowed, signature)
        changes.append(.phaseChanged(next, by: signature))
    }

    private func check(
        _ phase: UpgradeRun.Phase,
        isOneOf allowed: [UpgradeRun.Phase],
        _ signature: Signature
    ) throws(UpgradeRun.Rejection) {
        guard allowed.contains(phase) else { throw .wrongPhase(phase, allowed: allowed) }
        try check(signature)
    }

    // MARK: What people give

    func check(_ signature: Signature) throws(UpgradeRun.Rejection) {
        try checkField("name", signature.name)
        try checkField("reason", signature.reason)
    }

    func checkField(_ name: String, _ value: String) throws(UpgradeRun.Rejection) {
        guard !value.hasNoText else { throw .emptyField(name) }
    }

    /// As many answers as the form has entries, none of them blank.
    func checkForm(_ wanted: Int, _ answers: [String]) throws(UpgradeRun.Rejection) {
        let given = answers.count { !$0.hasNoText }
        guard given == wanted, answers.count == wanted else { throw .formIncomplete(wanted: wanted, given: given) }
    }
}

extension String {
    /// Whether it says nothing: empty, or blanks alone.
    var hasNoText: Bool {
        allSatisfy(\.isWhitespace)
    }
}
