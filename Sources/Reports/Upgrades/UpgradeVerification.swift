/// What came of deciding and judging an upgrade run again.
public struct UpgradeVerification: Hashable, Sendable {
    /// Where the log says something else than its acts and its evidence do.
    public struct Divergence: Hashable, Sendable {
        public var sequence: UInt64
        /// What differs, in the reader's language.
        public var text: String

        public init(sequence: UInt64, text: String) {
            self.sequence = sequence
            self.text = text
        }
    }

    public var run: String
    public var inputs: Int
    /// The first one; nil when everything is as recorded.
    public var divergence: Divergence?

    public init(run: String, inputs: Int, divergence: Divergence?) {
        self.run = run
        self.inputs = inputs
        self.divergence = divergence
    }
}

extension UpgradeVerification {
    /// As the pair of a row among recorded runs: the run's stream.
    var stream: String { "upgrade/\(run)" }

    var document: Document {
        .object([
            ("pair", .string(stream)),
            ("inputs", .integer(Int64(inputs))),
            ("verdict", .string(divergence == nil ? "verified" : "diverged")),
            ("obstacle", .null),
            (
                "divergence",
                divergence.map {
                    .object([("sequence", .integer(Int64(clamping: $0.sequence))), ("what", .string($0.text))])
                } ?? .null
            ),
        ])
    }
}
