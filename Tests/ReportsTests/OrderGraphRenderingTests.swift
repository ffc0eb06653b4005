import Foundation
import Jobnets
import Reports
import TestSupport
import Testing

@Suite("Renderings of an order graph")
struct OrderGraphRenderingTests {
    private func graph() throws -> OrderGraph {
        let tree = SyntaxTree(utf8: try Fixtures.bytes("definitions/order.txt"))
        try #require(tree.problems == [])
        return OrderGraph(of: UnitID(0), in: Definition(tree), isDescending: true)
    }

    @Test(
        "each format is as it is kept; written again with LOCKSTEP_WRITE_FIXTURES=1",
        arguments: ["dot", "mmd", "svg"]
    )
    func golden(_ format: String) throws {
        let graph = try graph()
        let text =
            switch format {
            case "dot": graph.dot
            case "mmd": graph.mermaid
            default: graph.svg
            }
        if ProcessInfo.processInfo.environment["LOCKSTEP_WRITE_FIXTURES"] == "1" {
            try Data(text.utf8).write(to: Fixtures.url("graphs/order.\(format)"))
        }
        #expect(text == (try Fixtures.text("graphs/order.\(format)")))
    }

    /// Names that mean something to one of the formats.
    static let names = [
        "a\"b", "a\\N", "a&lt b", "<b>", "a#35", "`a`", "日本語", "[a]", "a]--x", "end", "a\u{1}b", "a|b", "a'b", "]]>",
        "-->",
    ]

    @Test("a name stands in each format as that format writes it", arguments: names)
    func escapes(_ name: String) throws {
        let tree = SyntaxTree("unit=n,,,;{ty=n;unit=\(name),,,;{ty=j;}}")
        try #require(tree.problems == [])
        let graph = OrderGraph(of: UnitID(0), in: Definition(tree))
        let parser = XMLText(graph.svg)
        #expect(parser.isWellFormed)
        #expect(parser.texts.contains(name.replacing("\u{1}", with: "\u{FFFD}")))
        let label = try #require(graph.dot.split(separator: "\n").first { $0.hasPrefix("  n0 [label=") })
        #expect(
            label.dropFirst("  n0 [label=".count)
                == "\"\(name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("&", with: "&amp;").replacing("\u{1}", with: "\u{FFFD}"))\\nj\"];"
        )
        let box = try #require(graph.mermaid.split(separator: "\n").first { $0.hasPrefix("  n0[") })
        #expect(box.hasSuffix("<br/>j\"]"))
        let inner = box.dropFirst("  n0[\"".count).dropLast("<br/>j\"]".count)
        #expect(!inner.contains { "\"<>`[]|&\\".contains($0) })
        #expect(XMLText.decoded(String(inner)) == name.replacing("\u{1}", with: "\u{FFFD}"))
    }

    @Test("a jobnet without units is an empty drawing of its name")
    func empty() {
        let graph = OrderGraph(of: UnitID(0), in: Definition(SyntaxTree("unit=n,,,;{ty=n;}")), isDescending: true)
        #expect(graph.dot.contains("label=\"n\""))
        #expect(graph.mermaid.hasSuffix("flowchart LR\n"))
        #expect(XMLText(graph.svg).texts.contains("n"))
    }

    @Test("a place far off makes a large drawing, not a broken one")
    func far() {
        let graph = OrderGraph(
            of: UnitID(0),
            in: Definition(SyntaxTree("unit=n,,,;{ty=n;el=a,j,+16000 +10000;unit=a,,,;{ty=j;}}"))
        )
        #expect(graph.svg.contains("width=\"16080\" height=\"10080\""))
    }
}

/// Just enough of XML to see that every mark is closed by its own and every `&` begins an entity.
private struct XMLText {
    var isWellFormed = true
    /// The texts of all elements.
    var texts: [String] = []

    init(_ xml: String) {
        var open: [Substring] = []
        for part in xml.split(separator: "<", omittingEmptySubsequences: true) {
            let halves = part.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else {
                isWellFormed = false
                return
            }
            let tag = halves[0]
            let text = String(halves[1])
            if tag.hasPrefix("/") {
                if open.popLast() != tag.dropFirst() { isWellFormed = false }
            } else if !tag.hasSuffix("/"), !tag.hasPrefix("?") {
                open.append(tag.prefix { $0 != " " && $0 != "\n" })
            }
            if text.contains(">") || text.contains(/&(?!(amp|lt|gt|quot|apos);)/) { isWellFormed = false }
            texts.append(Self.decoded(text))
        }
        if !open.isEmpty { isWellFormed = false }
    }

    static func decoded(_ text: String) -> String {
        text.replacing(/#([0-9]+);/) { String(Unicode.Scalar(UInt32($0.output.1)!)!) }
            .replacing("&apos;", with: "'").replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
                "&quot;",
                with: "\""
            ).replacing(
                "&amp;",
                with: "&"
            )
    }
}
