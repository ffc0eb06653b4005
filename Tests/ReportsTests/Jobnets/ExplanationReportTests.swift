internal import Foundation
internal import Jobnets
internal import Replay
internal import Reports
internal import Testing

/// Why a jobnet runs on a day, in both languages.
@Suite struct ExplanationReportTests {
    @Test(arguments: ExplanationSituation.all)
    func `every line that is expected is printed`(situation: ExplanationSituation) {
        for (language, expected) in [(Language.en, situation.english), (.ja, situation.japanese)] {
            let text = situation.report(language).text
            let lines = Set(text.split(separator: "\n").map(String.init))
            for line in expected { #expect(lines.contains(line), "\(language): \(line)\nis not in\n\(text)") }
        }
    }

    @Test(arguments: ExplanationSituation.all)
    func `no text is left in the other language`(situation: ExplanationSituation) {
        let english = situation.report(.en, isRegistrationTold: false).text
        #expect(english.allSatisfy { $0.isASCII || $0 == "→" }, "\(english)")
        let japanese = situation.report(.ja, isRegistrationTold: false).text
        // No word that only English has; parameters, their values and the names of questions may stand.
        let words = Set(japanese.split { !($0.isLetter && $0.isASCII) && $0 != "-" }.map(String.init))
        let left = [
            "the", "is", "it", "by", "of", "to", "at", "and", "not", "runs", "rule", "rules", "cycles", "closed",
        ]
        #expect(words.isDisjoint(with: left), "\(japanese)")
        for line in japanese.split(separator: "\n") {
            #expect(line.contains { !$0.isASCII }, "\(line)")
        }
    }

    // MARK: That the situations are all

    @Test func `every reason, step, obstacle, lack and nesting is told somewhere`() {
        var reasons: Set<Int> = []
        var steps: Set<Int> = []
        var obstacles: Set<Obstacle> = []
        var lacks: Set<MonthLack> = []
        var nestings: Set<Nesting> = []
        for explanation in ExplanationSituation.all.map(\.explanation) {
            nestings.insert(explanation.nesting)
            for reason in explanation.reasons {
                reasons.insert(Self.number(of: reason))
                if case .monthLacks(_, _, let lack) = reason { lacks.insert(lack) }
            }
            for step in explanation.rules.flatMap(\.traces).flatMap(\.steps) {
                steps.insert(Self.number(of: step))
                if case .noRun(let obstacle) = step { obstacles.insert(obstacle) }
            }
        }
        #expect(reasons == Set(0..<Self.reasonCount))
        #expect(steps == Set(0..<Self.stepCount))
        #expect(obstacles == Set(Obstacle.allCases))
        #expect(lacks == Set(MonthLack.allCases))
        #expect(nestings == Set(Nesting.allCases))
    }

    private static let reasonCount = 17

    /// A new reason does not compile until it is counted here, and is missed until there is a situation for it.
    private static func number(of reason: Explanation.Reason) -> Int {
        switch reason {
        case .runs: 0
        case .noSchedule: 1
        case .beforeRegistration: 2
        case .outsideYears: 3
        case .upperDoesNotRun: 4
        case .bypassed: 5
        case .movedHere: 6
        case .movedAway: 7
        case .belongsTo: 8
        case .dropped: 9
        case .merged: 10
        case .notLinked: 11
        case .upperLacksRule: 12
        case .overdue: 13
        case .excluded: 14
        case .monthLacks: 15
        case .noCandidate: 16
        }
    }

    private static let stepCount = 17

    private static func number(of step: ScheduleStep) -> Int {
        switch step {
        case .candidate: 0
        case .expiry: 1
        case .calendar: 2
        case .closedDayMeant: 3
        case .substitution: 4
        case .shift: 5
        case .noRun: 6
        case .start: 7
        case .linked: 8
        case .notLinked: 9
        case .upperLacksRule: 10
        case .heldUntil: 11
        case .day: 12
        case .merged: 13
        case .overdue: 14
        case .excluded: 15
        case .runs: 16
        }
    }

    // MARK: Parts

    @Test func `parameters are told as a definition has them`() {
        let rules = [
            "sd=1,2026/05/*01  cy=1,(2,w)  sh=1,no  cftd=1,db,3  st=1,+09:30",
            "sd=2,+b-02  cy=2,(3,m)  sh=2,af  shd=2,31  st=2,47:59",
            "sd=3,05/@b  cy=3,(1,y)  cftd=3,af,2,5  st=3,00:00",
            "sd=4,2027/12/mo:2  st=4,+00:00", "sd=5,+fr:b  cy=5,(31,d)  sh=5,ca  st=5,10:05", "sd=6,en  st=6,23:59",
            "sd=7,05/31  st=7,12:00", "sd=8,b-05  st=8,12:00", "sd=144,su  st=144,12:00",
        ]
        let parameters = rules.map { $0.replacing("  ", with: ";") + ";" }.joined()
        let text = ExplanationSituation(
            description: "every form",
            units: ExplanationSituation.n("a", parameters),
            day: "2026-06-03",
            english: [],
            japanese: []
        ).report(.en).text
        let headings = text.split(separator: "\n").filter { $0.wholeMatch(of: #/rule \d+  .*/#) != nil }
        #expect(headings.map { String($0).replacing(#/^rule \d+  /#, with: "") } == rules)
    }

    /// The day's standing in a report, in both languages.
    private func calendarLines(_ calendar: OperatingCalendar, group: String?, on day: String) -> [String] {
        let jobnet = JobnetSchedule(fullName: "/g/h/a", calendar: calendar)
        let date = ExplanationSituation.date(day)
        let scheduler = Scheduler(jobnets: [jobnet], registered: date)
        return Language.allCases.map { language in
            guard let explanation = scheduler.explanation(of: "/g/h/a", on: date) else { return "" }
            let report = ExplanationReport(
                explanation,
                options: ScheduleOptions(),
                isRegistrationTold: true,
                calendarGroup: group,
                previous: nil,
                next: nil,
                language: language,
                ink: Ink(isColored: false)
            )
            let line = report.text.split(separator: "\n").first { $0.contains(#/^(calendar|カレンダー) /#) }
            return line.map { String($0.drop { $0 != " " }.drop { $0 == " " }) } ?? ""
        }
    }

    @Test func `the entry that decides a day is told with the group that has it`() {
        var own = CalendarEntries()
        own.weekdays[6] = .open
        var upper = CalendarEntries()
        upper.weekdays[6] = .closed
        upper.dates[ExplanationSituation.date("2026-06-03")] = .closed
        var overlay = CalendarEntries()
        overlay.dates[ExplanationSituation.date("2026-07-20")] = .closed
        let calendar = OperatingCalendar([own, upper], overlay: overlay)
        #expect(
            calendarLines(calendar, group: "/g/h", on: "2026-06-06")
                == ["open by op=sa of /g/h", "運用日 (/g/h の op=sa)"]
        )
        #expect(
            calendarLines(calendar, group: "/g/h", on: "2026-06-03")
                == ["closed by cl=2026/06/03 of /g", "休業日 (/g の cl=2026/06/03)"]
        )
        #expect(
            calendarLines(calendar, group: "/g/h", on: "2026-07-20")
                == ["closed by cl=2026/07/20 of the calendar of --calendar", "休業日 (--calendar のカレンダーの cl=2026/07/20)"]
        )
        #expect(
            calendarLines(calendar, group: nil, on: "2026-06-03")
                == ["closed by cl=2026/06/03 of an upper job group", "休業日 (上位ジョブグループの cl=2026/06/03)"]
        )
        #expect(
            calendarLines(calendar, group: "/g/h", on: "2026-06-04")
                == ["open: no entry of the calendar names the day", "運用日 (カレンダーに指定なし)"]
        )
    }

