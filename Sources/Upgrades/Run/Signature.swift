public import Replay

/// Who does something, and why.
public struct Signature: Hashable, Sendable {
    public var name: String
    public var reason: String

    public init(name: String, reason: String) {
        self.name = name
        self.reason = reason
    }
}

/// Something that happened, told by a person: an occurrence of the pack, or the change of a parameter.
public struct Note: Hashable, Sendable {
    public var occurrence: Occurrence
    /// The parameter whose change it authorises; empty when it is about none.
    public var parameter: String
    public var value: String
    public var signature: Signature

    public init(_ occurrence: Occurrence, parameter: String = "", value: String = "", signature: Signature) {
        self.occurrence = occurrence
        self.parameter = parameter
        self.value = value
        self.signature = signature
    }
}

/// A person verified that a check passes: an attestation.
public struct Statement: Hashable, Sendable {
    public var attestation: Attestation
    public var reason: String
    /// The second person; empty when none was needed.
    public var approver: String
    /// One answer for each entry of the form.
    public var answers: [String]
    /// Digests of stored evidence.
    public var evidence: [[UInt8]]

    public init(
        _ attestation: Attestation,
        reason: String,
        approver: String = "",
        answers: [String] = [],
        evidence: [[UInt8]] = []
    ) {
        self.attestation = attestation
        self.reason = reason
        self.approver = approver
        self.answers = answers
        self.evidence = evidence
    }
}

/// A failure that is accepted. It never changes a verdict; it opens gates until it expires.
public struct Waiver: Hashable, Sendable {
    public var check: String
    public var scope: Scope
    public var at: Instant
    public var expiresAt: Instant
    public var name: String
    public var approver: String
    public var reason: String
    public var risk: String
    public var evidence: [[UInt8]]

    public init(
        check: String,
        scope: Scope,
        at: Instant,
        expiresAt: Instant,
        name: String,
        approver: String = "",
        reason: String,
        risk: String,
        evidence: [[UInt8]] = []
    ) {
        self.check = check
        self.scope = scope
        self.at = at
        self.expiresAt = expiresAt
        self.name = name
        self.approver = approver
        self.reason = reason
        self.risk = risk
        self.evidence = evidence
    }
}

public struct Transition: Hashable, Sendable {
    public var at: Instant
    public var phase: UpgradeRun.Phase
    public var signature: Signature

    public init(at: Instant, phase: UpgradeRun.Phase, signature: Signature) {
        self.at = at
        self.phase = phase
        self.signature = signature
    }
}
