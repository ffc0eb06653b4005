/// The keys of one kind of mapping in a pack. The JSON Schema has a definition of the same name with the same keys.
struct MappingForm: Hashable {
    /// As the schema and messages call it.
    var name: String
    var required: [String]
    var optional: [String]

    init(_ name: String, required: [String] = [], optional: [String] = []) {
        self.name = name
        self.required = required
        self.optional = optional
    }

    var keys: [String] { required + optional }
}

extension MappingForm {
    static let pack = MappingForm(
        "pack",
        required: [
            "lockstep-pack", "id", "version", "title", "source", "phases", "start-after", "evidence", "checks",
        ],
        optional: ["findings", "plan", "members", "occurrences"]
    )
    static let text = MappingForm("text", required: ["en", "ja"])
    static let source = MappingForm("source", required: ["title"], optional: ["sha256"])
    static let finding = MappingForm("finding", required: ["id", "text", "handling"], optional: ["lines"])
    static let planFact = MappingForm(
        "plan-fact",
        required: ["name", "title", "type"],
        optional: ["values", "default", "required"]
    )
    static let memberKind = MappingForm(
        "member-kind",
        required: ["name", "title"],
        optional: ["at-least", "attributes", "quotas"]
    )
    static let quota = MappingForm(
        "quota",
        required: ["attribute", "value"],
        optional: ["exactly", "at-least", "at-most"]
    )
    static let phase = MappingForm("phase", required: ["phase", "title"])
    static let occurrence = MappingForm("occurrence", required: ["id", "title"], optional: ["member"])
    static let evidence = MappingForm(
        "evidence",
        required: ["id", "title", "parser"],
        optional: ["command", "corrected", "member", "timeout", "releases", "reveals"]
    )
    static let revelation = MappingForm("revelation", required: ["occurrence", "field"])
    static let check = MappingForm(
        "check",
        required: ["id", "group", "title", "level", "phase", "remedy", "judge"],
        optional: [
            "aliases", "lines", "member", "not-applicable", "deferred", "agree", "manual", "invalidated-by", "max-age",
            "four-eyes", "findings", "auto-fixable", "obligation",
        ]
    )
    static let remedy = MappingForm("remedy", required: ["en", "ja"], optional: ["command", "corrected"])
    static let exemption = MappingForm("exemption", required: ["if", "because"], optional: ["unreachable"])
    static let deferral = MappingForm("deferral", required: ["if", "until", "because"])
    static let branch = MappingForm("branch", required: ["verdict", "because"], optional: ["if", "unreachable"])
    static let review = MappingForm("review", required: ["look", "form"])
    static let obligation = MappingForm(
        "obligation",
        required: ["id", "title", "remedy", "opens", "closes"],
        optional: ["subjects", "phase"]
    )
    static let subjects = MappingForm("subjects", required: ["fact"], optional: ["where"])
    static let closing = MappingForm("closing", optional: ["if", "attestation"])
    static let factOperand = MappingForm("fact-operand", required: ["fact"])
    static let factCondition = MappingForm(
        "fact-condition",
        required: ["fact"],
        optional: ["where", "some"] + MatcherWord.allCases.map(\.rawValue)
    )
    static let groupCondition = MappingForm("group-condition", optional: ["all-of", "any-of", "none-of"])
    static let range = MappingForm("range", optional: ["at-least", "at-most"])
    static let coverage = MappingForm("coverage", required: ["member", "attribute"])

    /// All of a pack, in the order of the schema.
    static let all = [
        pack, text, source, finding, planFact, memberKind, quota, phase, occurrence, evidence, revelation, check,
        remedy, exemption, deferral, branch, review, obligation, subjects, closing, factOperand, factCondition,
        groupCondition,
        range, coverage,
    ]
}

/// A matcher as packs write it.
enum MatcherWord: String, CaseIterable {
    case equals
    case oneOf = "one-of"
    case atLeast = "at-least"
    case atMost = "at-most"
    case moreThan = "more-than"
    case lessThan = "less-than"
    case matches
    case isEmpty = "is-empty"
    case count
    case newerThan = "newer-than"
    case sameEverywhere = "same-everywhere"
    case covers
    case includesSubjects = "includes-subjects"

    /// Whether it asks each value, so that `some` and a member's attribute mean something.
    var asksEachValue: Bool {
        switch self {
        case .equals, .oneOf, .atLeast, .atMost, .moreThan, .lessThan, .matches, .newerThan: true
        case .isEmpty, .count, .sameEverywhere, .covers, .includesSubjects: false
        }
    }
}
