import EventLog
import Operations
import Replay
import Testing
import Upgrades

@Suite struct UpgradePayloadTests {
    private func read(_ payload: [UInt8], at moment: Instant? = UpgradeTable.moment) -> Result<Entry, EntryError> {
        Result { () throws(EntryError) in
            try Entry(payload: payload, occurred: moment.map { Stamp($0).occurrence })
        }
    }

    private func isDamaged(_ result: Result<Entry, EntryError>) -> Bool {
        if case .failure(.damaged) = result { true } else { false }
    }

    /// A payload of one field with these fields in it.
    private func payload(_ field: UInt32, _ write: (inout ProtobufWriter) -> Void) -> [UInt8] {
        var writer = ProtobufWriter()
        writer.message(field) { write(&$0) }
        return writer.bytes
    }

    @Test func `every act and every change has its number`() throws {
        let acts = try UpgradeTable.acts.map { act in
            let entry = Entry.upgradeInput(UpgradeRun.Input(at: UpgradeTable.moment, act))
            return try MessagePath.varint(in: entry.payload, at: [30, 1])
        }
        let changes = try UpgradeTable.changes.map { change in
            let entry = Entry.upgradeEvent(UpgradeRun.Event(at: UpgradeTable.moment, change))
            return try MessagePath.varint(in: entry.payload, at: [31, 1])
        }
        #expect(Set(acts) == Set((1...15).map { UInt64($0) }))
        #expect(Set(changes) == Set((1...12).map { UInt64($0) }))
    }

    @Test func `the moment stands in the envelope, and one that is not exact makes it unknown`() {
        let entry = Entry.upgradeInput(UpgradeRun.Input(at: UpgradeTable.moment, .gate(Phase(1))))
        #expect(entry.occurred == Stamp(UpgradeTable.moment))
        #expect(entry.isInput)
        #expect(read(entry.payload, at: nil) == .failure(.unknown(field: 30, kind: 8)))
        for stamp in [Stamp(reckoning: .utc, earliest: 0, width: 1), Stamp(reckoning: .uptime, earliest: 0)] {
            let result = Result { () throws(EntryError) in
                try Entry(payload: entry.payload, occurred: stamp.occurrence)
            }
            #expect(result == .failure(.unknown(field: 30, kind: 8)))
        }
    }

    @Test func `a kind of a later version is unknown by its number`() {
        for kind in [0, 16, 1000, .max] as [UInt64] {
            #expect(read(payload(30) { $0.varint(1, kind) }) == .failure(.unknown(field: 30, kind: kind)))
        }
        for kind in [0, 13, .max] as [UInt64] {
            #expect(read(payload(31) { $0.varint(1, kind) }) == .failure(.unknown(field: 31, kind: kind)))
        }
        for phase in [0, 7, -1, Int64.max] {
            let bytes = payload(31) { writer in
                writer.varint(1, 11)
                writer.zigzag(11, phase)
                writer.message(12) { $0.string(1, "operator-1") }
            }
            #expect(read(bytes) == .failure(.unknown(field: 31, kind: 11)))
        }
    }

    @Test func `a kind without what it is about is damaged`() {
        for kind in [1, 3, 4, 5, 6, 7, 8, 9, 14, 15] as [UInt64] {
            #expect(isDamaged(read(payload(30) { $0.varint(1, kind) })), "act \(kind)")
        }
        for kind in [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12] as [UInt64] {
            #expect(isDamaged(read(payload(31) { $0.varint(1, kind) })), "change \(kind)")
        }
    }

    @Test(
        arguments: [
            // A word, a level, an opening, a collector, a reason that there is not; an exit code beyond 32 bits.
            (31, 6, 3, 10), (31, 6, 3, 0), (30, 3, 9, 4), (30, 3, 7, UInt64.max), (31, 14, 1, 6),
        ] as [(UInt32, UInt32, UInt32, UInt64)]
    )
    func `a value that its field cannot have is damaged`(field: UInt32, part: UInt32, place: UInt32, value: UInt64) {
        let bytes = payload(field) { writer in
            writer.varint(1, 2)
            writer.message(part) { $0.varint(place, value) }
        }
        #expect(isDamaged(read(bytes)))
    }

    @Test func `half a scope is damaged`() {
        for half in [1, 2] as [UInt32] {
            let bytes = payload(30) { writer in
                writer.varint(1, 2)
                writer.message(3) { writer in
                    writer.message(2) { $0.string(half, "oms") }
                    writer.zigzag(8, 0)
                    writer.varint(9, 1)
                }
            }
            #expect(isDamaged(read(bytes)))
        }
    }

    @Test func `an assessment of four hundred verdicts is far below a record's limit`() throws {
        let verdict = try #require(UpgradeTable.verdicts.last)
        let assessment = Assessment(
            at: UpgradeTable.moment,
            packDigest: [],
            verdicts: Array(repeating: verdict, count: 400),
            standings: []
        )
        let entry = Entry.upgradeInput(UpgradeRun.Input(at: UpgradeTable.moment, .assess(assessment)))
        #expect(entry.payload.count < Limits.recordByteCount / 10)
        #expect(read(entry.payload) == .success(entry))
    }
}
