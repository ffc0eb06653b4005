internal import Redundancy
internal import Replay
internal import Reports
internal import Simulation
internal import TestSupport
internal import Testing

/// Saved samples: written and read back, and every way in which a file can be none.
@Suite struct SampleFileTests {
    static let set = SampleSet(
        title: "a \"title\" \\ with 冗長 🦊",
        samples: [
            Sample(
                name: "detection by timers",
                origin: .observed,
                resolution: .milliseconds(1),
                values: [-5, 0, 7, 31_536_000_000_000_000].map { Nanoseconds($0) }
            ),
            Sample(name: "takeover", origin: .live, resolution: .zero, values: []),
        ]
    )

    private static func problem(_ text: String) -> SampleFileError? {
        do throws(SampleFileError) {
            _ = try SampleFile.samples(Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test func `what is written is read back without loss`() throws {
        #expect(try SampleFile.samples(Array(SampleFile.text(Self.set).utf8)) == Self.set)
    }

    @Test func `another writer's order, blanks and escapes are read`() throws {
        let text = #"""
            {"title":"\u0041\n\u001b[2J\ud83d\/","samples":[],
            	"lockstep_sample":1}
            """#
        let set = try SampleFile.samples(Array(text.utf8))
        #expect(set == SampleSet(title: "A \u{FFFD}[2J\u{FFFD}/", samples: []))
    }

    /// A file with one sample, of which one piece is another.
    private static func file(
        measurement: String = "\"takeover\"",
        origin: String = "\"modelled\"",
        resolution: String = "1",
        values: String = "[1]"
    ) -> String {
        """
        {"lockstep_sample": 1, "title": "t", "samples": [
        {"measurement": \(measurement), "origin": \(origin), "resolution_ns": \(resolution), "values_ns": \(values)}]}
        """
    }

    @Test(
        arguments: [
            (file(measurement: "\"speed\""), 2, 17, .unknownName("speed")),
            (file(origin: "\"guessed\""), 2, 39, .unknownName("guessed")),
            (file(measurement: "7"), 2, 17, .expected("\"")),
            (file(resolution: "-1"), 2, 68, .outOfRange),
            (file(resolution: "1.5"), 2, 68, .expected("a whole number")),
            (file(resolution: "01"), 2, 68, .expected("a whole number")),
            (file(values: "[1, 2e3]"), 2, 88, .expected("a whole number")),
            (file(values: "[1, null]"), 2, 88, .expected("a whole number")),
            (file(values: "[31536000000000001]"), 2, 85, .outOfRange),
            (file(values: "[99999999999999999999]"), 2, 85, .outOfRange),
            (file(values: "[1"), 2, 86, .expected("]")),
            (file(values: "[1,]"), 2, 87, .expected("a whole number")),
            (file(measurement: "\"\(String(repeating: "x", count: 1_002))\""), 2, 17, .textTooLong(limit: 1_000)),
            (file() + "x", 2, 90, .expected("the end of the file")),
            (file().replacing("\"title\"", with: "\"lockstep_sample\""), 1, 24, .duplicateKey("lockstep_sample")),
            (file().replacing("\"title\": \"t\", ", with: ""), 1, 1, .missingKey("title")),
            (file().replacing("\"t\"", with: "\"\\q\""), 1, 34, .expected(#"\" \\ \/ \b \f \n \r \t \u"#)),
            (file().replacing("\"t\"", with: "\"\\u+123\""), 1, 34, .expected("\\u and four hexadecimal digits")),
            (
                "{\"lockstep_sample\": 1, \"samples\": [{\"measurement\": \"takeover\", \"origin\": \"live\", "
                    + "\"resolution_ns\": 0, \"values_ns\": []},\n{\"values_ns\": [], \"measurement\": \"takeover\", "
                    + "\"origin\": \"live\", \"resolution_ns\": 0}]}", 2, 1, .duplicateSample("takeover")
            ),
        ] as [(String, Int, Int, SampleFileProblem)]
    )
    func `a file of the wrong shape is refused at its place`(
        text: String,
        line: Int,
        column: Int,
        problem: SampleFileProblem
    ) {
        #expect(Self.problem(text) == SampleFileError(line: line, column: column, problem))
    }

    @Test func `bytes that are no UTF-8 are refused`() throws {
        var bytes = Array(Self.file().utf8)
        let title = try #require(bytes.firstRange(of: Array("\"t\"".utf8)))
        bytes[title.lowerBound + 1] = 0xFF
        #expect(throws: SampleFileError(line: 1, column: 33, .notUTF8)) { try SampleFile.samples(bytes) }
    }

    @Test func `a file that ends early is refused wherever it ends`() {
        let text = SampleFile.text(Self.set).utf8.dropLast()
        for count in 0..<text.count {
            #expect(throws: SampleFileError.self, "the first \(count) bytes") {
                try SampleFile.samples(Array(text.prefix(count)))
            }
        }
    }

    @Test func `a flipped bit never traps, and what is still read is bounded`() {
        let whole = Array(SampleFile.text(Self.set).utf8)
        for bit in 0..<whole.count * 8 {
            var bytes = whole
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            guard let set = try? SampleFile.samples(bytes) else { continue }
            let lengths = set.samples.flatMap { $0.values + [$0.resolution] }
            #expect(lengths.allSatisfy { $0.count.magnitude <= 31_536_000_000_000_000 }, "bit \(bit)")
        }
    }

    @Test(arguments: ["[", "{\"samples\":[", "{\"", "\"\\u"])
    func `nesting without end and noise are refused at once`(piece: String) {
        #expect(Self.problem(String(repeating: piece, count: 100_000)) != nil)
    }

    @Test func `a file without end is refused by its length`() {
        let bytes = [UInt8](repeating: 0x20, count: SampleFile.longest + 1)
        #expect(throws: SampleFileError(line: 1, column: 1, .tooLong(limit: SampleFile.longest))) {
            try SampleFile.samples(bytes)
        }
    }
}
