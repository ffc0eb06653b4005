import Jobnets
import TestSupport
import Testing

@Suite("Substitution of names")
struct SubstitutionTests {
    private static func table(_ rows: [String]) throws -> SubstitutionTable {
        try SubstitutionTable(utf8: Array(rows.joined(separator: "\n").replacing(" > ", with: "\t").utf8))
    }

    /// What becomes of one parameter, or of a header, in a unit.
    private static func result(_ statement: String, _ rows: String...) throws -> String {
        let isHeader = statement.hasPrefix("unit=")
        let text = isHeader ? "\(statement){ty=j;}" : "unit=u,,,;{\(statement)}"
        let tree = SyntaxTree(text)
        let outcome = try table(rows).apply(to: tree)
        let result = String(decoding: try #require(outcome.text(from: tree)), as: UTF8.self)
        return isHeader ? String(result.dropLast(7)) : String(result.dropFirst(11).dropLast(1))
    }

    private static func proof(_ text: String, _ rows: String...) throws -> SubstitutionProof {
        let tree = SyntaxTree(text)
        let table = try table(rows)
        return try #require(table.prove(table.apply(to: tree), of: tree))
    }

    // MARK: What is substituted

    @Test("a host is a whole value of every key that names one", arguments: SubstitutionScope.hosts)
    func hosts(key: String) throws {
        #expect(try Self.result("\(key)=\"prod\";", "host > prod > test") == "\(key)=\"test\";")
        #expect(try Self.result("\(key)= prod ;", "host > prod > test") == "\(key)= test ;")
        #expect(try Self.result("\(key)=\"prod2\";", "host > prod > test") == "\(key)=\"prod2\";")
        #expect(try Self.result("\(key)=\"prod\",\"prod\";", "host > prod > test") == "\(key)=\"prod\",\"prod\";")
    }

    @Test("other keys keep the host's name")
    func otherKeys() throws {
        #expect(try Self.result("cm=\"prod\";", "host > prod > test") == "cm=\"prod\";")
        #expect(try Self.result("ncsv=prod;", "host > prod > test", "service > prod > AJSTEST") == "ncsv=AJSTEST;")
        #expect(try Self.result("un=\"prod\";", "host > prod > test", "user > prod > joe") == "un=\"joe\";")
        #expect(try Self.result("unit=prod,prod,prod,prod;", "user > prod > joe") == "unit=prod,prod,joe,prod;")
    }

    @Test("a path begins the value of every key that is one", arguments: SubstitutionScope.paths)
    func paths(key: String) throws {
        #expect(try Self.result("\(key)=\"/p/a/x\";", "path > /p/a > /t") == "\(key)=\"/t/x\";")
        #expect(try Self.result("\(key)=\"/p/a\";", "path > /p/a > /t") == "\(key)=\"/t\";")
        #expect(try Self.result("\(key)=\"/p/ab /p/a\";", "path > /p/a > /t") == "\(key)=\"/p/ab /p/a\";")
        #expect(try Self.result("\(key)=\"/p/a b\";", "path > /p/a > /t") == "\(key)=\"/p/a b\";")
    }

    @Test(
        "a path in a command begins behind what is no path, and ends where a name ends",
        arguments: [
            ("cat /p/a", "cat /t"), ("cat /p/a /p/ab /p/a.x /p/a-b", "cat /t /p/ab /p/a.x /p/a-b"),
            ("PATH=/p/a:/p/a/bin", "PATH=/t:/t/bin"), ("cat </p/a>/p/a/x", "cat </t>/t/x"),
            ("cc -I/p/a -L=/p/a", "cc -I/t -L=/t"),
            ("cat /d/p/a $X/p/a ~/p/a ?AJS2X?/p/a", "cat /d/p/a $X/p/a ~/p/a ?AJS2X?/p/a"),
            ("type C:/p/a", "type C:/p/a"), ("scp host:/p/a x:/p/a", "scp host:/t x:/p/a"),
            ("あ/p/a /p/aあ", "あ/p/a /p/aあ"),
            ("cat /p/a\\ b", "cat /p/a\\ b"), ("cat '/p/a','/p/a'", "cat '/t','/t'"),
        ]
    )
    func commands(before: String, after: String) throws {
        for key in SubstitutionScope.textsWithPaths {
            #expect(try Self.result("\(key)=\"\(before)\";", "path > /p/a > /t") == "\(key)=\"\(after)\";")
        }
    }

    @Test("paths of Windows, of shares and of drives")
    func windows() throws {
        #expect(try Self.result(#"sc="C:\p\x.bat";"#, #"path > C:\p > D:\t"#) == #"sc="D:\t\x.bat";"#)
        #expect(try Self.result(#"sc="C:\pq";"#, #"path > C:\p > D:\t"#) == #"sc="C:\pq";"#)
        #expect(try Self.result(#"sc="C:\p/x";"#, #"path > C:\p > D:\t"#) == #"sc="D:\t/x";"#)
        #expect(
            try Self.result(#"te="copy \\sv\s\a C:\p";"#, #"path > \\sv\s > \\tv\s"#) == #"te="copy \\tv\s\a C:\p";"#
        )
        #expect(try Self.result(#"te="dir C:\p";"#, #"path > \p > \t"#) == #"te="dir C:\p";"#)
        #expect(try Self.result(#"sc="C:\p\x";"#, #"path > C:\ > D:\"#) == #"sc="D:\p\x";"#)
    }

    @Test("escapes are undone to compare and made anew to write, and all else keeps its bytes")
    func escapes() throws {
        #expect(try Self.result(##"so="/p/##a/#"b#"";"##, ##"path > /p/#a > /t/"x#"##) == ##"so="/t/#"x##/#"b#"";"##)
        #expect(try Self.result(##"te="a#b ##c #"d";"##, "text:te > c > C") == ##"te="a#b ##C #"d";"##)
        #expect(try Self.result("ex=\"a##b\";", "host > a#b > x") == "ex=\"x\";")
    }

    @Test("a part in quotation marks is substituted beside what is not")
    func parts() throws {
        #expect(try Self.result(#"evtmc=n:"/p/a/x";"#, "path > /p/a > /t") == #"evtmc=n:"/t/x";"#)
        #expect(try Self.result(#"evsfr=A:"prod";"#, "text:evsfr > prod > test") == #"evsfr=A:"test";"#)
        #expect(try Self.result("te=\"ls\n/p/a\";", "path > /p/a > /t") == "te=\"ls\n/t\";")
    }

    @Test("the longest text counts, and nothing is substituted twice")
    func once() throws {
        let rows = ["path > /p > /q", "path > /p/a > /p", "path > /q > /r"]
        #expect(try Self.result("te=\"/p /p/a/x /q\";", rows[0], rows[1], rows[2]) == "te=\"/q /p/x /r\";")
        #expect(try Self.result("te=\"aaa ab\";", "text:te > a > aa", "text:te > ab > b") == "te=\"aaaaaa b\";")
        #expect(try Self.result("ex=\"a\";", "host > a > b", "host > b > a") == "ex=\"b\";")
        #expect(
            try Self.result("te=\"/p/x /p/keep\";", "path > /p > /t", "path > /p/keep > /p/keep")
                == "te=\"/t/x /p/keep\";"
        )
    }

