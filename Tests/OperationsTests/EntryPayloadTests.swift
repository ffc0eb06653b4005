import EventLog
import Operations
import Redundancy
import Replay
import Testing

@Suite struct EntryPayloadTests {
    /// What a payload is read as, in one value.
    private func read(_ payload: [UInt8], _ occurred: Occurrence? = nil) -> Result<Entry, EntryError> {
        Result { () throws(EntryError) in try Entry(payload: payload, occurred: occurred) }
    }

    private func isDamaged(_ result: Result<Entry, EntryError>) -> Bool {
        if case .failure(.damaged) = result { true } else { false }
    }

    @Test func `every kind of fact is in the table`() {
        #expect(Set(FactTable.all.map { FactKind($0) }) == Set(FactKind.allCases))
        #expect(Set(FactKind.allCases.map(\.number)) == Set(1...39))
        #expect(Set(FactTable.all).count == FactTable.all.count)
    }

    @Test func `every entry is read back as it was written`() {
        for entry in EntryTable.all {
            #expect(read(entry.payload, entry.occurred?.occurrence) == .success(entry))
        }
    }

    @Test func `the kind of a fact stands in the log under its number`() throws {
        for fact in FactTable.all {
            let payload = Entry.redundancy(EntryTable.witness, Event(fact)).payload
            let kind = try MessagePath.varint(in: payload, at: [20, 3, 1])
            #expect(kind == FactKind(fact).number)
        }
    }

    @Test func `the fields of a payload are numbered from 16`() throws {
        for entry in EntryTable.all {
            let number: UInt32 =
                switch entry {
                case .captureOpened: 16
                case .captureFinished: 17
                case .lineUnread: 18
                case .redundancy: 20
                case .runOpened: 21
                case .controllerInput: 22
                case .controllerEvent: 23
                case .controllerRejected: 24
                case .runFinished: 25
                case .upgradeInput: 30
                case .upgradeEvent: 31
                }
            var reader = ProtobufReader(entry.payload)
            #expect(try reader.nextField()?.number == number)
            #expect(try reader.nextField() == nil)
        }
    }

    @Test func `an event's stamp is the envelope's`() {
        let event = Event(observer: nil, occurred: Stamp(reckoning: .uptime, earliest: -5, width: 7), .restarted)
        let entry = Entry.redundancy(EntryTable.witness, event)
        #expect(read(entry.payload, event.occurred?.occurrence) == .success(entry))
        #expect(read(entry.payload) == .success(.redundancy(EntryTable.witness, Event(.restarted))))
    }

    @Test(
        arguments: [
            [], [16], [17], [18], [18, 2], [20], [20, 1], [20, 3], [20, 3, 13], [20, 3, 14], [20, 3, 14, 2],
            [20, 3, 14, 2, 2], [21], [21, 5], [22], [22, 2], [23], [23, 2], [24], [24, 2], [25],
            [30], [30, 2], [30, 2, 5], [30, 2, 5, 2], [30, 2, 5, 2, 3], [30, 2, 6], [30, 2, 8], [30, 2, 8, 1],
            [30, 2, 8, 1, 8], [30, 3], [30, 3, 2], [30, 4], [30, 5], [30, 5, 3], [30, 5, 3, 4], [30, 5, 3, 4, 2],
            [30, 5, 3, 5], [30, 5, 4], [30, 7], [30, 8], [30, 10], [30, 12], [31], [31, 6], [31, 9], [31, 9, 7],
            [31, 13], [31, 13, 2], [31, 14], [31, 14, 2], [31, 16],
        ] as [[UInt32]]
    )
    func `fields of a later version are passed over at every depth`(path: [UInt32]) throws {
        var unknown = ProtobufWriter()
        unknown.varint(15, .max)
        unknown.fixed64(14_000, 1)
        unknown.fixed32(14_001, 1)
        unknown.bytes(14_002, [1, 2, 3])
        var tried = 0
        for entry in EntryTable.few {
            // Around the payload only envelope fields can stand, since a payload is the first field from 16.
            var envelope = ProtobufWriter()
            envelope.varint(15, .max)
            let extra = path.isEmpty ? envelope.bytes : unknown.bytes
            guard let payload = try MessagePath.adding(extra, to: entry.payload, at: path) else { continue }
            tried += 1
            #expect(read(payload, entry.occurred?.occurrence) == .success(entry))
        }
        #expect(tried > 0)
    }

    @Test func `a payload of a later version is unknown by its field`() {
        for field in [19, 26, 40, 536_870_911] as [UInt32] {
            var writer = ProtobufWriter()
            writer.bytes(field, [1, 2, 3])
            #expect(read(writer.bytes) == .failure(.unknown(field: field, kind: 0)))
        }
        #expect(read([]) == .failure(.unknown(field: 0, kind: 0)))
    }

    /// An event of these fields of a fact.
    private func event(_ fact: (inout ProtobufWriter) -> Void) -> [UInt8] {
        var writer = ProtobufWriter()
        writer.message(20) { writer in
            writer.message(1) { $0.varint(5, 1) }
            writer.message(3) { fact(&$0) }
        }
        return writer.bytes
    }

    @Test func `a kind of fact of a later version is unknown by its number`() {
        for kind in [0, 40, 1000, .max] as [UInt64] {
            let payload = event { $0.varint(1, kind) }
            #expect(read(payload) == .failure(.unknown(field: 20, kind: kind)))
        }
    }

