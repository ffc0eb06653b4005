/// What SQL*Plus printed, cut at its prompts: one statement each with what it answered.
///
/// A session that reads its statements from a pipe prints prompts without statements, and several on one line.
struct SQLPlusTranscript: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case query
        case showParameter
        case other
        /// No statement is printed: the answer may be to any.
        case unstated
    }

    struct Statement: Hashable, Sendable {
        var kind = Kind.unstated
        /// As typed, without the closing `;`.
        var text = ""
        var lines: [OutputText.Line] = []
        var promptAfter: String?
        var number = 1

        var isSilent: Bool { lines.allSatisfy(\.isBlank) }
    }

    private(set) var statements: [Statement] = []
    private(set) var host = ""

    init(_ text: OutputText) {
        var current = Statement()
        var awaitsMore = false
        func end(_ statement: Statement, prompt: String?, into statements: inout [Statement]) {
            guard !statement.isSilent || !statement.text.isEmpty else { return }
            var statement = statement
            statement.promptAfter = prompt
            statement.kind = Self.kind(of: statement.text)
            if statement.text.hasSuffix(";") { statement.text.removeLast() }
            statements.append(statement)
        }
        for line in text.lines {
            if let prompt = ConsolePrompt(line.text, forms: .bracketed) {
                end(current, prompt: prompt.text, into: &statements)
                host = prompt.host
                // Which statements the shell's command runs, it does not tell.
                current = Statement(number: line.number)
                awaitsMore = false
            } else if let typed = Self.typed(line.text) {
                end(current, prompt: "SQL>", into: &statements)
                let isChatter = SQLPlusResult.isChatter(typed) || SQLPlusResult.isFeedback(typed)
                current = Statement(text: isChatter ? "" : typed, number: line.number)
                if isChatter { current.lines = [.init(number: line.number, text: typed)] }
                awaitsMore = !current.text.isEmpty && !typed.hasSuffix(";") && Self.kind(of: typed) != .showParameter
            } else if awaitsMore, let more = Self.continuation(line.text) {
                current.text += more.isEmpty || more == "/" ? "" : " " + more
                awaitsMore = !more.hasSuffix(";") && more != "/"
            } else {
                awaitsMore = false
                current.lines.append(line)
            }
        }
        end(current, prompt: nil, into: &statements)
    }

    /// What stands behind `SQL>`, several of them on a line taken for one.
    private static func typed(_ text: String) -> String? {
        var rest = text.collapsed[...]
        guard rest.hasPrefix("SQL>") else { return nil }
        while rest.hasPrefix("SQL>") { rest = rest.dropFirst(4).drop { $0 == " " } }
        return String(rest)
    }

    /// `  2  from dual` behind a statement that has not ended.
    private static func continuation(_ text: String) -> String? {
        let words = text.outputWords
        guard let number = words.first, number.isOutputNumber, number.utf8.count <= 4 else { return nil }
        return words.dropFirst().joined(separator: " ")
    }

    private static func kind(of text: String) -> Kind {
        let words = text.lowercased().split { $0 == " " || $0 == ";" || $0 == "(" }
        guard let first = words.first else { return .unstated }
        if first == "select" || first == "with" { return .query }
        guard first == "show" || first == "sho", let second = words.dropFirst().first else { return .other }
        return "parameters".hasPrefix(second) && second.utf8.count >= 3 ? .showParameter : .other
    }

    /// Whether a statement at the very end may be the beginning of one of this kind, its rest cut off.
    static func mayBegin(_ kind: Kind, _ text: String) -> Bool {
        let text = text.lowercased()
        switch kind {
        case .query: return "select ".hasPrefix(text) || "with ".hasPrefix(text)
        case .showParameter: return "show parameters ".hasPrefix(text)
        case .other, .unstated: return false
        }
    }
}
