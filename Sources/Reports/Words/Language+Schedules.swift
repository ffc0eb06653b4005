public import Jobnets

extension Language {
    /// Two letters, or one in Japanese; 0 is Sunday.
    func weekday(_ number: Int) -> String {
        let english = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]
        let japanese = ["日", "月", "火", "水", "木", "金", "土"]
        return pick(english[number], japanese[number])
    }

    /// What an open question asks, and its answers, the default first.
    public func explanation(of assumption: Assumption) -> String {
        switch assumption {
        case .passedStart:
            pick(
                "the start day had passed at registration (none, next-month)",
                "開始日が実行登録日より前 (none, next-month)"
            )
        case .missingDay:
            pick("the month lacks this day (last, none)", "その日がない月 (last, none)")
        case .beyondMonth:
            pick("the count leaves its month (none, nearest, go-on)", "数えた日が月の範囲を超える (none, nearest, go-on)")
        case .missingWeek:
            pick("the month has no fifth such weekday (none, last)", "第 5 曜日がない月 (none, last)")
        case .substitutionLimit:
            pick("exactly shd days away (inclusive, exclusive)", "振り替え猶予日数ちょうどの日 (inclusive, exclusive)")
        case .shiftGrace:
            pick("what N of cftd counts (calendar-days, open-days)", "cftd の起算猶予日数の数え方 (calendar-days, open-days)")
        case .crossing:
            pick(
                "moved into another month or across the registration (run, drop)",
                "振り替えで別の月、または実行登録日の反対側に移る (run, drop)"
            )
        case .exclusion:
            pick("what ejn forbids (concurrent, same-time, same-day)", "排他ジョブネットの単位 (concurrent, same-time, same-day)")
        case .overdueRuns:
            pick("several runs due while one runs (each, one)", "実行中に複数の予定が到来する (each, one)")
        case .cycleOrigin:
            pick("where the next cycle is counted from (unmoved, moved)", "次の処理サイクルの起点 (unmoved, moved)")
        case .substitutionDefault:
            pick("sh is not told (ca, be, af, no)", "sh の省略値 (ca, be, af, no)")
        case .missingUpperRule:
            pick("the upper jobnet lacks the rule of ln (none, any)", "ln のルール番号が上位にない (none, any)")
        case .longClockBase:
            pick("48-hour clock with a base time (kept, ignored)", "48 時間制で基準時刻が 0:00 以外 (kept, ignored)")
        case .closedDayService:
            pick("sh=no needs the service on a closed day (running, stopped)", "sh=no で休業日のサービス (running, stopped)")
        case .ownRules:
            pick("rules of its own without de (used, ignored)", "de を省略したネストジョブネットのルール (used, ignored)")
        case .weekdayOfMonth:
            pick("a weekday with a month and no year (first, nearest)", "年を省略した月と曜日 (first, nearest)")
        case .expiryTest:
            pick("which date ed is compared with (candidate, result)", "ed と比べる日付 (candidate, result)")
        case .earlyTime:
            pick("a time before the base time (next-morning, same-morning)", "基準時刻より前の時刻 (next-morning, same-morning)")
        case .missingBaseDay:
            pick("the month lacks the base day (last, next-month)", "基準日がない月 (last, next-month)")
        }
    }
}
