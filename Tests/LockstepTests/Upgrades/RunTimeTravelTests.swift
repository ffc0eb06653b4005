internal import Foundation
internal import TestSupport
internal import Testing

/// A run as it was, as it was known, and as it ages.
@Suite struct RunTimeTravelTests {
    @Test func `a run is reported as it was at a record, at a moment, and as it was known`() throws {
        let estate = try EstateRun()
        try estate.open()
        try estate.noteHappenings()
        let outputs = try estate.outputs()
        _ = try estate.check(outputs.filter { $0.id != "oms-details" })
        let before = try estate.report()
        #expect(before.verdict("em.p06.ports", "oms/oms1") == "UNKNOWN")
        let sequence = try #require(before.checks.compactMap(\.proof.sequence).max())
        try estate.lookUntilNextSecond()
        let known = try estate.moved("")
        try estate.lookUntilNextSecond()
        // Collected hours ago, brought now.
        #expect(try estate.check(outputs.filter { $0.id == "oms-details" }).code == 0)
        let after = try estate.report()
        #expect(after.verdict("em.p06.ports", "oms/oms1") == "PASS")
        let asKnown = try estate.report("--as-known-at", known)
        #expect(asKnown.checks == before.checks)
        #expect(asKnown.at == known.replacing("Z", with: ".000Z"))
        #expect(try estate.report("--at", known).checks == before.checks)
        let cut = try estate.report("--at", String(sequence))
        #expect(cut.verdict("em.p06.ports", "oms/oms1") == "UNKNOWN")
        #expect(try estate.report("--at", "9999999").checks == after.checks)
        let early = try estate.run("report", "--at", "2020-01-01T00:00:00Z")
        #expect(early.code == 3)
        #expect(early.errors.contains("not opened yet"))
        // The same question has the same bytes for an answer.
        let once = try estate.run("report", "--at", known, "--format", "html").bytes
        #expect(try estate.run("report", "--at", known, "--format", "html").bytes == once)
    }

    @Test func `a waiver lets its check through until it expires`() throws {
        let estate = try PreparedEstate.copy()
        let ports = try estate.outputs().filter { $0.member == "oms1" && $0.id == "oms-details" }.map { output in
            var output = output.fresh
            output.text.replace("7102", with: "1024")
            return output
        }
        #expect(try estate.check(ports).code == 1)
        #expect(try estate.gate(4).names == ["em.p06.ports oms/oms1"])
        let past = try estate.sign(
            "waive",
            "em.p06.ports",
            "--scope",
            "oms/oms1",
            "--risk",
            "none",
            "--expires",
            "2026-01-01T00:00:00Z"
        )
        #expect(past.code == 2, "\(past.errors)")
        let passing = try estate.sign(
            "waive",
            "em.p06.ports",
            "--scope",
            "oms/oms2",
            "--risk",
            "none",
            "--expires",
            "2h"
        )
        #expect(passing.code == 1, "\(passing.errors)")
        let waived = try estate.sign(
            "waive",
            "em.p06.ports",
            "--scope",
            "oms/oms1",
            "--risk",
            "a port may be refused",
            "--expires",
            "2h"
        )
        #expect(waived.code == 0, "\(waived.errors)")
        let answer = try estate.gate(4)
        #expect(answer.open)
        #expect(answer.waived.map(\.check) == ["em.p06.ports"])
        func waivedUntil(_ arguments: [String]) throws -> String? {
            let run = try estate.run("report", arguments + ["--format", "json"])
            return try JSONDecoder().decode(ReportText.self, from: run.bytes).checks
                .first { $0.id == "em.p06.ports" && $0.scope == "oms/oms1" }?.waivedUntil
        }
        let until = try #require(try waivedUntil([]))
        #expect(try waivedUntil(["--at", Date.now.addingTimeInterval(3600).formatted(.iso8601)]) == until)
        #expect(try waivedUntil(["--at", Date.now.addingTimeInterval(7300).formatted(.iso8601)]) == nil)
        #expect(try estate.check([]).code == 0, "what was accepted is no finding")
    }

    @Test func `a restart and age make a verdict unknown`() throws {
        let estate = try PreparedEstate.copy()
        #expect(try estate.report().verdict("em.p19.oms-stopped", "oms/oms2") == "PASS")
        #expect(try estate.sign("note", "oms-restart", "--scope", "oms/oms2").code == 0)
        let stale = try estate.report()
        #expect(stale.verdict("em.p19.oms-stopped", "oms/oms2") == "UNKNOWN")
        #expect(stale.verdict("em.p19.oms-stopped", "oms/oms3") == "PASS")
        #expect(try estate.gate(6).names.contains("em.p19.oms-stopped oms/oms2"))
        // An emkey status is good for a day; this one is two days old.
        let old = try EstateRun()
        try old.open()
        try old.noteHappenings()
        _ = try old.check(
            old.outputs().map { output in
                var output = output
                if output.id.hasPrefix("emkey") { output.collectedAt = "2026-11-13T05:00:00Z" }
                return output
            }
        )
        let check = try #require(
            try old.report().checks.first { $0.id == "em.p14.emkey-in-repository" && $0.scope == "oms/oms1" }
        )
        #expect(check.verdict == "UNKNOWN")
        #expect(check.reason.contains("older than"), "\(check.reason)")
    }
}
