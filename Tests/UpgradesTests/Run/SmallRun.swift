import Replay
import Upgrades

/// A run under a small set of rules that has one check of each shape.
enum SmallRun {
    static let oms1 = Scope.member(kind: "oms", name: "oms1")
    static let oms2 = Scope.member(kind: "oms", name: "oms2")
    static let pack = [UInt8](repeating: 7, count: 32)
    static let sign = Signature(name: "operator-1", reason: "planned")

    static let plan = Plan(
        facts: [PlanFact("method", "standard")],
        members: [Member(kind: "oms", name: "oms1"), Member(kind: "oms", name: "oms2")]
    )

    static func rule(
        _ id: String,
        aliases: [String] = [],
        _ level: Level = .must,
        phase: Int = 1,
        kind: String? = nil,
        fourEyes: Bool = false,
        form: Int? = nil,
        _ obligation: RunRules.ObligationTerms? = nil
    ) -> RunRules.CheckRule {
        RunRules.CheckRule(
            id: id,
            aliases: aliases,
            level: level,
            phase: Phase(phase),
            memberKind: kind,
            needsFourEyes: fourEyes,
            formCount: form,
            obligation: obligation
        )
    }

    static let rules = RunRules(
        checks: [
            rule("database", aliases: ["P02"]),
            rule("advice", .recommended),
            rule("ports", phase: 2, kind: "oms"),
            rule("platform", aliases: ["P01"], phase: 2, fourEyes: true, form: 2),
            rule("emkey", phase: 2, RunRules.ObligationTerms(id: "restore.emkey", opening: .passing, formCount: nil)),
            rule(
                "triggers",
                phase: 3,
                RunRules.ObligationTerms(
                    id: "restore.triggers",
                    opening: .repaired,
                    formCount: nil,
                    selectsSubjects: true
                )
            ),
            rule(
                "proxy",
                .recommended,
                phase: 3,
                kind: "oms",
                form: 1,
                RunRules.ObligationTerms(id: "restore.proxy", opening: .attested, formCount: 1)
            ),
        ],
        occurrences: ["restart"],
        phaseCount: 4,
        startAfter: Phase(3)
    )

    static let opening = RunOpening(
        run: "em",
        packID: "small",
        packVersion: "1.0.0",
        packDigest: pack,
        plan: plan,
        signature: sign,
        saltDigest: [1],
        rules: rules
    )

    /// Every check about every scope, as the pack orders them.
    static let scoped: [(check: String, scope: Scope)] = rules.checks.flatMap { rule in
        plan.scopes(of: rule.memberKind).map { (rule.id, $0) }
    }

    static func at(_ second: Int64) -> Instant {
        Instant(nanoseconds: second * 1_000_000_000)
    }

    static func evidence(_ id: String, _ digest: UInt8, at second: Int64, _ scope: Scope = .run) -> Evidence {
        Evidence(
            id: id,
            scope: scope,
            digest: [digest],
            byteCount: 1,
            collectedAt: at(second),
            collector: .lockstep,
            isCapturedWhole: true
        )
    }

    static func verdict(
        _ check: String,
        _ word: VerdictWord,
        _ scope: Scope = .run,
        reason: Reason.Kind = .decided,
        evidence: [[UInt8]] = [],
        until: Int? = nil,
        expires second: Int64? = nil
    ) -> Verdict {
        Verdict(
            check: check,
            scope: scope,
            word: word,
            reason: Reason(reason),
            evidence: evidence,
            deferredUntil: until.map { Phase($0) },
            expiresAt: second.map { at($0) }
        )
    }

    static func standing(
        _ check: String,
        _ scope: Scope = .run,
        _ subjects: [String] = [],
        restored: Bool?,
        evidence: [[UInt8]] = [],
        collected second: Int64? = nil
    ) -> ObligationStanding {
        ObligationStanding(
            check: check,
            scope: scope,
            subjects: subjects,
            isRestored: restored,
            evidence: evidence,
            collectedAt: second.map { at($0) }
        )
    }

    static func assessment(
        _ verdicts: [Verdict],
        _ standings: [ObligationStanding] = [],
        at second: Int64
    ) -> UpgradeRun.Act {
        .assess(Assessment(at: at(second), packDigest: pack, verdicts: verdicts, standings: standings))
    }

    /// Every check passes but those given.
    static func passing(but others: [Verdict] = [], at second: Int64) -> UpgradeRun.Act {
        assessment(
            scoped.map { check, scope in
                others.first { $0.check == check && $0.scope == scope } ?? verdict(check, .pass, scope)
            },
            [standing("emkey", restored: true)],
            at: second
        )
    }

    static func statement(
        _ check: String,
        _ scope: Scope = .run,
        at second: Int64,
        expires: Int64? = nil,
        approver: String = "reviewer-2",
        answers: [String] = ["yes", "list of May"]
    ) -> Statement {
        Statement(
            Attestation(
                check: check,
                scope: scope,
                at: at(second),
                expiresAt: expires.map { at($0) },
                name: "operator-1"
            ),
            reason: "looked at it",
            approver: approver,
            answers: answers
        )
    }

    static func waiver(
        _ check: String,
        _ scope: Scope = .run,
        at second: Int64,
        expires: Int64,
        approver: String = "reviewer-2",
        risk: String = "small"
    ) -> Waiver {
        Waiver(
            check: check,
            scope: scope,
            at: at(second),
            expiresAt: at(expires),
            name: "operator-1",
            approver: approver,
            reason: "accepted",
            risk: risk
        )
    }
}

/// A run that is led from act to act.
struct LedRun {
    var state = UpgradeRun.initialState
    var events: [UpgradeRun.Event] = []

    init() {}

    /// An opened run at second 0, after the acts, one a second from 1 on.
    init(_ acts: [UpgradeRun.Act]) throws {
        try take(0, .open(SmallRun.opening))
        for (index, act) in acts.enumerated() { try take(Int64(index + 1), act) }
    }

    /// What the act leads to; the state moves by it.
    @discardableResult
    mutating func take(_ second: Int64, _ act: UpgradeRun.Act) throws -> [UpgradeRun.Change] {
        var new: [UpgradeRun.Event] = []
        try UpgradeRun.decide(UpgradeRun.Input(at: SmallRun.at(second), act), in: state, into: &new)
        for event in new { UpgradeRun.evolve(&state, by: event) }
        events += new
        return new.map(\.change)
    }

    /// Why the act is refused; nil when it is taken.
    func refusal(_ second: Int64, _ act: UpgradeRun.Act) -> UpgradeRun.Rejection? {
        Decided<UpgradeRun>(UpgradeRun.Input(at: SmallRun.at(second), act), in: state).rejection
    }
}
