import Fuzzing
import Jobnets

// Two texts with a zero byte between them, or a text and a copy with one place changed, are compared both ways.
fuzz { bytes in
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
    let before = Definition(SyntaxTree(utf8: parts[0]))
    let after = Definition(SyntaxTree(utf8: parts.count > 1 ? parts[1] : changed(before.tree)))
    for definition in [before, after] {
        require(
            DefinitionDifference(before: definition, after: definition).changes.isEmpty,
            "a text differs from itself"
        )
    }
    let there = DefinitionDifference(before: before, after: after)
    let back = DefinitionDifference(before: after, after: before)
    require(texts(there.changes.map(\.mirrored)) == texts(back.changes), "other changes the other way round")
    checkCounterparts(there, back)
    for change in there.changes { check(change, of: there) }
}

/// A copy without one of its parameters or units, or with one twice, or with one replaced by another.
func changed(_ tree: SyntaxTree) -> [UInt8] {
    let extents = tree.units.map(\.extent) + tree.parameters.map(\.extent)
    guard !extents.isEmpty else { return tree.utf8 }
    let digest = tree.utf8.digest
    let extent = extents[digest % extents.count].range
    let other = extents[digest / 7 % extents.count].range
    var bytes = tree.utf8
    switch digest / 3 % 3 {
    case 0: bytes.removeSubrange(extent)
    case 1: bytes.insert(contentsOf: tree.utf8[extent], at: extent.upperBound)
    default: bytes.replaceSubrange(extent, with: tree.utf8[other])
    }
    return bytes
}

func checkCounterparts(_ there: DefinitionDifference, _ back: DefinitionDifference) {
    var found = 0
    for index in there.before.tree.units.indices {
        let counterpart = there.counterpart(ofBefore: UnitID(index))
        require(counterpart == back.counterpart(ofAfter: UnitID(index)), "another counterpart the other way round")
        guard let counterpart else { continue }
        found += 1
        require(there.counterpart(ofAfter: counterpart) == UnitID(index), "a counterpart that is another's")
    }
    let others = there.after.tree.units.indices.filter { there.counterpart(ofAfter: UnitID($0)) != nil }
    require(others.count == found, "a counterpart on one side only")
}

func check(_ change: DefinitionChange, of difference: DefinitionDifference) {
    require(change.before != nil || change.after != nil, "a change of no unit")
    if let range = difference.rangeBefore(of: change) {
        require(Int(range.end) <= difference.before.tree.utf8.count, "a place outside of the text before")
    }
    if let range = difference.rangeAfter(of: change) {
        require(Int(range.end) <= difference.after.tree.utf8.count, "a place outside of the text after")
    }
}

func texts(_ changes: [DefinitionChange]) -> [String] {
    changes.map { change in
        // Which of the values in another order is told first depends on the side.
        guard case .parametersReordered = change.kind else { return "\(change)" }
        return "reordered \(String(describing: change.before)) \(String(describing: change.after))"
    }
    .sorted()
}
