internal import Redundancy

extension IncidentKind {
    var word: String {
        switch self {
        case .formation: "formation"
        case .processFailure: "process failure"
        case .powerLoss: "power loss"
        case .forcedSwitchover: "forced switchover"
        case .redundancyPortLoss: "redundancy port loss"
        case .silentLoss: "silent loss"
        case .gatewayLoss: "gateway loss"
        case .unexplainedSwitchover: "unexplained switchover"
        case .standbyLoss: "standby loss"
        case .bothReloaded: "both reloaded"
        case .refusedSwitchover: "refused switchover"
        }
    }
}

extension StepKind {
    var word: String {
        switch self {
        case .lastSign: "last sign"
        case .reloadRequested: "reload requested"
        case .switchoverRequested: "switchover requested"
        case .gatewayLost: "gateway lost"
        case .processExited: "process exited"
        case .linkDown: "link down"
        case .keepaliveMissed: "keepalive missed"
        case .memberRemoved: "member removed"
        case .peerLost: "peer lost"
        case .becameActive: "became active"
        case .reloading: "reloading"
        case .restarted: "restarted"
        case .elected: "elected"
        case .linkUp: "link up"
        case .peerFound: "peer found"
        case .synchronising: "synchronising"
        case .bulkSynchronised: "bulk synchronised"
        case .terminal: "terminal"
        case .dualActive: "dual active"
        case .recoveryEntered: "recovery entered"
        case .recoveryLeft: "recovery left"
        case .refused: "refused"
        case .historyRow: "history row"
        }
    }
}

extension MeasurementKind {
    var word: String {
        switch self {
        case .detection: "detection"
        case .takeover: "takeover"
        case .outage: "outage"
        case .oldActiveReload: "old active reload"
        case .standbyReturn: "standby return"
        case .bulkSynchronisation: "bulk synchronisation"
        case .terminalState: "terminal state"
        case .unprotected: "unprotected"
        case .resetToTerminal: "reset to terminal"
        }
    }
}

extension Unmeasured {
    var word: String {
        switch self {
        case .noStart: "no start"
        case .noEnd: "no end"
        case .noTime: "no time"
        case .twoClocks: "two clocks"
        case .differentReckonings: "different reckonings"
        case .noSuchPhase: "no such phase"
        case .neverLogged: "never logged"
        }
    }
}

extension MeasurementOrigin {
    var word: String {
        switch self {
        case .observed: "observed"
        case .modelled: "modelled"
        case .live: "live"
        }
    }
}

extension BudgetVerdict {
    var word: String {
        switch self {
        case .withinNominal: "within nominal"
        case .withinTolerance: "within tolerance"
        case .over: "over"
        case .cannotTell: "cannot tell"
        case .notJudged: "not judged"
        case .notMeasured: "not measured"
        }
    }
}

extension Severity {
    var word: String {
        switch self {
        case .note: "note"
        case .anomaly: "anomaly"
        case .contradiction: "contradiction"
        }
    }
}
