internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep regress`: scenarios, saved samples and logs held against each other.
@Suite struct RegressTests {
    private let bench: Workbench
    private let hot = Fixtures.url("scenarios/process-failure-hot.yaml").path
    private let budget = Fixtures.url("regress/budget.yaml").path
    private let slower = ["--set", "step.takeover.activeDrain=900ms"]

    init() throws {
        bench = try Workbench()
    }

    private func regress(_ arguments: [String]) throws -> Run {
        try bench.run(["regress"] + arguments)
    }

    /// The rows of `--format tsv` by measurement, each by column.
    private func rows(_ run: Run) -> [String: [String: String]] {
        let lines = run.text.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        guard let columns = lines.first else { return [:] }
        return Dictionary(
            lines.dropFirst().map { cells in (cells[0], Dictionary(zip(columns, cells)) { first, _ in first }) }
        ) { first, _ in first }
    }

    private func verdicts(_ run: Run) -> [String: String] {
        rows(run).compactMapValues { $0["verdict"] }
    }

    // MARK: Scenarios

    @Test func `a step that takes longer is a regression, and the build server is told`() throws {
        let run = try regress([hot, "--runs", "30", "--junit", "out.xml", "--format", "tsv"] + slower)
        #expect(run.code == 1)
        #expect(verdicts(run) == ["detection": "same", "takeover": "worse", "outage": "worse"])
        let takeover = try #require(rows(run)["takeover"])
        #expect(takeover["effect"] == "large")
        #expect(takeover["baseline_count"] == "30" && takeover["candidate_count"] == "30")
        let shift = try #require(takeover["shift_ns"].flatMap { Int64($0) })
        let low = try #require(takeover["shift_low_ns"].flatMap { Int64($0) })
        let high = try #require(takeover["shift_high_ns"].flatMap { Int64($0) })
        #expect(low <= shift && shift <= high && low > 600_000_000)
        let xml = try String(contentsOf: bench.folder.appending(path: "out.xml"), encoding: .utf8)
        #expect(xml.contains("tests=\"3\" failures=\"2\" errors=\"0\" skipped=\"0\""))
        #expect(xml.contains("name=\"takeover\">\n      <failure type=\"worse\""))
    }

    @Test func `the same twice and a faster one are no regression`() throws {
        let same = try regress([hot, hot, "--runs", "30", "--junit", "same.xml", "--budget", budget, "--lang", "en"])
        #expect(same.code == 0)
        #expect(same.text.contains("Test: Mann-Whitney U, two-sided, significant below p = 0.01."))
        let xml = try String(contentsOf: bench.folder.appending(path: "same.xml"), encoding: .utf8)
        #expect(xml.contains("failures=\"0\" errors=\"0\" skipped=\"0\""))
        let faster = try regress([
            hot, "--runs", "30", "--set-base", "step.takeover.activeDrain=900ms", "--format", "tsv",
        ])
        #expect(faster.code == 0)
        #expect(verdicts(faster) == ["detection": "same", "takeover": "better", "outage": "better"])
    }

    @Test func `what timers notice is a sample of its own, under the budget of its kind`() throws {
        let silent = Fixtures.url("scenarios/silent-default-timers.yaml").path
        let run = try regress([silent, "--runs", "20", "--set", "keepalive.retries=8", "--format", "tsv"])
        #expect(run.code == 1)
        #expect(
            verdicts(run) == ["detection by timers": "worse", "takeover": "same", "outage by timers": "worse"]
        )
    }

    @Test func `a wider budget lets the same change pass`() throws {
        let wide = try bench.write("takeover: {worsening: 2s}\noutage: {worsening: 2s}\n", to: "wide.yaml")
        let run = try regress([hot, "--runs", "20", "--budget", wide, "--format", "tsv"] + slower)
        #expect(run.code == 0)
        #expect(verdicts(run)["takeover"] == "worseWithinBudget")
    }

    @Test func `the report is in the person's language, in JSON too`() throws {
        let japanese = try regress([hot, "--runs", "20", "--lang", "ja"] + slower)
        #expect(japanese.code == 1)
        #expect(japanese.text.contains("予算超過の悪化"))
        #expect(japanese.text.contains("検定: Mann-Whitney の U 検定(両側、有意水準 0.01)"))
        let json = try regress([hot, "--runs", "20", "--format", "json"] + slower)
        let found = try #require(try JSONSerialization.jsonObject(with: json.bytes) as? [String: Any])
        #expect(found["regressed"] as? Bool == true)
        #expect((found["comparisons"] as? [[String: String]])?.map { $0["verdict"] } == ["same", "worse", "worse"])
    }

    @Test func `a scenario without a switchover has nothing to compare`() throws {
        let refused = Fixtures.url("scenarios/forced-refused-on-standby.yaml").path
        let run = try regress([refused, refused, "--runs", "20", "--lang", "en"])
        #expect(run.code == 3)
        #expect(run.errors.contains("not verifiable: neither side measured anything"))
    }

    // MARK: Saved samples

    @Test func `what was saved compares as the runs themselves do`() throws {
        #expect(try regress([hot, "--runs", "20", "--save", "base.json"]).code == 0)
        let direct = try regress([hot, "--runs", "20", "--format", "tsv"] + slower)
        let saved = try regress(["base.json", hot, "--runs", "20", "--save", "other.json", "--format", "tsv"] + slower)
        #expect(direct.code == 1 && saved.code == 1)
        #expect(saved.text == direct.text)
        let both = try regress(["base.json", "other.json", "--format", "tsv"])
        #expect(both.text == direct.text)
    }

    @Test func `the sample of a former build is still read`() throws {
        let run = try regress([Fixtures.url("regress/process-failure-hot.json").path, hot, "--runs", "30"])
        #expect(run.code == 0)
    }

    private func sample(_ origin: String, _ values: some Sequence<Int>, resolution: Int = 1) -> String {
        """
        {"lockstep_sample": 1, "title": "by hand", "samples": [{"measurement": "takeover", "origin": "\(origin)",
         "resolution_ns": \(resolution), "values_ns": [\(values.map { String($0) }.joined(separator: ","))]}]}
        """
    }

    @Test(arguments: [
        ("en", "the baseline is modelled, the candidate observed; compare logs with logs"),
        ("ja", "基準はモデル値、候補は観測値です"),
    ])
    func `modelled and observed figures are never compared`(language: String, words: String) throws {
        try bench.write(sample("modelled", 1...30), to: "modelled.json")
        try bench.write(sample("observed", 1...30), to: "observed.json")
        let run = try regress(["modelled.json", "observed.json", "--lang", language, "--junit", "out.xml"])
        #expect(run.code == 3)
        #expect(run.errors.contains(words), "\(run.errors)")
        let xml = try String(contentsOf: bench.folder.appending(path: "out.xml"), encoding: .utf8)
        #expect(xml.contains("skipped=\"1\""))
    }

    @Test(arguments: [
        ("en", "19 and 30 values, at least 20 are needed; give more runs"), ("ja", "値は 19 個と 30 個です。20 個以上必要です"),
    ])
    func `too few values are refused`(language: String, words: String) throws {
        try bench.write(sample("modelled", 1...19), to: "few.json")
        try bench.write(sample("modelled", 1...30), to: "enough.json")
        let run = try regress(["few.json", "enough.json", "--lang", language])
        #expect(run.code == 3)
        #expect(run.errors.contains(words), "\(run.errors)")
    }

    @Test(arguments: [
        ("en", "in times known to 1,000 ms; capture finer stamps"), ("ja", "時刻の分解能 1,000 ms より小さい値です"),
    ])
    func `a limit below the resolution of the times is refused`(language: String, words: String) throws {
        let values = (0..<30).map { 1_000_000_000 + $0 * 1_000_000 }
        try bench.write(sample("observed", values, resolution: 1_000_000_000), to: "coarse.json")
        let run = try regress(["coarse.json", "coarse.json", "--lang", language])
        #expect(run.code == 3)
        #expect(run.errors.contains(words), "\(run.errors)")
    }

    @Test func `a measurement that only one side has is not passed over`() throws {
        try bench.write(sample("modelled", 1_000_000_000...1_000_000_029), to: "takeover.json")
        let run = try regress(["takeover.json", hot, "--runs", "20", "--format", "tsv", "--lang", "en"])
        #expect(run.code == 3)
        #expect(verdicts(run)["detection"] == "notComparable")
        #expect(run.errors.contains("detection, fault to new active: 0 and 20 values"))
    }

    @Test func `what the budget names must be there`() throws {
        let named = try bench.write("standbyReturn: {worsening: 10%}\n", to: "named.yaml")
        let run = try regress([hot, hot, "--runs", "20", "--budget", named, "--lang", "en"])
        #expect(run.code == 3)
        #expect(run.errors.contains("standby seen again: 0 and 0 values"))
    }

    @Test(
        arguments: [
            ("", "1:1: { is expected here", "1:1: ここには { が必要です"),
            ("{\"lockstep_sample\": 2}", "1:21: written by a later version (format 2)", "新しい版の形式 2"),
            ("{\"lockstep_sample\": 1,\n \"titel\": 1}", "2:2: unknown key 'titel'", "2:2: キー「titel」はありません"),
            ("{\"lockstep_sample\": 1}", "1:1: title is missing", "title がありません"),
            ("\u{0}\u{1}", "1:1: { is expected here", "1:1: ここには { が必要です"),
        ] as [(String, String, String)]
    )
    func `a file that is no sample is refused at its place`(text: String, english: String, japanese: String) throws {
        try bench.write(text, to: "bad.json")
        for (language, words) in [("en", english), ("ja", japanese)] {
            let run = try regress(["bad.json", "bad.json", "--lang", language])
            #expect(run.code == 3)
            #expect(run.text == "")
            #expect(run.errors.contains("bad.json:"))
            #expect(run.errors.contains(words), "\(run.errors)")
        }
    }

    // MARK: Budgets and usage

    @Test(
        arguments: [
            ("takeovr: {worsening: 10%}", "1:1: unknown key 'takeovr'", "1:1: キー「takeovr」はありません"),
            (
                "takeover: {worsening: lots}", "1:23: worsening: 'lots' is not a worsening such as 10% or 20ms",
                "悪化の幅(例: 10%、20ms)を書いてください"
            ),
            ("alpha: 2", "outside above 0 to below 1", "範囲は 0 より大きく 1 未満"),
        ] as [(String, String, String)]
    )
    func `a budget that is none is refused at its place`(text: String, english: String, japanese: String) throws {
        try bench.write(text, to: "budget.yaml")
        for (language, words) in [("en", english), ("ja", japanese)] {
            let run = try regress([hot, hot, "--runs", "20", "--budget", "budget.yaml", "--lang", language])
            #expect(run.code == 3)
            #expect(run.errors.contains("budget.yaml:1:"))
            #expect(run.errors.contains(words), "\(run.errors)")
        }
    }

    @Test(arguments: [
        [], ["--runs", "19", "--set", "quiet=1s"], ["--set", "quiet"], ["--save", "sample.txt"],
        ["--save", "sample.json", "--junit", "out.xml"],
        ["--set", "nonsense=1"],
    ])
    func `one side alone and wrong options are wrong usage`(arguments: [String]) throws {
        let run = try regress([hot] + arguments)
        #expect(run.code == 2)
        #expect(run.text == "")
        #expect(!run.errors.isEmpty)
        #expect(try bench.contents(of: ".").isEmpty)
    }

    @Test func `a saved sample has no settings to change`() throws {
        try bench.write(sample("modelled", 1...30), to: "base.json")
        let run = try regress(["base.json", "--set", "quiet=1s", "--lang", "en"])
        #expect(run.code == 2)
        #expect(run.errors.contains("base.json is no scenario"))
    }

    // MARK: Logs

    /// A log of 20 pairs, each with the incident of the fixture; the standby becomes active `later` ms later, and a
    /// millisecond more from pair to pair.
    private func log(_ name: String, later: Int) throws {
        let fixture = "incidents/process-failure-hot-standby/chassis"
        for number in 0..<20 {
            let moved = try Fixtures.text("\(fixture)-2.log")
                .replacing("09:14:33.188 UTC", with: "09:14:33.\(188 + later + number) UTC")
            let files = [
                try bench.write(try Fixtures.text("\(fixture)-1.log"), to: "chassis-1.log"),
                try bench.write(moved, to: "chassis-2.log"),
            ]
            let run = try bench.run(["ingest", "--log", name, "--pair", "pair-\(number)"] + files)
            try #require(run.code == 0, "\(run.errors)")
        }
    }

    @Test func `logs are compared by the incidents of all their pairs`() throws {
        try log("base.lockstep", later: 0)
        try log("slow.lockstep", later: 300)
        let same = try regress(["base.lockstep", "base.lockstep", "--format", "tsv"])
        #expect(same.code == 0, "\(same.errors)")
        #expect(verdicts(same) == ["takeover": "same"])
        let slow = try regress(["base.lockstep", "slow.lockstep", "--clock-offset", "2ms", "--format", "tsv"])
        #expect(slow.code == 1)
        #expect(verdicts(slow) == ["detection": "same", "takeover": "worse", "outage": "worse"])
        #expect(rows(slow)["takeover"]?["shift_ns"] == "300000000")
        #expect(rows(slow)["takeover"]?["baseline_origin"] == "observed")

        let vague = try regress(["base.lockstep", "slow.lockstep", "--clock-offset", "5ms", "--lang", "en"])
        #expect(vague.code == 1)
        #expect(vague.errors.contains("in times known to 10 ms"))
        let one = try regress(["base.lockstep", "slow.lockstep", "--pair", "pair-7", "--lang", "en"])
        #expect(one.code == 3)
        #expect(one.errors.contains("takeover: 1 and 1 values"))
        let none = try regress(["base.lockstep", "slow.lockstep", "--pair", "nobody", "--lang", "en"])
        #expect(none.code == 3)
        #expect(none.errors.contains("base.lockstep holds no captures of the pair nobody. Its pairs: pair-0, pair-1"))
        let mixed = try regress(["base.lockstep", hot, "--runs", "20", "--lang", "en"])
        #expect(mixed.code == 3)
        #expect(
            mixed.errors.contains("detection, takeover, fault to new active: the baseline is observed, the candidate")
        )
    }

    @Test func `the log of recorded runs is modelled, and compares with its scenario`() throws {
        try #require(bench.run(["simulate", hot, "--runs", "20", "--log", "runs.lockstep"]).code == 0)
        let same = try regress(["runs.lockstep", hot, "--runs", "20", "--format", "tsv"])
        #expect(same.code == 0, "\(same.errors)")
        #expect(rows(same)["takeover"]?["baseline_origin"] == "modelled")

        let capture = Fixtures.url("incidents/process-failure-hot-standby/chassis-2.log").path
        try #require(bench.run(["ingest", "--log", "runs.lockstep", "--pair", "captured", capture]).code == 0)
        for (language, words) in [("en", "holds runs and captures"), ("ja", "モデル値と観測値は一緒にできません")] {
            let mixed = try regress(["runs.lockstep", hot, "--runs", "20", "--lang", language])
            #expect(mixed.code == 3)
            #expect(mixed.errors.contains(words), "\(mixed.errors)")
        }
    }

    @Test func `a folder that is no log is refused`() throws {
        let run = try regress([".", hot, "--runs", "20"])
        #expect(run.code == 3)
        #expect(!run.errors.isEmpty)
    }
}
