/// What is to be collected for a run: which command runs for which member, and what a person has to bring.
public struct CollectionPlan: Hashable, Sendable {
    /// In the order of the pack's evidence, and within one evidence of the plan's members.
    public var items: [CollectionItem]
    /// Evidence without a command.
    public var brought: [CollectionNeed]

    public init(items: [CollectionItem], brought: [CollectionNeed] = []) {
        self.items = items
        self.brought = brought
    }

    /// - Throws: ``CollectionRefusal`` when the selection names something that the pack or the plan does not have.
    /// - Complexity: O(evidence × members), and O(checks) when phases are selected.
    public init(
        for pack: RulePack,
        _ plan: Plan,
        selecting selection: CollectionSelection = CollectionSelection()
    ) throws(CollectionRefusal) {
        try selection.validate(pack, plan)
        let ofPhases = selection.phases.isEmpty ? nil : pack.evidenceNames(ofPhases: selection.phases)
        items = []
        brought = []
        for declaration in pack.evidence {
            if !selection.evidence.isEmpty, !selection.evidence.contains(declaration.id) { continue }
            if let ofPhases, !ofPhases.contains(declaration.id) { continue }
            if let kind = declaration.memberKind {
                for member in plan.members where member.kind == kind && selection.takes(member) {
                    add(declaration, of: pack, plan, member)
                }
            } else if selection.takesRun {
                add(declaration, of: pack, plan, nil)
            }
        }
    }

    private mutating func add(
        _ declaration: EvidenceDeclaration,
        of pack: RulePack,
        _ plan: Plan,
        _ member: Member?
    ) {
        let scope = member.map { Scope.member(kind: $0.kind, name: $0.name) } ?? .run
        guard let command = declaration.command else {
            brought.append(CollectionNeed(evidence: declaration.id, scope: scope, title: declaration.title))
            return
        }
        items.append(
            CollectionItem(
                evidence: declaration.id,
                scope: scope,
                title: declaration.title,
                command: command,
                host: member?.value("host") ?? "",
                variables: Self.variables(of: pack, plan, member),
                timeoutSeconds: declaration.timeoutSeconds
            )
        )
    }

    /// `LOCKSTEP_NAME`, `LOCKSTEP_<ATTRIBUTE>` and `LOCKSTEP_PLAN_<FACT>`, sorted by name; defaults of the pack included.
    /// Where an attribute's variable would have the name of a plan fact's, the plan's counts.
    public static func variables(of pack: RulePack, _ plan: Plan, _ member: Member?) -> [PlanFact] {
        var variables: [PlanFact] = []
        func add(_ name: String, _ value: String) {
            if !variables.contains(where: { $0.name == name }) { variables.append(PlanFact(name, value)) }
        }
        for fact in plan.facts { add(variable("PLAN_", fact.name), fact.value) }
        for fact in pack.planFacts {
            if let value = fact.defaultValue { add(variable("PLAN_", fact.name), value) }
        }
        if let member {
            add("LOCKSTEP_NAME", member.name)
            for attribute in member.attributes { add(variable("", attribute.name), attribute.value) }
            for attribute in pack.memberKinds.first(where: { $0.name == member.kind })?.attributes ?? [] {
                if let value = attribute.defaultValue { add(variable("", attribute.name), value) }
            }
        }
        return variables.sorted { $0.name < $1.name }
    }

    /// `LOCKSTEP_ORACLE_HOME` for `oracle-home`. Bytes that no variable's name may have become `_`.
    public static func variable(_ prefix: String, _ name: String) -> String {
        let bytes = name.utf8.map { byte -> UInt8 in
            switch byte {
            case 0x61...0x7A: byte - 0x20
            case 0x41...0x5A, 0x30...0x39: byte
            default: 0x5F
            }
        }
        return "LOCKSTEP_" + prefix + String(decoding: bytes, as: UTF8.self)
    }
}

/// One command to run once.
public struct CollectionItem: Hashable, Sendable {
    /// The declaration in the pack.
    public var evidence: String
    public var scope: Scope
    public var title: LocalizedText
    /// For `/bin/sh`.
    public var command: String
    /// The member's `host`; empty when the plan does not say, or it is collected once.
    public var host: String
    /// For the environment, sorted by name.
    public var variables: [PlanFact]
    public var timeoutSeconds: Int

    public init(
        evidence: String,
        scope: Scope,
        title: LocalizedText,
        command: String,
        host: String = "",
        variables: [PlanFact] = [],
        timeoutSeconds: Int = 120
    ) {
        self.evidence = evidence
        self.scope = scope
        self.title = title
        self.command = command
        self.host = host
        self.variables = variables
        self.timeoutSeconds = timeoutSeconds
    }
}

/// Evidence that a person brings.
public struct CollectionNeed: Hashable, Sendable {
    public var evidence: String
    public var scope: Scope
    public var title: LocalizedText

    public init(evidence: String, scope: Scope, title: LocalizedText) {
        self.evidence = evidence
        self.scope = scope
        self.title = title
    }
}
