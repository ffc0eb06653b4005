public import Jobnets

/// What is wrong with one definition file.
public struct FileDiagnostics: Sendable {
    /// The file as it was named.
    public var path: String
    public var tree: SyntaxTree
    /// In the order of the text.
    public var diagnostics: [Diagnostic]
    /// What the file was read as.
    public var encoding: String
    /// How sure that is, for people.
    public var confidence: String

    public init(path: String, tree: SyntaxTree, diagnostics: [Diagnostic], encoding: String, confidence: String) {
        self.path = path
        self.tree = tree
        self.diagnostics = diagnostics.sorted {
            ($0.range.start, $0.range.end, $0.rule.id) < ($1.range.start, $1.range.end, $1.rule.id)
        }
        self.encoding = encoding
        self.confidence = confidence
    }

    public func count(_ severity: DiagnosticRule.Severity) -> Int {
        diagnostics.count { $0.rule.severity == severity }
    }
}

/// A diagnostic with its place in the file: what every form of a report prints.
struct PlacedDiagnostic {
    var diagnostic: Diagnostic
    var start: LineTable.Place
    var end: LineTable.Place
    /// The full name of the unit that it stands in, empty outside of units.
    var unit: String
}

/// The diagnostics of several files: as text with the line that each is about, or as JSON.
public struct DiagnosticReport: Sendable {
    let files: [FileDiagnostics]
    let language: Language
    let ink: Ink

    public init(_ files: [FileDiagnostics], language: Language, ink: Ink) {
        self.files = files
        self.language = language
        self.ink = ink
    }

    public func count(_ severity: DiagnosticRule.Severity) -> Int {
        files.reduce(0) { $0 + $1.count(severity) }
    }

    /// Whether any file has an error.
    public var isFinding: Bool { files.contains { $0.count(.error) > 0 } }

    /// Every rule that there is.
    public static func rules(_ language: Language) -> Table {
        Table(
            columns: ["id", "severity", "source", "message"],
            rows: DiagnosticRule.all.map { rule in
                [rule.id, rule.severity.rawValue, rule.source, language.unfilled(rule.message)]
            }
        )
    }

    // MARK: Text

    /// The text, piece by piece: a file may have a million faults.
    public func printText(_ print: (String) -> Void) {
        for file in files {
            Self.forEachPlaced(in: file) { print(text($0, in: file)) }
            print(summary(of: file))
        }
        guard files.count > 1 else { return }
        let counted = counts(count(.error), count(.warning), count(.note))
        print(language.pick("\(files.count) files: \(counted)\n", "\(files.count) ファイル: \(counted)\n"))
    }

    private func text(_ placed: PlacedDiagnostic, in file: FileDiagnostics) -> String {
        let diagnostic = placed.diagnostic
        var text = "\(file.path):\(placed.start): \(painted(diagnostic.rule.severity)): "
        text += "\(language.message(of: diagnostic)) [\(diagnostic.rule.id)]\n"
        text += excerpt(placed, in: file)
        if !placed.unit.isEmpty { text += "    \(language.pick("unit", "ユニット")): \(Self.printable(placed.unit))\n" }
        text += "    \(language.pick("rule", "規則")): \(diagnostic.place)\n"
        text += "    \(language.pick("do", "対処")): \(language.suggestion(of: diagnostic))\n"
        if let replacement = diagnostic.replacement {
            text += "    \(language.pick("write", "修正案")): \(Self.printable(replacement))\n"
        }
        return text
    }

    /// The line with a mark under what it is about; of a long line the part around it.
    private func excerpt(_ placed: PlacedDiagnostic, in file: FileDiagnostics) -> String {
        let utf8 = file.tree.utf8
        let range = placed.diagnostic.range.range.clamped(to: 0..<utf8.count)
        let reach = 60
        var start = range.lowerBound
        while start > 0, utf8[start - 1] != UInt8(ascii: "\n"), range.lowerBound - start < reach { start -= 1 }
        while start < range.lowerBound, utf8[start] & 0xC0 == 0x80 { start += 1 }
        var end = range.lowerBound
        while end < utf8.count, utf8[end] != UInt8(ascii: "\n"), utf8[end] != UInt8(ascii: "\r"),
            end - range.lowerBound < 2 * reach
        { end += 1 }
        while end < utf8.count, end > range.lowerBound, utf8[end] & 0xC0 == 0x80 { end -= 1 }
        let before = Self.printable(String(decoding: utf8[start..<range.lowerBound], as: UTF8.self))
        let marked = Self.printable(
            String(decoding: utf8[range.lowerBound..<max(range.lowerBound, min(end, range.upperBound))], as: UTF8.self)
        )
        let after = Self.printable(
            end > range.upperBound ? String(decoding: utf8[range.upperBound..<end], as: UTF8.self) : ""
        )
        let blanks = before.prefix { $0 == " " }.count
        let line = String((before + marked + after).dropFirst(min(blanks, before.count)))
        guard !line.allSatisfy({ $0 == " " }) else { return "" }
        let indent = String(repeating: " ", count: String(before.dropFirst(blanks)).displayWidth)
        let mark = String(repeating: "^", count: max(1, marked.displayWidth))
        return "    \(line)\n    \(indent)\(ink.bad(mark))\n"
    }

