import Operations
import Replay
import Upgrades

/// Every act and every change of an upgrade run, with empty, extreme and full values.
enum UpgradeTable {
    static let moment = Instant(nanoseconds: 1_790_000_000_123_456_789)
    private static let oms = Scope.member(kind: "oms", name: "oms1")
    private static let sign = Signature(name: "operator-1", reason: "計画どおり")
    private static let digest = [UInt8](repeating: 0xAB, count: 32)

    static let openings: [RunOpening] = [
        RunOpening(
            run: "",
            packID: "",
            packVersion: "",
            packDigest: [],
            plan: Plan(facts: [], members: []),
            signature: Signature(name: "", reason: ""),
            saltDigest: [],
            rules: RunRules(checks: [], occurrences: [], phaseCount: 0, startAfter: Phase(0))
        ),
        RunOpening(
            run: "em-2026",
            packID: "em-13.4",
            packVersion: "1.0.0",
            packDigest: digest,
            plan: Plan(
                facts: [PlanFact("method", "standard"), PlanFact("slb", "")],
                members: [
                    Member(
                        kind: "oms",
                        name: "oms1",
                        attributes: [PlanFact("host", "em1"), PlanFact("role", "first")]
                    ),
                    Member(kind: "agent", name: ""),
                ]
            ),
            signature: sign,
            saltDigest: digest,
            rules: RunRules(
                checks: Level.allCases.flatMap { level in
                    [
                        RunRules.CheckRule(
                            id: "a",
                            aliases: ["P01", "P02"],
                            level: level,
                            phase: Phase(9),
                            memberKind: "oms",
                            needsFourEyes: true,
                            formCount: 3,
                            obligation: nil
                        )
                    ]
                        + ObligationRule.Opening.allCases.map { opening in
                            RunRules.CheckRule(
                                id: "b",
                                aliases: [],
                                level: level,
                                phase: Phase(.min),
                                memberKind: nil,
                                needsFourEyes: false,
                                formCount: nil,
                                obligation: RunRules.ObligationTerms(
                                    id: "restore",
                                    opening: opening,
                                    formCount: opening == .attested ? 0 : nil,
                                    selectsSubjects: opening == .repaired
                                )
                            )
                        }
                },
                occurrences: ["restart", ""],
                phaseCount: .max,
                startAfter: Phase(7)
            )
        ),
    ]

    static let evidence: [Evidence] =
        [
            Evidence(
                id: "",
                scope: .run,
                digest: [],
                byteCount: 0,
                collectedAt: Instant(nanoseconds: .min),
                collector: .lockstep,
                isCapturedWhole: false
            )
        ]
        + Collector.allCases.map { collector in
            Evidence(
                id: "emkey",
                scope: oms,
                digest: digest,
                byteCount: .max,
                command: "emctl status emkey",
                host: "em1",
                exitCode: collector == .script ? .min : 0,
                collectedAt: moment,
                collector: collector,
                isCapturedWhole: true,
                redactionCount: 2
            )
        }

    static let verdicts: [Verdict] =
        [Verdict(check: "", scope: .run, word: .pass, reason: Reason(.decided))]
        + VerdictWord.allCases.map { Verdict(check: "a", scope: oms, word: $0, reason: Reason(.undecided)) }
        + Reason.Kind.allCases.map { kind in
            Verdict(
                check: "em.p14",
                scope: oms,
                word: .deferred,
                reason: Reason(kind, text: LocalizedText(english: "", japanese: "語"), details: ["", "x"]),
                facts: [
                    CitedFact(reference: "plan.method", values: []),
                    CitedFact(reference: "emkey/state", values: ["secure", ""], evidence: [], line: 3),
                    CitedFact(reference: "", values: [""], evidence: digest, line: .min),
                ],
                evidence: [digest, []],
                deferredUntil: Phase(8),
                expiresAt: moment
            )
        }

    static let statements: [Statement] = [
        Statement(Attestation(check: "", scope: .run, at: Instant(nanoseconds: 0), name: ""), reason: ""),
        Statement(
            Attestation(check: "platform", scope: oms, at: moment, expiresAt: moment, name: "operator-1"),
            reason: "seen",
            approver: "reviewer-2",
            answers: ["", "yes"],
            evidence: [digest]
        ),
    ]

    static let waivers: [Waiver] = [
        Waiver(check: "a", scope: .run, at: moment, expiresAt: moment, name: "n", reason: "r", risk: ""),
        Waiver(
            check: "a",
            scope: oms,
            at: moment,
            expiresAt: Instant(nanoseconds: .max),
            name: "n",
            approver: "reviewer-2",
            reason: "r",
            risk: "some",
            evidence: [digest]
        ),
    ]

