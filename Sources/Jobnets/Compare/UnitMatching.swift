/// Which unit of one file is which of the other.
///
/// Units are the same by name on a level, then by content, then by likeness; what is left may have moved to another
/// level. Nothing is guessed: of equal candidates none is taken. Both sides are treated alike, so that the comparison the
/// other way round gives the same pairs. n log n in both files.
struct UnitMatching {
    /// Of every unit before, its counterpart after; -1 for none.
    private(set) var after: [Int32]
    /// Of every unit after, its counterpart before; -1 for none.
    private(set) var before: [Int32]
    /// Per unit after that was recognised by its content: how like the two are, in percent.
    private(set) var likeness: [Int32: Int] = [:]
    /// Units that have several equal candidates on the other side.
    private(set) var ambiguousBefore: [Bool]
    private(set) var ambiguousAfter: [Bool]

    private let left: UnitContents
    private let right: UnitContents
    /// Pairs whose levels are still to be compared.
    private var pending: [Level] = [Level(before: nil, after: nil)]
    /// Levels with units left over on both sides.
    private var unsettled: [Level] = []
    /// Units that stand under another parent with name and content: no others are sought for them on their level.
    private var reservedBefore: [Bool] = []
    private var reservedAfter: [Bool] = []

    private struct Level {
        var before: UnitID?
        var after: UnitID?
    }

    /// From this likeness on, in percent, two units are taken for one.
    static let threshold = 60
    /// A sign that more units of a level have on a side tells none of them from the others.
    private static let commonSign = 16
    /// So many candidates are looked at for each unit.
    private static let candidateLimit = 4

    init(_ left: UnitContents, _ right: UnitContents) {
        self.left = left
        self.right = right
        after = Array(repeating: -1, count: left.whole.count)
        before = Array(repeating: -1, count: right.whole.count)
        ambiguousBefore = Array(repeating: false, count: after.count)
        ambiguousAfter = Array(repeating: false, count: before.count)
        matchLevels()
        reserve()
        settle()
        matchMoves()
    }

    // MARK: Levels

    private mutating func matchLevels() {
        while let level = pending.popLast() { match(level) }
    }

    private mutating func settle() {
        while true {
            matchLevels()
            guard let level = unsettled.popLast() else { return }
            matchAlike(level)
        }
    }

    private mutating func match(_ level: Level) {
        let (olds, news) = leftovers(level)
        var names: [(Int32, Int32)] = []
        var freeOld: [Int32] = []
        var freeNew: [Int32] = []
        group(olds, news, by: [\.units.names]) { old, new in
            names += zip(old, new)
            freeOld += old.dropFirst(new.count)
            freeNew += new.dropFirst(old.count)
        }
        let chained = freeOld.isEmpty || freeNew.isEmpty ? [] : chains(names, olds, news, freeOld, freeNew)
        let broken = Set(chained.map(\.0))
        for (old, new) in names where !broken.contains(old) { pair(old, new) }
        for (old, new) in chained { pair(old, new, likeness: 100) }
        // What the chains took is no longer free.
        freeOld.removeAll { after[Int($0)] >= 0 }
        freeNew.removeAll { before[Int($0)] >= 0 }
        pairEqual(&freeOld, &freeNew, by: [\.whole])
        pairEqual(&freeOld, &freeNew, by: [\.meaning])
        if !freeOld.isEmpty, !freeNew.isEmpty { unsettled.append(level) }
    }

