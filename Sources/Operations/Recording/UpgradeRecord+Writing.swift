public import EventLog
internal import Replay
public import Upgrades

/// An input that was decided, with what came of it.
public struct UpgradeStep: Hashable, Sendable {
    public var input: UpgradeRun.Input
    public var events: [UpgradeRun.Event]

    public init(_ input: UpgradeRun.Input, events: [UpgradeRun.Event]) {
        self.input = input
        self.events = events
    }

    /// Decides an input and moves the state by what came of it, so that several steps can be made before they are
    /// committed together.
    ///
    /// - Throws: the rejection; the state is as it was then.
    public init(
        deciding input: UpgradeRun.Input,
        in state: inout UpgradeRun.State
    ) throws(UpgradeRun.Rejection) {
        var events: [UpgradeRun.Event] = []
        try UpgradeRun.decide(input, in: state, into: &events)
        for event in events { UpgradeRun.evolve(&state, by: event) }
        self.init(input, events: events)
    }
}

extension UpgradeRecord {
    /// The commit that stores an input with its events behind this record, and nothing when somebody else wrote in between:
    /// it expects the run's stream exactly as it was read.
    public func commit(_ input: UpgradeRun.Input, _ events: [UpgradeRun.Event]) -> NewCommit {
        commit([UpgradeStep(input, events: events)])
    }

    /// The commit that stores several steps together: all of them or none. There must be one at least.
    public func commit(_ steps: [UpgradeStep]) -> NewCommit {
        let stream = StreamNames.upgrade(run: run)
        var records: [NewRecord] = []
        func add(_ entry: Entry, causedBy cause: Int?) {
            records.append(
                NewRecord(
                    stream: stream,
                    kind: entry.isInput ? .input : .event,
                    occurred: entry.occurred?.occurrence,
                    cause: cause.map { .inSameCommit(index: $0) },
                    payload: entry.payload
                )
            )
        }
        for step in steps {
            let input = records.count
            add(.upgradeInput(step.input), causedBy: nil)
            for event in step.events { add(.upgradeEvent(event), causedBy: input) }
        }
        let expected: ExpectedPosition = position == 0 ? .none : .exactly(position)
        return NewCommit(records: records, expecting: [StreamExpectation(stream: stream, position: expected)])
    }
}
