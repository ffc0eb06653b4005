import EventLog
import Testing

@Suite struct ProducerTests {
    let log = LogFixture()

    private func number(_ number: UInt64, id: UInt8 = 7) -> Producer {
        Producer(id: [id], number: number)
    }

    @Test(arguments: [false, true])
    func `the same number with the same records is stored once, before any position is compared`(reopening: Bool) throws
    {
        var writer = try log.writer()
        let first = NewCommit(
            records: [record("x"), NewRecord(stream: "b", kind: .event, cause: .inSameCommit(index: 0), payload: [])],
            producer: number(1),
            expecting: [StreamExpectation(stream: "a", position: .none)]
        )
        let stored = try writer.append(first)
        _ = try writer.append(commit("y"))
        if reopening {
            writer.abandon()
            writer = try log.writer()
        }
        let again = try writer.append(first)
        #expect(again == AppendResult(firstSequence: stored.firstSequence, count: 2, wasAlreadyStored: true))
        #expect(writer.nextSequence == 3)
        #expect(throws: LogError.producerNumberReused(number: 1, storedAt: 0)) {
            try writer.append(commit("other", producer: number(1)))
        }
        #expect(writer.lastNumber(of: [7]) == 1)
        #expect(writer.lastNumber(of: [8]) == nil)
    }

    @Test func `an older number is answered while it is remembered and refused afterwards`() throws {
        let writer = try log.writer()
        for index in 1...UInt64(Limits.rememberedCommitsPerProducer) + 1 {
            _ = try writer.append(commit("\(index)", producer: number(index * 10)))
        }
        #expect(try writer.append(commit("2", producer: number(20))).wasAlreadyStored)
        #expect(throws: LogError.producerNumberTooOld(number: 10, last: 90)) {
            try writer.append(commit("1", producer: number(10)))
        }
        #expect(throws: LogError.producerNumberTooOld(number: 15, last: 90)) {
            try writer.append(commit("between", producer: number(15)))
        }
    }

    @Test func `the table forgets those that appended longest ago and is the same after reopening`() throws {
        var writer = try log.writer(producerLimit: 4)
        for id in 0..<20 as Range<UInt8> { _ = try writer.append(commit("x", producer: number(1, id: id))) }
        let known = (0..<20 as Range<UInt8>).map { writer.lastNumber(of: [$0]) }
        #expect(known.suffix(4).allSatisfy { $0 == 1 })
        #expect(known.first == .some(nil))
        #expect(known.count { $0 != nil } <= 6)
        writer.abandon()
        writer = try log.writer(producerLimit: 4)
        #expect((0..<20 as Range<UInt8>).map { writer.lastNumber(of: [$0]) } == known)
    }

    @Test func `"already stored" is answered durably when the first time was buffered`() throws {
        let writer = try log.writer()
        _ = try writer.append(commit("x", producer: number(1)), durability: .buffered)
        #expect(writer.durableThrough == 0)
        #expect(try writer.append(commit("x", producer: number(1)), durability: .buffered).wasAlreadyStored)
        #expect(writer.durableThrough == 0)
        #expect(try writer.append(commit("x", producer: number(1)), durability: .durable).wasAlreadyStored)
        #expect(writer.durableThrough == 1)
    }
}
