internal import Upgrades
internal import Yams

/// Values of nodes, each with a name for messages.
extension Node {
    func problem(_ problem: PackProblem) -> PackError {
        PackError(line: mark?.line ?? 1, column: mark?.column ?? 1, problem)
    }

    func pairs(_ name: String) throws(PackError) -> [(key: Node, value: Node)] {
        guard case .mapping(let mapping) = self else { throw problem(.wrongKind(of: name, expected: .mapping)) }
        return mapping.map { (key: $0.key, value: $0.value) }
    }

    func list(_ name: String) throws(PackError) -> [Node] {
        guard case .sequence(let sequence) = self else { throw problem(.wrongKind(of: name, expected: .list)) }
        return Array(sequence)
    }

    /// A scalar as it is written, whatever YAML takes it for.
    func anyText(_ name: String) throws(PackError) -> String {
        guard case .scalar(let scalar) = self else { throw problem(.wrongKind(of: name, expected: .text)) }
        guard !scalar.string.allSatisfy(\.isWhitespace) else { throw problem(.emptyText(name)) }
        return scalar.string
    }

    /// A text that every reader of YAML takes for one. Whole numbers and `true` and `false` are clear enough.
    func text(_ name: String) throws(PackError) -> String {
        let text = try anyText(name)
        if case .scalar(let scalar) = self, scalar.style == .plain, PlainWord.isDoubtful(text) {
            throw problem(.unquoted(text))
        }
        return text
    }

    /// An identifier: lower case letters, digits, `-` and `.`.
    func name(_ name: String, dots: Bool = true) throws(PackError) -> String {
        let text = try text(name)
        let isName =
            text.utf8.count <= 80
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                case UInt8(ascii: "."): dots
                default: false
                }
            }
            && text.first?.isLetter == true && text.last != "-" && text.last != "."
        guard isName else {
            throw problem(
                .malformed(text, of: name, expected: dots ? "a-z 0-9 - . (em.p14.emkey)" : "a-z 0-9 - (oms-host)")
            )
        }
        return text
    }

    func localized(_ name: String) throws(PackError) -> LocalizedText {
        let fields = try Fields(self, .text, name: name)
        return LocalizedText(
            english: try fields.required("en").text("\(name).en"),
            japanese: try fields.required("ja").text("\(name).ja")
        )
    }

    func flag(_ name: String) throws(PackError) -> Bool {
        switch try anyText(name) {
        case "true": return true
        case "false": return false
        default: throw problem(.wrongKind(of: name, expected: .flag))
        }
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws(PackError) -> Int {
        let text = try anyText(name)
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            throw problem(.wrongKind(of: name, expected: .number))
        }
        guard let number = Int(text), range.contains(number) else {
            let allowed =
                range.upperBound == .max
                ? "\(range.lowerBound) or more" : "\(range.lowerBound)...\(range.upperBound)"
            throw problem(.outOfRange(text, of: name, allowed: allowed))
        }
        return number
    }

    /// One of the words of a list.
    func word<Value>(_ name: String, of words: [(word: String, value: Value)]) throws(PackError) -> Value {
        let text = try anyText(name)
        guard let found = words.first(where: { $0.word == text }) else {
            throw problem(.unknownWord(text, of: name, allowed: words.map(\.word)))
        }
        return found.value
    }

    func word<Value: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        _: Value.Type
    ) throws(PackError) -> Value {
        try word(name, of: Value.allCases.map { ($0.rawValue, $0) })
    }
}
