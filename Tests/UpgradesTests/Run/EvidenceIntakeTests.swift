import Replay
import Testing
import Upgrades

@Suite struct EvidenceIntakeTests {
    private static func text(_ text: String) -> LocalizedText {
        LocalizedText(english: text, japanese: text)
    }

    static let pack = RulePack(
        id: "small",
        version: "1.0.0",
        digest: SmallRun.pack,
        title: text("small"),
        source: SourceDocument(title: "none", sha256: ""),
        phases: [PhaseDeclaration(phase: Phase(1), title: text("one"))],
        startAfter: Phase(1),
        evidence: [
            EvidenceDeclaration(
                id: "details",
                title: text("details"),
                parser: .emctlStatusOMSDetails,
                memberKind: "oms",
                releases: ["13.2", "13.3"]
            ),
            EvidenceDeclaration(id: "version", title: text("version"), parser: .keyValues),
            EvidenceDeclaration(
                id: "status",
                title: text("status"),
                parser: .emctlStatusOMS,
                command: "\"$LOCKSTEP_HOME\"/bin/emctl status oms",
                memberKind: "oms"
            ),
            EvidenceDeclaration(
                id: "certificate",
                title: text("certificate"),
                parser: .certificate,
                command: "\"$LOCKSTEP_HOME\"/bin/openssl s_client -connect \"$LOCKSTEP_HOST\"",
                memberKind: "oms"
            ),
        ],
        checks: []
    )

    static let plan = Plan(
        facts: [],
        members: [
            Member(
                kind: "oms",
                name: "oms1",
                attributes: [PlanFact("host", "em1.example.com"), PlanFact("home", "/u01/em")]
            ),
            Member(kind: "oms", name: "oms2", attributes: [PlanFact("host", "em2.example.com")]),
            Member(kind: "agent", name: "a1", attributes: [PlanFact("host", "em9")]),
        ]
    )

    /// Reads `release|host|home`; anything else is not readable.
    private static let intake = EvidenceIntake(pack: pack, plan: plan, now: SmallRun.at(10)) {
        (_, text) throws(OutputError) in
        let parts =
            text.lines.first?.text.split(separator: "|", omittingEmptySubsequences: false).map { String($0) } ?? []
        guard parts.count == 3 else { throw OutputError(line: 1, .notThisOutput(expected: "three parts")) }
        let identity = OutputIdentity(release: parts[0], banner: "banner", host: parts[1], home: parts[2])
        return Reading(completeness: .complete(.fixedForm), identity: identity)
    }

    private func problems(_ id: String, _ scope: Scope, _ bytes: [UInt8], at second: Int64 = 9) -> [IntakeProblem.Kind]
    {
        Self.intake.problems(in: [NewEvidence(SmallRun.evidence(id, 1, at: second, scope), bytes: bytes)]).map(\.kind)
    }

    static let identities: [(String, Scope, [IntakeProblem.Kind])] = [
        ("13.3|em1.example.com|/u01/em", SmallRun.oms1, []),
        ("13.3.0.0|EM1|/u01/em/", SmallRun.oms1, []),
        ("||", SmallRun.oms1, []),
        ("anything else", SmallRun.oms1, []),
        ("13.5|em1|", SmallRun.oms1, [.wrongRelease(found: "13.5", banner: "banner", expected: ["13.2", "13.3"])]),
        ("13.30||", SmallRun.oms1, [.wrongRelease(found: "13.30", banner: "banner", expected: ["13.2", "13.3"])]),
        ("|em2|", SmallRun.oms1, [.wrongHost(found: "em2", expected: "em1.example.com", owner: "oms2")]),
        (
            "|em1.example.com|", SmallRun.oms2,
            [.wrongHost(found: "em1.example.com", expected: "em2.example.com", owner: "oms1")]
        ),
        ("|em9|", SmallRun.oms1, [.wrongHost(found: "em9", expected: "em1.example.com", owner: nil)]),
        (
            "|em1.example.org|", SmallRun.oms1,
            [.wrongHost(found: "em1.example.org", expected: "em1.example.com", owner: nil)]
        ),
        ("||/u01/EM", SmallRun.oms1, [.wrongHome(found: "/u01/EM", expected: "/u01/em")]),
        ("||/u02", SmallRun.oms2, []),
    ]

