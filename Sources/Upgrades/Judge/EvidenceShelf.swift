import Replay

/// The latest evidence of each id and scope, read.
struct EvidenceShelf {
    /// A piece of evidence and what its parser made of it.
    struct Piece {
        var evidence: Evidence
        var outcome: Outcome
    }

    enum Outcome {
        case read(Reading)
        case unreadable(Reason, line: Int)
    }

    typealias ReadOutput = (EvidenceDeclaration, EvidenceDocument) -> Result<Reading, OutputError>

    private struct Place: Hashable {
        var id: String
        var scope: Scope

        init(id: String, scope: Scope) {
            self.id = id
            self.scope = scope
        }

        init(_ evidence: Evidence) {
            self.init(id: evidence.id, scope: evidence.scope)
        }
    }

    /// One piece; several when they were collected at one moment and differ.
    private var latest: [Place: [Piece]] = [:]
    /// What the outputs tell of, of all documents.
    private(set) var revelations = OccurrenceLedger()

    /// - Parameter documents: those collected after `moment`, and those that the pack does not declare, are passed over.
    init(_ pack: RulePack, _ documents: [EvidenceDocument], at moment: Instant, reading: ReadOutput) {
        var declarations: [String: EvidenceDeclaration] = [:]
        for declaration in pack.evidence where declarations[declaration.id] == nil {
            declarations[declaration.id] = declaration
        }
        // By moment, so that the order in which the log learned of them tells only those of one moment apart.
        let order = documents.indices.filter {
            documents[$0].evidence.collectedAt <= moment && declarations[documents[$0].evidence.id] != nil
        }.sorted {
            let (left, right) = (documents[$0].evidence.collectedAt, documents[$1].evidence.collectedAt)
            return left == right ? $0 < $1 : left < right
        }
        var chosen: [Place: [Int]] = [:]
        for index in order {
            let place = Place(documents[index].evidence)
            chosen[place] = Self.choose(chosen[place] ?? [], index, documents)
        }
        for index in order {
            let document = documents[index]
            guard let declaration = declarations[document.evidence.id] else { continue }
            let place = Place(document.evidence)
            let isLatest = chosen[place]?.contains(index) == true
            guard isLatest || !declaration.reveals.isEmpty else { continue }
            let piece = Piece(
                evidence: document.evidence,
                outcome: Self.outcome(declaration, document.evidence, reading(declaration, document))
            )
            if isLatest { latest[place, default: []].append(piece) }
            if case .read(let reading) = piece.outcome {
                revelations.reveal(declaration, document.evidence, reading, isLatest: isLatest)
            }
        }
    }

    /// The pieces that count at a place: none, one, or those of one moment that differ.
    func pieces(_ id: String, _ scope: Scope) -> [Piece] {
        latest[Place(id: id, scope: scope)] ?? []
    }

    /// The last collected counts. Of the same text at the same moment, the account that proves less does.
    private static func choose(_ chosen: [Int], _ index: Int, _ documents: [EvidenceDocument]) -> [Int] {
        guard let first = chosen.first else { return [index] }
        let evidence = documents[index].evidence
        let moment = documents[first].evidence.collectedAt
        if evidence.collectedAt != moment { return evidence.collectedAt > moment ? [index] : chosen }
        guard let same = chosen.firstIndex(where: { documents[$0].evidence.digest == evidence.digest }) else {
            return chosen + [index]
        }
        var chosen = chosen
        let isProof = evidence.isCapturedWhole && evidence.exitCode == 0
        if !isProof { chosen[same] = index }
        return chosen
    }

    private static func outcome(
        _ declaration: EvidenceDeclaration,
        _ evidence: Evidence,
        _ result: Result<Reading, OutputError>
    ) -> Outcome {
        switch result {
        case .success(let reading):
            let release = reading.identity.release
            let isOurs = declaration.releases.contains { release == $0 || release.hasPrefix($0 + ".") }
            if declaration.releases.isEmpty || isOurs { return .read(reading) }
            // Another home answered, or nobody says which one did.
            let found = release.isEmpty ? "no release named" : "release \(release)"
            return .unreadable(Reason(.unreadable, details: [evidence.id, "1", found]), line: 1)
        case .failure(let error):
            if let failure = evidence.failure {
                return .unreadable(Reason(.commandFailed, details: [evidence.id, failure]), line: error.line)
            }
            let details = [evidence.id, String(error.line), error.problem.summary]
            return .unreadable(Reason(.unreadable, details: details), line: error.line)
        }
    }
}

extension Evidence {
    /// The exit code of a command that failed, or `timeout`; nil when it succeeded or nobody says.
    fileprivate var failure: String? {
        guard let exitCode else { return collector == .person ? nil : "timeout" }
        return exitCode == 0 ? nil : String(exitCode)
    }
}

extension OutputError.Problem {
    /// A short account for a reason's details, never longer than a line of a report.
    var summary: String {
        switch self {
        case .notThisOutput(let expected): "not this output: \(expected.prefix(200))"
        case .programError(let message, _): "program error: \(message.prefix(200))"
        case .unknownLine(let line): "unknown line: \(line.prefix(200))"
        case .invalidValue(let field, let value): "invalid value: \(field.prefix(100)) \(value.prefix(100))"
        case .tooLong(let byteCount): "too long: \(byteCount)"
        case .notText: "not text"
        }
    }
}

extension Completeness.Gap {
    /// What is missing, for a reason's details.
    var summary: String {
        switch self {
        case .noTrailer(let expected): expected
        case .countDiffers(let announced, let found): "\(found)/\(announced)"
        case .silent: "silent"
        case .cutOff(let line): "line \(line)"
        case .missingPart(let part): part
        }
    }
}
