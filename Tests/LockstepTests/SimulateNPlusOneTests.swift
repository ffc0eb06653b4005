internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep simulate` with several controllers.
@Suite struct SimulateNPlusOneTests {
    private func path(_ name: String) -> String {
        Fixtures.url("scenarios/n-plus-one/\(name).yaml").path
    }

    @Test func `a crossing between the lines is printed with its download and its finding`() throws {
        let run = try Workbench().run(["simulate", path("crossing-to-cuwn"), "--lang", "en"])
        #expect(run.code == 0)
        #expect(run.text.contains("downloads the code of CUWN 8.8.111 from old"))
        #expect(run.text.contains("main -> old  controller lost  10             10"))
        #expect(run.text.contains("secondaryNotCatalyst9800: "))
        #expect(!run.text.contains("FAILED"))
    }

    @Test func `in Japanese too`() throws {
        let run = try Workbench().run(["simulate", path("fallback-same-line"), "--lang", "ja"])
        #expect(run.code == 0)
        #expect(run.text.contains("main が復旧したため second-site を離脱"))
        #expect(run.text.contains("フォールバック"))
    }

    @Test func `many runs tell outages with a download from those without`() throws {
        let bench = try Workbench()
        func rows(_ name: String) throws -> [[Substring]] {
            let run = try bench.run(["simulate", path(name), "--runs", "5", "--format", "tsv"])
            #expect(run.code == 0)
            return run.text.split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }
        }
        #expect(
            try rows("controller-lost").map { $0.prefix(2) } == [["detection by echoes", "100"], ["outage", "100"]]
        )
        #expect(
            try rows("crossing-to-cuwn").map { $0.prefix(2) } == [
                ["detection by echoes", "50"], ["outage with download", "50"],
            ]
        )
        // Nothing is interrupted when a unit of a pair fails.
        #expect(try bench.run(["simulate", path("pair-unit-lost"), "--runs", "3"]).code == 3)
    }

    @Test func `JSON has every move with its figures`() throws {
        let run = try Workbench().run(["simulate", path("fallback-crosses-twice"), "--format", "json"])
        let document = try #require(try JSONSerialization.jsonObject(with: Data(run.text.utf8)) as? [String: Any])
        let moves = try #require(document["moves"] as? [[String: Any]])
        #expect(moves.count == 24)
        let causes = Dictionary(grouping: moves) { $0["cause"] as? String }.mapValues(\.count)
        #expect(causes == ["first": 8, "controllerLost": 8, "fallback": 8])
        #expect(document["downloads"] as? Int == 16)
        #expect(document["origin"] as? String == "modelled")
    }

    @Test func `an expectation that is not met is a finding`() throws {
        let bench = try Workbench()
        let text = try Fixtures.text("scenarios/n-plus-one/fallback-off.yaml")
        let changed = try bench.write(text.replacing("fallback: false", with: "fallback: true"), to: "changed.yaml")
        let run = try bench.run(["simulate", changed, "--lang", "en"])
        #expect(run.code == 1)
        #expect(run.text.contains("FAILED  access-points 1..8 on second-site"))
    }

    @Test(arguments: [["--monitoring"], ["--set", "keepalive.retries=5"], ["--set", "boot=soon"]])
    func `what belongs to a pair is wrong usage here`(arguments: [String]) throws {
        let run = try Workbench().run(["simulate", path("controller-lost")] + arguments)
        #expect(run.code == 2)
        #expect(!run.errors.isEmpty)
    }

    @Test func `a setting changes the run`() throws {
        let run = try Workbench().run([
            "simulate", path("controller-lost"), "--set", "echo.interval=300s", "--lang", "en",
        ])
        #expect(run.code == 1)
        #expect(run.text.contains("FAILED  detection at most 45s"))
    }
}