    @Test("a text that needs quotation marks is not written where there are none")
    func unquoted() throws {
        let tree = SyntaxTree("unit=u,,a,;{ex=a;ex=\"a\";}")
        let outcome = try Self.table(["host > a > b;c", "user > a > b,c"]).apply(to: tree)
        #expect(outcome.refused.map(\.key) == ["unit", "ex"])
        #expect(outcome.substitutions.map { tree.text($0.range) } == ["a"])
        #expect(outcome.text(from: tree).map { String(decoding: $0, as: UTF8.self) } == "unit=u,,a,;{ex=a;ex=\"b;c\";}")
    }

    @Test("a value without its closing mark is left alone, also one that stands in no unit is substituted")
    func faulty() throws {
        #expect(try Self.result("te=\"/p/a;\nty=j;", "path > /p/a > /t") == "te=\"/p/a;\nty=j;")
        let tree = SyntaxTree("ex=\"a\";")
        #expect(try Self.table(["host > a > b"]).apply(to: tree).substitutions.map(\.unit) == [nil])
    }

    @Test("rows that apply nowhere and names that are left are told")
    func leftovers() throws {
        let tree = SyntaxTree(
            "unit=u,,,;{cm=\"on PROD1.example, prod10\";te=\"$X/p/a ${Y}/p/a /p/a.sh\";ex=\"prod1\";}"
        )
        let table = try Self.table(["host > prod1 > test1", "path > /p/a > /t", "user > nobody > x"])
        let outcome = table.apply(to: tree)
        #expect(outcome.unusedLines(of: table) == [2, 3])
        let left = table.leftovers(of: outcome, in: tree)
        #expect(left.map { "\($0.key) \(tree.text($0.range)) \($0.row.line)" } == ["cm PROD1 1", "te /p/a 2"])
    }

    // MARK: The way back

    @Test("a swap, a chain and a shield are turned back")
    func reversible() throws {
        let text = "unit=u,,,;{ex=\"a\";ex=\"b\";te=\"/p/x /q /p/keep\";}"
        let proof = try Self.proof(
            text,
            "host > a > b",
            "host > b > a",
            "path > /p > /q",
            "path > /q > /r",
            "path > /p/keep > /p/keep"
        )
        #expect(proof.isReversible)
        #expect(String(decoding: proof.text, as: UTF8.self) == "unit=u,,,;{ex=\"b\";ex=\"a\";te=\"/q/x /r /p/keep\";}")
    }

