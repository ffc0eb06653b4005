/// The fields of a commit that most commits do not have.
public struct CommitDetails: Hashable, Sendable {
    public var producer: Producer?
    public var expecting: [StoredExpectation]
    public var declarations: [StreamDeclaration]
    public var logID: LogID?

    init() {
        expecting = []
        declarations = []
    }

    /// Reads them from the fields in front of a commit's records.
    init(decoding bytes: [UInt8]) throws(DecodeError) {
        self.init()
        var producerID: [UInt8]?
        var producerNumber: UInt64 = 0
        var reader = ProtobufReader(bytes)
        while let field = try reader.nextField() {
            switch field.number {
            case 3: producerID = try reader.bytes(atMost: Limits.producerIDByteCount)
            case 4: producerNumber = try reader.varint()
            case 5:
                expecting.append(try reader.nested(StoredExpectation.init(decoding:)))
                guard expecting.count <= Limits.expectationCount else {
                    throw DecodeError(
                        .tooLarge,
                        offset: reader.offset,
                        needed: UInt64(Limits.expectationCount),
                        found: UInt64(expecting.count)
                    )
                }
            case 6: declarations.append(try reader.nested(StreamDeclaration.init(decoding:)))
            case 7:
                let offset = reader.offset
                let id = try reader.bytes(atMost: LogID.byteCount)
                guard let logID = LogID(bytes: id) else {
                    throw DecodeError(
                        .outOfRange,
                        offset: offset,
                        needed: UInt64(LogID.byteCount),
                        found: UInt64(id.count)
                    )
                }
                self.logID = logID
            default: try reader.skip()
            }
        }
        if let producerID {
            producer = Producer(id: producerID, number: producerNumber)
        }
    }
}

extension StoredExpectation {
    init(decoding reader: inout ProtobufReader) throws(DecodeError) {
        var stream: UInt64 = 0
        var condition: UInt64 = 0
        var position: UInt64 = 0
        while let field = try reader.nextField() {
            switch field.number {
            case 1: stream = try reader.varint(atMost: UInt64(Limits.streamCount - 1))
            case 2: condition = try reader.varint(atMost: 2)
            case 3: position = try reader.varint()
            default: try reader.skip()
            }
        }
        self.init(
            stream: StreamID(UInt32(stream)),
            position: condition == 0 ? .any : condition == 1 ? .none : .exactly(position)
        )
    }

    func encode(into writer: inout ProtobufWriter) {
        if stream.rawValue != 0 { writer.varint(1, UInt64(stream.rawValue)) }
        switch position {
        case .any: break
        case .none: writer.varint(2, 1)
        case .exactly(let count):
            writer.varint(2, 2)
            if count != 0 { writer.varint(3, count) }
        }
    }
}

extension StreamDeclaration {
    init(decoding reader: inout ProtobufReader) throws(DecodeError) {
        var name = ""
        var id: UInt64 = 0
        let start = reader.offset
        while let field = try reader.nextField() {
            switch field.number {
            case 1: name = try reader.string(atMost: Limits.streamNameByteCount)
            case 2: id = try reader.varint(atMost: UInt64(Limits.streamCount - 1))
            default: try reader.skip()
            }
        }
        guard !name.isEmpty else { throw DecodeError(.missingField, offset: start, needed: 1) }
        self.init(name: name, id: StreamID(UInt32(id)))
    }

    func encode(into writer: inout ProtobufWriter) {
        writer.string(1, name)
        if id.rawValue != 0 { writer.varint(2, UInt64(id.rawValue)) }
    }
}