    @Test(
        arguments: [
            // Kind, field and a value that none of its enumeration has; a chassis that there is not.
            (1, 2, 17), (1, 2, 0), (2, 4, 7), (4, 5, 4), (5, 4, 4), (5, 6, 256), (9, 4, 0), (10, 3, 5), (11, 3, 0),
            (12, 8, 20), (12, 9, 256), (12, 4, 256), (13, 8, 1), (14, 8, 1 << 32), (14, 9, 1 << 32), (17, 4, 6),
            (17, 5, 0),
            (24, 4, 5), (24, 4, 0), (25, 2, 1), (27, 8, 1 << 32), (36, 4, 4), (38, 4, 1),
        ] as [(UInt64, UInt32, UInt64)]
    )
    func `a value of a later version makes the fact unknown`(kind: UInt64, field: UInt32, value: UInt64) {
        let payload = event { writer in
            writer.varint(1, kind)
            writer.varint(field, value)
        }
        #expect(read(payload) == .failure(.unknown(field: 20, kind: kind)))
    }

    /// An input of a signal with these fields.
    private func input(_ signal: (inout ProtobufWriter) -> Void) -> [UInt8] {
        var writer = ProtobufWriter()
        writer.message(22) { writer in writer.message(2) { signal(&$0) } }
        return writer.bytes
    }

    @Test func `numbers that are not what their kind says make a signal unknown`() {
        let at = Stamp(SignalTable.moment).occurrence
        for (kind, numbers) in [
            (0, []), (16, []), (1, []), (1, [2]), (1, [1, 1]), (2, [0]), (3, [1]), (6, [10]), (7, [4, 1]),
            (11, [20, 0, 0, 0, 0]), (12, [1 << 62 + 1]), (14, [-1, 1, 1]), (14, [1, 1 << 24 + 1, 1]), (14, [1, 1, 6]),
            (10, [2, 4, 0, 0, Int64.max]), (10, [2, 4, 0, 0, -1]), (.max, [1]),
        ] as [(UInt64, [Int64])] {
            let payload = input { writer in
                writer.varint(1, kind)
                writer.packedZigzag(2, numbers)
            }
            #expect(read(payload, at) == .failure(.unknown(field: 22, kind: kind)), "\(kind) \(numbers)")
        }
    }

    @Test func `numbers that are not packed are read the same`() {
        let payload = input { writer in
            writer.varint(1, 1)
            writer.zigzag(2, 1)
        }
        let entry = Entry.controllerInput(unit: 0, ControllerInput(at: SignalTable.moment, .powered(isOn: true)))
        #expect(read(payload, entry.occurred?.occurrence) == .success(entry))
    }

    @Test func `an input without an exact moment is unknown`() {
        let payload = input { writer in
            writer.varint(1, 2)
        }
        #expect(read(payload) == .failure(.unknown(field: 22, kind: 2)))
        for stamp in [
            Stamp(reckoning: .utc, earliest: 0, width: 1), Stamp(reckoning: .uptime, earliest: 0),
            Stamp(reckoning: .utc, earliest: .max),
        ] {
            #expect(read(payload, stamp.occurrence) == .failure(.unknown(field: 22, kind: 2)))
        }
    }

    @Test func `an event without a witness and an unread line without a reason are damaged`() {
        var writer = ProtobufWriter()
        writer.message(20) { writer in writer.message(3) { $0.varint(1, 22) } }
        #expect(isDamaged(read(writer.bytes)))
        writer.removeAll()
        writer.message(18) { writer in writer.message(2) { $0.varint(5, 1) } }
        #expect(isDamaged(read(writer.bytes)))
    }

    @Test func `a payload that is cut anywhere is damaged`() {
        for entry in EntryTable.few {
            let payload = entry.payload
            for count in 1..<payload.count {
                #expect(
                    isDamaged(read(Array(payload[..<count]), entry.occurred?.occurrence)),
                    "\(count) of \(payload.count) bytes"
                )
            }
        }
    }

    @Test func `no flipped bit stops the reader, and what is read is written the same again`() {
        for entry in EntryTable.few {
            let payload = entry.payload
            for bit in 0..<payload.count * 8 {
                var flipped = payload
                flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                guard case .success(let other) = read(flipped, entry.occurred?.occurrence) else { continue }
                #expect(read(other.payload, entry.occurred?.occurrence) == .success(other), "bit \(bit)")
            }
        }
    }
}

@Suite struct StampOccurrenceTests {
    @Test func `a stamp is the same after the log`() {
        for reckoning in Reckoning.allCases {
            for earliest in [Int64.min, -1, 0, 1, .max] {
                for width in [0, 1, 999_999_999, Int64.max] {
                    let stamp = Stamp(reckoning: reckoning, earliest: earliest, width: width)
                    #expect(Stamp(stamp.occurrence) == stamp)
                    #expect(stamp.occurrence.timescale.rawValue == reckoning.rawValue)
                }
            }
        }
    }

    @Test func `a clock of a later version, or a width beyond a stamp's, gives none`() {
        #expect(Stamp(Occurrence(timescale: Timescale(rawValue: 5), earliestNanoseconds: 1)) == nil)
        #expect(Stamp(Occurrence(timescale: Timescale(rawValue: 255), earliestNanoseconds: 1)) == nil)
        let wide = Occurrence(earliestNanoseconds: 1, uncertaintyNanoseconds: UInt64(Int64.max) + 1)
        #expect(Stamp(wide) == nil)
    }
}
