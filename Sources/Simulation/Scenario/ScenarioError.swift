public import Redundancy

/// Why a text is no scenario, and where.
public struct ScenarioError: Error, Hashable, Sendable {
    /// From 1.
    public var line: Int
    /// In Unicode scalars, from 1.
    public var column: Int
    public var problem: ScenarioProblem

    public init(line: Int, column: Int, _ problem: ScenarioProblem) {
        self.line = line
        self.column = column
        self.problem = problem
    }
}

/// What is wrong at a place of a scenario.
public enum ScenarioProblem: Hashable, Sendable {
    /// No YAML, in the words of the YAML reader.
    case notYAML(String)
    /// Nothing but comments and blanks.
    case empty
    /// Longer than a scenario may be, in bytes.
    case tooLong(limit: Int)
    case nestedTooDeeply
    /// `*name`: a scenario is written out.
    case alias
    /// `name` should be a text, a list or a mapping.
    case wrongKind(of: String, expected: NodeKind)
    case unknownKey(String)
    /// At the first of the two.
    case duplicateKey(String)
    case missingKey(String)
    /// Two units make a scenario.
    case unitCount(Int)
    /// A list that must have something in it.
    case emptyList(String)
    case duplicateName(String)
    case preferences(PreferenceRefusal)
    /// Beyond the number of access points.
    case noSuchAccessPoint(Int, most: Int)
    case setting(SettingError)
    /// A word that stands where `expected` should.
    case unknownWord(String, expected: String)
    /// The text ends where `expected` should follow.
    case missingWord(expected: String)
    /// Words behind the end of an entry.
    case extraWords(String)
    /// A value that is none: `5 parsecs`.
    case malformed(String, expected: String)
    /// A value beyond what it may be.
    case outOfRange(String, allowed: String)

    public enum NodeKind: String, Hashable, Sendable {
        case text
        case list
        case mapping
    }
}

/// Why a setting does not take a value.
public enum SettingError: Error, Hashable, Sendable {
    case unknownKey(String)
    case malformed(key: String, value: String, expected: String)
    case outOfRange(key: String, value: String, allowed: String)
}

extension ScenarioError: CustomStringConvertible {
    public var description: String { "\(line):\(column): \(problem)" }
}

extension ScenarioProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notYAML(let text): "not YAML: \(text)"
        case .empty: "no scenario in it"
        case .tooLong(let limit): "longer than \(limit) bytes"
        case .nestedTooDeeply: "nested too deeply"
        case .alias: "an alias; write the value out, or in quotes"
        case .wrongKind(let name, let expected): "\(name) must be a \(expected.rawValue)"
        case .unknownKey(let key): "unknown key \(quoted(key))"
        case .duplicateKey(let key): "key \(quoted(key)) stands here twice"
        case .missingKey(let key): "\(key) is missing"
        case .unitCount(let count): "\(count) units; a scenario has two"
        case .emptyList(let name): "\(name) is empty"
        case .duplicateName(let name): "two controllers have the name \(quoted(name))"
        case .preferences(.primaryMissing): "primary is missing"
        case .preferences(.namedTwice(let name)): "\(quoted(name)) stands here twice"
        case .noSuchAccessPoint(let number, let most): "no access point \(number); there are \(most)"
        case .setting(let error): error.description
        case .unknownWord(let word, let expected): "\(quoted(word)) is not \(expected)"
        case .missingWord(let expected): "\(expected) is missing"
        case .extraWords(let words): "\(quoted(words)) is too much"
        case .malformed(let text, let expected): "\(quoted(text)) is not \(expected)"
        case .outOfRange(let text, let allowed): "\(quoted(text)) is outside \(allowed)"
        }
    }
}

extension SettingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownKey(let key): "there is no setting \(quoted(key))"
        case .malformed(let key, let value, let expected): "\(key): \(quoted(value)) is not \(expected)"
        case .outOfRange(let key, let value, let allowed): "\(key): \(quoted(value)) is outside \(allowed)"
        }
    }
}

/// A text of a file within a message: short, and on one line.
private func quoted(_ text: String) -> String {
    let shown = text.prefix(60).map { $0.isNewline ? " " : String($0) }.joined()
    return "'" + shown + (text.count > 60 ? "…'" : "'")
}