    /// Chains of renames over names that stay in use: `a` became `b`, `b` became `c`. A pair of one name gives way only when
    /// its units differ, each is found unchanged under another name, and the chain ends at a name that is new.
    private func chains(
        _ names: [(Int32, Int32)],
        _ olds: [Int32],
        _ news: [Int32],
        _ freeOld: [Int32],
        _ freeNew: [Int32]
    ) -> [(Int32, Int32)] {
        // The one unit after with the content of one unit before.
        var sameContent: [Int32: Int32] = [:]
        group(olds, news, by: [\.whole]) { old, new in
            if old.count == 1, new.count == 1, let old = old.first, let new = new.first { sameContent[old] = new }
        }
        let namesake = Dictionary(names.map { ($0.1, $0.0) }, uniquingKeysWith: { first, _ in first })
        let ends = Set(freeNew)
        var result: [(Int32, Int32)] = []
        for start in freeOld {
            var chain: [(Int32, Int32)] = []
            var old = start
            // Every step goes to another unit, for contents and names are each met once.
            while let new = sameContent[old] {
                chain.append((old, new))
                if ends.contains(new) {
                    if chain.count > 1 { result += chain }
                    break
                }
                guard let next = namesake[new], likeness(next, new) < Self.threshold else { break }
                old = next
            }
        }
        return result
    }

    private func leftovers(_ level: Level) -> ([Int32], [Int32]) {
        let old = level.before.map { left.units.definition.tree.children(of: $0) } ?? left.units.definition.tree.roots
        let new = level.after.map { right.units.definition.tree.children(of: $0) } ?? right.units.definition.tree.roots
        return (
            old.map(\.index).filter { after[Int($0)] < 0 }, new.map(\.index).filter { before[Int($0)] < 0 }
        )
    }

    private mutating func pair(_ old: Int32, _ new: Int32, likeness: Int? = nil) {
        precondition(after[Int(old)] < 0 && before[Int(new)] < 0, "a unit with two counterparts")
        after[Int(old)] = new
        before[Int(new)] = old
        if let likeness { self.likeness[new] = likeness }
        pending.append(Level(before: UnitID(Int(old)), after: UnitID(Int(new))))
    }

    // MARK: Equal contents

    /// Pairs units with contents that no other unit on their side has, and takes them and the ambiguous ones out of both lists.
    private mutating func pairEqual(
        _ olds: inout [Int32],
        _ news: inout [Int32],
        by keys: [KeyPath<UnitContents, [Int32]>],
        where isAllowed: (Int32, Int32) -> Bool = { _, _ in true }
    ) {
        guard !olds.isEmpty, !news.isEmpty else { return }
        var pairs: [(Int32, Int32)] = []
        var unclear: ([Int32], [Int32]) = ([], [])
        group(olds, news, by: keys) { old, new in
            guard let first = old.first, let second = new.first, isAllowed(first, second) else { return }
            if old.count > 1 || new.count > 1 {
                unclear.0 += old
                unclear.1 += new
            } else {
                pairs.append((first, second))
            }
        }
        for unit in unclear.0 { ambiguousBefore[Int(unit)] = true }
        for unit in unclear.1 { ambiguousAfter[Int(unit)] = true }
        for (old, new) in pairs { pair(old, new, likeness: likeness(old, new)) }
        olds.removeAll { after[Int($0)] >= 0 || ambiguousBefore[Int($0)] }
        news.removeAll { before[Int($0)] >= 0 || ambiguousAfter[Int($0)] }
    }

    /// Calls with the units of equal contents, those of one group in their order. n log n.
    private func group(
        _ olds: [Int32],
        _ news: [Int32],
        by keys: [KeyPath<UnitContents, [Int32]>],
        _ body: (ArraySlice<Int32>, ArraySlice<Int32>) -> Void
    ) {
        func sorted(_ units: [Int32], _ contents: UnitContents) -> (keys: [[Int32]], units: [Int32]) {
            let columns = keys.map { contents[keyPath: $0] }
            let keyed = units.map { unit in (key: columns.map { $0[Int(unit)] }, unit: unit) }
                .sorted { $0.key == $1.key ? $0.unit < $1.unit : $0.key.lexicographicallyPrecedes($1.key) }
            return (keyed.map(\.key), keyed.map(\.unit))
        }
        let old = sorted(olds, left)
        let new = sorted(news, right)
        var first = 0
        var second = 0
        while first < old.keys.count || second < new.keys.count {
            let key: [Int32]
            if first == old.keys.count {
                key = new.keys[second]
            } else if second == new.keys.count {
                key = old.keys[first]
            } else {
                key = new.keys[second].lexicographicallyPrecedes(old.keys[first]) ? new.keys[second] : old.keys[first]
            }
            var firstEnd = first
            while firstEnd < old.keys.count, old.keys[firstEnd] == key { firstEnd += 1 }
            var secondEnd = second
            while secondEnd < new.keys.count, new.keys[secondEnd] == key { secondEnd += 1 }
            body(old.units[first..<firstEnd], new.units[second..<secondEnd])
            first = firstEnd
            second = secondEnd
        }
    }

