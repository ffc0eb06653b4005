internal import Replay
internal import Reports
internal import Upgrades

/// A small run of our own making that says every word once, with everything that a report can tell.
enum ReportedRun {
    /// What an output may hold that some reader would act on.
    static let hostile =
        "<script>alert(1)</script> | a`b ``c \u{1B}[31mred\u{9B}0m \u{202E}txt ]]> & \"quoted\" 'x'\r\n|end\u{0}"

    static func moment(_ hours: Int64) -> Instant {
        Instant(nanoseconds: (1_790_000_000 + hours * 3600) * 1_000_000_000)
    }

    static func both(_ english: String, _ japanese: String) -> LocalizedText {
        LocalizedText(english: english, japanese: japanese)
    }

    private static func check(
        _ name: String,
        _ level: Level = .must,
        phase: Int = 1,
        kind: String? = nil,
        corrected: Bool = false
    ) -> Check {
        Check(
            id: "demo.\(name)",
            aliases: name == "fail" ? ["D01"] : [],
            group: "D",
            title: both("Check \(name)", "検査 \(name)"),
            lines: [7, 9],
            level: level,
            phase: Phase(phase),
            memberKind: kind,
            remedy: Remedy(
                text: both("Put \(name) right.", "\(name) を是正してください。"),
                command: corrected ? "fix \(name) | tee `date`" : nil,
                isCorrected: corrected
            ),
            branches: [],
            manual: name == "manual"
                ? ManualReview(look: both("Look at it.", "目視で確認してください。"), form: []) : nil,
            obligation: name == "pass"
                ? ObligationRule(
                    id: "demo.restore",
                    title: both("Put it back", "元に戻す"),
                    remedy: Remedy(text: both("Put back.", "戻してください。"), command: "restore it"),
                    opening: .passing,
                    closing: .attestation(ManualReview(look: both("Look.", "確認。"), form: []))
                ) : nil,
            findings: name == "fail" ? ["F1"] : []
        )
    }

    static let pack = RulePack(
        id: "demo",
        version: "1.2.0",
        digest: Array(repeating: 0xAB, count: 32),
        title: both("Demonstration", "デモ"),
        source: SourceDocument(title: "Guide", sha256: "00ff"),
        findings: [
            SourceFinding(
                id: "F1",
                lines: [12],
                text: both("A dash is wrong.", "ダッシュが誤り。"),
                handling: both("Corrected.", "訂正した。")
            )
        ],
        phases: [
            PhaseDeclaration(phase: Phase(1), title: both("Prepare", "準備")),
            PhaseDeclaration(phase: Phase(2), title: both("Finish", "完了")),
        ],
        startAfter: Phase(1),
        evidence: [],
        checks: [
            check("pass"), check("fail", kind: "oms", corrected: true), check("weak-fail", .recommended),
            check("warn", .recommended), check("manual"), check("na"), check("unknown"), check("conflict"),
            check("waiting", phase: 2), check("deferred"), check("never"), check("aged"),
        ]
    )

    static let digest = Array(repeating: UInt8(0xCD), count: 32)

