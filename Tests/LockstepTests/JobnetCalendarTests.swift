internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep jobnet calendar`: the public holidays of Japan, to be edited.
@Suite struct JobnetCalendarTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
    }

    @Test func `a year's holidays are closed days with their names`() throws {
        for (language, words) in [
            ("en", "/* Public holidays of Japan, 2026 to 2026 */\n/* New Year's Day */\ncl=2026/01/01;\n"),
            ("ja", "/* 元日 */\ncl=2026/01/01;\n"),
        ] {
            let run = try bench.run(
                "jobnet",
                "calendar",
                "--from-year",
                "2026",
                "--to-year",
                "2026",
                "--lang",
                language
            )
            #expect(run.code == 0)
            #expect(run.errors == "")
            #expect(run.text.contains(words), "\(run.text)")
            #expect(run.text.split(separator: "\n").count { $0.hasPrefix("cl=2026/") } == 18)
        }
    }

    @Test func `all years are those that another program counts`() throws {
        let run = try bench.jobnet("calendar", "--from-year", "1994", "--to-year", "2099")
        let found = run.text.split(separator: "\n").filter { $0.hasPrefix("cl=") }.map {
            String($0.dropFirst(3).dropLast().replacing("/", with: "-"))
        }
        let expected = try Fixtures.text("calendars/japan-1994-2099.tsv").split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.map { String($0.prefix(10)) }
        #expect(found == expected)
    }

    @Test func `given back it is the calendar called japan`() throws {
        try bench.copy("accounts.unitdef")
        let text = try bench.jobnet("calendar", "--from-year", "2026", "--to-year", "2027").bytes
        try bench.write(text, to: "holidays")
        #expect(try bench.jobnet("check", "accounts.unitdef").code == 0)
        func runs(_ calendar: String...) throws -> Data {
            try bench.run(
                [
                    "jobnet", "schedule", "accounts.unitdef", "--from", "2026-01-01", "--to", "2027-12-31", "--format",
                    "tsv",
                ] + calendar
            ).bytes
        }
        #expect(try runs("--calendar", "holidays") == runs("--calendar", "japan"))
        #expect(try runs("--calendar", "holidays") != runs())
    }

    @Test(arguments: [
        [], ["--from-year", "2026"], ["--from-year", "2027", "--to-year", "2026"],
        ["--from-year", "1993", "--to-year", "2026"], ["--from-year", "2026", "--to-year", "2100"],
        ["--from-year", "x", "--to-year", "2026"],
    ])
    func `wrong usage is 2`(arguments: [String]) throws {
        let run = try bench.run(["jobnet", "calendar"] + arguments)
        #expect(run.code == 2)
        #expect(run.text == "")
    }
}