    @Test func `a registration that nobody told is called an assumption, with the option that tells it`() throws {
        let situation = try #require(ExplanationSituation.all.first)
        #expect(situation.report(.en).text.contains("registered  2026-06-01 (Mon)\n"))
        let english = situation.report(.en, isRegistrationTold: false).text
        #expect(english.contains("2026-06-01 (Mon), assumed") && english.contains("--registered"))
        let japanese = situation.report(.ja, isRegistrationTold: false).text
        #expect(japanese.contains("2026-06-01 (月) と仮定") && japanese.contains("--registered"))
    }

    // MARK: For programs

    private struct Told: Decodable {
        struct Reason: Decodable {
            var kind: String
            var message: String
        }
        struct Rule: Decodable {
            var rule: Int
            var parameters: [String]
            var candidates: [Candidate]
        }
        struct Candidate: Decodable {
            var candidate: String
            var steps: [Reason]
        }
        var unit: String
        var date: String
        var nesting: String
        var reasons: [Reason]
        var rules: [Rule]
    }

    private func told(_ situation: ExplanationSituation, _ language: Language) throws -> Told {
        try JSONDecoder().decode(Told.self, from: Data(situation.report(language).document.json.utf8))
    }

    @Test(arguments: ExplanationSituation.all)
    func `programs read the same kinds whatever the language, and the messages of the text`(
        situation: ExplanationSituation
    ) throws {
        let english = try told(situation, .en)
        let japanese = try told(situation, .ja)
        #expect(english.unit == situation.unit)
        #expect(english.date == situation.day)
        #expect(english.nesting == situation.explanation.nesting.rawValue)
        #expect(english.reasons.count == situation.explanation.reasons.count)
        #expect(english.reasons.map(\.kind) == japanese.reasons.map(\.kind))
        let steps = english.rules.flatMap(\.candidates).flatMap(\.steps)
        #expect(steps.map(\.kind) == japanese.rules.flatMap(\.candidates).flatMap(\.steps).map(\.kind))
        for (told, language) in [(english, Language.en), (japanese, .ja)] {
            let text = situation.report(language).text
            let messages = told.reasons + told.rules.flatMap(\.candidates).flatMap(\.steps)
            for message in messages.map(\.message) { #expect(text.contains(message), "\(message)\nis not in\n\(text)") }
        }
    }

    @Test func `an obstacle is told with the step that it came of`() throws {
        let situation = try #require(ExplanationSituation.all.first { $0.description == "closed, as is assumed" })
        let told = try told(situation, .en)
        #expect(told.reasons.map(\.kind) == ["dropped"])
        let steps = try #require(told.rules.first?.candidates.first?.steps)
        #expect(steps.map(\.kind) == ["candidate", "expiry", "calendar", "substitution", "no-run"])
    }
}
