/// Finds the changes between two files whose units are matched.
struct DefinitionComparison {
    private let left: ComparedUnits
    private let right: ComparedUnits
    private let matching: UnitMatching
    private let oldReader: ParameterFormReader<CounterpartResolver>
    private let newReader: ParameterFormReader<CounterpartResolver>

    /// Names stand for the units after, so that a name that follows its unit is the same name.
    private struct CounterpartResolver: ReferenceResolver {
        let units: ComparedUnits
        /// Of every unit the number that stands for it; -1 for none.
        let numbers: [Int32]

        func number(named name: [UInt8], from unit: UnitID, _ scope: ReferenceScope) -> Int32? {
            guard let named = units.unit(named: name, from: unit, scope) else { return nil }
            let number = numbers[Int(named.index)]
            return number < 0 ? nil : number
        }
    }

    init(_ left: ComparedUnits, _ right: ComparedUnits, _ matching: UnitMatching) {
        self.left = left
        self.right = right
        self.matching = matching
        oldReader = ParameterFormReader(
            definition: left.definition,
            units: left,
            resolver: CounterpartResolver(units: left, numbers: matching.after)
        )
        let numbers = matching.before.enumerated().map { $0.element < 0 ? -1 : Int32($0.offset) }
        newReader = ParameterFormReader(
            definition: right.definition,
            units: right,
            resolver: CounterpartResolver(units: right, numbers: numbers)
        )
    }

    func changes() -> [DefinitionChange] {
        let removed = removals()
        let addedCounts = Self.unmatchedCounts(right.definition.tree, matching.before)
        var changes: [DefinitionChange] = []
        var upcoming = 0
        func append(removedBehind anchor: Int32) {
            while upcoming < removed.count, removed[upcoming].anchor == anchor {
                changes.append(removed[upcoming].change)
                upcoming += 1
            }
        }
        append(removedBehind: -1)
        for index in right.definition.tree.units.indices {
            let new = UnitID(index)
            let counterpart = matching.before[index]
            if counterpart >= 0 {
                compare(UnitID(Int(counterpart)), new, into: &changes)
            } else if Self.isTop(new, right.definition.tree, matching.before) {
                changes.append(
                    DefinitionChange(
                        kind: .unitAdded(count: addedCounts[index]),
                        after: new,
                        weight: .meaning,
                        note: matching.ambiguousAfter[index] ? .ambiguous : nil
                    )
                )
            }
            append(removedBehind: Int32(index))
        }
        return changes
    }

    // MARK: Units

    /// The removed units, each with the last unit before it that is still there; in that one's order.
    private func removals() -> [(anchor: Int32, change: DefinitionChange)] {
        let tree = left.definition.tree
        let counts = Self.unmatchedCounts(tree, matching.after)
        var result: [(anchor: Int32, change: DefinitionChange)] = []
        var anchor: Int32 = -1
        for index in tree.units.indices {
            if matching.after[index] >= 0 {
                anchor = matching.after[index]
            } else if Self.isTop(UnitID(index), tree, matching.after) {
                let change = DefinitionChange(
                    kind: .unitRemoved(count: counts[index]),
                    before: UnitID(index),
                    weight: .meaning,
                    note: matching.ambiguousBefore[index] ? .ambiguous : nil
                )
                result.append((anchor, change))
            }
        }
        return result.enumerated()
            .sorted { ($0.element.anchor, $0.offset) < ($1.element.anchor, $1.offset) }
            .map(\.element)
    }

    /// Whether the unit around an unmatched one is matched, or there is none.
    private static func isTop(_ unit: UnitID, _ tree: SyntaxTree, _ counterparts: [Int32]) -> Bool {
        tree[unit].parent.map { counterparts[Int($0.index)] >= 0 } ?? true
    }

    /// Of every unmatched unit how many unmatched ones hang on it, itself included.
    private static func unmatchedCounts(_ tree: SyntaxTree, _ counterparts: [Int32]) -> [Int] {
        var counts = counterparts.map { $0 < 0 ? 1 : 0 }
        for index in tree.units.indices.reversed() where counterparts[index] < 0 {
            if let parent = tree.units[index].parent, counterparts[Int(parent.index)] < 0 {
                counts[Int(parent.index)] += counts[index]
            }
        }
        return counts
    }

