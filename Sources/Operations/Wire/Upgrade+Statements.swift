internal import EventLog
internal import Replay
internal import Upgrades

extension Statement: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, attestation.check)
        writer.scope(2, attestation.scope)
        writer.moment(3, attestation.at)
        if let expiry = attestation.expiresAt { writer.moment(4, expiry) }
        writer.string(5, attestation.name)
        writer.string(6, reason)
        if !approver.isEmpty { writer.string(7, approver) }
        writer.strings(8, answers)
        writer.digests(9, evidence)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var at: Instant?
        self.init(Attestation(check: "", scope: .run, at: Instant(nanoseconds: 0), name: ""), reason: "")
        while let field = try reader.nextField() {
            switch field.number {
            case 1: attestation.check = try reader.string()
            case 2: attestation.scope = try reader.message()
            case 3: at = try reader.moment()
            case 4: attestation.expiresAt = try reader.moment()
            case 5: attestation.name = try reader.string()
            case 6: reason = try reader.string()
            case 7: approver = try reader.string()
            case 8: answers.append(try reader.string())
            case 9: evidence.append(try reader.bytes())
            default: try reader.skip()
            }
        }
        guard let at else { throw reader.missing(field: 3) }
        attestation.at = at
    }
}

extension Waiver: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, check)
        writer.scope(2, scope)
        writer.moment(3, at)
        writer.moment(4, expiresAt)
        writer.string(5, name)
        writer.string(6, reason)
        if !approver.isEmpty { writer.string(7, approver) }
        writer.string(8, risk)
        writer.digests(9, evidence)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var at: Instant?
        var expiresAt: Instant?
        let none = Instant(nanoseconds: 0)
        self.init(check: "", scope: .run, at: none, expiresAt: none, name: "", reason: "", risk: "")
        while let field = try reader.nextField() {
            switch field.number {
            case 1: check = try reader.string()
            case 2: scope = try reader.message()
            case 3: at = try reader.moment()
            case 4: expiresAt = try reader.moment()
            case 5: name = try reader.string()
            case 6: reason = try reader.string()
            case 7: approver = try reader.string()
            case 8: risk = try reader.string()
            case 9: evidence.append(try reader.bytes())
            default: try reader.skip()
            }
        }
        guard let at else { throw reader.missing(field: 3) }
        guard let expiresAt else { throw reader.missing(field: 4) }
        (self.at, self.expiresAt) = (at, expiresAt)
    }
}

extension Obligation: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, id)
        writer.string(2, check)
        writer.scope(3, scope)
        writer.moment(4, openedAt)
        writer.strings(5, subjects)
        writer.digests(6, evidence)
        if let closing { writer.message(7, closing) }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var openedAt: Instant?
        let none = Instant(nanoseconds: 0)
        self.init(id: "", check: "", scope: .run, openedAt: none, subjects: [], evidence: [])
        while let field = try reader.nextField() {
            switch field.number {
            case 1: id = try reader.string()
            case 2: check = try reader.string()
            case 3: scope = try reader.message()
            case 4: openedAt = try reader.moment()
            case 5: subjects.append(try reader.string())
            case 6: evidence.append(try reader.bytes())
            case 7: closing = try reader.message()
            default: try reader.skip()
            }
        }
        guard let openedAt else { throw reader.missing(field: 4) }
        self.openedAt = openedAt
    }
}

extension ObligationClosing: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, id)
        writer.moment(2, at)
        writer.digests(3, evidence)
        if let signature { writer.message(4, signature) }
        writer.strings(5, answers)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var at: Instant?
        self.init(id: "", at: Instant(nanoseconds: 0), evidence: [])
        while let field = try reader.nextField() {
            switch field.number {
            case 1: id = try reader.string()
            case 2: at = try reader.moment()
            case 3: evidence.append(try reader.bytes())
            case 4: signature = try reader.message()
            case 5: answers.append(try reader.string())
            default: try reader.skip()
            }
        }
        guard let at else { throw reader.missing(field: 2) }
        self.at = at
    }
}

extension GateAnswer: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.zigzag(1, Int64(phase.number))
        writer.messages(2, blockers)
        writer.messages(3, waived)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init(phase: Upgrades.Phase(0), blockers: [])
        while let field = try reader.nextField() {
            switch field.number {
            case 1: phase = try reader.phase()
            case 2: blockers.append(try reader.message())
            case 3: waived.append(try reader.message())
            default: try reader.skip()
            }
        }
    }
}

extension GateBlocker: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, check)
        writer.scope(2, scope)
        if let word { writer.varint(3, UInt64(word.rawValue)) }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init(check: "", scope: .run, word: nil)
        while let field = try reader.nextField() {
            switch field.number {
            case 1: check = try reader.string()
            case 2: scope = try reader.message()
            case 3: word = try reader.enumeration(VerdictWord.self)
            default: try reader.skip()
            }
        }
    }
}
