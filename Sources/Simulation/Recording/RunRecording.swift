public import EventLog
internal import Operations
public import Redundancy
internal import Replay

/// Looks on at a run and appends it to a log: what it followed from, each input with what was decided on it and what the
/// unit would have logged, and the end.
///
/// A run is a producer by what it followed from, and its commits are numbered: the same run adds nothing, and one that was
/// interrupted goes on where it stopped. A commit holds whole steps.
public struct RunRecording: SimulationObserver {
    /// Why a run could not be recorded.
    public enum Failure: Error, Hashable, Sendable {
        case log(LogError)
        /// The log holds another run, or captures, under this pair's name.
        case pairIsTaken(String)
    }

    /// Records of a commit, after which the next step begins another.
    static var recordLimit: Int { 8192 }
    static var byteLimit: Int { 4 << 20 }

    /// What went wrong while the run went on; nothing was recorded behind it.
    public private(set) var failure: Failure?
    /// Whether the whole run was in the log before.
    public private(set) var wasStored = true
    /// Records that this recording appended.
    public private(set) var appended = 0

    private let pair: String
    private let stream: String
    private let writer: LogWriter
    private let producer: [UInt8]
    private let stored: UInt64
    private var number: UInt64 = 1
    private var records: [NewRecord] = []
    private var said = OperatorLog()
    private var byteCount = 0

    /// - Parameters:
    ///   - scenario: the scenario as it runs, changed settings included.
    ///   - seed: the seed of the run.
    ///   - pair: the name under which the log keeps the run.
    ///   - writer: the log.
    public init(of scenario: Scenario, seed: UInt64, pair: String, into writer: LogWriter) {
        let opened = Entry.runOpened(
            RunOpened(
                title: scenario.title,
                scenario: scenario.yaml,
                seed: seed,
                startsAt: Simulator<Controller>.defaultStart,
                settings: scenario.settings,
                units: scenario.units,
                behaviours: Controller.behaviours
            )
        )
        self.pair = pair
        self.writer = writer
        stream = StreamNames.run(pair: pair)
        producer = ContentDigest.sha256(of: opened.payload + Array(pair.utf8)).bytes
        stored = writer.lastNumber(of: producer) ?? 0
        add(opened)
    }

    public mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState]) {
        guard failure == nil, let input = step.input else { return }
        let unit = step.unit
        let first = records.count
        add(.controllerInput(unit: unit, input))
        if let rejection = step.rejection { add(.controllerRejected(unit: unit, rejection), causedBy: first) }
        for event in step.events { add(.controllerEvent(unit: unit, event), causedBy: first) }
        said.stepped(step, units)
        // The calls of the facility's clients follow from its states, and would be most of the log.
        for statement in said.takeStatements() where !statement.fact.isOfFacilityClient {
            let witness = Witness(
                line: UInt64(step.number),
                byteOffset: 0,
                byteCount: 0,
                form: .simulation,
                clock: "simulation",
                text: ""
            )
            let seen = Event(observer: statement.number, occurred: Stamp(statement.at), statement.fact)
            add(.redundancy(witness, seen), causedBy: first)
        }
        if records.count >= Self.recordLimit || byteCount >= Self.byteLimit { commit() }
    }

    /// Records the end of the run.
    ///
    /// - Throws: ``Failure`` of the whole recording.
    public mutating func finish(_ result: RunResult) throws(Failure) {
        add(
            .runFinished(
                RunFinished(
                    steps: UInt64(result.steps),
                    stateDigests: result.units.map { $0.digest { ContentDigest.sha256(of: $0) }.bytes }
                )
            )
        )
        commit()
        if let failure { throw failure }
    }

    private mutating func add(_ entry: Entry, causedBy cause: Int? = nil) {
        let payload = entry.payload
        byteCount += payload.count
        records.append(
            NewRecord(
                stream: stream,
                kind: entry.isInput ? .input : .event,
                occurred: entry.occurred?.occurrence,
                cause: cause.map { .inSameCommit(index: $0) },
                payload: payload
            )
        )
    }

    private mutating func commit() {
        defer {
            records.removeAll(keepingCapacity: true)
            byteCount = 0
            number += 1
        }
        // The last stored one is offered again: the writer compares it.
        guard failure == nil, number >= stored else { return }
        let isFirst = number == 1 && stored == 0
        do throws(LogError) {
            let result = try writer.append(
                NewCommit(
                    records: records,
                    producer: Producer(id: producer, number: number),
                    expecting: isFirst ? [StreamExpectation(stream: stream, position: .none)] : []
                )
            )
            if !result.wasAlreadyStored {
                wasStored = false
                appended += result.count
            }
        } catch {
            switch error {
            case .unexpectedPosition: failure = .pairIsTaken(pair)
            default: failure = .log(error)
            }
        }
    }
}
