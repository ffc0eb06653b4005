/// The page *Redundancy States* of one unit (`000_c686b23a5e3dda5c.txt`, 315–391): every field follows from the unit's state.
public struct MonitoringPage: Hashable, Sendable {
    public enum UnitStatus: UInt8, Hashable, Sendable, CaseIterable {
        case active = 1
        case standbyHot = 2
        case disable = 3

        public var name: String {
            switch self {
            case .active: "Active"
            case .standbyHot: "Standby HOT"
            case .disable: "Disable"
            }
        }
    }

    public var myState: UnitStatus
    public var peerState: UnitStatus
    /// Two processors, or one (335–341).
    public var isDuplex: Bool
    public var unit: ChassisNumber
    /// `SSO` or `Not Redundant`.
    public var operationalModeIsSSO: Bool
    public var configuredModeIsSSO: Bool
    public var redundancyStateIsSSO: Bool
    /// Why a manual switchover is not possible now; nil when it is.
    public var manualSwitchoverObstacle: ControllerRejection?
    public var communicationsAreUp: Bool
    public var history: [ControllerSwitchover]
    /// The HA LED tells which unit is active (297).
    public var ledShowsActive: Bool

    public init(of state: ControllerState) {
        myState = state.facility == .active && state.isUp ? .active : state.isHot ? .standbyHot : .disable
        peerState =
            switch state.pair?.status.facility {
            case .active?: .active
            case .standbyHot?: .standbyHot
            default: .disable
            }
        isDuplex = state.pair != nil
        unit = state.number
        configuredModeIsSSO = state.atStart.interface != nil
        operationalModeIsSSO = state.pair != nil
        redundancyStateIsSSO = state.isTerminal
        manualSwitchoverObstacle = state.switchoverObstacle
        communicationsAreUp = state.pair != nil && state.carriers.redundancyPort
        history = state.history
        ledShowsActive = state.isServing
    }
}

extension ControllerState {
    /// The ladder of refusals of `redundancy force-switchover`, first obstacle first (435, 470).
    public var switchoverObstacle: ControllerRejection? {
        guard isServing else { return .notActive }
        guard let pair else { return .noPeer }
        guard pair.status.facility == .standbyHot else { return .peerNotHot(pair.status.facility) }
        guard !pair.status.isInRecovery else { return .peerInRecovery }
        guard handover == nil else { return .switchoverInProgress }
        return nil
    }
}
