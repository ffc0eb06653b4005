internal import Jobnets
internal import TestSupport
internal import Testing

/// What counts as a change of a definition, and what a unit's counterpart is.
@Suite struct DefinitionDifferenceTests {
    /// A group with the contents told.
    private static func group(_ contents: String) -> String { "unit=g,,jp1admin,;{ty=g;\(contents)}" }

    private static func job(_ name: String, _ parameters: String) -> String {
        "unit=\(name),,jp1admin,;{ty=j;\(parameters)}"
    }

    private static func lines(_ before: String, _ after: String) -> [String] {
        DefinitionDifference(group(before), group(after)).lines
    }

    @Test func `a changed definition is told by its changes, each once`() throws {
        let difference = DefinitionDifference(
            try Fixtures.text("definitions/difference/before.unitdef"),
            try Fixtures.text("definitions/difference/after.unitdef")
        )
        #expect(
            difference.lines(.meaning) == [
                "/sales + cl=2027/01/02;",
                "/sales - cl=2026/12/31;",
                "/sales/nightly ar=(f=check,t=load,con); > ar=(f=check,t=load);",
                "/sales/nightly st=1,22:00; > st=23:00;",
                "renamed /sales/nightly/collect > /sales/nightly/fetch 100",
                "/sales/nightly/load tho=8; > tho=16;",
                "removed /sales/nightly/obsolete 1",
                "added /sales/nightly/notify 1",
                "renamed /sales/nightly/report > /sales/nightly/summary 66",
                "/sales/nightly/summary/print prm=\"--all\"; > prm=\"--new\";",
                "moved /sales/monthly/archive > /sales/nightly/archive 100",
                "removed /sales/twins/left 1 (ambiguous)",
                "removed /sales/twins/right 1 (ambiguous)",
                "added /sales/twins/first 1 (ambiguous)",
                "added /sales/twins/second 1 (ambiguous)",
                "/sales/monthly order pr=2; > ni=5;",
            ]
        )
        #expect(difference.lines(.layout) == ["/sales/nightly el=load,j,+400+48; > el=load,j,+400+96;"])
        #expect(difference.lines(.comment) == ["/sales cm=\"sales, first half\"; > cm=\"sales, second half\";"])
        #expect(
            difference.lines(.notation) == [
                "/sales/nightly - rg=1; (told-default)",
                "/sales/nightly/.CONDITION - cond=and; (told-default)",
                "/sales/nightly/fetch - tho=0; (told-default)",
                "/sales/nightly/check - ej=gt; (told-default)",
                "/sales/nightly/arrival - flwc=c; (told-default)",
            ]
        )
        #expect(difference.fullNameAfter("/sales/nightly/report/print") == "/sales/nightly/summary/print")
        #expect(difference.fullNameAfter("/sales/monthly/archive") == "/sales/nightly/archive")
        #expect(difference.fullNameAfter("/sales/nightly/obsolete") == nil)
        #expect(difference.fullNameAfter("sales") == nil)
    }

    @Test func `notations of one value are one value`() {
        let pairs = [
            ("el=a,j,+80 +48;", "el=a,j,+80+48;"), ("sz=10x8;", "sz=10×8;"), ("sz=9X8;", "sz=9 x 8;"),
            ("sd=1,15;", "sd=15;"), ("st=1, 12:10;", "st=12:10;"), ("st=09:00;", "st=9:00;"),
            ("sd=2026/04/01;", "sd=2026/4/1;"), ("cy=1,(1,m);", "cy=( 1 , m );"), ("cftd=be;", "cftd=1,be,1,10;"),
            ("cftd=da,2,7;", "cftd=da,2;"), ("prm=abc;", "prm=\"abc\";"), ("ar=(f=a,t=b);", "ar=(f=a,t=b,seq);"),
            ("op=su;op=2026/1/1;", "op=2026/01/01;op=su;"), ("eun=a;eun=b;", "eun=b;eun=a;"),
            ("sd=1,5;sd=2,6;", "sd=2,6;sd=1,5;"), ("sc=x;prm=y;", "prm=y;sc=x;"),
        ]
        for (before, after) in pairs { #expect(Self.lines(before, after) == [], "\(before) and \(after)") }
    }

    @Test func `values that differ in what they say differ`() {
        let pairs = [
            ("te=\"a b\";", "te=\"a  b\";"), ("te=\"a,b\";", "te=a,b;"), ("prm=\"(f=a)\";", "prm=(f=a);"),
            ("sd=1,15;", "sd=1,+15;"), ("cftd=be;", "cftd=af;"), ("cftd=be,1,10;", "cftd=be,1,9;"),
            ("env=\"A=1\";env=\"A=2\";", "env=\"A=2\";env=\"A=1\";"), ("prm=\"\";", "prm=\"x\";"),
            ("st=0:10;", "st=1:10;"), ("st=+10:00;", "st=10:00;"), ("te=\"a;", "te=\"b;"),
        ]
        for (before, after) in pairs {
            #expect(Self.lines("\n" + before + "\n", "\n" + after + "\n").count == 1, "\(before) and \(after)")
        }
    }

    @Test func `a default counts as told only where nothing else decides`() {
        #expect(
            DefinitionDifference("unit=n,,,;{ty=n;sd=en;}", "unit=n,,,;{ty=n;}").lines == ["/n - sd=en; (told-default)"]
        )
        #expect(
            DefinitionDifference("unit=n,,,;{ty=n;sd=1,en;}", "unit=n,,,;{ty=n;sd=2,15;}").lines(.meaning)
                == ["/n - sd=1,en;", "/n + sd=2,15;"]
        )
        #expect(
            DefinitionDifference("unit=n,,,;{ty=n;st=2,+00:00;mp=n;}", "unit=n,,,;{ty=n;}").lines(.meaning) == []
        )
        // A group inherits these.
        #expect(Self.lines("sdd=1;stt=0:00;md=th;", "").count == 3)
        #expect(DefinitionDifference("unit=a,,,;{ty=htpj;eu=ent;}", "unit=a,,,;{ty=htpj;}").lines == ["/a - eu=ent;"])
        #expect(Self.lines("tho=10;", "") == ["/g - tho=10;"])
    }

    @Test func `the later of two entries for a day counts`() {
        #expect(Self.lines("op=mo;cl=mo;", "cl=mo;op=mo;").count == 1)
        #expect(Self.lines("op=2026/04/01;", "cl=2026/4/1;") == ["/g op=2026/04/01; > cl=2026/4/1;"])
        #expect(Self.lines("op=mo;cl=tu;", "cl=tu;op=mo;") == [])
    }

    @Test func `the later of priority and nice counts`() {
        #expect(Self.lines("pr=1;ni=3;", "ni=3;pr=1;") == ["/g order ni=3; > pr=1;"])
        #expect(Self.lines("pr=1;cm=\"x\";ni=3;", "cm=\"x\";pr=1;ni=3;") == [])
    }

    @Test func `a name that is told follows its unit`() {
        let before = Self.group(
            "ar=(f=a,t=b,con);el=a,j,+0+0;el=b,j,+160+0;" + Self.job("a", "te=\"1\";")
                + Self.job("b", "eun=a;eun=/g/a;")
        )
        let followed = Self.group(
            "ar=(f=c,t=b,con);el=c,j,+0+0;el=b,j,+160+0;" + Self.job("c", "te=\"1\";")
                + Self.job("b", "eun=c;eun=/g/c;")
        )
        #expect(DefinitionDifference(before, followed).lines == ["renamed /g/a > /g/c 100"])
        let stayed = Self.group(
            "ar=(f=a,t=b,con);el=c,j,+0+0;el=b,j,+160+0;" + Self.job("c", "te=\"1\";")
                + Self.job("b", "eun=c;eun=/g/a;")
        )
        #expect(
            DefinitionDifference(before, stayed).lines == [
                "/g - ar=(f=a,t=b,con); (refers-elsewhere)", "/g + ar=(f=a,t=b,con); (refers-elsewhere)",
                "renamed /g/a > /g/c 100",
                "/g/b - eun=/g/a; (refers-elsewhere)", "/g/b + eun=/g/a; (refers-elsewhere)",
            ]
        )
    }

    @Test func `renames over names in use are a chain, exchanged contents are changes`() {
        let a = "te=\"1\";ex=x;"
        let b = "te=\"2\";ex=y;"
        #expect(
            Self.lines(Self.job("a", a) + Self.job("b", b), Self.job("b", a) + Self.job("c", b))
                == ["renamed /g/a > /g/b 100", "renamed /g/b > /g/c 100"]
        )
        #expect(
            Self.lines(Self.job("a", a) + Self.job("b", b), Self.job("a", b) + Self.job("b", a)).count == 4
        )
    }

    @Test func `a renamed unit may be changed as well, when no other is as like`() {
        let parameters = "te=\"1\";ex=x;prm=\"p\";wth=3;"
        #expect(
            Self.lines(Self.job("a", parameters + "tho=8;"), Self.job("b", parameters + "tho=9;"))
                == ["renamed /g/a > /g/b 80", "/g/b tho=8; > tho=9;"]
        )
        #expect(
            Self.lines(
                Self.job("a", parameters + "tho=8;"),
                Self.job("b", parameters + "tho=9;") + Self.job("c", parameters + "tho=10;")
            ) == ["removed /g/a 1 (ambiguous)", "added /g/b 1 (ambiguous)", "added /g/c 1 (ambiguous)"]
        )
        // Nothing in common: two units.
        #expect(
            Self.lines(Self.job("a", "te=\"1\";"), Self.job("b", "te=\"2\";")) == ["removed /g/a 1", "added /g/b 1"]
        )
    }

    @Test func `a unit that moved takes its contents along`() {
        let net = "unit=n,,jp1admin,;{ty=n;" + Self.job("a", "te=\"1\";") + Self.job("b", "te=\"2\";")
        let first = "unit=x,,jp1admin,;{ty=g;" + net + "}}unit=y,,jp1admin,;{ty=g;}"
        let second = "unit=x,,jp1admin,;{ty=g;}unit=y,,jp1admin,;{ty=g;" + net + "tho=1;}}"
        let difference = DefinitionDifference(Self.group(first), Self.group(second))
        #expect(difference.lines == ["moved /g/x/n > /g/y/n 92", "/g/y/n + tho=1;"])
        #expect(difference.fullNameAfter("/g/x/n/a") == "/g/y/n/a")
    }

    @Test func `a unit that stands elsewhere unchanged was not renamed`() {
        func net(_ name: String, _ contents: String) -> String { "unit=\(name),,jp1admin,;{ty=n;sd=1,5;\(contents)}" }
        let kept = Self.job("a", "te=\"1\";")
        let job = Self.job("c", "te=\"3\";ex=x;prm=p;")
        let near = Self.job("d", "te=\"3\";ex=x;prm=q;")
        #expect(
            Self.lines(net("n", kept + job) + net("m", kept), net("n", kept + near) + net("m", kept + job))
                == ["added /g/n/d 1", "moved /g/n/c > /g/m/c 100"]
        )
    }

    @Test func `a unit out of a removed one is moved, the rest of it removed at once`() {
        let first = "unit=x,,jp1admin,;{ty=g;" + Self.job("a", "te=\"1\";") + Self.job("b", "te=\"2\";") + "}"
        #expect(Self.lines(first, Self.job("b", "te=\"2\";")) == ["removed /g/x 2", "moved /g/x/b > /g/b 100"])
    }

    @Test func `type, owner and mode are changes of a unit`() {
        let before = "unit=a,0777,me,grp;{ty=j;el=x,j,+0+0;unit=x,,,;{ty=j;}}"
        let after = "unit=a,,you,grp;{ty=pj;el=x,pj,+0+0;unit=x,,,;{ty=pj;}}"
        #expect(DefinitionDifference(before, after).lines == ["type /a", "permission /a", "owner /a", "type /a/x"])
    }

    @Test func `units of one name are told apart by their order`() {
        #expect(
            Self.lines(Self.job("a", "te=\"1\";") + Self.job("a", "te=\"2\";"), Self.job("a", "te=\"1\";"))
                == ["removed /g/a 1"]
        )
    }

    @Test func `nothing at all differs from nothing at all`() {
        #expect(DefinitionDifference("", "").lines == [])
        #expect(DefinitionDifference("", "unit=a,,,;{ty=j;}").lines == ["added /a 1"])
        #expect(DefinitionDifference("unit=a,,,;{ty=j;}", "").lines == ["removed /a 1"])
    }

    @Test func `depth costs no stack`() {
        let depth = 30_000
        func nest(_ innermost: String) -> String {
            let header = "unit=a,,,;{ty=g;"
            return String(repeating: header, count: depth) + innermost + String(repeating: "}", count: depth)
        }
        let difference = DefinitionDifference(nest(Self.job("x", "te=\"1\";")), nest(Self.job("x", "te=\"2\";")))
        #expect(difference.changes.count == 1)
        let gone = DefinitionDifference(nest(Self.job("x", "te=\"1\";")), "")
        #expect(gone.changes.map(\.kind) == [.unitRemoved(count: depth + 1)])
    }

    @Test func `thousands of units on a level are paired by what they are`() {
        func level(_ prefix: String, _ end: String) -> String {
            (0..<2_000).map { Self.job("\(prefix)\($0)", "te=\"\($0)\";prm=\"\($0 * 7)\";ex=x;wth=\(end);") }.joined()
        }
        let equal = DefinitionDifference(Self.group(level("a", "1")), Self.group(level("b", "1")))
        #expect(equal.changes.map(\.kind) == Array(repeating: .unitRenamed(likeness: 100), count: 2_000))
        let alike = DefinitionDifference(Self.group(level("a", "1")), Self.group(level("b", "2")))
        #expect(alike.changes.filter { $0.kind == .unitRenamed(likeness: 75) }.count == 2_000)
        #expect(alike.changes.count == 4_000)
    }
}
