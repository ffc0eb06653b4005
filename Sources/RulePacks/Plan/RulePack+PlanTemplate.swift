public import Upgrades

extension RulePack {
    /// A plan to fill in: a commented YAML text in English and Japanese, with a place for everything that this pack asks.
    ///
    /// It can be read as a plan once the required values stand behind their colons; until then each empty one is an error
    /// with its place.
    public var planTemplate: String {
        var lines = [
            "# \(id) \(version): \(title.english.onOneLine)",
            "# \(title.japanese.onOneLine)",
            "# Fill in what is empty; what begins with # may be left out.",
            "# 空欄を記入してください。#で始まる項目は省略できます。",
            "",
        ]
        if !planFacts.isEmpty {
            lines.append(planFacts.contains { $0.templateValue != nil } ? "facts:" : "facts: {}")
            for fact in planFacts {
                lines += fact.comments(indent: "  ")
                lines.append("  " + fact.templateLine)
            }
            lines.append("")
        }
        if !memberKinds.isEmpty {
            lines.append(memberKinds.contains { $0.atLeast > 0 } ? "members:" : "members: {}")
            for kind in memberKinds { lines += kind.templateLines }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension MemberKind {
    /// As many entries as there must be, or one that is commented out.
    fileprivate var templateLines: [String] {
        var lines = [
            "  # \(title.english.onOneLine) / \(title.japanese.onOneLine)",
            "  # \(atLeast) at least, one entry each / \(atLeast)個以上、1つずつ記入",
        ]
        lines += quotas.map { quota in
            let words = quota.words
            return "  # \(quota.attribute) \"\(quota.value.escaped)\": \(words.english) / \(words.japanese)"
        }
        let mark = atLeast == 0 ? "# " : ""
        lines.append("  \(mark)\(name):")
        for number in 1...max(1, atLeast) {
            lines.append("    \(mark)- name:\(atLeast == 0 ? " \(name)\(number)" : "")")
            for attribute in attributes {
                if number == 1 { lines += attribute.comments(indent: "      ") }
                lines.append("      \(mark)\(attribute.templateLine)")
            }
        }
        return lines
    }
}

extension PlanFactDeclaration {
    /// What stands behind the colon; nil when the line is commented out.
    fileprivate var templateValue: String? {
        if let defaultValue { return " \"\(defaultValue.escaped)\"" }
        return isRequired ? "" : nil
    }

    fileprivate var templateLine: String {
        if let templateValue { "\(name):\(templateValue)" } else { "# \(name):" }
    }

    fileprivate func comments(indent: String) -> [String] {
        let words =
            switch domain {
            case .choice(let values): values.map { "\"\($0.escaped)\"" }.joined(separator: " | ")
            case .flag: "true | false"
            case .version: "\"13.4\", \"15\""
            case .text: "text / 文字列"
            }
        let need = isRequired ? " — required / 必須" : ""
        return ["\(indent)# \(title.english.onOneLine) / \(title.japanese.onOneLine): \(words.onOneLine)\(need)"]
    }
}

extension String {
    /// Line ends would end a comment.
    fileprivate var onOneLine: String {
        String(map { $0.isNewline ? " " : $0 })
    }

    /// For a text between double quotes.
    fileprivate var escaped: String {
        String(
            flatMap { character -> [Character] in
                switch character {
                case "\"", "\\": ["\\", character]
                case _ where character.isNewline: ["\\", "n"]
                default: [character]
                }
            }
        )
    }
}
