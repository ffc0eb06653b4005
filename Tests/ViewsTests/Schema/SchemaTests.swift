import Foundation
import TestSupport
import Testing

@testable import Views

@Suite struct SchemaTests {
    @Test func `every table and column stands in the article`() throws {
        let url = Fixtures.project.appending(path: "Sources/Views/Views.docc/Schema.md")
        let article = try String(contentsOf: url, encoding: .utf8)
        let sections = article.components(separatedBy: "\n### ")
        for table in Schema.tables {
            let section = sections.first { $0.hasPrefix("`\(table.name)`\n") }
            guard let section else {
                Issue.record("\(table.name) has no section")
                continue
            }
            for column in table.columns {
                #expect(section.contains("`\(column.name)`"), "\(table.name).\(column.name)")
            }
        }
    }

    @Test func `every table of a pair or a run has it in its rows`() {
        for table in Schema.tables where table != .checkpoint {
            let owner = table.name.hasPrefix("upgrade_") ? "run" : "pair"
            #expect(table.columns.contains(.text(owner)), "\(table.name)")
            // Replaced and compared by the owner: the rows of one stand together.
            if table != .events { #expect(table.ownerName == owner, "\(table.name)") }
        }
        #expect(Set(Schema.objects.map(\.name)).count == Schema.objects.count)
    }

    /// SQLite sorts the stored rows, Swift those to compare them with.
    @Test func `values are ordered as SQLite orders them`() throws {
        let values: [Value] = [
            .integer(2), .text("b"), .null, .text("é"), .text("e\u{301}"), .integer(-1), .text("Z"), .text(""),
            .text("\u{1F600}"), .text("\u{FFFD}"), .text("a"),
        ]
        let file = try TemporaryViews()
        let rows = values.map { "(\($0))" }.joined(separator: ", ")
        let sorted = try file.strings("SELECT hex(quote(column1)) FROM (VALUES \(rows)) ORDER BY column1")
        let expected = values.sorted().map { value in
            value.description.utf8.map { String($0, radix: 16, uppercase: true) }.joined()
        }
        #expect(sorted == expected.map { "\"\($0)\"" })
    }

    @Test func `a text is never cut at a zero byte`() {
        #expect(Value("a\0b") == .text("a\u{2400}b"))
        #expect(Value(nil as String?) == .null)
        #expect(Value(UInt64.max) == .integer(.max))
        #expect(Value("é") != Value("e\u{301}"))
    }
}
