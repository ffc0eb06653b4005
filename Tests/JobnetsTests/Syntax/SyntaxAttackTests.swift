import Foundation
import Jobnets
import TestSupport
import Testing

@Suite("Text that is hostile or broken")
struct SyntaxAttackTests {
    @Test("a sample cut at any byte is read to its end")
    func truncation() {
        let sample = Array(soundSample.utf8)
        for length in 0...sample.count { expectSound(Array(sample[..<length]), "cut at \(length)") }
    }

    @Test(
        "a sample with any byte replaced by one that means something is read to its end",
        arguments: Array(";{}\"#=,()/*\n".utf8)
    )
    func replacement(_ byte: UInt8) {
        var sample = Array(soundSample.utf8)
        for place in sample.indices {
            let original = sample[place]
            sample[place] = byte
            expectSound(sample, "byte \(byte) at \(place)")
            sample[place] = original
        }
    }

    @Test("random bytes, and random bytes of the grammar, are read to their end", arguments: 0..<8 as Range<UInt64>)
    func random(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("unit=unit=;{}\"#=,()/*\n \tan".utf8)
        for _ in 0..<400 {
            let count = Int.random(in: 0...120, using: &random)
            let bytes = (0..<count).map { _ in
                seed % 2 == 0 ? alphabet.randomElement(using: &random)! : UInt8.random(in: 0...255, using: &random)
            }
            expectSound(bytes, "seed \(seed)")
        }
    }

    @Test("a million levels cost no stack")
    func depth() {
        let count = 1_000_000
        let tree = SyntaxTree(utf8: Array(String(repeating: "unit=a,,,;{t=;", count: count).utf8))
        #expect(tree.units.count == count && tree.parameters.count == count)
        #expect(tree.units.last?.depth == Int32(count - 1))
        #expect(tree.problems.map(\.count) == [Int32(count)])
        #expect(tree.pieces().count == count * 11)
    }

    /// Enough for a time that grows with the square to be noticed: minutes.
    static let count = 100_000

    /// What is repeated, and how many problems come of it.
    static let floods: [(text: String, problems: Int?)] = [
        ("a=b;", count), ("a=\"x;\n", nil), ("a=#\"\n", nil), ("a=#\";\n", nil), ("\"", 1), ("/*", nil),
        ("/*\n", count),
        ("{", count), ("}", count), (",", 1), (";", count), ("=", 1), ("unit=", nil), ("unit ", 1), ("unit\n", count),
        ("unit=;", nil), ("unit=,\n", nil), ("a={", nil), ("a=(\n", nil), ("a\n", count), ("\u{3000}", 1), ("@ ", 1),
        ("@\n", count),
        ("(", 1), ("#", 1), ("unit=a;{", nil), ("unit=\n", nil),
    ]

    @Test("very many of anything is read in a time that grows with its length alone", arguments: floods.indices)
    func flood(_ index: Int) {
        let flood = Self.floods[index]
        let bytes = Array(String(repeating: flood.text, count: Self.count).utf8)
        let tree = SyntaxTree(utf8: bytes)
        if let problems = flood.problems { #expect(tree.problems.count == problems, "\(flood.text)") }
        #expect(tree.pieces().last.map { Int($0.range.end) } == bytes.count)
    }

    @Test(
        "very many of one thing inside of another are read in linear time",
        arguments: [
            ("unit=", " ", ",,,;"), ("unit=a", " ", ",,,;{}"), ("unit=", "\n", ",,,;"), ("a=", " ", ";"),
            ("a=", "\n", ";"), ("a=(", "\nb=", ");"),
            ("a=\"", "#\"", "\";"), ("a=", "{", ";"), ("a={", ")", "="), ("a", "\n", "=b;"), ("unit", " ", "=b;"),
            ("unit=a", ",\n", ";"),
            ("a=\"", "\nb=c;", "\";"), ("a", " b", ";"), ("/*", "*", "/"), ("a=(", "(\n", ";"),
        ]
    )
    func fillings(_ before: String, _ filling: String, _ after: String) {
        let text = before + String(repeating: filling, count: Self.count) + after
        let tree = SyntaxTree(utf8: Array(text.utf8))
        #expect(tree.pieces().last.map { Int($0.range.end) } == text.utf8.count)
    }

    @Test("many forgotten quotation marks before one far mark are not searched through for each")
    func farQuote() {
        let lines = String(repeating: "a=#\";\n", count: 100_000)
        let tree = SyntaxTree(utf8: Array((lines + "\"" + String(repeating: " ", count: 100_000) + "x").utf8))
        #expect(tree.parameters.count == 100_000)
    }

    @Test(
        "every real definition is told whole by its pieces",
        .enabled(if: DefinitionCorpus.isPresent, Comment(rawValue: DefinitionCorpus.absence))
    )
    func corpus() throws {
        #expect(!DefinitionCorpus.files.isEmpty)
        for file in DefinitionCorpus.files {
            let bytes = [UInt8](try Data(contentsOf: file))
            expectSound(bytes, file.lastPathComponent)
            guard file.lastPathComponent.hasSuffix("_utf8.unitdef") else { continue }
            let problems = SyntaxTree(utf8: bytes).problemTexts
            #expect(problems == [], "\(file.lastPathComponent)")
        }
    }
}
