internal import EventLog
internal import Replay
internal import Upgrades

extension ProtobufReader {
    mutating func moment() throws(DecodeError) -> Instant {
        Instant(nanoseconds: try zigzag())
    }
}

extension ProtobufWriter {
    mutating func moment(_ field: UInt32, _ moment: Instant) {
        zigzag(field, moment.nanoseconds)
    }

    mutating func scope(_ field: UInt32, _ scope: Scope) {
        if scope != .run { message(field, scope) }
    }

    mutating func strings(_ field: UInt32, _ texts: [String]) {
        for text in texts { string(field, text) }
    }

    mutating func digests(_ field: UInt32, _ digests: [[UInt8]]) {
        for digest in digests { bytes(field, digest) }
    }
}

extension Evidence: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, id)
        writer.scope(2, scope)
        writer.bytes(3, digest)
        writer.varint(4, byteCount)
        if !command.isEmpty { writer.string(5, command) }
        if !host.isEmpty { writer.string(6, host) }
        if let exitCode { writer.zigzag(7, Int64(exitCode)) }
        writer.moment(8, collectedAt)
        writer.varint(9, UInt64(collector.rawValue))
        if isCapturedWhole { writer.varint(10, 1) }
        if redactionCount != 0 { writer.zigzag(11, Int64(redactionCount)) }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var collectedAt: Instant?
        var collector: Collector?
        self.init(
            id: "",
            scope: .run,
            digest: [],
            byteCount: 0,
            collectedAt: Instant(nanoseconds: 0),
            collector: .person,
            isCapturedWhole: false
        )
        while let field = try reader.nextField() {
            switch field.number {
            case 1: id = try reader.string()
            case 2: scope = try reader.message()
            case 3: digest = try reader.bytes()
            case 4: byteCount = try reader.varint()
            case 5: command = try reader.string()
            case 6: host = try reader.string()
            case 7:
                let number = try reader.zigzag()
                guard let code = Int32(exactly: number) else {
                    throw DecodeError(.outOfRange, offset: reader.offset, found: UInt64(bitPattern: number))
                }
                exitCode = code
            case 8: collectedAt = try reader.moment()
            case 9: collector = try reader.enumeration(Collector.self)
            case 10: isCapturedWhole = try reader.bool()
            case 11: redactionCount = try reader.number()
            default: try reader.skip()
            }
        }
        guard let collectedAt else { throw reader.missing(field: 8) }
        guard let collector else { throw reader.missing(field: 9) }
        (self.collectedAt, self.collector) = (collectedAt, collector)
    }
}

extension Note: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, occurrence.id)
        writer.scope(2, occurrence.scope)
        writer.moment(3, occurrence.at)
        if !parameter.isEmpty { writer.string(4, parameter) }
        if !value.isEmpty { writer.string(5, value) }
        writer.message(6, signature)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var at: Instant?
        var (id, scope) = ("", Scope.run)
        var (parameter, value) = ("", "")
        var signature = Signature(name: "", reason: "")
        while let field = try reader.nextField() {
            switch field.number {
            case 1: id = try reader.string()
            case 2: scope = try reader.message()
            case 3: at = try reader.moment()
            case 4: parameter = try reader.string()
            case 5: value = try reader.string()
            case 6: signature = try reader.message()
            default: try reader.skip()
            }
        }
        guard let at else { throw reader.missing(field: 3) }
        self.init(
            Upgrades.Occurrence(id: id, scope: scope, at: at),
            parameter: parameter,
            value: value,
            signature: signature
        )
    }
}

extension Verdict: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, check)
        writer.scope(2, scope)
        writer.varint(3, UInt64(word.rawValue))
        writer.message(4, reason)
        writer.messages(5, facts)
        writer.digests(6, evidence)
        if let deferredUntil { writer.zigzag(7, Int64(deferredUntil.number)) }
        if let expiresAt { writer.moment(8, expiresAt) }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var word: VerdictWord?
        var reason: Reason?
        self.init(check: "", scope: .run, word: .unknown, reason: Reason(.undecided))
        while let field = try reader.nextField() {
            switch field.number {
            case 1: check = try reader.string()
            case 2: scope = try reader.message()
            case 3: word = try reader.enumeration(VerdictWord.self)
            case 4: reason = try reader.message()
            case 5: facts.append(try reader.message())
            case 6: evidence.append(try reader.bytes())
            case 7: deferredUntil = try reader.phase()
            case 8: expiresAt = try reader.moment()
            default: try reader.skip()
            }
        }
        guard let word else { throw reader.missing(field: 3) }
        guard let reason else { throw reader.missing(field: 4) }
        (self.word, self.reason) = (word, reason)
    }
}

extension Reason: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.varint(1, UInt64(kind.rawValue))
        if let text { writer.message(2, text) }
        writer.strings(3, details)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var kind: Kind?
        self.init(.undecided)
        while let field = try reader.nextField() {
            switch field.number {
            case 1: kind = try reader.enumeration(Kind.self)
            case 2: text = try reader.message()
            case 3: details.append(try reader.string())
            default: try reader.skip()
            }
        }
        guard let kind else { throw reader.missing(field: 1) }
        self.kind = kind
    }
}

extension LocalizedText: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, english)
        writer.string(2, japanese)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init(english: "", japanese: "")
        while let field = try reader.nextField() {
            switch field.number {
            case 1: english = try reader.string()
            case 2: japanese = try reader.string()
            default: try reader.skip()
            }
        }
    }
}

extension CitedFact: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, reference)
        writer.strings(2, values)
        if let evidence { writer.bytes(3, evidence) }
        if line != 0 { writer.zigzag(4, Int64(line)) }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init(reference: "", values: [])
        while let field = try reader.nextField() {
            switch field.number {
            case 1: reference = try reader.string()
            case 2: values.append(try reader.string())
            case 3: evidence = try reader.bytes()
            case 4: line = try reader.number()
            default: try reader.skip()
            }
        }
    }
}
