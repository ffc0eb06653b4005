/// What rebuilds a state from the events of the log.
///
/// The state of an evolver is a function of the order of its events and of nothing else: no clock, no randomness, no
/// unordered iteration.
public protocol Evolver {
    associatedtype State: Hashable & Sendable & CanonicalEncodable
    associatedtype Event: Hashable & Sendable

    /// The state before the first event.
    static var initialState: State { get }

    /// Applies one event. Total: an event is a fact and cannot be refused.
    static func evolve(_ state: inout State, by event: Event)
}

/// What decides, in production, in the simulator and in a replay that re-decides.
public protocol Decider: Evolver {
    associatedtype Input: Hashable & Sendable
    associatedtype Rejection: Error & Hashable & Sendable

    /// Appends the events that `input` causes in `state`.
    ///
    /// - Throws: the rejection that names the obstacle; nothing is appended then.
    static func decide(_ input: Input, in state: State, into events: inout [Event]) throws(Rejection)
}
