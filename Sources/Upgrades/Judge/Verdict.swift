public import Replay

/// What a check says about a scope at a moment, and why.
public struct Verdict: Hashable, Sendable {
    /// The check's id.
    public var check: String
    public var scope: Scope
    public var word: VerdictWord
    public var reason: Reason
    /// The facts that decided, in the order in which they were asked.
    public var facts: [CitedFact]
    /// Digests of the evidence that was looked at, each once.
    public var evidence: [[UInt8]]
    /// The gate at which a deferred check must have passed.
    public var deferredUntil: Phase?
    /// When it turns to UNKNOWN by age; nil when it does not.
    public var expiresAt: Instant?

    public init(
        check: String,
        scope: Scope,
        word: VerdictWord,
        reason: Reason,
        facts: [CitedFact] = [],
        evidence: [[UInt8]] = [],
        deferredUntil: Phase? = nil,
        expiresAt: Instant? = nil
    ) {
        self.check = check
        self.scope = scope
        self.word = word
        self.reason = reason
        self.facts = facts
        self.evidence = evidence
        self.deferredUntil = deferredUntil
        self.expiresAt = expiresAt
    }
}

/// A fact as it stood in evidence.
public struct CitedFact: Hashable, Sendable {
    /// `emkey-status/state`.
    public var reference: String
    /// The values; empty when there are none.
    public var values: [String]
    /// The evidence; nil for a fact of the plan.
    public var evidence: [UInt8]?
    /// The line of the evidence on which the first value stands, from 1; 0 without one.
    public var line: Int

    public init(reference: String, values: [String], evidence: [UInt8]? = nil, line: Int = 0) {
        self.reference = reference
        self.values = values
        self.evidence = evidence
        self.line = line
    }
}

/// Why a verdict is what it is. Numbers are stored and never used again for something else.
public struct Reason: Hashable, Sendable {
    public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// A branch of the check, whose words ``Reason/text`` has.
        case decided = 1
        /// No evidence; details: the evidence's ids.
        case noEvidence = 2
        /// The output may not be whole; details: evidence id, what is missing.
        case incomplete = 3
        /// The text is not this output; details: evidence id, line, what is wrong.
        case unreadable = 4
        /// A moment that cannot be placed, or values that cannot be compared; details: reference, value.
        case notComparable = 5
        /// Something happened after the evidence was collected; details: occurrence, moment.
        case invalidated = 6
        /// Too old; details: limit in seconds, collected at.
        case expired = 7
        /// Facts disagree; details: reference, value, reference, value.
        case disagreement = 8
        /// A person verified it; details: name.
        case attested = 9
        /// A person has to look.
        case notAttested = 10
        /// Two pieces of evidence of one moment differ; details: evidence id.
        case twoEvidences = 11
        /// No branch of the check held.
        case undecided = 12
        /// A fact of the plan that was not stated; details: its name.
        case notStated = 13
        /// The command failed; details: evidence id, exit code or `timeout`.
        case commandFailed = 14
    }

    public var kind: Kind
    /// The pack's words, where a branch, an exemption or a deferral decided.
    public var text: LocalizedText?
    public var details: [String]

    public init(_ kind: Kind, text: LocalizedText? = nil, details: [String] = []) {
        self.kind = kind
        self.text = text
        self.details = details
    }
}

/// All verdicts of a pack at a moment, in the order of the pack and of the plan's members.
public struct Assessment: Hashable, Sendable {
    public var at: Instant
    public var packDigest: [UInt8]
    public var verdicts: [Verdict]
    /// One for each check and scope that has an obligation rule.
    public var standings: [ObligationStanding]

    public init(at: Instant, packDigest: [UInt8], verdicts: [Verdict], standings: [ObligationStanding]) {
        self.at = at
        self.packDigest = packDigest
        self.verdicts = verdicts
        self.standings = standings
    }
}

/// What evidence says about an obligation, whether it is open or not.
public struct ObligationStanding: Hashable, Sendable {
    public var check: String
    public var scope: Scope
    /// What the rule's selection finds now.
    public var subjects: [String]
    /// Whether the closing condition holds; nil when it is not known or only a person can tell.
    public var isRestored: Bool?
    /// The evidence that the closing condition looked at, and the earliest moment at which any of it was collected.
    public var evidence: [[UInt8]]
    public var collectedAt: Instant?

    public init(
        check: String,
        scope: Scope,
        subjects: [String],
        isRestored: Bool?,
        evidence: [[UInt8]],
        collectedAt: Instant?
    ) {
        self.check = check
        self.scope = scope
        self.subjects = subjects
        self.isRestored = isRestored
        self.evidence = evidence
        self.collectedAt = collectedAt
    }
}
