import EventLog
import TestSupport
import Testing

@Suite struct ReaderTests {
    let log = LogFixture()

    @Test func `reading begins with the commit that holds the number and ends below the other`() throws {
        let writer = try log.writer(segmentByteCount: 40)
        for index in 0..<10 { _ = try writer.append(commit("\(index)", "\(index)", "\(index)")) }
        try writer.close()
        let reader = try log.reader()
        #expect(reader.endSequence == 30)
        for start in 0...31 {
            var firsts: [UInt64] = []
            try reader.forEachCommit(from: SequenceNumber(UInt64(start))) { commit in
                firsts.append(commit.firstSequence.rawValue)
                return .continue
            }
            #expect(firsts == stride(from: start / 3 * 3, to: 30, by: 3).map { UInt64($0) }, "from \(start)")
            var ends: [UInt64] = []
            try reader.forEachCommit(upTo: SequenceNumber(UInt64(start))) { commit in
                ends.append(commit.firstSequence.rawValue)
                return .continue
            }
            #expect(ends == stride(from: 0, to: min(start, 30), by: 3).map { UInt64($0) }, "up to \(start)")
        }
        var shown = 0
        try reader.forEachCommit { _ in
            shown += 1
            return shown == 4 ? .stop : .continue
        }
        #expect(shown == 4)
    }

    @Test func `records in place are the records that are copied`() throws {
        let writer = try log.writer()
        _ = try writer.append(
            NewCommit(records: [
                NewRecord(
                    stream: "s",
                    kind: .input,
                    occurred: Occurrence(earliestNanoseconds: 77),
                    payload: payload("p")
                ),
                NewRecord(stream: "t", kind: .event, cause: .inSameCommit(index: 0), payload: []),
            ])
        )
        try writer.close()
        let reader = try log.reader()
        var inPlace: [Record] = []
        try reader.forEachCommit { commit throws(LogError) in
            var records = commit.records()
            while let record = try records.next() { inPlace.append(Record(copying: record)) }
            return .continue
        }
        #expect(inPlace == (try log.allCommits().flatMap(\.records)))
        #expect(inPlace.count == 2)
    }

    @Test func `reading begins at a time`() throws {
        let writer = try log.writer(segmentByteCount: 60)
        for index in 0..<12 {
            log.clock.set(Int64(index / 2) * 100)
            _ = try writer.append(commit("\(index)", "x"))
        }
        try writer.close()
        let reader = try log.reader()
        #expect(try log.segmentNames().count > 2)
        for time in stride(from: Int64(-50), through: 650, by: 50) {
            let index = max(0, (time + 99) / 100) * 2
            let expected = min(UInt64(index) * 2, 24)
            #expect(try reader.firstSequence(recordedAtOrAfter: time).rawValue == expected, "at \(time)")
        }
    }

    @Test func `a follower sees synced commits only, across roll-overs and writers`() throws {
        var writer = try log.writer(segmentByteCount: 60)
        var follower = try log.reader().follow()
        #expect(try follower.next() == nil)
        var seen: [String] = []
        func drain() throws {
            while let commit = try follower.next() { seen += try texts([commit]) }
        }
        for index in 0..<6 {
            _ = try writer.append(commit("\(index)"), durability: index == 3 ? .buffered : .durable)
            try drain()
            #expect(seen.count == (index == 3 ? 3 : index + 1))
        }
        try writer.close()
        try drain()
        writer = try log.writer(segmentByteCount: 60)
        _ = try writer.append(commit("6"))
        try drain()
        _ = try writer.append(commit("7"), durability: .buffered)
        writer.abandon()
        try drain()
        #expect(seen.count == 7)
        writer = try log.writer()
        try drain()
        #expect(seen == (0...7).map(String.init))
        #expect(try log.segmentNames().count > 2)
        var late = try log.reader().follow(from: 5)
        #expect(try late.next()?.firstSequence == 5)
    }

    @Test func `without the writer's note a follower learns from later frames`() throws {
        let writer = try log.writer()
        _ = try writer.append(commit("0"))
        log.remove("writer")
        var follower = try log.reader().follow()
        #expect(try follower.next() == nil)
        _ = try writer.append(commit("1"))
        #expect(try follower.next()?.firstSequence == 0)
        #expect(try follower.next() == nil)
        try writer.close()
        #expect(try follower.next()?.firstSequence == 1)
    }

    @Test func `a reader's watermark stands while the writer goes on`() throws {
        let writer = try log.writer()
        _ = try writer.append(commit("0"))
        let reader = try log.reader()
        _ = try writer.append(commit("1"))
        #expect(reader.endSequence == 1)
        var copies = reader.commits()
        #expect(try copies.next()?.firstSequence == 0)
        #expect(try copies.next() == nil)
    }

    @Test(arguments: [UInt64(11), 12, 13])
    func `whatever is appended, closed, abandoned and reopened reads back in order`(seed: UInt64) throws {
        print("repeat: ReaderTests whatever is appended, seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var expected: [String] = []
        for _ in 0..<12 {
            let writer = try log.writer(segmentByteCount: Int.random(in: 1...2000, using: &random))
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                let records = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                    record(
                        String(UInt64.random(in: 0...UInt64.max, using: &random), radix: 36),
                        stream: "s\(Int.random(in: 0...5, using: &random))"
                    )
                }
                log.clock.advance(by: Int64.random(in: -5...1000, using: &random))
                _ = try writer.append(
                    NewCommit(records: records),
                    durability: Bool.random(using: &random) ? .durable : .buffered
                )
                expected += try records.map { new in
                    var reader = ProtobufReader(new.payload)
                    _ = try reader.nextField()
                    return try reader.string()
                }
            }
            if Bool.random(using: &random) { try writer.close() } else { writer.abandon() }
        }
        let writer = try log.writer()
        #expect(writer.nextSequence.rawValue == UInt64(expected.count))
        let head = writer.treeHead
        try writer.close()
        #expect(try texts(log.allCommits()) == expected)
        let report = try log.verify()
        #expect(report.condition == .clean)
        #expect(report.treeHead == head)
        #expect(try log.reader().treeSize == head.size)
    }
}
