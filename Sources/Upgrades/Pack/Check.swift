/// How strongly the source document asks: 必ず, お薦め, できます.
public enum Level: String, Hashable, Sendable, CaseIterable {
    /// Blocks a gate.
    case must
    /// Warns.
    case recommended
    /// Informs.
    case may
}

/// What a check may say.
public enum VerdictWord: UInt8, Hashable, Sendable, CaseIterable {
    case pass = 1
    case fail = 2
    case warn = 3
    /// A person has to look.
    case manual = 4
    case notApplicable = 5
    /// No evidence, or evidence that may be incomplete or stale.
    case unknown = 6
    /// Independent evidence disagrees.
    case conflict = 7
    /// Something is in progress that has to end first.
    case waiting = 8
    /// Must fire at a later gate.
    case deferred = 9

    /// As it is written in packs, reports and JSON: `PASS`, `NOT APPLICABLE`.
    public var name: String {
        switch self {
        case .pass: "PASS"
        case .fail: "FAIL"
        case .warn: "WARN"
        case .manual: "MANUAL"
        case .notApplicable: "NOT APPLICABLE"
        case .unknown: "UNKNOWN"
        case .conflict: "CONFLICT"
        case .waiting: "WAITING"
        case .deferred: "DEFERRED"
        }
    }
}

/// One atomic requirement with everything that its verdict follows from.
public struct Check: Hashable, Sendable {
    /// Stable for good: `em.p14.emkey-in-repository`.
    public var id: String
    /// Names under which older packs or the source's catalogue know it.
    public var aliases: [String]
    /// The headed requirement that it belongs to: `P14`.
    public var group: String
    public var title: LocalizedText
    /// Lines of the source document, from 1; the first decides the level.
    public var lines: [Int]
    public var level: Level
    public var phase: Phase
    /// The kind of member that it is judged for, once for each; nil when it is judged once.
    public var memberKind: String?
    public var remedy: Remedy
    /// The first that holds makes the check not applicable.
    public var notApplicable: [Exemption]
    /// The first that holds moves the check to a later gate unless it passes already.
    public var deferred: [Deferral]
    /// Facts that must be equal where they are known; otherwise the verdict is CONFLICT.
    public var agreements: [[FactReference]]
    /// The first that holds decides.
    public var branches: [Branch]
    /// What a person looks at when the verdict is MANUAL.
    public var manual: ManualReview?
    /// Occurrences after which evidence collected before no longer counts.
    public var invalidatedBy: [String]
    /// Evidence older than this no longer counts.
    public var maximumAgeSeconds: Int?
    /// Whether a waiver or an attestation needs two people.
    public var needsFourEyes: Bool
    public var obligation: ObligationRule?
    /// Findings of the source document that concern it.
    public var findings: [String]
    /// Whether the corrective action can be run without a person's judgment.
    public var isAutoFixable: Bool

    public init(
        id: String,
        aliases: [String] = [],
        group: String,
        title: LocalizedText,
        lines: [Int],
        level: Level,
        phase: Phase,
        memberKind: String? = nil,
        remedy: Remedy,
        notApplicable: [Exemption] = [],
        deferred: [Deferral] = [],
        agreements: [[FactReference]] = [],
        branches: [Branch],
        manual: ManualReview? = nil,
        invalidatedBy: [String] = [],
        maximumAgeSeconds: Int? = nil,
        needsFourEyes: Bool = false,
        obligation: ObligationRule? = nil,
        findings: [String] = [],
        isAutoFixable: Bool = false
    ) {
        self.id = id
        self.aliases = aliases
        self.group = group
        self.title = title
        self.lines = lines
        self.level = level
        self.phase = phase
        self.memberKind = memberKind
        self.remedy = remedy
        self.notApplicable = notApplicable
        self.deferred = deferred
        self.agreements = agreements
        self.branches = branches
        self.manual = manual
        self.invalidatedBy = invalidatedBy
        self.maximumAgeSeconds = maximumAgeSeconds
        self.needsFourEyes = needsFourEyes
        self.obligation = obligation
        self.findings = findings
        self.isAutoFixable = isAutoFixable
    }
}

/// What to do about a check that does not pass.
public struct Remedy: Hashable, Sendable {
    public var text: LocalizedText
    /// To be typed by a person; never run by Lockstep.
    public var command: String?
    /// True when the source document's command was wrong and this one is the corrected one.
    public var isCorrected: Bool

    public init(text: LocalizedText, command: String? = nil, isCorrected: Bool = false) {
        self.text = text
        self.command = command
        self.isCorrected = isCorrected
    }
}

public struct Exemption: Hashable, Sendable {
    public var condition: Condition
    public var because: LocalizedText
    /// Why the branch can never hold, for one that is kept all the same; a lint checks that it is so.
    public var unreachable: String?

    public init(condition: Condition, because: LocalizedText, unreachable: String? = nil) {
        self.condition = condition
        self.because = because
        self.unreachable = unreachable
    }
}

public struct Deferral: Hashable, Sendable {
    public var condition: Condition
    /// The gate at which it must have passed.
    public var until: Phase
    public var because: LocalizedText

    public init(condition: Condition, until: Phase, because: LocalizedText) {
        self.condition = condition
        self.until = until
        self.because = because
    }
}

public struct Branch: Hashable, Sendable {
    /// Nil holds always: the last branch.
    public var condition: Condition?
    public var verdict: VerdictWord
    public var because: LocalizedText
    /// Why the branch can never be reached, for one that is kept all the same; a lint checks that it is so.
    public var unreachable: String?

    public init(condition: Condition?, verdict: VerdictWord, because: LocalizedText, unreachable: String? = nil) {
        self.condition = condition
        self.verdict = verdict
        self.because = because
        self.unreachable = unreachable
    }
}

/// What a person looks at, and what the attestation must say.
public struct ManualReview: Hashable, Sendable {
    public var look: LocalizedText
    /// What the attestation must state, one entry each.
    public var form: [LocalizedText]

    public init(look: LocalizedText, form: [LocalizedText]) {
        self.look = look
        self.form = form
    }
}

/// Something that the upgrade weakens and that must be put back before the run is closed.
public struct ObligationRule: Hashable, Sendable {
    public enum Opening: String, Hashable, Sendable, CaseIterable {
        /// The check passes, because the wanted state is the weak one.
        case passing
        /// The check passes after it failed: what made it fail was taken away and comes back.
        case repaired
        /// A person attested it.
        case attested
    }

    public enum Closing: Hashable, Sendable {
        /// Evidence collected after the opening for which the condition holds.
        case evidence(Condition)
        /// Only a person can tell.
        case attestation(ManualReview)
    }

    public var id: String
    public var title: LocalizedText
    public var remedy: Remedy
    public var opening: Opening
    /// What is to come back, one each, as found when the check last failed (`repaired`) or passed (`passing`); nil when
    /// the obligation is about the member as a whole.
    public var subjects: FactSelection?
    public var closing: Closing
    public var phase: Phase

    public init(
        id: String,
        title: LocalizedText,
        remedy: Remedy,
        opening: Opening,
        subjects: FactSelection? = nil,
        closing: Closing,
        phase: Phase = Phase(9)
    ) {
        self.id = id
        self.title = title
        self.remedy = remedy
        self.opening = opening
        self.subjects = subjects
        self.closing = closing
        self.phase = phase
    }
}
