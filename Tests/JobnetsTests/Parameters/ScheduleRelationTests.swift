import Jobnets
import Testing

/// What the schedule parameters of a jobnet say together.
@Suite("Schedule parameters together")
struct ScheduleRelationTests {
    static func startDates(_ count: Int) -> String {
        (1...count).map { "sd=\($0),\($0 % 28 + 1);" }.joined()
    }

    static let cases: [ParameterCase] = [
        .init("sd 57", startDates(144)),
        .init("sd 123", "sd=0,ud;sd=1,en;", .rules(["undefined-with-rules"])),
        .init("sd 59", "sd=1,en;sd=1,en;", .rules(["repeated-parameter"])),
        .init("sd 59", "sd=1,en;sd=1,*1;", .rules(["duplicate-rule-number"])),
        .init("sd 59", "sd=en;sd=1,*1;", .rules(["duplicate-rule-number"])),
        .init("sd 59", "st=10:00;st=1,11:00;", .rules(["duplicate-rule-number"])),
        .init("sd 59", "cftd=no;cftd=1,be;", .rules(["duplicate-rule-number"])),
        .init("sd 61", "sd=1,en;st=2,10:00;", .rules(["rule-without-start-date"])),
        .init("sd 61", "sd=1,en;sy=2,C1;", .rules(["rule-without-start-date"])),
        .init("sd 61", "sd=1,en;ey=2,C1;", .rules(["rule-without-start-date"])),
        .init("sd 61", "sd=1,en;ln=2,1;", .rules(["rule-without-start-date"])),
        .init("sd 61", "sd=1,en;cy=2,(1,d);", .rules(["rule-without-start-date"])),
        .init("sd 61", "sd=1,en;sh=2,be;", .rules(["rule-without-start-date"])),
        .init("sd 61", "sd=1,en;shd=2,1;", .rules(["rule-without-start-date"])),
        .init("sd 61", "sd=1,en;wt=2,un;wc=2,un;", .rules(["rule-without-start-date", "rule-without-start-date"])),
        .init("sd 61", "sd=1,en;cftd=2,be;", .rules(["rule-without-start-date"])),
        // A root jobnet without sd has rule 1.
        .init("sd 57", "st=1,10:00;", in: .root),
        .init("sd 61", "st=2,10:00;", .rules(["rule-without-start-date"]), in: .root),
        // The rules of a nested jobnet without sd are those of its upper one.
        .init("sd 61", "ln=1,1;sd=0,ud;sh=1,be;"),
        .init("sd 61", "sy=7,C10;"),
        // A start date that cannot be read may have been the one.
        .init("sd 55", "sd=2,x;st=2,10:00;", .rules(["value-form"])),
    ]

    @Test("parameters of one rule, and of several", arguments: cases)
    func together(_ example: ParameterCase) {
        #expect(example.found == example.outcome)
    }

    @Test("of 145 start dates the last is one too many; it also has a number too large")
    func tooMany() {
        let text = Self.startDates(144) + "sd=7,30;"
        let found = ParameterCase("sd 57", text).diagnostics.map(\.rule.id)
        #expect(found.sorted() == ["duplicate-rule-number", "start-dates-too-many"])
    }

    @Test(
        "a cycle of weeks over open days is suggested in days, as far as a cycle of days may go",
        arguments: [("sd=*1;cy=(1,w);", "1,(7,d)"), ("sd=2,@1;cy=2,(4,w);", "2,(28,d)"), ("sd=*1;cy=(5,w);", nil)]
    )
    func weeks(_ parameters: String, _ replacement: String?) throws {
        let diagnostic = try #require(ParameterCase("cy 193", parameters).diagnostics.first)
        #expect(diagnostic.rule.id == "week-cycle-of-counted-days")
        #expect(diagnostic.replacement == replacement)
    }
}
