internal import EventLog
internal import Replay
internal import Upgrades

extension Assessment: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.moment(1, at)
        writer.bytes(2, packDigest)
        writer.messages(3, verdicts)
        writer.messages(4, standings)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var at: Instant?
        self.init(at: Instant(nanoseconds: 0), packDigest: [], verdicts: [], standings: [])
        while let field = try reader.nextField() {
            switch field.number {
            case 1: at = try reader.moment()
            case 2: packDigest = try reader.bytes()
            case 3: verdicts.append(try reader.message())
            case 4: standings.append(try reader.message())
            default: try reader.skip()
            }
        }
        guard let at else { throw reader.missing(field: 1) }
        self.at = at
    }
}

extension ObligationStanding: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, check)
        writer.scope(2, scope)
        writer.strings(3, subjects)
        if let isRestored { writer.varint(4, isRestored ? 1 : 0) }
        writer.digests(5, evidence)
        if let collectedAt { writer.moment(6, collectedAt) }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init(check: "", scope: .run, subjects: [], isRestored: nil, evidence: [], collectedAt: nil)
        while let field = try reader.nextField() {
            switch field.number {
            case 1: check = try reader.string()
            case 2: scope = try reader.message()
            case 3: subjects.append(try reader.string())
            case 4: isRestored = try reader.bool()
            case 5: evidence.append(try reader.bytes())
            case 6: collectedAt = try reader.moment()
            default: try reader.skip()
            }
        }
    }
}

extension ObligationSubjects: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, check)
        writer.scope(2, scope)
        writer.strings(3, values)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init(check: "", scope: .run, values: [])
        while let field = try reader.nextField() {
            switch field.number {
            case 1: check = try reader.string()
            case 2: scope = try reader.message()
            case 3: values.append(try reader.string())
            default: try reader.skip()
            }
        }
    }
}

extension Reconciliation: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.digests(1, logs)
        writer.messages(2, findings)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init(logs: [], findings: [])
        while let field = try reader.nextField() {
            switch field.number {
            case 1: logs.append(try reader.bytes())
            case 2: findings.append(try reader.message())
            default: try reader.skip()
            }
        }
    }
}

extension ReconciliationFinding: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.varint(1, UInt64(kind.rawValue))
        writer.scope(2, scope)
        writer.string(3, subject)
        if !before.isEmpty { writer.string(4, before) }
        if !after.isEmpty { writer.string(5, after) }
        writer.bytes(6, evidence)
        writer.zigzag(7, Int64(line))
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var kind: Kind?
        self.init(.unauthorisedChange, scope: .run, subject: "", evidence: [], line: 0)
        while let field = try reader.nextField() {
            switch field.number {
            case 1: kind = try reader.enumeration(Kind.self)
            case 2: scope = try reader.message()
            case 3: subject = try reader.string()
            case 4: before = try reader.string()
            case 5: after = try reader.string()
            case 6: evidence = try reader.bytes()
            case 7: line = try reader.number()
            default: try reader.skip()
            }
        }
        guard let kind else { throw reader.missing(field: 1) }
        self.kind = kind
    }
}
