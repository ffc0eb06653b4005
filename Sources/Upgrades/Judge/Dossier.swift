public import Replay

/// What a person stated when the run was opened: the deciding facts, and the members.
public struct Plan: Hashable, Sendable {
    /// Sorted by name.
    public var facts: [PlanFact]
    /// In the order of the plan's text.
    public var members: [Member]

    public init(facts: [PlanFact], members: [Member]) {
        self.facts = facts.sorted { $0.name < $1.name }
        self.members = members
    }

    public func value(_ name: String) -> String? {
        facts.first { $0.name == name }?.value
    }

    public func member(kind: String, name: String) -> Member? {
        members.first { $0.kind == kind && $0.name == name }
    }
}

public struct PlanFact: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// One OMS, agent, database instance, chassis.
public struct Member: Hashable, Sendable {
    public var kind: String
    public var name: String
    /// Sorted by name.
    public var attributes: [PlanFact]

    public init(kind: String, name: String, attributes: [PlanFact] = []) {
        self.kind = kind
        self.name = name
        self.attributes = attributes.sorted { $0.name < $1.name }
    }

    /// An attribute; `name` is the member's own.
    public func value(_ attribute: String) -> String? {
        attribute == "name" ? name : attributes.first { $0.name == attribute }?.value
    }
}

/// Something that happened to the run's systems: it makes older evidence stale, and it authorises a change.
public struct Occurrence: Hashable, Sendable {
    public var id: String
    public var scope: Scope
    public var at: Instant

    public init(id: String, scope: Scope, at: Instant) {
        self.id = id
        self.scope = scope
        self.at = at
    }
}

/// A person verified that a check passes.
public struct Attestation: Hashable, Sendable {
    public var check: String
    public var scope: Scope
    public var at: Instant
    public var expiresAt: Instant?
    public var name: String

    public init(check: String, scope: Scope, at: Instant, expiresAt: Instant? = nil, name: String) {
        self.check = check
        self.scope = scope
        self.at = at
        self.expiresAt = expiresAt
        self.name = name
    }
}

/// Everything that verdicts follow from, besides the pack and the moment.
public struct Dossier: Hashable, Sendable {
    public var plan: Plan
    /// In the order in which the log learned of them.
    public var documents: [EvidenceDocument]
    public var occurrences: [Occurrence]
    public var attestations: [Attestation]
    /// What open obligations wait for, by check and scope.
    public var subjects: [ObligationSubjects]

    public init(
        plan: Plan,
        documents: [EvidenceDocument] = [],
        occurrences: [Occurrence] = [],
        attestations: [Attestation] = [],
        subjects: [ObligationSubjects] = []
    ) {
        self.plan = plan
        self.documents = documents
        self.occurrences = occurrences
        self.attestations = attestations
        self.subjects = subjects
    }
}

/// What an open obligation waits for.
public struct ObligationSubjects: Hashable, Sendable {
    public var check: String
    public var scope: Scope
    public var values: [String]

    public init(check: String, scope: Scope, values: [String]) {
        self.check = check
        self.scope = scope
        self.values = values
    }
}
