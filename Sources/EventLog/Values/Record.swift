/// What a record is to the kernel that made it.
public enum RecordKind: UInt8, Hashable, Sendable, CaseIterable {
    /// Something that came from outside and was given to a kernel.
    case input = 0
    /// Something that a kernel decided.
    case event = 1
}

/// A record as it stands in the log, copied out of it.
public struct Record: Hashable, Sendable {
    /// The place in the log.
    public var sequence: SequenceNumber
    /// The stream it belongs to.
    public var stream: StreamID
    public var kind: RecordKind
    /// When it happened; `nil` when the source does not say.
    public var occurred: Occurrence?
    /// The record that led to this one, always an earlier one.
    public var cause: SequenceNumber?
    /// The protobuf fields from number 16, exactly as stored.
    public var payload: [UInt8]
    /// Envelope fields (below 16) that this version does not know, exactly as stored.
    public var unknownEnvelope: [UInt8]

    public init(
        sequence: SequenceNumber,
        stream: StreamID,
        kind: RecordKind,
        occurred: Occurrence? = nil,
        cause: SequenceNumber? = nil,
        payload: [UInt8],
        unknownEnvelope: [UInt8] = []
    ) {
        self.sequence = sequence
        self.stream = stream
        self.kind = kind
        self.occurred = occurred
        self.cause = cause
        self.payload = payload
        self.unknownEnvelope = unknownEnvelope
    }
}

/// A stream's name and the dense number by which records refer to it.
public struct StreamDeclaration: Hashable, Sendable {
    public var name: String
    public var id: StreamID

    public init(name: String, id: StreamID) {
        self.name = name
        self.id = id
    }
}

/// A commit as it stands in the log, copied out of it: the atomic unit of writing.
public struct Commit: Hashable, Sendable {
    /// The sequence number of the first record; the others follow without a gap.
    public var firstSequence: SequenceNumber
    /// When the log learned it: nanoseconds since 1970-01-01T00:00:00Z, never less than in the commit before.
    public var recordedAtNanoseconds: Int64
    public var producer: Producer?
    /// Streams that were used for the first time in this commit.
    public var declarations: [StreamDeclaration]
    /// The expectations that held when it was appended.
    public var expecting: [StoredExpectation]
    /// The log's identity; only the first commit of a log has one.
    public var logID: LogID?
    public var records: [Record]
    /// The commit message as stored, without tag and length: the leaf of the tree.
    public var leafBytes: [UInt8]
}

/// An expectation as it was stored with a commit.
public struct StoredExpectation: Hashable, Sendable {
    public var stream: StreamID
    public var position: ExpectedPosition

    public init(stream: StreamID, position: ExpectedPosition) {
        self.stream = stream
        self.position = position
    }
}
