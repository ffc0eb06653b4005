internal import Encodings
internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep jobnet format`: the layout of ajsprint, and nothing else changed.
@Suite struct JobnetFormatTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
    }

    @Test func `an untidy definition comes out tidy, and a tidy one as it is`() throws {
        try bench.copy("untidy.txt")
        let run = try bench.jobnet("format", "untidy.txt")
        #expect(run.code == 0)
        #expect(run.errors == "")
        #expect([UInt8](run.bytes) == (try Fixtures.bytes("definitions/tidy.txt")))
        #expect(try bench.bytes("untidy.txt") == Fixtures.bytes("definitions/untidy.txt"))
        try bench.write(run.bytes, to: "tidy")
        #expect(try bench.jobnet("format", "tidy").bytes == run.bytes)
    }

    @Test func `--check names what is not tidy and writes nothing, --write makes it tidy once and for all`() throws {
        for name in ["untidy.txt", "tidy.txt", "accounts.unitdef"] { try bench.copy(name) }
        let files = ["untidy.txt", "tidy.txt", "accounts.unitdef"]
        let before = try bench.contents(of: ".")
        let check = try bench.run(["jobnet", "format", "--check"] + files)
        #expect(check.code == 1)
        #expect(check.text == "untidy.txt\n")
        #expect(check.errors == "")
        #expect(try bench.contents(of: ".") == before)

        let write = try bench.run(["jobnet", "format", "--write"] + files)
        #expect(write.code == 0)
        #expect(write.text + write.errors == "")
        #expect(try bench.bytes("untidy.txt") == Fixtures.bytes("definitions/tidy.txt"))
        #expect(try bench.bytes("tidy.txt") == Fixtures.bytes("definitions/tidy.txt"))
        #expect(try bench.run(["jobnet", "format", "--check"] + files).code == 0)
    }

    @Test func `encoding, byte order mark and line ends stay`() throws {
        let words = "unit=締め,,,;{cm=\"表示\";\r\n ty=n;}\r\n"
        let tidy = "unit=締め,,,;\r\n{\r\n\tty=n;\r\n\tcm=\"表示\";\r\n}\r\n"
        for encoding in TextEncoding.allCases {
            try bench.write(try encoding.encode(Array(words.utf8)), to: "file")
            let run = try bench.run(
                ["jobnet", "format", "--write", "file", "--encoding", encoding.rawValue]
            )
            #expect(run.code == 0, "\(encoding): \(run.errors)")
            #expect(try bench.bytes("file") == encoding.encode(Array(tidy.utf8)), "\(encoding)")
        }
        try bench.write([0xEF, 0xBB, 0xBF] + Array(words.utf8), to: "marked")
        #expect(try bench.jobnet("format", "--write", "marked").code == 0)
        #expect(try bench.bytes("marked") == [0xEF, 0xBB, 0xBF] + Array(tidy.utf8))
        #expect(try bench.jobnet("format", "--write", "marked", "--line-ends", "lf", "--spaces", "2").code == 0)
        let spaced = tidy.replacing("\r\n", with: "\n").replacing("\t", with: "  ")
        #expect(try bench.bytes("marked") == [0xEF, 0xBB, 0xBF] + Array(spaced.utf8))
    }

    @Test func `a file with faults is left alone, and the others are done`() throws {
        try bench.write("unit=a,,,;\n{\n\tty=n;\n\tcm=\"no end\n", to: "broken")
        try bench.copy("untidy.txt")
        for (language, words) in [
            ("en", "lockstep: broken is left alone: what cannot be read cannot be laid out."),
            ("ja", "lockstep: broken は読めない記述があるため整形しません。"),
        ] {
            let before = try bench.bytes("broken")
            let run = try bench.run("jobnet", "format", "--write", "broken", "untidy.txt", "--lang", language)
            #expect(run.code == 3)
            #expect(run.errors.contains("broken:4:5: "))
            #expect(run.errors.contains(words), "\(run.errors)")
            #expect(try bench.bytes("broken") == before)
            #expect(try bench.bytes("untidy.txt") == Fixtures.bytes("definitions/tidy.txt"))
        }
        #expect(try bench.jobnet("format", "broken").bytes.isEmpty)
    }

    @Test func `of many faults the first are told, and how many there are`() throws {
        try bench.write(String(repeating: "}", count: 50), to: "braces")
        let run = try bench.jobnet("format", "braces")
        #expect(run.code == 3)
        #expect(run.errors.split(separator: "\n").count { $0.hasPrefix("braces:1:") } == 20)
        #expect(run.errors.contains("… and 30 more\n"))
    }

    @Test func `bytes that do not come back are not moved`() throws {
        let bytes = Array("unit=a,,,;{ty=n;cm=\"".utf8) + [0xFF] + Array("あ\";}\n".utf8)
        try bench.write(bytes, to: "damaged")
        let run = try bench.jobnet("format", "--write", "damaged", "--encoding", "utf-8")
        #expect(run.code == 3)
        #expect(run.errors.contains("bytes that its encoding does not give back"))
        #expect(try bench.bytes("damaged") == bytes)
    }

    @Test func `a link stays a link, and a file keeps its permissions`() throws {
        try bench.copy("untidy.txt")
        let manager = FileManager.default
        try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: bench.path("untidy.txt"))
        try manager.createSymbolicLink(atPath: bench.path("link"), withDestinationPath: "untidy.txt")
        #expect(try bench.jobnet("format", "--write", "link").code == 0)
        #expect(try manager.destinationOfSymbolicLink(atPath: bench.path("link")) == "untidy.txt")
        #expect(try bench.bytes("untidy.txt") == Fixtures.bytes("definitions/tidy.txt"))
        let mode = try manager.attributesOfItem(atPath: bench.path("untidy.txt"))[.posixPermissions] as? Int
        #expect(mode == 0o640)
    }

    @Test func `what cannot be read is 3`() throws {
        for name in try bench.writeUnreadableFiles() {
            let run = try bench.jobnet("format", "--write", name)
            #expect(run.code == 3, "\(name)")
            #expect(run.errors.contains(name))
        }
    }

    @Test(arguments: [
        [], ["a", "b"], ["--write", "--check", "a"], ["--spaces", "17", "a"], ["--line-ends", "cr", "a"],
    ])
    func `wrong usage is 2`(arguments: [String]) throws {
        let run = try bench.run(["jobnet", "format"] + arguments)
        #expect(run.code == 2)
        #expect(run.text == "")
    }
}
