internal import Foundation
internal import RulePacks
internal import TestSupport
internal import Testing

/// Runs that are judged again, compared with each other, and held against the logs of the tools.
@Suite struct JudgedAgainTests {
    private func pack(_ edit: (String) -> String) throws -> String {
        edit(String(decoding: ShippedPack.em134.text, as: UTF8.self))
    }

    @Test func `a run's own pack says the same again`() throws {
        let estate = try PreparedEstate.copy()
        let own = try estate.run("rejudge")
        #expect(own.code == 0, "\(own.text)")
        #expect(own.text.contains("0 changed, 0 with other reasons or facts"))
        #expect(try estate.run("rejudge", "--pack", "em-13.4").text == own.text)
    }

    @Test func `a newer pack differs where it says something else, and finds a check by its former name`() throws {
        let estate = try PreparedEstate.copy()
        // Ports have to be above 8000 now.
        let stricter = try pack { text in
            let start = text.range(of: "  - id: em.p06.ports")!
            let end = text[start.upperBound...].range(of: "\n  - id: ")!
            var check = String(text[start.lowerBound..<end.lowerBound])
            check.replace("1024", with: "8000")
            return text.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: check)
        }
        try estate.bench.write(stricter, to: "stricter.yaml")
        let judged = try estate.run("rejudge", "--pack", "stricter.yaml")
        #expect(judged.code == 1, "\(judged.errors)")
        #expect(judged.text.contains("PASS → FAIL  em.p06.ports [oms/oms1]"), "\(judged.text)")
        // Under another name with the old one as alias nothing differs.
        let renamed = try pack { text in
            let start = text.range(of: "  - id: em.p06.ports\n    aliases: [")!
            return text.replacingCharacters(
                in: start,
                with: "  - id: em.p06.listening-ports\n    aliases: [em.p06.ports, "
            )
        }
        try estate.bench.write(renamed, to: "renamed.yaml")
        let alias = try estate.run("rejudge", "--pack", "renamed.yaml")
        #expect(alias.code == 0, "\(alias.text) \(alias.errors)")
        // What is asked of a log is not written into it.
        #expect(try estate.report().verdict("em.p06.ports", "oms/oms1") == "PASS")
    }

    @Test func `a pack about something else is refused`() throws {
        let estate = try PreparedEstate.copy()
        let refused = try estate.run("rejudge", "--pack", "c9800-pair-upgrade")
        #expect(refused.code == 2)
        #expect(refused.text.isEmpty)
        #expect(refused.errors.contains("c9800-pair-upgrade has no check of em-13.4"), "\(refused.errors)")
    }

    @Test func `two runs of a log are compared by check and member`() throws {
        var estate = try PreparedEstate.copy()
        estate.name = "rehearsal"
        try estate.open()
        try estate.noteHappenings()
        let outputs = try estate.outputs().map { output in
            var output = output
            if output.id == "oms-details", output.member == "oms2" { output.text.replace("7102", with: "1024") }
            return output
        }
        _ = try estate.check(outputs)
        try estate.attestAll()
        let diff = try estate.bench.run("upgrade", "diff", "rehearsal", "spring", "--lang", "en")
        #expect(diff.code == 1, "\(diff.errors)")
        #expect(diff.text.contains("FAIL → PASS  em.p06.ports [oms/oms2]"), "\(diff.text)")
        #expect(diff.text.contains("1 changed"))
        #expect(try estate.bench.run("upgrade", "diff", "spring", "spring", "--lang", "en").code == 0)
        let runs = try estate.bench.run("upgrade", "runs", "--format", "tsv").text
        #expect(runs.contains("\nspring\t"))
        #expect(runs.contains("\nrehearsal\t"))
    }

    @Test func `a tool's own correction is found unless a note authorises it`() throws {
        let estate = try PreparedEstate.copy()
        #expect(try estate.run("reconcile").code == 0)
        try estate.bench.write(try Fixtures.bytes("upgrades/outputs/installer/configuregc.log"), to: "gc.log")
        try estate.bench.write(
            try Fixtures.bytes("upgrades/outputs/installer/autoupgrade-status.log"),
            to: "autoupgrade.log"
        )
        let found = try estate.run("reconcile", "gc.log", "autoupgrade.log")
        #expect(found.code == 1, "\(found.errors)")
        #expect(found.text.contains("EMPREREQ_AUTO_CORRECTION"))
        #expect(found.text.contains("_optimizer_use_feedback"))
        let other = try estate.run("reconcile", "plan.yaml", "gc.log")
        #expect(other.code == 3)
        for parameter in ["EMPREREQ_AUTO_CORRECTION", "_optimizer_use_feedback"] {
            #expect(try estate.sign("note", "change", "--parameter", parameter).code == 0)
        }
        let authorised = try estate.run("reconcile", "gc.log", "--format", "json")
        #expect(authorised.text.contains("authorisedChange"))
        #expect(!authorised.text.contains("silentCorrection"), "\(authorised.text)")
    }

    @Test func `a parameter that changed between two looks is found unless a note authorises it`() throws {
        for isAuthorised in [false, true] {
            let estate = try PreparedEstate.copy()
            if isAuthorised {
                let noted = try estate.sign(
                    "note",
                    "change",
                    "--scope",
                    "database/emrep1",
                    "--parameter",
                    "_optimizer_use_feedback"
                )
                try #require(noted.code == 0)
                try estate.lookUntilNextSecond()
            }
            let changed = try estate.outputs().filter { $0.id == "optimizer-parameters" }.map { output in
                var output = output.fresh
                output.text.replace(
                    "_optimizer_use_feedback                  FALSE",
                    with: "_optimizer_use_feedback                  TRUE "
                )
                return output
            }
            _ = try estate.check(changed)
            let run = try estate.run("reconcile", "--format", "json")
            #expect(run.code == (isAuthorised ? 0 : 1), "\(run.text) \(run.errors)")
            #expect(run.text.contains(isAuthorised ? "authorisedChange" : "unauthorisedChange"))
        }
    }
}
