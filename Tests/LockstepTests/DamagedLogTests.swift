internal import Foundation
internal import TestSupport
internal import Testing

/// A stored log with a changed byte: `verify` exits 4 and names the place, and nothing of it is lost.
@Suite struct DamagedLogTests {
    private let bench: Workbench
    private let segment = "operations.lockstep/segments/00000000000000000000.lz4"

    init() throws {
        bench = try Workbench()
        for path in IncidentFixture.gatewayLost.paths { try #require(try bench.run("ingest", path).code == 0) }
    }

    @Test func `a flipped byte anywhere in the segment is found, with segment and offset`() throws {
        let sound = Array(try Data(contentsOf: bench.folder.appending(path: segment)))
        // Places all over the file; EventLog's own tests flip every byte.
        for place in stride(from: 0, to: sound.count, by: max(1, sound.count / 23)) {
            var bytes = sound
            bytes[place] ^= 0x20
            try bench.write(bytes, to: segment)
            let run = try bench.run("log", "verify")
            #expect(run.code == 4, "byte \(place)")
            #expect(run.errors.contains("segments/00000000000000000000.lz4 at byte "), "byte \(place): \(run.errors)")
        }
        try bench.write(sound, to: segment)
        #expect(try bench.run("log", "verify").code == 0)
    }

    @Test func `damage is told in Japanese too, and other commands refuse the damaged part`() throws {
        var bytes = Array(try Data(contentsOf: bench.folder.appending(path: segment)))
        bytes[bytes.count / 4] ^= 0xff
        try bench.write(bytes, to: segment)
        let before = try bench.contents(of: "operations.lockstep")
        let japanese = try bench.run("log", "verify", "--lang", "ja")
        #expect(japanese.code == 4)
        #expect(japanese.errors.contains("segments/00000000000000000000.lz4 の "))
        #expect(japanese.errors.contains("バイト目"))
        let table = try bench.run("log", "verify", "--format", "tsv")
        #expect(table.text.contains("\nat\tsegments/00000000000000000000.lz4 at byte "))
        let ingest = try bench.run(["ingest"] + IncidentFixture.processFailure.paths)
        #expect(ingest.code == 3)
        #expect(ingest.errors.contains("bring the segment back"))
        #expect(try bench.contents(of: "operations.lockstep") == before)
    }

    @Test func `a torn tail fails verification, and stays until a writer moves it aside`() throws {
        let sound = Array(try Data(contentsOf: bench.folder.appending(path: segment)))
        try bench.write(sound + Array(sound.prefix(40)), to: segment)
        let before = try bench.contents(of: "operations.lockstep")
        #expect(try bench.run("log", "verify").code == 4)
        #expect(try bench.run("replay").code == 0)
        #expect(try bench.contents(of: "operations.lockstep") == before)
        #expect(try bench.run(["ingest"] + IncidentFixture.processFailure.paths).code == 0)
        #expect(try bench.run("log", "verify").code == 0)
        #expect(try !bench.contents(of: "operations.lockstep/aside").isEmpty)
    }

    @Test func `a log without its end is told, with what to do`() throws {
        let sound = Array(try Data(contentsOf: bench.folder.appending(path: segment)))
        try bench.write(sound.prefix(sound.count / 2), to: segment)
        let run = try bench.run("log", "verify")
        #expect(run.code == 4)
        #expect(run.errors.contains("backup"))
    }

    @Test func `damaged files beside the segments are named`() throws {
        try bench.write("not a checkpoint\n", to: "operations.lockstep/checkpoint")
        let run = try bench.run("log", "verify")
        #expect(run.code == 4)
        #expect(run.errors.contains("checkpoint"))
    }
}
