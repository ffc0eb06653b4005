import Replay

/// What happened, as people noted it and as outputs tell it.
struct OccurrenceLedger {
    /// Told by an output with a moment that cannot be placed.
    struct Unplaced {
        var id: String
        var scope: Scope
        var reason: Reason
    }

    private(set) var placed: [Occurrence] = []
    private(set) var unplaced: [Unplaced] = []
    /// Told by an output that may be cut: a later moment may stand in what is missing.
    private var cut: [Unplaced] = []

    mutating func note(_ occurrences: [Occurrence], until moment: Instant) {
        placed += occurrences.filter { $0.at <= moment }
    }

    /// A moment that an output names counts wherever it lies: one after the collection shows that clocks differ, and then
    /// nothing collected before it can be relied on. One without a zone counts while its evidence is the latest.
    mutating func reveal(_ declaration: EvidenceDeclaration, _ evidence: Evidence, _ reading: Reading, isLatest: Bool) {
        for revelation in declaration.reveals {
            if isLatest, case .unknown(let gap) = reading.completeness {
                let reason = Reason(.incomplete, details: [evidence.id, gap.summary])
                cut.append(Unplaced(id: revelation.occurrence, scope: evidence.scope, reason: reason))
            }
            for row in reading.rows(of: revelation.field.table) {
                guard let value = row[revelation.field.column] else { continue }
                if let at = MomentText.read(value) {
                    placed.append(Occurrence(id: revelation.occurrence, scope: evidence.scope, at: at))
                } else if isLatest {
                    let reference = FactReference.evidence(evidence.id, revelation.field).text
                    let reason = Reason(.notComparable, details: [reference, value])
                    unplaced.append(Unplaced(id: revelation.occurrence, scope: evidence.scope, reason: reason))
                }
            }
        }
    }

    /// When it happened last to what a scope stands for; nil when it did not.
    func latest(_ id: String, for scope: Scope) -> Result<Instant, UnknownMoment>? {
        if let first = (unplaced + cut).first(where: { $0.id == id && Self.concerns($0.scope, scope, scope) }) {
            return .failure(UnknownMoment(reason: first.reason))
        }
        let moments = placed.lazy.filter { $0.id == id && Self.concerns($0.scope, scope, scope) }.map(\.at)
        return moments.max().map(Result.success)
    }

    struct UnknownMoment: Error {
        var reason: Reason
    }

    /// The first of the ids that happened at or after a moment, at its earliest: what made stale that which is of then.
    ///
    /// - Parameters:
    ///   - place: where the evidence was collected.
    ///   - scope: what is judged.
    func invalidation(_ ids: [String], since moment: Instant, at place: Scope, for scope: Scope) -> Reason? {
        for id in ids {
            let moments = placed.lazy.filter {
                $0.id == id && $0.at >= moment && Self.concerns($0.scope, place, scope)
            }.map(\.at)
            if let first = moments.min() {
                return Reason(.invalidated, details: [id, MomentText.write(first)])
            }
        }
        for id in ids {
            if let first = unplaced.first(where: { $0.id == id && Self.concerns($0.scope, place, scope) }) {
                return first.reason
            }
        }
        return nil
    }

    /// Everything concerns everything, but for what happened to another member of the kind that the evidence is of or, for
    /// evidence of another kind or of the whole, that is judged.
    private static func concerns(_ happened: Scope, _ place: Scope, _ judged: Scope) -> Bool {
        guard case .member(let kind, let name) = happened else { return true }
        if case .member(kind, let other) = place { return other == name }
        if case .member(kind, let other) = judged { return other == name }
        return true
    }
}

extension Reading {
    /// The rows of a table; none when the output has no such table.
    func rows(of table: String) -> [ReadingRow] {
        tables.filter { $0.name == table }.flatMap(\.rows)
    }
}
