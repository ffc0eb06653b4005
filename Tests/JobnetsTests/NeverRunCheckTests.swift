import Jobnets
import Testing

@Suite("Schedules that never run")
struct NeverRunCheckTests {
    private static let weekdays = "cl=sa;cl=su"
    private static let everyDay = "cl=su;cl=mo;cl=tu;cl=we;cl=th;cl=fr;cl=sa"

    private func diagnostics(_ jobnets: String, _ calendar: String, lastYear: Int = 2036) -> [Diagnostic] {
        var options = CheckOptions()
        options.lastYear = lastYear
        let definition = Definition(SyntaxTree(ScheduleText.definition(jobnets, calendar: calendar)))
        return NeverRunCheck(definition, options: options).diagnostics()
    }

    static let cases: [(jobnets: String, calendar: String, reason: String)] = [
        ("sd=@1;cy=(1,m);sh=ca", weekdays, "all closed"),
        ("sd=2026/06/07", weekdays, "all closed"),
        ("sd=su;cy=(1,w);sh=ca", weekdays, "all closed"),
        ("sd=en;sh=ca", everyDay, "all closed"),
        ("sd=1;cy=(1,d)", everyDay, "all closed"),
        ("sd=15;cy=(1,m);sh=af;shd=31", everyDay, "within shd"),
        ("sd=2026/06/01;cftd=af,5,2", weekdays, "cftd"),
        ("sd=2026/04/01;cy=(1,m);ed=2026/03/31", "", "after ed"),
        ("sd=2036/12/31;sh=af", "cl=2036/12/31", "years"),
        ("sd=2026/02/mo:5", "", "no month"),
        ("sd=*1;cy=(1,m)", everyDay, "no month"),
        ("sd=@1", "", "no month"),
        ("/a: sd=mo;cy=(1,w) | /a/b: de=n;sd=fr;cy=(1,w)", "", "upper jobnet runs"),
        ("/a: sd=1;cy=(1,m) | /a/b: de=n;sd=2,1;cy=2,(1,m)", "", "no rule of the number"),
        ("/a: sd=1;cy=(1,m) | /a/b: de=n;sd=1;cy=(1,m);ln=1,3", "", "no rule of the number"),
        ("/a: sd=mo;cy=(1,w) | /a/b: | /a/b/c: de=n;sd=fr;cy=(1,w)", "", "upper jobnet runs"),
    ]

    @Test("a jobnet that never runs is told once, with the reason", arguments: cases)
    func never(_ jobnets: String, _ calendar: String, _ reason: String) {
        let found = diagnostics(jobnets, calendar)
        #expect(found.map(\.rule.id) == ["schedule-never-runs"])
        #expect(found.first?.rule.severity == .warning)
        #expect(found.first?.rule.message.english.contains(reason) == true)
    }

    @Test(
        "a jobnet that runs after some registration is not told",
        arguments: [
            // Without ca a closed day that is counted is meant.
            ("sd=@1;cy=(1,m)", weekdays),
            ("sd=31;cy=(1,m)", ""),
            ("sd=2036/12/31", ""),
            ("sd=1995/03/31", ""),
            ("sd=10;ed=1999/12/31", ""),
            ("sd=02/29;cy=(1,y)", ""),
            ("sd=mo:5;cy=(1,m)", ""),
            // Only where the registration is the first day of a base month, or one Saturday.
            ("sd=+1", "sdd=26"),
            ("/a: sd=+1 | /a/b: de=n;sd=1,+1", "sdd=26"),
            ("/a: sd=en | /a/b: de=n;sd=1,15", ""),
            ("sd=sa;sh=ca", "cl=sa;op=2027/05/08"),
            ("sd=en;sh=ca", everyDay + ";op=2027/11/17"),
            ("sd=1,@1;sh=1,ca;sd=2,en", weekdays),
            ("", everyDay + ";op=2026/01/01"),
            ("sd=0,ud", everyDay),
            ("/a: sd=1;cy=(1,m) | /a/b: de=n;sd=1;cy=(3,m)", ""),
            // Where the upper jobnet never runs, it alone is told; this one has no day of its own.
            ("/a: sd=0,ud | /a/b: de=n;sd=fr", ""),
            ("/a: sd=1,en | /a/b: de=n", ""),
            ("/a: sd=1,en | /a/b: sd=0,ud", ""),
        ]
    )
    func runs(_ jobnets: String, _ calendar: String) {
        #expect(diagnostics(jobnets, calendar) == [])
    }

    @Test("a nested jobnet of one that never runs is not told besides")
    func upper() {
        let found = diagnostics("/a: sd=@1;sh=ca | /a/b: de=n;sd=fr;cy=(1,w)", Self.weekdays)
        #expect(found.map(\.arguments) == [["a"]])
    }

    @Test("the years may end later")
    func lastYear() {
        #expect(diagnostics("sd=2036/12/31;sh=af", "cl=2036/12/31", lastYear: 2037) == [])
    }

    @Test("it stands at the start date, and comes with all else that a check tells")
    func place() throws {
        let text = "unit=c,,,;{ty=g;el=a,n,+0+0;cl=su;unit=a,,,;{ty=n;cm=x;sd=su;cy=(1,w);sh=ca;}}"
        let definition = Definition(SyntaxTree(text))
        let found = DefinitionChecker(definition).diagnostics()
        #expect(found.map(\.rule.id) == ["value-unquoted", "schedule-never-runs"])
        let range = try #require(found.last?.range)
        #expect(definition.tree.text(range) == "sd=su;")
    }

    @Test("a jobnet whose schedule cannot be read is left out")
    func refused() {
        #expect(diagnostics("sd=@1;sh=ca;jc=/no/such", Self.weekdays) == [])
        #expect(diagnostics("sd=2026/02/30", Self.weekdays) == [])
    }

    @Test("thousands of jobnets that never run are all told")
    func many() {
        let jobnets = (0..<2000).map { "unit=n\($0),,,;{ty=n;sd=@1;cy=(1,m);sh=ca;}" }.joined()
        let definition = Definition(SyntaxTree("unit=c,,,;{ty=g;cl=sa;\(jobnets)}"))
        #expect(NeverRunCheck(definition).diagnostics().count == 2000)
    }
}
