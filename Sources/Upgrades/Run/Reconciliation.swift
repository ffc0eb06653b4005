/// What imported logs and compared evidence show beside what the run recorded.
public struct Reconciliation: Hashable, Sendable {
    /// Digests of the imported logs.
    public var logs: [[UInt8]]
    public var findings: [ReconciliationFinding]

    public init(logs: [[UInt8]], findings: [ReconciliationFinding]) {
        self.logs = logs
        self.findings = findings
    }
}

public struct ReconciliationFinding: Hashable, Sendable {
    public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// A parameter differs between two pieces of evidence, and nothing authorises it.
        case unauthorisedChange = 1
        /// An imported log tells of a change that nothing authorises (silent auto-correction).
        case silentCorrection = 2
        /// A parameter differs, and a note authorises it.
        case authorisedChange = 3
        /// The kit's result and our own verdict disagree.
        case verdictsDiffer = 4
        /// A step of an imported log failed or never ended.
        case stepNotSucceeded = 5
    }

    public var kind: Kind
    public var scope: Scope
    /// The parameter, check or step.
    public var subject: String
    public var before: String
    public var after: String
    /// The evidence or log, and its line from 1.
    public var evidence: [UInt8]
    public var line: Int

    public init(
        _ kind: Kind,
        scope: Scope,
        subject: String,
        before: String = "",
        after: String = "",
        evidence: [UInt8],
        line: Int
    ) {
        self.kind = kind
        self.scope = scope
        self.subject = subject
        self.before = before
        self.after = after
        self.evidence = evidence
        self.line = line
    }
}
