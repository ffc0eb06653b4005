import Redundancy
import Replay
import Simulation

/// A kernel that is sound but for what its ``spoil(_:_:_:)`` and ``spoil(_:by:)`` break.
protocol Mutant: Decider
where
    State == ControllerState,
    Input == ControllerInput,
    Event == ControllerEvent,
    Rejection == ControllerRejection
{
    /// Breaks a decision.
    static func spoil(_ events: inout [ControllerEvent], _ input: ControllerInput, _ state: ControllerState)
    /// Breaks a state after an event.
    static func spoil(_ state: inout ControllerState, by event: ControllerEvent)
}

extension Mutant {
    static var initialState: ControllerState { Controller.initialState }

    static func decide(
        _ input: ControllerInput,
        in state: ControllerState,
        into events: inout [ControllerEvent]
    ) throws(ControllerRejection) {
        try Controller.decide(input, in: state, into: &events)
        spoil(&events, input, state)
    }

    static func evolve(_ state: inout ControllerState, by event: ControllerEvent) {
        Controller.evolve(&state, by: event)
        spoil(&state, by: event)
    }

    static func spoil(_: inout [ControllerEvent], _: ControllerInput, _: ControllerState) {}
    static func spoil(_: inout ControllerState, by _: ControllerEvent) {}
}

/// A unit that returns becomes active beside the one that serves.
enum PreemptingMutant: Mutant {
    static func spoil(_ events: inout [ControllerEvent], _ input: ControllerInput, _ state: ControllerState) {
        guard case .received(.hello, _) = input.stimulus else { return }
        if state.walk == .coldStart, state.facility != .active {
            events = []
        } else if events.contains(where: { $0.change == .workBegan(.facilityStep(.standbyCold, .standby)) }) {
            events = [ControllerEvent(at: input.at, .workBegan(.facilityStep(.activeFast, .coldStart)))]
        }
    }
}

/// A standby that is not hot claims to take over with state.
enum PretendingMutant: Mutant {
    static func spoil(_ events: inout [ControllerEvent], _: ControllerInput, _: ControllerState) {
        for index in events.indices {
            if case .switchoverBegan(let cause, isStateful: false) = events[index].change {
                events[index].change = .switchoverBegan(cause, isStateful: true)
            }
        }
    }
}

/// Of two actives that hear each other, neither gives way.
enum StubbornMutant: Mutant {
    static func spoil(_ events: inout [ControllerEvent], _: ControllerInput, _: ControllerState) {
        if events.contains(where: { $0.change == .reloading(.dualActive) }) { events = [] }
    }
}

/// A client is forgotten when the standby takes over.
enum ForgettingMutant: Mutant {
    static func spoil(_ state: inout ControllerState, by event: ControllerEvent) {
        if case .switchoverBegan = event.change, !state.clients.isEmpty { state.clients.removeLast() }
    }
}

/// What it decides on a takeover is stamped in the past.
enum BackdatingMutant: Mutant {
    static func spoil(_ events: inout [ControllerEvent], _ input: ControllerInput, _: ControllerState) {
        for index in events.indices {
            if case .switchoverBegan = events[index].change {
                events[index].at = Instant(nanoseconds: input.at.nanoseconds - 1_000_000)
            }
        }
    }
}

/// The standby keeps a record other than the one that it was sent.
enum MiswritingMutant: Mutant {
    static func spoil(_ state: inout ControllerState, by event: ControllerEvent) {
        guard case .syncApplied = event.change, !state.accessPoints.isEmpty else { return }
        state.accessPoints[0].joinedAt = Instant(nanoseconds: 0)
    }
}
