public import Testing
public import Upgrades

/// One check of a shipped pack: what passes, what does not, and what is not known.
public struct PackItem: Sendable, CustomTestStringConvertible {
    /// A change of one output.
    public struct Change: Sendable {
        /// `MEMBER/ID`, or `plan`.
        public var place: String
        public var old: String
        public var new: String

        public init(_ place: String, _ old: String, _ new: String) {
            self.place = place
            self.old = old
            self.new = new
        }
    }

    public var check: String
    /// As the catalogue numbers it: the first alias.
    public var item: String
    /// The first line of the source; 0 where the source has no lines.
    public var line: Int
    public var level: Level
    public var estate: EstateFixture
    public var scope: String
    /// What makes the item applicable in the estate.
    public var given: [Change]
    /// What it says then.
    public var met: VerdictWord
    /// What makes it fail; empty where evidence cannot.
    public var failing: [Change]
    /// What it then says.
    public var failure: VerdictWord
    /// Other *must* checks that the same fact blocks.
    public var alsoBlocks: Set<String>
    /// The output without which it cannot be decided; empty where no evidence decides.
    public var evidence: String
    /// Where that output is cut; nil for the middle of its lines.
    public var cutBefore: String?

    public init(
        _ item: String,
        _ check: String,
        _ line: Int,
        _ level: Level = .must,
        in estate: EstateFixture = .base,
        at scope: String = "run",
        given: [Change] = [],
        is met: VerdictWord = .pass,
        fails failing: [Change] = [],
        as failure: VerdictWord = .fail,
        also alsoBlocks: Set<String> = [],
        by evidence: String = "",
        cut cutBefore: String? = nil
    ) {
        self.check = check
        self.item = item
        self.line = line
        self.level = level
        self.estate = estate
        self.scope = scope
        self.given = given
        self.met = met
        self.failing = failing
        self.failure = failure
        self.alsoBlocks = alsoBlocks
        self.evidence = evidence
        self.cutBefore = cutBefore
    }

    public var testDescription: String { "\(item) \(check)" }
}
