import Replay

/// Asks facts for one check and scope, and remembers what was asked and looked at.
struct Inquiry {
    let matter: JudgeMatter
    let check: Check
    let scope: Scope
    /// The member of the scope; nil for the run.
    let member: Member?
    /// In the order in which they were asked, each once.
    private(set) var facts: [CitedFact] = []
    /// The evidence that was looked at, each once.
    private(set) var evidence: [Evidence] = []
    private var citedFacts: Set<CitedFact> = []

    init(_ matter: JudgeMatter, _ check: Check, _ member: Member?) {
        self.matter = matter
        self.check = check
        self.member = member
        scope = member.map { .member(kind: $0.kind, name: $0.name) } ?? .run
    }

    /// Digests of what was looked at, each once.
    var digests: [[UInt8]] {
        var seen: Set<[UInt8]> = []
        return evidence.map(\.digest).filter { seen.insert($0).inserted }
    }

    mutating func forgetFacts() {
        facts = []
        citedFacts = []
    }

    /// Adds what was asked apart.
    mutating func take(_ other: Self) {
        for fact in other.facts { cite(fact) }
        for piece in other.evidence where !evidence.contains(piece) { evidence.append(piece) }
    }

    mutating func cite(_ fact: CitedFact) {
        if citedFacts.insert(fact).inserted { facts.append(fact) }
    }

    mutating func look(at piece: EvidenceShelf.Piece) {
        if !evidence.contains(piece.evidence) { evidence.append(piece.evidence) }
    }

    /// The scopes of which a check looks at evidence: its own member's, the whole's, or every member's.
    func places(of id: String, everywhere: Bool = false) -> [Scope] {
        guard let kind = matter.pack.evidence(id)?.memberKind else { return [.run] }
        if !everywhere, let member, member.kind == kind { return [scope] }
        return matter.plan.members.filter { $0.kind == kind }.map { .member(kind: kind, name: $0.name) }
    }

    /// The values of a fact, cited and looked at.
    mutating func values(_ selection: FactSelection) -> FactValues {
        let reference = selection.fact
        switch reference {
        case .plan(let name): return stated(reference, matter.planValue(name), name: name)
        case .memberCount(let kind):
            return stated(reference, String(matter.plan.members.count { $0.kind == kind }), name: reference.text)
        case .member(let name):
            return stated(reference, member.flatMap { matter.value(of: $0, name) }, name: reference.text)
        case .subjects:
            guard let subjects = subjects else { return .unknown(Reason(.notStated, details: [reference.text])) }
            cite(CitedFact(reference: reference.text, values: subjects))
            return .known(subjects, wholeness: .whole)
        case .occurrence(let id): return occurrence(id, reference)
        case .collected(let id): return collected(id, reference)
        case .evidence(let id, let field):
            switch gather(id, field, selection.filters, everywhere: false) {
            case .success(let readings): return Self.joined(readings)
            case .failure(let why): return .unknown(why.reason)
            }
        }
    }

    /// One value of an operand: a text, or the only value of a fact.
    mutating func single(_ operand: Operand) -> Result<String, NotKnown> {
        switch operand {
        case .text(let text): return .success(text)
        case .fact(let reference):
            switch values(FactSelection(reference)) {
            case .unknown(let reason): return .failure(NotKnown(reason: reason))
            case .known(let values, let wholeness):
                // A list that is cut may hold more; a field that an output has once may not.
                if case .cut(let reason) = wholeness, values.count != 1 || !isSingle(reference) {
                    return .failure(NotKnown(reason: reason))
                }
                guard values.count == 1, let value = values.first else {
                    let found = values.prefix(3).joined(separator: ", ")
                    return .failure(NotKnown(reason: Reason(.notComparable, details: [reference.text, found])))
                }
                return .success(value)
            }
        }
    }

    /// Whether a fact has one value at most, however an output goes on: a field that one output has once.
    private func isSingle(_ reference: FactReference) -> Bool {
        guard case .evidence(let id, let field) = reference else { return true }
        return field.table.isEmpty && places(of: id).count == 1
    }

    /// What an open obligation of this check and scope waits for; nil when nothing does.
    var subjects: [String]? {
        let names = [check.id] + check.aliases
        let found = matter.subjects.first { names.contains($0.check) && $0.scope == scope }?.values ?? []
        return found.isEmpty ? nil : found
    }

    struct NotKnown: Error {
        var reason: Reason
    }

    private mutating func stated(_ reference: FactReference, _ value: String?, name: String) -> FactValues {
        cite(CitedFact(reference: reference.text, values: value.map { [$0] } ?? []))
        return value.map(FactValues.one) ?? .unknown(Reason(.notStated, details: [name]))
    }

