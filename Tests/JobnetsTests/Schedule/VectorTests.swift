import Jobnets
import Replay
import TestSupport
import Testing

/// A row of `fixtures/schedules/vectors.tsv`.
struct ScheduleVector: CustomTestStringConvertible {
    let id: String
    let calendar: String
    let settings: String
    let definition: String
    let registered: CalendarDate
    let from: CalendarDate
    let to: CalendarDate
    let expected: String

    var testDescription: String { id }
    /// A fact about runs that no date hangs on.
    var isAboutExecution: Bool { expected == "execution" }
    /// The definition is refused.
    var isRefused: Bool { expected == "refused" }

    static let all: [Self] = {
        guard let text = try? Fixtures.text("schedules/vectors.tsv") else { return [] }
        return text.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            precondition(fields.count == 9, "a row of nine columns: \(line)")
            return Self(
                id: fields[0],
                calendar: fields[1],
                settings: fields[2],
                definition: fields[3],
                registered: ScheduleText.date(fields[4]),
                from: ScheduleText.date(fields[5]),
                to: ScheduleText.date(fields[6]),
                expected: fields[7]
            )
        }
    }()

    /// Those whose definition has a schedule.
    static let read = all.filter { !$0.isRefused }
    /// Those that have the dates of runs.
    static let dated = read.filter { !$0.isAboutExecution }

    func scheduler() throws -> Scheduler {
        try ScheduleText.scheduler(definition, calendar: calendar, settings: settings, registered: registered)
    }
}

@Suite("Rows of schedules, each with its source")
struct VectorTests {
    @Test("a row's runs are those expected", arguments: ScheduleVector.dated)
    func runs(row: ScheduleVector) throws {
        let scheduler = try row.scheduler()
        let jobnet = try #require(scheduler.jobnets.last)
        let runs = scheduler.runs(of: jobnet.fullName, from: row.from, to: row.to)
        #expect(runs.isEmpty ? "none" == row.expected : runs.map(Self.text).joined(separator: " ") == row.expected)
    }

    @Test("a definition that the document forbids is refused", arguments: ScheduleVector.all.filter(\.isRefused))
    func refusal(row: ScheduleVector) {
        let schedules = ScheduleText.schedules(row.definition, calendar: row.calendar, settings: row.settings)
        #expect(!schedules.refused.isEmpty)
    }

    @Test("all jobnets at once have the runs of one by one", arguments: ScheduleVector.read)
    func allAtOnce(row: ScheduleVector) throws {
        let scheduler = try row.scheduler()
        let single = scheduler.jobnets.map { scheduler.runs(of: $0.fullName, from: row.from, to: row.to) }
        #expect(scheduler.runs(from: row.from, to: row.to) == single)
    }

    @Test("no row is lost")
    func count() {
        #expect(ScheduleVector.all.count >= 140)
        #expect(Set(ScheduleVector.all.map(\.id)).count == ScheduleVector.all.count)
        // The dates of the manuals, of a third party's tests and of the document: a letter tells rows of one number apart.
        let attested = [
            "M01", "M02", "M03", "M04", "M05", "M06", "M07", "M09", "M10", "M11", "M12", "M13", "M14", "M15", "M16",
            "M17",
            "T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T11", "T12", "T14", "T17", "T18", "T19", "T21",
            "T22",
            "T23", "T24", "T25", "T26", "T27",
            "D01", "D02", "D05", "D07", "D10", "D12", "D14", "D15", "D21", "D24", "D25", "D26",
        ]
        let numbers = Set(ScheduleVector.all.map { String($0.id.prefix(3)) })
        #expect(attested.filter { !numbers.contains($0) } == [])
    }

    /// The day; `@` and the start where it is not that day's 00:00; `<` and `>` with the start and end delay; `~` with the end of
    /// watching; `?` with the questions.
    static func text(_ run: ScheduledRun) -> String {
        var text = "\(run.day)"
        if run.start != CalendarMinute(run.day, minutes: 0) { text += "@\(run.start)" }
        if let delay = run.startDelayAt { text += "<\(delay)" }
        if let delay = run.endDelayAt { text += ">\(delay)" }
        if let end = run.monitoringEndsAt { text += "~\(end)" }
        if !run.assumptions.isEmpty { text += "?" + run.assumptions.map(\.rawValue).joined(separator: ",") }
        return text
    }
}
