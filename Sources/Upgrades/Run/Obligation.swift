public import Replay

/// Something that has to be put back.
public struct Obligation: Hashable, Sendable {
    /// The rule's id and the scope: `em.restore.emkey@oms/oms1`; of the whole run the rule's id alone.
    public var id: String
    public var check: String
    public var scope: Scope
    public var openedAt: Instant
    public var subjects: [String]
    /// The evidence that shows what was weakened.
    public var evidence: [[UInt8]]
    public var closing: ObligationClosing?

    public init(
        id: String,
        check: String,
        scope: Scope,
        openedAt: Instant,
        subjects: [String],
        evidence: [[UInt8]],
        closing: ObligationClosing? = nil
    ) {
        self.id = id
        self.check = check
        self.scope = scope
        self.openedAt = openedAt
        self.subjects = subjects
        self.evidence = evidence
        self.closing = closing
    }
}

public struct ObligationClosing: Hashable, Sendable {
    public var id: String
    public var at: Instant
    /// Evidence that shows it, or that a person adds.
    public var evidence: [[UInt8]]
    /// The person who attested it; nil when evidence closed it.
    public var signature: Signature?
    public var answers: [String]

    public init(
        id: String,
        at: Instant,
        evidence: [[UInt8]],
        signature: Signature? = nil,
        answers: [String] = []
    ) {
        self.id = id
        self.at = at
        self.evidence = evidence
        self.signature = signature
        self.answers = answers
    }
}
