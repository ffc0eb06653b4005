public import Jobnets

extension Language {
    func name(_ severity: DiagnosticRule.Severity) -> String {
        switch severity {
        case .error: pick("error", "エラー")
        case .warning: pick("warning", "警告")
        case .note: pick("note", "参考")
        }
    }

    /// What is wrong, in one sentence.
    public func message(of diagnostic: Diagnostic) -> String {
        text(diagnostic.rule.message, diagnostic.arguments)
    }

    func suggestion(of diagnostic: Diagnostic) -> String {
        text(diagnostic.rule.suggestion, diagnostic.arguments)
    }

    private func text(_ words: DiagnosticRule.Words, _ arguments: [String]) -> String {
        // Once from front to back: a name from a file may itself be `{1}`.
        var rest = pick(words.english, words.japanese)[...]
        var text = ""
        while let brace = rest.firstIndex(of: "{") {
            text += rest[..<brace]
            rest = rest[brace...].dropFirst()
            guard let digit = rest.first?.wholeNumberValue, rest.dropFirst().first == "}", digit < arguments.count
            else {
                text += "{"
                continue
            }
            text += DiagnosticReport.printable(arguments[digit])
            rest = rest.dropFirst(2)
        }
        return text + rest
    }

    /// The words of a rule that no diagnostic fills: an ellipsis stands for each argument.
    func unfilled(_ words: DiagnosticRule.Words) -> String {
        pick(words.english, words.japanese).replacing(#/\{[0-9]\}/#, with: "…")
    }
}
