internal import Jobnets
internal import Replay
internal import Reports

/// A jobnet on a day, with lines that its explanation has in both languages. June 2026 begins on a Monday.
struct ExplanationSituation: CustomStringConvertible, Sendable {
    var description: String
    /// The units of the group `/g`, where Saturdays and Sundays are closed.
    var units: String
    var unit = "/g/a"
    var day: String
    var registered = "2026-06-01"
    var assume: [(Assumption, String)] = []
    var english: [String]
    var japanese: [String]
    /// What no definition can say, since the file would be refused.
    var alter: @Sendable (inout [JobnetSchedule]) -> Void = { _ in }

    /// Jobnets of a definition: `n("a", "sd=1,en;")`.
    static func n(_ name: String, _ parameters: String, _ inside: String = "") -> String {
        "unit=\(name),,u,;{ty=n;\(parameters)\(inside)}"
    }

    static func date(_ text: String) -> CalendarDate {
        let fields = text.split(separator: "-").compactMap { Int($0) }
        guard fields.count == 3, let date = CalendarDate(year: fields[0], month: fields[1], day: fields[2]) else {
            preconditionFailure("\(text) is no date")
        }
        return date
    }

    private var options: ScheduleOptions {
        var options = ScheduleOptions()
        for (assumption, value) in assume {
            precondition(options.set(assumption, to: value), "\(assumption.rawValue) has no answer \(value)")
        }
        return options
    }

    private var scheduler: Scheduler {
        let text = "unit=g,,u,;{ty=g;cl=su;cl=sa;\(units)}"
        let schedules = DefinitionSchedules(Definition(SyntaxTree(text)))
        precondition(schedules.refused.isEmpty, "\(description): refused \(schedules.refused)")
        var jobnets = schedules.jobnets
        alter(&jobnets)
        return Scheduler(jobnets: jobnets, registered: Self.date(registered), options: options)
    }

    var explanation: Explanation {
        guard let explanation = scheduler.explanation(of: unit, on: Self.date(day)) else {
            preconditionFailure("\(description): there is no \(unit)")
        }
        return explanation
    }

    func report(_ language: Language, isRegistrationTold: Bool = true) -> ExplanationReport {
        let date = Self.date(day)
        return ExplanationReport(
            explanation,
            options: options,
            isRegistrationTold: isRegistrationTold,
            calendarGroup: "/g",
            previous: scheduler.runs(of: unit, from: date - 400, to: date - 1).last,
            next: scheduler.runs(of: unit, from: date + 1, to: date + 400).first,
            language: language,
            ink: Ink(isColored: false)
        )
    }
}

extension ExplanationSituation {
    static let all = rootJobnets + endings + nestedJobnets

