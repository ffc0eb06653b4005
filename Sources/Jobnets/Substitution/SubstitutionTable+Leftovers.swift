/// A name of the old environment that a table leaves in a definition.
public struct Leftover: Hashable, Sendable {
    public var unit: UnitID?
    public var key: String
    /// The row whose text it is.
    public var row: SubstitutionTable.Row
    /// Where it stands, in bytes of the tree's text.
    public var range: ByteRange
}

extension SubstitutionTable {
    /// Names of hosts, paths, users and services that stand in any value, in letters of any case, and are not substituted.
    ///
    /// They may be meant: a comment that tells of a host, a path below a variable. A name within a longer one does not count.
    ///
    /// - Parameters:
    ///   - outcome: What ``apply(to:)`` found in the tree.
    ///   - tree: The definition.
    /// - Returns: In the order of the text.
    /// - Complexity: O(n) in the text for tables whose texts begin differently, at most O(n · rows).
    public func leftovers(of outcome: SubstitutionOutcome, in tree: SyntaxTree) -> [Leftover] {
        var search = LeftoverSearch(self, outcome, tree)
        for index in tree.units.indices {
            let unit = UnitID(index)
            for parameter in tree.parameters(of: unit) { search.look(at: parameter, of: unit) }
        }
        for parameter in tree.looseParameters { search.look(at: parameter, of: nil) }
        return search.found.sorted { $0.range.start < $1.range.start }
    }
}

private struct LeftoverSearch {
    private let tree: SyntaxTree
    /// What the substitutions cover, in the order of the text.
    private let covered: [ByteRange]
    /// By the first byte of their text, in lower case; the longest first.
    private var rows: [UInt8: [SubstitutionTable.Row]] = [:]
    var found: [Leftover] = []

    init(_ table: SubstitutionTable, _ outcome: SubstitutionOutcome, _ tree: SyntaxTree) {
        self.tree = tree
        covered = (outcome.substitutions + outcome.refused).map(\.range).sorted { $0.start < $1.start }
        for row in table.rows where !row.isIdentity {
            if case .text = row.kind { continue }
            guard let first = row.from.first else { continue }
            rows[Self.lowered(first), default: []].append(row)
        }
        rows = rows.mapValues { rows in rows.sorted { ($1.from.count, $0.line) < ($0.from.count, $1.line) } }
    }

    mutating func look(at parameter: ParameterID, of unit: UnitID?) {
        let value = tree[parameter].value.range
        var place = value.lowerBound
        while place < value.upperBound {
            guard let row = row(at: place, before: value.upperBound) else {
                place += 1
                continue
            }
            let range = ByteRange(place, place + row.from.count)
            if !isCovered(range) {
                found.append(Leftover(unit: unit, key: tree.key(of: parameter), row: row, range: range))
            }
            place += row.from.count
        }
    }

    private func row(at place: Int, before end: Int) -> SubstitutionTable.Row? {
        guard let candidates = rows[Self.lowered(tree.utf8[place])] else { return nil }
        let text = tree.utf8[place..<end]
        return candidates.first { row in
            guard text.count >= row.from.count,
                zip(text, row.from).allSatisfy({ Self.lowered($0) == Self.lowered($1) })
            else { return false }
            let next = place + row.from.count
            let endsName = next >= end || !isName(tree.utf8[next]) || PathText.endsInSeparator(row.from)
            let isFileName = row.kind == .path && next < end && tree.utf8[next] == UInt8(ascii: ".")
            return !isName(tree.utf8[place - 1]) && endsName && !isFileName
        }
    }

    private func isName(_ byte: UInt8) -> Bool {
        Byte.isWord(byte) || byte == UInt8(ascii: "-") || byte >= 0x80
    }

    private func isCovered(_ range: ByteRange) -> Bool {
        var low = 0
        var high = covered.count
        while low < high {
            let middle = (low + high) / 2
            if covered[middle].end <= range.start { low = middle + 1 } else { high = middle }
        }
        return low < covered.count && covered[low].start < range.end
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
