/// Decides recorded inputs again and compares what comes of them with what was recorded.
///
/// The state moves only by events on which both sides agree. It stops at the first divergence: what follows one is its
/// consequence, and would say nothing about the kernel.
public struct Redecision<Kernel: Decider>: Sendable {
    public private(set) var state: Kernel.State
    public private(set) var divergence: Divergence<Kernel>?
    /// How many inputs were decided as recorded.
    public private(set) var agreed = 0

    /// - Parameter state: the state before the first input.
    public init(from state: Kernel.State) {
        self.state = state
    }

    /// Decides one input. Does nothing after a divergence.
    ///
    /// - Parameters:
    ///   - input: as it was recorded.
    ///   - recorded: what was recorded of it.
    public mutating func decide(_ input: Kernel.Input, recorded: Decided<Kernel>) {
        guard divergence == nil else { return }
        let decided = Decided<Kernel>(input, in: state)
        guard decided == recorded else {
            divergence = Divergence(input: input, state: state, recorded: recorded, decided: decided)
            return
        }
        for event in decided.events { Kernel.evolve(&state, by: event) }
        agreed += 1
    }
}

/// What a kernel made of an input.
public struct Decided<Kernel: Decider>: Hashable, Sendable {
    public var events: [Kernel.Event]
    public var rejection: Kernel.Rejection?

    public init(events: [Kernel.Event], rejection: Kernel.Rejection? = nil) {
        self.events = events
        self.rejection = rejection
    }

    /// Lets the kernel decide.
    public init(_ input: Kernel.Input, in state: Kernel.State) {
        events = []
        do throws(Kernel.Rejection) {
            try Kernel.decide(input, in: state, into: &events)
        } catch {
            rejection = error
        }
    }

    // Written out, since the kernel itself is no value.
    public static func == (left: Self, right: Self) -> Bool {
        left.events == right.events && left.rejection == right.rejection
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(events)
        hasher.combine(rejection)
    }
}

/// The first input of which today's kernel makes something else than what was recorded.
public struct Divergence<Kernel: Decider>: Sendable {
    public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// The same events in another order.
        case order = 1
        /// The same events in the same order, with other times.
        case time = 2
        case content = 3
    }

    public var input: Kernel.Input
    public var recorded: Decided<Kernel>
    public var decided: Decided<Kernel>
    public var kind: Kind
    /// The place of the first event that differs, from 0; nil when only the rejections do.
    public var index: Int?
    /// Of the first event that differs, or of the rejections.
    public var differences: [FieldDifference]
    /// The first field in which the states differ once each side's events are applied; nil if the states are equal.
    public var stateDifference: FieldDifference?

    init(input: Kernel.Input, state: Kernel.State, recorded: Decided<Kernel>, decided: Decided<Kernel>) {
        self.input = input
        self.recorded = recorded
        self.decided = decided
        let count = max(recorded.events.count, decided.events.count)
        index = (0..<count).first { place in
            !recorded.events.indices.contains(place) || !decided.events.indices.contains(place)
                || recorded.events[place] != decided.events[place]
        }
        if let index {
            let left = recorded.events.indices.contains(index) ? recorded.events[index] : nil
            let right = decided.events.indices.contains(index) ? decided.events[index] : nil
            differences = FieldDifference.between(left as Any, right as Any)
        } else {
            differences = FieldDifference.between(recorded.rejection as Any, decided.rejection as Any)
        }
        kind = Self.kind(recorded, decided)
        stateDifference =
            FieldDifference.between(
                Kernel.fold(recorded.events, from: state),
                Kernel.fold(decided.events, from: state)
            ).first
    }

    private static func kind(_ recorded: Decided<Kernel>, _ decided: Decided<Kernel>) -> Kind {
        guard recorded.rejection == decided.rejection, recorded.events.count == decided.events.count else {
            return .content
        }
        var counts: [Kernel.Event: Int] = [:]
        for event in recorded.events { counts[event, default: 0] += 1 }
        for event in decided.events { counts[event, default: 0] -= 1 }
        if counts.values.allSatisfy({ $0 == 0 }) { return .order }
        let onlyTimes = zip(recorded.events, decided.events).allSatisfy { left, right in
            FieldDifference.between(left, right).allSatisfy(\.isTime)
        }
        return onlyTimes ? .time : .content
    }
}
