public import Redundancy
internal import Replay

extension Expectation {
    /// Reads `CLAIM` or `CLAIM (SOURCE)` from an entry's text.
    static func parts(of text: String) -> (claim: String, source: String) {
        guard text.last == ")", let open = text.firstIndex(of: "(") else { return (text, "") }
        return (String(text[..<open]), String(text[text.index(after: open)...].dropLast()))
    }
}

extension Claim {
    init(_ cursor: inout EntryCursor) throws(ScenarioError) {
        let subject = try cursor.word("a claim")
        switch subject {
        case "active":
            if cursor.peek() == "none" {
                try cursor.literal("none")
                self = .active(nil)
            } else {
                self = .active(try cursor.chassis())
            }
        case "hot": self = .hot(try cursor.chassis())
        case "state":
            let number = try cursor.chassis()
            self = .state(number, try cursor.named(FacilityState.self, "a state of the Redundancy Facility"))
        case "switchovers": self = .switchovers(try cursor.number("a number", in: 0...1_000))
        case "switchover":
            let from = try cursor.chassis()
            try cursor.literal("to")
            let to = try cursor.chassis()
            let isStateful = try cursor.choice(of: ["stateful": true, "stateless": false])
            let cause = try cursor.named(SwitchoverCause.self, "a cause of a switchover")
            self = .switchover(from: from, to: to, isStateful: isStateful, cause)
        case "detection": self = .detection(atMost: try cursor.limit())
        case "takeover": self = .takeover(atMost: try cursor.limit())
        case "refused":
            if try cursor.choice(of: ["pairing": true, "command": false]) {
                self = .refusedPairing(try cursor.named(PairingRefusal.self, "a refusal of a pair"))
            } else {
                let name = try cursor.word("a rejection of a command")
                guard ControllerRejection.caseNames.contains(String(name)) else {
                    throw cursor.unknown(name, "a rejection of a command")
                }
                self = .refusedCommand(String(name))
            }
        case "reloaded": self = .reloaded(try cursor.chassis(), times: try cursor.times())
        case "nothing":
            try cursor.literal("lost")
            self = .nothingLost
        case "lost":
            try cursor.literal("access-points")
            let accessPoints = try cursor.number("a number", in: 0...100_000)
            try cursor.literal("clients")
            self = .lost(accessPoints: accessPoints, clients: try cursor.number("a number", in: 0...100_000))
        case "dual-active": self = .dualActive(try cursor.choice(of: ["yes": true, "no": false]))
        case "recovery":
            let number = try cursor.chassis()
            self = .recovery(number, try cursor.named(RecoveryKind.self, "active or standby"))
        case "version":
            let number = try cursor.chassis()
            self = .version(number, String(try cursor.word("a software version")))
        case "upgrade":
            if cursor.peek() == "none" {
                try cursor.literal("none")
                self = .upgrade(nil)
            } else {
                self = .upgrade(try cursor.named(InServiceUpgrade.Phase.self, "none or a phase of an upgrade"))
            }
        default: throw cursor.unknown(subject, "a claim")
        }
        try cursor.end()
    }
}

extension EntryCursor {
    /// `at most 60ms`
    mutating func limit() throws(ScenarioError) -> Nanoseconds {
        try literal("at")
        try literal("most")
        return try time()
    }

    /// `once`, `2 times`
    fileprivate mutating func times() throws(ScenarioError) -> Int {
        if peek() == "once" {
            try literal("once")
            return 1
        }
        let count = try number("once or a number of times", in: 0...1_000)
        try literal("times")
        return count
    }
}

extension ControllerRejection {
    /// The name of the case: `notActive`.
    public var caseName: String {
        String("\(self)".prefix { $0 != "(" })
    }

    /// Every case's name, in the order of precedence.
    public static let caseNames: [String] =
        [
            .consoleUnavailable, .standbyConsoleDisabled, .wrongMode(.exec), .notActive, .noPeer, .peerNotHot(.unknown),
            .peerInRecovery,
            .switchoverInProgress, .noSuchChassis(ChassisNumber(rawValue: 0)), .priorityOutOfRange(0),
            .interfaceNumberOnAppliance, .interfaceNumberMissing, .addressesEqual, .addressesApart, .notModelled(""),
            .notInThisProfile, .keepaliveOutOfRange, .imageMissing(""), .upgradeInProgress, .noUpgradeInProgress,
            .wrongUpgradePhase(.adding), .capacityExceeded(limit: 0), .notServing,
            .sfpNotOnThisPlatform,
        ].map { (rejection: ControllerRejection) in rejection.caseName } + [unreadCommand]

    /// Stands in an expectation for a line that is no command at all: a number out of its range, say.
    public static let unreadCommand = "unreadCommand"
}
