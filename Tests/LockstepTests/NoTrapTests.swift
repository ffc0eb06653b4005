internal import Foundation
internal import TestSupport
internal import Testing

/// Whatever the arguments and whatever the captures: the command ends itself with one of its own exit codes.
///
/// A failure prints its seed; `LOCKSTEP_SEED=N swift test --filter NoTrapTests` repeats it.
@Suite struct NoTrapTests {
    private static let codes: Set<Int32> = [0, 1, 2, 3, 4]

    /// SplitMix64: small, and the same everywhere.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }
    }

    private static func seeds(_ count: Int) -> [UInt64] {
        if let named = ProcessInfo.processInfo.environment["LOCKSTEP_SEED"].flatMap({ UInt64($0) }) { return [named] }
        return Array(1...UInt64(count))
    }

    private static let words = [
        "ingest", "replay", "show", "chassis", "redundancy", "states", "switchover", "history", "measurements", "log",
        "stat", "cat", "verify", "views", "rebuild", "regress", "--help",
    ]
    private static let options = [
        "--log", "--format", "--lang", "--time-zone", "--pair", "--at", "--as-known-at", "--console", "--budget",
        "--clock-offset", "--from", "--to", "--raw", "--unit", "--year", "--source", "--no-color", "--skip-unknown",
        "--set", "--set-base", "--junit",
    ]
    private static let values = [
        "0", "1", "2", "-1", "255", "9223372036854775807", "18446744073709551615", "99999999999999999999", "", " ", "x",
        "operations.lockstep", "other", "json", "tsv", "text", "en", "ja", "UTC", "+14:00", "-14:00", "+99:99",
        "Asia/Tokyo", "2ms", "9223372036s", "2261-12-31T23:59:60.999999999-14:00", "1678-01-01T00:00:00+14:00",
        "2026-11-16 06:41:08", "06:41:08.313", "Feb 29 23:59:59", "up 1000000:59:59", "up 00:00:00", "2026-11-16",
        "detection=0ms,tolerance=0%", "takeover=9223372036s,tolerance=10000%", "ios-xe", "\u{0}", "é", "--", "pair",
    ]
    private static let commands = [
        ["replay"], ["show", "chassis"], ["show", "redundancy"], ["show", "redundancy", "states"],
        ["show", "redundancy", "switchover", "history"], ["show", "redundancy", "history"], ["show", "measurements"],
        ["log", "stat"], ["log", "cat"], ["log", "verify"], ["views", "verify"],
        ["regress", "operations.lockstep"], ["regress", "operations.lockstep", "operations.lockstep"],
    ]

    @Test func `random arguments end in an exit code, never in a trap`() throws {
        let bench = try Workbench()
        try #require(try bench.run(["ingest"] + IncidentFixture.gatewayLost.paths).code == 0)
        for seed in Self.seeds(300) {
            var dice = Dice(state: seed)
            var arguments: [String]
            if dice.next() % 4 == 0 {
                arguments = (0..<(1 + dice.next() % 4)).map { _ in Self.words.randomElement(using: &dice)! }
            } else {
                arguments = Self.commands.randomElement(using: &dice)!
            }
            for _ in 0..<(dice.next() % 4) {
                arguments.append(Self.options.randomElement(using: &dice)!)
                arguments.append(Self.values.randomElement(using: &dice)!)
            }
            // An argument cannot hold a NUL, and following a log has no end.
            arguments.removeAll { $0.contains("\u{0}") }
            let run = try bench.run(arguments)
            #expect(Self.codes.contains(run.code), "LOCKSTEP_SEED=\(seed): \(arguments) ended with \(run.code)")
        }
    }

    @Test func `mutated captures end in an exit code, never in a trap`() throws {
        let bench = try Workbench()
        let sources = try IncidentFixture.all.flatMap { fixture in
            try fixture.files.map { try Fixtures.bytes("incidents/\(fixture.name)/\($0)") }
        }
        for seed in Self.seeds(120) {
            var dice = Dice(state: seed &* 7919)
            let names = try (0..<(1 + Int(dice.next() % 3))).map { index in
                let name = "mutated-\(index).txt"
                try bench.write(Self.mutated(sources.randomElement(using: &dice)!, &dice), to: name)
                return name
            }
            let run = try bench.run(
                ["replay"] + names + ["--clock-offset", "2ms", "--year", "2026", "--format", "json"]
            )
            #expect(Self.codes.contains(run.code), "LOCKSTEP_SEED=\(seed) ended with \(run.code)")
            if run.code < 2 { #expect(throws: Never.self) { try ReportJSON(run) } }
        }
    }

    /// A few lines dropped, doubled, exchanged or cut, and a few bytes and digits changed.
    private static func mutated(_ source: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var lines = source.split(separator: 0x0a, omittingEmptySubsequences: false).map(Array.init)
        for _ in 0..<(1 + dice.next() % 12) {
            let place = Int(dice.next() % UInt64(lines.count))
            let other = Int(dice.next() % UInt64(lines.count))
            switch dice.next() % 6 {
            case 0 where lines.count > 2: lines.remove(at: place)
            case 1: lines.insert(lines[other], at: place)
            case 2: lines.swapAt(place, other)
            case 3: lines[place] = Array(lines[place].prefix(Int(dice.next() % 80)))
            case 4 where !lines[place].isEmpty:
                lines[place][Int(dice.next() % UInt64(lines[place].count))] = UInt8(truncatingIfNeeded: dice.next())
            default:
                // A digit of a stamp or a number.
                let digits = lines[place].indices.filter { (0x30...0x39).contains(lines[place][$0]) }
                if let digit = digits.randomElement(using: &dice) {
                    lines[place][digit] = 0x30 + UInt8(dice.next() % 10)
                }
            }
        }
        return Array(lines.joined(separator: [0x0a]))
    }
}
