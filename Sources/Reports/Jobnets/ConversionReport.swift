public import Encodings
public import Jobnets

/// What a conversion of a definition file changes, what cannot be turned back, and what is left as it was.
public struct ConversionReport: Sendable {
    /// What a substitution table does to the file.
    public struct Substitutions: Sendable {
        /// The table as it was named.
        public var tablePath: String
        public var table: SubstitutionTable
        /// The definition, in the encoding and with the line ends that it is converted to.
        public var tree: SyntaxTree
        public var outcome: SubstitutionOutcome
        public var proof: SubstitutionProof
        public var leftovers: [Leftover]
        /// Those whose new text has a character that the encoding lacks.
        public var unwritable: [NameSubstitution]
        /// Those whose old text is written in codes that nobody would write for its characters.
        public var respelt: [NameSubstitution]

        public init(
            tablePath: String,
            table: SubstitutionTable,
            tree: SyntaxTree,
            outcome: SubstitutionOutcome,
            proof: SubstitutionProof,
            leftovers: [Leftover],
            unwritable: [NameSubstitution],
            respelt: [NameSubstitution]
        ) {
            self.tablePath = tablePath
            self.table = table
            self.tree = tree
            self.outcome = outcome
            self.proof = proof
            self.leftovers = leftovers
            self.unwritable = unwritable
            self.respelt = respelt
        }
    }

    let path: String
    let source: DecodedText
    let converted: ConvertedText
    let substitutions: Substitutions?
    let isProven: Bool
    let language: Language
    let ink: Ink
    private let lineEnds: LineEndCounts

    /// - Parameters:
    ///   - path: The file as it was named.
    ///   - source: The file.
    ///   - converted: The file in another encoding or with other line ends, before any substitution.
    ///   - substitutions: What the table does to that; nil without a table.
    ///   - isProven: Whether undoing the substitutions gave the bytes of `converted`.
    ///   - language: The language of the words.
    ///   - ink: The colours.
    public init(
        path: String,
        source: DecodedText,
        converted: ConvertedText,
        substitutions: Substitutions?,
        isProven: Bool,
        language: Language,
        ink: Ink
    ) {
        self.path = path
        self.source = source
        self.converted = converted
        self.substitutions = substitutions
        self.isProven = isProven
        self.language = language
        self.ink = ink
        lineEnds = source.lineEndCounts()
    }

    /// How many substitutions cannot be made at all: with any, nothing may be written.
    public var refusedCount: Int {
        substitutions.map { $0.outcome.refused.count + $0.unwritable.count } ?? 0
    }

    /// How many places the way back does not turn back.
    public var lossCount: Int {
        let places = converted.losses.count + (substitutions.map { $0.proof.doubts.count + $0.respelt.count } ?? 0)
        // What is known to differ is one place, even where none can be named.
        return places + (isUnexplained ? 1 : 0)
    }

    /// The way back gives other bytes, though every character and every substitution finds back.
    private var isUnexplained: Bool {
        let isEncodingLost = !converted.isReversible && converted.losses.isEmpty
        let isSubstitutionLost = !isProven && substitutions.map { $0.proof.isReversible && $0.respelt.isEmpty } ?? true
        return isEncodingLost || (refusedCount == 0 && isSubstitutionLost)
    }

    // MARK: Text

    /// The text, line by line: a file may have a million places.
    public func printText(_ print: (String) -> Void) {
        if let substitutions { printSubstitutions(substitutions, print) }
        printLosses(print)
        print("\(path): \(summary)\n")
    }

    private func printSubstitutions(_ made: Substitutions, _ print: (String) -> Void) {
        let lines = LineTable(made.tree.utf8)
        func line(_ offset: Int, _ unit: UnitID?, _ key: String, _ row: SubstitutionTable.Row, _ words: String) {
            let name = unit.map { made.tree.shortName(of: $0) } ?? "-"
            print(
                DiagnosticReport.printable("\(path):\(lines.place(of: offset)): \(name) \(key): ")
                    + "\(words) (\(made.tablePath):\(row.line))\n"
            )
        }
        for each in made.outcome.substitutions where !each.changesNothing(in: made.tree.utf8) {
            line(Int(each.range.start), each.unit, each.key, each.row, language.change(each.row))
        }
        for each in made.leftovers {
            let found = made.tree.text(each.range)
            line(Int(each.range.start), each.unit, each.key, each.row, ink.warning(language.leftover(found)))
        }
        for each in made.outcome.refused {
            line(Int(each.range.start), each.unit, each.key, each.row, ink.bad(language.refusal(each.row)))
        }
        for each in made.unwritable {
            let words = language.unwritable(each.row, in: converted.encoding)
            line(Int(each.range.start), each.unit, each.key, each.row, ink.bad(words))
        }
        for each in made.proof.doubts {
            line(each.offset, each.unit, each.key, each.row, ink.bad(language.text(each.reason, each.row)))
        }
        for each in made.respelt {
            line(Int(each.range.start), each.unit, each.key, each.row, ink.bad(language.respelt(each.row)))
        }
        for unused in made.outcome.unusedLines(of: made.table) {
            print("\(made.tablePath):\(unused): \(ink.warning(language.unusedRow))\n")
        }
        if !made.tree.problems.isEmpty {
            print("\(path): \(ink.warning(language.unreadParts(made.tree.problems.count, path)))\n")
        }
    }

    private func printLosses(_ print: (String) -> Void) {
        let places = source.places(ofUTF8: converted.losses.map(\.utf8Offset))
        for (loss, place) in zip(converted.losses, places) {
            let words = language.text(loss.kind, from: source.encoding, to: converted.encoding)
            print("\(path):\(place.line):\(place.column): \(ink.bad(words))\n")
        }
        if isUnexplained { print("\(path): \(ink.bad(language.otherBytes(lineEnds)))\n") }
    }

    private var summary: String {
        let count = substitutions.map { made in
            made.outcome.substitutions.count { !$0.changesNothing(in: made.tree.utf8) }
        }
        var parts = [
            language.conversion(from: source.encoding, source.confidence, to: converted.encoding),
            count.map(language.substitutionCount) ?? "",
        ]
        if refusedCount == 0, lossCount == 0 { parts.append(ink.good(language.reversible)) }
        if refusedCount > 0 { parts.append(ink.bad(language.refusedCount(refusedCount))) }
        if lossCount > 0 { parts.append(ink.bad(language.lossCount(lossCount))) }
        return parts.filter { !$0.isEmpty }.joined(separator: language.pick("; ", "、"))
    }
}
