internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep jobnet schedule`: the runs of a period.
@Suite struct JobnetScheduleTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
        try bench.copy("accounts.unitdef")
    }

    private struct Row: Decodable, Equatable {
        var unit: String
        var rule: Int
        var day: String
        var start: String
        var startDelayAt: String?
        var endDelayAt: String?
        var monitoringEndsAt: String?
        var assumptions: [String]
    }

    private func rows(_ run: Run) throws -> [Row] {
        try run.text.split(separator: "\n").map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
    }

    private func schedule(_ from: String, _ to: String, _ arguments: String...) throws -> Run {
        try bench.run(
            ["jobnet", "schedule", "accounts.unitdef", "--from", from, "--to", to, "--lang", "en"] + arguments
        )
    }

    private func starts(_ from: String, _ to: String, _ unit: String, _ arguments: String...) throws -> [String] {
        let run = try bench.run(
            ["jobnet", "schedule", "accounts.unitdef", "--from", from, "--to", to, "--unit", unit, "--format", "json"]
                + arguments
        )
        #expect(run.code == 0, "\(run.errors)")
        return try rows(run).map(\.start)
    }

    // MARK: Runs

    @Test func `the closing runs on the last open day, its quarter in every third month`() throws {
        let run = try schedule(
            "2026-04-01",
            "2026-06-30",
            "--unit",
            "/accounts/closing",
            "--nested",
            "--format",
            "json"
        )
        #expect(run.code == 0)
        #expect(run.errors == "")
        let found = try rows(run)
        #expect(
            found.map { "\($0.unit) \($0.start)" } == [
                "/accounts/closing 2026-04-30T19:00", "/accounts/closing/ledger 2026-04-30T19:00",
                "/accounts/closing 2026-05-29T19:00", "/accounts/closing/ledger 2026-05-29T19:00",
                "/accounts/closing 2026-06-30T19:00", "/accounts/closing/ledger 2026-06-30T19:00",
                "/accounts/closing/quarter 2026-06-30T19:00",
            ]
        )
        #expect(
            found.first
                == Row(
                    unit: "/accounts/closing",
                    rule: 1,
                    day: "2026-04-30",
                    start: "2026-04-30T19:00",
                    startDelayAt: "2026-04-30T19:30",
                    endDelayAt: "2026-04-30T23:00",
                    assumptions: []
                )
        )
    }

    @Test func `a group is its root jobnets, and without a name all of the file`() throws {
        func units(_ arguments: String...) throws -> Set<String> {
            let run = try bench.run(
                ["jobnet", "schedule", "accounts.unitdef", "--from", "2026-06-01", "--to", "2026-06-30"] + arguments
                    + ["--format", "json"]
            )
            return Set(try rows(run).map(\.unit))
        }
        #expect(
            try units("--unit", "/accounts/payments") == ["/accounts/payments/transfer", "/accounts/payments/urgent"]
        )
        #expect(try units("--unit", "/warehouse") == ["/warehouse/stock"])
        #expect(try units().count == 6)
        #expect(try units("--nested").count == 9)
        #expect(try units("--unit", "/accounts/closing/quarter") == ["/accounts/closing/quarter"])
    }

    @Test func `payments leave two open days before the 25th, which holidays move`() throws {
        let unit = "/accounts/payments/transfer"
        #expect(try starts("2026-09-01", "2026-10-20", unit) == ["2026-09-23T10:00"])
        #expect(try starts("2026-09-01", "2026-10-20", unit, "--calendar", "japan") == ["2026-09-18T10:00"])
    }

    @Test func `of several calendars the last one is on top`() throws {
        try bench.write("op=2026/09/22;\n", to: "ours")
        let unit = "/accounts/payments/transfer"
        let arguments = ["--calendar", "japan", "--calendar", "ours"]
        #expect(
            try starts("2026-09-01", "2026-10-20", unit, arguments[0], arguments[1], arguments[2], arguments[3]) == [
                "2026-09-22T10:00"
            ]
        )
        #expect(
            try starts("2026-09-01", "2026-10-20", unit, arguments[2], arguments[3], arguments[0], arguments[1]) == [
                "2026-09-18T10:00"
            ]
        )
    }

    @Test func `registration decides where a cycle begins`() throws {
        #expect(try starts("2026-06-29", "2026-06-30", "/accounts/daily").count == 2)
        #expect(
            try starts("2026-06-29", "2026-06-30", "/accounts/daily", "--registered", "2026-06-30")
                == ["2026-06-30T06:30"]
        )
    }

    @Test func `a day of 48 hours keeps its late hours, and says what that hangs on`() throws {
        let run = try schedule(
            "2026-06-01",
            "2026-06-01",
            "--unit",
            "/warehouse",
            "--clock",
            "48",
            "--format",
            "json"
        )
        #expect(
            try rows(run).map { "\($0.day) \($0.start) \($0.assumptions)" } == [
                "2026-06-01 2026-06-02T02:30 [\"long-clock-base\"]"
            ]
        )
        #expect(
            try starts("2026-06-01", "2026-06-01", "/warehouse", "--clock", "48", "--assume", "long-clock-base=ignored")
                == ["2026-06-01T21:30"]
        )
    }

    @Test func `tab-separated values have the same rows as JSON`() throws {
        let table = try schedule("2026-06-01", "2026-06-30", "--format", "tsv").text.split(separator: "\n")
        #expect(table.first == "unit\trule\tday\tstart\tstartDelayAt\tendDelayAt\tmonitoringEndsAt\tassumptions")
        let objects = try rows(try schedule("2026-06-01", "2026-06-30", "--format", "json"))
        #expect(
            table.dropFirst().map { String($0) }
                == objects.map {
                    [
                        $0.unit, "\($0.rule)", $0.day, $0.start, $0.startDelayAt ?? "", $0.endDelayAt ?? "",
                        $0.monitoringEndsAt ?? "", $0.assumptions.joined(separator: ","),
                    ].joined(separator: "\t")
                }
        )
        #expect(objects.map { $0.day + $0.start + $0.unit } == objects.map { $0.day + $0.start + $0.unit }.sorted())
    }

    @Test func `a long period of many jobnets comes in parts, in one order`() throws {
        // More than a million divided by the days of the period: several parts.
        let count = 2_800
        let nets = (0..<count).map { "unit=n\($0),,,;{ty=n;sd=1,1;cy=1,(3,m);}\n" }.joined()
        try bench.write(nets, to: "many")
        let run = try bench.run(
            "jobnet",
            "schedule",
            "many",
            "--from",
            "2026-01-01",
            "--to",
            "2026-12-31",
            "--format",
            "tsv"
        )
        #expect(run.code == 0)
        let days = run.text.split(separator: "\n").dropFirst().map { $0.split(separator: "\t")[2] }
        #expect(days.count == 4 * count)
        #expect(days == days.sorted())
    }

    // MARK: What is refused

    @Test func `a jobnet whose definition is wrong is told, the others are printed`() throws {
        try bench.write(
            "unit=a,,,;{ty=n;sd=2026/02/30;}\nunit=b,,,;{ty=n;sd=2026/02/27;}\nunit=c,,,;{ty=n;cy=0;}\nunit=d,,,;{ty=n;sd=0,en;}\n",
            to: "part"
        )
        for (language, words) in [
            ("en", "lockstep: 3 jobnets without a schedule, since the definition is wrong."),
            ("ja", "lockstep: 定義に誤りがあるため、ジョブネット 3 個のスケジュールは計算できません。"),
        ] {
            let run = try bench.run(
                [
                    "jobnet", "schedule", "part", "--from", "2026-02-01", "--to", "2026-02-28", "--format", "json",
                    "--lang", language,
                ]
            )
            #expect(run.code == 1)
            #expect(try rows(run).map(\.unit) == ["/b"])
            for place in ["part:1:28: ", "part:3:20: ", "part:4:20: "] {
                #expect(run.errors.contains(place), "\(run.errors)")
            }
            #expect(run.errors.contains(words))
        }
    }

    @Test func `text that is lost may have been a jobnet`() throws {
        try bench.write("unit=a,,,;{ty=n;sd=2026/02/27;}\n}\n", to: "lost")
        let run = try bench.jobnet("schedule", "lost", "--from", "2026-02-01", "--to", "2026-02-28")
        #expect(run.code == 1)
        #expect(run.errors.contains("lost:2:1: "))
    }

    @Test func `only jobnets and job groups have schedules`() throws {
        for (unit, english, japanese) in [
            ("/accounts/none", "has no unit /accounts/none.", "ユニット /accounts/none はありません"),
            ("/accounts/daily/load", "neither a jobnet nor a job group", "ジョブネットでもジョブグループでもありません"),
        ] {
            for (language, words) in [("en", english), ("ja", japanese)] {
                let run = try bench.run(
                    [
                        "jobnet", "schedule", "accounts.unitdef", "--from", "2026-04-01", "--to", "2026-04-30",
                        "--unit",
                        unit, "--lang", language,
                    ]
                )
                #expect(run.code == 2)
                #expect(run.text == "")
                #expect(run.errors.contains(words), "\(run.errors)")
            }
        }
    }

    @Test func `a calendar that says nothing, or something wrong, is refused`() throws {
        for text in ["", "/* nothing */", "cl=2026/02/30;", "ty=g;", "cl=sa", "}"] {
            try bench.write(text, to: "calendar")
            let run = try schedule("2026-04-01", "2026-04-30", "--calendar", "calendar")
            #expect(run.code == 3, "\(text)")
            #expect(run.text == "")
            #expect(run.errors.contains("calendar is no calendar"), "\(text): \(run.errors)")
        }
        #expect(try schedule("2026-04-01", "2026-04-30", "--calendar", "absent").code == 3)
    }

    @Test func `what cannot be read, or has no jobnet, is 3`() throws {
        try bench.write("a=b;", to: "loose")
        for name in try bench.writeUnreadableFiles() + ["loose"] {
            let run = try bench.jobnet("schedule", name, "--from", "2026-04-01", "--to", "2026-04-30")
            #expect(run.code == 3, "\(name)")
            #expect(run.text == "")
            #expect(run.errors.contains(name))
        }
    }

    @Test(arguments: [
        [], ["--from", "2026-04-01"], ["--from", "2026-04-02", "--to", "2026-04-01"],
        ["--from", "2026-02-30", "--to", "2026-04-01"], ["--from", "2026-04-01", "--to", "2037-01-01"],
        ["--from", "2026-04-01", "--to", "2026-04-01", "--clock", "12"],
        ["--from", "2026-04-01", "--to", "2026-04-01", "--assume", "luck=good"],
        ["--from", "2026-04-01", "--to", "2026-04-01", "--assume", "missing-day=maybe"],
        ["--from", "２０２６-04-01", "--to", "2026-04-01"], ["--from", "2026-04", "--to", "2026-04-01"],
    ])
    func `wrong usage is 2`(arguments: [String]) throws {
        let run = try bench.run(["jobnet", "schedule", "accounts.unitdef"] + arguments)
        #expect(run.code == 2)
        #expect(run.text == "")
    }

    @Test func `a later year is asked for by --last-year`() throws {
        let arguments = ["--from", "2040-01-01", "--to", "2040-01-31", "--last-year", "2040", "--format", "json"]
        try bench.write("unit=a,,,;{ty=n;sd=2040/01/*b;}", to: "later")
        let run = try bench.run(["jobnet", "schedule", "later"] + arguments)
        #expect(try rows(run).map(\.start) == ["2040-01-31T00:00"])
    }
}
