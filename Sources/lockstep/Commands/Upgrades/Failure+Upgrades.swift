internal import Replay
internal import Reports
internal import Upgrades

extension Failure {
    /// A refusal of the run's kernel: a finding where the run's state stands against it, wrong usage otherwise.
    init(_ rejection: UpgradeRun.Rejection, _ session: UpgradeSession) {
        let kind: FailureKind =
            switch rejection {
            case .gateBlocked, .obligationsOpen, .closed, .wrongPhase, .alreadyOpen, .notManual, .nothingToWaive,
                .closedByEvidence, .needsSecondPerson:
                .finding
            // One that the pack has is closed already, or was never opened.
            case .noSuchObligation(let id, _): session.pack.hasObligation(id) ? .finding : .usage
            case .evidenceFromTheFuture, .otherPack, .timeGoesBack, .noSuchRun: .unreadable
            case .unknownCheck, .unknownScope, .unknownOccurrence, .unknownPhase, .emptyField, .alreadyExpired,
                .formIncomplete:
                .usage
            }
        let run = session.state.opening?.run ?? ""
        self.init(kind, session.output.language.text(of: rejection, run: run, session.output.time))
    }
}

extension RulePack {
    /// Whether a check opens obligations of this name, with or without the scope behind `@`.
    fileprivate func hasObligation(_ id: String) -> Bool {
        let rule = String(id.prefix { $0 != "@" })
        return checks.contains { $0.obligation?.id == rule }
    }
}
