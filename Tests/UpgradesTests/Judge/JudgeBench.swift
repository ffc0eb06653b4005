import Replay

@testable import Upgrades

/// A dossier with readings of its own: what is judged without any parser.
struct JudgeBench {
    var evidence: [EvidenceDeclaration] = [.once("one"), .once("two"), .each("oms-one"), .each("oms-two")]
    var planFacts: [PlanFactDeclaration] = []
    var plan = Plan(
        facts: [PlanFact("method", "standard")],
        members: [
            Member(kind: "oms", name: "oms1", attributes: [PlanFact("host", "h1.example.com")]),
            Member(kind: "oms", name: "oms2", attributes: [PlanFact("host", "h2.example.com")]),
        ]
    )
    var documents: [EvidenceDocument] = []
    var readings: [String: Result<Reading, OutputError>] = [:]
    var occurrences: [Occurrence] = []
    var attestations: [Attestation] = []
    var subjects: [ObligationSubjects] = []

    /// The moment of judging of most tests, in seconds.
    static let now = 1000

    /// Evidence with a reading; the text of the document is the reading's key and its digest.
    mutating func collect(
        _ id: String,
        at seconds: Int = 900,
        scope: Scope = .run,
        digest: UInt8? = nil,
        exitCode: Int32? = 0,
        collector: Collector = .lockstep,
        isCapturedWhole: Bool = true,
        _ reading: Result<Reading, OutputError>
    ) {
        let number = digest ?? UInt8(documents.count + 1)
        let evidence = Evidence(
            id: id,
            scope: scope,
            digest: .digest(of: number),
            byteCount: 1,
            exitCode: exitCode,
            collectedAt: .atSecond(seconds),
            collector: collector,
            isCapturedWhole: isCapturedWhole
        )
        let text = "\(documents.count + 1)"
        documents.append(EvidenceDocument(evidence, text: text))
        readings[text] = reading
    }

    func pack(_ checks: [Check]) -> RulePack {
        RulePack(
            id: "bench",
            version: "1.0.0",
            digest: .digest(of: 0xFF),
            title: .saying("bench"),
            source: SourceDocument(title: "bench", sha256: ""),
            planFacts: planFacts,
            memberKinds: [
                MemberKind(name: "oms", title: .saying("OMS")), MemberKind(name: "agent", title: .saying("agent")),
            ],
            phases: (1...9).map { PhaseDeclaration(phase: Phase($0), title: .saying("phase")) },
            startAfter: Phase(7),
            evidence: evidence,
            checks: checks
        )
    }

    func assessment(_ checks: [Check], at seconds: Int = now) -> Assessment {
        let dossier = Dossier(
            plan: plan,
            documents: documents,
            occurrences: occurrences,
            attestations: attestations,
            subjects: subjects
        )
        return Judge.assess(pack(checks), dossier, at: .atSecond(seconds)) { _, document in
            readings[document.text] ?? .failure(OutputError(line: 1, .notText))
        }
    }

    /// The verdict of a check of the run.
    func verdict(_ check: Check, at seconds: Int = now) -> Verdict {
        assessment([check], at: seconds).verdicts[0]
    }

    /// What a condition of a check of the run, or of oms1, comes to: PASS, FAIL, or UNKNOWN with its reason.
    func answer(_ condition: Condition, of member: String? = nil) -> Answer {
        let verdict = verdict(.bench(memberKind: member, judge: condition))
        return switch (verdict.word, verdict.reason.kind) {
        case (.pass, _): .holds
        case (.fail, .decided): .fails
        default: .unknown(verdict.reason)
        }
    }
}

extension Check {
    static func bench(
        level: Level = .must,
        memberKind: String? = nil,
        judge condition: Condition
    ) -> Check {
        .bench(
            level: level,
            memberKind: memberKind,
            branches: [
                Branch(condition: condition, verdict: .pass, because: .saying("good")),
                Branch(condition: nil, verdict: .fail, because: .saying("bad")),
            ]
        )
    }

    static func bench(
        _ id: String = "bench.check",
        level: Level = .must,
        memberKind: String? = nil,
        branches: [Branch]
    ) -> Check {
        Check(
            id: id,
            group: "P1",
            title: .saying("check"),
            lines: [1],
            level: level,
            phase: Phase(5),
            memberKind: memberKind,
            remedy: Remedy(text: .saying("do it")),
            branches: branches
        )
    }

    func with(_ change: (inout Check) -> Void) -> Check {
        var check = self
        change(&check)
        return check
    }
}

extension EvidenceDeclaration {
    static func once(_ id: String) -> Self {
        Self(id: id, title: .saying("once"), parser: .keyValues)
    }

    static func each(_ id: String, _ kind: String = "oms") -> Self {
        Self(id: id, title: .saying("each"), parser: .keyValues, memberKind: kind)
    }
}

extension Result where Success == Reading, Failure == OutputError {
    /// One value of a field that an output has once, on line 7.
    static func state(_ value: String, isWhole: Bool = true) -> Self {
        .success(
            Reading(
                tables: [ReadingTable(rows: [ReadingRow([.init("state", value, line: 7)])])],
                completeness: isWhole ? .complete(.fixedForm) : .cut
            )
        )
    }

    /// Rows of the table `rows` with the column `value`, from line 3.
    static func rows(_ values: [String], isWhole: Bool = true) -> Self {
        let rows = values.enumerated().map { ReadingRow([.init("value", $1, line: $0 + 3)]) }
        return .success(
            Reading(
                tables: [ReadingTable("rows", rows: rows)],
                completeness: isWhole ? .complete(.trailer("end")) : .cut
            )
        )
    }

    static var notThis: Self {
        .failure(OutputError(line: 4, .notThisOutput(expected: "key-values")))
    }
}

extension Completeness {
    static let cut = unknown(.noTrailer(expected: "end"))
}

extension Reason {
    static func incomplete(_ id: String) -> Reason {
        Reason(.incomplete, details: [id, "end"])
    }
}

extension FactSelection {
    static let state = FactSelection(.evidence("one", FieldName(column: "state")))
    static let rows = FactSelection(.evidence("one", FieldName(table: "rows", column: "value")))
    static let omsState = FactSelection(.evidence("oms-one", FieldName(column: "state")))
    static let omsRows = FactSelection(.evidence("oms-one", FieldName(table: "rows", column: "value")))
    static let method = FactSelection(.plan("method"))
}

extension Condition {
    static func `is`(_ selection: FactSelection, _ value: String) -> Condition {
        .fact(selection, .equals(.text(value)), some: false)
    }

    static func every(_ selection: FactSelection, _ matcher: Matcher) -> Condition {
        .fact(selection, matcher, some: false)
    }

    static func some(_ selection: FactSelection, _ matcher: Matcher) -> Condition {
        .fact(selection, matcher, some: true)
    }
}

extension Scope {
    static func oms(_ number: Int) -> Scope {
        .member(kind: "oms", name: "oms\(number)")
    }
}

extension [UInt8] {
    static func digest(of byte: UInt8) -> Self {
        Self(repeating: byte, count: 32)
    }
}

extension Instant {
    static func atSecond(_ seconds: Int) -> Instant {
        Instant(nanoseconds: Int64(seconds) * 1_000_000_000)
    }
}

extension LocalizedText {
    /// The same in both languages.
    static func saying(_ text: String) -> Self {
        Self(english: text, japanese: text)
    }
}
