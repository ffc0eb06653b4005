import EventLog
import Operations
import Redundancy
import Replay

/// What is appended: commits of 1,000 records.
struct Workload {
    var name: String
    /// Whether the payloads are entries that a replay can fold.
    var isEntries: Bool
    var payload: @Sendable (Int) -> (payload: [UInt8], occurred: Occurrence?)

    static let all = [smallRecords, capturedEvents]

    /// Keepalive-like records: a counter and nothing else, one millisecond apart.
    static let smallRecords = Workload(name: "small records", isEntries: false) { index in
        var writer = ProtobufWriter()
        writer.message(31) { $0.varint(1, UInt64(index)) }
        return (writer.bytes, stamp(index).occurrence)
    }

    /// Events of syslog lines with their whole provenance.
    static let capturedEvents = Workload(name: "captured events", isEntries: true) { index in
        let unit = ChassisNumber(rawValue: 1)
        let facts: [Fact] = [
            .peerFound(ChassisNumber(rawValue: 2), peerRole: .standby),
            .synchronised(.bulkConfiguration, .succeeded, detail: ""),
            .terminalStateReached(mode: "SSO"),
            .accessPointJoined(name: "quay-\(index % 50)", mac: "0200.0000.\(1000 + index % 50)"),
            .peerLost(.down),
        ]
        let text =
            "\(index): Nov  3 2026 09:14:32.168 UTC: %REDUNDANCY-3-STANDBY_LOST: Standby processor fault (PEER_DOWN)"
        let witness = Witness(
            line: UInt64(index),
            byteOffset: UInt64(index * 100),
            byteCount: 100,
            form: .syslog,
            clock: "chassis 1",
            zone: "UTC",
            mnemonic: "REDUNDANCY-3-STANDBY_LOST",
            text: text
        )
        let event = Event(observer: unit, occurred: stamp(index), facts[index % facts.count])
        return (Entry.redundancy(witness, event).payload, stamp(index).occurrence)
    }

    private static func stamp(_ index: Int) -> Stamp {
        Stamp(Instant(nanoseconds: 1_793_000_000_000_000_000 + Int64(index) * 1_000_000))
    }

    func commit(_ number: Int) -> NewCommit {
        let stream = StreamNames.capture(pair: "bench", digest: "00")
        let records = (0..<1000).map { index in
            let (bytes, occurred) = payload(number * 1000 + index)
            return NewRecord(stream: stream, kind: .event, occurred: occurred, payload: bytes)
        }
        return NewCommit(records: records)
    }
}