    private func compare(_ old: UnitID, _ new: UnitID, into changes: inout [DefinitionChange]) {
        let before = left.definition.tree
        let after = right.definition.tree
        func append(_ kind: DefinitionChange.Kind) {
            changes.append(DefinitionChange(kind: kind, before: old, after: new, weight: .meaning))
        }
        let likeness = matching.likeness[new.index] ?? 100
        if before[old].parent.map({ matching.after[Int($0.index)] }) != after[new].parent?.index {
            append(.unitMoved(likeness: likeness))
        }
        if left.names[Int(old.index)] != right.names[Int(new.index)] { append(.unitRenamed(likeness: likeness)) }
        if left.typeText(of: old) != right.typeText(of: new) { append(.typeChanged) }
        for attribute in UnitAttribute.allCases {
            let first = before.utf8[before[old].range(of: attribute).range]
            let second = after.utf8[after[new].range(of: attribute).range]
            if first != second { append(.attributeChanged(attribute)) }
        }
        compareParameters(old, new, into: &changes)
    }

    // MARK: Parameters

    private struct Entry {
        var parameter: ParameterID
        var key: String
        var role: ParameterRole
        var form: ParameterForm
    }

    private func entries(_ unit: UnitID, _ reader: ParameterFormReader<CounterpartResolver>) -> [Entry] {
        var result: [Entry] = []
        for parameter in reader.definition.tree.parameters(of: unit) {
            let key = reader.definition.tree.key(of: parameter)
            let role = ParameterRole(key: key)
            guard role.shape != .type else { continue }
            let form = reader.form(of: parameter, in: unit, key: key, role: role)
            result.append(Entry(parameter: parameter, key: key, role: role, form: form))
        }
        return result
    }

    /// The values of one slot, by their places among the unit's parameters.
    private struct Slot {
        var olds: [Int] = []
        var news: [Int] = []
    }

    private func compareParameters(_ old: UnitID, _ new: UnitID, into changes: inout [DefinitionChange]) {
        let olds = entries(old, oldReader)
        let news = entries(new, newReader)
        if olds.map(\.form) == news.map(\.form) { return }

        var slots: [Slot] = []
        var slotOf: [[UInt8]: Int] = [:]
        func slot(_ entry: Entry) -> Int {
            if let index = slotOf[entry.form.slot] { return index }
            slotOf[entry.form.slot] = slots.count
            slots.append(Slot())
            return slots.count - 1
        }
        for (index, entry) in news.enumerated() { slots[slot(entry)].news.append(index) }
        for (index, entry) in olds.enumerated() { slots[slot(entry)].olds.append(index) }

        var newOf = [Int?](repeating: nil, count: olds.count)
        var hasOld = [Bool](repeating: false, count: news.count)
        var found: [(place: Int, change: DefinitionChange)] = []
        func append(_ place: Int, _ kind: DefinitionChange.Kind, _ weight: ChangeWeight, _ note: DefinitionChange.Note?)
        {
            let change = DefinitionChange(kind: kind, before: old, after: new, weight: weight, note: note)
            found.append((place, change))
        }
        for slot in slots {
            let pairs = pairs(slot, olds, news)
            for (first, second) in pairs {
                newOf[first] = second
                hasOld[second] = true
                guard olds[first].form.value != news[second].form.value else { continue }
                append(
                    second,
                    .parameterChanged(before: olds[first].parameter, after: news[second].parameter),
                    news[second].role.weight,
                    isSameText(olds[first], news[second]) ? .refersElsewhere : nil
                )
            }
            if let any = slot.news.first, news[any].role.isOrdered, let (first, second) = reordering(pairs) {
                append(
                    second,
                    .parametersReordered(before: olds[first].parameter, after: news[second].parameter),
                    news[second].role.weight,
                    nil
                )
            }
        }
        if let (first, second) = priorityReordering(olds, news) {
            append(
                second,
                .parametersReordered(before: olds[first].parameter, after: news[second].parameter),
                .meaning,
                nil
            )
        }

        // A text that is there on both sides and yet gone and new names something else.
        let goneTexts = Set(olds.indices.filter { newOf[$0] == nil }.map { text(olds[$0], left) })
        let newTexts = Set(news.indices.filter { !hasOld[$0] }.map { text(news[$0], right) })
        let hasStartDate = (olds.contains { $0.key == "sd" }, news.contains { $0.key == "sd" })
        func isTold(_ entry: Entry, _ unit: UnitID, _ definition: Definition, otherHasStartDate: Bool) -> Bool {
            // Without `sd` a root jobnet has the default rule, and `de` says nothing beside `sd`.
            if entry.key == "sd", otherHasStartDate { return false }
            if entry.key == "de", hasStartDate.0 || hasStartDate.1 { return false }
            return ParameterDefault.isTold(
                entry.form.value,
                for: entry.key,
                kind: definition.kind(of: unit),
                isRootJobnet: definition.isRootJobnet(unit)
            )
        }
        for (index, entry) in news.enumerated() where !hasOld[index] {
            if entry.role.shape == .element, follows(entry, new, .after, other: old) { continue }
            let isTold = isTold(entry, new, right.definition, otherHasStartDate: hasStartDate.0)
            let note: DefinitionChange.Note? =
                isTold ? .toldDefault : goneTexts.contains(text(entry, right)) ? .refersElsewhere : nil
            append(index, .parameterAdded(entry.parameter), isTold ? .notation : entry.role.weight, note)
        }
        var anchor = -1
        for (index, entry) in olds.enumerated() {
            if let place = newOf[index] {
                anchor = place
                continue
            }
            if entry.role.shape == .element, follows(entry, old, .before, other: new) { continue }
            let isTold = isTold(entry, old, left.definition, otherHasStartDate: hasStartDate.1)
            let note: DefinitionChange.Note? =
                isTold ? .toldDefault : newTexts.contains(text(entry, left)) ? .refersElsewhere : nil
            append(anchor, .parameterRemoved(entry.parameter), isTold ? .notation : entry.role.weight, note)
        }
        changes += found.enumerated()
            .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
            .map(\.element.change)
    }

