internal import Upgrades

extension UpgradeRun.Phase {
    var word: String {
        switch self {
        case .open: "open"
        case .started: "started"
        case .stopped: "stopped"
        case .failed: "failed"
        case .restored: "restored"
        case .closed: "closed"
        }
    }
}

extension VerdictWord {
    var word: String {
        switch self {
        case .pass: "pass"
        case .fail: "fail"
        case .warn: "warn"
        case .manual: "manual"
        case .notApplicable: "not applicable"
        case .unknown: "unknown"
        case .conflict: "conflict"
        case .waiting: "waiting"
        case .deferred: "deferred"
        }
    }
}

extension Level {
    var word: String {
        switch self {
        case .must: "must"
        case .recommended: "recommended"
        case .may: "may"
        }
    }
}

extension Reason.Kind {
    var word: String {
        switch self {
        case .decided: "decided"
        case .noEvidence: "no evidence"
        case .incomplete: "incomplete"
        case .unreadable: "unreadable"
        case .notComparable: "not comparable"
        case .invalidated: "invalidated"
        case .expired: "expired"
        case .disagreement: "disagreement"
        case .attested: "attested"
        case .notAttested: "not attested"
        case .twoEvidences: "two evidences"
        case .undecided: "undecided"
        case .notStated: "not stated"
        case .commandFailed: "command failed"
        }
    }
}

extension Collector {
    var word: String {
        switch self {
        case .lockstep: "lockstep"
        case .script: "script"
        case .person: "person"
        }
    }
}

extension ObligationRule.Opening {
    var word: String {
        switch self {
        case .passing: "passing"
        case .repaired: "repaired"
        case .attested: "attested"
        }
    }
}
