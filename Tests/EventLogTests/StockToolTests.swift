import EventLog
import TestSupport
import Testing

/// The promise that a log is readable without us: `cat segments/*.lz4 | lz4 -dc | protoc --decode`.
@Suite struct StockToolTests {
    let log = LogFixture()

    private static let schema = """
        syntax = "proto3";
        package lockstep;
        message Segment { repeated Commit commits = 1; }
        message Commit {
          uint64 first_sequence = 1;
          sint64 recorded_at = 2;
          bytes producer = 3;
          uint64 producer_number = 4;
          repeated Expectation expecting = 5;
          repeated StreamDeclaration streams = 6;
          bytes log_id = 7;
          repeated Record records = 8;
          uint32 occurred_unit = 9;
          sint64 occurred_base = 10;
        }
        message Expectation {
          enum Condition { ANY = 0; NONE = 1; EXACTLY = 2; }
          uint32 stream = 1;
          Condition condition = 2;
          uint64 position = 3;
        }
        message StreamDeclaration { string name = 1; uint32 id = 2; }
        message Record {
          enum Kind { INPUT = 0; EVENT = 1; }
          uint32 stream = 1;
          Kind kind = 2;
          optional sint64 occurred = 3;
          uint64 uncertainty = 4;
          uint32 timescale = 5;
          uint64 cause = 6;
          string text = 16;
        }

        """

    /// A commit as protoc prints it, made from what our reader gives.
    private func text(_ commit: Commit) throws -> String {
        var lines = ["commits {"]
        func add(_ name: String, _ value: some BinaryInteger, indent: String = "  ") {
            if value != 0 { lines.append("\(indent)\(name): \(value)") }
        }
        func quoted(_ bytes: [UInt8]) -> String {
            let text = bytes.map { byte in
                switch byte {
                case 0x22: "\\\""
                case 0x27: "\\'"
                case 0x5C: "\\\\"
                case 0x0A: "\\n"
                case 0x0D: "\\r"
                case 0x09: "\\t"
                case 0x20...0x7E: String(UnicodeScalar(byte))
                default: "\\" + String(repeating: "0", count: byte < 8 ? 2 : byte < 64 ? 1 : 0) + String(byte, radix: 8)
                }
            }
            return "\"\(text.joined())\""
        }
        add("first_sequence", commit.firstSequence.rawValue)
        add("recorded_at", commit.recordedAtNanoseconds)
        if let producer = commit.producer {
            lines.append("  producer: \(quoted(producer.id))")
            add("producer_number", producer.number)
        }
        for expectation in commit.expecting {
            lines.append("  expecting {")
            add("stream", expectation.stream.rawValue, indent: "    ")
            switch expectation.position {
            case .any: break
            case .none: lines.append("    condition: NONE")
            case .exactly(let count):
                lines.append("    condition: EXACTLY")
                add("position", count, indent: "    ")
            }
            lines.append("  }")
        }
        for declaration in commit.declarations {
            lines += ["  streams {", "    name: \"\(declaration.name)\""]
            add("id", declaration.id.rawValue, indent: "    ")
            lines.append("  }")
        }
        if let id = commit.logID { lines.append("  log_id: \(quoted(id.bytes))") }
        let times = commit.records.compactMap { $0.occurred?.earliestNanoseconds }
        let steps = zip(times.dropFirst(), times).map { $0 - $1 }
        let exponent =
            steps.allSatisfy { $0 == 0 }
            ? 0
            : [9, 6, 3, 0].first { unit in
                steps.allSatisfy { $0 % (0..<unit).reduce(1) { power, _ in power * 10 } == 0 }
            }!
        var clock = times.first ?? 0
        for record in commit.records {
            lines.append("  records {")
            add("stream", record.stream.rawValue, indent: "    ")
            if record.kind == .event { lines.append("    kind: EVENT") }
            if let occurred = record.occurred {
                let step = occurred.earliestNanoseconds - clock
                lines.append("    occurred: \(step / (0..<exponent).reduce(1) { power, _ in power * 10 })")
                clock = occurred.earliestNanoseconds
                add("uncertainty", occurred.uncertaintyNanoseconds, indent: "    ")
                add("timescale", occurred.timescale.rawValue, indent: "    ")
            }
            if let cause = record.cause {
                add("cause", record.sequence.rawValue - cause.rawValue, indent: "    ")
            }
            var payload = ProtobufReader(record.payload)
            while try payload.nextField() != nil {
                lines.append("    text: \(quoted(Array(try payload.string().utf8)))")
            }
            lines.append("  }")
        }
        add("occurred_unit", exponent)
        if let first = times.first { add("occurred_base", first - commit.recordedAtNanoseconds) }
        return (lines + ["}", ""]).joined(separator: "\n")
    }

    private func newRecord(_ number: Int, inCommit index: Int) -> NewRecord {
        let unit: Int64 = [1, 1000, 1_000_000][index % 3]
        var occurred: Occurrence?
        if number != 3 {
            occurred = Occurrence(
                timescale: Timescale(rawValue: UInt8(index % 2)),
                earliestNanoseconds: 1_699_999_999_000_000_000 + Int64(number * number) * unit,
                uncertaintyNanoseconds: UInt64(index)
            )
        }
        var cause: Cause? = .inSameCommit(index: 0)
        if number == 0 { cause = index == 0 ? nil : .record(SequenceNumber(UInt64(index))) }
        return NewRecord(
            stream: "stream \((index + number) % 3)",
            kind: number == 0 ? .input : .event,
            occurred: occurred,
            cause: cause,
            payload: payload("text \"\(index)\" \(number)\n")
        )
    }

    @Test func `lz4 and protoc print the log as our reader does`() throws {
        for tool in ["lz4", "protoc"] {
            try #require(
                ShellCommand.exists(tool),
                "\(tool) is missing: tools/test installs it (apt install \(tool == "lz4" ? "lz4" : "protobuf-compiler"))"
            )
        }
        let writer = try log.writer(segmentByteCount: 700)
        for index in 0..<40 {
            log.clock.advance(by: 1_234_567)
            let records = (0..<5).map { newRecord($0, inCommit: index) }
            let producer = index % 4 == 0 ? Producer(id: [0, 255, 10], number: UInt64(index)) : nil
            let expecting = index % 5 == 1 ? [StreamExpectation(stream: "stream 0", position: .any)] : []
            _ = try writer.append(
                NewCommit(records: records, producer: producer, expecting: expecting),
                durability: index % 2 == 0 ? .durable : .buffered
            )
        }
        try writer.close()
        #expect(try log.segmentNames().count >= 3)
        try log.write(Array(StockToolTests.schema.utf8), to: "lockstep.proto")
        let command = """
            cd '\(log.path)' && cat segments/*.lz4 | lz4 -dc | \
            protoc --decode=lockstep.Segment lockstep.proto > printed.txt
            """
        #expect(ShellCommand.run(command) == 0)
        let ours = try log.allCommits().map(text).joined()
        #expect(String(decoding: try log.bytes(of: "printed.txt"), as: UTF8.self) == ours)
        #expect(
            ShellCommand.run(
                "cd '\(log.path)' && for s in segments/*.lz4; do lz4 -t \"$s\" 2> /dev/null || exit 1; done"
            ) == 0
        )
    }
}
