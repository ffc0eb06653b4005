public struct RunOpening: Hashable, Sendable {
    /// 1 to 64 letters, digits, `.`, `_`, `-`.
    public var run: String
    public var packID: String
    public var packVersion: String
    /// SHA-256 of the pack's text, which is stored as evidence of the log.
    public var packDigest: [UInt8]
    public var plan: Plan
    public var signature: Signature
    /// SHA-256 of the salt of this run's commitments.
    public var saltDigest: [UInt8]
    /// What decides needs of the pack: so that a run is decided again without reading YAML.
    public var rules: RunRules

    public init(
        run: String,
        packID: String,
        packVersion: String,
        packDigest: [UInt8],
        plan: Plan,
        signature: Signature,
        saltDigest: [UInt8],
        rules: RunRules
    ) {
        self.run = run
        self.packID = packID
        self.packVersion = packVersion
        self.packDigest = packDigest
        self.plan = plan
        self.signature = signature
        self.saltDigest = saltDigest
        self.rules = rules
    }
}
