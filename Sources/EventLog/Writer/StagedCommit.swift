/// A commit that is encoded and checked, and not yet written: it becomes part of the state when it is.
struct StagedCommit {
    var firstSequence: UInt64
    var recordedAt: Int64
    var declarations: [StreamDeclaration]
    /// The stream of each record.
    var streams: [StreamID]
    var producer: Producer?
    /// The digest of the records; only with a producer.
    var digest: ContentDigest?
    /// The message, without tag and length.
    var message: [UInt8]
}

/// Encodes commits against the state of a log.
struct CommitEncoder {
    private let commit: NewCommit
    private let state: LogState
    private let recordedAt: Int64
    private var declarations: [StreamDeclaration] = []
    private var newIDs: [String: StreamID] = [:]

    /// Checks and encodes a commit that was found to be new.
    ///
    /// - Throws: the errors of the `usage` category, and `unexpectedPosition`.
    static func stage(
        _ commit: NewCommit,
        digest: ContentDigest?,
        in state: LogState,
        recordedAt: Int64,
        logID: LogID
    ) throws(LogError) -> StagedCommit {
        var encoder = CommitEncoder(commit: commit, state: state, recordedAt: recordedAt)
        return try encoder.encode(digest, logID)
    }

    private init(commit: NewCommit, state: LogState, recordedAt: Int64) {
        self.commit = commit
        self.state = state
        self.recordedAt = recordedAt
    }

    private mutating func encode(_ digest: ContentDigest?, _ logID: LogID) throws(LogError) -> StagedCommit {
        let expectations = try expectations()
        let streams = try recordStreams()
        let times = try TimeSteps(commit.records, recordedAt: recordedAt)
        var payloadByteCount = 0
        for record in commit.records { payloadByteCount += record.payload.count }
        guard payloadByteCount <= Limits.commitByteCount else {
            throw .commitTooLarge(byteCount: payloadByteCount, limit: Limits.commitByteCount)
        }
        var writer = ProtobufWriter(reservingCapacity: payloadByteCount + 32 * commit.records.count + 256)
        if state.nextSequence != 0 { writer.varint(1, state.nextSequence) }
        writer.zigzag(2, recordedAt)
        if let producer = commit.producer {
            writer.bytes(3, producer.id)
            if producer.number != 0 { writer.varint(4, producer.number) }
        }
        for expectation in expectations { writer.message(5) { expectation.encode(into: &$0) } }
        for declaration in declarations { writer.message(6) { declaration.encode(into: &$0) } }
        if state.tree.size == 0 { writer.bytes(7, logID.bytes) }
        if times.exponent != 0 { writer.varint(9, UInt64(times.exponent)) }
        if times.base != 0 { writer.zigzag(10, times.base) }
        for index in commit.records.indices {
            try encodeRecord(at: index, stream: streams[index], step: times.steps[index], into: &writer)
        }
        guard writer.bytes.count <= Limits.commitByteCount else {
            throw .commitTooLarge(byteCount: writer.bytes.count, limit: Limits.commitByteCount)
        }
        return StagedCommit(
            firstSequence: state.nextSequence,
            recordedAt: recordedAt,
            declarations: declarations,
            streams: streams,
            producer: commit.producer,
            digest: digest,
            message: writer.bytes
        )
    }

    private func encodeRecord(
        at index: Int,
        stream: StreamID,
        step: Int64?,
        into writer: inout ProtobufWriter
    ) throws(LogError) {
        let record = commit.records[index]
        do {
            try CommitFields.checkPayload(record.payload.rawSpan)
        } catch {
            throw .invalidPayload(index: index, error)
        }
        let delta = step.map(ZigZag.encode)
        let uncertainty = record.occurred?.uncertaintyNanoseconds ?? 0
        let timescale = UInt64(record.occurred?.timescale.rawValue ?? 0)
        let distance = try causeDistance(of: record, at: index)
        func byteCount(_ value: UInt64) -> Int { value == 0 ? 0 : 1 + Varint.byteCount(value) }
        let envelope =
            byteCount(UInt64(stream.rawValue)) + (record.kind == .event ? 2 : 0)
            + (delta.map { 1 + Varint.byteCount($0) } ?? 0)
            + byteCount(uncertainty) + byteCount(timescale) + byteCount(distance)
        let total = envelope + record.payload.count
        guard total <= Limits.recordByteCount else {
            throw .recordTooLarge(index: index, byteCount: total, limit: Limits.recordByteCount)
        }
        writer.tag(8, .lengthDelimited)
        writer.rawVarint(UInt64(total))
        let start = writer.bytes.count
        if stream.rawValue != 0 { writer.varint(1, UInt64(stream.rawValue)) }
        if record.kind == .event { writer.varint(2, 1) }
        if let delta { writer.varint(3, delta) }
        if uncertainty != 0 { writer.varint(4, uncertainty) }
        if timescale != 0 { writer.varint(5, timescale) }
        if distance != 0 { writer.varint(6, distance) }
        writer.raw(record.payload)
        precondition(
            writer.bytes.count == start + total,
            "a record of \(total) bytes took \(writer.bytes.count - start)"
        )
    }

