internal import Upgrades
internal import Yams

/// Reads what a pack declares, besides its checks.
enum PackReader {
    static func version(_ node: Node) throws(PackError) -> String {
        let text = try node.text("version")
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.count <= 9 && $0.allSatisfy(\.isASCIIDigit) })
        else {
            throw node.problem(.malformed(text, of: "version", expected: "1.0.0"))
        }
        return text
    }

    static func source(_ node: Node) throws(PackError) -> SourceDocument {
        let fields = try Fields(node, .source)
        var digest = ""
        if let node = fields["sha256"] {
            digest = try node.anyText("source.sha256")
            guard digest.utf8.count == 64, digest.allSatisfy({ $0.isASCIIDigit || ("a"..."f").contains($0) }) else {
                throw node.problem(.malformed(digest, of: "source.sha256", expected: "64 × 0-9 a-f"))
            }
        }
        return SourceDocument(title: try fields.text("title"), sha256: digest)
    }

    static func findings(_ nodes: [Node], _ names: PackNames) throws(PackError) -> [SourceFinding] {
        var unique = UniqueNames(.finding)
        var findings: [SourceFinding] = []
        for node in nodes {
            let fields = try Fields(node, .finding)
            let id = try fields.name("id")
            try unique.take(id, at: fields.required("id"))
            findings.append(
                SourceFinding(
                    id: id,
                    lines: try names.lines(fields),
                    text: try fields.localized("text"),
                    handling: try fields.localized("handling")
                )
            )
        }
        return findings
    }

    /// Facts of the plan, or attributes of a member.
    static func facts(
        _ nodes: [Node],
        _ what: PackProblem.Name,
        _ name: String
    ) throws(PackError) -> [PlanFactDeclaration] {
        var unique = UniqueNames(what)
        // A member's name is an attribute of every member.
        var facts: [PlanFactDeclaration] = []
        for node in nodes {
            let fields = try Fields(node, .planFact, name: name)
            let nameNode = fields.required("name")
            let factName = try nameNode.name("\(name).name", dots: false)
            if what == .attribute, factName == "name" { throw nameNode.problem(.duplicateName(what, factName)) }
            try unique.take(factName, at: nameNode)
            let domain = try domain(fields)
            var defaultValue: String?
            if let node = fields["default"] {
                defaultValue = try domain.value(node, "default", text: try node.text("default"))
            }
            let isRequired = try fields.flag("required")
            if isRequired, let node = fields["default"] { throw node.problem(.meaning(.defaultOfRequired)) }
            facts.append(
                PlanFactDeclaration(
                    name: factName,
                    title: try fields.localized("title"),
                    domain: domain,
                    defaultValue: defaultValue,
                    isRequired: isRequired
                )
            )
        }
        return facts
    }

    private static func domain(_ fields: Fields) throws(PackError) -> PlanFactDeclaration.Domain {
        let type = try fields.required("type").word("type", FactType.self)
        if let values = fields["values"], type != .choice { throw values.problem(.meaning(.valuesWithoutChoice)) }
        switch type {
        case .flag: return .flag
        case .version: return .version
        case .text: return .text
        case .choice:
            var unique = UniqueNames(.value)
            var values: [String] = []
            guard fields["values"] != nil else { throw fields.node.problem(.meaning(.valuesMissing)) }
            for node in try fields.filledList("values") {
                let value = try node.text("values")
                try unique.take(value, at: node)
                values.append(value)
            }
            return .choice(values)
        }
    }

    static func memberKinds(_ nodes: [Node]) throws(PackError) -> [MemberKind] {
        var unique = UniqueNames(.memberKind)
        var kinds: [MemberKind] = []
        for node in nodes {
            let fields = try Fields(node, .memberKind)
            let name = try fields.required("name").name("member-kind.name", dots: false)
            try unique.take(name, at: fields.required("name"))
            let attributes = try facts(try fields.list("attributes"), .attribute, "attribute")
            kinds.append(
                MemberKind(
                    name: name,
                    title: try fields.localized("title"),
                    atLeast: try fields.number("at-least", in: 0...1000) ?? 0,
                    attributes: attributes,
                    quotas: try quotas(try fields.list("quotas"), attributes)
                )
            )
        }
        return kinds
    }

    static func phases(_ nodes: [Node]) throws(PackError) -> [PhaseDeclaration] {
        var phases: [PhaseDeclaration] = []
        for node in nodes {
            let fields = try Fields(node, .phase)
            let number = try fields.required("phase").number("phase", in: 1...9)
            guard number == phases.count + 1 else {
                throw fields.required("phase").problem(
                    .meaning(.phaseOrder(expected: phases.count + 1, found: number))
                )
            }
            phases.append(PhaseDeclaration(phase: Phase(number), title: try fields.localized("title")))
        }
        return phases
    }

    static func occurrences(_ nodes: [Node], _ names: PackNames) throws(PackError) -> [OccurrenceDeclaration] {
        var unique = UniqueNames(.occurrence)
        var occurrences: [OccurrenceDeclaration] = []
        for node in nodes {
            let fields = try Fields(node, .occurrence)
            let id = try fields.name("id")
            try unique.take(id, at: fields.required("id"))
            occurrences.append(
                OccurrenceDeclaration(
                    id: id,
                    title: try fields.localized("title"),
                    memberKind: try names.memberKind(of: fields)
                )
            )
        }
        return occurrences
    }

    static func evidence(_ nodes: [Node], _ names: PackNames) throws(PackError) -> [EvidenceDeclaration] {
        var unique = UniqueNames(.evidence)
        var declarations: [EvidenceDeclaration] = []
        for node in nodes {
            let fields = try Fields(node, .evidence)
            let id = try fields.name("id")
            try unique.take(id, at: fields.required("id"))
            let memberKind = try names.memberKind(of: fields)
            let command = try fields["command"].map { (node) throws(PackError) in try node.text("evidence.command") }
            let isCorrected = try fields.flag("corrected")
            if isCorrected, command == nil, let node = fields["corrected"] {
                throw node.problem(.meaning(.correctedWithoutCommand))
            }
            var releases: [String] = []
            for node in try fields.list("releases") { releases.append(try node.text("evidence.releases")) }
            declarations.append(
                EvidenceDeclaration(
                    id: id,
                    title: try fields.localized("title"),
                    parser: try fields.required("parser").word("evidence.parser", OutputParser.self),
                    command: command,
                    isCorrected: isCorrected,
                    memberKind: memberKind,
                    timeoutSeconds: try fields.number("timeout", in: 1...86_400) ?? 120,
                    releases: releases,
                    reveals: try revelations(fields, memberKind, names)
                )
            )
        }
        return declarations
    }

    private static func revelations(
        _ fields: Fields,
        _ memberKind: String?,
        _ names: PackNames
    ) throws(PackError) -> [Revelation] {
        var revelations: [Revelation] = []
        for node in try fields.list("reveals") {
            let revelation = try Fields(node, .revelation)
            let occurrenceNode = revelation.required("occurrence")
            let occurrence = try names.occurrence(occurrenceNode, "revelation.occurrence")
            if let kind = occurrence.memberKind, kind != memberKind {
                throw occurrenceNode.problem(
                    .meaning(
                        .foreignOccurrence(occurrence: occurrence.id, kind: kind, judged: memberKind ?? "run")
                    )
                )
            }
            let field = revelation.required("field")
            guard let name = FieldName(written: Substring(try field.text("revelation.field"))) else {
                throw field.problem(
                    .malformed(
                        try field.text("revelation.field"),
                        of: "revelation.field",
                        expected: "COLUMN, TABLE.COLUMN"
                    )
                )
            }
            revelations.append(Revelation(occurrence: occurrence.id, field: name))
        }
        return revelations
    }
}

