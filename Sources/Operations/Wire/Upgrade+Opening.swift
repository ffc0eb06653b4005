internal import EventLog
internal import Upgrades

extension Scope: WireMessage {
    /// A scope of the run is an empty message.
    func write(to writer: inout ProtobufWriter) {
        guard case .member(let kind, let name) = self else { return }
        writer.string(1, kind)
        writer.string(2, name)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var kind: String?
        var name: String?
        while let field = try reader.nextField() {
            switch field.number {
            case 1: kind = try reader.string()
            case 2: name = try reader.string()
            default: try reader.skip()
            }
        }
        switch (kind, name) {
        case (nil, nil): self = .run
        case (let kind?, let name?): self = .member(kind: kind, name: name)
        case (_, nil): throw reader.missing(field: 2)
        case (nil, _): throw reader.missing(field: 1)
        }
    }
}

extension Signature: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, name)
        writer.string(2, reason)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init(name: "", reason: "")
        while let field = try reader.nextField() {
            switch field.number {
            case 1: name = try reader.string()
            case 2: reason = try reader.string()
            default: try reader.skip()
            }
        }
    }
}

extension RunOpening: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, run)
        writer.string(2, packID)
        writer.string(3, packVersion)
        writer.bytes(4, packDigest)
        writer.message(5, plan)
        writer.message(6, signature)
        writer.bytes(7, saltDigest)
        writer.message(8, rules)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var rules: RunRules?
        self.init(
            run: "",
            packID: "",
            packVersion: "",
            packDigest: [],
            plan: Plan(facts: [], members: []),
            signature: Signature(name: "", reason: ""),
            saltDigest: [],
            rules: RunRules(checks: [], occurrences: [], phaseCount: 0, startAfter: Upgrades.Phase(0))
        )
        while let field = try reader.nextField() {
            switch field.number {
            case 1: run = try reader.string()
            case 2: packID = try reader.string()
            case 3: packVersion = try reader.string()
            case 4: packDigest = try reader.bytes()
            case 5: plan = try reader.message()
            case 6: signature = try reader.message()
            case 7: saltDigest = try reader.bytes()
            case 8: rules = try reader.message()
            default: try reader.skip()
            }
        }
        guard let rules else { throw reader.missing(field: 8) }
        self.rules = rules
    }
}

extension Plan: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.messages(1, facts)
        writer.messages(2, members)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var facts: [PlanFact] = []
        var members: [Member] = []
        while let field = try reader.nextField() {
            switch field.number {
            case 1: facts.append(try reader.message())
            case 2: members.append(try reader.message())
            default: try reader.skip()
            }
        }
        self.init(facts: facts, members: members)
    }
}

extension PlanFact: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, name)
        writer.string(2, value)
    }

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

extension Member: WireMessage {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, kind)
        writer.string(2, name)
        writer.messages(3, attributes)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var kind = ""
        var name = ""
        var attributes: [PlanFact] = []
        while let field = try reader.nextField() {
            switch field.number {
            case 1: kind = try reader.string()
            case 2: name = try reader.string()
            case 3: attributes.append(try reader.message())
            default: try reader.skip()
            }
        }
        self.init(kind: kind, name: name, attributes: attributes)
    }
}
