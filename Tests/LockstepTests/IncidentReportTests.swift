internal import Testing

/// What the README of each recorded incident states, read off the command's output. The arithmetic stands there.
@Suite struct IncidentReportTests {
    struct Expectation: CustomStringConvertible {
        var fixture: IncidentFixture
        var code: Int32 = 0
        var kinds: [String]
        var reason = ""
        /// Of which incident the figures are.
        var incident = 1
        /// Milliseconds, or why there is no figure.
        var figures: [String: String]
        var verdicts: [String: String] = [:]

        var description: String { fixture.name }
    }

    static let expectations = [
        Expectation(
            fixture: .powerLoss,
            kinds: ["powerLoss"],
            reason: "active unit removed",
            figures: [
                "detection": "0...521", "takeover": "1035", "outage": "1035...1556", "terminalState": "1011",
                // The 1,593,462 ms after the takeover, and the takeover itself.
                "unprotected": "1594497",
            ],
            verdicts: ["detection": "cannotTell", "takeover": "withinTolerance"]
        ),
        Expectation(
            fixture: .processFailure,
            kinds: ["formation", "processFailure"],
            reason: "active unit failed",
            incident: 2,
            figures: [
                "detection": "48...52", "takeover": "1020", "outage": "1068...1072", "terminalState": "1006",
                "unprotected": "476399", "oldActiveReload": "472604",
            ],
            verdicts: ["detection": "withinTolerance", "takeover": "withinNominal"]
        ),
        Expectation(
            fixture: .notHot,
            kinds: ["formation", "bothReloaded"],
            incident: 2,
            figures: [
                "detection": "absent", "takeover": "absent", "resetToTerminal": "532698", "unprotected": "533406",
            ]
        ),
        Expectation(
            fixture: .forced,
            kinds: ["forcedSwitchover"],
            reason: "user forced",
            figures: [
                "detection": "noSuchPhase", "takeover": "1065...1069", "terminalState": "1014", "unprotected": "464987",
            ],
            verdicts: ["detection": "notMeasured", "takeover": "withinTolerance"]
        ),
        Expectation(
            fixture: .dualActive,
            code: 1,
            kinds: ["redundancyPortLoss"],
            reason: "active unit removed",
            figures: [
                "detection": "63", "takeover": "1090", "outage": "1153", "terminalState": "1013",
                "unprotected": "1246964",
            ],
            verdicts: ["detection": "over", "takeover": "withinTolerance"]
        ),
        Expectation(
            fixture: .gatewayLost,
            kinds: ["gatewayLoss"],
            reason: "Active lost GW",
            figures: [
                "detection": "neverLogged", "takeover": "1061...1065", "terminalState": "1013",
                "unprotected": "433497",
            ],
            verdicts: ["detection": "notMeasured", "takeover": "withinTolerance"]
        ),
    ]

    @Test(arguments: expectations)
    func `a recorded incident gives the figures that its README states`(expected: Expectation) throws {
        let run = try Workbench().run(expected.fixture.replay + ["--format", "json"])
        #expect(run.code == expected.code)
        #expect(run.errors == "")
        let report = try ReportJSON(run)
        #expect(report.incidents.map(\.kind) == expected.kinds)
        let incident = try #require(report.incidents.first { $0.number == expected.incident })
        #expect(incident.reason == expected.reason)
        if !expected.reason.isEmpty {
            #expect(incident.previous_active == 1)
            #expect(incident.current_active == 2)
        }
        for (phase, figure) in expected.figures {
            #expect(report.figure(expected.incident, phase) == figure, "\(phase)")
        }
        for (phase, verdict) in expected.verdicts {
            #expect(report.verdict(expected.incident, phase) == verdict, "\(phase)")
        }
        #expect(report.over_budget == (expected.code == 1))
        #expect(report.captures.map(\.name) == expected.fixture.files)
        #expect(report.captures.flatMap(\.not_read) == [])
    }

    @Test func `a refused switchover has no figure and moves nothing`() throws {
        let run = try Workbench().run(IncidentFixture.refused.replay + ["--format", "json"])
        #expect(run.code == 0)
        let report = try ReportJSON(run)
        let refused = try #require(report.incidents.first { $0.kind == "refusedSwitchover" })
        #expect(refused.reason.contains("valid on the active unit only"))
        #expect(refused.measurements.allSatisfy { $0.lower_ns == nil })
        #expect(report.incidents.allSatisfy { $0.current_active == nil })
        #expect(report.incidents.filter { $0.kind != "refusedSwitchover" }.map(\.kind) == [])
        #expect(report.findings == [])
    }

    @Test func `the clean switchover has one loss with three raw causes, and no finding`() throws {
        let report = try ReportJSON(try Workbench().run(IncidentFixture.processFailure.replay + ["--format", "json"]))
        let losses = report.incidents[1].steps.filter { $0.step == "peerLost" }
        #expect(losses.map(\.causes) == [["PEER_NOT_PRESENT", "PEER_DOWN", "PEER_REDUNDANCY_STATE_CHANGE"]])
        #expect(!report.findings.contains { $0.severity != "note" })
    }

    @Test func `the forced switchover names the reset access point and the missing client`() throws {
        let report = try ReportJSON(try Workbench().run(IncidentFixture.forced.replay + ["--format", "json"]))
        let anomalies = report.findings.filter { $0.severity == "anomaly" }.map(\.text)
        #expect(
            anomalies == [
                "access point mill-hall-03 left after the switchover",
                "access point mill-hall-03 joined anew after the switchover",
                "uptime of access point mill-hall-03 was reset by the switchover: 8 days 7 hours 57 minutes 18 seconds, then "
                    + "3 minutes 8 seconds",
                "client 0200.82c1.2005 (at mill-hall-03) was in RUN before the switchover and is missing after it",
            ]
        )
    }

    @Test func `the lost redundancy port is over its detection budget, and says which`() throws {
        let run = try Workbench().run(IncidentFixture.dualActive.replay)
        #expect(run.code == 1)
        #expect(run.text.contains("over budget: incident 1, detection 63 ms, limit 60 ms"))
        #expect(run.text.contains("both units were active at once (incident 1)"))
        let japanese = try Workbench().run(IncidentFixture.dualActive.replay + ["--lang", "ja"])
        #expect(japanese.code == 1)
        #expect(japanese.text.contains("予算超過: インシデント 1、障害の検出 63 ms、限度 60 ms"))
    }

    @Test func `a switchover that was never heard of has neither detection nor takeover`() throws {
        let report = try ReportJSON(try Workbench().run(IncidentFixture.notHot.replay + ["--format", "json"]))
        let phases = Set(report.incidents.flatMap(\.measurements).map(\.phase))
        #expect(phases.isDisjoint(with: ["detection", "takeover", "outage"]))
        #expect(report.incidents[1].steps.contains { $0.detail == "lost both active and standby" })
    }

    @Test func `without a bound on the clocks, what two of them stamped is not subtracted`() throws {
        let run = try Workbench().run(["replay"] + IncidentFixture.processFailure.paths + ["--format", "json"])
        #expect(run.code == 0)
        let report = try ReportJSON(run)
        #expect(report.figure(2, "detection") == "twoClocks")
        #expect(report.figure(2, "outage") == "twoClocks")
        #expect(report.figure(2, "takeover") == "1020")
    }

    @Test func `a replay of files leaves no temporary log behind`() throws {
        let bench = try Workbench()
        #expect(try bench.run(IncidentFixture.gatewayLost.replay).code == 0)
        #expect(try bench.contents(of: ".").isEmpty)
    }
}