/// The type of a fact as packs write it.
enum FactType: String, CaseIterable {
    case choice, flag, version, text
}

extension Character {
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension FieldName {
    /// `state` or `ports.number`; nil when it is neither.
    init?(written text: Substring) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in
            part.first?.isLetter == true && part.last != "-"
                && part.allSatisfy { ("a"..."z").contains($0) || $0.isASCIIDigit || $0 == "-" }
        }
        guard isName, (1...2).contains(parts.count) else { return nil }
        self.init(table: parts.count == 2 ? String(parts[0]) : "", column: String(parts[parts.count - 1]))
    }
}

extension PlanFactDeclaration.Domain {
    /// A stated value as it is kept: flags as `true` and `false`.
    func value(_ node: Node, _ name: String, text: String) throws(PackError) -> String {
        switch self {
        case .text:
            return text
        case .choice(let values):
            guard values.contains(text) else {
                throw node.problem(.unknownWord(text, of: name, allowed: values))
            }
            return text
        case .flag:
            switch text.lowercased() {
            case "true", "yes", "on": return "true"
            case "false", "no", "off": return "false"
            default: throw node.problem(.wrongKind(of: name, expected: .flag))
            }
        case .version:
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }), text.utf8.count <= 64 else {
                throw node.problem(.malformed(text, of: name, expected: "13.4, 15"))
            }
            return text
        }
    }
}
