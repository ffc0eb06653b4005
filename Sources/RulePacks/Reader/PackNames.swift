internal import Upgrades
internal import Yams

/// What a pack declares, for everything that names it.
struct PackNames {
    var planFacts: [PlanFactDeclaration] = []
    var memberKinds: [MemberKind] = []
    var phaseCount = 0
    var occurrences: [OccurrenceDeclaration] = []
    var evidence: [EvidenceDeclaration] = []
    var findings: [String] = []
    /// Whether the source document is known by its digest, so that line numbers mean something.
    var hasLines = false

    func memberKind(_ node: Node, _ name: String) throws(PackError) -> MemberKind {
        let text = try node.text(name)
        guard let kind = memberKinds.first(where: { $0.name == text }) else {
            throw node.problem(.undeclared(.memberKind, text, declared: memberKinds.map(\.name)))
        }
        return kind
    }

    /// The name of the kind at a key, nil when it is left out.
    func memberKind(of fields: Fields) throws(PackError) -> String? {
        guard let node = fields["member"] else { return nil }
        return try memberKind(node, "\(fields.form.name).member").name
    }

    func occurrence(_ node: Node, _ name: String) throws(PackError) -> OccurrenceDeclaration {
        try occurrence(try node.text(name), node)
    }

    func occurrence(_ text: String, _ node: Node) throws(PackError) -> OccurrenceDeclaration {
        guard let occurrence = occurrences.first(where: { $0.id == text }) else {
            throw node.problem(.undeclared(.occurrence, text, declared: occurrences.map(\.id)))
        }
        return occurrence
    }

    func evidence(_ text: String, _ node: Node) throws(PackError) -> EvidenceDeclaration {
        guard let found = evidence.first(where: { $0.id == text }) else {
            throw node.problem(.undeclared(.evidence, text, declared: evidence.map(\.id)))
        }
        return found
    }

    func finding(_ node: Node) throws(PackError) -> String {
        let text = try node.text("check.findings")
        guard findings.contains(text) else {
            throw node.problem(.undeclared(.finding, text, declared: findings))
        }
        return text
    }

    func phase(_ node: Node, _ name: String) throws(PackError) -> Phase {
        Phase(try node.number(name, in: 1...max(1, phaseCount)))
    }

    func lines(_ fields: Fields) throws(PackError) -> [Int] {
        var lines: [Int] = []
        for node in try fields.list("lines") {
            guard hasLines else { throw node.problem(.meaning(.linesWithoutDigest)) }
            lines.append(try node.number("\(fields.form.name).lines", in: 1...10_000_000))
        }
        if hasLines, lines.isEmpty { throw (fields["lines"] ?? fields.node).problem(.meaning(.linesMissing)) }
        return lines
    }
}

/// Names that must be unique.
struct UniqueNames {
    private var seen: Set<String> = []
    let what: PackProblem.Name

    init(_ what: PackProblem.Name) {
        self.what = what
    }

    mutating func take(_ name: String, at node: Node) throws(PackError) {
        guard seen.insert(name).inserted else { throw node.problem(.duplicateName(what, name)) }
    }
}