    private static let rootJobnets = [
        Self(
            description: "substituted and shifted",
            units: n("a", "sd=1,15;cy=1,(1,m);sh=1,be;cftd=1,be,2;st=1,9:00;sy=1,9:30;ey=1,C90;"),
            day: "2026-08-12",
            english: [
                "/g/a 2026-08-12 (Wed): runs at 09:00 by rule 1", "  rule 1: moved here from 2026-08-15 (Sat)",
                "  09:00: start delay 09:30, end delay 10:30",
                "calendar    open: no entry of the calendar names the day",
                "rule 1  sd=1,15  cy=1,(1,m)  sh=1,be  shd=1,2  cftd=1,be,2,10  st=1,09:00",
                "  starts in 2026-06: 2026-06-01 (Mon) to 2026-06-30 (Tue)",
                "   1. sd=1,15, cy=1,(1,m): 2026-08-15 (Sat), 2 cycles after the first month",
                "   2. calendar: closed by cl=sa of /g",
                "   3. sh=1,be, shd=1,2: 2026-08-15 (Sat) → 2026-08-14 (Fri)",
                "   4. cftd=1,be,2,10: 2026-08-14 (Fri) → 2026-08-12 (Wed)", "   5. st=1,09:00: 2026-08-12 (Wed) 09:00",
                "   6. belongs to 2026-08-12 (Wed)", "   7. runs",
            ],
            japanese: [
                "/g/a 2026-08-12 (水): ルール 1 により 09:00 に実行", "  ルール 1: 2026-08-15 (土) から移りました",
                "  09:00: 開始遅延 09:30、終了遅延 10:30", "カレンダー    運用日 (カレンダーに指定なし)",
                "  2026年6月 (2026-06-01 (月) 〜 2026-06-30 (火)) から開始",
                "   1. sd=1,15, cy=1,(1,m): 2026-08-15 (土) (最初の月から 2 サイクル後)",
                "   2. カレンダー: 休業日 (/g の cl=sa)", "   3. sh=1,be, shd=1,2: 2026-08-15 (土) → 2026-08-14 (金)",
                "   6. 2026-08-12 (水) の実行予定", "   7. 実行",
            ]
        ),
        Self(
            description: "three candidates that become one day",
            units: n("a", "sd=1,2026/06/06;cy=1,(1,d);sh=1,af;"),
            day: "2026-06-08",
            english: [
                "/g/a 2026-06-08 (Mon): runs at 00:00 by rule 1", "  rule 1: moved here from 2026-06-06 (Sat)",
                "  rule 1: moved here from 2026-06-07 (Sun)", "  candidate 2026-06-06 (Sat)",
                "  candidate 2026-06-07 (Sun)", "  candidate 2026-06-08 (Mon)",
            ],
            japanese: ["  候補日 2026-06-06 (土)", "  候補日 2026-06-07 (日)", "  候補日 2026-06-08 (月)"]
        ),
        Self(
            description: "moved away",
            units: n("a", "sd=1,2026/06/07;sh=1,af;"),
            day: "2026-06-07",
            english: [
                "/g/a 2026-06-07 (Sun): does not run: rule 1: 2026-06-07 (Sun) was moved to 2026-06-08 (Mon)",
                "   1. sd=1,2026/06/07: 2026-06-07 (Sun)", "   4. st=1,+00:00: 2026-06-08 (Mon) 00:00",
                "previous run  none", "next run      2026-06-08 (Mon) 00:00 (rule 1)",
            ],
            japanese: [
                "/g/a 2026-06-07 (日): 実行されません: ルール 1: 2026-06-07 (日) は 2026-06-08 (月) に移りました",
                "前回の実行予定  なし", "次回の実行予定  2026-06-08 (月) 00:00 (ルール 1)",
            ]
        ),
        Self(
            description: "between two candidates",
            units: n("a", "sd=1,2026/06/01;cy=1,(1,w);"),
            day: "2026-06-10",
            english: [
                "/g/a 2026-06-10 (Wed): does not run: rule 1: no candidate here; the nearest are 2026-06-08 (Mon) and 2026-06-15 (Mon)",
                "  candidate before  2026-06-08 (Mon)", "  candidate after   2026-06-15 (Mon)",
            ],
            japanese: ["  前の候補日  2026-06-08 (月)", "  次の候補日  2026-06-15 (月)"]
        ),
        Self(
            description: "after the last candidate",
            units: n("a", "sd=1,2026/06/01;"),
            day: "2026-06-10",
            english: [
                "/g/a 2026-06-10 (Wed): does not run: rule 1: no candidate here; the last one is 2026-06-01 (Mon)"
            ],
            japanese: [
                "/g/a 2026-06-10 (水): 実行されません: ルール 1: この日は候補日ではありません。最後の候補日は 2026-06-01 (月) です"
            ]
        ),
        Self(
            description: "before the first candidate, which is closed",
            units: n("a", "sd=1,2026/06/13;sh=1,ca;"),
            day: "2026-06-10",
            english: ["  candidate after   2026-06-13 (Sat), no run: it is a closed day (sh=ca)"],
            japanese: ["  次の候補日  2026-06-13 (土) 実行なし: この日は休業日です (sh=ca)"]
        ),
        Self(
            description: "late hour, on the day before",
            units: n("a", "sd=1,2026/06/03;st=1,25:00;"),
            day: "2026-06-03",
            english: [
                "/g/a 2026-06-03 (Wed): does not run: rule 1: by its start time the run belongs to 2026-06-04 (Thu)"
            ],
            japanese: ["/g/a 2026-06-03 (水): 実行されません: ルール 1: 開始時刻により 2026-06-04 (木) の実行予定になります"]
        ),
        Self(
            description: "two rules of one minute",
            units: n("a", "sd=1,2026/06/03;sd=2,we;cy=2,(1,w);"),
            day: "2026-06-03",
            english: [
                "/g/a 2026-06-03 (Wed): runs at 00:00 by rules 1, 2",
                "  rule 2: the same time as by rule 1, and one run with it",
                "   1. sd=2,we, cy=2,(1,w): 2026-06-03 (Wed), the first candidate",
                "   5. the same time as by rule 1: one run with it",
            ],
            japanese: [
                "/g/a 2026-06-03 (水): ルール 1, 2 により 00:00 に実行", "  ルール 2: ルール 1 と同じ時刻のため、1 回の実行になります",
                "   5. ルール 1 と同じ時刻: 1 回の実行",
            ]
        ),
        Self(
            description: "two runs a day",
            units: n("a", "sd=1,2026/06/03;sd=2,2026/06/03;st=1,9:00;st=2,18:00;"),
            day: "2026-06-03",
            english: ["/g/a 2026-06-03 (Wed): runs at 09:00 by rule 1; runs at 18:00 by rule 2"],
            japanese: ["/g/a 2026-06-03 (水): ルール 1 により 09:00 に実行、ルール 2 により 18:00 に実行"]
        ),
        Self(
            description: "undefined",
            units: n("a", "sd=0,ud;"),
            day: "2026-06-03",
            english: ["/g/a 2026-06-03 (Wed): does not run: the schedule is undefined (sd=0,ud)"],
            japanese: ["/g/a 2026-06-03 (水): 実行されません: スケジュール未定義 (sd=0,ud)"]
        ),
        Self(
            description: "a year that no schedule has",
            units: n("a", "sd=1,2026/06/03;"),
            day: "2037-01-05",
            english: ["  no schedule reaches the year 2037"],
            japanese: ["  2037 年はスケジュールの対象外です"]
        ),
        Self(
            description: "excluded",
            units: n("b", "sd=1,2026/06/03;") + n("a", "sd=1,2026/06/03;st=1,9:00;ejn=b;"),
            day: "2026-06-03",
            assume: [(.exclusion, "same-day")],
            english: [
                "/g/a 2026-06-03 (Wed): does not run: rule 1: excluded by /g/b (ejn)",
                "   5. no run: excluded by /g/b (ejn)",
                "      hangs on --assume exclusion=same-day: what ejn forbids (concurrent, same-time, same-day)",
            ],
            japanese: [
                "/g/a 2026-06-03 (水): 実行されません: ルール 1: 排他ジョブネット /g/b により除外されます (ejn)",
                "   5. 実行なし: 排他ジョブネット /g/b (ejn)",
                "      前提 --assume exclusion=same-day: 排他ジョブネットの単位 (concurrent, same-time, same-day)",
            ]
        ),
        Self(
            description: "another run waits already",
            units: n("a", "sd=1,2026/06/01;cy=1,(1,d);st=1,9:00;ms=mlt;fd=2879;"),
            day: "2026-06-04",
            assume: [(.overdueRuns, "one")],
            english: [
                "/g/a 2026-06-04 (Thu): does not run: rule 1: another run waits already for the end of the one before (ms=mlt, fd)",
                "   5. no run: another one waits already for the end of the one before (ms=mlt, fd)",
            ],
            japanese: ["   5. 実行なし: 前回の実行の終了をすでに別の予定が待っている (ms=mlt, fd)"]
        ),
        Self(
            description: "no candidate at all",
            units: n("a", "sd=1,2026/06/@20;"),
            day: "2026-06-10",
            english: [
                "  rule 1: 2026-06 has too few days of the kind that is counted",
                "  rule 1: it has no candidate at all",
            ],
            japanese: ["  ルール 1: 2026年6月 には数える日 (運用日・休業日など) が足りません", "  ルール 1: 候補日がひとつもありません"]
        ),
        Self(
            description: "a month without the day",
            units: n("a", "sd=1,31;cy=1,(1,m);sh=1,no;"),
            day: "2026-06-30",
            registered: "2026-05-01",
            assume: [(.missingDay, "none")],
            english: ["  rule 1: 2026-06 lacks the day"],
            japanese: ["  ルール 1: 2026年6月 には該当する日がありません"]
        ),
        Self(
            description: "a month without a fifth Sunday",
            units: n("a", "sd=1,su:5;cy=1,(1,m);sh=1,no;"),
            day: "2026-06-28",
            registered: "2026-05-01",
            english: ["  rule 1: 2026-06 lacks the weekday of that number"],
            japanese: ["  ルール 1: 2026年6月 には該当する週の曜日がありません"]
        ),
        Self(
            description: "a closed day that is meant",
            units: n("a", "sd=1,@1;"),
            day: "2026-06-06",
            english: ["   3. sd=1,@01 means a closed day, and sh is not told: it stays"],
            japanese: ["   3. sd=1,@01 は休業日の指定で、sh の指定がないため、そのまま実行"]
        ),
    ]

