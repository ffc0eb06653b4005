import Execution
import Foundation
import Replay
import TestSupport
import Testing
import Upgrades

@Suite struct EvidenceArchiveTests {
    static let header = """
        evidence : alpha
        scope : oms/oms1
        command : echo a\\\\b\\necho c
        host : oms1.example
        exit-code : 0
        collected-at : 2026-01-31T23:59:59Z
        whole : yes
        bytes : 3
        cksum : 1479881546

        """
    static let digest = String(repeating: "0a", count: 32)

    static func manifest(items: Int = 1, lines: [String]) -> String {
        """
        lockstep-evidence : 1
        pack : em-13.4
        pack-version : 1.0.0
        pack-sha256 : \(digest)
        host : oms1.example
        created-at : 2026-01-31T23:59:50Z
        items : \(items)
        \((lines + ["end : MANIFEST"]).joined(separator: "\n"))

        """
    }

    /// `cksum` of a text, as the tool prints it.
    static func checksum(_ text: String, _ name: String) throws -> String {
        let folder = TemporaryDirectory()
        try text.write(toFile: "\(folder.path)/\(name)", atomically: true, encoding: .utf8)
        #expect(ShellCommand.run("cd '\(folder.path)' && cksum '\(name)' >sum") == 0)
        return try String(contentsOfFile: "\(folder.path)/sum", encoding: .utf8).trimmingCharacters(in: .newlines)
    }

    /// A right archive, but for what a test changes.
    static func archive(
        header: String = Self.header,
        output: String = "hi\n",
        manifest: String? = nil,
        isGNU: Bool = false
    ) throws -> TarBuilder {
        let sums = try [checksum(header, "0001.header"), checksum(output, "0001.output")]
        var tar = TarBuilder()
        tar.add(Array("MANIFEST".utf8), Array((manifest ?? self.manifest(lines: sums)).utf8), isGNU: isGNU)
        tar.add("0001.header", header)
        tar.add("0001.output", output)
        return tar
    }