    static func state(_ text: String = hostile, run: String = "spring") -> UpgradeRun.State {
        let plan = Plan(
            facts: [PlanFact("method", text)],
            members: [Member(kind: "oms", name: "oms1"), Member(kind: "oms", name: "oms2")]
        )
        let signature = Signature(name: "operator-1", reason: text)
        var state = UpgradeRun.State()
        state.opening = RunOpening(
            run: run,
            packID: pack.id,
            packVersion: pack.version,
            packDigest: pack.digest,
            plan: plan,
            signature: signature,
            saltDigest: [],
            rules: pack.runRules
        )
        state.openedAt = moment(0)
        state.phase = .stopped
        state.history = [
            Transition(at: moment(1), phase: .started, signature: signature),
            Transition(at: moment(2), phase: .stopped, signature: signature),
        ]
        state.assessedAt = moment(3)
        state.evidence = [evidence]
        state.notes = [
            Note(
                Occurrence(id: "restart", scope: .run, at: moment(1)),
                parameter: "memory",
                value: text,
                signature: signature
            )
        ]
        let one = Scope.member(kind: "oms", name: "oms1")
        let two = Scope.member(kind: "oms", name: "oms2")
        func verdict(_ name: String, _ word: VerdictWord, _ scope: Scope = .run, ages: Instant? = nil) -> Verdict {
            Verdict(
                check: "demo.\(name)",
                scope: scope,
                word: word,
                reason: Reason(.unreadable, details: ["demo-output", "2", text]),
                facts: [CitedFact(reference: "demo-output/value", values: [text], evidence: digest, line: 2)],
                evidence: [digest],
                deferredUntil: word == .deferred ? Phase(2) : nil,
                expiresAt: ages
            )
        }
        state.verdicts = [
            verdict("pass", .pass), verdict("fail", .fail, one), verdict("fail", .fail, two),
            verdict("weak-fail", .fail), verdict("warn", .warn), verdict("manual", .manual),
            verdict("na", .notApplicable), verdict("unknown", .unknown), verdict("conflict", .conflict),
            verdict("waiting", .waiting), verdict("deferred", .deferred), verdict("aged", .pass, ages: moment(4)),
        ]
        state.waivers = [
            Waiver(
                check: "demo.fail",
                scope: two,
                at: moment(3),
                expiresAt: moment(9),
                name: "operator-1",
                approver: "reviewer-2",
                reason: text,
                risk: "slow"
            )
        ]
        state.statements = [
            Statement(
                Attestation(check: "demo.pass", scope: .run, at: moment(2), expiresAt: nil, name: "operator-1"),
                reason: text,
                approver: "reviewer-2",
                answers: [text]
            )
        ]
        let open = Obligation(
            id: "demo.restore",
            check: "demo.pass",
            scope: .run,
            openedAt: moment(3),
            subjects: [text],
            evidence: [digest]
        )
        var closed = open
        closed.closing = ObligationClosing(id: closed.id, at: moment(4), evidence: [], signature: signature)
        state.obligations = [closed, open]
        state.reconciliations = [
            Reconciliation(
                logs: [digest],
                findings: [
                    ReconciliationFinding(
                        .silentCorrection,
                        scope: one,
                        subject: text,
                        before: text,
                        after: text,
                        evidence: digest,
                        line: 4
                    )
                ]
            )
        ]
        return state
    }

    static let evidence = Evidence(
        id: "demo-output",
        scope: .run,
        digest: digest,
        byteCount: 99,
        command: hostile,
        host: hostile,
        exitCode: 0,
        collectedAt: moment(2),
        collector: .script,
        isCapturedWhole: true
    )

    static func report(
        _ language: Language,
        at hours: Int64 = 5,
        run: String = "spring",
        time: TimeText = TimeText()
    ) -> UpgradeReport {
        let places = state().verdicts.enumerated().map { index, verdict in
            UpgradeReport.VerdictPlace(check: verdict.check, scope: verdict.scope, sequence: UInt64(100 + index))
        }
        return UpgradeReport(
            pack,
            state(run: run),
            at: moment(hours),
            log: UpgradeReport.LogReference(id: "0f0f", size: 42, root: "cm9vdA==", isSigned: true, sequences: places),
            evidence: [EvidenceDocument(evidence, text: "first\n\(hostile)\nlast\n")],
            language: language,
            time: time
        )
    }

    /// Every form by the name of its file.
    static func forms(_ language: Language) -> [(name: String, text: String)] {
        let report = report(language)
        return [
            ("text.txt", report.text(showsAll: true)), ("report.json", report.document.json),
            ("junit.xml", report.junit.xml), ("xccdf.xml", report.xccdf(version: "1.0.0")),
            ("report.sarif", report.sarif(version: "1.0.0").json), ("ticket.md", report.markdown),
            ("report.html", report.html),
        ].map { (name: "\(language.rawValue).\($0.0)", text: $0.1) }
    }
}
