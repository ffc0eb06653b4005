public import Replay

extension UpgradeRun: Decider {
    /// A run that nobody opened yet.
    public static var initialState: State {
        State()
    }

    /// Applies an event. Total: what does not fit, such as the closing of an obligation that is not open, changes nothing
    /// but the latest moment.
    public static func evolve(_ state: inout State, by event: Event) {
        state.latestAt = max(state.latestAt ?? event.at, event.at)
        switch event.change {
        case .opened(let opening):
            state.opening = opening
            state.openedAt = event.at
            state.enter(.open, at: event.at, by: opening.signature)
        case .evidenceAdded(let evidence):
            state.evidence.append(evidence)
        case .noted(let note):
            state.notes.append(note)
        case .assessed(let found):
            state.assessedAt = event.at
            for subjects in found { state.addUnrepaired(subjects) }
        case .verdictReached(let verdict):
            state.replace(verdict)
        case .attested(let statement):
            state.statements.append(statement)
        case .waived(let waiver):
            state.waivers.append(waiver)
        case .obligationOpened(let obligation):
            state.obligations.append(obligation)
        case .obligationClosed(let closing):
            let index = state.obligations.lastIndex { $0.id == closing.id && $0.closing == nil }
            if let index { state.obligations[index].closing = closing }
        case .gateAnswered(let answer):
            state.gates.append(answer)
        case .phaseChanged(let phase, let signature):
            state.enter(phase, at: event.at, by: signature)
        case .reconciled(let reconciliation):
            state.reconciliations.append(reconciliation)
        }
    }
}

extension UpgradeRun.State {
    fileprivate mutating func enter(_ phase: UpgradeRun.Phase, at moment: Instant, by signature: Signature) {
        self.phase = phase
        history.append(Transition(at: moment, phase: phase, signature: signature))
    }

    fileprivate mutating func replace(_ verdict: Verdict) {
        if let index = verdicts.firstIndex(where: { $0.check == verdict.check && $0.scope == verdict.scope }) {
            verdicts[index] = verdict
        } else {
            verdicts.append(verdict)
        }
        if verdict.word == .pass {
            unrepaired.removeAll { $0.check == verdict.check && $0.scope == verdict.scope }
        }
    }

    fileprivate mutating func addUnrepaired(_ found: ObligationSubjects) {
        guard let index = unrepaired.firstIndex(where: { $0.check == found.check && $0.scope == found.scope }) else {
            unrepaired.append(found)
            return
        }
        for value in found.values where !unrepaired[index].values.contains(value) {
            unrepaired[index].values.append(value)
        }
    }
}