    /// Each obstacle.
    private static let endings = [
        Self(
            description: "passed",
            units: n("a", "sd=1,7;"),
            day: "2026-06-07",
            registered: "2026-06-20",
            english: [
                "  the day is before the registration on 2026-06-20 (Sat)",
                "  rule 1: 2026-06-07 (Sun) had passed at registration, and no month is told",
                "   2. no run: it had passed at registration, and no month is told",
            ],
            japanese: [
                "  実行登録日 2026-06-20 (土) より前の日です", "  ルール 1: 2026-06-07 (日) は実行登録時に過ぎており、月の指定がありません",
            ]
        ),
        Self(
            description: "expired",
            units: n("a", "sd=1,2026/06/01;cy=1,(1,d);sh=1,af;ed=2026/06/06;"),
            day: "2026-06-07",
            english: [
                "/g/a 2026-06-07 (Sun): does not run: rule 1: 2026-06-07 (Sun) is after the last valid day (ed)",
                "   2. ed=2026/06/06: 2026-06-07 (Sun) is after it", "   3. no run",
            ],
            japanese: [
                "/g/a 2026-06-07 (日): 実行されません: ルール 1: 2026-06-07 (日) は有効期限 (ed) を過ぎています",
                "   2. ed=2026/06/06: 2026-06-07 (日) は期限切れです",
                "   3. 実行なし",
            ]
        ),
        Self(
            description: "closed, as is assumed",
            units: n("a", "sd=1,2026/06/07;ed=2026/12/31;"),
            day: "2026-06-07",
            english: [
                "/g/a 2026-06-07 (Sun): does not run: rule 1: 2026-06-07 (Sun) is a closed day (sh=ca)",
                "calendar    closed by cl=su of /g", "   2. ed=2026/12/31: 2026-06-07 (Sun) is not after it",
                "   4. sh is not told, ca is assumed: no run on a closed day",
                "      hangs on --assume substitution-default=ca: sh is not told (ca, be, af, no)",
            ],
            japanese: [
                "/g/a 2026-06-07 (日): 実行されません: ルール 1: 2026-06-07 (日) は休業日です (sh=ca)",
                "   2. ed=2026/12/31: 2026-06-07 (日) は期限内です", "   4. sh の省略値を ca と仮定: 休業日は実行しない",
            ]
        ),
        Self(
            description: "the service is stopped",
            units: n("a", "sd=1,2026/06/07;sh=1,no;"),
            day: "2026-06-07",
            assume: [(.closedDayService, "stopped")],
            english: ["   3. sh=1,no: the service is stopped on a closed day"],
            japanese: ["   3. sh=1,no: 休業日はサービス停止"]
        ),
        Self(
            description: "no substitute",
            units: n("a", "sd=1,2026/06/07;sh=1,be;shd=1,1;"),
            day: "2026-06-07",
            english: [
                "   3. sh=1,be, shd=1,1: no open day near enough before it"
            ],
            japanese: ["   3. sh=1,be, shd=1,1: 猶予日数以内の前に運用日なし"]
        ),
        Self(
            description: "no substitute after it",
            units: n("a", "sd=1,2026/06/06;sh=1,af;shd=1,1;"),
            day: "2026-06-06",
            english: ["   3. sh=1,af, shd=1,1: no open day near enough after it"],
            japanese: ["   3. sh=1,af, shd=1,1: 猶予日数以内の後に運用日なし"]
        ),
        Self(
            description: "beyond the grace",
            units: n("a", "sd=1,2026/06/07;sh=1,no;cftd=1,af,5,2;"),
            day: "2026-06-07",
            english: [
                "   3. sh=1,no: it stays on the closed day",
                "   4. cftd=1,af,5,2: no day within its grace from 2026-06-07 (Sun)",
            ],
            japanese: [
                "   3. sh=1,no: 休業日のまま実行", "   4. cftd=1,af,5,2: 2026-06-07 (日) から猶予日数以内に該当する日なし",
            ]
        ),
        Self(
            description: "before the registration",
            units: n("a", "sd=1,2026/06/03;"),
            day: "2026-06-03",
            registered: "2026-06-04",
            english: ["   3. no run: it would run before the registration"],
            japanese: ["   3. 実行なし: この日は実行登録日より前の日になります"]
        ),
        Self(
            description: "beyond the years",
            units: n("a", "sd=1,2036/12/31;cftd=1,da,5;"),
            day: "2036-12-31",
            english: [
                "   3. cftd=1,da,5: 2036-12-31 (Wed) → 2037-01-05 (Mon)",
                "   4. no run: it would run in a year that no schedule has",
            ],
            japanese: ["   4. 実行なし: この日はスケジュールの対象外の年になります"]
        ),
        Self(
            description: "over the month's end",
            units: n("a", "sd=1,2026/05/31;sh=1,af;"),
            day: "2026-06-01",
            registered: "2026-05-01",
            assume: [(.crossing, "drop")],
            english: ["   4. no run: it would move into another month, or across the registration"],
            japanese: ["   4. 実行なし: この日は別の月、または実行登録日の反対側に移ります"]
        ),
    ]

