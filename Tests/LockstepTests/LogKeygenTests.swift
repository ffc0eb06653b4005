internal import EventLog
internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep log keygen`, and the key that commands use.
@Suite struct LogKeygenTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
    }

    @Test func `a key is made for its owner alone, and never replaced`() throws {
        let made = try bench.run("log", "keygen", "--name", "site-1", "--key", "site.key", "--public", "site.pub")
        #expect(made.code == 0)
        let publicText = try String(contentsOf: bench.folder.appending(path: "site.pub"), encoding: .utf8)
        #expect(made.text == publicText)
        #expect(try VerifyingKey(text: String(publicText.dropLast())).name == "site-1")
        let before = try bench.contents(of: ".")
        let attributes = try FileManager.default.attributesOfItem(atPath: bench.path("site.key"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        for (language, words) in [("en", "site.key exists"), ("ja", "site.key はすでに")] {
            let again = try bench.run("log", "keygen", "--name", "b", "--key", "site.key", "--lang", language)
            #expect(again.code == 3)
            #expect(again.errors.contains(words))
            #expect(again.text == "")
        }
        #expect(try bench.contents(of: ".") == before)
        #expect(try bench.run("log", "keygen", "--name", "a b", "--key", "other.key").code == 2)
        #expect(try bench.contents(of: ".") == before)
    }

    @Test func `a key file that holds something else is refused before anything is written`() throws {
        try bench.write("no key\n", to: "site.key")
        let run = try bench.run(
            ["ingest"] + IncidentFixture.gatewayLost.paths,
            environment: ["LOCKSTEP_KEY": "site.key"]
        )
        #expect(run.code == 3)
        #expect(run.errors.contains("site.key: malformedPrivateKey"))
        #expect(try bench.contents(of: ".").keys.sorted() == ["site.key"])
    }
}
