/// The record that led to a new one.
public enum Cause: Hashable, Sendable {
    /// A record that is already in the log.
    case record(SequenceNumber)
    /// A record of the same commit, by its index from 0; it must stand before the record that names it.
    case inSameCommit(index: Int)
}

/// A record that is to be appended.
public struct NewRecord: Hashable, Sendable {
    /// The stream's name: 1 to 1,024 bytes of UTF-8. A new name declares a new stream.
    public var stream: String
    public var kind: RecordKind
    public var occurred: Occurrence?
    public var cause: Cause?
    /// Protobuf fields, every number from 16 upwards.
    public var payload: [UInt8]

    public init(
        stream: String,
        kind: RecordKind,
        occurred: Occurrence? = nil,
        cause: Cause? = nil,
        payload: [UInt8]
    ) {
        self.stream = stream
        self.kind = kind
        self.occurred = occurred
        self.cause = cause
        self.payload = payload
    }
}

/// What an appender believes about the number of records a stream holds.
public enum ExpectedPosition: Hashable, Sendable {
    /// Any number.
    case any
    /// No record yet.
    case none
    /// Exactly this many records.
    case exactly(UInt64)
}

/// A belief about one stream that must hold for a commit to be appended.
public struct StreamExpectation: Hashable, Sendable {
    public var stream: String
    public var position: ExpectedPosition

    public init(stream: String, position: ExpectedPosition) {
        self.stream = stream
        self.position = position
    }
}

/// Who appends, and the number that it gave to this commit, so that a repetition is stored once.
public struct Producer: Hashable, Sendable {
    /// 1 to 64 bytes; for a capture file, its digest.
    public var id: [UInt8]
    /// Rises from commit to commit; gaps are allowed.
    public var number: UInt64

    public init(id: [UInt8], number: UInt64) {
        self.id = id
        self.number = number
    }
}

/// Records that are to be appended together: all of them or none.
public struct NewCommit: Hashable, Sendable {
    /// At least one.
    public var records: [NewRecord]
    public var producer: Producer?
    public var expecting: [StreamExpectation]

    public init(records: [NewRecord], producer: Producer? = nil, expecting: [StreamExpectation] = []) {
        self.records = records
        self.producer = producer
        self.expecting = expecting
    }
}

/// When an append is acknowledged.
public enum Durability: Hashable, Sendable, CaseIterable {
    /// After `fdatasync`: the commit survives a loss of power.
    case durable
    /// After `write`: the commit survives the end of the process, not a loss of power. Readers do not see it before
    /// the next sync.
    case buffered
}

/// What became of an append.
public struct AppendResult: Hashable, Sendable {
    /// The sequence number of the commit's first record.
    public var firstSequence: SequenceNumber
    /// The number of records of the commit.
    public var count: Int
    /// True when this producer number was stored before with the same records; nothing was written then.
    public var wasAlreadyStored: Bool

    public init(firstSequence: SequenceNumber, count: Int, wasAlreadyStored: Bool) {
        self.firstSequence = firstSequence
        self.count = count
        self.wasAlreadyStored = wasAlreadyStored
    }
}
