internal import Redundancy
internal import Replay

/// What a fitted scenario begins with. Units are 0 and 1.
enum FittedFault: Hashable, Sendable {
    /// A formation: nothing but two units that start.
    case none
    case processFailure(unit: Int, String)
    /// Before the standby is hot: both reload.
    case processFailureWhileCold(unit: Int, String)
    case powerLoss(unit: Int)
    case forced(unit: Int)
    case redundancyPort
    case silence
    case gateway(unit: Int)
    case reload(unit: Int)

    /// The fault of an incident that began while a unit was active.
    init(_ incident: Incident, active: Int) throws(FitError) {
        let detail = incident.step(.processExited)?.detail ?? ""
        let isName =
            !detail.isEmpty && detail.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0)) }
        let process = isName ? detail : "process"
        switch incident.kind {
        case .formation: self = .none
        case .processFailure: self = .processFailure(unit: active, process)
        case .powerLoss: self = .powerLoss(unit: active)
        case .forcedSwitchover: self = .forced(unit: active)
        case .redundancyPortLoss: self = .redundancyPort
        case .silentLoss: self = .silence
        case .gatewayLoss: self = .gateway(unit: active)
        case .standbyLoss:
            let hasExit = incident.steps.contains { $0.kind == .processExited || $0.kind == .reloading }
            self = hasExit ? .processFailure(unit: 1 - active, process) : .powerLoss(unit: 1 - active)
        case .bothReloaded:
            let hasExit = incident.step(.processExited) != nil
            self = hasExit ? .processFailureWhileCold(unit: active, process) : .reload(unit: active)
        case .unexplainedSwitchover: throw .faultUnknown
        case .refusedSwitchover: throw .nothingMoved
        }
    }

    var action: Action? {
        switch self {
        case .none: nil
        case .processFailure(let unit, let process), .processFailureWhileCold(let unit, let process):
            .processFailure(unit: unit, process: process)
        case .powerLoss(let unit): .power(unit: unit, isOn: false)
        case .forced(let unit): .command(unit: unit, "redundancy force-switchover")
        case .redundancyPort: .link(.redundancyPort, .down)
        case .silence: .link(.redundancyPort, .silent(.both))
        case .gateway(let unit): .gateway(unit: unit, isReachable: false)
        case .reload(let unit): .command(unit: unit, "reload")
        }
    }

    /// What ends the fault; nil: the units get over it by themselves.
    var end: Action? {
        switch self {
        case .none, .processFailure, .processFailureWhileCold, .forced, .reload: nil
        case .powerLoss(let unit): .power(unit: unit, isOn: true)
        case .redundancyPort, .silence: .link(.redundancyPort, .up)
        case .gateway(let unit): .gateway(unit: unit, isReachable: true)
        }
    }
}
