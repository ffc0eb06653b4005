internal import Captures
internal import EventLog
internal import Operations
internal import Redundancy
internal import Replay
internal import Testing

@testable internal import Reports

/// Reports of small recordings, read from a few lines of text each.
@Suite struct ReplayReportTests {
    private static let loss = """
        000001: Nov  3 2026 09:14:32.168 UTC: %REDUNDANCY-3-STANDBY_LOST: Standby processor fault (PEER_NOT_PRESENT)
        000002: Nov  3 2026 09:14:32.168 UTC: %REDUNDANCY-3-STANDBY_LOST: Standby processor fault (PEER_DOWN)
        000003: Nov  3 2026 09:14:33.188 UTC: %HA-6-SWITCHOVER: Route Processor switched from standby to being active

        """

    /// What the log would hold of captures of these names and texts.
    private static func recording(_ captures: [(name: String, text: String)]) throws -> Recording {
        var recording = Recording(pair: "east")
        var sequence: UInt64 = 0
        for (stream, capture) in captures.enumerated() {
            let bytes = Array(capture.text.utf8)
            var survey = CaptureSurvey()
            survey.read(bytes.span)
            survey.finish()
            var reader = CaptureReader(options: CaptureOptions(), survey: survey)
            var items: [CaptureItem] = []
            reader.read(bytes.span, into: &items)
            reader.finish(into: &items)
            let counts = reader.counts
            let opened = CaptureOpened(
                digest: Array(repeating: UInt8(stream), count: 32),
                name: capture.name,
                byteCount: UInt64(bytes.count),
                pair: "east"
            )
            let finished = CaptureFinished(
                lines: counts.lines,
                events: counts.events,
                otherLines: counts.otherLines,
                unreadLines: counts.unreadLines
            )
            let read = items.map { item in
                switch item {
                case .event(let witness, let event): Entry.redundancy(witness, event)
                case .unread(let line): Entry.lineUnread(line)
                }
            }
            for entry in [Entry.captureOpened(opened)] + read + [.captureFinished(finished)] {
                var occurred: Occurrence?
                if case .redundancy(_, let event) = entry { occurred = event.occurred?.occurrence }
                let record = Record(
                    sequence: SequenceNumber(sequence),
                    stream: StreamID(UInt32(stream)),
                    kind: .event,
                    occurred: occurred,
                    payload: entry.payload
                )
                try recording.add(
                    record,
                    stream: StreamNames.capture(pair: "east", digest: "\(stream)"),
                    recordedAt: Instant(nanoseconds: 0)
                )
                sequence += 1
            }
        }
        return recording
    }

    private func report(
        _ captures: [(name: String, text: String)],
        _ language: Language = .en,
        budget: Budget = .documented,
        isColored: Bool = false
    ) throws -> ReplayReport {
        let options = MeasuringOptions(budget: budget)
        return ReplayReport(
            try Analysis(try Self.recording(captures), measuring: options),
            budget: budget,
            language: language,
            time: TimeText(),
            ink: Ink(isColored: isColored),
            stateDigest: "abc"
        )
    }

