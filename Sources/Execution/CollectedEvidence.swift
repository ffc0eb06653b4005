import Crypto
public import Replay
public import Upgrades

/// An output ready to be stored: its secrets replaced, its digest known.
public struct CollectedEvidence: Hashable, Sendable {
    public var evidence: Evidence
    /// What the log stores; `evidence.digest` is the SHA-256 of its bytes.
    public var text: String

    public var document: EvidenceDocument {
        EvidenceDocument(evidence, text: text)
    }

    /// Bytes that are not UTF-8 are replaced, and then the capture does not count as whole: something was there that the
    /// stored text does not say.
    public init(
        id: String,
        scope: Scope,
        output: [UInt8],
        command: String,
        host: String,
        exitCode: Int32?,
        collectedAt: Instant,
        collector: Collector,
        isCapturedWhole: Bool,
        redaction: Redaction
    ) {
        let isText = String(validating: output, as: UTF8.self) != nil
        let redacted = redaction.redacted(String(decoding: output, as: UTF8.self))
        let shown = redaction.redacted(command)
        text = redacted.text
        evidence = Evidence(
            id: id,
            scope: scope,
            digest: Array(SHA256.hash(data: Array(redacted.text.utf8))),
            byteCount: UInt64(redacted.text.utf8.count),
            command: shown.text,
            host: host,
            exitCode: exitCode,
            collectedAt: collectedAt,
            collector: collector,
            isCapturedWhole: isCapturedWhole && isText,
            redactionCount: redacted.count
        )
    }
}
