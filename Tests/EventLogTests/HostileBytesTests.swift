import EventLog
import SystemPackage
import TestSupport
import Testing

/// Frames whose checksums are right and whose contents are not: nothing a reader believes may make it trap.
@Suite struct HostileBytesTests {
    let log = LogFixture()
    private let segment = "segments/00000000000000000000.lz4"

    /// A frame of the second commit of a log, with other decompressed bytes and the checksums that fit.
    private func frame(like header: [UInt8], content: [UInt8]) -> [UInt8] {
        func bytes(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        // An LZ4 frame without checksums and content size, and with one block that is stored as it is.
        let data =
            [0x04, 0x22, 0x4D, 0x18, 0x60, 0x40, 0x82] + bytes(content.count | 0x8000_0000) + content + [0, 0, 0, 0]
        var header = header
        header.replaceSubrange(20..<24, with: bytes(data.count))
        header.replaceSubrange(88..<92, with: bytes(content.count))
        header.replaceSubrange(96..<100, with: bytes(Int(CRC32C.checksum(Array(header[0..<96]) + data))))
        header.replaceSubrange(100..<104, with: bytes(Int(CRC32C.checksum(Array(header[0..<100])))))
        return header + data
    }

    @Test(arguments: [UInt64(21), 22])
    func `changed contents with right checksums are refused or read, and never trap`(seed: UInt64) throws {
        print("repeat: HostileBytesTests changed contents, seed \(seed)")
        let writer = try log.writer()
        _ = try writer.append(commit("before"))
        let start = try log.bytes(of: segment).count
        _ = try writer.append(
            NewCommit(
                records: [
                    NewRecord(
                        stream: "b",
                        kind: .input,
                        occurred: Occurrence(
                            timescale: Timescale(rawValue: 2),
                            earliestNanoseconds: 5,
                            uncertaintyNanoseconds: 9
                        ),
                        cause: .record(0),
                        payload: payload("text")
                    ),
                    record("second", stream: "c"),
                ],
                producer: Producer(id: [1, 2], number: 3),
                expecting: [StreamExpectation(stream: "b", position: .none)]
            )
        )
        writer.abandon()
        let bytes = try log.bytes(of: segment)
        let leaf = try log.allCommits()[1].leafBytes
        let content = [0x0A, UInt8(leaf.count)] + leaf
        #expect(leaf.count < 128)
        log.removeWitnesses()

        // Unchanged it is the same log in another packing.
        try log.write(
            Array(bytes[..<start]) + frame(like: Array(bytes[start..<(start + 104)]), content: content),
            to: segment
        )
        #expect(try log.verify().recordCount == 3)

        var random = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            var changed = content
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<changed.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: changed[place] = UInt8.random(in: 0...255, using: &random)
                case 1: changed.insert(UInt8.random(in: 0...255, using: &random), at: place)
                default: if changed.count > 1 { changed.remove(at: place) }
                }
            }
            let hostile = frame(like: Array(bytes[start..<(start + 104)]), content: changed)
            // A closing mark's worth of trust: the note says that everything is synced, so readers look at it.
            try log.write(Array(bytes[..<start]) + hostile, to: segment)
            let report = try log.verify()
            #expect(report.recordCount == 1 || report.recordCount == 3)
            let noted = WriterNote(logID: writer.logID, process: 1, epoch: 1, durableThrough: 3)
            try log.write(Array(noted.text.utf8), to: "writer")
            var copies = try log.reader().commits()
            do {
                while try copies.next() != nil {}
            } catch {
                #expect(error.category == .damaged)
            }
            log.remove("writer")
        }
    }

    @Test func `a reader holds one frame in memory, however large the log`() throws {
        let writer = try log.writer(segmentByteCount: 8 << 20)
        // Texts that do not compress, 256 KiB in each commit.
        var random = SeededGenerator(seed: 5)
        let records = (0..<16).map { _ in
            var payload = ProtobufWriter()
            payload.bytes(16, (0..<16_384).map { _ in UInt8.random(in: 0...255, using: &random) })
            return NewRecord(stream: "a", kind: .event, payload: payload.bytes)
        }
        for _ in 0..<160 { _ = try writer.append(NewCommit(records: records), durability: .buffered) }
        try writer.close()
        let before = try residentByteCount()
        var count = 0
        try log.reader().forEachCommit { commit throws(LogError) in
            var iterator = commit.records()
            while try iterator.next() != nil { count += 1 }
            return .continue
        }
        #expect(count == 2560)
        #expect(try log.verify().condition == .clean)
        // 40 MiB were read twice; tests that run at the same time use some memory too.
        #expect(try residentByteCount() - before < 24 << 20)
    }

    /// The resident memory now, in bytes.
    private func residentByteCount() throws -> Int {
        let name = log.directory.path + "/status"
        #expect(ShellCommand.run("cat /proc/$PPID/status > '\(name)'") == 0)
        let text = String(decoding: try readAll(name), as: UTF8.self)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
        return try #require(line.split(separator: " ").dropFirst().first.flatMap { Int($0) }) * 1024
    }

    private func readAll(_ name: String) throws -> [UInt8] {
        let file = try SystemStorage().open(FilePath(name), .read)
        var bytes = [UInt8](repeating: 0, count: Int(try file.size()))
        _ = try unsafe bytes.withUnsafeMutableBytes { try unsafe file.read(into: $0, at: 0) }
        return bytes
    }
}
