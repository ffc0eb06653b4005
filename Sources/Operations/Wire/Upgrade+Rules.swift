internal import EventLog
internal import Upgrades

/// The number under which a case stands in the log.
protocol NumberedInLog: CaseIterable {
    var logNumber: UInt64 { get }
}

extension Level: NumberedInLog {
    var logNumber: UInt64 {
        switch self {
        case .must: 1
        case .recommended: 2
        case .may: 3
        }
    }
}

extension ObligationRule.Opening: NumberedInLog {
    var logNumber: UInt64 {
        switch self {
        case .passing: 1
        case .repaired: 2
        case .attested: 3
        }
    }
}

extension ProtobufReader {
    mutating func numbered<Value: NumberedInLog>(_: Value.Type) throws(DecodeError) -> Value {
        let number = try varint()
        guard let value = Value.allCases.first(where: { $0.logNumber == number }) else {
            throw DecodeError(.outOfRange, offset: offset, found: number)
        }
        return value
    }

    /// A signed number; every one fits, since `Int` has 64 bits wherever Lockstep runs.
    mutating func number() throws(DecodeError) -> Int {
        Int(try zigzag())
    }

    mutating func phase() throws(DecodeError) -> Upgrades.Phase {
        Upgrades.Phase(try number())
    }
}

extension RunRules: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.messages(1, checks)
        for occurrence in occurrences { writer.string(2, occurrence) }
        writer.zigzag(3, Int64(phaseCount))
        writer.zigzag(4, Int64(startAfter.number))
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init(checks: [], occurrences: [], phaseCount: 0, startAfter: Upgrades.Phase(0))
        while let field = try reader.nextField() {
            switch field.number {
            case 1: checks.append(try reader.message())
            case 2: occurrences.append(try reader.string())
            case 3: phaseCount = try reader.number()
            case 4: startAfter = try reader.phase()
            default: try reader.skip()
            }
        }
    }
}

extension RunRules.CheckRule: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, id)
        for alias in aliases { writer.string(2, alias) }
        writer.varint(3, level.logNumber)
        writer.zigzag(4, Int64(phase.number))
        if let memberKind { writer.string(5, memberKind) }
        if needsFourEyes { writer.varint(6, 1) }
        if let formCount { writer.zigzag(7, Int64(formCount)) }
        if let obligation { writer.message(8, obligation) }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var level: Level?
        self.init(
            id: "",
            aliases: [],
            level: .must,
            phase: Upgrades.Phase(0),
            memberKind: nil,
            needsFourEyes: false,
            formCount: nil,
            obligation: nil
        )
        while let field = try reader.nextField() {
            switch field.number {
            case 1: id = try reader.string()
            case 2: aliases.append(try reader.string())
            case 3: level = try reader.numbered(Level.self)
            case 4: phase = try reader.phase()
            case 5: memberKind = try reader.string()
            case 6: needsFourEyes = try reader.bool()
            case 7: formCount = try reader.number()
            case 8: obligation = try reader.message()
            default: try reader.skip()
            }
        }
        guard let level else { throw reader.missing(field: 3) }
        self.level = level
    }
}

extension RunRules.ObligationTerms: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, id)
        writer.varint(2, opening.logNumber)
        if let formCount { writer.zigzag(3, Int64(formCount)) }
        if selectsSubjects { writer.varint(4, 1) }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var opening: ObligationRule.Opening?
        self.init(id: "", opening: .passing, formCount: nil)
        while let field = try reader.nextField() {
            switch field.number {
            case 1: id = try reader.string()
            case 2: opening = try reader.numbered(ObligationRule.Opening.self)
            case 3: formCount = try reader.number()
            case 4: selectsSubjects = try reader.bool()
            default: try reader.skip()
            }
        }
        guard let opening else { throw reader.missing(field: 2) }
        self.opening = opening
    }
}
