/// Whether the way back from a converted definition was gone, and gave the very text that it was made from.
public struct SubstitutionProof: Sendable {
    /// A place that the reversed table does not turn back.
    public struct Doubt: Hashable, Sendable {
        public enum Reason: Hashable, Sendable {
            /// Two rows of a kind make the same text; the other one stands in this line. A reversed table would contradict itself.
            case sharedResult(line: Int)
            /// The text that a row writes stood here before: the way back would replace it too.
            case alreadyPresent
            /// The way back does not find what was written here.
            case notFound
            /// The way back makes other text of what was written here: another row's, or the same with other escapes.
            case otherText
        }

        public var reason: Reason
        public var unit: UnitID?
        public var key: String
        /// The row of the table, as it was read.
        public var row: SubstitutionTable.Row
        /// Where it is, in bytes of the text before the conversion.
        public var offset: Int
    }

    /// The converted text.
    public let text: [UInt8]
    /// The substitutions of the way back, as places of ``text``; they do not overlap.
    public let back: [NameSubstitution]
    /// In the order of the text.
    public let doubts: [Doubt]
    /// Whether the way back gives the very text. There are doubts exactly when it does not, or when the reversed table would be
    /// refused as a contradiction.
    public var isReversible: Bool { doubts.isEmpty }
}

extension SubstitutionTable {
    /// Makes substitutions, goes the way back and compares every byte.
    ///
    /// - Parameters:
    ///   - outcome: What ``apply(to:)`` found.
    ///   - tree: The tree that it was applied to.
    /// - Returns: nil when the converted text is longer than ``SyntaxTree/byteLimit``.
    /// - Complexity: that of ``apply(to:)``, once more
    public func prove(_ outcome: SubstitutionOutcome, of tree: SyntaxTree) -> SubstitutionProof? {
        guard let text = outcome.text(from: tree) else { return nil }
        let converted = SyntaxTree(utf8: text)
        let back = reversed.apply(to: converted)
        // What could not be written back is not written back.
        let found = back.substitutions
        let twins = twinLines()
        var doubts: [SubstitutionProof.Doubt] = []
        var next = 0
        // How much longer the converted text is before the place.
        var growth = 0
        func pass(until end: Int) {
            while next < found.count, Int(found[next].range.start) < end {
                let foreign = found[next]
                next += 1
                if foreign.changesNothing(in: text) { continue }
                let offset = Int(foreign.range.start) - growth
                doubts.append(Self.doubt(.alreadyPresent, foreign, foreign.row.reversed, at: offset))
            }
        }
        for made in outcome.substitutions {
            let start = Int(made.range.start) + growth
            pass(until: start)
            let end = start + made.replacement.count
            let original = tree.utf8[made.range.range]
            var reason: SubstitutionProof.Doubt.Reason? = .notFound
            if next < found.count, found[next].range == ByteRange(start, end) {
                reason = found[next].replacement[...] == original ? nil : .otherText
                next += 1
            } else if made.replacement[...] == original {
                reason = nil
            }
            // What else begins within the new text is a part of it, or reaches beyond it.
            while next < found.count, Int(found[next].range.start) < end {
                if reason == nil, !found[next].changesNothing(in: text) { reason = .otherText }
                next += 1
            }
            if !made.changesNothing(in: tree.utf8), let twin = twins[made.row.line] {
                reason = .sharedResult(line: twin)
            }
            if let reason { doubts.append(Self.doubt(reason, made, made.row, at: Int(made.range.start))) }
            growth += made.replacement.count - made.range.count
        }
        pass(until: text.count)
        precondition(
            !doubts.isEmpty || back.text(from: converted) == tree.utf8,
            "a way back without doubts that leads elsewhere"
        )
        return SubstitutionProof(text: text, back: found, doubts: doubts)
    }

    private static func doubt(
        _ reason: SubstitutionProof.Doubt.Reason,
        _ place: NameSubstitution,
        _ row: Row,
        at offset: Int
    ) -> SubstitutionProof.Doubt {
        SubstitutionProof.Doubt(reason: reason, unit: place.unit, key: place.key, row: row, offset: offset)
    }

    /// For the line of each row whose result another row of its kind has too, the line of the first other one.
    private func twinLines() -> [Int: Int] {
        struct Result: Hashable {
            var kind: Kind
            var to: [UInt8]
        }
        var lines: [Result: [Int]] = [:]
        for row in rows { lines[Result(kind: row.kind, to: row.to), default: []].append(row.line) }
        var twins: [Int: Int] = [:]
        for row in rows {
            let others = lines[Result(kind: row.kind, to: row.to)]?.prefix(2) ?? []
            if let other = others.first(where: { $0 != row.line }) { twins[row.line] = other }
        }
        return twins
    }
}
