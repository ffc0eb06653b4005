public import Replay

/// Where evidence was collected, or what a verdict is about.
public enum Scope: Hashable, Sendable {
    case run
    /// A member of the plan.
    case member(kind: String, name: String)

    /// `oms/oms1`, or `run`.
    public var text: String {
        switch self {
        case .run: "run"
        case .member(let kind, let name): "\(kind)/\(name)"
        }
    }
}

/// What brought the evidence, and so what is known of how it was cut.
public enum Collector: UInt8, Hashable, Sendable, CaseIterable {
    /// `lockstep upgrade collect` ran the command itself.
    case lockstep = 1
    /// A collector script that Lockstep wrote.
    case script = 2
    /// A person brought a file or the copy of a screen.
    case person = 3
}

/// Raw output of a command with what is known of how it came about. The text stands in the log's evidence, by its digest.
public struct Evidence: Hashable, Sendable {
    /// The declaration in the pack.
    public var id: String
    public var scope: Scope
    /// SHA-256 of the stored text, 32 bytes.
    public var digest: [UInt8]
    public var byteCount: UInt64
    /// As it was run; empty when nobody says.
    public var command: String
    /// The host that it ran on, as the collector found it; empty when nobody says.
    public var host: String
    /// Nil when nobody says, or when the command was ended by a time-out.
    public var exitCode: Int32?
    /// When the command ended.
    public var collectedAt: Instant
    public var collector: Collector
    /// True when the collector saw the output's end: only then does an output without a closing line count as whole.
    public var isCapturedWhole: Bool
    /// Secrets that were replaced by commitments.
    public var redactionCount: Int

    public init(
        id: String,
        scope: Scope,
        digest: [UInt8],
        byteCount: UInt64,
        command: String = "",
        host: String = "",
        exitCode: Int32? = nil,
        collectedAt: Instant,
        collector: Collector,
        isCapturedWhole: Bool,
        redactionCount: Int = 0
    ) {
        self.id = id
        self.scope = scope
        self.digest = digest
        self.byteCount = byteCount
        self.command = command
        self.host = host
        self.exitCode = exitCode
        self.collectedAt = collectedAt
        self.collector = collector
        self.isCapturedWhole = isCapturedWhole
        self.redactionCount = redactionCount
    }
}

/// Evidence with its text, as the judge reads it.
public struct EvidenceDocument: Hashable, Sendable {
    public var evidence: Evidence
    public var text: String

    public init(_ evidence: Evidence, text: String) {
        self.evidence = evidence
        self.text = text
    }
}