    @Test func `who answered is compared with who was asked`() {
        for (text, scope, wanted) in Self.identities { #expect(problems("details", scope, Array(text.utf8)) == wanted) }
    }

    @Test func `a command of the home that ran on another member's host is refused`() {
        func problems(
            _ id: String,
            ran host: String,
            by collector: Collector = .script,
            saying text: String = "||"
        ) -> [IntakeProblem.Kind] {
            var evidence = SmallRun.evidence(id, 1, at: 9, SmallRun.oms1)
            (evidence.host, evidence.collector) = (host, collector)
            return Self.intake.problems(in: [NewEvidence(evidence, bytes: Array(text.utf8))]).map(\.kind)
        }
        func wrong(_ found: String, owner: String?) -> [IntakeProblem.Kind] {
            [.wrongHost(found: found, expected: "em1.example.com", owner: owner)]
        }
        #expect(problems("status", ran: "em2") == wrong("em2", owner: "oms2"))
        #expect(problems("status", ran: "em2", by: .lockstep) == wrong("em2", owner: "oms2"))
        #expect(problems("status", ran: "em9.example.com", saying: "cut") == wrong("em9.example.com", owner: nil))
        #expect(problems("status", ran: "em1") == [])
        #expect(problems("status", ran: "another-name-of-em1") == [])
        #expect(problems("status", ran: "") == [])
        #expect(problems("status", ran: "em2", by: .person) == [])
        // The output names its host itself.
        #expect(problems("status", ran: "em2", saying: "|em1|") == [])
        // Asked over the network, from wherever.
        #expect(problems("certificate", ran: "em2") == [])
    }

    @Test func `what pack and plan do not have is refused`() {
        let stranger = Scope.member(kind: "oms", name: "oms9")
        let agent = Scope.member(kind: "agent", name: "a1")
        #expect(problems("detials", .run, []) == [.unknownEvidence])
        #expect(problems("detials", stranger, []) == [.unknownEvidence, .unknownScope])
        #expect(problems("details", stranger, []) == [.unknownScope])
        #expect(problems("details", .run, []) == [.wrongScope(expected: "oms")])
        #expect(problems("details", agent, []) == [.wrongScope(expected: "oms")])
        #expect(problems("version", SmallRun.oms1, []) == [.wrongScope(expected: nil)])
        #expect(problems("version", .run, []) == [])
    }

    @Test func `evidence of a moment that has not come and bytes that are no text are refused`() {
        let future = IntakeProblem.Kind.fromTheFuture(SmallRun.at(11), now: SmallRun.at(10))
        #expect(problems("version", .run, [], at: 10) == [])
        #expect(problems("version", .run, [0xFF], at: 11) == [future, .notText])
        #expect(problems("version", .run, [0x41, 0]) == [.notText])
        let long = [UInt8](repeating: 0x20, count: OutputParser.longestText + 1)
        #expect(problems("version", .run, long) == [.tooLong(byteCount: long.count)])
    }

    @Test func `all problems of a batch are told, each with its place`() {
        let batch = [
            NewEvidence(SmallRun.evidence("details", 1, at: 9, SmallRun.oms1), bytes: Array("13.5|em2|/x".utf8)),
            NewEvidence(SmallRun.evidence("version", 2, at: 9), bytes: []),
            NewEvidence(SmallRun.evidence("nothing", 3, at: 99), bytes: []),
        ]
        let found = Self.intake.problems(in: batch)
        #expect(found.map(\.place) == [0, 0, 0, 2, 2])
        #expect(found.allSatisfy { !$0.text.english.isEmpty && !$0.text.japanese.isEmpty })
        #expect(
            found[1].text
                == LocalizedText(
                    english:
                        "details (oms/oms1): host em2 answered, expected em1.example.com; it seems to be the output of "
                        + "oms/oms2; give each output to the member that it comes from",
                    japanese: "details (oms/oms1): ホスト em2 が応答しました。期待は em1.example.com です。oms/oms2 の出力と思われます。"
                        + "出力をそれぞれの取得元の対象に割り当ててください"
                )
        )
    }
}
