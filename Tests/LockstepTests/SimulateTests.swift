internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep simulate`, as a person runs it.
@Suite struct SimulateTests {
    private func scenario(_ name: String) -> String {
        Fixtures.url("scenarios/\(name).yaml").path
    }

    @Test func `a process failure is simulated, measured and held against the document`() throws {
        let run = try Workbench().run(["simulate", scenario("process-failure-hot"), "--lang", "en"])
        #expect(run.code == 0)
        #expect(run.text.contains("1 -> 2  active unit failed  stateful"))
        #expect(run.text.contains("modelled"))
        #expect(!run.text.contains("FAILED"))
    }

    @Test func `the same seed prints the same run, another seed another`() throws {
        let bench = try Workbench()
        func text(_ seed: String) throws -> String {
            try bench.run(["simulate", scenario("power-loss-hot"), "--seed", seed]).text
        }
        #expect(try text("7") == text("7"))
        #expect(try text("7") != text("8"))
    }

    @Test func `the calls of each client are printed when asked for`() throws {
        let bench = try Workbench()
        let line = "RF_PROG_ACTIVE_FAST(200)"
        let usual = try bench.run(["simulate", scenario("process-failure-hot"), "--lang", "en"]).text
        let whole = try bench.run(["simulate", scenario("process-failure-hot"), "--lang", "en", "--progressions"]).text
        #expect(!usual.contains(line) && whole.contains(line))
        // Whatever else is printed is the same.
        let others = whole.split(separator: "\n").filter { !$0.contains("RF_PROG_") && !$0.contains("client added") }
        #expect(others == usual.split(separator: "\n"))
    }

    @Test func `one step that takes longer moves the takeover, and the budget tells`() throws {
        let run = try Workbench().run([
            "simulate", scenario("process-failure-hot"), "--lang", "en", "--set", "step.takeover.activeDrain=900ms",
        ])
        #expect(run.code == 1)
        #expect(run.text.contains("over"))
    }

    @Test func `many runs print percentiles of what each measured`() throws {
        let run = try Workbench().run([
            "simulate", scenario("process-failure-hot"), "--runs", "30", "--format", "tsv",
        ])
        #expect(run.code == 0)
        let rows = run.text.split(separator: "\n").map { $0.split(separator: "\t") }
        #expect(rows.map { $0[0] } == ["measurement", "detection", "takeover", "outage"])
        #expect(rows.dropFirst().allSatisfy { $0[1] == "30" })
    }

    @Test func `many runs are summed up in the person's language`() throws {
        let silent = scenario("silent-default-timers")
        let english = try Workbench().run(["simulate", silent, "--runs", "3", "--lang", "en"])
        #expect(english.text.contains("\ndetection by timers\n"))
        let japanese = try Workbench().run(["simulate", silent, "--runs", "3", "--lang", "ja"])
        #expect(japanese.text.contains("\n障害の検出(タイマーによる)\n"))
        #expect(!japanese.text.contains("detection"))
    }

    @Test func `runs without a switchover have nothing to measure`() throws {
        let run = try Workbench().run([
            "simulate", scenario("forced-refused-on-standby"), "--runs", "3", "--lang", "en",
        ])
        #expect(run.code == 3)
        #expect(run.errors.contains("not verifiable"))
    }

    @Test(
        arguments: [
            ("keepalive.interval=150ms", "is not a multiple of 100ms", "100ms の倍数を指定してください"),
            ("keepalive.retries=11", "is outside 3 to 10", "範囲は 3 〜 10"),
            ("boot=soon", "such as 120ms, 5s or 2min", "時間(例: 120ms、5s、2min)を指定してください"),
            ("nonsense=1", "There are: keepalive.interval,", "指定できるのは: keepalive.interval,"),
        ] as [(String, String, String)]
    )
    func `a setting out of its range or unknown is wrong usage, in both languages`(
        change: String,
        english: String,
        japanese: String
    ) throws {
        let bench = try Workbench()
        for (language, words) in [("en", english), ("ja", japanese)] {
            let run = try bench.run([
                "simulate", scenario("process-failure-hot"), "--set", change, "--lang", language,
            ])
            #expect(run.code == 2)
            #expect(run.text == "")
            #expect(run.errors.contains("--set \(change): "))
            #expect(run.errors.contains(words), "\(run.errors)")
        }
    }

    @Test(arguments: [["--set", "x"], ["--runs", "0"], ["--runs", "1000001"]])
    func `an option without its value is wrong usage`(arguments: [String]) throws {
        let run = try Workbench().run(["simulate", scenario("process-failure-hot")] + arguments)
        #expect(run.code == 2)
        #expect(run.errors.contains("Usage: lockstep simulate"))
    }

    @Test func `a file that is no scenario is refused with its place and in the person's language`() throws {
        let bench = try Workbench()
        let path = try bench.write("title: x\ntimeline:\n  - 0s power-up 1\n", to: "wrong.yaml")
        let english = try bench.run("simulate", path, "--lang", "en")
        #expect(english.code == 3)
        #expect(english.errors.contains("wrong.yaml:3:8: 'power-up' is not one of 1> COMMAND, 2> COMMAND, power-on,"))
        let japanese = try bench.run("simulate", path, "--lang", "ja")
        #expect(japanese.code == 3)
        let words = "wrong.yaml:3:8: 「power-up」は使えません。ここに書けるのは 1> COMMAND、2> COMMAND、power-on、"
        #expect(japanese.errors.contains(words), "\(japanese.errors)")
    }

    @Test(arguments: [
        ("nowhere.yaml", "there is no file nowhere.yaml", "nowhere.yaml はありません"),
        (".", ". holds no *.yaml. Name scenario files, or a folder of them.", ". に *.yaml がありません。"),
    ])
    func `what is no file says what to do`(path: String, english: String, japanese: String) throws {
        let bench = try Workbench()
        for (language, words) in [("en", english), ("ja", japanese)] {
            let run = try bench.run("simulate", path, "--lang", language)
            #expect(run.code == 3)
            #expect(run.errors.contains(words))
        }
    }

    @Test(arguments: [[], ["--golden", "pipe"]])
    func `a pipe is refused and not waited for, as scenario and as kept outcomes`(options: [String]) throws {
        let bench = try Workbench()
        unsafe #expect(mkfifo(bench.path("pipe"), 0o600) == 0)
        let path = options.isEmpty ? "pipe" : scenario("formation-alone")
        for (language, words) in [("en", "pipe is no regular file"), ("ja", "pipe は通常のファイルではありません")] {
            let run = try bench.run(["simulate", path, "--lang", language] + options)
            #expect(run.code == 3)
            #expect(run.errors.contains(words), "\(run.errors)")
        }
    }

    @Test func `a device without an end is refused`() throws {
        let run = try Workbench().run("simulate", "/dev/zero", "--lang", "en")
        #expect(run.code == 3)
        #expect(run.errors.contains("/dev/zero is no regular file"), "\(run.errors)")
    }

    @Test func `a folder is no file of kept outcomes`() throws {
        let bench = try Workbench()
        for options in [[], ["--update"]] {
            let run = try bench.run(
                ["simulate", scenario("formation-alone"), "--golden", ".", "--lang", "en"] + options
            )
            #expect(run.code == 3)
            #expect(run.errors.contains(". is a folder. Name one of the files in it."), "\(run.errors)")
        }
    }

    @Test(arguments: ["process-failure-hot", "n-plus-one/controller-lost"], ["tsv", "json"])
    func `what a program reads has the same names in both languages`(name: String, format: String) throws {
        func names(_ language: String) throws -> Set<String> {
            let run = try Workbench().run(["simulate", scenario(name), "--format", format, "--lang", language])
            if format == "tsv" {
                return Set(run.text.prefix { $0 != "\n" }.split(separator: "\t").map(String.init))
            }
            let document = try JSONSerialization.jsonObject(with: run.bytes) as? [String: Any]
            let events = try #require(document?["events"] as? [[String: Any]])
            return Set(events.flatMap(\.keys))
        }
        let english = try names("en")
        #expect(english.isSuperset(of: ["seconds", "event"]))
        #expect(try names("ja") == english)
    }

    @Test func `a controller's name hides no field of an event from a program`() throws {
        let bench = try Workbench()
        let path = try bench.write(
            """
            title: named like fields
            controllers:
              - {name: seconds, platform: C9800-40}
              - {name: event, platform: C9800-40}
            access-points:
              - {count: 1, primary: seconds, secondary: event}
            timeline:
              - 0s access-points 1..1 power-on
            """,
            to: "named.yaml"
        )
        let run = try bench.run("simulate", path, "--format", "json", "--lang", "en")
        let document = try JSONSerialization.jsonObject(with: run.bytes) as? [String: Any]
        let events = try #require(document?["events"] as? [[String: Any]])
        #expect(events.first?["seconds"] as? String == "0.000000")
        #expect(events.last?["event"] as? String == "in RUN on seconds")
        #expect(events.last?["running"] as? [String: Int] == ["seconds": 1, "event": 0])
    }

    @Test func `a line that is no command is explained in both languages`() throws {
        let bench = try Workbench()
        let path = try bench.write(
            "title: typing\nquiet: 1s\ntimeline:\n  - 0s power-on 1\n  - 600s 1> redundancy force-swtchover\n",
            to: "typing.yaml"
        )
        let english = try bench.run("simulate", path, "--lang", "en").text
        #expect(english.contains("not a command, column 12: unknown word force-swtchover; did you mean"))
        let japanese = try bench.run("simulate", path, "--lang", "ja").text
        #expect(japanese.contains("コマンドではありません (12 桁目): force-swtchover は使えません。force-switchover ではありませんか"))
    }

    @Test func `a hunt that finds nothing says so in every form`() throws {
        let bench = try Workbench()
        let text = try bench.run("hunt", "--runs", "2", "--seed", "5", "--lang", "en")
        #expect(text.text == "2 scenarios from seed 5: no invariant broken.\n")
        let rows = try bench.run("hunt", "--runs", "2", "--seed", "5", "--format", "tsv").text.split(separator: "\n")
        #expect(rows.first == "runs\tfirst_seed\tseed\tinvariant\tdetail\tentries\tscenario")
        #expect(rows.dropFirst() == ["2\t5\t\t\t\t\t"])
        let json = try bench.run("hunt", "--runs", "2", "--seed", "5", "--format", "json")
        let found = try JSONSerialization.jsonObject(with: json.bytes) as? [String: Any]
        #expect(found?["runs"] as? String == "2")
        #expect(found?["finding"] is NSNull)
        #expect([text.code, json.code] == [0, 0])
    }
}
