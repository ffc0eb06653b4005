import TestSupport
import Testing

@testable import Upgrades

struct TextPatternTests {
    @Test(arguments: [
        ("", "", true), ("", "a", false), ("abc", "ABC", true), ("ABC", "abc", true), ("a?c", "abc", true),
        ("a?c", "ac", false), ("*", "", true), ("a*", "a", true), ("a*c", "abbbc", true), ("a*c", "abbb", false),
        ("#", "", false), ("#", "7", true), ("#", "12", true), ("#", "1a", false), ("#[GM]", "16G", true),
        ("#[GM]", "16g", true), ("#[GM]", "16K", false), ("#.#", "13.4", true), ("##", "1", false), ("##", "12", true),
        ("\\*", "*", true), ("\\*", "a", false), ("\\#", "#", true), ("[]", "", false), ("[]", "a", false),
        ("[a", "[a", true), ("[\\]]", "]", true), ("a\\", "a\\", true), ("[a\\]", "[a]", true),
        ("a b", "  a \t b ", true),
        ("?", "é", true), ("?", "１", true), ("#", "１", false), ("É", "é", false),
    ])
    func `a pattern fits a whole value`(pattern: String, value: String, fits: Bool) {
        #expect(TextPattern(pattern).matches(value) == fits)
    }

    @Test func `random patterns fit as a plain recursion says`() {
        let seed: UInt64 = 20_260_125
        var generator = SeededGenerator(seed: seed)
        let pieces = ["a", "b", "1", "?", "*", "#", "[ab]", "[1]", "\\*"]
        let letters: [Character] = ["a", "b", "1", "*"]
        var hits = 0
        for round in 0..<5000 {
            let pattern = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }
            let value = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                letters.randomElement(using: &generator) ?? "a"
            }
            let expected = Self.fits(pattern[...], value[...])
            hits += expected ? 1 : 0
            let found = TextPattern(pattern.joined()).matches(String(value))
            #expect(found == expected, "seed \(seed), round \(round): \(pattern.joined()) on \(String(value))")
        }
        #expect(hits > 200)
    }

    private static func fits(_ pattern: ArraySlice<String>, _ value: ArraySlice<Character>) -> Bool {
        guard let piece = pattern.first else { return value.isEmpty }
        let rest = pattern.dropFirst()
        switch piece {
        case "*": return (0...value.count).contains { fits(rest, value.dropFirst($0)) }
        case "#":
            let digits = value.prefix { $0 == "1" }.count
            return digits > 0 && (1...digits).contains { fits(rest, value.dropFirst($0)) }
        case "?": return !value.isEmpty && fits(rest, value.dropFirst())
        default:
            let wanted: [Character] = ["[ab]": ["a", "b"], "[1]": ["1"], "\\*": ["*"]][piece] ?? Array(piece)
            guard let first = value.first, wanted.contains(first) else { return false }
            return fits(rest, value.dropFirst())
        }
    }

    @Test func `a million characters against many stars`() {
        let value = String(repeating: "a", count: 1_000_000)
        #expect(!TextPattern("*a*a*a*b").matches(value))
        #expect(TextPattern("*a*a*a*b").matches(value.suffix(1000) + "b"))
        #expect(!TextPattern(String(repeating: "[", count: 20)).matches(value))
    }
}