    static let closings: [ObligationClosing] = [
        ObligationClosing(id: "", at: moment, evidence: []),
        ObligationClosing(id: "x@oms/oms1", at: moment, evidence: [digest], signature: sign, answers: ["", "back"]),
    ]

    static let obligations: [Obligation] = [
        Obligation(id: "", check: "", scope: .run, openedAt: moment, subjects: [], evidence: []),
        Obligation(
            id: "x",
            check: "a",
            scope: oms,
            openedAt: moment,
            subjects: ["A", ""],
            evidence: [digest],
            closing: closings[1]
        ),
    ]

    static let answer = GateAnswer(
        phase: Phase(3),
        blockers: [GateBlocker(check: "a", scope: .run, word: nil)]
            + VerdictWord.allCases.map { GateBlocker(check: "a", scope: oms, word: $0) },
        waived: [GateBlocker(check: "", scope: .run, word: .fail)]
    )

    static let reconciliation = Reconciliation(
        logs: [digest, []],
        findings: ReconciliationFinding.Kind.allCases.map { kind in
            ReconciliationFinding(
                kind,
                scope: kind == .silentCorrection ? oms : .run,
                subject: "_px",
                before: kind == .authorisedChange ? "" : "OFF",
                after: kind == .authorisedChange ? "ON" : "",
                evidence: digest,
                line: Int(kind.rawValue)
            )
        }
    )

    static let subjects = [
        ObligationSubjects(check: "a", scope: .run, values: []),
        ObligationSubjects(check: "b", scope: oms, values: ["A", ""]),
    ]

    static let notes = [
        Note(Upgrades.Occurrence(id: "restart", scope: .run, at: moment), signature: Signature(name: "", reason: "")),
        Note(Upgrades.Occurrence(id: "change", scope: oms, at: moment), parameter: "a", value: "1", signature: sign),
    ]

    static let assessments = [
        Assessment(at: Instant(nanoseconds: 0), packDigest: [], verdicts: [], standings: []),
        Assessment(
            at: moment,
            packDigest: digest,
            verdicts: verdicts,
            standings: [true, false, nil].map { isRestored in
                ObligationStanding(
                    check: "a",
                    scope: isRestored == nil ? .run : oms,
                    subjects: isRestored == nil ? [] : ["A"],
                    isRestored: isRestored,
                    evidence: isRestored == nil ? [] : [digest],
                    collectedAt: isRestored == nil ? nil : moment
                )
            }
        ),
    ]

    static let acts: [UpgradeRun.Act] =
        openings.map { .open($0) } + [.collect([]), .collect(evidence)] + notes.map { .note($0) }
        + assessments.map { .assess($0) } + statements.map { .attest($0) } + waivers.map { .waive($0) }
        + closings.map { .closeObligation($0) }
        + [
            .gate(Phase(0)), .gate(Phase(9)), .start(by: sign), .stop(by: sign), .resume(by: sign), .fail(by: sign),
            .restore(by: sign), .reconcile(reconciliation), .reconcile(Reconciliation(logs: [], findings: [])),
            .close(by: sign),
        ]

    static let changes: [UpgradeRun.Change] =
        openings.map { .opened($0) } + evidence.map { .evidenceAdded($0) } + notes.map { .noted($0) }
        + [.assessed([]), .assessed(subjects)] + verdicts.map { .verdictReached($0) }
        + statements.map { .attested($0) } + waivers.map { .waived($0) }
        + obligations.map { .obligationOpened($0) } + closings.map { .obligationClosed($0) }
        + [.gateAnswered(answer), .gateAnswered(GateAnswer(phase: Phase(1), blockers: []))]
        + UpgradeRun.Phase.allCases.map { .phaseChanged($0, by: sign) } + [.reconciled(reconciliation)]

    static let entries: [Entry] =
        acts.map { .upgradeInput(UpgradeRun.Input(at: moment, $0)) }
        + changes.map { .upgradeEvent(UpgradeRun.Event(at: moment, $0)) }

    /// One of each shape, and not the largest.
    static let few: [Entry] =
        [
            .open(openings[1]), .collect([evidence[1]]), .note(notes[1]), .attest(statements[1]), .waive(waivers[1]),
            .closeObligation(closings[1]), .gate(Phase(3)), .close(by: sign),
            .assess(
                Assessment(
                    at: moment,
                    packDigest: digest,
                    verdicts: [verdicts.last ?? verdicts[0]],
                    standings: assessments[1].standings
                )
            ),
        ].map { .upgradeInput(UpgradeRun.Input(at: moment, $0)) }
        + [
            .assessed(subjects), .verdictReached(verdicts[0]), .obligationOpened(obligations[1]), .gateAnswered(answer),
            .phaseChanged(.started, by: sign), .reconciled(reconciliation),
        ].map { .upgradeEvent(UpgradeRun.Event(at: moment, $0)) }
}
