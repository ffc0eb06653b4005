/// The units of a tree by name, and which of them stand in which: look-ups that never walk along siblings or ancestors.
struct UnitIndex: Sendable {
    private let tree: SyntaxTree
    /// Units by level, and on a level by name, then by position.
    private let byName: [UnitID]
    /// Where each level begins in ``byName``: that of the roots, then those of all units, then the end.
    private let levelStarts: [Int32]
    /// The last unit in each unit, at any depth; the unit itself when there is none.
    private let lasts: [Int32]

    /// Takes as long as sorting the names.
    init(_ tree: SyntaxTree) {
        self.tree = tree
        let levels = tree.units.map { $0.parent.map { Int($0.index) + 1 } ?? 0 }
        var starts = [Int32](repeating: 0, count: tree.units.count + 2)
        for level in levels { starts[level + 1] += 1 }
        for level in starts.indices.dropFirst() { starts[level] += starts[level - 1] }
        var upcoming = starts
        var byName = [UnitID](repeating: UnitID(0), count: tree.units.count)
        for (index, level) in levels.enumerated() {
            byName[Int(upcoming[level])] = UnitID(index)
            upcoming[level] += 1
        }
        for level in starts.indices.dropLast() {
            let range = Int(starts[level])..<Int(starts[level + 1])
            guard range.count > 1 else { continue }
            byName[range].sort { left, right in
                let leftName = tree.utf8[tree[left].name.range]
                let rightName = tree.utf8[tree[right].name.range]
                if leftName.lexicographicallyPrecedes(rightName) { return true }
                return left < right && leftName.elementsEqual(rightName)
            }
        }
        var lasts = tree.units.indices.map { Int32($0) }
        for index in tree.units.indices.reversed() {
            guard let parent = tree.units[index].parent else { continue }
            lasts[Int(parent.index)] = max(lasts[Int(parent.index)], lasts[index])
        }
        self.byName = byName
        self.lasts = lasts
        levelStarts = starts
    }

    /// The units directly in a unit (nil: the roots), by name; of one name in the order of the text.
    func level(in parent: UnitID?) -> ArraySlice<UnitID> {
        let level = parent.map { Int($0.index) + 1 } ?? 0
        return byName[Int(levelStarts[level])..<Int(levelStarts[level + 1])]
    }

    /// The unit with a name directly in a unit; of several the first. Logarithmic.
    func unit(named name: some StringProtocol, in parent: UnitID?) -> UnitID? {
        unit(named: name.utf8, in: parent)
    }

    /// The same by the bytes of a name.
    func unit(named wanted: some Collection<UInt8>, in parent: UnitID?) -> UnitID? {
        let level = level(in: parent)
        var low = level.startIndex
        var high = level.endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if tree.utf8[tree[level[middle]].name.range].lexicographicallyPrecedes(wanted) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < level.endIndex, tree.utf8[tree[level[low]].name.range].elementsEqual(wanted) else { return nil }
        return level[low]
    }

    /// Whether a unit stands in another, at any depth.
    func contains(_ outer: UnitID, _ inner: UnitID) -> Bool {
        outer < inner && inner.index <= lasts[Int(outer.index)]
    }

    enum Resolution: Hashable {
        case unit(UnitID)
        /// The file has the first of the names, yet not what stands below it.
        case missing
        /// The file knows nothing of it: it may be defined elsewhere.
        case elsewhere
    }

    /// What a full name such as `/group/jobnet` means.
    func resolve(_ fullName: some StringProtocol) -> Resolution {
        resolve(fullName.utf8)
    }

    /// The same by the bytes of a name.
    func resolve(_ fullName: some Collection<UInt8>) -> Resolution {
        guard fullName.first == Byte.slash else { return .elsewhere }
        var unit: UnitID?
        for name in fullName.dropFirst().split(separator: Byte.slash, omittingEmptySubsequences: false) {
            guard let child = self.unit(named: name, in: unit) else { return unit == nil ? .elsewhere : .missing }
            unit = child
        }
        return unit.map { .unit($0) } ?? .elsewhere
    }
}
