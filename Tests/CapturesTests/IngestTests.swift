internal import EventLog
internal import Operations
internal import Redundancy
internal import Replay
internal import TestSupport
internal import Testing

@testable internal import Captures

@Suite struct IngestTests {
    private static let incident = "incidents/process-failure-hot-standby/"

    private func isFinished(_ entry: Entry) -> CaptureFinished? {
        guard case .captureFinished(let counts) = entry else { return nil }
        return counts
    }

    private func opened(_ entry: Entry) -> CaptureOpened? {
        guard case .captureOpened(let opened) = entry else { return nil }
        return opened
    }

    @Test func `a file's items stand in the log between its opening and its counts`() throws {
        let log = try IngestLog()
        let bytes = try Fixtures.bytes(Self.incident + "chassis-2.log")
        let outcome = try log.ingest(try log.file("chassis-2.log", bytes))[0]
        let (items, counts) = CaptureReader.read(bytes: bytes)
        #expect(try log.items() == items)
        #expect(outcome.counts == counts)
        #expect(outcome.appended == counts.events)
        #expect(!outcome.wasStored && !outcome.wentOn)

        let stored = try log.stored()
        let digest = ContentDigest.sha256(of: bytes)
        #expect(outcome.digest == digest)
        #expect(Set(stored.map(\.stream)) == ["capture/pair/\(digest)"])
        #expect(
            stored.first.flatMap { opened($0.entry) }
                == CaptureOpened(
                    digest: digest.bytes,
                    name: "chassis-2.log",
                    byteCount: UInt64(bytes.count),
                    pair: "pair"
                )
        )
        #expect(
            stored.last.flatMap { isFinished($0.entry) }
                == CaptureFinished(
                    lines: counts.lines,
                    events: counts.events,
                    otherLines: counts.otherLines,
                    unreadLines: counts.unreadLines
                )
        )
    }

    @Test func `the same file again adds nothing, under another name and with other options too`() throws {
        let log = try IngestLog()
        let bytes = try Fixtures.bytes(Self.incident + "console.txt")
        let file = try log.file("console.txt", bytes)
        try log.ingest(file)
        let stored = try log.stored()
        let copy = try log.file("copy.txt", bytes)
        for outcome in try log.ingest(file, copy) + log.ingest(copy, options: CaptureOptions(year: 2020)) {
            #expect(outcome.wasStored && !outcome.wentOn)
            #expect(outcome.appended == 0)
        }
        #expect(try log.stored() == stored)
    }

    @Test func `the same file in one command twice is stored once`() throws {
        let log = try IngestLog()
        let file = try log.file("a.log", try Fixtures.bytes(Self.incident + "chassis-1.log"))
        let outcomes = try log.ingest(file, file)
        #expect(outcomes.map(\.wasStored) == [false, true])
        #expect(try log.items().count == Int(outcomes[0].counts.events))
    }

    @Test func `the files of both units stand in streams of their own`() throws {
        let log = try IngestLog()
        let files = try ["chassis-1.log", "chassis-2.log"].map {
            try log.file($0, try Fixtures.bytes(Self.incident + $0))
        }
        let outcomes = try log.ingest(files[0], files[1])
        #expect(outcomes.map(\.appended) == outcomes.map(\.counts.events))
        let stored = try log.stored()
        #expect(Set(stored.map(\.stream)) == Set(outcomes.map { "capture/pair/\($0.digest)" }))
        #expect(stored.map(\.sequence) == Array(0..<UInt64(stored.count)))
        let observers = try log.items().compactMap { item in
            if case .event(_, let event) = item { event.observer?.rawValue } else { nil }
        }
        #expect(Set(observers) == [1, 2])
    }

    @Test func `the same file for two pairs is stored for both`() throws {
        let log = try IngestLog()
        let file = try log.file("a.log", try Fixtures.bytes(Self.incident + "chassis-2.log"))
        let pairs = ["east", "west", String(repeating: "w", count: 33), String(repeating: "w", count: 34)]
        for pair in pairs {
            let outcome = try log.ingest(file, pair: pair)[0]
            #expect(outcome.appended == outcome.counts.events)
            #expect(!outcome.wasStored)
            #expect(try log.ingest(file, pair: pair)[0].wasStored)
        }
        let streams = Set(try log.stored().map(\.stream))
        #expect(Set(streams.compactMap { StreamNames.pair(ofCaptureStream: $0) }) == Set(pairs))
    }

    @Test func `what a person told is stored with the capture`() throws {
        let log = try IngestLog()
        let unit = ChassisNumber(rawValue: 2)
        let line = "Mar  4 05:06:07.089: %RF-5-RF_TERMINAL_STATE: Terminal state reached for (SSO)"
        let file = try log.file("a.log", line)
        try log.ingest(file, options: CaptureOptions(year: 2031, zoneSeconds: -3600, unit: unit))
        let capture = try #require(try log.stored().first.flatMap { opened($0.entry) })
        #expect(capture.year == 2031)
        #expect(capture.zoneSeconds == -3600)
        #expect(capture.unit == unit)
        #expect(try log.stored()[1].occurred == stamp(.utc, 2031, 3, 4, 6, 6, 7, milliseconds: 89).occurrence)
    }
}