    @Test("what stood there before, what two rows make and what is not found again is told with its place")
    func doubts() throws {
        let present = try Self.proof("unit=u,,,;{ex=\"a\";ex=\"b\";}", "host > a > b")
        #expect(present.doubts.map(\.reason) == [.alreadyPresent])
        #expect(present.doubts.map(\.offset) == [22])

        let shared = try Self.proof("unit=u,,,;{ex=\"a\";ex=\"b\";}", "host > a > c", "host > b > c")
        #expect(shared.doubts.map(\.reason) == [.sharedResult(line: 2), .sharedResult(line: 1)])

        let joined = try Self.proof("unit=u,,,;{te=\"xay\";}", "text:te > a > b", "text:te > q > xb")
        #expect(joined.doubts.contains { $0.reason == .notFound && $0.offset == 16 })

        let respelt = try Self.proof("unit=u,,,;{te=\"a#b\";}", "text:te > # > x")
        #expect(respelt.doubts.map(\.reason) == [.otherText])
        #expect(try Self.proof("unit=u,,,;{te=\"a##b\";}", "text:te > # > x").isReversible)
    }

    @Test("a proof is what a person finds with the table turned round", arguments: 0..<1_200 as Range<UInt64>)
    func property(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let text = Self.definition(&random)
        let rows = Self.rows(&random)
        guard let table = try? SubstitutionTable(utf8: Array(rows.map { "\($0.0)\t\($0.1)\t\($0.2)\n" }.joined().utf8))
        else { return }
        let tree = SyntaxTree(text)
        let outcome = table.apply(to: tree)
        let proof = try #require(table.prove(outcome, of: tree), "seed \(seed)")

        // Nothing but the substituted text changed.
        var kept = tree.utf8[...]
        var made = proof.text[...]
        var place = 0
        for each in outcome.substitutions {
            let same = Int(each.range.start) - place
            #expect(same >= 0 && kept.prefix(same) == made.prefix(same), "seed \(seed)")
            kept = kept.dropFirst(same + each.range.count)
            made = made.dropFirst(same + each.replacement.count)
            place = Int(each.range.end)
        }
        #expect(kept == made, "seed \(seed)")

        let turned = rows.map { "\($0.0)\t\($0.2)\t\($0.1)\n" }.joined()
        guard let reversed = try? SubstitutionTable(utf8: Array(turned.utf8)) else { return }
        let converted = SyntaxTree(utf8: proof.text)
        let back = try #require(reversed.apply(to: converted).text(from: converted), "seed \(seed)")
        if proof.isReversible {
            #expect(back == tree.utf8, "seed \(seed)")
        } else {
            #expect(back != tree.utf8 || proof.doubts.contains { $0.reason != .notFound }, "seed \(seed)")
        }
    }

    @Test("most random conversions without doubts change something, so the property is about something")
    func propertyIsNotIdle() throws {
        var reversible = 0
        var doubtful = 0
        for seed in 0..<1_200 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let tree = SyntaxTree(Self.definition(&random))
            let text = Self.rows(&random).map { "\($0.0)\t\($0.1)\t\($0.2)\n" }.joined()
            guard let table = try? SubstitutionTable(utf8: Array(text.utf8)) else { continue }
            let proof = try #require(table.prove(table.apply(to: tree), of: tree))
            if proof.isReversible, proof.text != tree.utf8 { reversible += 1 }
            if !proof.isReversible { doubtful += 1 }
        }
        #expect(reversible > 80 && doubtful > 80, "\(reversible) reversible, \(doubtful) not")
    }

    private static func definition(_ random: inout SeededGenerator) -> String {
        let pieces = [
            "/p", "/p/a", "/q", "a", "b", " ", ":", "##", "#\"", "#", "\\", "C:", "あ", "\n", ";", "=", ".x", "(", ",",
        ]
        let keys = ["te", "te", "sc", "sc", "ex", "ex", "un", "cm", "prm", "ar"]
        var text = ""
        for unit in 0..<Int.random(in: 1...3, using: &random) {
            text += "unit=u\(unit),,\(["", "a", "b", "joe"].randomElement(using: &random) ?? ""),;\n{\nty=j;\n"
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                let value = (0..<Int.random(in: 1...Int.random(in: 1...4, using: &random), using: &random)).map { _ in
                    pieces.randomElement(using: &random) ?? ""
                }.joined()
                let mark = Int.random(in: 0..<4, using: &random) > 0 ? "\"" : ""
                text += "\(keys.randomElement(using: &random) ?? "te")=\(mark)\(value)\(mark);\n"
            }
            // Sometimes the brace is forgotten.
            if Int.random(in: 0..<8, using: &random) > 0 { text += "}\n" }
        }
        return text
    }

    private static func rows(_ random: inout SeededGenerator) -> [(String, String, String)] {
        let names = ["a", "b", "c", "aa", "あ", "a#", "\"", "x;y"]
        let paths = ["/p", "/p/a", "/q", "/q/a", "C:/p", "C:\\p", "/r"]
        return (0..<Int.random(in: 1...4, using: &random)).map { _ in
            let kind = ["host", "user", "path", "text:te", "text:prm"].randomElement(using: &random) ?? "host"
            let texts = kind == "path" ? paths : names
            return (kind, texts.randomElement(using: &random) ?? "a", texts.randomElement(using: &random) ?? "b")
        }
    }
}
