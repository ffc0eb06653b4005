internal import EventLog
internal import Upgrades

extension Scope {
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

extension Signature {
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

extension RunOpening {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, run)
        writer.string(2, packID)
        writer.string(3, packVersion)
        writer.bytes(4, packDigest)
        writer.message(5) { plan.write(to: &$0) }
        writer.message(6) { signature.write(to: &$0) }
        writer.bytes(7, saltDigest)
        writer.message(8) { rules.write(to: &$0) }
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
            case 5: plan = try reader.nested { nested throws(DecodeError) in try Plan(from: &nested) }
            case 6: signature = try reader.nested { nested throws(DecodeError) in try Signature(from: &nested) }
            case 7: saltDigest = try reader.bytes()
            case 8: rules = try reader.nested { nested throws(DecodeError) in try RunRules(from: &nested) }
            default: try reader.skip()
            }
        }
        guard let rules else { throw reader.missing(field: 8) }
        self.rules = rules
    }
}

extension Plan {
    func write(to writer: inout ProtobufWriter) {
        for fact in facts { writer.message(1) { fact.write(to: &$0) } }
        for member in members { writer.message(2) { member.write(to: &$0) } }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var facts: [PlanFact] = []
        var members: [Member] = []
        while let field = try reader.nextField() {
            switch field.number {
            case 1: facts.append(try reader.nested { nested throws(DecodeError) in try PlanFact(from: &nested) })
            case 2: members.append(try reader.nested { nested throws(DecodeError) in try Member(from: &nested) })
            default: try reader.skip()
            }
        }
        self.init(facts: facts, members: members)
    }
}

extension PlanFact {
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

extension Member {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, kind)
        writer.string(2, name)
        for attribute in attributes { writer.message(3) { attribute.write(to: &$0) } }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        var kind = ""
        var name = ""
        var attributes: [PlanFact] = []
        while let field = try reader.nextField() {
            switch field.number {
            case 1: kind = try reader.string()
            case 2: name = try reader.string()
            case 3: attributes.append(try reader.nested { nested throws(DecodeError) in try PlanFact(from: &nested) })
            default: try reader.skip()
            }
        }
        self.init(kind: kind, name: name, attributes: attributes)
    }
}
