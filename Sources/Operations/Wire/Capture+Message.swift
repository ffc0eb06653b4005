internal import EventLog
internal import Redundancy

extension CaptureOpened {
    func write(to writer: inout ProtobufWriter) {
        writer.bytes(1, digest)
        writer.string(2, name)
        writer.varint(3, byteCount)
        if !continues.isEmpty { writer.bytes(4, continues) }
        writer.string(5, pair)
        if let unit { writer.varint(6, UInt64(unit.rawValue)) }
        if let year { writer.zigzag(7, Int64(year)) }
        if let zoneSeconds { writer.zigzag(8, Int64(zoneSeconds)) }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init(digest: [], name: "", byteCount: 0, pair: "")
        while let field = try reader.nextField() {
            switch field.number {
            case 1: digest = try reader.bytes()
            case 2: name = try reader.string()
            case 3: byteCount = try reader.varint()
            case 4: continues = try reader.bytes()
            case 5: pair = try reader.string()
            case 6: unit = ChassisNumber(Int(try reader.varint(atMost: 255)))
            case 7: year = Int(try reader.zigzag())
            case 8: zoneSeconds = Int(try reader.zigzag())
            default: try reader.skip()
            }
        }
    }
}

extension CaptureFinished {
    func write(to writer: inout ProtobufWriter) {
        writer.varint(1, lines)
        writer.varint(2, events)
        writer.varint(3, otherLines)
        writer.varint(4, unreadLines)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init(lines: 0, events: 0, otherLines: 0, unreadLines: 0)
        while let field = try reader.nextField() {
            switch field.number {
            case 1: lines = try reader.varint()
            case 2: events = try reader.varint()
            case 3: otherLines = try reader.varint()
            case 4: unreadLines = try reader.varint()
            default: try reader.skip()
            }
        }
    }
}

extension UnreadLine {
    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var reason: UnreadReason?
        var witness: Witness?
        while let field = try reader.nextField() {
            switch field.number {
            case 1: reason = try reader.enumeration(UnreadReason.self)
            case 2: witness = try reader.nested { nested throws(DecodeError) in try Witness(from: &nested) }
            default: try reader.skip()
            }
        }
        guard let reason, let witness else { throw reader.missing(field: reason == nil ? 1 : 2) }
        self.init(reason: reason, witness: witness)
    }
}

extension Witness {
    func write(to writer: inout ProtobufWriter) {
        writer.varint(1, line)
        if lineCount != 1 { writer.varint(2, lineCount) }
        writer.varint(3, byteOffset)
        writer.varint(4, byteCount)
        writer.varint(5, UInt64(form.rawValue))
        if !clock.isEmpty { writer.string(6, clock) }
        if mark != .none { writer.varint(7, UInt64(mark.rawValue)) }
        if !zone.isEmpty { writer.string(8, zone) }
        if !mnemonic.isEmpty { writer.string(9, mnemonic) }
        writer.string(10, text)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init(line: 0, byteOffset: 0, byteCount: 0, form: .syslog, text: "")
        while let field = try reader.nextField() {
            switch field.number {
            case 1: line = try reader.varint()
            case 2: lineCount = try reader.varint()
            case 3: byteOffset = try reader.varint()
            case 4: byteCount = try reader.varint()
            case 5: form = try reader.enumeration(WitnessForm.self)
            case 6: clock = try reader.string()
            case 7: mark = try reader.enumeration(ClockMark.self)
            case 8: zone = try reader.string()
            case 9: mnemonic = try reader.string()
            case 10: text = try reader.string()
            default: try reader.skip()
            }
        }
    }
}

extension ProtobufReader {
    /// A value of an enumeration that must be known: what depends on it cannot be read otherwise.
    mutating func enumeration<Value: RawRepresentable<UInt8>>(_: Value.Type) throws(DecodeError) -> Value {
        let number = try varint(atMost: 255)
        guard let value = Value(rawValue: UInt8(number)) else {
            throw DecodeError(.outOfRange, offset: offset, found: number)
        }
        return value
    }

    /// The error for a message without a field that it must have.
    func missing(field: UInt64) -> DecodeError {
        DecodeError(.missingField, offset: offset, needed: field)
    }
}
