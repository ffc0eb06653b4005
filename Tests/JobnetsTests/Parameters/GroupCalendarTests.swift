import Jobnets
import Replay
import Testing

/// Which calendar a jobnet has.
@Suite("Calendars of jobnets")
struct GroupCalendarTests {
    static func entries(_ change: (inout CalendarEntries) -> Void) -> CalendarEntries {
        var entries = CalendarEntries()
        change(&entries)
        return entries
    }

    static func date(_ month: Int, _ day: Int) throws -> CalendarDate {
        try #require(CalendarDate(year: 2026, month: month, day: day))
    }

    static func schedules(_ text: String, _ overlay: String? = nil) -> DefinitionSchedules {
        DefinitionSchedules(Definition(SyntaxTree(text)), overlay: overlay.map { CalendarFile(SyntaxTree($0)) })
    }

    static let groups = """
        unit=A,,,;{ty=g;cl=su;sdd=26;
          unit=B,,,;{ty=g;op=2026/05/03;stt=08:30;md=ne;unit=n,,,;{ty=n;unit=m,,,;{ty=n;}}}
          unit=C,,,;{ty=g;cl=sa;sdd=mo:2;}
          unit=k,,,;{ty=n;jc=/A/C;}
        }
        unit=r,,,;{ty=n;}
        """

    @Test("the own group first, then the groups above it; for nested jobnets as for their root")
    func inheritance() throws {
        let schedules = Self.schedules(Self.groups)
        #expect(schedules.refused.isEmpty)
        #expect(schedules.jobnets.map(\.fullName) == ["/A/B/n", "/A/B/n/m", "/A/k", "/r"])
        let upper = Self.entries {
            $0.weekdays[0] = .closed
            $0.baseDay = .day(26)
        }
        let day = try Self.date(5, 3)
        let own = Self.entries {
            $0.dates[day] = .open
            $0.baseTime = 510
            $0.monthNaming = .next
        }
        let redirected = Self.entries {
            $0.weekdays[6] = .closed
            $0.baseDay = .weekday(1, .numbered(2))
        }
        #expect(schedules.jobnets[0].calendar == OperatingCalendar([own, upper]))
        #expect(schedules.jobnets[1].calendar == OperatingCalendar([own, upper]))
        #expect(schedules.jobnets[2].calendar == OperatingCalendar([redirected, upper]))
        #expect(schedules.jobnets[3].calendar == OperatingCalendar([]))
    }

    @Test("of two entries for the same day in one group the later one counts")
    func laterWins() throws {
        let schedules = Self.schedules("unit=A,,,;{ty=g;cl=su;op=su;op=2026/1/1;cl=2026/01/01;unit=n,,,;{ty=n;}}")
        let layer = try #require(schedules.jobnets.first?.calendar.layers.first)
        #expect(layer.weekdays[0] == .open)
        #expect(layer.dates == [try Self.date(1, 1): .closed])
    }

    @Test("a calendar with a mistake in it gives no schedule to the jobnets that stand by it, and only to those")
    func mistakes() {
        let schedules = Self.schedules(
            """
            unit=A,,,;{ty=g;cl=2026/02/30;unit=B,,,;{ty=g;unit=n,,,;{ty=n;}}unit=o,,,;{ty=n;jc=/C;}}
            unit=C,,,;{ty=g;unit=p,,,;{ty=n;}}
            unit=D,,,;{ty=g;sdd=1;sdd=2;unit=q,,,;{ty=n;}}
            unit=E,,,;{ty=g;cl su;unit=s,,,;{ty=n;}}
            """
        )
        #expect(schedules.jobnets.map(\.fullName) == ["/A/o", "/C/p"])
        #expect(
            schedules.refused.map { $0.diagnostics.map(\.rule.id) } == [
                ["no-such-date"], ["repeated-parameter"], ["unexpected-text"],
            ]
        )
    }

    @Test("what a calendar file says outside of all units is laid over every calendar")
    func everywhere() throws {
        let schedules = Self.schedules(Self.groups, "cl=2026/08/13; cl=we;\nstt=07:00;")
        let day = try Self.date(8, 13)
        let overlay = Self.entries {
            $0.dates[day] = .closed
            $0.weekdays[3] = .closed
            $0.baseTime = 420
        }
        #expect(schedules.jobnets.map(\.calendar.overlay) == Array(repeating: overlay, count: 4))
        #expect(schedules.jobnets[0].calendar.layers == Self.schedules(Self.groups).jobnets[0].calendar.layers)
    }

    @Test("a group of a calendar file counts for the group with the same full name, before what that says")
    func groupOverlay() throws {
        let schedules = Self.schedules(Self.groups, "unit=A,,,;{ty=g;op=su;md=th;unit=B,,,;{ty=g;cl=2026/05/03;}}")
        let day = try Self.date(5, 3)
        let upper = Self.entries {
            $0.weekdays[0] = .open
            $0.baseDay = .day(26)
            $0.monthNaming = .this
        }
        let own = Self.entries {
            $0.dates[day] = .closed
            $0.baseTime = 510
            $0.monthNaming = .next
        }
        #expect(schedules.jobnets[0].calendar == OperatingCalendar([own, upper]))
        #expect(schedules.jobnets[3].calendar == OperatingCalendar([]))
    }

    @Test("jc may name a group that only the calendar file has; the groups above it are those of both files")
    func redirectToCalendarFile() {
        let text = "unit=A,,,;{ty=g;cl=su;unit=n,,,;{ty=n;jc=/A/X/Y;}}"
        #expect(Self.schedules(text).refused.map { $0.diagnostics.map(\.rule.id) } == [["jc-missing-job-group"]])
        let schedules = Self.schedules(text, "unit=A,,,;{ty=g;unit=X,,,;{ty=g;cl=mo;unit=Y,,,;{ty=g;cl=tu;}}}")
        let layers = [2, 1, 0].map { weekday in Self.entries { $0.weekdays[weekday] = .closed } }
        #expect(schedules.jobnets.first?.calendar == OperatingCalendar(layers))
    }

    static let files: [(String, [String])] = [
        ("op=su;", []),
        ("/* 2026 */ cl=2026/01/01; unit=A,,,;{ty=g;cm=\"x\";el=B,g,+0+0;cl=sa;}", []),
        ("op=2026/02/30;", ["no-such-date"]),
        ("op=su;cl=su;", ["calendar-contradiction"]),
        ("sdd=1;sdd=2;", ["repeated-parameter"]),
        ("sd=1,en;", ["calendar-file-parameter"]),
        ("unit=n,,,;{ty=n;}", ["calendar-file-unit"]),
        ("unit=A,,,;{ty=g;md=x;}", ["value-choice"]),
        ("unit=A,,,;{ty=g;op=su;", ["missing-closing-brace"]),
    ]

    @Test("what is wrong in a calendar file", arguments: files)
    func file(_ text: String, _ expected: [String]) {
        let file = CalendarFile(SyntaxTree(text))
        #expect(file.diagnostics.map(\.rule.id) == expected)
    }

    @Test("a calendar file without loose parameters says nothing of all calendars")
    func empty() {
        let file = CalendarFile(SyntaxTree("unit=A,,,;{ty=g;op=su;}"))
        #expect(file.everywhere == nil)
        #expect(file.entries(ofGroup: "/A") == Self.entries { $0.weekdays[0] = .open })
        #expect(file.entries(ofGroup: "/B") == nil)
    }
}
