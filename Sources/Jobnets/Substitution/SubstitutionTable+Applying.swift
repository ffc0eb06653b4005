/// A place of a definition where a row of a table applies.
public struct NameSubstitution: Hashable, Sendable {
    /// The unit, nil for a parameter in none.
    public var unit: UnitID?
    /// The parameter's key; `unit` for the JP1 user of a unit's header.
    public var key: String
    public var row: SubstitutionTable.Row
    /// The text that is replaced, in bytes of the tree's text: as long as it is written, with its escapes.
    public var range: ByteRange
    /// What is put there, in UTF-8: with escapes where the value is quoted.
    public var replacement: [UInt8]

    /// Whether the text already reads so.
    public func changesNothing(in utf8: [UInt8]) -> Bool { utf8[range.range] == replacement[...] }
}

/// What a table makes of a definition.
public struct SubstitutionOutcome: Sendable {
    /// In the order of the text; none overlaps another one.
    public var substitutions: [NameSubstitution]
    /// Places where a row applies, and its new text cannot stand: the value has no quotation marks, and the text a character that
    /// needs them.
    public var refused: [NameSubstitution]

    /// The lines of the rows that apply nowhere.
    public func unusedLines(of table: SubstitutionTable) -> [Int] {
        let used = Set((substitutions + refused).map(\.row.line))
        return table.rows.map(\.line).filter { !used.contains($0) }
    }

    /// The text with all substitutions made.
    ///
    /// - Parameter tree: The tree that they are about.
    /// - Returns: nil when it is longer than ``SyntaxTree/byteLimit``.
    /// - Complexity: O(n)
    public func text(from tree: SyntaxTree) -> [UInt8]? {
        var count = tree.utf8.count
        for each in substitutions {
            count += each.replacement.count - each.range.count
            // Beyond the limit by what is put in; what is taken out later does not make that a text to read.
            guard count <= SyntaxTree.byteLimit else { return nil }
        }
        var result: [UInt8] = []
        result.reserveCapacity(count)
        var copied = 0
        for each in substitutions {
            result += tree.utf8[copied..<Int(each.range.start)]
            result += each.replacement
            copied = Int(each.range.end)
        }
        return result + tree.utf8[copied...]
    }
}

extension SubstitutionTable {
    /// Finds every place where a row applies.
    ///
    /// A value is read from front to back; of the rows that fit at a place the one with the longest text applies, of equally long
    /// ones the first, and what it put there is not looked at again. Quoted text is compared without its escapes. A
    /// value whose quotation mark has no partner is left alone.
    ///
    /// - Parameter tree: The definition.
    /// - Complexity: O(n) in the text for tables whose texts begin differently, at most O(n · rows).
    public func apply(to tree: SyntaxTree) -> SubstitutionOutcome {
        var matchers = Matchers(self)
        var outcome = SubstitutionOutcome(substitutions: [], refused: [])
        for index in tree.units.indices {
            let unit = UnitID(index)
            let owner = ValueSegment(raw: tree[unit].owner.range, of: tree.utf8, isWhole: true)
            matchers["unit"].find(in: owner, of: unit, &outcome)
            for parameter in tree.parameters(of: unit) { matchers.find(in: parameter, of: unit, tree, &outcome) }
        }
        for parameter in tree.looseParameters { matchers.find(in: parameter, of: nil, tree, &outcome) }
        outcome.substitutions.sort { $0.range.start < $1.range.start }
        outcome.refused.sort { $0.range.start < $1.range.start }
        return outcome
    }
}

/// The matchers of a table by key, each made when its key is first met.
private struct Matchers {
    let table: SubstitutionTable
    private var known: [String: Matcher] = [:]

    init(_ table: SubstitutionTable) {
        self.table = table
    }

    subscript(key: String) -> Matcher {
        mutating get {
            if let matcher = known[key] { return matcher }
            let matcher = Matcher(key, table)
            known[key] = matcher
            return matcher
        }
    }

    mutating func find(
        in parameter: ParameterID,
        of unit: UnitID?,
        _ tree: SyntaxTree,
        _ outcome: inout SubstitutionOutcome
    ) {
        let matcher = self[tree.key(of: parameter)]
        guard !matcher.isEmpty, let segments = tree.segments(of: parameter) else { return }
        for segment in segments { matcher.find(in: segment, of: unit, &outcome) }
    }
}

/// The rows that apply to the values of one key.
private struct Matcher {
    private struct Candidate {
        var row: SubstitutionTable.Row
        var extent: SubstitutionScope.Extent
    }

    let key: String
    /// By the first byte of their text, the longest first.
    private var candidates: [UInt8: [Candidate]] = [:]

    init(_ key: String, _ table: SubstitutionTable) {
        self.key = key
        for row in table.rows {
            guard let extent = SubstitutionScope.extent(of: row.kind, in: key), let first = row.from.first else {
                continue
            }
            candidates[first, default: []].append(Candidate(row: row, extent: extent))
        }
        candidates = candidates.mapValues { rows in
            rows.sorted { ($1.row.from.count, $0.row.line) < ($0.row.from.count, $1.row.line) }
        }
    }

    var isEmpty: Bool { candidates.isEmpty }

    func find(in segment: ValueSegment, of unit: UnitID?, _ outcome: inout SubstitutionOutcome) {
        var place = 0
        while place < segment.bytes.count {
            guard let row = row(at: place, of: segment) else {
                place += 1
                continue
            }
            let substitution = NameSubstitution(
                unit: unit,
                key: key,
                row: row,
                range: segment.range(place..<place + row.from.count),
                replacement: segment.isQuoted ? ValueSegment.escaped(row.to) : row.to
            )
            if segment.isQuoted || row.isIdentity || ValueSegment.standsUnquoted(row.to) {
                outcome.substitutions.append(substitution)
            } else {
                outcome.refused.append(substitution)
            }
            place += row.from.count
        }
    }

    private func row(at place: Int, of segment: ValueSegment) -> SubstitutionTable.Row? {
        for candidate in candidates[segment.bytes[place]] ?? [] {
            let from = candidate.row.from
            guard segment.bytes[place...].starts(with: from) else { continue }
            let range = place..<place + from.count
            let fits =
                switch candidate.extent {
                case .whole: segment.isWhole && place == 0 && range.upperBound == segment.bytes.count
                case .start: place == 0 && PathText.endsAtBoundary(from, range, in: segment.bytes, isAlone: true)
                case .anyPath:
                    PathText.begins(from, at: place, in: segment.bytes)
                        && PathText.endsAtBoundary(from, range, in: segment.bytes, isAlone: false)
                case .anywhere: true
                }
            if fits { return candidate.row }
        }
        return nil
    }
}
