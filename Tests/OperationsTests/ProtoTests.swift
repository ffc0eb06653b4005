import EventLog
import Foundation
import Operations
import Redundancy
import Replay
import SystemPackage
import TestSupport
import Testing

/// A command that others read a log with, where it is installed.
enum OtherTool {
    static let protoc = find("protoc")
    static let lz4 = find("lz4")

    private static func find(_ name: String) -> URL? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        return folders.map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}

/// `lockstep.proto` describes the bytes as others read them: with protoc.
@Suite(.enabled(if: OtherTool.protoc != nil, "protoc is not installed")) struct ProtoTests {
    private static let folder = Fixtures.project.appending(path: "Sources/Operations")

    /// The bytes as text, field by field; `protoc` fails for bytes that are no such message.
    private func decode(_ bytes: [UInt8], as message: String) throws -> String {
        let process = Process()
        process.executableURL = OtherTool.protoc
        process.arguments = ["--proto_path=\(Self.folder.path)", "--decode=lockstep.\(message)", "lockstep.proto"]
        let file = FileManager.default.temporaryDirectory.appending(path: "lockstep-proto-\(UUID().uuidString)")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return text
    }

    /// Whether protoc met a field that the file does not name: it prints those by number.
    private func unnamedFields(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter { line in
            line.drop { $0 == " " }.first?.isNumber == true
        }
    }

    @Test func `every entry decodes without a field that has no name`() throws {
        var segment = ProtobufWriter()
        for entry in EntryTable.all {
            segment.message(1) { writer in writer.message(8) { $0.raw(entry.payload) } }
        }
        let text = try decode(segment.bytes, as: "Segment")
        #expect(unnamedFields(text) == [])
        for fact in FactKind.allCases { #expect(text.contains("kind: \(fact.number)\n")) }
        #expect(text.components(separatedBy: "redundancy_event {").count - 1 == EntryTable.events.count)
        #expect(text.components(separatedBy: "line_unread {").count - 1 == EntryTable.unread.count)
    }

    @Test func `a capture and an event have the names of their fields`() throws {
        var segment = ProtobufWriter()
        let event = Entry.redundancy(
            Witness(
                line: 7,
                lineCount: 2,
                byteOffset: 100,
                byteCount: 50,
                form: .facilityLog,
                clock: "chassis 1",
                mark: .unset,
                zone: "GMT",
                mnemonic: "A-5-B",
                text: "words"
            ),
            Event(
                observer: ChassisNumber(rawValue: 2),
                .facilityStepped(
                    FacilityStep(
                        name: "RF_PROG_ACTIVE",
                        code: 204,
                        client: FacilityClient(name: "IfIndex", number: 139),
                        operation: 3,
                        result: 11
                    )
                )
            )
        )
        let opened = Entry.captureOpened(
            CaptureOpened(
                digest: [65, 66],
                name: "a.log",
                byteCount: 9,
                continues: [67],
                pair: "east",
                unit: ChassisNumber(rawValue: 1),
                year: 2026,
                zoneSeconds: -3600
            )
        )
        segment.message(1) { writer in
            writer.message(8) { $0.raw(opened.payload) }
            writer.message(8) { $0.raw(event.payload) }
        }
        let expected = """
            commits {
              records {
                capture_opened {
                  digest: "AB"
                  name: "a.log"
                  byte_count: 9
                  continues: "C"
                  pair: "east"
                  unit: 1
                  year: 2026
                  zone_seconds: -3600
                }
              }
              records {
                redundancy_event {
                  witness {
                    line: 7
                    line_count: 2
                    byte_offset: 100
                    byte_count: 50
                    form: 4
                    clock: "chassis 1"
                    clock_mark: 1
                    zone: "GMT"
                    mnemonic: "A-5-B"
                    text: "words"
                  }
                  observer: 2
                  fact {
                    kind: 13
                    step {
                      name: "RF_PROG_ACTIVE"
                      code: 204
                      client_name: "IfIndex"
                      client_number: 139
                      operation: 3
                      result: 11
                    }
                  }
                }
              }
            }

            """
        #expect(try decode(segment.bytes, as: "Segment") == expected)
    }

    @Test func `a log's commits have the names of their fields`() throws {
        let log = try RecordingLog()
        let stream = StreamNames.capture(pair: "east", digest: "aa")
        let stamps = [10, 12].map { Samples.utc(seconds: $0) }
        try log.append(stream, Samples.opened("east"), Samples.event(.restarted, at: stamps[0]))
        let uptime = Stamp(reckoning: .uptime, earliest: 5_000_000_000, width: 1_000_000_000)
        try log.append(
            stream,
            Samples.event(.becameActive, at: stamps[0]),
            Samples.event(.recoveryLeft, at: stamps[1]),
            Samples.event(.restarted, at: uptime)
        )
        let text = try decode(try log.segment(), as: "Segment")
        #expect(unnamedFields(text) == [])
        let commits = text.components(separatedBy: "commits {\n").dropFirst().map { $0 }
        #expect(commits.count == 2)
        let (first, second) = (try #require(commits.first), try #require(commits.last))
        #expect(first.contains("  declarations {\n    name: \"\(stream)\"\n  }\n"))
        #expect(first.contains("  log_id: "))
        #expect(!second.contains("declarations") && !second.contains("log_id"))
        #expect(second.contains("  first_sequence: 2\n"))
        let recordedAt = try #require(try log.recordedAt(2)).nanoseconds
        #expect(second.contains("  recorded_at: \(recordedAt)\n"))
        #expect(second.contains("  occurred_base: \(stamps[0].earliest - recordedAt)\n"))
        #expect(second.contains("  occurred_unit: 9\n"))
        let steps = second.split(separator: "\n").filter { $0.contains("occurred_step") }.map { $0.drop { $0 == " " } }
        #expect(steps == ["occurred_step: 0", "occurred_step: 2", "occurred_step: -7"])
        #expect(second.contains("    occurred_width: 1000000000\n    occurred_timescale: 4\n"))
        #expect(second.components(separatedBy: "    kind: 1\n").count - 1 == 3)
    }

    @Test(.enabled(if: OtherTool.lz4 != nil, "lz4 is not installed"))
    func `the command at the head of the file decodes a log's segments`() throws {
        let log = try RecordingLog()
        try log.append(StreamNames.capture(pair: "east", digest: "aa"), Samples.event(.becameActive))
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "cat segments/*.lz4 | lz4 -dc"]
        process.currentDirectoryURL = URL(filePath: log.path.string)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(bytes == (try log.segment()))
        #expect(try decode(bytes, as: "Segment").contains("        kind: 22\n"))
    }
}
