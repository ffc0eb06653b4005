internal import Foundation
internal import TestSupport
internal import Testing

/// views.sqlite beside a log that an upgrade run goes on in.
@Suite struct RunViewsTests {
    @Test func `acts bring views that exist up to date, and make none`() throws {
        let bench = try KilledRunTests.bench()
        #expect(try bench.run("upgrade", "collect", "spring").code == 0)
        let path = bench.path("operations.lockstep/views.sqlite")
        #expect(!FileManager.default.fileExists(atPath: path))
        // Measured otherwise than by default: an act keeps that.
        let options = ["--clock-offset", "2ms"]
        #expect(try bench.run(["views", "rebuild"] + options).code == 0)
        let gate = try bench.run("upgrade", "gate", "spring", "1")
        #expect(gate.code == 0, "\(gate.errors)")
        #expect(gate.errors == "")
        let verified = try bench.run(["views", "verify"] + options)
        #expect(verified.code == 0, "\(verified.text) \(verified.errors)")
    }

    @Test func `views that cannot be written are told, and the act stands`() throws {
        let bench = try KilledRunTests.bench()
        try bench.write("not a database at all", to: "operations.lockstep/views.sqlite")
        let collected = try bench.run("upgrade", "collect", "spring")
        #expect(collected.code == 0)
        #expect(collected.errors.contains("is no SQLite database"))
        #expect(try bench.run("upgrade", "gate", "spring", "1", "--dry-run").code == 0)
    }
}
