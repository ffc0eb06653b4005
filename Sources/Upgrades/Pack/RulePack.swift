/// The rules of one kind of upgrade to one target release: data, versioned, known by the digest of its text.
///
/// A pack is read by the target `RulePacks`, which answers for what the types here do not: that names that are used are
/// declared, that identifiers are unique, that every evidence has a known parser.
public struct RulePack: Hashable, Sendable {
    /// `em-13.4`.
    public var id: String
    /// `1.0.0`.
    public var version: String
    /// SHA-256 of the file's bytes, 32 of them.
    public var digest: [UInt8]
    public var title: LocalizedText
    public var source: SourceDocument
    /// Defects and contradictions of the source document.
    public var findings: [SourceFinding]
    /// What a person states when a run is opened.
    public var planFacts: [PlanFactDeclaration]
    public var memberKinds: [MemberKind]
    /// In the order of the run, from 1.
    public var phases: [PhaseDeclaration]
    /// `upgrade start` wants the gate of this phase open.
    public var startAfter: Phase
    public var occurrences: [OccurrenceDeclaration]
    public var evidence: [EvidenceDeclaration]
    /// In the order of reports.
    public var checks: [Check]

    public init(
        id: String,
        version: String,
        digest: [UInt8],
        title: LocalizedText,
        source: SourceDocument,
        findings: [SourceFinding] = [],
        planFacts: [PlanFactDeclaration] = [],
        memberKinds: [MemberKind] = [],
        phases: [PhaseDeclaration],
        startAfter: Phase,
        occurrences: [OccurrenceDeclaration] = [],
        evidence: [EvidenceDeclaration],
        checks: [Check]
    ) {
        self.id = id
        self.version = version
        self.digest = digest
        self.title = title
        self.source = source
        self.findings = findings
        self.planFacts = planFacts
        self.memberKinds = memberKinds
        self.phases = phases
        self.startAfter = startAfter
        self.occurrences = occurrences
        self.evidence = evidence
        self.checks = checks
    }

    /// The check with this id or alias.
    ///
    /// - Complexity: O(*n*) in the checks.
    public func check(_ name: String) -> Check? {
        checks.first { $0.id == name } ?? checks.first { $0.aliases.contains(name) }
    }

    /// - Complexity: O(*n*) in the declarations.
    public func evidence(_ id: String) -> EvidenceDeclaration? {
        evidence.first { $0.id == id }
    }
}

/// A place in the order of a run: φ1 to φ9.
public struct Phase: Hashable, Comparable, Sendable {
    /// 1 to 9.
    public var number: Int

    public init(_ number: Int) {
        self.number = number
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.number < right.number
    }
}

public struct PhaseDeclaration: Hashable, Sendable {
    public var phase: Phase
    public var title: LocalizedText

    public init(phase: Phase, title: LocalizedText) {
        self.phase = phase
        self.title = title
    }
}

/// The document that a pack's rules come from.
public struct SourceDocument: Hashable, Sendable {
    public var title: String
    /// SHA-256 in hexadecimal digits, so that line numbers mean something.
    public var sha256: String

    public init(title: String, sha256: String) {
        self.title = title
        self.sha256 = sha256
    }
}

/// A defect or contradiction of the source document, and what the pack does about it.
public struct SourceFinding: Hashable, Sendable {
    public var id: String
    /// Lines of the source document, from 1.
    public var lines: [Int]
    public var text: LocalizedText
    public var handling: LocalizedText

    public init(id: String, lines: [Int], text: LocalizedText, handling: LocalizedText) {
        self.id = id
        self.lines = lines
        self.text = text
        self.handling = handling
    }
}

/// A fact that a person states, such as the method of the upgrade.
public struct PlanFactDeclaration: Hashable, Sendable {
    public enum Domain: Hashable, Sendable {
        case choice([String])
        /// `true` or `false`.
        case flag
        /// Digits and dots.
        case version
        case text
    }

    public var name: String
    public var title: LocalizedText
    public var domain: Domain
    /// Nil when it may be left out; conditions on it are unknown then.
    public var defaultValue: String?
    public var isRequired: Bool

    public init(
        name: String,
        title: LocalizedText,
        domain: Domain,
        defaultValue: String? = nil,
        isRequired: Bool = false
    ) {
        self.name = name
        self.title = title
        self.domain = domain
        self.defaultValue = defaultValue
        self.isRequired = isRequired
    }
}

/// A kind of thing of which a run has several: an OMS, an agent, a database instance, a chassis.
public struct MemberKind: Hashable, Sendable {
    /// `oms`.
    public var name: String
    public var title: LocalizedText
    /// How many a plan must name at least.
    public var atLeast: Int
    public var attributes: [PlanFactDeclaration]
    /// How many of them must, or may, have a certain value of an attribute.
    public var quotas: [MemberQuota]

    public init(
        name: String,
        title: LocalizedText,
        atLeast: Int = 0,
        attributes: [PlanFactDeclaration] = [],
        quotas: [MemberQuota] = []
    ) {
        self.name = name
        self.title = title
        self.atLeast = atLeast
        self.attributes = attributes
        self.quotas = quotas
    }
}

/// How many members of a kind have one value of an attribute: exactly one OMS is the first.
public struct MemberQuota: Hashable, Sendable {
    /// Of the kind.
    public var attribute: String
    /// As plans keep it: flags as `true` and `false`.
    public var value: String
    /// How many a plan must name; `Int.max` above where there is no limit.
    public var count: ClosedRange<Int>

    public init(attribute: String, value: String, count: ClosedRange<Int>) {
        self.attribute = attribute
        self.value = value
        self.count = count
    }
}

/// Something that may happen during a run and make verdicts stale: a restart, an upgrade, a change.
public struct OccurrenceDeclaration: Hashable, Sendable {
    public var id: String
    public var title: LocalizedText
    /// The kind of member that it happens to; nil when it happens to the whole.
    public var memberKind: String?

    public init(id: String, title: LocalizedText, memberKind: String? = nil) {
        self.id = id
        self.title = title
        self.memberKind = memberKind
    }
}

/// Evidence that checks need: the command that prints it and the parser that reads it.
public struct EvidenceDeclaration: Hashable, Sendable {
    public var id: String
    public var title: LocalizedText
    public var parser: OutputParser
    /// Run by `/bin/sh` where the evidence is; nil when a person brings a file.
    public var command: String?
    /// True when the source document's command was wrong and this one is the corrected one.
    public var isCorrected: Bool
    /// The kind of member that it is collected from, once for each; nil when it is collected once.
    public var memberKind: String?
    public var timeoutSeconds: Int
    /// The releases of which the output's banner must name one, as prefixes (`13.3`); empty when any will do. Another
    /// banner means that another home answered.
    public var releases: [String]
    /// Moments in the output that tell of an occurrence: field to occurrence.
    public var reveals: [Revelation]

    public init(
        id: String,
        title: LocalizedText,
        parser: OutputParser,
        command: String? = nil,
        isCorrected: Bool = false,
        memberKind: String? = nil,
        timeoutSeconds: Int = 120,
        releases: [String] = [],
        reveals: [Revelation] = []
    ) {
        self.id = id
        self.title = title
        self.parser = parser
        self.command = command
        self.isCorrected = isCorrected
        self.memberKind = memberKind
        self.timeoutSeconds = timeoutSeconds
        self.releases = releases
        self.reveals = reveals
    }
}

/// A field of an output whose moment tells that something happened then.
public struct Revelation: Hashable, Sendable {
    public var occurrence: String
    public var field: FieldName

    public init(occurrence: String, field: FieldName) {
        self.occurrence = occurrence
        self.field = field
    }
}
