internal import Redundancy
internal import Replay

/// What the world and those who look on ask of a unit in every step. It stands beside each unit's state, since a look into an
/// array of states copies a whole state.
struct UnitView: Sendable {
    /// How far the unit can be reached. Whatever `Simulator.refresh()` reads of a unit stands here, but for the status: it
    /// draws its conclusions anew only when this has changed.
    struct Reach: Equatable, Sendable {
        var isUp: Bool
        var emitsCarrier: Bool
        /// When its checks of the peer's keepalives began; nil: it has no peer.
        var checksFrom: Instant?
    }

    var reach: Reach
    /// What its keepalives carry.
    var status: KeepaliveStatus
    var isServing: Bool
    var isHot: Bool
    var isTerminal: Bool
    var mayPair: Bool

    var isUp: Bool { reach.isUp }
    var isPaired: Bool { reach.checksFrom != nil }

    /// Nothing is changed: what is handed over to be changed is not copied.
    init(of unit: inout ControllerState) {
        reach = Reach(isUp: unit.isUp, emitsCarrier: unit.emitsCarrier, checksFrom: unit.pair?.checksFrom)
        status = KeepaliveStatus(
            facility: unit.facility,
            gatewayIsReachable: unit.gatewayIsReachable,
            uplinkIsUp: unit.uplinkIsUp,
            isInRecovery: unit.recovery != nil
        )
        isServing = unit.isServing
        isHot = unit.isHot
        isTerminal = unit.isTerminal
        mayPair = unit.mayPair
    }
}

extension SimulationStep {
    /// Has a unit's kernel decide. The state is not changed; what is handed over to be changed is not copied.
    mutating func ask<Kernel: Decider>(_: Kernel.Type, _ input: ControllerInput, _ state: inout ControllerState)
    where
        Kernel.State == ControllerState,
        Kernel.Input == ControllerInput,
        Kernel.Event == ControllerEvent,
        Kernel.Rejection == ControllerRejection
    {
        do throws(ControllerRejection) {
            try Kernel.decide(input, in: state, into: &events)
        } catch {
            rejection = error
        }
    }
}