    static func error(_ bytes: [UInt8]) -> ArchiveError? {
        do throws(ArchiveError) {
            _ = try EvidenceArchive(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [false, true])
    func `an archive is read with all that it says`(isGNU: Bool) throws {
        let archive = try EvidenceArchive(Self.archive(isGNU: isGNU).closed)
        let moment = try #require(CivilTime(year: 2026, month: 1, day: 31, hour: 23, minute: 59, second: 59))
            .instantInUTC
        #expect(archive.pack == "em-13.4")
        #expect(archive.packVersion == "1.0.0")
        #expect(archive.packDigest == [UInt8](repeating: 10, count: 32))
        #expect(archive.host == "oms1.example")
        #expect(archive.items.count == 1)
        let item = try #require(archive.items.first)
        #expect(item.evidence == "alpha")
        #expect(item.scope == .member(kind: "oms", name: "oms1"))
        #expect(item.command == "echo a\\b\necho c")
        #expect(item.exitCode == 0)
        #expect(item.collectedAt == moment)
        #expect(item.isCapturedWhole)
        #expect(item.output == Array("hi\n".utf8))
    }

    @Test func `an archive cut at any byte is refused`() throws {
        let bytes = try Self.archive().closed
        for count in stride(from: 0, to: bytes.count, by: 1) where count != bytes.count {
            #expect(Self.error(Array(bytes.prefix(count))) != nil, "\(count) bytes")
        }
        #expect(Self.error(bytes) == nil)
    }

    @Test func `a changed byte is refused or changes nothing that is read`() throws {
        let bytes = try Self.archive().closed
        let whole = try EvidenceArchive(bytes)
        for offset in bytes.indices {
            var changed = bytes
            changed[offset] ^= 0x01
            if let read = try? EvidenceArchive(changed) {
                // The manifest's own words about the host are covered by nothing but the run's signed log.
                let isManifest = offset >= 512 && offset < 1024
                #expect(isManifest || read == whole, "byte \(offset)")
            }
        }
    }

    struct Hostile: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var problem: ArchiveError.Problem
        var build: @Sendable (inout TarBuilder) -> Void

        init(_ name: String, _ problem: ArchiveError.Problem, _ build: @escaping @Sendable (inout TarBuilder) -> Void) {
            testDescription = name
            self.problem = problem
            self.build = build
        }
    }

    static let hostile: [Hostile] = [
        Hostile("symbolic link", .unsupportedType(0x32)) { $0.add(Array("0002.output".utf8), type: 0x32) },
        Hostile("hard link", .unsupportedType(0x31)) { $0.add(Array("0002.output".utf8), type: 0x31) },
        Hostile("device", .unsupportedType(0x33)) { $0.add(Array("0002.output".utf8), type: 0x33) },
        Hostile("pipe", .unsupportedType(0x36)) { $0.add(Array("0002.output".utf8), type: 0x36) },
        Hostile("folder", .unsupportedType(0x35)) { $0.add(Array("items/".utf8), type: 0x35) },
        Hostile("pax header", .unsupportedType(0x78)) { $0.add(Array("0002.output".utf8), type: 0x78) },
        Hostile("long name", .unsupportedType(0x4C)) { $0.add(Array("././@LongLink".utf8), type: 0x4C, isGNU: true) },
        Hostile("absolute", .absolutePath("/etc/passwd")) { $0.add("/etc/passwd", "x") },
        Hostile("absolute by prefix", .absolutePath("/etc/x")) { $0.add(Array("x".utf8), prefix: "/etc") },
        Hostile("upwards", .parentPath("../0002.output")) { $0.add("../0002.output", "x") },
        Hostile("upwards inside", .parentPath("a/../b")) { $0.add("a/../b", "x") },
        Hostile("another name", .unexpectedName("0002.txt")) { $0.add("0002.txt", "x") },
        Hostile("twice", .duplicateName("0001.output")) { $0.add("0001.output", "hi\n") },
        Hostile("not UTF-8", .nameNotUTF8) { $0.add([0x61, 0xFF]) },
        Hostile("too large", .tooLarge(name: "0002.output", byteCount: 16 << 20 | 1)) {
            $0.add(Array("0002.output".utf8), size: 16 << 20 | 1)
        },
    ]

    @Test(arguments: hostile)
    func `a hostile member is refused where it begins`(_ hostile: Hostile) throws {
        var tar = try Self.archive()
        let offset = tar.bytes.count
        hostile.build(&tar)
        let error = try #require(Self.error(tar.closed))
        #expect(error.problem == hostile.problem)
        #expect((offset..<offset + 512).contains(error.offset))
        #expect(error.message.english.contains("byte \(error.offset)"))
        #expect(error.message.japanese.contains("\(error.offset) バイト目"))
    }

    @Test func `what is no archive is refused`() {
        #expect(Self.error([]) == ArchiveError(offset: 0, .missingEnd))
        #expect(Self.error([UInt8](repeating: 0x61, count: 512)) == ArchiveError(offset: 257, .notTar))
        #expect(Self.error([UInt8](repeating: 0, count: 1024))?.problem == .missingMember("MANIFEST"))
    }

    @Test func `an archive without its end is refused`() throws {
        let tar = try Self.archive()
        #expect(Self.error(tar.bytes)?.problem == .missingEnd)
        // Inside the filler of the last member: the place is the end of what is there, not behind it.
        #expect(Self.error(Array(tar.bytes.dropLast(6))) == ArchiveError(offset: tar.bytes.count - 6, .missingEnd))
        #expect(Self.error(tar.bytes + [UInt8](repeating: 0, count: 512))?.problem == .missingEnd)
        #expect(Self.error(tar.closed + [UInt8](repeating: 1, count: 512))?.problem == .dataAfterEnd)
    }

    @Test func `a manifest that does not fit is refused`() throws {
        let sums = try [Self.checksum(Self.header, "0001.header"), Self.checksum("hi\n", "0001.output")]
        func problem(_ manifest: String) throws -> ArchiveError.Problem? {
            Self.error(try Self.archive(manifest: manifest).closed)?.problem
        }
        #expect(try problem(Self.manifest(lines: sums)) == nil)
        #expect(try problem(Self.manifest(items: 2, lines: sums)) == .countDiffers(stated: 2, found: 1))
        #expect(try problem(Self.manifest(lines: [sums[0]])) == .countDiffers(stated: 1, found: 2))
        #expect(try problem(Self.manifest(lines: [sums[0], sums[0]])) == .duplicateName("0001.header"))
        #expect(try problem(Self.manifest(lines: sums + ["1 2 0003.output"])) == .missingMember("0003.output"))
        let other = sums[1].replacing("1479881546", with: "1479881547")
        #expect(
            try problem(Self.manifest(lines: [sums[0], other]))
                == .checksumDiffers(member: "0001.output", stated: 1_479_881_547, computed: 1_479_881_546)
        )
        let open = String(Self.manifest(lines: sums).dropLast("end : MANIFEST\n".count))
        #expect(try problem(open) == .invalidLine(member: "MANIFEST", line: 9, expected: "end : MANIFEST"))
        let newer = Self.manifest(lines: sums).replacing("lockstep-evidence : 1", with: "lockstep-evidence : 2")
        #expect(try problem(newer) == .invalidLine(member: "MANIFEST", line: 1, expected: "lockstep-evidence : 1"))
    }

    @Test(arguments: [
        ("exit-code : 0", "exit-code : 256", 5), ("exit-code : 0", "exit-code : -1", 5),
        ("whole : yes", "whole : Yes", 7),
        ("collected-at : 2026-01-31T23:59:59Z", "collected-at : 2026-02-31T23:59:59Z", 6),
        ("scope : oms/oms1", "scope : oms", 2),
        ("evidence : alpha", "evidences : alpha", 1), ("bytes : 3", "bytes : 99999999999", 8), ("a\\\\b", "a\\b", 3),
    ])
    func `a header with an impossible line is refused`(_ from: String, _ to: String, _ line: Int) throws {
        let changed = Self.header.replacing(from, with: to)
        guard
            case .invalidLine("0001.header", line, expected: _)? = Self.error(
                try Self.archive(header: changed).closed
            )?.problem
        else {
            Issue.record("not refused at line \(line)")
            return
        }
    }
}
