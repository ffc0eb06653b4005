public import Upgrades
internal import Yams

extension Plan {
    /// The longest plan that is read, in bytes.
    public static let longestYAML = 1 << 20

    /// Reads a plan (`facts:` and `members:`) and checks it against the pack's declarations.
    ///
    /// Flags are kept as `true` and `false`; what is left out has its declared default.
    ///
    /// - Throws: ``PackError`` with the place: an unknown or missing fact, a value outside its domain, too few members,
    /// more or fewer members with one value of an attribute than there may be.
    public init(yaml bytes: [UInt8], for pack: RulePack) throws(PackError) {
        let root = try YAMLText.root(bytes, limit: Self.longestYAML)
        let fields = try Fields(root, MappingForm("plan", optional: ["facts", "members"]))
        let facts = try PlanReader.facts(fields["facts"], pack.planFacts, name: "facts", root)
        let groups = try Fields(
            fields["members"] ?? .mapping([:]),
            MappingForm("members", optional: pack.memberKinds.map(\.name))
        )
        var members: [String: [Member]] = [:]
        for kind in pack.memberKinds {
            let nodes = try groups.list(kind.name)
            guard nodes.count >= kind.atLeast else {
                throw (groups[kind.name] ?? fields["members"] ?? root).problem(
                    .tooFewMembers(kind: kind.name, count: nodes.count, atLeast: kind.atLeast)
                )
            }
            var unique = UniqueNames(.member)
            for node in nodes {
                let (member, nameNode) = try PlanReader.member(node, kind)
                try unique.take(member.name, at: nameNode)
                members[kind.name, default: []].append(member)
            }
            for quota in kind.quotas {
                let count = (members[kind.name] ?? []).count { $0.value(quota.attribute) == quota.value }
                guard quota.count.contains(count) else {
                    throw (groups[kind.name] ?? fields["members"] ?? root).problem(
                        .quota(kind: kind.name, quota, count: count)
                    )
                }
            }
        }
        let kinds = try (fields["members"] ?? .mapping([:])).pairs("members").map { (pair) throws(PackError) in
            try pair.key.anyText("a key of members")
        }
        self.init(facts: facts, members: kinds.flatMap { members[$0] ?? [] })
    }
}

/// Reads what a plan states.
enum PlanReader {
    /// The stated facts and the defaults of those that are not.
    static func facts(
        _ node: Node?,
        _ declarations: [PlanFactDeclaration],
        name: String,
        _ root: Node
    ) throws(PackError) -> [PlanFact] {
        let form = MappingForm(name, optional: declarations.map(\.name))
        let fields = try Fields(node ?? .mapping([:]), form)
        return try facts(fields, declarations, missing: node ?? root)
    }

    private static func facts(
        _ fields: Fields,
        _ declarations: [PlanFactDeclaration],
        missing: Node
    ) throws(PackError) -> [PlanFact] {
        var facts: [PlanFact] = []
        for declaration in declarations {
            let name = "\(fields.form.name).\(declaration.name)"
            if let node = fields[declaration.name] {
                let value = try declaration.domain.value(node, name, text: try node.anyText(name))
                facts.append(PlanFact(declaration.name, value))
            } else if let value = declaration.defaultValue {
                facts.append(PlanFact(declaration.name, value))
            } else if declaration.isRequired {
                throw missing.problem(.missingFact(name))
            }
        }
        return facts
    }

    /// A member, and where its name stands.
    static func member(_ node: Node, _ kind: MemberKind) throws(PackError) -> (Member, Node) {
        let form = MappingForm(
            "members.\(kind.name)",
            required: ["name"],
            optional: kind.attributes.map(\.name)
        )
        let fields = try Fields(node, form)
        let nameNode = fields.required("name")
        let name = try nameNode.anyText("\(form.name).name")
        // Names stand in scopes, `oms/oms1`, and in the names of obligations, `…@oms/oms1`.
        let isName =
            name.utf8.count <= 128
            && name.unicodeScalars.allSatisfy { scalar in
                scalar.value > 0x20 && scalar.value != 0x7F && !["/", "@"].contains(scalar)
                    && !scalar.properties.isWhitespace
            }
        guard isName else {
            throw nameNode.problem(
                .malformed(name, of: "\(form.name).name", expected: "oms1, oms1.example.com (no blanks, / or @)")
            )
        }
        let attributes = try facts(fields, kind.attributes, missing: node)
        return (Member(kind: kind.name, name: name, attributes: attributes), nameNode)
    }
}
