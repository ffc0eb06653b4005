internal import Foundation
internal import TestSupport
internal import Testing

/// The real captures as the command shows them. Nothing of their text is kept here but what a report says of them.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)")) struct CorpusReportTests {
    private let bench: Workbench
    private static let lab = "console/cli_c9800cl_power_off_failover_and_force_switchover.txt"
    private static let stack = "syslog/syslog_3850_stack_reload_2012-11-15.txt"
    private static let history = "console/cli_asr1000_show_redundancy_history.txt"

    init() throws {
        bench = try Workbench()
    }

    private func path(_ name: String) throws -> String {
        try #require(Corpus.iosXE).appending(path: name).path
    }

    private func report(_ name: String) throws -> ReportJSON {
        try ReportJSON(try bench.run("replay", try path(name), "--format", "json"))
    }

    @Test func `the lab console shows formation, power-off failover and forced switchover`() throws {
        let report = try report(Self.lab)
        #expect(report.incidents.map(\.kind) == ["formation", "powerLoss", "forcedSwitchover"])
        #expect(report.incidents.map(\.reason) == ["", "active unit removed", "user forced"])
        #expect(report.incidents.map(\.previous_active) == [nil, 1, 2])
        #expect(report.incidents.map(\.current_active) == [nil, 2, 1])
        let steps = report.incidents[1].steps
        #expect(steps.contains { $0.step == "memberRemoved" && $0.unit == 1 && $0.detail == "Removed" })
        #expect(steps.contains { $0.step == "synchronising" && $0.unit == 1 && $0.detail == "HA sync in progress" })
        #expect(report.findings.contains { $0.text.hasSuffix("no preemption") })
        let rows = report.findings.filter { $0.severity == "contradiction" }.map(\.text)
        #expect(rows.count == 1)
        #expect(rows.first?.hasPrefix("switchover history row 1 stands there twice") == true)
        #expect(rows.first?.contains("17:30:48") == true && rows.first?.contains("18:08:46") == true)
    }

    @Test func `the lab console's switchover history has two rows, and the removed member its row`() throws {
        #expect(try bench.run("ingest", try path(Self.lab)).code == 0)
        let history = try bench.run("show", "redundancy", "switchover", "history").text
        let rows = history.split(separator: "\n").dropFirst(3).map {
            $0.split(separator: " ").prefix(6).joined(separator: " ")
        }
        #expect(rows == ["1 1 2 active unit removed", "2 2 1 user forced 18:24:32"])
        // Every moment of it is to be had: the removed member, its return, and the standby that did not take over again.
        let states = try (0...18).map { sequence in
            try bench.run("show", "chassis", "--format", "tsv", "--at", "\(sequence)").text
        }
        #expect(states.contains { $0.contains("1\tMember\t0000.0000.0000\t0\tV02\tRemoved") })
        #expect(states.contains { $0.contains("\tHA sync in progress\t") })
    }

    @Test func `the stack's syslog shows one loss with three causes, and its order put right`() throws {
        let report = try report(Self.stack)
        let steps = report.incidents[0].steps
        func time(_ step: String) throws -> String {
            try #require(steps.first { $0.step == step }?.time)
        }
        // Reload request, 160 ms to the link, 95 ms to the loss.
        #expect(try time("reloadRequested") == "2012-11-15 10:24:24.891")
        #expect(try time("linkDown") == "2012-11-15 10:24:25.051")
        #expect(try time("peerLost") == "2012-11-15 10:24:25.146")
        let losses = steps.filter { $0.step == "peerLost" }
        #expect(losses.count == 1)
        #expect(losses.first?.causes.count == 3)
        #expect(report.figure(1, "terminalState") == "12")
        #expect(report.figure(1, "resetToTerminal") == "584201")
        let gaps = try bench.run("replay", try path(Self.stack)).text
        for gap in ["+160 ms", "+95 ms", "+12 ms", "584.201 s"] { #expect(gaps.contains(gap)) }
        let order = report.findings.filter { $0.text.hasPrefix("stands after a line") }
        #expect(order.count == 2)
        let stamps = report.timeline.compactMap { $0["earliest_ns"] }.compactMap { Int64($0) }
        #expect(stamps == stamps.sorted())
    }

    @Test func `the facility's log has 319 events, and each change calls the same clients in the same order`() throws {
        let report = try report(Self.history)
        // The 319 lines of the log, and the output of states that stands below it.
        #expect(report.timeline.count == 320)
        #expect(report.captures.map(\.not_read.count) == [0])
        #expect(
            report.findings.map(\.text) == [
                "6 state changes each called the same 34 clients in the same order; 79 clients are registered in all",
                "client count = 79 agrees with the clients that the event log registered",
            ]
        )
        #expect(try bench.run("ingest", try path(Self.history)).code == 0)
        let states = try bench.run("show", "redundancy", "states").text
        #expect(states.contains("client count = 79\n"))
        let printed = try bench.run("show", "redundancy", "history").text.split(separator: "\n")
        #expect(printed.count == 319)
        #expect(printed.count { $0.contains("client added") } == 79)
    }
}
