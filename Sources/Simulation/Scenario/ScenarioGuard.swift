internal import Yams

/// What is refused before the YAML reader sees it, since it would cost memory, time or stack without end.
enum ScenarioGuard {
    static let longest = 16 << 20
    private static let deepestFlow = 32
    private static let deepestIndent = 64

    static func check(_ yaml: String) throws(ScenarioError) {
        guard yaml.utf8.count <= longest else {
            throw ScenarioError(line: 1, column: 1, .tooLong(limit: longest))
        }
        var place = Place()
        for scalar in yaml.unicodeScalars {
            try place.take(scalar)
        }
    }

    /// How far the text is read. Quotes are not followed: a text with dozens of open brackets is none of ours.
    private struct Place {
        var line = 1
        var column = 0
        var brackets = 0
        var isIndent = true
        /// Whether a node may begin here, and whether it began with `*`.
        var mayBegin = true
        var followsStar = false
        var inComment = false
        var previous: Unicode.Scalar = "\n"

        mutating func take(_ scalar: Unicode.Scalar) throws(ScenarioError) {
            defer { previous = scalar }
            if scalar == "\n" || scalar == "\r" {
                if scalar == "\n", previous == "\r" { return }
                (line, column) = (line + 1, 0)
                (isIndent, mayBegin, followsStar, inComment) = (true, true, false, false)
                return
            }
            column += 1
            if inComment { return }
            if followsStar, !" \t,]}".unicodeScalars.contains(scalar) { throw problem(.alias, back: 1) }
            followsStar = false
            switch scalar {
            case " ", "\t":
                if isIndent, column > deepestIndent { throw problem(.nestedTooDeeply) }
                if [":", "-", "?"].contains(previous) { mayBegin = true }
            case "#" where previous == " " || previous == "\t" || column == 1:
                inComment = true
            case "-", "?", ":":
                if isIndent, column > deepestIndent { throw problem(.nestedTooDeeply) }
            case "[", "{":
                brackets += 1
                if brackets > deepestFlow { throw problem(.nestedTooDeeply) }
                (isIndent, mayBegin) = (false, true)
            case "]", "}":
                brackets = max(0, brackets - 1)
                (isIndent, mayBegin) = (false, false)
            case ",":
                (isIndent, mayBegin) = (false, true)
            case "*":
                followsStar = mayBegin
                (isIndent, mayBegin) = (false, false)
            default:
                (isIndent, mayBegin) = (false, false)
            }
        }

        private func problem(_ problem: ScenarioProblem, back: Int = 0) -> ScenarioError {
            ScenarioError(line: line, column: column - back, problem)
        }
    }
}

extension ScenarioError {
    /// What the YAML reader threw.
    init(_ error: any Error, in yaml: String) {
        guard let error = error as? YamlError else {
            self.init(line: 1, column: 1, .notYAML("\(error)"))
            return
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(line: max(1, mark.line), column: max(1, mark.column), .notYAML(problem))
        case .duplicatedKeysInMapping(let keys, let context):
            let mark = context.mark
            self.init(line: max(1, mark.line), column: max(1, mark.column), .duplicateKey(keys.first ?? ""))
        case .reader(let problem, let offset, _, _):
            let before = yaml.utf8.prefix(max(0, offset ?? 0)).split(
                separator: UInt8(ascii: "\n"),
                omittingEmptySubsequences: false
            )
            let line = before.last.map { String(decoding: $0, as: UTF8.self) } ?? ""
            self.init(line: max(1, before.count), column: line.unicodeScalars.count + 1, .notYAML(problem))
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            self.init(line: 1, column: 1, .notYAML("\(error)"))
        }
    }
}
