import Replay
import Testing
import Upgrades

@Suite struct RejectionTests {
    private static let manual = SmallRun.assessment(
        [
            SmallRun.verdict("platform", .manual), SmallRun.verdict("database", .fail),
            SmallRun.verdict("advice", .notApplicable), SmallRun.verdict("proxy", .manual, SmallRun.oms1),
            SmallRun.verdict("proxy", .deferred, SmallRun.oms2, until: 4),
        ],
        at: 1
    )

    private static func note(
        _ id: String,
        _ scope: Scope = .run,
        at second: Int64 = 5,
        parameter: String = "",
        by signature: Signature = SmallRun.sign
    ) -> UpgradeRun.Act {
        .note(
            Note(Occurrence(id: id, scope: scope, at: SmallRun.at(second)), parameter: parameter, signature: signature)
        )
    }

    private static let stranger = Scope.member(kind: "oms", name: "oms9")

    /// Acts at second 10, and why each is refused; nil when it is taken.
    static let table: [(UpgradeRun.Act, UpgradeRun.Rejection?)] = {
        var noName = SmallRun.statement("platform", at: 10)
        noName.attestation.name = " "
        var noReason = SmallRun.statement("platform", at: 10)
        noReason.reason = ""
        var everything = SmallRun.statement("platfrom", stranger, at: 20, expires: 1, approver: "", answers: [])
        everything.reason = ""
        var noScope = everything
        noScope.attestation.check = "platform"
        var noWords = noScope
        noWords.attestation.scope = .run
        var alone = noWords
        alone.reason = "looked"
        let other = Assessment(at: SmallRun.at(10), packDigest: [1], verdicts: [], standings: [])
        let unknown = Assessment(
            at: SmallRun.at(10),
            packDigest: [1],
            verdicts: [SmallRun.verdict("databse", .pass, stranger)],
            standings: []
        )
        let nobody = Signature(name: "", reason: "x")
        return [
            // Attestations: the ladder from the top, then each rung's edge.
            (.attest(everything), .unknownCheck("platfrom", similar: ["platform"])),
            (.attest(noScope), .unknownScope(stranger)),
            (.attest(noWords), .emptyField("reason")),
            (.attest(alone), .needsSecondPerson(check: "platform")),
            (.attest(noName), .emptyField("name")),
            (.attest(noReason), .emptyField("reason")),
            (
                .attest(SmallRun.statement("platform", at: 10, approver: " Operator-1 ")),
                .needsSecondPerson(check: "platform")
            ),
            (.attest(SmallRun.statement("database", at: 10)), .notManual(check: "database", .fail)),
            (.attest(SmallRun.statement("emkey", at: 10)), .notManual(check: "emkey", .unknown)),
            (.attest(SmallRun.statement("platform", at: 10, expires: 10)), .alreadyExpired(SmallRun.at(10))),
            (.attest(SmallRun.statement("platform", at: 10, expires: 11)), nil),
            (.attest(SmallRun.statement("platform", at: 10, answers: ["yes"])), .formIncomplete(wanted: 2, given: 1)),
            (
                .attest(SmallRun.statement("platform", at: 10, answers: ["yes", " "])),
                .formIncomplete(wanted: 2, given: 1)
            ),
            (
                .attest(SmallRun.statement("platform", at: 10, answers: ["a", "b", "c"])),
                .formIncomplete(wanted: 2, given: 3)
            ),
            (
                .attest(SmallRun.statement("platform", at: 11)),
                .evidenceFromTheFuture(id: "platform", SmallRun.at(11))
            ),
            (.attest(SmallRun.statement("P01", at: 9)), nil),
            (.attest(SmallRun.statement("proxy", SmallRun.oms1, at: 10, approver: "", answers: ["a"])), nil),
            (.attest(SmallRun.statement("proxy", SmallRun.oms2, at: 10, approver: "", answers: ["a"])), nil),
            (.attest(SmallRun.statement("proxy", .run, at: 10, answers: ["a"])), .unknownScope(.run)),
            // Waivers.
            (.waive(SmallRun.waiver("nothing", at: 10, expires: 11)), .unknownCheck("nothing", similar: [])),
            (.waive(SmallRun.waiver("advice", at: 10, expires: 11)), .nothingToWaive(check: "advice", .notApplicable)),
            (.waive(SmallRun.waiver("database", at: 10, expires: 10)), .alreadyExpired(SmallRun.at(10))),
            (.waive(SmallRun.waiver("database", at: 10, expires: 11, risk: "")), .emptyField("risk")),
            (
                .waive(SmallRun.waiver("platform", at: 10, expires: 11, approver: "")),
                .needsSecondPerson(check: "platform")
            ),
            (.waive(SmallRun.waiver("database", at: 10, expires: 11, approver: "")), nil),
            (.waive(SmallRun.waiver("P02", at: 10, expires: 11)), nil),
            (.waive(SmallRun.waiver("emkey", at: 10, expires: 11)), nil),
            // Evidence and notes.
            (.collect([SmallRun.evidence("x", 1, at: 10, stranger)]), .unknownScope(stranger)),
            (
                .collect([SmallRun.evidence("x", 1, at: 11), SmallRun.evidence("x", 1, at: 1, stranger)]),
                .unknownScope(stranger)
            ),
            (.collect([SmallRun.evidence("x", 1, at: 11)]), .evidenceFromTheFuture(id: "x", SmallRun.at(11))),
            (note("reboot", stranger), .unknownScope(stranger)),
            (note("reboot"), .unknownOccurrence("reboot", known: ["restart"])),
            (note("change"), .emptyField("parameter")),
            (note("change", parameter: "sga_target"), nil),
            (note("restart", by: nobody), .emptyField("name")),
            (note("restart", at: 11), .evidenceFromTheFuture(id: "restart", SmallRun.at(11))),
            (note("restart", at: 10), nil),
            // Assessments, gates, obligations, the life of the run.
            (.assess(other), .otherPack),
            (.assess(unknown), .unknownCheck("databse", similar: ["database"])),
            (
                SmallRun.assessment([SmallRun.verdict("ports", .pass, .run)], at: 10),
                .unknownScope(.run)
            ),
            (.gate(Phase(0)), .unknownPhase(0)),
            (.gate(Phase(5)), .unknownPhase(5)),
            (.closeObligation(ObligationClosing(id: "a", at: SmallRun.at(10), evidence: [])), .emptyField("name")),
            (
                .closeObligation(
                    ObligationClosing(id: "a", at: SmallRun.at(10), evidence: [], signature: SmallRun.sign)
                ),
                .noSuchObligation("a", open: [])
            ),
            (.stop(by: nobody), .wrongPhase(.open, allowed: [.started])),
            (.start(by: nobody), .emptyField("name")),
            (.close(by: Signature(name: "operator-1", reason: "\n")), .emptyField("reason")),
        ]
    }()

