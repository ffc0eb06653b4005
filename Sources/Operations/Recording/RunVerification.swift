public import EventLog
public import Redundancy
public import Replay

/// Decides every recorded input of a run again, as the records come.
public struct RunVerification: Sendable {
    public let pair: String
    public private(set) var opened: RunOpened?
    public private(set) var finished: RunFinished?
    /// How many inputs came.
    public private(set) var inputs = 0
    /// The first divergence of the run.
    public private(set) var divergence: RunDivergence?
    /// Why it cannot be decided again, if it cannot.
    public private(set) var obstacle: Obstacle?

    /// What stands against deciding a run again.
    public enum Obstacle: Hashable, Sendable {
        /// The pair has no recorded inputs: it was read from captures.
        case observed
        /// The first record of the run is missing.
        case notOpened
        /// It was recorded with behaviours that this version does not have.
        case unknownBehaviours([UInt32])
        /// A record that does not belong where it stands: an event before any input, say.
        case misplaced(sequence: UInt64)
    }

    public enum Verdict: UInt8, Hashable, Sendable, CaseIterable {
        case verified = 1
        case diverged = 2
        /// Every input was decided as recorded, but the recording has no end.
        case unfinished = 3
        case notVerifiable = 4
    }

    private var units: [Redecision<Controller>] = []
    private var trails: [[RunDivergence.Lead]] = [[], []]
    private var open: Open?

    /// An input whose events are still coming.
    private struct Open {
        var unit: Int
        var sequence: UInt64
        var input: ControllerInput
        var events: [ControllerEvent] = []
        var sequences: [UInt64] = []
        var rejection: ControllerRejection?
    }

    /// How many inputs a divergence shows before the one that diverged.
    public static let leadCount = 8

    public init(pair: String) {
        self.pair = pair
    }

    public var verdict: Verdict {
        if obstacle != nil || inputs == 0 { return .notVerifiable }
        if divergence != nil { return .diverged }
        return finished == nil ? .unfinished : .verified
    }

    /// Takes the next record of the run's stream.
    public mutating func add(_ entry: Entry, sequence: UInt64) {
        guard obstacle == nil, divergence == nil else {
            if case .controllerInput = entry { inputs += 1 }
            return
        }
        switch entry {
        case .runOpened(let opened):
            guard self.opened == nil else {
                obstacle = .misplaced(sequence: sequence)
                return
            }
            self.opened = opened
            let unknown = opened.behaviours.filter { !Controller.behaviours.contains($0) }
            guard unknown.isEmpty else {
                obstacle = .unknownBehaviours(unknown)
                return
            }
            units = opened.units.map { Redecision(from: ControllerState($0, settings: opened.settings)) }
        case .controllerInput(let unit, let input):
            close()
            inputs += 1
            guard divergence == nil else { return }
            guard units.indices.contains(unit) else {
                obstacle = opened == nil ? .notOpened : .misplaced(sequence: sequence)
                return
            }
            open = Open(unit: unit, sequence: sequence, input: input)
        case .controllerEvent(let unit, let event):
            guard open?.unit == unit else {
                obstacle = .misplaced(sequence: sequence)
                return
            }
            open?.events.append(event)
            open?.sequences.append(sequence)
        case .controllerRejected(let unit, let rejection):
            guard open?.unit == unit, open?.rejection == nil else {
                obstacle = .misplaced(sequence: sequence)
                return
            }
            open?.rejection = rejection
        case .runFinished(let finished):
            close()
            guard divergence == nil else { return }
            self.finished = finished
            compareEnds(finished, sequence)
        case .redundancy:
            break
        case .captureOpened, .captureFinished, .lineUnread, .upgradeInput, .upgradeEvent:
            obstacle = .misplaced(sequence: sequence)
        }
    }

    /// Takes the end of the log.
    public mutating func finish() {
        close()
        if inputs == 0, obstacle == nil { obstacle = opened == nil ? .observed : nil }
    }

    private mutating func close() {
        guard let step = open else { return }
        open = nil
        units[step.unit].decide(step.input, recorded: Decided(events: step.events, rejection: step.rejection))
        guard let found = units[step.unit].divergence else {
            trails[step.unit].append(RunDivergence.Lead(sequence: step.sequence, input: step.input))
            if trails[step.unit].count > Self.leadCount { trails[step.unit].removeFirst() }
            return
        }
        divergence = RunDivergence(
            unit: step.unit,
            sequence: found.index.flatMap { step.sequences.indices.contains($0) ? step.sequences[$0] : nil }
                ?? step.sequence,
            inputSequence: step.sequence,
            leads: trails[step.unit],
            what: .decision(found)
        )
    }

    private mutating func compareEnds(_ finished: RunFinished, _ sequence: UInt64) {
        let digests = units.map { $0.state.digest { ContentDigest.sha256(of: $0) }.bytes }
        guard digests != finished.stateDigests else { return }
        let unit = digests.indices.first {
            !finished.stateDigests.indices.contains($0) || digests[$0] != finished.stateDigests[$0]
        }
        guard let unit else {
            obstacle = .misplaced(sequence: sequence)
            return
        }
        divergence = RunDivergence(
            unit: unit,
            sequence: sequence,
            inputSequence: trails[unit].last?.sequence ?? sequence,
            leads: trails[unit],
            what: .finalState
        )
    }
}

/// Where a run, decided again, came out otherwise.
public struct RunDivergence: Sendable {
    /// An input that led to it.
    public struct Lead: Hashable, Sendable {
        public var sequence: UInt64
        public var input: ControllerInput
    }

    public enum What: Sendable {
        case decision(Divergence<Controller>)
        /// Every decision is as recorded, and the state at the end is not.
        case finalState
    }

    /// 0 or 1: which unit of the run.
    public var unit: Int
    /// The first recorded event that differs, or the input where there is none.
    public var sequence: UInt64
    public var inputSequence: UInt64
    /// The inputs of this unit before it, at most ``RunVerification/leadCount``, the oldest first.
    public var leads: [Lead]
    public var what: What
}

extension RunVerification {
    /// Decides the runs of a log again, in order of their pairs' names. Pairs that were read from captures are among them:
    /// they are not verifiable.
    ///
    /// - Parameters:
    ///   - reader: the log, up to its watermark.
    ///   - wanted: only this pair; nil for all.
    /// - Returns: the verifications, and the damage at which reading ended, if there is any.
    /// - Throws: ``RecordingError/log(_:)`` when the log cannot be read for another reason,
    ///   ``RecordingError/unreadable(sequence:_:)`` for a record that is no entry.
    /// - Complexity: O(*n*) in the records; memory is that of the units' states.
    public static func verify(
        _ reader: LogReader,
        pair wanted: String? = nil
    ) throws(RecordingError) -> (runs: [RunVerification], damage: LogError?) {
        var runs: [String: RunVerification] = [:]
        let damage = try reader.forEachRecord { (record, stream, _) throws(RecordingError) in
            guard let pair = StreamNames.pair(ofStream: stream), wanted == nil || wanted == pair else { return }
            guard StreamNames.pair(ofRunStream: stream) != nil else {
                if runs[pair] == nil { runs[pair] = RunVerification(pair: pair) }
                return
            }
            do throws(EntryError) {
                let entry = try Entry(payload: record.payload, occurred: record.occurred)
                runs[pair, default: RunVerification(pair: pair)].add(entry, sequence: record.sequence.rawValue)
            } catch {
                throw .unreadable(sequence: record.sequence.rawValue, error)
            }
        }
        for pair in runs.keys { runs[pair]?.finish() }
        return (runs.keys.sorted().compactMap { runs[$0] }, damage)
    }
}
