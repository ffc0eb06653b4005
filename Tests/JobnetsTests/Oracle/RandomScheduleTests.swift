import Foundation
import Jobnets
import Replay
import Testing

/// The scheduler and an implementation that walks from day to day agree on definitions made at random.
///
/// `LOCKSTEP_RANDOM_SCHEDULES=1000000` compares more of them, `LOCKSTEP_SEED=N` repeats one.
@Suite("Random schedules")
struct RandomScheduleTests {
    private static let seeds: ClosedRange<UInt64> = {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["LOCKSTEP_SEED"].flatMap({ UInt64($0) }) { return seed...seed }
        let count = environment["LOCKSTEP_RANDOM_SCHEDULES"].flatMap { UInt64($0) } ?? 100_000
        return 1...max(1, count)
    }()

    @Test("the scheduler finds the runs that walking from day to day finds")
    func agreement() {
        // A few mismatches tell as much as thousands.
        var reported = 0
        var runCount = 0
        for seed in Self.seeds where reported < 5 {
            let definition = RandomDefinition(seed: seed)
            let oracle = OracleSchedule(definition)
            let found = engineRuns(definition)
            for (jobnet, found) in zip(definition.jobnets, found) {
                let expected = oracle.runs(of: jobnet.fullName)
                let found = found.map(Self.withoutAssumptions)
                runCount += expected.count
                if found == expected { continue }
                reported += 1
                Issue.record(Comment(rawValue: Self.report(seed, definition, jobnet.fullName, found, expected)))
                break
            }
        }
        // Definitions without runs would agree on nothing.
        if Self.seeds.count >= 1000 { #expect(runCount > Self.seeds.count) }
    }

    @Test("a run of one rule names the questions whose other answers lead a step of it elsewhere")
    func assumptions() {
        var reported = 0
        // Each date is computed once for every other answer.
        for seed in Self.seeds.prefix(max(1, Self.seeds.count / 100)) where reported < 5 {
            let definition = RandomDefinition(seed: seed)
            let oracle = OracleSchedule(definition)
            guard let root = definition.jobnets.first, let runs = engineRuns(definition).first else { continue }
            let expected = Dictionary(
                root.rules.map { ($0.number, oracle.assumptions($0, of: root)) },
                uniquingKeysWith: { first, _ in first }
            )
            for run in runs where run.rules.count == 1 {
                guard let named = expected[run.rule]?[run.ruleDate.dayNumber] else { continue }
                let found = OracleSchedule.compared.intersection(run.assumptions)
                if found == named { continue }
                reported += 1
                let words = """
                    LOCKSTEP_SEED=\(seed) swift test --filter RandomScheduleTests
                    \(definition.text)
                    \(Self.text(run))
                    the scheduler names \(found.sorted().map(\.rawValue)), walking finds \(named.sorted().map(\.rawValue))
                    """
                Issue.record(Comment(rawValue: words))
                break
            }
        }
    }

    private static func withoutAssumptions(_ run: ScheduledRun) -> ScheduledRun {
        var run = run
        run.assumptions = []
        return run
    }

    private static func report(
        _ seed: UInt64,
        _ definition: RandomDefinition,
        _ fullName: String,
        _ found: [ScheduledRun],
        _ expected: [ScheduledRun]
    ) -> String {
        let surplus = found.filter { !expected.contains($0) }
        let missing = expected.filter { !found.contains($0) }
        return """
            LOCKSTEP_SEED=\(seed) swift test --filter RandomScheduleTests
            \(definition.text)
            runs of \(fullName): \(found.count) from the scheduler, \(expected.count) from walking
            only the scheduler:
            \(surplus.prefix(6).map { "  " + text($0) }.joined(separator: "\n"))
            only walking:
            \(missing.prefix(6).map { "  " + text($0) }.joined(separator: "\n"))
            """
    }

    private static func text(_ run: ScheduledRun) -> String {
        let moments = [
            ("sy", run.startDelayAt), ("ey", run.endDelayAt), ("wt", run.monitoringEndsAt),
        ].compactMap { name, moment in moment.map { "\(name) \($0)" } }
        let rules = run.rules.map { "\($0)" }.joined(separator: ",")
        return
            "rule \(run.rule) of \(rules)  date \(run.ruleDate)  day \(run.day)  start \(run.start)  \(moments.joined(separator: "  "))"
            + (run.monitoring.map { "  monitoring \($0)" } ?? "")
    }
}