    private static let nestedJobnets = [
        Self(
            description: "as the upper jobnet",
            units: n("a", "sd=1,2026/06/03;st=1,9:00;", n("b", "")),
            unit: "/g/a/b",
            day: "2026-06-03",
            english: [
                "/g/a/b 2026-06-03 (Wed): runs at 09:00 with /g/a (rule 1)",
                "schedule      nested, and runs whenever the upper jobnet does",
                "upper jobnet  /g/a runs at 09:00 by rule 1",
            ],
            japanese: [
                "/g/a/b 2026-06-03 (水): 09:00 に /g/a (ルール 1) とともに実行",
                "上位ジョブネット  /g/a はルール 1 により 09:00 に実行",
            ]
        ),
        Self(
            description: "the upper jobnet does not run",
            units: n("a", "sd=1,2026/06/03;", n("b", "")),
            unit: "/g/a/b",
            day: "2026-06-04",
            english: [
                "/g/a/b 2026-06-04 (Thu): does not run: the upper jobnet /g/a has no run on the day",
                "upper jobnet  /g/a has no run on the day",
            ],
            japanese: [
                "/g/a/b 2026-06-04 (木): 実行されません: 上位ジョブネット /g/a にこの日の実行予定がありません",
                "上位ジョブネット  /g/a にこの日の実行予定なし",
            ]
        ),
        Self(
            description: "linked, and held",
            units: n("a", "sd=3,2026/06/03;st=3,9:00;", n("b", "de=n;sd=1,2026/06/03;ln=1,3;st=1,8:00;")),
            unit: "/g/a/b",
            day: "2026-06-03",
            english: [
                "   4. ln=1,3: /g/a runs by its rule 3 at 2026-06-03 (Wed) 09:00",
                "   5. not before /g/a starts: 2026-06-03 (Wed) 09:00",
            ],
            japanese: [
                "   4. ln=1,3: /g/a はルール 3 により 2026-06-03 (水) 09:00 に実行",
                "   5. /g/a の開始まで待つ: 2026-06-03 (水) 09:00",
            ]
        ),
        Self(
            description: "bypassed",
            units: n("a", "sd=1,2026/06/01;cy=1,(1,d);", n("b", "de=n;sd=1,fr;cy=1,(1,w);")),
            unit: "/g/a/b",
            day: "2026-06-03",
            english: [
                "  rule 1: no candidate here; the first one is 2026-06-05 (Fri)",
                "  bypassed: /g/a runs at 00:00 by rule 1, and this jobnet is left out",
            ],
            japanese: [
                "  ルール 1: この日は候補日ではありません。最初の候補日は 2026-06-05 (金) です",
                "  計画未実行: 上位ジョブネット /g/a はルール 1 により 00:00 に実行されますが、このジョブネットは対象外です",
            ]
        ),
        Self(
            description: "never",
            units: n("a", "sd=1,2026/06/01;cy=1,(1,d);", n("b", "de=n;sd=0,ud;")),
            unit: "/g/a/b",
            day: "2026-06-03",
            english: ["  it never runs: de=n, and no rule or sd=0,ud"],
            japanese: ["  de=n でルールがないか sd=0,ud のため、実行されません"]
        ),
        Self(
            description: "a day on which the upper jobnet does not run",
            units: n("a", "sd=1,2026/06/01;", n("b", "de=n;sd=1,2026/06/03;")),
            unit: "/g/a/b",
            day: "2026-06-03",
            english: [
                "  rule 1: /g/a does not run on 2026-06-03 (Wed) by its rule 1",
                "   3. no ln, so the same rule number: /g/a does not run on 2026-06-03 (Wed) by its rule 1",
            ],
            japanese: [
                "  ルール 1: /g/a のルール 1 に 2026-06-03 (水) の実行予定がありません",
                "   3. ln の指定なし (同じルール番号): /g/a のルール 1 に 2026-06-03 (水) の実行予定なし",
            ]
        ),
        Self(
            description: "a rule that the upper jobnet lacks",
            units: n("a", "sd=1,2026/06/03;", n("b", "de=n;sd=1,2026/06/03;ln=1,9;")),
            unit: "/g/a/b",
            day: "2026-06-03",
            english: ["  rule 1: /g/a has no rule 9", "   3. ln=1,9: /g/a has no rule 9"],
            japanese: ["  ルール 1: /g/a にルール 9 がありません", "   3. ln=1,9: /g/a にルール 9 なし"]
        ),
        Self(
            description: "contradictory",
            units: n("a", "sd=1,en;", n("b", "de=n;sd=1,2026/06/03;")),
            unit: "/g/a/b",
            day: "2026-06-03",
            english: ["/g/a/b 2026-06-03 (Wed): does not run: de=y and sd contradict each other: no date is computed"],
            japanese: ["/g/a/b 2026-06-03 (水): 実行されません: de=y と sd は同時に指定できないため、予定を計算できません"],
            alter: { jobnets in jobnets[1].dependsOnUpper = true }
        ),
        Self(
            description: "detached",
            units: n("a", "sd=1,en;", n("b", "")),
            unit: "/g/a/b",
            day: "2026-06-03",
            english: ["/g/a/b 2026-06-03 (Wed): does not run: the upper jobnet is not there: no date is computed"],
            japanese: ["/g/a/b 2026-06-03 (水): 実行されません: 上位ジョブネットがないため、予定を計算できません"],
            alter: { jobnets in jobnets.removeFirst() }
        ),
    ]
}