    /// Text on one line of a terminal: tabs as one blank, no control characters.
    public static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.value {
                    case 0x09, 0x0A, 0x0D: " "
                    case 0..<0x20, 0x7F..<0xA0: "\u{FFFD}"
                    default: scalar
                    }
                }
            )
        )
    }

    private func summary(of file: FileDiagnostics) -> String {
        let counted = counts(file.count(.error), file.count(.warning), file.count(.note))
        let units = file.tree.units.count
        return language.pick(
            "\(file.path): \(counted); \(language.count(units, "unit")), read as \(file.encoding) (\(file.confidence))\n",
            "\(file.path): \(counted)、ユニット \(units) 個、文字コード \(file.encoding) (\(file.confidence))\n"
        )
    }

    private func counts(_ errors: Int, _ warnings: Int, _ notes: Int) -> String {
        let error = language.pick(language.count(errors, "error"), "エラー \(errors)")
        let warning = language.pick(language.count(warnings, "warning"), "警告 \(warnings)")
        let parts = [
            errors > 0 ? ink.bad(error) : ink.good(error), warnings > 0 ? ink.warning(warning) : warning,
            language.pick(language.count(notes, "note"), "参考 \(notes)"),
        ]
        return parts.joined(separator: language.pick(", ", "、"))
    }

    private func painted(_ severity: DiagnosticRule.Severity) -> String {
        let word = language.name(severity)
        return switch severity {
        case .error: ink.bad(word)
        case .warning: ink.warning(word)
        case .note: ink.faint(word)
        }
    }

    // MARK: JSON

    /// One object with all files, piece by piece: keys in alphabetical order, as everywhere.
    public func printJSON(_ print: (String) -> Void) {
        print("{\n  \"errors\" : \(count(.error)),\n  \"files\" : [")
        for (index, file) in files.enumerated() {
            print(index > 0 ? ",\n    {\n      \"diagnostics\" : [" : "\n    {\n      \"diagnostics\" : [")
            var isFirst = true
            Self.forEachPlaced(in: file) { placed in
                print((isFirst ? "\n        " : ",\n        ") + document(of: placed).json(level: 4))
                isFirst = false
            }
            print("\n      ],\n      \"encoding\" : " + Document.string(file.encoding).json(level: 0))
            print(",\n      \"file\" : " + Document.string(file.path).json(level: 0))
            print(",\n      \"units\" : \(file.tree.units.count)\n    }")
        }
        print("\n  ],\n  \"notes\" : \(count(.note)),\n  \"warnings\" : \(count(.warning))\n}\n")
    }

    private func document(of placed: PlacedDiagnostic) -> Document {
        let diagnostic = placed.diagnostic
        return .object([
            ("id", .string(diagnostic.rule.id)),
            ("severity", .string(diagnostic.rule.severity.rawValue)),
            ("line", .integer(Int64(placed.start.line))),
            ("column", .integer(Int64(placed.start.column))),
            ("endLine", .integer(Int64(placed.end.line))),
            ("endColumn", .integer(Int64(placed.end.column))),
            ("unit", placed.unit.isEmpty ? .null : .string(placed.unit)),
            ("message", .string(language.message(of: diagnostic))),
            ("rule", .string(diagnostic.place)),
            ("suggestion", .string(language.suggestion(of: diagnostic))),
            ("replacement", diagnostic.replacement.map { .string($0) } ?? .null),
        ])
    }

    /// Calls `body` with each diagnostic of a file in its order; none is kept, for there may be a million.
    static func forEachPlaced(in file: FileDiagnostics, _ body: (PlacedDiagnostic) -> Void) {
        let lines = LineTable(file.tree.utf8)
        // A unit's name is as long as it is deep: made once for all that is wrong in it.
        var lastUnit: (UnitID, String)?
        for diagnostic in file.diagnostics {
            var name = ""
            if let unit = diagnostic.unit {
                if let lastUnit, lastUnit.0 == unit {
                    name = lastUnit.1
                } else {
                    name = file.tree.shortName(of: unit)
                    lastUnit = (unit, name)
                }
            }
            body(
                PlacedDiagnostic(
                    diagnostic: diagnostic,
                    start: lines.place(of: Int(diagnostic.range.start)),
                    end: lines.place(of: Int(diagnostic.range.end)),
                    unit: name
                )
            )
        }
    }
}

extension SyntaxTree {
    /// A unit's full name; of one deeper than names may be long, the end of it.
    public func shortName(of unit: UnitID) -> String {
        let deepest = 60
        guard self[unit].depth >= deepest else { return fullName(of: unit) }
        let names = ancestors(of: unit).prefix(deepest).map { name(of: $0) }
        return "…/" + names.reversed().joined(separator: "/")
    }
}
