/// One parameter of the manual for the units that have it. A class, since one is looked up for every parameter of a file.
final class ParameterDescription: Sendable {
    /// How often a unit may have it.
    enum Occurrence: Sendable {
        case once
        /// Once for every rule number, which the reading of jobnets looks at.
        case numbered
        case often
    }

    let key: String
    let kinds: [UnitKind]
    let occurrence: Occurrence
    /// The manual's section, `5.2.4`.
    let section: String
    /// The line of the source document, where it is the one of section 5.2.4.
    let line: Int?
    /// The line that tells a range or a length, where it is another.
    let rangeLine: Int?
    /// What may stand behind the equals sign, as the manual writes it.
    let form: String
    let shape: ValueShape

    init(
        _ key: String,
        _ kinds: [UnitKind],
        _ section: String,
        line: Int? = nil,
        range rangeLine: Int? = nil,
        occurs occurrence: Occurrence = .once,
        form: String? = nil,
        _ shape: ValueShape
    ) {
        self.key = key
        self.kinds = kinds
        self.occurrence = occurrence
        self.section = section
        self.line = line
        self.rangeLine = rangeLine
        self.form = form ?? shape.form
        self.shape = shape
    }

    /// `5.2.4 st (133)`.
    func source(_ line: Int? = nil) -> String {
        (line ?? self.line).map { "\(section) \(key) (\($0))" } ?? "\(section) \(key)"
    }
}

/// What a value may be.
enum ValueShape: Sendable {
    /// One of some words.
    case choice([String])
    /// A number in a range; the first is its name in the manual's form.
    case number(String, ClosedRange<Int>)
    /// One of some words, or a number.
    case choiceOrNumber([String], String, ClosedRange<Int>)
    /// Text in quotation marks, of so many bytes.
    case quoted(ClosedRange<Int>)
    /// Text as it stands, of so many bytes.
    case text(ClosedRange<Int>)
    /// The full name of a unit, of so many bytes.
    case fullName(ClosedRange<Int>)
    /// Whatever a reader of its own accepts.
    case read(@Sendable (inout ParameterReader) throws(ValueRefusal) -> Void)
    /// Anything whose quotation marks and parentheses are in order.
    case anything

    /// The form that a shape is told by in words.
    var form: String {
        switch self {
        case .choice(let words): "{" + words.joined(separator: "|") + "}"
        case .number(let place, _): place
        case .choiceOrNumber(let words, let place, _): "{" + (words + [place]).joined(separator: "|") + "}"
        case .quoted: "\"…\""
        case .text, .fullName, .read, .anything: "…"
        }
    }
}

/// A value that cannot be taken: why.
struct ValueRefusal: Error {
    var diagnostic: Diagnostic
}
