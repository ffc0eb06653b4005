internal import Crypto
public import Upgrades
internal import Yams

extension RulePack {
    /// The longest pack that is read, in bytes.
    public static let longestYAML = 4 << 20

    /// Reads a pack; its digest is that of the bytes.
    ///
    /// - Throws: ``PackError`` with the place at which the text is no pack.
    public init(yaml bytes: [UInt8]) throws(PackError) {
        let fields = try Fields(try YAMLText.root(bytes, limit: Self.longestYAML), .pack)
        _ = try fields.required("lockstep-pack").number("lockstep-pack", in: 1...1)
        var names = PackNames()
        let source = try PackReader.source(fields.required("source"))
        names.hasLines = !source.sha256.isEmpty
        names.planFacts = try PackReader.facts(try fields.list("plan"), .planFact, "plan-fact")
        names.memberKinds = try PackReader.memberKinds(try fields.list("members"))
        let phases = try PackReader.phases(try fields.filledList("phases"))
        names.phaseCount = phases.count
        names.occurrences = try PackReader.occurrences(try fields.list("occurrences"), names)
        names.evidence = try PackReader.evidence(try fields.list("evidence"), names)
        let findings = try PackReader.findings(try fields.list("findings"), names)
        names.findings = findings.map(\.id)

        self.init(
            id: try fields.name("id"),
            version: try PackReader.version(fields.required("version")),
            digest: Array(SHA256.hash(bytes)),
            title: try fields.localized("title"),
            source: source,
            findings: findings,
            planFacts: names.planFacts,
            memberKinds: names.memberKinds,
            phases: phases,
            startAfter: try names.phase(fields.required("start-after"), "start-after"),
            occurrences: names.occurrences,
            evidence: names.evidence,
            checks: try CheckReader.checks(try fields.filledList("checks"), names)
        )
    }
}

extension SHA256 {
    fileprivate static func hash(_ bytes: [UInt8]) -> SHA256.Digest {
        var hasher = SHA256()
        // The buffer is only lent for the call.
        unsafe bytes.withUnsafeBytes { buffer in unsafe hasher.update(bufferPointer: buffer) }
        return hasher.finalize()
    }
}
