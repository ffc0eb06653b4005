import Foundation
import Jobnets
import TestSupport
import Testing

@Suite("The canonical layout of a definition")
struct DefinitionLayoutTests {
    private func format(_ text: String, _ layout: DefinitionLayout = DefinitionLayout()) throws -> String {
        String(decoding: try layout.format(SyntaxTree(text)), as: UTF8.self)
    }

    @Test("an untidy definition becomes what it is kept as; written again with LOCKSTEP_WRITE_FIXTURES=1")
    func golden() throws {
        let tidy = try format(try Fixtures.text("definitions/untidy.txt"))
        if ProcessInfo.processInfo.environment["LOCKSTEP_WRITE_FIXTURES"] == "1" {
            try Data(tidy.utf8).write(to: Fixtures.url("definitions/tidy.txt"))
        }
        #expect(tidy == (try Fixtures.text("definitions/tidy.txt")))
        #expect(try format(tidy) == tidy)
    }

    @Test("ty, cm, sz, el and ar come first; pr and ni and repeated keys keep their order")
    func order() throws {
        #expect(
            try format("unit=a,,,;{pr=1;ar=(f=x,t=y);ni=2;el=b,j;el=a,j;sz=1x1;pr=3;cm=\"c\";sd=1,en;ty=n;ty=j;}")
                == "unit=a,,,;\n{\n\tty=n;\n\tty=j;\n\tcm=\"c\";\n\tsz=1x1;\n\tel=b,j;\n\tel=a,j;\n\tar=(f=x,t=y);\n\tpr=1;\n\tni=2;\n"
                + "\tpr=3;\n\tsd=1,en;\n}\n"
        )
    }

    @Test("a comment behind a statement goes with it, one before a statement stays before it")
    func comments() throws {
        let text = "/*1*/unit=a,,,;/*2*/{/*3*/\n/*4*/sc=x;/*5*/\n/*6*/ty=j;/*7*//*8*/\n/*9*/}/*10*/"
        let tidy =
            "/*1*/\nunit=a,,,;\n/*2*/\n{\n\t/*3*/\n\t/*6*/\n\tty=j;\n\t/*7*/\n\t/*8*/\n\t/*4*/\n\tsc=x;\n\t/*5*/\n\t/*9*/\n}\n/*10*/\n"
        #expect(try format(text) == tidy)
        #expect(try format(tidy) == tidy)
    }

    @Test("of many empty lines one stays between statements, and none beside a brace")
    func emptyLines() throws {
        #expect(
            try format("\n\nunit=a,,,;\n\n{\n\n\nty=g;\n\n\n\ncm=x;\nst=1;\n\n}\n\n\nunit=b,,,;{ty=g;}\n\n")
                == "unit=a,,,;\n{\n\tty=g;\n\n\tcm=x;\n\tst=1;\n}\n\nunit=b,,,;\n{\n\tty=g;\n}\n"
        )
    }

    @Test("line ends and indentation are as the file has them, or as asked")
    func lineEnds() throws {
        let text = "unit=a,,,;\r\n{ty=j;te=\"a\nb\r\nc\";/* x\ny */}"
        #expect(try format(text) == "unit=a,,,;\r\n{\r\n\tty=j;\r\n\tte=\"a\nb\r\nc\";\r\n\t/* x\r\ny */\r\n}\r\n")
        #expect(
            try format(text, DefinitionLayout(indentation: .spaces(2), lineEnd: .lineFeed))
                == "unit=a,,,;\n{\n  ty=j;\n  te=\"a\nb\nc\";\n  /* x\ny */\n}\n"
        )
        #expect(
            try format(text, DefinitionLayout(indentation: .spaces(0), lineEnd: .carriageReturnLineFeed))
                == "unit=a,,,;\r\n{\r\nty=j;\r\nte=\"a\r\nb\r\nc\";\r\n/* x\r\ny */\r\n}\r\n"
        )
        #expect(try format("\u{FEFF}unit=a,,,;{ty=j;}") == "\u{FEFF}unit=a,,,;\n{\n\tty=j;\n}\n")
        #expect(try format("") == "")
    }

    @Test("a text that cannot be read whole is refused with its problems")
    func refusal() {
        let tree = SyntaxTree("unit=a,,;{ty=n;;}")
        let refusal = #expect(throws: FormatRefusal.self) { try DefinitionLayout().format(tree) }
        #expect(refusal?.problems.map(\.kind) == [.headerAttributes, .emptyStatement])
    }

    @Test("ten thousand levels are laid out without an indentation that grows with the square of them")
    func depth() throws {
        let count = 10_000
        let text = String(repeating: "unit=a,,,;{ty=g;", count: count) + String(repeating: "}", count: count)
        let tidy = try format(text)
        #expect(SyntaxTree(tidy).units.count == count)
        #expect(tidy.utf8.count < count * 4 * (DefinitionLayout.deepestIndentation + 12))
    }

    @Test(
        "random definitions mean the same afterwards, and are laid out once for all",
        arguments: 0..<300 as Range<UInt64>
    )
    func property(seed: UInt64) throws {
        var draw = RandomDefinitionText(seed: seed)
        let text = draw.text()
        let layout = DefinitionLayout(
            indentation: draw.pick([.tabs, .spaces(4)]),
            lineEnd: draw.pick([.asWritten, .asWritten, .lineFeed, .carriageReturnLineFeed])
        )
        let before = SyntaxTree(text)
        let tidy = try format(text, layout)
        let after = SyntaxTree(tidy)
        #expect(after.problems == [], "seed \(seed)\n\(text)\n→\n\(tidy)")
        #expect(try format(tidy, layout) == tidy, "seed \(seed)\n\(text)\n→\n\(tidy)")
        #expect(after.unitList(layout) == before.unitList(layout), "seed \(seed)\n\(text)\n→\n\(tidy)")
        let comments = { (tree: SyntaxTree) in
            tree.pieces().filter { $0.kind == .comment }.map { tree.text($0.range).replacing("\r\n", with: "\n") }
                .sorted()
        }
        #expect(comments(after) == comments(before), "seed \(seed)")
    }

    @Test(
        "real definitions mean the same afterwards",
        .enabled(if: DefinitionCorpus.isPresent, Comment(rawValue: DefinitionCorpus.absence))
    )
    func corpus() throws {
        var count = 0
        for file in DefinitionCorpus.files where file.pathExtension == "unitdef" {
            let before = SyntaxTree(utf8: [UInt8](try Data(contentsOf: file)))
            guard before.problems.isEmpty else { continue }
            let layout = DefinitionLayout()
            let tidy = try layout.format(before)
            let after = SyntaxTree(utf8: tidy)
            #expect(after.unitList(layout) == before.unitList(layout), "\(file.lastPathComponent)")
            #expect(try layout.format(after) == tidy, "\(file.lastPathComponent)")
            count += 1
        }
        #expect(count > 0)
    }
}

extension SyntaxTree {
    /// All units with depth, attributes and parameters, the parameters in the layout's order; line ends are compared
    /// only where the layout leaves them alone.
    fileprivate func unitList(_ layout: DefinitionLayout) -> [String] {
        let first = ["ty", "cm", "sz", "el", "ar"]
        return units.indices.flatMap { index in
            let syntax = units[index]
            let attributes = [syntax.name, syntax.permission, syntax.owner, syntax.resourceGroup].map(text)
            let parameters = parameters(of: UnitID(index)).map {
                (first.firstIndex(of: key(of: $0)) ?? first.count, $0)
            }
            let sorted =
                first.indices.flatMap { rank in parameters.filter { $0.0 == rank } }
                + parameters.filter { $0.0 == first.count }
            let list = sorted.map { "\(key(of: $0.1))=\(text(self[$0.1].value))" }
            return ["\(syntax.depth) \(attributes)"]
                + list.map { layout.lineEnd == .asWritten ? $0 : $0.replacing("\r\n", with: "\n") }
        }
    }
}