    // MARK: Likeness

    private func likeness(_ old: Int32, _ new: Int32) -> Int {
        if left.meaning[Int(old)] == right.meaning[Int(new)] { return 100 }
        return Self.likeness(left.signs(of: old), right.signs(of: new))
    }

    /// Twice what both have by what either has, in percent.
    private static func likeness(_ old: [UnitContents.Sign], _ new: [UnitContents.Sign]) -> Int {
        guard !old.isEmpty || !new.isEmpty else { return 100 }
        var shared = 0
        var first = 0
        var second = 0
        while first < old.count, second < new.count {
            if old[first] == new[second] {
                shared += 1
                first += 1
                second += 1
            } else if old[first] < new[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return 200 * shared / (old.count + new.count)
    }

    private struct Candidate: Hashable, Comparable {
        var old: Int
        var new: Int
        /// Signs in common, and later the likeness.
        var score: Int

        /// The most alike first.
        static func < (left: Self, right: Self) -> Bool {
            (right.score, left.old, left.new) < (left.score, right.old, right.new)
        }
    }

    /// Renamed units that were changed as well: pairs of one level and type that are more alike to each other than to any
    /// other.
    private mutating func matchAlike(_ level: Level) {
        var (olds, news) = leftovers(level)
        olds.removeAll { ambiguousBefore[Int($0)] || reservedBefore[Int($0)] }
        news.removeAll { ambiguousAfter[Int($0)] || reservedAfter[Int($0)] }
        guard !olds.isEmpty, !news.isEmpty else { return }
        let oldSigns = olds.map { left.signs(of: $0) }
        let newSigns = news.map { right.signs(of: $0) }

        var candidates = Self.candidates(oldSigns, newSigns)
        candidates.removeAll { left.types[Int(olds[$0.old])] != right.types[Int(news[$0.new])] }
        candidates = Self.best(candidates, oldCount: olds.count, newCount: news.count)
        for index in candidates.indices {
            candidates[index].score =
                Self.likeness(oldSigns[candidates[index].old], newSigns[candidates[index].new])
        }
        candidates.removeAll { $0.score < Self.threshold }
        candidates.sort()

        // Of one score at a time: who has two equal candidates has none.
        var isTakenOld = [Bool](repeating: false, count: olds.count)
        var isTakenNew = [Bool](repeating: false, count: news.count)
        var start = 0
        while start < candidates.count {
            var end = start
            var countOld: [Int: Int] = [:]
            var countNew: [Int: Int] = [:]
            var equal: [Candidate] = []
            while end < candidates.count, candidates[end].score == candidates[start].score {
                let candidate = candidates[end]
                if !isTakenOld[candidate.old], !isTakenNew[candidate.new] {
                    equal.append(candidate)
                    countOld[candidate.old, default: 0] += 1
                    countNew[candidate.new, default: 0] += 1
                }
                end += 1
            }
            for candidate in equal {
                isTakenOld[candidate.old] = true
                isTakenNew[candidate.new] = true
                if countOld[candidate.old] == 1, countNew[candidate.new] == 1 {
                    pair(olds[candidate.old], news[candidate.new], likeness: candidate.score)
                } else {
                    ambiguousBefore[Int(olds[candidate.old])] = true
                    ambiguousAfter[Int(news[candidate.new])] = true
                }
            }
            start = end
        }
    }

    /// Pairs that share a sign that few have, with the number of those signs. At most ``commonSign`` pairs a sign.
    private static func candidates(
        _ olds: [[UnitContents.Sign]],
        _ news: [[UnitContents.Sign]]
    ) -> [Candidate] {
        struct Posting: Comparable {
            var sign: UnitContents.Sign
            /// Units after are counted on from those before.
            var unit: Int

            static func < (left: Self, right: Self) -> Bool {
                left.sign == right.sign ? left.unit < right.unit : left.sign < right.sign
            }
        }
        var postings: [Posting] = []
        for (unit, signs) in (olds + news).enumerated() {
            for sign in signs { postings.append(Posting(sign: sign, unit: unit)) }
        }
        postings.sort()
        var pairs: [Candidate] = []
        var start = 0
        while start < postings.count {
            var end = start
            while end < postings.count, postings[end].sign == postings[start].sign { end += 1 }
            let middle = postings[start..<end].firstIndex { $0.unit >= olds.count } ?? end
            if middle - start <= commonSign, end - middle <= commonSign {
                for old in postings[start..<middle] {
                    for new in postings[middle..<end] {
                        pairs.append(Candidate(old: old.unit, new: new.unit - olds.count, score: 1))
                    }
                }
            }
            start = end
        }
        pairs.sort { ($0.old, $0.new) < ($1.old, $1.new) }
        var result: [Candidate] = []
        for pair in pairs {
            if let last = result.last, last.old == pair.old, last.new == pair.new {
                result[result.count - 1].score += 1
            } else {
                result.append(pair)
            }
        }
        return result
    }

    /// Those that are among the best of one of their units.
    private static func best(_ candidates: [Candidate], oldCount: Int, newCount: Int) -> [Candidate] {
        var ofOld = [Int](repeating: 0, count: oldCount)
        var ofNew = [Int](repeating: 0, count: newCount)
        // By the other side's order within one score, on both sides alike.
        let kept = candidates.sorted { ($1.score, $0.new) < ($0.score, $1.new) }.filter { candidate in
            ofOld[candidate.old] += 1
            return ofOld[candidate.old] <= candidateLimit
        }
        let others = candidates.sorted { ($1.score, $0.old) < ($0.score, $1.old) }.filter { candidate in
            ofNew[candidate.new] += 1
            return ofNew[candidate.new] <= candidateLimit
        }
        return Array(Set(kept + others))
    }

    // MARK: Moves

    /// All units without a counterpart, but for start conditions, which belong to their jobnets.
    private func unmatched() -> (olds: [Int32], news: [Int32]) {
        func indices(_ counterparts: [Int32], _ definition: Definition) -> [Int32] {
            counterparts.indices.filter {
                counterparts[$0] < 0 && definition.kind(of: UnitID($0)) != .startCondition
            }.map { Int32($0) }
        }
        return (
            indices(after, left.units.definition),
            indices(before, right.units.definition)
        )
    }

    private mutating func reserve() {
        reservedBefore = Array(repeating: false, count: after.count)
        reservedAfter = Array(repeating: false, count: before.count)
        let (olds, news) = unmatched()
        var pairs: [(Int32, Int32)] = []
        group(olds, news, by: [\.units.names, \.whole]) { old, new in
            if old.count == 1, new.count == 1, let old = old.first, let new = new.first { pairs.append((old, new)) }
        }
        for (old, new) in pairs {
            reservedBefore[Int(old)] = true
            reservedAfter[Int(new)] = true
        }
    }

    private mutating func matchMoves() {
        let (left, right) = (left, right)
        var (olds, news) = unmatched()
        pairEqual(&olds, &news, by: [\.units.names, \.whole])
        settle()
        (olds, news) = unmatched()
        pairEqual(&olds, &news, by: [\.units.names, \.meaning])
        settle()
        // Moved and changed.
        (olds, news) = unmatched()
        pairEqual(&olds, &news, by: [\.units.names, \.types]) { old, new in
            Self.likeness(left.signs(of: old), right.signs(of: new)) >= Self.threshold
        }
        settle()
        // Moved and renamed: only where there is something to be recognised by.
        (olds, news) = unmatched()
        pairEqual(&olds, &news, by: [\.whole]) { old, _ in
            left.signs(of: old).count > 1
        }
        settle()
    }
}
