import Jobnets
import Testing

@Suite("A definition's text as a tree")
struct SyntaxTreeTests {
    @Test("a sound file has no problems, and its units are found with attributes, parameters and nesting")
    func sound() throws {
        let tree = SyntaxTree(soundSample)
        #expect(tree.problems == [])
        #expect(tree.unsoundness == nil)
        #expect(
            tree.meaning == [
                "/営業,0755,jp1admin,grp_a", "ty=g", "cm=\"group #\"A#\" ##1 {\"",
                "/営業/net,,jp1admin,", "ty=n", "el=job a,j,+80 +48", "ar=(f=job a,t=b,\n\t\t    con)", "st=1, 12:10",
                "/営業/net/job a,,,", "ty=j", "te=\"ls\nunit=fake,,,;\n{\na=#\"b#\";\n}\npwd\"",
                "/営業/net/b,,,", "ty=pj", "sc={x}",
                "/r2,,,", "ty=n",
            ]
        )
    }

    @Test("pieces tell what every byte is")
    func pieces() {
        let tree = SyntaxTree("\u{FEFF}unit = a,,b ;{/*c*/ty = n;\n}x;")
        let pieces = tree.pieces().map { "\($0.kind) \(tree.text($0.range))" }
        #expect(
            pieces == [
                "orderMark \u{FEFF}", "unitKeyword unit", "blank  ", "equals =", "blank  ", "attribute a", "comma ,",
                "comma ,", "attribute b", "blank  ", "semicolon ;", "openingBrace {", "comment /*c*/", "key ty",
                "blank  ",
                "equals =", "blank  ", "value n", "semicolon ;", "blank \n", "closingBrace }", "unread x;",
            ]
        )
    }

    @Test(
        "a file of nothing, of blanks, of one comment or of an order mark is empty and sound",
        arguments: ["", " \r\n\t", "/* */", "\u{FEFF}"]
    )
    func empty(_ text: String) {
        let tree = SyntaxTree(text)
        #expect(tree.units.isEmpty && tree.parameters.isEmpty && tree.problems.isEmpty && tree.unsoundness == nil)
    }

    @Test("attributes go on in the next line around a comma, and stop where a semicolon was forgotten")
    func headerLines() {
        let broken = SyntaxTree("unit=a,\n ,jp1admin\n,\n;\n{ty=n;}")
        #expect(broken.problems == [])
        #expect(broken.meaning == ["/a,,jp1admin,", "ty=n"])
        let forgotten = SyntaxTree("unit=a,,,\n{\nty=n;\n}")
        #expect(forgotten.problemTexts == ["missingSemicolon: unit=a,,,"])
        #expect(forgotten.meaning == ["/a,,,", "ty=n"])
        let noBrace = SyntaxTree("unit=a,,,\nty=n;\n}")
        #expect(noBrace.problemKinds == [.missingSemicolon, .missingOpeningBrace])
        #expect(noBrace.meaning == ["/a,,,", "ty=n"])
        let remark = SyntaxTree("unit=a,,,\n/* remark, */\n{\nty=n;\n}")
        #expect(remark.problemKinds == [.missingSemicolon])
        #expect(remark.meaning == ["/a,,,", "ty=n"])
    }

    @Test("a definition on one line, with two roots, is read as any other")
    func oneLine() {
        let tree = SyntaxTree("unit=a,,,;{ty=g;unit=b,,,;{ty=n;cm=\"};{\";}}unit=c,,,;{ty=n;}")
        #expect(tree.problems == [])
        #expect(tree.meaning == ["/a,,,", "ty=g", "/a/b,,,", "ty=n", "cm=\"};{\"", "/c,,,", "ty=n"])
    }

    @Test("a value that no parenthesis closes ends at the next statement, one of several lines does not")
    func parentheses() {
        let open = SyntaxTree("unit=a,,,;\n{\nty=n;\nar=(f=x,t=y\ncm=\"c\";\nunit=b,,,;\n{\nty=j;\n}\n}")
        #expect(open.problemTexts == ["missingSemicolon: ar=(f=x,t=y"])
        #expect(open.meaning == ["/a,,,", "ty=n", "ar=(f=x,t=y", "cm=\"c\"", "/a/b,,,", "ty=j"])
        let unit = SyntaxTree("unit=a,,,;{ty=n;ar=(f=x,\nunit=b,,,;\n{ty=j;}}")
        #expect(unit.problemKinds == [.missingSemicolon])
        #expect(unit.meaning == ["/a,,,", "ty=n", "ar=(f=x,", "/a/b,,,", "ty=j"])
        let several = SyntaxTree("unit=a,,,;{ty=n;ar=(\nf=x,\nt=y\n);}")
        #expect(several.problems == [])
        #expect(several.meaning == ["/a,,,", "ty=n", "ar=(\nf=x,\nt=y\n)"])
    }

    @Test("a quotation mark forgotten on one line costs that line only")
    func forgottenQuote() {
        let tree = SyntaxTree("unit=a,,,;\n{\nty=n;\ncm=\"open;\nsc=\"shut\";\nprm=\"x\";\n}")
        #expect(tree.problemTexts == ["unterminatedQuote: \"open;"])
        #expect(tree.meaning == ["/a,,,", "ty=n", "cm=\"open", "sc=\"shut\"", "prm=\"x\""])
        let escaped = SyntaxTree("unit=a,,,;\n{\nty=n;\ncm=\"open#\";\nsc=x;\n}")
        #expect(escaped.problemTexts == ["unterminatedQuote: \"open#\";"])
        #expect(escaped.meaning == ["/a,,,", "ty=n", "cm=\"open#\"", "sc=x"])
    }

    @Test("a semicolon forgotten before a comment leaves the comment one")
    func comment() {
        let tree = SyntaxTree("unit=a,,,;\n{\nty=n\n/* b=1; */\ncm=\"c\";\n}")
        #expect(tree.problemTexts == ["missingSemicolon: ty=n"])
        #expect(tree.meaning == ["/a,,,", "ty=n", "cm=\"c\""])
    }

    /// What is wrong, what is reported, and what is read all the same.
    struct Fault: CustomTestStringConvertible {
        var text: String
        var problems: [String]
        var meaning: [String]
        var testDescription: String { text }

        init(_ text: String, _ problems: [String], _ meaning: [String]) {
            self.text = text
            self.problems = problems
            self.meaning = meaning
        }
    }

    static let faults: [Fault] = [
        Fault("unit=a,,,;{ty=n;}nonsense here", ["unexpectedText: nonsense here"], ["/a,,,", "ty=n"]),
        Fault("unit=a,,,;{ty n;cm=x;}", ["unexpectedText: ty n;"], ["/a,,,", "cm=x"]),
        Fault(
            "unit=a,,,;{ty=n;\n日本 = 1;\n@@ /* c */cm=x;}",
            ["unexpectedText: 日本 = 1;", "unexpectedText: @@"],
            ["/a,,,", "ty=n", "cm=x"]
        ),
        Fault("unit=a,,,;{\u{3000}\u{3000}ty=n;}", ["unexpectedText: \u{3000}\u{3000}"], ["/a,,,", "ty=n"]),
        Fault("unit=a,,,;{ty=n;;cm=x;}", ["emptyStatement: ;"], ["/a,,,", "ty=n", "cm=x"]),
        Fault("unit=a,,,;;{ty=n;}", ["emptyStatement: ;"], ["/a,,,", "ty=n"]),
        Fault("unit a,,user,;{ty=n;}", ["missingEquals: unit"], ["/a,,user,", "ty=n"]),
        Fault("unit=a,,,;{\nty=n\ncm=x;}", ["missingSemicolon: ty=n"], ["/a,,,", "ty=n", "cm=x"]),
        Fault("unit=a,,,;{ty=n}", ["missingSemicolon: ty=n"], ["/a,,,", "ty=n"]),
        Fault("unit=a,,,;{\nty=\ncm=x;}", ["missingSemicolon: ty="], ["/a,,,", "ty=", "cm=x"]),
        Fault("unit=a,,;{ty=n;}", ["headerAttributes: unit=a,,;"], ["/a,,,", "ty=n"]),
        Fault("unit=a,1,b,c,d,e;{ty=n;}", ["headerAttributes: unit=a,1,b,c,d,e;"], ["/a,1,b,c", "ty=n"]),
        Fault(
            "unit=a,,,;ty=n;}unit=b,,,;{ty=j;}",
            ["missingOpeningBrace: unit=a,,,;"],
            ["/a,,,", "ty=n", "/b,,,", "ty=j"]
        ),
        Fault("unit=a,,,;{{ty=n;}", ["strayOpeningBrace: {"], ["/a,,,", "ty=n"]),
        Fault("unit=a,,,;{ty=n;}}unit=b,,,;{ty=n;}", ["strayClosingBrace: }"], ["/a,,,", "ty=n", "/b,,,", "ty=n"]),
        Fault(
            "unit=a,,,;{ty=n;unit=b,,,;{ty=j;",
            ["missingClosingBrace: unit=b,,,;"],
            ["/a,,,", "ty=n", "/a/b,,,", "ty=j"]
        ),
        Fault("unit=a,,,;{/* open\nty=n;}", ["unterminatedComment: /* open"], ["/a,,,", "ty=n"]),
        Fault("unit=a,,,;{ty=n;cm=\"x;\n}", ["unterminatedQuote: \"x;"], ["/a,,,", "ty=n", "cm=\"x"]),
        Fault("ty=n;unit=a,,,;{ty=n;}", ["parameterOutsideUnit: ty=n;"], ["ty=n", "/a,,,", "ty=n"]),
        Fault(
            "unit=a,,,;{ty=g;unit=b,,,;{ty=n;}cm=x;}",
            ["parameterAfterUnit: cm=x;"],
            ["/a,,,", "ty=g", "cm=x", "/a/b,,,", "ty=n"]
        ),
        Fault("unit=a,,,;{}unit=b,,,;{ty=n;}", ["unitWithoutParameters: unit=a,,,;"], ["/a,,,", "/b,,,", "ty=n"]),
        // Real input.
        Fault(
            "unit=a,,,;{ty=n;cy=1,(1.d);ty\nsd=1,en;}",
            ["unexpectedText: ty"],
            ["/a,,,", "ty=n", "cy=1,(1.d)", "sd=1,en"]
        ),
        Fault(
            "unit=a,,,;{ty=n;ar=(X,t=Y.sea);ar=(f=x,t=y,sea);}",
            [],
            ["/a,,,", "ty=n", "ar=(X,t=Y.sea)", "ar=(f=x,t=y,sea)"]
        ),
        Fault(
            "unit=a,,,;{ty=n;\nunit TESTUNIT,,jpluser,;\n{ty=j;}}",
            ["missingEquals: unit"],
            ["/a,,,", "ty=n", "/a/TESTUNIT,,jpluser,", "ty=j"]
        ),
        Fault(
            "unit=a,,,;{ty=n;cm=\"x\";ty=n;cm=\"y\";cy=1,9,y;sd=2026/04/31;sz=12×8;}",
            [],
            ["/a,,,", "ty=n", "cm=\"x\"", "ty=n", "cm=\"y\"", "cy=1,9,y", "sd=2026/04/31", "sz=12×8"]
        ),
    ]

    @Test("each fault is told where it stands, and what follows is read", arguments: faults)
    func fault(_ fault: Fault) {
        let tree = SyntaxTree(fault.text)
        #expect(tree.problemTexts == fault.problems)
        #expect(tree.meaning == fault.meaning)
        #expect(tree.unsoundness == nil)
    }

    @Test("every kind of problem has its fault here")
    func completeness() {
        var seen: Set<String> = []
        for fault in Self.faults { for problem in fault.problems { seen.insert(String(problem.prefix { $0 != ":" })) } }
        #expect(seen == Set(SyntaxProblem.Kind.allCases.map(\.rawValue)))
    }

    @Test("three faults of one file are three problems, in the order of the text, and the rest is read")
    func allOfThem() {
        let tree = SyntaxTree(
            """
            unit=a,,;
            {
            ty=g
            cm="group";
            unit=b,,,;
            {
            }
            }
            unit=c,,,;
            {
            ty=n;
            }
            """
        )
        #expect(
            tree.problemTexts == [
                "headerAttributes: unit=a,,;", "missingSemicolon: ty=g", "unitWithoutParameters: unit=b,,,;",
            ]
        )
        #expect(tree.meaning == ["/a,,,", "ty=g", "cm=\"group\"", "/a/b,,,", "/c,,,", "ty=n"])
    }

    @Test(
        "what counts tells how many",
        arguments: [("unit=a,,,;{ty=n;unit=b,,,;{ty=n;", 2), ("unit=a,,,,,;{ty=n;}", 6), ("unit=a;{ty=n;}", 1)]
    )
    func counts(_ text: String, _ count: Int32) {
        #expect(SyntaxTree(text).problems.map(\.count) == [count])
    }
}
