import RulePacks
import Testing
import Upgrades

@Suite struct ShippedPackTests {
    /// Those whose text is written.
    static let written = ShippedPack.allCases.filter { $0.text.count > 100 }

    @Test(arguments: written)
    func `a shipped pack is read and has its own name`(_ shipped: ShippedPack) throws {
        let pack = try RulePack(yaml: shipped.text)
        #expect(pack.id == shipped.rawValue)
        #expect(pack.digest.count == 32)
        #expect(pack.remarks() == [])
    }

    /// What is broken in a copy of a shipped pack.
    private func kinds(of text: String, against older: RulePack? = nil) throws -> Set<PackRemark.Kind> {
        Set(try RulePack(yaml: Array(text.utf8)).remarks(against: older).map(\.kind))
    }

    private func text(_ shipped: ShippedPack) -> String { String(decoding: shipped.text, as: UTF8.self) }

    @Test(arguments: written)
    func `a branch behind one that always holds is found`(_ shipped: ShippedPack) throws {
        // The first branch without a condition gets another before it.
        let text = text(shipped)
        let place = try #require(
            ["\n      - {verdict: fail", "\n      - verdict: fail"].compactMap { text.firstRange(of: $0) }.first
        )
        let branch = "\n      - {verdict: fail, because: {en: Never., ja: なし。}}"
        let broken = text[..<place.lowerBound] + branch + text[place.lowerBound...]
        #expect(try kinds(of: String(broken)) == [.deadBranch])
    }

    @Test(arguments: written)
    func `an en dash in a command is found`(_ shipped: ShippedPack) throws {
        let text = text(shipped)
        let place = try #require([" -o BatchMode", " -X -q", " -S -L"].compactMap { text.firstRange(of: $0) }.first)
        let broken = text[..<place.lowerBound] + " \u{2013}" + text[place.lowerBound...].dropFirst(2)
        #expect(try kinds(of: String(broken)) == [.dash])
    }

    @Test(arguments: written)
    func `an id that moved without an alias is found`(_ shipped: ShippedPack) throws {
        let pack = try RulePack(yaml: shipped.text)
        for check in [pack.checks.first, pack.checks.last].compactMap(\.self) {
            let line = "  - id: \(check.id)\n    aliases: ["
            let moved = try #require(text(shipped).replacingOnly(line, with: "  - id: moved.check\n    aliases: ["))
            #expect(try kinds(of: moved, against: pack) == [.movedID])
            let named = try #require(
                text(shipped).replacingOnly(line, with: "  - id: moved.check\n    aliases: [\(check.id), ")
            )
            #expect(try kinds(of: named, against: pack) == [])
        }
    }

    @Test(arguments: [
        (
            ShippedPack.em134,
            "      - verdict: unknown\n        because:\n          en: The document has no rule for this database release.\n"
                + "          ja: \"このデータベース・リリースについての規則が文書にありません。\"\n"
        ),
        (
            .postgreSQL,
            "      - {verdict: fail, because: {en: Older than 9.2 or not older than the target., ja: 9.2より古いか、移行先より古くありません。}}\n"
        ),
        (.c9800Pair, "      - {verdict: fail, because: {en: One does not., ja: そうでないユニットがあります。}}\n"),
    ])
    func `a release that no branch covers is found`(_ shipped: ShippedPack, _ piece: String) throws {
        let text = text(shipped)
        let place = try #require(text.firstRange(of: piece))
        let broken = text[..<place.lowerBound] + text[place.upperBound...]
        #expect(try kinds(of: String(broken)) == [.uncoveredInput])
    }
}
