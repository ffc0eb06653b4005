/// `ty`: what a unit is, and whether it is the recovery unit of another.
public struct UnitType: Hashable, Sendable {
    public var kind: UnitKind
    /// Runs only when its predecessor ended abnormally.
    public var isRecovery: Bool

    public init(_ kind: UnitKind, isRecovery: Bool = false) {
        self.kind = kind
        self.isRecovery = isRecovery
    }

    /// The type with this code; nil when there is none.
    public init?(code: some StringProtocol) {
        guard let type = Self.byCode[String(code)] else { return nil }
        self = type
    }

    /// The code that `ty` and `el` tell it by.
    public var code: String {
        guard isRecovery else { return kind.rawValue }
        return switch kind {
        case .pcJob: "rp"
        case .queueJob: "rq"
        case .remoteJobnet: "rr"
        default: "r" + kind.rawValue
        }
    }

    /// All types, the recovery type after its own.
    public static let all: [UnitType] = UnitKind.allCases.flatMap { kind in
        kind.hasRecovery ? [UnitType(kind), UnitType(kind, isRecovery: true)] : [UnitType(kind)]
    }

    private static let byCode: [String: UnitType] = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
}

/// The units of a definition by their codes (Command Reference 5.2.2, `ty`).
public enum UnitKind: String, Hashable, Sendable, CaseIterable {
    case jobGroup = "g"
    case managerJobGroup = "mg"
    case managerJobnet = "mn"
    case jobnet = "n"
    case remoteJobnet = "rm"
    case startCondition = "rc"
    case jobnetConnector = "nc"
    case unixJob = "j"
    case pcJob = "pj"
    case queueJob = "qj"
    case judgmentJob = "jdj"
    case orJob = "orj"
    case eventReception = "evwj"
    case fileMonitoring = "flwj"
    case mailReception = "mlwj"
    case mqReception = "mqwj"
    case msmqReception = "mswj"
    case logFileMonitoring = "lfwj"
    case windowsEventMonitoring = "ntwj"
    case intervalControl = "tmwj"
    case eventSending = "evsj"
    case mailSending = "mlsj"
    case mqSending = "mqsj"
    case msmqSending = "mssj"
    case openViewStatus = "cmsj"
    case localPower = "pwlj"
    case remotePower = "pwrj"
    case customUnixJob = "cj"
    case customPCJob = "cpj"
    case flexibleJob = "fxj"
    case httpConnection = "htpj"
    /// Of older versions.
    case hostLinkJobnet = "hln"

    public var hasRecovery: Bool {
        switch self {
        case .jobGroup, .managerJobGroup, .managerJobnet, .startCondition, .jobnetConnector, .hostLinkJobnet: false
        default: true
        }
    }

    /// Jobnets have the parameters of section 5.2.4.
    public var isJobnet: Bool { self == .jobnet || self == .remoteJobnet }

    /// Waits for something from outside.
    public var isEventReception: Bool {
        switch self {
        case .eventReception, .fileMonitoring, .mailReception, .mqReception, .msmqReception, .logFileMonitoring,
            .windowsEventMonitoring, .intervalControl:
            true
        default: false
        }
    }

    /// Does something outside that is no program.
    public var isAction: Bool {
        switch self {
        case .eventSending, .mailSending, .mqSending, .msmqSending, .openViewStatus, .localPower, .remotePower: true
        default: false
        }
    }
}
