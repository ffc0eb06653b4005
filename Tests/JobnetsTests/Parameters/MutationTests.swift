import Jobnets
import TestSupport
import Testing

/// Definitions with random damage: whatever stands in a file, it is checked and read without a trap.
@Suite("Damaged definitions")
struct MutationTests {
    static let scheduleKeys: Set<String> = [
        "sd", "st", "sy", "ey", "ln", "cy", "sh", "shd", "wt", "wc", "cftd", "ed", "ejn", "de", "ms", "mp", "jc", "fd",
    ]
    /// What may be put in: characters that mean something, and pieces of values.
    static let pieces = [
        ";", "=", ",", "\"", "#", "(", ")", "{", "}", "/", ":", "-", "+", "*", "@", "0", "9", "99999999999999999999",
        "\n",
        "sd=", "ud", "en", "b-", "unit=", "ty=g;", "ty=n;", "é", "網",
    ]

    static func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 0...3, using: &random))
            let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
            bytes.replaceSubrange(place..<end, with: Array(piece.utf8))
        }
        return bytes
    }

    @Test("no damage stops a check, and no jobnet gets a schedule out of parameters that are wrong", arguments: 0..<6)
    func damage(_ part: UInt64) throws {
        let sources = [
            try Fixtures.bytes("definitions/every-jobnet-parameter.unitdef"),
            try Fixtures.bytes("definitions/dirty.unitdef"),
        ]
        for seed in (part * 60)..<(part * 60 + 60) {
            var random = SeededGenerator(seed: seed)
            let bytes = Self.mutated(sources[Int(seed % 2)], &random)
            let tree = SyntaxTree(utf8: bytes)
            let definition = Definition(tree)
            let diagnostics = DefinitionChecker(definition).parameterDiagnostics()
            #expect(
                zip(diagnostics, diagnostics.dropFirst()).allSatisfy { $0.range.start <= $1.range.start },
                "repeat with seed \(seed)"
            )
            #expect(
                diagnostics.allSatisfy { $0.range.start >= 0 && $0.range.end <= bytes.count && !$0.range.isEmpty },
                "repeat with seed \(seed)"
            )
            let schedules = DefinitionSchedules(definition, overlay: CalendarFile(tree))
            let jobnets = tree.units.indices.map(UnitID.init).filter { definition.kind(of: $0)?.isJobnet == true }
            #expect(
                (schedules.units + schedules.refused.map(\.unit)).sorted() == jobnets,
                "repeat with seed \(seed)"
            )
            #expect(schedules.refused.allSatisfy { !$0.diagnostics.isEmpty }, "repeat with seed \(seed)")
            #expect(jobnets.allSatisfy { DefaultedJobnet($0, of: definition) != nil }, "repeat with seed \(seed)")
            let wrong = Set(
                tree.units.indices.map(UnitID.init).filter { unit in
                    tree.parameters(of: unit).contains { parameter in
                        Self.scheduleKeys.contains(tree.key(of: parameter))
                            && diagnostics.contains {
                                $0.rule.severity == .error && $0.unit == unit
                                    && tree[parameter].extent.range.contains(Int($0.range.start))
                            }
                    }
                }
            )
            #expect(schedules.units.allSatisfy { !wrong.contains($0) }, "repeat with seed \(seed)")
        }
    }
}
