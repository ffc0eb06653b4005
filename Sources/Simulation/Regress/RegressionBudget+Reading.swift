internal import Redundancy
internal import Replay
internal import Yams

extension RegressionBudget {
    /// The longest text that is read, in bytes.
    public static let longestText = 16_384

    /// Reads `{detection: {worsening: 10%}, takeover: {worsening: 20ms, p99: 10%}, alpha: 0.01, delta: 0.147}`.
    ///
    /// A key of the first level is the case name of a `MeasurementKind`, `alpha` or `delta`. Worsenings are written in
    /// `%` (up to 2 decimals, to 1000 %) or in whole `ns`, `us`, `ms` or `s` (to an hour).
    public init(yaml: String) throws(RegressionBudgetError) {
        try Self.check(yaml)
        guard let root = try Self.compose(yaml) else { throw RegressionBudgetError(line: 1, column: 1, .empty) }
        self.init(limits: [:])
        for (key, name, value) in try Self.entries(of: root, named: "the budget") {
            if name == "alpha" {
                alpha = try Self.fraction(value, named: name, allowsZero: false)
            } else if name == "delta" {
                minimumDelta = try Self.fraction(value, named: name, allowsZero: true)
            } else if let kind = MeasurementKind.allCases.first(where: { String(describing: $0) == name }) {
                limits[kind] = try Self.limit(value, named: name)
            } else {
                throw Self.error(at: key, .unknownKey(name))
            }
        }
    }

    /// Refuses what the reader of YAML would unfold without bound: aliases, and brackets in brackets.
    private static func check(_ yaml: String) throws(RegressionBudgetError) {
        guard yaml.utf8.count <= longestText else {
            throw RegressionBudgetError(line: 1, column: 1, .tooLong(limit: longestText))
        }
        var line = 1
        var column = 0
        var depth = 0
        var isComment = false
        var previous: Unicode.Scalar = "\n"
        var hasQuotes = false
        for scalar in yaml.unicodeScalars {
            column += 1
            defer { previous = scalar }
            switch scalar {
            case "\n":
                line += 1
                column = 0
                isComment = false
            // Behind a quote a hash may stand in a text: then nothing passes for a comment.
            case "#" where !hasQuotes && [" ", "\t", "\n", "\r"].contains(previous): isComment = true
            case _ where isComment: break
            case "\"", "'": hasQuotes = true
            case "&", "*": throw RegressionBudgetError(line: line, column: column, .alias)
            // Never counted down: closing ones may stand in quotes. A budget needs one per measurement and one around all.
            case "{", "[", "-", "?": depth += 1
            default: break
            }
            if depth > 64 { throw RegressionBudgetError(line: line, column: column, .nestedTooDeeply) }
        }
    }

    private static func compose(_ yaml: String) throws(RegressionBudgetError) -> Node? {
        do {
            return try Yams.compose(yaml: yaml)
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _)
        {
            throw RegressionBudgetError(line: mark.line, column: mark.column, .notYAML(problem))
        } catch YamlError.duplicatedKeysInMapping(let names, let context) {
            // The mark is that of the first.
            throw RegressionBudgetError(
                line: context.mark.line,
                column: context.mark.column,
                .duplicateKey(names.first ?? "")
            )
        } catch YamlError.reader(let problem, let offset, _, _) {
            let before = yaml.prefix(offset ?? 0)
            let line = before.count { $0.isNewline } + 1
            let column = before.unicodeScalars.reversed().prefix { $0 != "\n" }.count + 1
            throw RegressionBudgetError(line: line, column: column, .notYAML(problem))
        } catch {
            throw RegressionBudgetError(line: 1, column: 1, .notYAML("\(error)"))
        }
    }

    private static func entries(
        of node: Node,
        named name: String
    ) throws(RegressionBudgetError) -> [(key: Node, name: String, value: Node)] {
        guard let mapping = node.mapping else { throw error(at: node, .notAMapping(of: name)) }
        var found: [(key: Node, name: String, value: Node)] = []
        for (key, value) in mapping {
            guard let text = key.scalar?.string else { throw error(at: key, .notAText(of: "a key")) }
            // Keys with different tags differ for the reader of YAML.
            if let first = found.first(where: { $0.name == text }) { throw error(at: first.key, .duplicateKey(text)) }
            found.append((key, text, value))
        }
        return found
    }

    private static func limit(_ node: Node, named name: String) throws(RegressionBudgetError) -> MeasurementLimit {
        var limit = MeasurementLimit()
        for (key, part, value) in try entries(of: node, named: name) {
            switch part {
            case "worsening": limit.worsening = try worsening(value, named: part)
            case "p99": limit.p99 = try worsening(value, named: part)
            default: throw error(at: key, .unknownKey(part))
            }
        }
        guard limit.worsening != nil || limit.p99 != nil else { throw error(at: node, .noLimit(of: name)) }
        return limit
    }

    private static func worsening(_ node: Node, named key: String) throws(RegressionBudgetError) -> Worsening {
        guard let text = node.scalar?.string else { throw error(at: node, .notAText(of: key)) }
        let malformed = RegressionBudgetProblem.malformed(
            key: key,
            value: text,
            expected: "a worsening such as 10% or 20ms"
        )
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = text.dropFirst(number.count)
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty }) else { throw error(at: node, malformed) }
        if unit == "%" {
            guard parts.count <= 2, parts.count < 2 || parts[1].count <= 2 else { throw error(at: node, malformed) }
            let decimals = parts.count == 2 ? parts[1] + String(repeating: "0", count: 2 - parts[1].count) : "00"
            guard let share = Int64(parts[0] + decimals), share <= 100_000 else {
                throw error(at: node, .outOfRange(key: key, value: text, allowed: "0% to 1000%"))
            }
            return .share(share)
        }
        let lengths: [Substring: Int64] = ["ns": 1, "us": 1_000, "ms": 1_000_000, "s": 1_000_000_000]
        guard let length = lengths[unit], parts.count == 1 else { throw error(at: node, malformed) }
        guard let count = Int64(number), count <= 3_600_000_000_000 / length else {
            throw error(at: node, .outOfRange(key: key, value: text, allowed: "0s to 3600s"))
        }
        return .time(Nanoseconds(count * length))
    }

    private static func fraction(
        _ node: Node,
        named key: String,
        allowsZero: Bool
    ) throws(RegressionBudgetError) -> Double {
        guard let text = node.scalar?.string else { throw error(at: node, .notAText(of: key)) }
        guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }), let value = Double(text) else {
            throw error(at: node, .malformed(key: key, value: text, expected: "a number such as 0.01"))
        }
        guard value < 1, allowsZero || value > 0 else {
            let allowed = allowsZero ? "0 to below 1" : "above 0 to below 1"
            throw error(at: node, .outOfRange(key: key, value: text, allowed: allowed))
        }
        return value
    }

    private static func error(at node: Node, _ problem: RegressionBudgetProblem) -> RegressionBudgetError {
        RegressionBudgetError(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, problem)
    }
}
