import Foundation
import TestSupport
import Testing
import Upgrades

@testable import RulePacks

/// The article on the 75 items says what pack and tests say.
@Suite struct EnterpriseManagerArticleTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/RulePacks/RulePacks.docc/EnterpriseManagerItems.md").standardized

    @Test func `the article is as it is kept; written again with LOCKSTEP_WRITE_FIXTURES=1`() throws {
        let article = Self.article
        if ProcessInfo.processInfo.environment["LOCKSTEP_WRITE_FIXTURES"] == "1" {
            try Data(article.utf8).write(to: Self.file)
        }
        let kept = String(decoding: try Data(contentsOf: Self.file), as: UTF8.self)
        #expect(article == kept)
        #expect(article.split(separator: "\n").count { $0.hasPrefix("| P") } == 75)
    }

    private static var article: String {
        let pack = EstateDossier.pack
        let rows = pack.checks.map { check in
            let item = PackItem.enterpriseManager.first { $0.check == check.id }
            let lines = check.lines.map(String.init).joined(separator: ", ")
            let evidence = check.evidenceIDs.map { "`\($0)`" }.joined(separator: ", ")
            let tested = item.map { "`\($0.estate.rawValue)`, `\($0.scope)`" } ?? "–"
            return "| \(check.aliases.first ?? "") | `\(check.id)` | \(check.level.rawValue) | \(lines) "
                + "| \(evidence.isEmpty ? "–" : evidence) | \(tested) |"
        }
        return """
            # The items of em-13.4

            The 75 items of the source document, each with its check, its level and lines, what it looks at, and where it is tested.

            ## Overview

            Lines are those of the source document, "\(pack.source.title)"; the first is the one from which the level follows.
            Evidence is named in the order in which it is asked for, that of the obligation's closing last. An item is tested in an
            estate of `fixtures/upgrades/` and for a member or the run: met, not met, with its output cut and without it, by
            `PackItemTests`; the branches by method, role, release and patch by `EnterpriseManagerMatrixTests`; situations of
            several outputs by `EnterpriseManagerItemTests` and `EnterpriseManagerSituationTests`.

            | item | check | level | lines | evidence | tested in, for |
            |---|---|---|---|---|---|
            \(rows.joined(separator: "\n"))

            """
    }
}
