internal import EventLog
internal import Foundation
internal import SystemPackage
internal import TestSupport
internal import Testing

/// Several writers, and writers that end in the middle.
@Suite struct SharedLogTests {
    @Test func `who comes while another writes is told, or waits`() throws {
        let estate = try PreparedEstate.copy()
        let path = FilePath(estate.bench.path("operations.lockstep"))
        let writer = try LogWriter(creatingOrOpening: path, now: { 1_800_000_000_000_000_000 })
        let before = try estate.bench.contents(of: "operations.lockstep")
        for command in ["check", "start", "gate"] {
            let arguments =
                command == "gate" ? ["7"] : command == "start" ? ["--by", "operator-1", "--reason", "now"] : []
            let run = try estate.run(command, arguments)
            #expect(run.code == 3, "\(command): \(run.errors)")
            #expect(run.errors.contains("--wait"), "\(run.errors)")
        }
        #expect(try estate.bench.contents(of: "operations.lockstep") == before)
        // Reading does not wait for anybody.
        #expect(try estate.run("gate", "7", "--dry-run").code == 0)
        #expect(try estate.run("report").code == 0)
        try writer.close()
        #expect(try estate.gate(7).open)
    }

    @Test func `writers that wait for each other lose nothing`() async throws {
        let estate = try PreparedEstate.copy()
        let bench = estate.bench
        let names = (1...6).map { "operator-\($0)" }
        let runs = try await withThrowingTaskGroup(of: Int32.self) { group in
            let name = estate.name
            let program = WaitingWriter(bench)
            for person in names {
                group.addTask {
                    try program.note(name, by: person)
                }
            }
            return try await group.reduce(into: [Int32]()) { $0.append($1) }
        }
        #expect(runs == Array(repeating: 0, count: names.count))
        let html = try estate.run("report", "--format", "json").text
        #expect(try bench.run("log", "verify").code == 0)
        #expect(!html.isEmpty)
        let log = try bench.run("log", "cat", "--raw").bytes
        for person in names { #expect(log.firstRange(of: Data(person.utf8)) != nil, "\(person)") }
        #expect(try bench.run("replay", "--verify").code == 0)
    }

    private struct WaitingWriter: @unchecked Sendable {
        let bench: Workbench

        init(_ bench: Workbench) {
            self.bench = bench
        }

        func note(_ run: String, by person: String) throws -> Int32 {
            try bench.run([
                "upgrade", "note", run, "oms-stop", "--scope", "oms/oms1", "--by", person, "--reason", "r", "--wait",
            ]).code
        }
    }

    @Test func `evidence that was stored before its commit was lost does no harm`() throws {
        let estate = try PreparedEstate.copy()
        let path = FilePath(estate.bench.path("operations.lockstep"))
        let before = try estate.report()
        // What a writer leaves that is ended between the two.
        _ = try EvidenceStore(ofLogAt: path).store(Array("an output that no commit names\n".utf8))
        try estate.bench.write("half", to: "operations.lockstep/evidence/\(String(repeating: "a", count: 64)).lz4.part")
        let verify = try estate.bench.run("log", "verify", "--lang", "en")
        #expect(verify.code == 0, "\(verify.text) \(verify.errors)")
        #expect(try estate.report() == before)
        #expect(try estate.run("rejudge").code == 0)
        // Brought again it is taken in as if nothing had been.
        let again = try estate.check(estate.outputs())
        #expect(again.code == 0, "\(again.errors)")
        #expect(try estate.report().evidence == before.evidence)
    }

    @Test func `what is refused leaves nothing behind`() throws {
        let estate = try PreparedEstate.copy()
        let before = try estate.bench.contents(of: "operations.lockstep")
        let details = try estate.outputs().filter { $0.id == "oms-details" }
        var swapped = details.map(\.fresh)
        swapped[0].text = details[1].text
        let wrongHost = try estate.check(swapped)
        #expect(wrongHost.code == 3)
        #expect(wrongHost.errors.contains("oms2"), "\(wrongHost.errors)")
        var future = details
        future[0].collectedAt = "2027-11-15T05:00:00Z"
        #expect(try estate.check(future).code == 3)
        let archive = try estate.archive(details.map(\.fresh))
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: archive)))
        for count in [0, 512, bytes.count / 2] {
            try estate.bench.write(bytes.prefix(count), to: "cut.tar")
            let cut = try estate.run("check", "cut.tar")
            #expect(cut.code == 3, "\(count): \(cut.errors)")
        }
        #expect(
            try estate.bench.contents(of: "operations.lockstep").filter { !$0.key.hasPrefix("writer") }
                == before.filter { !$0.key.hasPrefix("writer") }
        )
    }
}
