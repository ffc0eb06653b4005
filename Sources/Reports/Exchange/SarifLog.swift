/// What one run of an analysis found, as SARIF 2.1.0 (OASIS, errata 01): the form that GitHub, GitLab and editors read.
///
/// ``json`` writes it. Property names and their meaning are those of the standard; only what the project fills is here.
public struct SarifLog: Sendable {
    public var tool: Tool
    /// The language of all messages.
    public var language: Language
    public var results: [Result]

    public init(tool: Tool, language: Language, results: [Result]) {
        self.tool = tool
        self.language = language
        self.results = results
    }

    /// What a result says of its rule (3.27.9).
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case fail
        case pass
        /// A person has to look.
        case review
        /// Not enough is known.
        case open
        case informational
        case notApplicable
    }

    /// How much a result weighs.
    public enum Level: String, Hashable, Sendable, CaseIterable {
        /// Of a result whose kind is not `fail` (3.27.10).
        case none
        case error
        case warning
        case note
    }

    /// Who analysed, and what it can find.
    public struct Tool: Sendable {
        public var name: String
        public var version: String
        /// An absolute URI.
        public var informationURI: String?
        /// No two have one ``Rule/id``.
        public var rules: [Rule]

        public init(name: String, version: String, informationURI: String? = nil, rules: [Rule]) {
            self.name = name
            self.version = version
            self.informationURI = informationURI
            self.rules = rules
        }
    }

    /// A kind of result.
    public struct Rule: Sendable {
        /// Stays the same from version to version.
        public var id: String
        public var shortDescription: String
        public var fullDescription: String?
        /// What to do about a result.
        public var help: String?
        /// Of the results where nothing else is configured.
        public var level: Level
        /// Whatever else a reader may want to know. `tags`, if there, is an array of distinct strings.
        public var properties: [String: Document]

        public init(
            id: String,
            shortDescription: String,
            fullDescription: String? = nil,
            help: String? = nil,
            level: Level,
            properties: [String: Document] = [:]
        ) {
            self.id = id
            self.shortDescription = shortDescription
            self.fullDescription = fullDescription
            self.help = help
            self.level = level
            self.properties = properties
        }
    }

    public struct Result: Sendable {
        /// The ``Rule/id`` of one of the tool's rules.
        public var ruleID: String
        public var kind: Kind
        public var level: Level
        /// Plain text, in which the first sentence says enough.
        public var message: String
        /// Where it was found: more than one only if all of them have to change.
        public var locations: [Location]
        /// What tells the result from others even when its lines move, by the name of the method.
        public var partialFingerprints: [String: String]
        /// Each is a remedy by itself.
        public var fixes: [Fix]
        /// Why nothing is to be done about the result although it stands, one for each who accepted it.
        public var acceptances: [String]
        /// Whatever else a reader may want to know.
        public var properties: [String: Document]

        public init(
            ruleID: String,
            kind: Kind = .fail,
            level: Level,
            message: String,
            locations: [Location] = [],
            partialFingerprints: [String: String] = [:],
            fixes: [Fix] = [],
            acceptances: [String] = [],
            properties: [String: Document] = [:]
        ) {
            self.ruleID = ruleID
            self.kind = kind
            self.level = level
            self.message = message
            self.locations = locations
            self.partialFingerprints = partialFingerprints
            self.fixes = fixes
            self.acceptances = acceptances
            self.properties = properties
        }
    }

    /// A place in a file, a thing that has a name, or both.
    public struct Location: Hashable, Sendable {
        /// The path of the file: relative to the root of the sources where readers are to find it there.
        public var path: String?
        /// Only with a ``path``.
        public var region: Region?
        /// Fully qualified, none twice: `/group/jobnet/job`.
        public var logicalNames: [String]

        public init(path: String? = nil, region: Region? = nil, logicalNames: [String] = []) {
            self.path = path
            self.region = region
            self.logicalNames = logicalNames
        }
    }

    /// A stretch of a text. Lines and columns begin at 1, columns count Unicode scalars, and the end column is the one behind
    /// the last; a column that is nil is the line's first or the one behind its last.
    public struct Region: Hashable, Sendable {
        public var startLine: Int
        public var startColumn: Int?
        /// The start's where it is nil.
        public var endLine: Int?
        public var endColumn: Int?

        public init(startLine: Int, startColumn: Int? = nil, endLine: Int? = nil, endColumn: Int? = nil) {
            self.startLine = startLine
            self.startColumn = startColumn
            self.endLine = endLine
            self.endColumn = endColumn
        }
    }

    /// Changes that together remove the cause of a result.
    public struct Fix: Hashable, Sendable {
        public var description: String?
        /// One each file, and at least one.
        public var changes: [ArtifactChange]

        public init(description: String? = nil, changes: [ArtifactChange]) {
            self.description = description
            self.changes = changes
        }
    }

    /// The changes of one file.
    public struct ArtifactChange: Hashable, Sendable {
        public var path: String
        /// At least one; none overlaps another.
        public var replacements: [Replacement]

        public init(path: String, replacements: [Replacement]) {
            self.path = path
            self.replacements = replacements
        }
    }

    /// A text in the place of another. An empty region is where the text goes in; an empty text deletes.
    public struct Replacement: Hashable, Sendable {
        public var region: Region
        public var text: String

        public init(region: Region, text: String) {
            self.region = region
            self.text = text
        }
    }
}
