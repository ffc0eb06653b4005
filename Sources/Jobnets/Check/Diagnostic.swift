/// A mistake in a definition, or something that deserves a second look.
public struct Diagnostic: Hashable, Sendable {
    public var rule: DiagnosticRule
    /// The text that it is about, in bytes of the tree's text.
    public var range: ByteRange
    /// The unit that it stands in, if any.
    public var unit: UnitID?
    /// What fills `{0}`, `{1}`, … of the rule's words.
    public var arguments: [String]
    /// What to write instead of the text at ``range``, where that is certain.
    public var replacement: String?
    /// Where it is written, when a rule of several parameters stands for one of them; else nil.
    public var source: String?

    public init(
        _ rule: DiagnosticRule,
        at range: ByteRange,
        in unit: UnitID? = nil,
        _ arguments: [String] = [],
        replacement: String? = nil,
        source: String? = nil
    ) {
        self.rule = rule
        self.range = range
        self.unit = unit
        self.arguments = arguments
        self.replacement = replacement
        self.source = source
    }

    /// Where it is written: ``source``, else that of the rule.
    public var place: String { source ?? rule.source }
}

/// A rule that definitions are checked by. All of them are in ``DiagnosticRule/all``.
public struct DiagnosticRule: Hashable, Sendable {
    public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
        /// Allowed, and worth knowing.
        case note
        /// Allowed, and probably not meant.
        case warning
        /// The definition is refused, or means nothing.
        case error

        public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    /// Words in both languages; `{0}` stands for the first argument.
    public struct Words: Hashable, Sendable {
        public var english: String
        public var japanese: String

        public init(_ english: String, _ japanese: String) {
            self.english = english
            self.japanese = japanese
        }
    }

    /// Stable: never given to another rule, kept when the words change.
    public var id: String
    public var severity: Severity
    /// Where it is written: `5.2.4 sd (68)` is section 5.2.4, parameter `sd`, line 68 of the document.
    public var source: String
    /// What is wrong.
    public var message: Words
    /// What to do.
    public var suggestion: Words

    init(_ id: String, _ severity: Severity, _ source: String, _ message: Words, _ suggestion: Words) {
        self.id = id
        self.severity = severity
        self.source = source
        self.message = message
        self.suggestion = suggestion
    }

    /// Rules are the same when their ids are.
    public static func == (left: Self, right: Self) -> Bool { left.id == right.id }
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
