import EventLog
import Testing

@Suite struct AppendTests {
    let log = LogFixture()

    @Test func `what was appended is read back, field by field`() throws {
        let base: Int64 = 1_699_999_999_123_456_000
        let times: [Occurrence?] = [
            nil, Occurrence(earliestNanoseconds: base, uncertaintyNanoseconds: 999_999_999),
            Occurrence(earliestNanoseconds: base + 7_000), nil,
            Occurrence(timescale: Timescale(rawValue: 3), earliestNanoseconds: base - 1_000_000),
        ]
        var records = times.enumerated().map { index, time in
            NewRecord(
                stream: index == 3 ? "b" : "a",
                kind: index == 0 ? .input : .event,
                occurred: time,
                cause: index == 0 ? nil : .inSameCommit(index: 0),
                payload: payload("\(index)")
            )
        }
        let writer = try log.writer()
        _ = try writer.append(commit("before"))
        records[4].cause = .record(0)
        log.clock.advance(by: 5)
        let producer = Producer(id: [1, 2, 3], number: 9)
        let result = try writer.append(
            NewCommit(
                records: records,
                producer: producer,
                expecting: [
                    StreamExpectation(stream: "b", position: .none),
                    StreamExpectation(stream: "a", position: .exactly(1)),
                    StreamExpectation(stream: "c", position: .any),
                ]
            )
        )
        #expect(result == AppendResult(firstSequence: 1, count: 5, wasAlreadyStored: false))
        try writer.close()

        let commits = try log.allCommits()
        #expect(commits.count == 2)
        #expect(commits[0].logID == writer.logID)
        #expect(commits[0].declarations == [StreamDeclaration(name: "a", id: StreamID(0))])
        let stored = commits[1]
        #expect(stored.logID == nil)
        #expect(stored.firstSequence == 1)
        #expect(stored.recordedAtNanoseconds == log.clock.now())
        #expect(stored.producer == producer)
        #expect(
            stored.declarations == [
                StreamDeclaration(name: "b", id: StreamID(1)), StreamDeclaration(name: "c", id: StreamID(2)),
            ]
        )
        #expect(
            stored.expecting == [
                StoredExpectation(stream: StreamID(1), position: .none),
                StoredExpectation(stream: StreamID(0), position: .exactly(1)),
                StoredExpectation(stream: StreamID(2), position: .any),
            ]
        )
        #expect(stored.records.map(\.occurred) == times)
        #expect(stored.records.map(\.kind) == [.input, .event, .event, .event, .event])
        #expect(stored.records.map(\.cause) == [nil, 1, 1, 1, 0])
        #expect(stored.records.map(\.stream.rawValue) == [0, 0, 0, 1, 0])
        #expect(stored.records.map(\.sequence.rawValue) == [1, 2, 3, 4, 5])
        #expect(try texts([stored]) == ["0", "1", "2", "3", "4"])
        let streams = try log.reader().streams()
        #expect(streams.names == ["a", "b", "c"])
        #expect(streams.id(of: "c") == StreamID(2))
    }

    @Test(arguments: [1, 1000, 1_000_000, 1_000_000_000, 7] as [Int64])
    func `times of any unit come back exactly`(unit: Int64) throws {
        let times = [0, 3, 3, 1, 900].map { Int64(1_600_000_000_000_000_001) + $0 * unit } + [Int64(-5), 0]
        let writer = try log.writer()
        _ = try writer.append(
            NewCommit(
                records: times.map {
                    NewRecord(
                        stream: "a",
                        kind: .input,
                        occurred: Occurrence(earliestNanoseconds: $0),
                        payload: payload("x")
                    )
                }
            )
        )
        try writer.close()
        #expect(try log.allCommits()[0].records.map { $0.occurred?.earliestNanoseconds } == times)
    }

    @Test func `a time too far from the others is refused and the log goes on`() throws {
        let writer = try log.writer()
        let far = [Int64.max, .min].map {
            NewRecord(stream: "a", kind: .input, occurred: Occurrence(earliestNanoseconds: $0), payload: [])
        }
        #expect(throws: LogError.timeOutOfRange(index: 1)) { try writer.append(NewCommit(records: far)) }
        #expect(try writer.append(commit("x")).firstSequence == 0)
    }

    @Test func `a commit of the wrong shape is refused with its reason`() throws {
        let writer = try log.writer()
        func refused(_ error: LogError, _ commit: NewCommit) {
            #expect(throws: error) { try writer.append(commit) }
            #expect(error.category == .usage)
        }
        refused(.emptyCommit, NewCommit(records: []))
        refused(.invalidStreamName(""), commit("x", stream: ""))
        let long = String(repeating: "n", count: 1025)
        refused(.invalidStreamName(long), commit("x", stream: long))
        refused(.invalidProducer(byteCount: 0), commit("x", producer: Producer(id: [], number: 1)))
        refused(
            .invalidProducer(byteCount: 65),
            commit("x", producer: Producer(id: Array(repeating: 1, count: 65), number: 1))
        )
        var low = ProtobufWriter()
        low.varint(15, 1)
        refused(
            .invalidPayload(index: 0, DecodeError(.misplacedField, offset: 0, needed: 16, found: 15)),
            NewCommit(records: [NewRecord(stream: "a", kind: .event, payload: low.bytes)])
        )
        refused(
            .invalidCause(index: 0),
            NewCommit(records: [NewRecord(stream: "a", kind: .event, cause: .record(0), payload: [])])
        )
        refused(
            .invalidCause(index: 0),
            NewCommit(records: [NewRecord(stream: "a", kind: .event, cause: .inSameCommit(index: 0), payload: [])])
        )
        let big = String(repeating: "x", count: Limits.recordByteCount)
        let bigBytes = payload(big).count + 2
        refused(
            .recordTooLarge(index: 0, byteCount: bigBytes, limit: Limits.recordByteCount),
            commit(big)
        )
        let part = record(String(repeating: "x", count: 1 << 19))
        refused(
            .commitTooLarge(byteCount: 33 * part.payload.count, limit: Limits.commitByteCount),
            NewCommit(records: Array(repeating: part, count: 33))
        )
        #expect(writer.nextSequence == 0)
        #expect(try writer.append(commit("fine")).firstSequence == 0)
    }

    @Test func `an expected position that does not hold refuses the whole commit`() throws {
        let writer = try log.writer()
        _ = try writer.append(commit("1", "2", expecting: [StreamExpectation(stream: "a", position: .none)]))
        #expect(writer.position(of: "a") == 2)
        for (position, stream, found) in [
            (ExpectedPosition.none, "a", 2), (.exactly(1), "a", 2), (.exactly(3), "a", 2), (.exactly(1), "new", 0),
        ] {
            let error = LogError.unexpectedPosition(stream: stream, expected: position, found: UInt64(found))
            #expect(error.category == .refused)
            #expect(throws: error) {
                try writer.append(commit("no", expecting: [StreamExpectation(stream: stream, position: position)]))
            }
        }
        #expect(writer.nextSequence == 2)
        _ = try writer.append(commit("3", expecting: [StreamExpectation(stream: "a", position: .exactly(2))]))
        _ = try writer.append(commit("4", expecting: [StreamExpectation(stream: "a", position: .any)]))
        _ = try writer.append(commit("5", expecting: [StreamExpectation(stream: "new", position: .exactly(0))]))
        try writer.close()
        #expect(try log.verify().isSound)
    }

    @Test func `recorded-at never falls, whatever the clock does`() throws {
        let writer = try log.writer()
        for time in [100, 50, 200, 0] as [Int64] {
            log.clock.set(time)
            _ = try writer.append(commit("x"))
        }
        try writer.close()
        log.clock.set(10)
        let again = try log.writer()
        _ = try again.append(commit("x"))
        try again.close()
        #expect(try log.allCommits().map(\.recordedAtNanoseconds) == [100, 100, 200, 200, 200])
    }

    @Test func `a closed writer says so and closing again does nothing`() throws {
        let writer = try log.writer()
        try writer.close()
        try writer.close()
        #expect(throws: LogError.closed) { try writer.append(commit("x")) }
        #expect(throws: LogError.closed) { try writer.sync() }
    }

    @Test func `reopening a closed log without appending changes no byte of it`() throws {
        let writer = try log.writer()
        _ = try writer.append(commit("x"))
        try writer.close()
        let name = "segments/" + (try log.segmentNames()[0])
        let before = try log.bytes(of: name)
        try log.writer().close()
        #expect(try log.bytes(of: name) == before)
    }
}