    private mutating func occurrence(_ id: String, _ reference: FactReference) -> FactValues {
        switch matter.occurrences.latest(id, for: scope) {
        case .success(let moment)?: return stated(reference, MomentText.write(moment), name: reference.text)
        case .failure(let unknown)?:
            cite(CitedFact(reference: reference.text, values: []))
            return .unknown(unknown.reason)
        case nil: return stated(reference, nil, name: reference.text)
        }
    }

    private mutating func collected(_ id: String, _ reference: FactReference) -> FactValues {
        var moments: [String] = []
        switch pieces(id, reference, everywhere: false) {
        case .failure(let why): return .unknown(why.reason)
        case .success(let pieces):
            for piece in pieces {
                let moment = MomentText.write(piece.evidence.collectedAt)
                cite(CitedFact(reference: reference.text, values: [moment], evidence: piece.evidence.digest))
                moments.append(moment)
            }
        }
        return .known(moments, wholeness: .whole)
    }

    /// One piece of evidence for each place. A place without any, or with several of one moment, leaves all unknown.
    private mutating func pieces(
        _ id: String,
        _ reference: FactReference,
        everywhere: Bool
    ) -> Result<[EvidenceShelf.Piece], NotKnown> {
        var found: [EvidenceShelf.Piece] = []
        var reason: Reason?
        let places = places(of: id, everywhere: everywhere)
        for place in places {
            let pieces = matter.shelf.pieces(id, place)
            for piece in pieces { look(at: piece) }
            if pieces.count > 1 { reason = reason ?? Reason(.twoEvidences, details: [id]) }
            if pieces.isEmpty { reason = reason ?? Reason(.noEvidence, details: [id]) }
            found += pieces
        }
        if places.isEmpty { reason = Reason(.noEvidence, details: [id]) }
        guard let reason else { return .success(found) }
        cite(CitedFact(reference: reference.text, values: []))
        return .failure(NotKnown(reason: reason))
    }

    /// The field in each piece of evidence that is looked at: the scope's, or every member's.
    mutating func gather(
        _ id: String,
        _ field: FieldName,
        _ rowFilters: [RowFilter],
        everywhere: Bool
    ) -> Result<[FieldValues], NotKnown> {
        var filters: [(column: String, key: String)] = []
        for filter in rowFilters {
            switch single(filter.value) {
            case .success(let value): filters.append((filter.column, ComparedValue(value).key))
            case .failure(let why): return .failure(why)
            }
        }
        let reference = FactReference.evidence(id, field)
        let pieces: [EvidenceShelf.Piece]
        switch self.pieces(id, reference, everywhere: everywhere) {
        case .success(let found): pieces = found
        case .failure(let why): return .failure(why)
        }
        var gathered: [FieldValues] = []
        var reason: Reason?
        for piece in pieces {
            switch piece.outcome {
            case .unreadable(let why, let line):
                let digest = piece.evidence.digest
                cite(CitedFact(reference: reference.text, values: [], evidence: digest, line: line))
                reason = reason ?? why
            case .read(let reading):
                let cells = Self.cells(reading, field, filters)
                let values = cells.map(\.value)
                let digest = piece.evidence.digest
                cite(
                    CitedFact(
                        reference: reference.text,
                        values: values,
                        evidence: digest,
                        line: cells.first?.line ?? 0
                    )
                )
                gathered.append(
                    FieldValues(
                        values: values,
                        keys: values.map { ComparedValue($0).key },
                        wholeness: Self.wholeness(reading, id),
                        isSingle: field.table.isEmpty
                    )
                )
            }
        }
        return reason.map { .failure(NotKnown(reason: $0)) } ?? .success(gathered)
    }

    private static func cells(
        _ reading: Reading,
        _ field: FieldName,
        _ filters: [(column: String, key: String)]
    ) -> [ReadingRow.Cell] {
        reading.rows(of: field.table).compactMap { row in
            let passes = filters.allSatisfy { filter in
                row[filter.column].map { ComparedValue($0).key == filter.key } ?? false
            }
            return passes ? row.cells.first { $0.column == field.column } : nil
        }
    }

    private static func wholeness(_ reading: Reading, _ id: String) -> FactValues.Wholeness {
        switch reading.completeness {
        case .complete: .whole
        case .unknown(let gap): .cut(Reason(.incomplete, details: [id, gap.summary]))
        }
    }

    private static func joined(_ readings: [FieldValues]) -> FactValues {
        var wholeness = FactValues.Wholeness.whole
        for reading in readings {
            if case .whole = wholeness { wholeness = reading.wholeness }
        }
        return .known(readings.flatMap(\.values), wholeness: wholeness)
    }
}
