/// What follows from the commits of a log: made by reading it, carried on by appending to it.
///
/// Invariants: every commit below `nextSequence` was absorbed exactly once and in order; the tree has one leaf for each;
/// stream ids are dense; recorded-at never falls.
struct LogState {
    var logID: LogID?
    var nextSequence: UInt64 = 0
    var tree = CompactRange()
    var streams = StreamTable()
    var producers: ProducerTable
    var lastRecordedAt: Int64 = .min
    var writerEpoch: UInt64 = 0

    init(producerLimit: Int) {
        producers = ProducerTable(limit: producerLimit)
    }

    /// Takes in the next commit, after comparing it with everything before it.
    ///
    /// - Throws: what contradicts; the state is then of no more use.
    mutating func absorb(_ commit: borrowing CommitView, checkingPayloads: Bool) throws(DamageSign) {
        do {
            try absorbChecked(commit, checkingPayloads)
        } catch {
            switch error {
            case .bytes(let error): throw DamageSign(.message(error))
            case .field(let name, let needed, let found):
                throw DamageSign(.commitField(field: name, needed: needed, found: found))
            }
        }
    }

    private enum Contradiction: Error {
        case bytes(DecodeError)
        case field(String, needed: UInt64, found: UInt64)
    }

    private mutating func absorbChecked(
        _ commit: borrowing CommitView,
        _ checkingPayloads: Bool
    ) throws(Contradiction) {
        let first = commit.firstSequence.rawValue
        guard first == nextSequence else {
            throw .field("first sequence", needed: nextSequence, found: first)
        }
        guard commit.recordedAtNanoseconds >= lastRecordedAt else {
            throw .field(
                "recorded at",
                needed: UInt64(bitPattern: lastRecordedAt),
                found: UInt64(bitPattern: commit.recordedAtNanoseconds)
            )
        }
        let details = try reading { () throws(DecodeError) in try commit.decodeDetails() }
        try absorb(details, isFirst: tree.size == 0)
        var digest = RecordsDigest()
        var records = commit.records()
        while true {
            let next: RecordView?
            do { next = try records.decodeNext() } catch { throw .bytes(error) }
            guard let record = next else { break }
            guard streams.count(recordOf: record.stream), let name = streams.name(of: record.stream) else {
                throw .field("stream", needed: UInt64(streams.count), found: UInt64(record.stream.rawValue))
            }
            if checkingPayloads {
                do { try CommitFields.checkPayload(record.payload) } catch { throw .bytes(error) }
            }
            if details.producer != nil {
                digest.add(
                    stream: name,
                    kind: record.kind,
                    occurred: record.occurred,
                    cause: Cause(stored: record.cause, commitStart: first),
                    payload: record.payload
                )
            }
            nextSequence += 1
        }
        guard nextSequence > first else { throw .field("records", needed: 1, found: 0) }
        if let producer = details.producer {
            if let last = producers.lastNumber(of: producer.id), producer.number <= last {
                throw .field("producer number", needed: last + 1, found: producer.number)
            }
            producers.remember(
                producer,
                digest: digest.finalize(),
                firstSequence: first,
                count: Int(nextSequence - first)
            )
        }
        lastRecordedAt = commit.recordedAtNanoseconds
        tree.append(leaf: commit.leaf)
    }

    private mutating func absorb(_ details: CommitDetails, isFirst: Bool) throws(Contradiction) {
        if isFirst {
            guard let id = details.logID else { throw .field("log id", needed: UInt64(LogID.byteCount), found: 0) }
            guard logID == nil || logID == id else {
                throw .field("log id", needed: logID?.high ?? 0, found: id.high)
            }
            logID = id
        }
        for declaration in details.declarations {
            guard Int(declaration.id.rawValue) == streams.count, streams.id(of: declaration.name) == nil else {
                throw .field(
                    "stream declaration",
                    needed: UInt64(streams.count),
                    found: UInt64(declaration.id.rawValue)
                )
            }
            streams.declare(declaration)
        }
        for expectation in details.expecting {
            guard Int(expectation.stream.rawValue) < streams.count else {
                throw .field(
                    "expected stream",
                    needed: UInt64(streams.count),
                    found: UInt64(expectation.stream.rawValue)
                )
            }
            let position = streams.position(of: expectation.stream)
            guard expectation.position.holds(at: position) else {
                throw .field("expected position", needed: expectation.position.count, found: position)
            }
        }
    }

    private func reading<Value>(
        _ body: () throws(DecodeError) -> Value
    ) throws(Contradiction) -> Value {
        do { return try body() } catch { throw .bytes(error) }
    }
}

extension ExpectedPosition {
    /// True when a stream with so many records is as expected.
    func holds(at position: UInt64) -> Bool {
        switch self {
        case .any: true
        case .none: position == 0
        case .exactly(let count): position == count
        }
    }

    /// The number of records that is expected; 0 for `any` too.
    var count: UInt64 {
        if case .exactly(let count) = self { count } else { 0 }
    }
}

extension Cause {
    /// The cause as an appender would have named it.
    init?(stored: SequenceNumber?, commitStart: UInt64) {
        guard let stored else { return nil }
        self =
            stored.rawValue < commitStart
            ? .record(stored) : .inSameCommit(index: Int(stored.rawValue - commitStart))
    }
}