    /// How far back the cause stands; 0 when there is none.
    private func causeDistance(of record: NewRecord, at index: Int) throws(LogError) -> UInt64 {
        switch record.cause {
        case nil: return 0
        case .record(let sequence):
            guard sequence.rawValue < state.nextSequence else { throw .invalidCause(index: index) }
            return state.nextSequence + UInt64(index) - sequence.rawValue
        case .inSameCommit(let cause):
            guard cause >= 0, cause < index else { throw .invalidCause(index: index) }
            return UInt64(index - cause)
        }
    }

    private mutating func expectations() throws(LogError) -> [StoredExpectation] {
        guard commit.expecting.count <= Limits.expectationCount else {
            throw .tooManyExpectations(count: commit.expecting.count, limit: Limits.expectationCount)
        }
        var stored: [StoredExpectation] = []
        for expectation in commit.expecting {
            let position = state.streams.id(of: expectation.stream).map(state.streams.position(of:)) ?? 0
            guard expectation.position.holds(at: position) else {
                throw .unexpectedPosition(
                    stream: expectation.stream,
                    expected: expectation.position,
                    found: position
                )
            }
            stored.append(
                StoredExpectation(stream: try streamID(of: expectation.stream), position: expectation.position)
            )
        }
        return stored
    }

    private mutating func recordStreams() throws(LogError) -> [StreamID] {
        var ids: [StreamID] = []
        ids.reserveCapacity(commit.records.count)
        // Neighbouring records are often of one stream; comparing with the last name is cheaper than looking it up.
        var last: (name: String, id: StreamID)?
        for record in commit.records {
            if let last, last.name == record.stream {
                ids.append(last.id)
                continue
            }
            let id = try streamID(of: record.stream)
            last = (record.stream, id)
            ids.append(id)
        }
        return ids
    }

    /// The id of a stream, which is declared when it is new.
    private mutating func streamID(of name: String) throws(LogError) -> StreamID {
        if let id = state.streams.id(of: name) ?? newIDs[name] { return id }
        guard !name.isEmpty, name.utf8.count <= Limits.streamNameByteCount else { throw .invalidStreamName(name) }
        let number = state.streams.count + declarations.count
        guard number < Limits.streamCount else { throw .tooManyStreams(limit: Limits.streamCount) }
        let id = StreamID(UInt32(number))
        declarations.append(StreamDeclaration(name: name, id: id))
        newIDs[name] = id
        return id
    }
}

/// The times of a commit's records as steps from one to the next, in the largest unit that loses nothing.
struct TimeSteps {
    /// A step is 10 to this power nanoseconds.
    private(set) var exponent = 0
    /// Nanoseconds from recorded-at to the first record's time.
    private(set) var base: Int64 = 0
    /// For each record with a time, its steps from the one before that has one; 0 for the first.
    private(set) var steps: [Int64?]

    init(_ records: [NewRecord], recordedAt: Int64) throws(LogError) {
        steps = []
        steps.reserveCapacity(records.count)
        var clock: Int64?
        var unit: Int64 = 1_000_000_000
        for (index, record) in records.enumerated() {
            guard let time = record.occurred?.earliestNanoseconds else {
                steps.append(nil)
                continue
            }
            let (step, overflow) = time.subtractingReportingOverflow(clock ?? recordedAt)
            guard !overflow else { throw .timeOutOfRange(index: index) }
            if clock == nil {
                base = step
                steps.append(0)
            } else {
                steps.append(step)
                while step % unit != 0 { unit /= 1000 }
            }
            clock = time
        }
        // Without two different times there is nothing to divide.
        guard steps.contains(where: { ($0 ?? 0) != 0 }) else { return }
        exponent = unit == 1_000_000_000 ? 9 : unit == 1_000_000 ? 6 : unit == 1000 ? 3 : 0
        if unit > 1 { steps = steps.map { $0.map { $0 / unit } } }
    }
}

extension LogState {
    /// Takes in a commit that was staged against this very state and is written now.
    mutating func apply(_ staged: StagedCommit) {
        precondition(staged.firstSequence == nextSequence, "staged for \(staged.firstSequence), now \(nextSequence)")
        for declaration in staged.declarations { streams.declare(declaration) }
        for stream in staged.streams {
            guard streams.count(recordOf: stream) else { preconditionFailure("stream \(stream) was not declared") }
        }
        nextSequence += UInt64(staged.streams.count)
        lastRecordedAt = staged.recordedAt
        tree.append(leaf: staged.message.rawSpan)
        if let producer = staged.producer, let digest = staged.digest {
            producers.remember(
                producer,
                digest: digest,
                firstSequence: staged.firstSequence,
                count: staged.streams.count
            )
        }
    }
}
