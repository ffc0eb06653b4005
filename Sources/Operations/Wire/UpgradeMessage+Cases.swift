internal import Replay
internal import Upgrades

extension UpgradeMessage {
    init(_ act: UpgradeRun.Act) {
        switch act {
        case .open(let opening):
            self.init(kind: 1)
            self.opening = opening
        case .collect(let evidence):
            self.init(kind: 2)
            self.evidence = evidence
        case .note(let note):
            self.init(kind: 3)
            self.note = note
        case .assess(let assessment):
            self.init(kind: 4)
            self.assessment = assessment
        case .attest(let statement):
            self.init(kind: 5)
            self.statement = statement
        case .waive(let waiver):
            self.init(kind: 6)
            self.waiver = waiver
        case .closeObligation(let closing):
            self.init(kind: 7)
            self.closing = closing
        case .gate(let phase):
            self.init(kind: 8)
            self.phase = phase.number
        case .start(let signature): self.init(kind: 9, signature)
        case .stop(let signature): self.init(kind: 10, signature)
        case .resume(let signature): self.init(kind: 11, signature)
        case .fail(let signature): self.init(kind: 12, signature)
        case .restore(let signature): self.init(kind: 13, signature)
        case .reconcile(let reconciliation):
            self.init(kind: 14)
            self.reconciliation = reconciliation
        case .close(let signature): self.init(kind: 15, signature)
        }
    }

    private init(kind: UInt64, _ signature: Signature) {
        self.init(kind: kind)
        self.signature = signature
    }

    var act: UpgradeRun.Act {
        get throws(UpgradeMessageError) {
            switch kind {
            case 1: .open(try need(opening, 2))
            case 2: .collect(evidence)
            case 3: .note(try need(note, 4))
            case 4: .assess(try need(assessment, 5))
            case 5: .attest(try need(statement, 7))
            case 6: .waive(try need(waiver, 8))
            case 7: .closeObligation(try need(closing, 10))
            case 8: .gate(Upgrades.Phase(try need(phase, 11)))
            case 9: .start(by: try need(signature, 12))
            case 10: .stop(by: try need(signature, 12))
            case 11: .resume(by: try need(signature, 12))
            case 12: .fail(by: try need(signature, 12))
            case 13: .restore(by: try need(signature, 12))
            case 14: .reconcile(try need(reconciliation, 14))
            case 15: .close(by: try need(signature, 12))
            default: throw .unknown
            }
        }
    }

    init(_ change: UpgradeRun.Change) {
        switch change {
        case .opened(let opening):
            self.init(kind: 1)
            self.opening = opening
        case .evidenceAdded(let evidence):
            self.init(kind: 2)
            self.evidence = [evidence]
        case .noted(let note):
            self.init(kind: 3)
            self.note = note
        case .assessed(let subjects):
            self.init(kind: 4)
            self.subjects = subjects
        case .verdictReached(let verdict):
            self.init(kind: 5)
            self.verdict = verdict
        case .attested(let statement):
            self.init(kind: 6)
            self.statement = statement
        case .waived(let waiver):
            self.init(kind: 7)
            self.waiver = waiver
        case .obligationOpened(let obligation):
            self.init(kind: 8)
            self.obligation = obligation
        case .obligationClosed(let closing):
            self.init(kind: 9)
            self.closing = closing
        case .gateAnswered(let answer):
            self.init(kind: 10)
            self.answer = answer
        case .phaseChanged(let phase, let signature):
            self.init(kind: 11, signature)
            self.phase = Int(phase.rawValue)
        case .reconciled(let reconciliation):
            self.init(kind: 12)
            self.reconciliation = reconciliation
        }
    }

    var change: UpgradeRun.Change {
        get throws(UpgradeMessageError) {
            switch kind {
            case 1: .opened(try need(opening, 2))
            case 2: .evidenceAdded(try need(evidence.first, 3))
            case 3: .noted(try need(note, 4))
            case 4: .assessed(subjects)
            case 5: .verdictReached(try need(verdict, 6))
            case 6: .attested(try need(statement, 7))
            case 7: .waived(try need(waiver, 8))
            case 8: .obligationOpened(try need(obligation, 9))
            case 9: .obligationClosed(try need(closing, 10))
            case 10: .gateAnswered(try need(answer, 13))
            case 11: .phaseChanged(try lifePhase(), by: try need(signature, 12))
            case 12: .reconciled(try need(reconciliation, 14))
            default: throw .unknown
            }
        }
    }

    private func lifePhase() throws(UpgradeMessageError) -> UpgradeRun.Phase {
        let number = try need(phase, 11)
        guard let raw = UInt8(exactly: number), let phase = UpgradeRun.Phase(rawValue: raw) else { throw .unknown }
        return phase
    }
}
