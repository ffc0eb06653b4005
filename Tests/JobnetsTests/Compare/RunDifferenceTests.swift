internal import Jobnets
internal import Replay
internal import TestSupport
internal import Testing

/// What a change does to the runs of a period.
@Suite struct RunDifferenceTests {
    private static let first = 20_544

    /// A run on a day counted from 1 April 2026.
    private static func run(_ day: Int, _ minutes: Int = 540, rule: Int = 1) -> ScheduledRun {
        let date = CalendarDate(dayNumber: first + day)
        return ScheduledRun(
            rule: rule,
            rules: [rule],
            ruleDate: date,
            day: date,
            start: CalendarMinute(date, minutes: minutes)
        )
    }

    private static func changes(_ before: [ScheduledRun], _ after: [ScheduledRun]) -> [RunChange] {
        RunDifference(
            before: [UnitRuns(fullName: "/g/n", runs: before)],
            after: [UnitRuns(fullName: "/g/n", runs: after)]
        ).units.flatMap(\.changes)
    }

    @Test func `equal schedules differ in nothing`() {
        #expect(Self.changes([Self.run(0), Self.run(1)], [Self.run(0), Self.run(1)]) == [])
    }

    @Test func `another time of the day is a move, rule by rule`() {
        let before = [Self.run(0), Self.run(0, 600, rule: 2)]
        let after = [Self.run(0, 560), Self.run(0, 600, rule: 2)]
        #expect(Self.changes(before, after) == [.moved(from: before[0], to: after[0])])
    }

    @Test func `a rule's run of another number at the same start is the same run`() {
        #expect(Self.changes([Self.run(0)], [Self.run(0, rule: 3)]) == [])
    }

    @Test func `a run on a neighbouring day is a move, the nearest is taken`() {
        let before = [Self.run(3), Self.run(10)]
        let after = [Self.run(2), Self.run(10)]
        #expect(Self.changes(before, after) == [.moved(from: before[0], to: after[0])])
        let near = [Self.run(1), Self.run(4)]
        #expect(Self.changes(near, [Self.run(5)]) == [.dropped(near[0]), .moved(from: near[1], to: Self.run(5))])
        #expect(
            Self.changes([Self.run(5)], near) == [.added(near[0]), .moved(from: Self.run(5), to: near[1])]
        )
    }

    @Test func `what is far away or of another rule is dropped and added`() {
        #expect(Self.changes([Self.run(0)], [Self.run(8)]) == [.dropped(Self.run(0)), .added(Self.run(8))])
        #expect(
            Self.changes([Self.run(0)], [Self.run(1, rule: 2)]) == [
                .dropped(Self.run(0)), .added(Self.run(1, rule: 2)),
            ]
        )
    }

    @Test func `a delay at another time is a change of its own`() {
        var late = Self.run(0)
        late.startDelayAt = late.start + 30
        #expect(Self.changes([Self.run(0)], [late]) == [.watchChanged(from: Self.run(0), to: late)])
    }

    @Test func `units are followed through their names, and those without runs are told`() {
        let difference = RunDifference(
            before: [
                UnitRuns(fullName: "/gone", runs: [Self.run(0)]), UnitRuns(fullName: "/old", runs: [Self.run(0)]),
                UnitRuns(fullName: "/late", runs: [Self.run(0)]),
            ],
            after: [
                UnitRuns(fullName: "/new", runs: []), UnitRuns(fullName: "/late", runs: [Self.run(0)]),
                UnitRuns(fullName: "/added", runs: [Self.run(2)]),
            ],
            names: ["/old": "/new"]
        )
        #expect(difference.units.map(\.nameBefore) == ["/gone", "/old", nil])
        #expect(difference.units.map(\.nameAfter) == [nil, "/new", "/added"])
        #expect(difference.units.map(\.runsNoMore) == [true, true, false])
    }

    @Test func `a comparison of definitions tells the names`() {
        let runs = [Self.run(0)]
        let definitions = DefinitionDifference(
            "unit=g,,,;{ty=g;unit=a,,,;{ty=n;sd=1,5;}unit=b,,,;{ty=n;sd=1,6;}}",
            "unit=g,,,;{ty=g;unit=c,,,;{ty=n;sd=1,5;}unit=b,,,;{ty=n;sd=1,6;}}"
        )
        let difference = RunDifference(
            before: [UnitRuns(fullName: "/g/a", runs: runs), UnitRuns(fullName: "/g/b", runs: runs)],
            after: [UnitRuns(fullName: "/g/b", runs: runs), UnitRuns(fullName: "/g/c", runs: runs)],
            following: definitions
        )
        #expect(difference.units == [])
    }

    @Test(arguments: Array(1...40) as [UInt64]) func `every run is told once, and the same the other way round`(
        seed: UInt64
    ) {
        var generator = SeededGenerator(seed: seed)
        func runs() -> [ScheduledRun] {
            (0..<30).filter { _ in Bool.random(using: &generator) }.map {
                Self.run(
                    $0 * 2 / Int.random(in: 1...2, using: &generator),
                    Int.random(in: 0...3, using: &generator) * 60,
                    rule: Int.random(in: 1...2, using: &generator)
                )
            }
        }
        let (before, after) = (runs(), runs())
        let there = Self.changes(before, after)
        var gained = 0
        for change in there {
            switch change {
            case .added: gained += 1
            case .dropped: gained -= 1
            case .moved(let old, let new): #expect(old.start != new.start, "seed \(seed)")
            case .watchChanged: Issue.record("nothing watches here, seed \(seed)")
            }
        }
        #expect(gained == after.count - before.count, "seed \(seed)")
        let back = Self.changes(after, before)
        let mirrored = there.map { change -> RunChange in
            switch change {
            case .added(let run): .dropped(run)
            case .dropped(let run): .added(run)
            case .moved(let old, let new): .moved(from: new, to: old)
            case .watchChanged(let old, let new): .watchChanged(from: new, to: old)
            }
        }
        #expect(mirrored.map { "\($0)" }.sorted() == back.map { "\($0)" }.sorted(), "seed \(seed)")
    }
}
