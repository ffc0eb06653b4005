internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep simulate` with many scenarios and with kept outcomes, as a person and as a build server run it.
@Suite struct OutcomeTests {
    /// A bench with two scenarios of the fixtures and two drawn ones in the folder `scenarios`, and their outcomes kept.
    private func keptBench() throws -> Workbench {
        let bench = try Workbench()
        try #require(try bench.run("hunt", "--seed", "41", "--runs", "2", "--keep", "scenarios").code == 0)
        for name in ["process-failure-hot.yaml", "rp-flap.yaml"] {
            try bench.write(Fixtures.bytes("scenarios/\(name)"), to: "scenarios/\(name)")
        }
        try #require(try bench.run(Self.compare + ["--update"]).code == 0)
        return bench
    }

    private static let compare = ["simulate", "scenarios", "--golden", "kept.tsv", "--lang", "en"]
    private static let names = ["generated-000041", "generated-000042", "process-failure-hot", "rp-flap"]

    private func rows(_ text: String) -> [[String]] {
        text.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// Changes the rows of the kept outcomes, the line of names first.
    private func edit(_ bench: Workbench, _ change: (inout [[String]]) -> Void) throws {
        var rows = try rows(String(contentsOfFile: bench.path("kept.tsv"), encoding: .utf8))
        change(&rows)
        try bench.write(rows.map { $0.joined(separator: "\t") + "\n" }.joined(), to: "kept.tsv")
    }

    @Test func `several scenarios print a line each, with the digest that the run of one alone has`() throws {
        let bench = try keptBench()
        let all = try bench.run("simulate", "scenarios", "--format", "tsv")
        #expect(all.code == 0)
        let rows = rows(all.text)
        #expect(rows.dropFirst().map { $0[0] } == Self.names)
        #expect(rows.dropFirst().allSatisfy { $0[1...2] == ["1", "ok"] })
        for row in rows.dropFirst() {
            let one = try bench.run("simulate", "scenarios", "--only", row[0], "--lang", "en")
            #expect(one.text.contains("state digest \(row[8])"), "\(row[0])")
        }
        #expect(try bench.run("simulate", "scenarios", "--lang", "en").text.contains("4 scenarios, modelled: ok 4"))
    }

    @Test func `outcomes as they are kept are no finding, in any order of the files`() throws {
        let bench = try keptBench()
        let run = try bench.run(Self.compare)
        #expect(run.code == 0)
        #expect(run.text == "4 scenarios as in kept.tsv.\n")
        let files = ["rp-flap", "generated-000041", "process-failure-hot"].map { "scenarios/\($0).yaml" }
        #expect(try bench.run(["simulate"] + files + ["--golden", "kept.tsv"]).code == 0)
    }

    @Test(arguments: 1...8)
    func `a field changed by hand is named with its scenario and both values`(field: Int) throws {
        let bench = try keptBench()
        var name = ""
        var value = ""
        try edit(bench) { rows in
            name = rows[0][field]
            value = rows[3][field]
            rows[3][field] = "something else"
        }
        let run = try bench.run(Self.compare + ["--format", "tsv"])
        #expect(run.code == 1)
        #expect(rows(run.text).dropFirst() == [["process-failure-hot", name, "something else", value]])
        let japanese = try bench.run(Self.compare.dropLast() + ["ja"])
        #expect(japanese.code == 1)
        #expect(japanese.text.contains("process-failure-hot") && japanese.text.contains("と異なるシナリオ: 1 (\(name) 1)"))
    }

    @Test func `a scenario that is kept alone or has run alone is a difference`() throws {
        let bench = try keptBench()
        try edit(bench) { rows in
            rows[4][0] = "renamed"
        }
        let run = try bench.run(Self.compare + ["--format", "tsv"])
        #expect(run.code == 1)
        #expect(rows(run.text).dropFirst() == [["renamed", "-", "kept", "none"], ["rp-flap", "-", "none", "run"]])
    }

    @Test func `another seed is other runs`() throws {
        let run = try keptBench().run(Self.compare + ["--seed", "2"])
        #expect(run.code == 1)
        #expect(run.text.contains("Scenarios not as in kept.tsv: 4 (seed 4"))
    }

    @Test func `update keeps what is found, says what changed, and is stable`() throws {
        let bench = try keptBench()
        let before = try bench.contents(of: ".")["kept.tsv"]
        try edit(bench) { rows in
            rows[1][7] = "0"
            rows.remove(at: 2)
        }
        let update = try bench.run(Self.compare + ["--update"])
        #expect(update.code == 0)
        #expect(
            update.text.contains(
                "kept.tsv written: 4 scenarios, 2 of them changed, added or removed (scenario 1, steps 1)"
            )
        )
        #expect(try bench.contents(of: ".")["kept.tsv"] == before)
        #expect(try bench.run(Self.compare).code == 0)
        #expect(try bench.run(Self.compare + ["--update"]).text == "4 scenarios as in kept.tsv.\n")
    }

    @Test func `an unmet expectation stays a finding, whatever is kept`() throws {
        let bench = try keptBench()
        let text = try Fixtures.text("scenarios/rp-flap.yaml").replacing("- active 1 (259)", with: "- active 2 (259)")
        try bench.write(text, to: "scenarios/rp-flap.yaml")
        for options in [[], ["--update"], []] {
            let run = try bench.run(Self.compare.dropLast() + ["ja", "--format", "tsv"] + options)
            #expect(run.code == 1)
            #expect(
                rows(run.text) == [["scenario", "field", "expected", "got"], ["rp-flap", "verdict", "ok", "unmet"]]
            )
        }
        #expect(try bench.run("simulate", "scenarios").code == 1)
    }

    @Test func `a scenario over its budget may be kept so`() throws {
        let bench = try keptBench()
        let text = try Fixtures.text("scenarios/process-failure-hot.yaml").replacing(
            "  - takeover at most",
            with: "  # "
        )
        try bench.write(text, to: "scenarios/process-failure-hot.yaml")
        let slower = ["--set", "step.takeover.activeDrain=900ms"]
        #expect(try bench.run(["simulate", "scenarios"] + slower).code == 1)
        #expect(try bench.run(Self.compare + slower).text.contains("over-budget"))
        #expect(try bench.run(Self.compare + slower + ["--update"]).code == 0)
        #expect(try bench.run(Self.compare + slower).code == 0)
    }

    @Test func `a broken document is refused with its file and line, and nothing is written`() throws {
        let bench = try keptBench()
        try bench.write("---\ntitle: a\ntimeline: []\n---\ntitle: b\ntimline: []\n", to: "scenarios/two.yaml")
        let before = try bench.contents(of: ".")
        for language in ["en", "ja"] {
            let run = try bench.run(Self.compare.dropLast() + [language, "--update"])
            #expect(run.code == 3)
            #expect(run.errors.contains("scenarios/two.yaml:6:1: "))
        }
        #expect(try bench.contents(of: ".") == before)
    }

    @Test func `two scenarios of one name, and a folder without any, are refused`() throws {
        let bench = try keptBench()
        let twice = try bench.run(["simulate", "scenarios", "scenarios/rp-flap.yaml", "--lang", "en"])
        #expect(twice.code == 3)
        #expect(twice.errors.contains("the name 'rp-flap'"))
        try FileManager.default.createDirectory(atPath: bench.path("empty"), withIntermediateDirectories: true)
        let empty = try bench.run(["simulate", "empty", "--lang", "en"])
        #expect(empty.code == 3)
        #expect(empty.errors.contains("empty holds no *.yaml"))
    }

    @Test(arguments: [
        ("", "1: nothing in it"),
        ("scenario\tseed\n", "1: the columns are not"),
        ("HEADER\na\tb\n", "2: 2 cells between tabs"),
        ("HEADER\nROW\nROW\n", "3: a second row of rp-flap"),
        ("HEADER\nROW", "2: the last line has no end"),
        ("HEADER\nROW\nx\\y\t\t\t\t\t\t\t\t\n", "3: a backslash"),
        ("HEADER\n\n", "2: 1 cells between tabs"),
        ("HEADER\nROW\n\u{0}\n", "3: 1 cells"),
    ])
    func `a file of no kept outcomes is refused with its line, and not written over`(
        text: String,
        message: String
    ) throws {
        let bench = try keptBench()
        let kept = try rows(String(contentsOfFile: bench.path("kept.tsv"), encoding: .utf8))
        let hostile = text.replacing("HEADER", with: kept[0].joined(separator: "\t"))
            .replacing("ROW", with: kept[4].joined(separator: "\t"))
        try bench.write(hostile, to: "kept.tsv")
        for arguments in [Self.compare, Self.compare + ["--update"]] {
            let run = try bench.run(arguments)
            #expect(run.code == 3)
            #expect(run.text == "")
            #expect(run.errors.contains("kept.tsv:\(message)"))
        }
        #expect(try bench.contents(of: ".")["kept.tsv"] == Data(hostile.utf8))
        let japanese = try bench.run(Self.compare.dropLast() + ["ja"])
        #expect(japanese.errors.contains("保存された結果ではありません"))
    }

    @Test func `random damage to kept outcomes ends in an exit code, never in a trap`() throws {
        let bench = try keptBench()
        let kept = try #require(try bench.contents(of: ".")["kept.tsv"])
        let seed = ProcessInfo.processInfo.environment["LOCKSTEP_SEED"].flatMap { UInt64($0) }
        for seed in seed.map({ [$0] }) ?? Array(1...40) {
            var generator = SeededGenerator(seed: seed)
            var bytes = [UInt8](kept)
            for _ in 0..<Int.random(in: 1...20, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0...3, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.insert([9, 10, 92, 13, 0].randomElement(using: &generator)!, at: place)
                case 2: bytes.removeSubrange(place..<min(place + 30, bytes.count))
                default: bytes.removeLast(min(5, bytes.count))
                }
            }
            try bench.write(bytes, to: "kept.tsv")
            let run = try bench.run(Self.compare)
            #expect([1, 3].contains(run.code), "LOCKSTEP_SEED=\(seed) swift test --filter OutcomeTests")
        }
    }

    @Test(arguments: [
        ["--update"], ["--only", "rp-flap", "--golden", "kept.tsv"], ["--only", "nobody"], ["--runs", "3"],
    ])
    func `options that do not go together are wrong usage`(options: [String]) throws {
        let run = try keptBench().run(["simulate", "scenarios"] + options)
        #expect(run.code == 2)
        #expect(!run.errors.isEmpty)
    }

    @Test func `kept outcomes that are not there are made by update only`() throws {
        let bench = try keptBench()
        let run = try bench.run("simulate", "scenarios", "--golden", "nowhere.tsv", "--lang", "en")
        #expect(run.code == 3)
        #expect(run.errors.contains("--update makes the first one"))
        #expect(try bench.run("simulate", "scenarios", "--golden", "nowhere/kept.tsv", "--update").code == 3)
    }

    @Test func `drawn scenarios are written a hundred a file, run as they read, and drawn again alike`() throws {
        let bench = try Workbench()
        let run = try bench.run("hunt", "--runs", "101", "--keep", "drawn", "--lang", "en")
        #expect(run.code == 0)
        #expect(run.text == "101 scenarios in 2 files of drawn.\n")
        let first = try bench.contents(of: "drawn")
        #expect(first.keys.sorted() == ["generated-000001.yaml", "generated-000101.yaml"])
        #expect(try bench.run("hunt", "--runs", "101", "--keep", "drawn").code == 0)
        #expect(try bench.contents(of: "drawn") == first)
        let only = try bench.run("simulate", "drawn", "--only", "generated-000057", "--format", "json")
        #expect(only.text.contains("\"generated-000057\""))
        #expect(try bench.run("hunt", "--keep", "drawn", "--out", "x.yaml").code == 2)
        try bench.write("", to: "file")
        #expect(try bench.run("hunt", "--keep", "file").code == 3)
    }
}
