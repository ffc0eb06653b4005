internal import Foundation
internal import TestSupport
internal import Testing

/// A run of the estate from open to closed, as its lead and its operators make it.
@Suite struct WholeRunTests {
    /// What a person closes, since no output tells.
    private static let personal = [
        "em.restore.job-types", "em.restore.data-sources", "em.restore.smart-card", "em.restore.requests",
    ]

    @Test func `an estate goes from open to closed, and everything comes back`() throws {
        let estate = try EstateRun()
        try estate.open()
        let again = try estate.sign("open", "--pack", "em-13.4", "--plan", "plan.yaml")
        #expect(again.code == 1)

        // Nothing was looked at.
        #expect(try estate.gate(7).open == false)
        let early = try estate.sign("start")
        #expect(early.code == 1)
        #expect(early.errors.contains("the gate of phase 7 is blocked by 63 checks"))
        #expect(try estate.report().state == "open")

        // The first look finds what has to be put right.
        let found = try EstateFixture.base.found().map { output in
            var output = output
            output.collectedAt = "2026-11-14T05:30:00Z"
            return output
        }
        let first = try estate.check(found)
        #expect(first.code == 1, "\(first.errors)")
        #expect(first.text.contains("MGMT_VIOLATIONS"))
        #expect(try estate.report().verdict("em.p10.snapshot-logs") == "FAIL")

        // It was put right.
        try estate.noteHappenings()
        let second = try estate.check(estate.outputs())
        #expect(second.code == 0, "\(second.errors)")
        let manual = try estate.report().checks.filter { $0.verdict == "MANUAL" }.map(\.id)
        #expect(
            manual == [
                "em.p01.platform", "em.p07.data-sources", "em.p07.smart-card", "em.p09.requests-in-progress",
                "em.p09.requests-scheduled", "em.p24.load-balancer",
            ]
        )
        #expect(try estate.gate(1).names == ["em.p01.platform run"])

        // What only people can tell.
        let form = try estate.run("attest", "em.p07.data-sources", "--by", "operator-1")
        #expect(form.code == 0)
        #expect(form.text.contains("--answer 1: Who looked, and where"))
        let oneEye = try estate.sign("attest", "em.p07.data-sources", "--answer", "seen", "--answer", "all")
        #expect(oneEye.code == 1, "\(oneEye.errors)")
        let same = try estate.sign(
            "attest",
            "em.p07.data-sources",
            "--answer",
            "seen",
            "--answer",
            "all",
            "--approved-by",
            "operator-1"
        )
        #expect(same.code == 1)
        try estate.attestAll()
        for phase in 1...7 {
            #expect(try estate.gate(phase) == GateText(open: true, blockers: [], waived: []), "gate \(phase)")
        }

        // The upgrade.
        #expect(try estate.sign("resume").code == 1)
        #expect(try estate.sign("start").text == "spring: started\n")
        #expect(try estate.sign("stop").code == 0)
        #expect(try estate.sign("close").code == 1)
        #expect(try estate.sign("resume").code == 0)
        let listed = try estate.run("obligations")
        #expect(listed.code == 1)
        #expect(listed.text.contains("open   em.restore.emkey@oms/oms1"))
        let before = try estate.report().openObligations
        #expect(before.count == 25)
        let refused = try estate.sign("close")
        #expect(refused.code == 1)
        #expect(refused.errors.contains("em.restore.emkey@oms/oms1"))

        // What was weakened comes back: by evidence, and by people.
        try estate.lookUntilNextSecond()
        #expect(try estate.check(estate.outputs(after: true)).code == 0)
        #expect(try estate.report().openObligations == Self.personal)
        let byHand = try estate.sign("obligations", "--close", "em.restore.emkey@oms/oms1", "--answer", "yes")
        #expect(byHand.code != 0)
        for id in Self.personal {
            #expect(try estate.sign("close").code == 1)
            let empty = try estate.sign("obligations", "--close", id)
            #expect(empty.code == 2, "\(id): \(empty.errors)")
            let closed = try estate.sign("obligations", "--close", id, "--answer", "seen in the console")
            #expect(closed.errors == "", "\(id)")
        }
        #expect(try estate.run("obligations").code == 0)
        #expect(try estate.sign("close").text == "spring: closed\n")

        // A closed run can only be read.
        let whole = try estate.bench.contents(of: "operations.lockstep")
        let archive = try estate.archive(estate.outputs().filter { $0.id == "emkey-status" }.map(\.fresh))
        for act in [
            ["check"], ["check", archive], ["gate", "7"], ["note", "oms-stop", "--scope", "oms/oms1"],
            ["attest", "em.p01.platform", "--answer", "seen", "--answer", "2026"],
            ["waive", "em.p06.ports", "--risk", "none", "--expires", "1h"],
            ["obligations", "--close", "em.restore.requests", "--answer", "yes"], ["start"], ["stop"], ["resume"],
            ["fail"], ["restore"], ["close"],
        ] {
            let isSigned = !["check", "gate"].contains(act[0])
            let signed = act + (isSigned ? ["--by", "operator-1", "--reason", "late"] : [])
            let run = try estate.run(signed[0], Array(signed.dropFirst()))
            #expect(run.code == 1, "\(act): \(run.errors)")
            #expect(run.errors.contains("closed"), "\(act): \(run.errors)")
        }
        // Comparing is asking: it is answered, and not recorded any more.
        let compared = try estate.run("reconcile")
        #expect(compared.errors.isEmpty && !compared.text.isEmpty, "\(compared.errors)")
        let after = try estate.bench.contents(of: "operations.lockstep").filter { !$0.key.hasPrefix("writer") }
        #expect(after == whole.filter { !$0.key.hasPrefix("writer") })
        #expect(try estate.report().state == "closed")
        #expect(try estate.bench.run("log", "verify").code == 0)
        let verified = try estate.bench.run("replay", "--verify", "--lang", "en")
        #expect(verified.code == 0, "\(verified.text) \(verified.errors)")
        #expect(verified.text.contains("upgrade/spring"))
        #expect(try estate.run("rejudge").code == 0)
    }

    @Test func `what a person brings proves its end only by its own closing line`() throws {
        let estate = try EstateRun()
        try estate.open()
        try estate.noteHappenings()
        let outputs = try estate.outputs().map(\.fresh)
        _ = try estate.run("check", estate.folder(outputs))
        let report = try estate.report()
        let unknown = report.checks.filter { $0.verdict == "UNKNOWN" }
        #expect(!unknown.isEmpty)
        for check in unknown { #expect(!check.reason.contains("no evidence"), "\(check.id): \(check.reason)") }
        // The same outputs as the collector brings them leave nothing unknown.
        try estate.lookUntilNextSecond()
        #expect(try estate.check(outputs).code == 0)
        #expect(try estate.report().checks.filter { $0.verdict == "UNKNOWN" }.map(\.id) == [])
    }
}