    @Test func `an empty recording has a timeline without events, and no verdict`() throws {
        let report = try report([])
        #expect(!report.hasVerdict)
        #expect(
            report.text == """
                Replay of east  0 captures, 0 lines: 0 events, 0 other lines, 0 not read

                Timeline
                  no events

                Verdict
                  no detection or takeover could be held against the budget
                  state digest sha256:abc

                """
        )
    }

    @Test func `one thing is counted in the singular`() throws {
        let line = "Nov  3 2026 09:14:33.188 UTC: %RF-5-RF_TERMINAL_STATE: Terminal state reached for (SSO)\n"
        let opening = try report([("a.log", line)]).text.split(separator: "\n")[0]
        #expect(opening == "Replay of east  1 capture, 1 line: 1 event, 0 other lines, 0 not read")
    }

    @Test func `a takeover is measured between its two lines, and its ends are named by file and line`() throws {
        let report = try report([("b.log", Self.loss)])
        #expect(report.text.contains("observed, b.log:1 -> b.log:3"))
        #expect(report.text.contains("within nominal (nominal 1,020 ms, limit 1,224 ms)"))
        #expect(report.text.contains("2 witnesses (PEER_NOT_PRESENT, PEER_DOWN)"))
        #expect(report.hasVerdict)
        #expect(report.overBudget.isEmpty)
        let japanese = try self.report([("b.log", Self.loss)], .ja)
        #expect(japanese.text.contains("公称値以内(公称 1,020 ms、限度 1,224 ms)"))
        #expect(japanese.text.contains("観測、b.log:1 → b.log:3"))
    }

    @Test func `a takeover over its budget is told in both languages`() throws {
        let budget = Budget(detection: .milliseconds(50), takeover: .milliseconds(500), tolerancePercent: 10)
        let report = try report([("b.log", Self.loss)], budget: budget)
        #expect(report.overBudget.map(\.kind) == [.takeover])
        #expect(report.text.contains("over budget: incident 1, takeover 1,020 ms, limit 550 ms"))
        #expect(report.rendered(as: .json).contains("\"over_budget\" : true"))
        #expect(try self.report([("b.log", Self.loss)], .ja, budget: budget).text.contains("予算超過"))
    }

    @Test func `colour changes nothing but the colour`() throws {
        let plain = try report([("b.log", Self.loss)]).text
        let colored = try report([("b.log", Self.loss)], isColored: true).text
        #expect(colored != plain)
        #expect(colored.replacing(#/\u{1b}\[[0-9;]*m/#, with: "") == plain)
    }

    @Test func `lines that cannot be read are listed, fifty at most`() throws {
        let damaged = (0..<60).map {
            "Nov 31 2026 09:14:\($0 % 50 + 10).168 UTC: %RF-5-RF_TERMINAL_STATE: Terminal state reached for (SSO)"
        }
        let text = try report([("c.log", damaged.joined(separator: "\n") + "\n")]).text
        #expect(text.contains("c.log:1 "))
        #expect(text.contains("c.log:50 "))
        #expect(!text.contains("c.log:51 "))
        #expect(text.contains("and 10 more"))
    }

    @Test func `no line of a report ends with blanks, in either language`() throws {
        for language in Language.allCases {
            let text = try report([("b.log", Self.loss)], language).text
            #expect(!text.split(separator: "\n").contains { $0.last == " " })
        }
    }

    // MARK: - The timeline

    private func lines(_ captures: [(name: String, text: String)]) throws -> [TimelineLine] {
        TimelineLine.lines(of: try Analysis(try Self.recording(captures)), .en, TimeText())
    }

    @Test func `the gap of a line is that to the line before, on one clock only`() throws {
        let other = Self.loss.replacing("32.168", with: "32.200")
        #expect(try lines([("a.log", Self.loss)]).map(\.gap) == ["", "+0 ms", "+1,020 ms"])
        // Two captures that name no unit are two clocks: nothing is subtracted across them.
        let both = try lines([("a.log", Self.loss), ("b.log", other)])
        #expect(both.map(\.witness) == ["a.log:1", "a.log:2", "b.log:1", "b.log:2", "a.log:3", "b.log:3"])
        #expect(both.map(\.gap) == ["", "+0 ms", "", "+0 ms", "", ""])
    }

    @Test func `a run of one step's calls is one line that counts them`() throws {
        let calls = ["A(1)", "B(2)", "C(3)"]
        func steps(_ name: String) -> String {
            calls.map { "00:00:24 \(name) \($0) op=0 rc=11\n" }.joined()
        }
        let text =
            "router#show redundancy history\n" + steps("RF_PROG_ACTIVE_FAST(200)")
            + "00:00:24 *my state = ACTIVE-DRAIN(10) peer state = DISABLED(1)\n" + steps("RF_PROG_ACTIVE_DRAIN(201)")
            + steps("RF_PROG_ACTIVE_FAST(200)") + "router#\n"
        #expect(
            try lines([("a.txt", text)]).map(\.event) == [
                "RF_PROG_ACTIVE_FAST(200): 3 lines", "RF state ACTIVE-DRAIN(10), peer DISABLED(1)",
                "RF_PROG_ACTIVE_DRAIN(201): 3 lines", "RF_PROG_ACTIVE_FAST(200): 3 lines",
            ]
        )
    }
}
