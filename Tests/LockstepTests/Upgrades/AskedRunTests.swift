internal import Foundation
internal import TestSupport
internal import Testing

/// What commands that only look tell of a run, also of another moment than the present.
@Suite struct AskedRunTests {
    /// A started run, one obligation closed by evidence and one by a person, and the moments between.
    private static func estate() throws -> (estate: EstateRun, open: String, begun: String) {
        let estate = try PreparedEstate.copy()
        try estate.lookUntilNextSecond()
        let open = try estate.moved("")
        try estate.lookUntilNextSecond()
        try #require(estate.sign("start").code == 0)
        try estate.lookUntilNextSecond()
        let begun = try estate.moved("")
        try estate.lookUntilNextSecond()
        let restored = try estate.outputs(after: true).filter { $0.id == "emkey-status-after" }
        try #require(estate.check(restored).code == 0)
        _ = try estate.sign("obligations", "--close", "em.restore.job-types", "--answer", "seen in the console")
        return (estate, open, begun)
    }

    @Test func `every command that looks answers for another moment`() throws {
        let (estate, open, begun) = try Self.estate()
        func text(_ command: String, _ arguments: String...) throws -> String {
            let run = try estate.run(command, arguments)
            #expect([0, 1].contains(run.code), "\(command) \(arguments): \(run.errors)")
            return run.text
        }
        for option in ["--at", "--as-known-at"] {
            let now = try text("obligations", "--format", "tsv").split(separator: "\n")
            let then = try text("obligations", option, begun, "--format", "tsv").split(separator: "\n")
            #expect(now.count == then.count)
            #expect(now.count { $0.hasPrefix("closed\t") } == 2)
            #expect(then.count { $0.hasPrefix("closed\t") } == 0)
            for (moment, state) in [(open, "open"), (begun, "started")] {
                let runs = try estate.bench.run("upgrade", "runs", option, moment, "--format", "tsv", "--lang", "en")
                #expect(runs.text.contains("spring\tem-13.4\t1.0.0\t\(state)\t"), "\(runs.text) \(runs.errors)")
            }
            #expect(try text("rejudge", option, open).contains(" 0 with other reasons or facts"))
            #expect(try estate.run("gate", "7", option, open).text == "open: φ7 Cold backup\n")
            let diff = try estate.bench.run("upgrade", "diff", "spring", "spring", option, open, "--lang", "en")
            #expect(diff.code == 0, "\(diff.errors)")
        }
        // What is asked of a moment is not recorded.
        let before = try estate.bench.contents(of: "operations.lockstep")
        #expect(try estate.run("gate", "7", "--at", open).code == 0)
        #expect(try estate.bench.contents(of: "operations.lockstep") == before)
        let early = try estate.run("gate", "7", "--at", "2020-01-01T00:00:00Z")
        #expect(early.code == 3)
        let both = try estate.sign("obligations", "--close", "em.restore.requests", "--at", open)
        #expect(both.code == 2)
        #expect(both.errors.contains("--close is of the present"))
        // In a week everything that ages is too old.
        let later = Date.now.addingTimeInterval(7 * 86_400).formatted(.iso8601)
        #expect(try estate.run("gate", "4", "--at", later).code == 1)
    }

    @Test func `an obligation tells what closes it, and what closed it`() throws {
        let (estate, _, _) = try Self.estate()
        let text = try estate.run("obligations").text
        func lines(_ id: String) -> [Substring] {
            let all = text.split(separator: "\n")
            let start = all.firstIndex { $0.hasSuffix(" \(id)") } ?? all.endIndex
            return all[start...].prefix(1)
                + all[start...].dropFirst().prefix { !$0.hasPrefix("  open") && !$0.hasPrefix("  closed") }
        }
        #expect(lines("em.restore.bi-publisher@oms/oms1").contains { $0.hasSuffix(": oms-status-after") })
        let person = lines("em.restore.requests")
        #expect(
            person.contains(
                "        lockstep upgrade obligations spring --close em.restore.requests --by NAME --reason TEXT"
            )
        )
        #expect(person.contains { $0.hasPrefix("        --answer 1: ") })
        #expect(lines("em.restore.job-types").last?.hasSuffix("Z, operator-1: CHG-1042; seen in the console") == true)
        #expect(lines("em.restore.emkey@oms/oms1").last?.hasSuffix("Z, emkey-status-after [oms/oms1]") == true)
    }

    @Test func `a closed run is asked for its gates and against the tools' logs, and nothing is written`() throws {
        let estate = try PreparedEstate.copy()
        try #require(estate.closeAfterRestore().code == 0)
        let before = try estate.bench.contents(of: "operations.lockstep")
        let gate = try estate.run("gate", "9", "--dry-run", "--format", "tsv")
        #expect(gate.code == 0, "\(gate.errors)")
        #expect(gate.text == "answer\tverdict\tcheck\tscope\n")
        let none = try estate.run("gate", "10", "--dry-run")
        #expect(none.code != 0)
        #expect(none.errors.contains("10"), "\(none.errors)")
        try estate.bench.write(try Fixtures.bytes("upgrades/outputs/installer/configuregc.log"), to: "gc.log")
        let found = try estate.run("reconcile", "gc.log", "--dry-run")
        #expect(found.code == 1, "\(found.errors)")
        #expect(found.text.contains("EMPREREQ_AUTO_CORRECTION"))
        #expect(found.text.contains("lockstep upgrade note spring change "))
        #expect(
            try estate.run("reconcile", "gc.log", "--dry-run", "--format", "tsv").text.hasPrefix("finding\tscope\t")
        )
        // A closed run takes nothing more, so that it need not be asked for.
        #expect(try estate.run("reconcile", "gc.log").text == found.text)
        #expect(
            try estate.bench.contents(of: "operations.lockstep").filter { !$0.key.hasPrefix("writer") }
                == before.filter { !$0.key.hasPrefix("writer") }
        )
    }

    @Test func `where two people are asked for, the form says so`() throws {
        let estate = try PreparedEstate.copy()
        let two = try estate.run("attest", "em.p07.data-sources", "--by", "operator-1").text
        #expect(two.contains("--approved-by: a second person"))
        let one = try estate.run("attest", "em.p01.platform", "--by", "operator-1").text
        #expect(!one.contains("--approved-by"))
    }

    @Test func `what is to be collected is listed as it is typed`() throws {
        let estate = try PreparedEstate.copy()
        let list = try estate.run("collect", "--member", "database/emrep1", "--list").text
        let lines = list.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.contains("database/emrep1 database-instance"))
        #expect(lines.contains("    from v$instance;"))
        #expect(
            lines.allSatisfy { $0.isEmpty || $0.hasPrefix("    ") || $0.hasPrefix("database/") || $0.hasPrefix("run ") }
        )
    }
}

extension EstateRun {
    /// Closes the run of an upgrade that failed and was restored: a person answers for every obligation.
    fileprivate func closeAfterRestore() throws -> Run {
        for act in ["start", "fail", "restore"] { _ = try sign(act) }
        for id in try report().openObligations {
            for count in 0...2 {
                let answers = (0..<count).flatMap { _ in ["--answer", "as before"] }
                let arguments = ["--close", id] + answers + ["--by", "operator-1", "--reason", "restored"]
                let run = try self.run("obligations", arguments)
                if run.errors.isEmpty { break }
            }
        }
        return try sign("close")
    }
}
