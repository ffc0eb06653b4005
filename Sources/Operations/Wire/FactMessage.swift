internal import EventLog
internal import Redundancy

/// A fact as it stands in the log: one flat message whose `kind` says which of the other fields it uses.
///
/// Flat, because facts are many and small: a message of its own for each would add bytes and names without adding
/// anything to read. `lockstep.proto` lists the fields of each kind. Kind numbers are stable and never used again.
struct FactMessage: Hashable {
    var kind: UInt64 = 0
    var chassis: UInt64 = 0
    var role: UInt64 = 0
    /// A cause, a link kind, a sync subject or a step: whichever enumeration the kind has.
    var choice: UInt64 = 0
    var phase: UInt64 = 0
    var port: UInt64 = 0
    var flag = false
    var number: UInt64 = 0
    var other: UInt64 = 0
    var name = ""
    var text = ""
    var extra = ""
    var step: FacilityStep?
    var snapshot: Snapshot?

    init(kind: UInt64) {
        self.kind = kind
    }

    func write(to writer: inout ProtobufWriter) {
        func put(_ field: UInt32, _ value: UInt64) { if value != 0 { writer.varint(field, value) } }
        func put(_ field: UInt32, _ value: String) { if !value.isEmpty { writer.string(field, value) } }
        put(1, kind)
        put(2, chassis)
        put(3, role)
        put(4, choice)
        put(5, phase)
        put(6, port)
        put(7, flag ? 1 : 0)
        put(8, number)
        put(9, other)
        put(10, name)
        put(11, text)
        put(12, extra)
        if let step { writer.message(13) { step.write(to: &$0) } }
        if let snapshot { writer.message(14) { snapshot.write(to: &$0) } }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        while let field = try reader.nextField() {
            switch field.number {
            case 1: kind = try reader.varint()
            case 2: chassis = try reader.varint()
            case 3: role = try reader.varint()
            case 4: choice = try reader.varint()
            case 5: phase = try reader.varint()
            case 6: port = try reader.varint()
            case 7: flag = try reader.bool()
            case 8: number = try reader.varint()
            case 9: other = try reader.varint()
            case 10: name = try reader.string()
            case 11: text = try reader.string()
            case 12: extra = try reader.string()
            case 13: step = try reader.nested { nested throws(DecodeError) in try FacilityStep(from: &nested) }
            case 14: snapshot = try reader.nested { nested throws(DecodeError) in try Snapshot(from: &nested) }
            default: try reader.skip()
            }
        }
    }
}

extension FacilityStep {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, name)
        writer.varint(2, UInt64(code))
        if let client {
            writer.string(3, client.name)
            writer.varint(4, UInt64(client.number))
        }
        writer.varint(5, UInt64(operation))
        writer.varint(6, UInt64(result))
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init(name: "", code: 0, client: nil, operation: 0, result: 0)
        var clientName: String?
        var clientNumber: UInt32 = 0
        while let field = try reader.nextField() {
            switch field.number {
            case 1: name = try reader.string()
            case 2: code = UInt32(try reader.varint(atMost: UInt64(UInt32.max)))
            case 3: clientName = try reader.string()
            case 4: clientNumber = UInt32(try reader.varint(atMost: UInt64(UInt32.max)))
            case 5: operation = UInt32(try reader.varint(atMost: UInt64(UInt32.max)))
            case 6: result = UInt32(try reader.varint(atMost: UInt64(UInt32.max)))
            default: try reader.skip()
            }
        }
        client = clientName.map { FacilityClient(name: $0, number: clientNumber) }
    }
}

extension Snapshot {
    func write(to writer: inout ProtobufWriter) {
        writer.varint(1, UInt64(command.rawValue))
        for section in sections {
            writer.message(2) { writer in
                writer.string(1, section.name)
                for field in section.fields {
                    writer.message(2) { writer in
                        writer.string(1, field.name)
                        writer.string(2, field.value)
                    }
                }
            }
        }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var command: ShowCommand?
        var sections: [Section] = []
        while let field = try reader.nextField() {
            switch field.number {
            case 1: command = try reader.enumeration(ShowCommand.self)
            case 2:
                let section = try reader.nested { nested throws(DecodeError) in try Section(from: &nested) }
                sections.append(section)
            default: try reader.skip()
            }
        }
        guard let command else { throw reader.missing(field: 1) }
        self.init(command, sections)
    }
}

extension Section {
    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init("", [])
        while let field = try reader.nextField() {
            switch field.number {
            case 1: name = try reader.string()
            case 2:
                let new = try reader.nested { nested throws(DecodeError) in try Field(from: &nested) }
                fields.append(new)
            default: try reader.skip()
            }
        }
    }
}

extension Field {
    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init("", "")
        while let field = try reader.nextField() {
            switch field.number {
            case 1: name = try reader.string()
            case 2: value = try reader.string()
            default: try reader.skip()
            }
        }
    }
}
