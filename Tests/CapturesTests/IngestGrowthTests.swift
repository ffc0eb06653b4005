internal import EventLog
internal import Operations
internal import Redundancy
internal import TestSupport
internal import Testing

@testable internal import Captures

/// Files that grew since they were read, cut anywhere.
@Suite struct IngestGrowthTests {
    /// What an item says and where, for comparing readings of a file and of its beginning.
    private struct Said: Hashable {
        var byteOffset: UInt64
        var event: Fact?
        var reason: UnreadReason?
    }

    private func said(_ items: [CaptureItem]) -> [Said] {
        items.map { item in
            switch item {
            case .event(let witness, let event): Said(byteOffset: witness.byteOffset, event: event.fact)
            case .unread(let line): Said(byteOffset: line.witness.byteOffset, reason: line.reason)
            }
        }
    }

    private static let end = "Mar  4 2031 05:06:09.100 UTC: %RF-5-RF_TERMINAL_STATE: Terminal state reached for (SSO)"
    private static let lost =
        "Mar  4 2031 05:06:07.089 UTC: %REDUNDANCY-3-STANDBY_LOST: Standby processor fault (PEER_DOWN)"

    /// Stores the parts of a text that end at the given places, each as the file stood then.
    private func grown(_ text: String, through ends: [Int]) throws -> IngestLog {
        let log = try IngestLog()
        let bytes = Array(text.utf8)
        for end in ends { try log.ingest(try log.file("grown.txt", bytes[..<end])) }
        return log
    }

    @Test func `a file that grew by whole lines adds those`() throws {
        let text = "\(Self.lost)\n\(Self.end)\n"
        let log = try grown(text, through: [Self.lost.utf8.count + 1, text.utf8.count])
        #expect(facts(try log.items()) == [.peerLost(.down), .terminalStateReached(mode: "SSO")])
        let stored = try log.stored()
        #expect(Set(stored.map(\.stream)).count == 1)
        #expect(stored.map(\.sequence) == Array(0..<6))
        guard case .captureOpened(let first) = stored[0].entry, case .captureOpened(let second) = stored[3].entry else {
            Issue.record("\(stored)")
            return
        }
        #expect(second.continues == first.digest)
        #expect(second.byteCount == UInt64(text.utf8.count))
        #expect(try log.ingest(try log.file("grown.txt", text))[0].wasStored)
    }

    @Test func `a last line that only lacked its line end is not stored again`() throws {
        let text = "\(Self.lost)\n\(Self.end)\n"
        let log = try grown(text, through: [Self.lost.utf8.count, text.utf8.count - 1, text.utf8.count])
        #expect(facts(try log.items()) == [.peerLost(.down), .terminalStateReached(mode: "SSO")])
    }

    @Test func `a line that was cut is read whole when the rest is there`() throws {
        let text = "\(Self.lost)\n\(Self.end)\n"
        let log = try grown(text, through: [Self.lost.utf8.count - 9, text.utf8.count])
        #expect(unread(try log.items()) == [.unknownText])
        #expect(facts(try log.items()) == [.peerLost(.down), .terminalStateReached(mode: "SSO")])
    }

    @Test func `a line that stays unread is listed once`() throws {
        let damaged = "Mar  4 31 05:06:07.089: %PMAN-3-RELOAD_RP: R1/0: pvp: Reloading: x"
        let text = "\(damaged)\n\(Self.end)\n"
        let log = try grown(text, through: [damaged.utf8.count - 5, text.utf8.count])
        #expect(unread(try log.items()) == [.damagedStamp])
        #expect(facts(try log.items()) == [.terminalStateReached(mode: "SSO")])
    }

    @Test func `an output that was cut is stored whole as well`() throws {
        let text = """
            north#show redundancy states
                   my state = 13 -ACTIVE
                 peer state = 8  -STANDBY HOT

            north#

            """
        let log = try grown(text, through: [55, text.utf8.count])
        let snapshots = facts(try log.items())
        #expect(snapshots.count == 2)
        #expect(snapshots.last == facts(CaptureReader.read(bytes: Array(text.utf8)).items).first)
    }

    @Test func `an empty history that only what follows makes certain is not lost`() throws {
        let text = "north#show redundancy switchover history\n\nnorth#show clock\n"
        let log = try grown(text, through: [42, text.utf8.count])
        #expect(facts(try log.items()) == [.observed(Snapshot(.switchoverHistory, []))])
    }

    @Test(arguments: [
        "incidents/forced-switchover-refused-on-standby/console-chassis-1.txt",
        "incidents/forced-switchover-refused-on-standby/console-chassis-2.txt",
        "traps/wrapped-facility-history.txt", "traps/doubled-newlines.txt", "traps/nul-bytes.log",
        "traps/damaged-lines.log", "traps/line-ends.log", "traps/value-with-spaces.txt",
    ])
    func `cut anywhere, nothing is lost and nothing is stored twice`(_ name: String) throws {
        let bytes = try Fixtures.bytes(name)
        let whole = said(CaptureReader.read(bytes: bytes).items)
        for cut in stride(from: 1, to: bytes.count, by: 61) {
            // A beginning of NUL bytes alone is no text.
            guard kind(Array(bytes[..<cut])) == .text else { continue }
            let log = try IngestLog()
            try log.ingest(try log.file("grown.txt", bytes[..<cut]))
            let before = said(try log.items())
            try log.ingest(try log.file("grown.txt", bytes))
            let after = said(try log.items())
            #expect(Array(after.prefix(before.count)) == before, "cut at \(cut)")
            #expect(Set(after).count == after.count, "cut at \(cut)")
            #expect(Set(after) == Set(before).union(whole), "cut at \(cut)")
            #expect(try log.ingest(try log.file("grown.txt", bytes))[0].wasStored, "cut at \(cut)")
        }
    }

    @Test func `of two versions that the log holds the longer one is gone on from`() throws {
        let lines = (0..<4).map { Self.lost.replacing("05:06:07", with: "05:06:1\($0)") + "\n" }
        let log = try IngestLog()
        // The shorter one arrives later, as a copy from a backup does; it is another file then.
        try log.ingest(try log.file("new.log", lines[0..<3].joined()))
        try log.ingest(try log.file("old.log", lines[0..<1].joined()))
        let outcome = try log.ingest(try log.file("new.log", lines.joined()))[0]
        #expect(outcome.wentOn)
        #expect(outcome.appended == 1)
    }
}