    @Test func `each act is refused for the first obstacle of the ladder`() throws {
        let led = try LedRun([Self.manual])
        for (act, refusal) in Self.table { #expect(led.refusal(10, act) == refusal, "\(act)") }
    }

    @Test func `a refused act appends nothing`() throws {
        let led = try LedRun([Self.manual])
        for (act, refusal) in Self.table where refusal != nil {
            let decided = Decided<UpgradeRun>(UpgradeRun.Input(at: SmallRun.at(10), act), in: led.state)
            #expect(decided.events == [])
        }
    }

    @Test func `an opening without a name or a reason is refused`() {
        var opening = SmallRun.opening
        opening.run = ""
        opening.signature = Signature(name: "", reason: "")
        #expect(LedRun().refusal(0, .open(opening)) == .emptyField("run"))
        opening.run = "em"
        #expect(LedRun().refusal(0, .open(opening)) == .emptyField("name"))
    }

    @Test func `what is said of a check by its alias is recorded under its id`() throws {
        var led = try LedRun([Self.manual])
        var waiver = SmallRun.waiver("P02", at: 10, expires: 11)
        let changes = try led.take(10, .waive(waiver))
        waiver.check = "database"
        #expect(changes == [.waived(waiver)])
    }

    @Test(arguments: [
        ("emky", ["emkey"]), ("key", ["emkey"]), ("P0", ["database", "platform"]), ("", []), ("PORTS ", ["ports"]),
        ("something else", []),
    ])
    func `names that a person may have meant are offered`(name: String, wanted: [String]) {
        #expect(SmallRun.rules.similar(to: name) == wanted)
    }
}