    /// Equal values first, what is left in its order.
    private func pairs(_ slot: Slot, _ olds: [Entry], _ news: [Entry]) -> [(Int, Int)] {
        var waiting: [[UInt8]: [Int]] = [:]
        for index in slot.news.reversed() { waiting[news[index].form.value, default: []].append(index) }
        var pairs: [(Int, Int)] = []
        var rest: [Int] = []
        var isTaken: Set<Int> = []
        for index in slot.olds {
            if let equal = waiting[olds[index].form.value]?.popLast() {
                pairs.append((index, equal))
                isTaken.insert(equal)
            } else {
                rest.append(index)
            }
        }
        pairs += zip(rest, slot.news.filter { !isTaken.contains($0) })
        return pairs.sorted { $0.0 < $1.0 }
    }

    /// The first pair that stands before the one that it stood behind.
    private func reordering(_ pairs: [(Int, Int)]) -> (Int, Int)? {
        var last: (Int, Int)?
        for pair in pairs {
            if let last, pair.1 < last.1 { return pair }
            last = pair
        }
        return nil
    }

    /// Of `pr` and `ni` the later one counts: another one does than before, though both are told on both sides.
    private func priorityReordering(_ olds: [Entry], _ news: [Entry]) -> (Int, Int)? {
        func last(_ entries: [Entry]) -> Int? {
            guard entries.contains(where: { $0.key == "pr" }) && entries.contains(where: { $0.key == "ni" }) else {
                return nil
            }
            return entries.lastIndex { $0.key == "pr" || $0.key == "ni" }
        }
        guard let first = last(olds), let second = last(news), olds[first].key != news[second].key else { return nil }
        return (first, second)
    }

    private enum Side {
        case before
        case after
    }

    /// Whether an element only tells that its unit is here and not there.
    private func follows(_ entry: Entry, _ unit: UnitID, _ side: Side, other: UnitID) -> Bool {
        let (here, there, counterparts) =
            side == .before ? (left, right, matching.after) : (right, left, matching.before)
        let tree = here.definition.tree
        guard let value = try? tree.value(of: entry.parameter), let first = value.items.first,
            let child = here.child(named: tree.text(first).utf8, of: unit)
        else { return false }
        let counterpart = counterparts[Int(child.index)]
        return counterpart < 0 || there.definition.tree[UnitID(Int(counterpart))].parent != other
    }

    private func text(_ entry: Entry, _ units: ComparedUnits) -> [UInt8] {
        let tree = units.definition.tree
        return Array(entry.key.utf8) + [Byte.equals] + tree.utf8[tree[entry.parameter].value.range]
    }

    private func isSameText(_ old: Entry, _ new: Entry) -> Bool { text(old, left) == text(new, right) }
}

extension UnitSyntax {
    /// An attribute of the header, empty when it is not told.
    public func range(of attribute: UnitAttribute) -> ByteRange {
        switch attribute {
        case .permission: permission
        case .owner: owner
        case .resourceGroup: resourceGroup
        }
    }
}
