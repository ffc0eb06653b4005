import Jobnets
import Testing

/// What ``RelationCheck`` says of small definitions: each finding as its rule and the text that it is about.
@Suite struct RelationCheckTests {
    // MARK: Names and places

    @Test func `a sound jobnet gets no diagnostics`() {
        expect(
            in: net(
                "el=a,j,+80+48; el=b,jdj,+240+48; el=c,j,+400+48; el=d,rj,+560+48;"
                    + "ar=(f=a,t=b); ar=(f=b,t=c,con); ar=(f=b,t=d);" + job("a") + unit("b", "jdj") + job("c")
                    + unit("d", "rj")
            ),
            []
        )
    }

    @Test func `a name given twice on a level is told at the later unit`() {
        expect(in: net("el=a,j,+80+48;" + job("a") + job("a")), ["duplicate-unit-name a", "unit-without-el a"])
        expect(in: unit("a", "n", job("a"), elements: "el=a,j,+80+48;") + unit("a", "n"), ["duplicate-unit-name a"])
    }

    @Test func `a place without a unit names the one that has none and is alike`() throws {
        let text = net("el=TESTUNITYY05,j,+80+48; el=OTHERJOB,j,+240+48;" + job("TESTUNITADO5") + job("OTHERJOB"))
        expect(in: text, ["el-misspelt-unit TESTUNITYY05"])
        let diagnostic = try #require(diagnostics(of: text).first)
        #expect(diagnostic.replacement == "TESTUNITADO5")
        #expect(diagnostic.arguments == ["TESTUNITYY05", "TESTUNITADO5"])
    }

    @Test func `a place without a unit that has two like it names none`() {
        expect(
            in: net("el=JOBNAME3,j,+80+48;" + job("JOBNAME1") + job("JOBNAME2")),
            ["el-without-unit JOBNAME3", "unit-without-el JOBNAME1", "unit-without-el JOBNAME2"]
        )
    }

    @Test func `a type in el that differs from ty is told with what to write`() throws {
        let text = net("el=a,pj,+80+48;" + job("a"))
        expect(in: text, ["el-type-differs pj"])
        #expect(diagnostics(of: text).first?.replacement == "j")
    }

    @Test func `two units at one place and a place given twice are told`() {
        expect(
            in: net("el=a,j,+80 +48; el=b,j,+80+48; el=b,j,+240+48;" + job("a") + job("b")),
            ["el-place-shared b", "el-repeated b"]
        )
    }

    @Test func `places in a group, and those of a group that gives none, are fine`() {
        expect(in: group("el=a,n,+0+0; el=b,n,+0+0;" + unit("a", "n") + unit("b", "n")), [])
        expect(in: group(unit("a", "n") + unit("b", "n")), [])
        expect(in: group("el=a,n,+0+0;" + unit("a", "n") + unit("b", "n")), ["unit-without-el b"])
    }

    // MARK: Nesting

    @Test func `units stand only where they may`() {
        expect(in: group(job("a")), ["unit-in-job-group a"])
        expect(in: net("el=g,g,+80+48;" + unit("g", "g")), ["job-group-in-jobnet g"])
        expect(in: net("el=a,j,+80+48;" + unit("a", "j", job("b"))), ["unit-in-job b"])
        expect(in: group(unit("h", "g") + unit("m", "mn") + unit("k", "mg")), [])
    }

    // MARK: Order

    @Test func `relations name units of their level`() {
        let units = "el=LOADSALES,j,+80+48; el=b,j,+240+48;" + job("LOADSALES") + job("b")
        expect(in: net("ar=(f=LOADSALSE,t=b);" + units), ["ar-misspelt-unit LOADSALSE"])
        expect(in: net("ar=(f=b,t=NOWHERE);" + units), ["ar-unknown-unit NOWHERE"])
        expect(in: net("ar=(LOADSALES,t=NOWHERE);" + units), [])
    }

    @Test func `a relation to itself and one given twice are told`() {
        let units = "el=a,j,+80+48; el=b,j,+240+48;" + job("a") + job("b")
        expect(in: net("ar=(f=a,t=a);" + units), ["ar-itself ar=(f=a,t=a);"])
        expect(in: net("ar=(f=a,t=b); ar=(f=a,t=b,seq);" + units), ["ar-repeated ar=(f=a,t=b,seq);"])
    }

    @Test func `a cycle is told once, by its units, and so is what comes after it`() {
        let text = net(
            "ar=(f=a,t=b); ar=(f=b,t=c); ar=(f=c,t=a); ar=(f=c,t=d);"
                + places(["a", "b", "c", "d"])
        )
        expect(in: text, ["ar-cycle ar=(f=c,t=a);", "unit-never-starts d"])
        #expect(diagnostics(of: text).first?.arguments == ["a → b → c → a"])
    }

    @Test func `two cycles that share no unit are two diagnostics`() {
        let text = net(
            "ar=(f=a,t=b); ar=(f=b,t=a); ar=(f=c,t=d); ar=(f=d,t=c);" + places(["a", "b", "c", "d"])
        )
        expect(in: text, ["ar-cycle ar=(f=b,t=a);", "ar-cycle ar=(f=d,t=c);"])
    }

    @Test func `a long cycle is told by its first units and its last`() {
        let names = (0..<40).map { "u\($0)" }
        let orders = zip(names, names.dropFirst() + ["u0"]).map { "ar=(f=\($0),t=\($1));" }.joined()
        let text = diagnostics(of: net(orders + places(names))).first?.arguments.first
        #expect(text == "u0 → u1 → u2 → u3 → u4 → u5 → u6 → u7 → u8 → u9 → … → u0")
    }

    @Test func `con leads from judgment jobs only`() {
        let units = "el=a,j,+80+48; el=b,j,+240+48;" + job("a") + job("b")
        expect(in: net("ar=(f=a,t=b,con);" + units), ["con-without-judgment ar=(f=a,t=b,con);"])
    }

    @Test func `a judgment job has something to judge and one dependent unit`() {
        let units = "el=a,j,+80+48; el=q,jdj,+240+48; el=b,j,+400+48; el=c,j,+560+48;" + job("a") + job("b") + job("c")
        let judgment = unit("q", "jdj")
        expect(in: net("ar=(f=a,t=q);" + units + judgment), ["judgment-without-dependent q"])
        expect(
            in: net("ar=(f=a,t=q); ar=(f=q,t=b,con); ar=(f=q,t=c,con);" + units + judgment),
            ["judgment-with-several-dependents c"]
        )
        expect(in: net("ar=(f=q,t=b,con);" + units + judgment), ["judgment-without-predecessor q"])
        expect(in: net("ar=(f=q,t=b,con);" + units + unit("q", "jdj", elements: "ej=ef;")), [])
    }

    @Test func `a judgment of a jobnet's return code is told`() {
        let units =
            "el=a,n,+80+48; el=q,jdj,+240+48; el=b,j,+400+48;" + unit("a", "n") + unit("q", "jdj", elements: "ej=le;")
            + job("b")
        expect(in: net("ar=(f=a,t=q); ar=(f=q,t=b,con);" + units), ["judgment-of-jobnet a"])
    }

    @Test func `an OR job chooses among event jobs`() {
        let units =
            "el=e,evwj,+80+48; el=a,j,+80+144; el=o,orj,+240+48;" + unit("e", "evwj") + job("a") + unit("o", "orj")
        expect(in: net("ar=(f=e,t=o);" + units), [])
        expect(in: net("ar=(f=e,t=o); ar=(f=a,t=o);" + units), ["or-job-predecessor a"])
        expect(in: net(units), ["or-job-without-events o"])
    }

    @Test func `a recovery unit follows another`() {
        expect(in: net("el=r,rj,+80+48;" + unit("r", "rj")), ["recovery-without-predecessor r"])
    }

    // MARK: Start conditions

    @Test func `a start condition stands in a root jobnet and holds event jobs`() {
        let watched = unit("w", "evwj")
        expect(in: net("el=.CONDITION,rc,+0+0;" + unit(".CONDITION", "rc", watched)), [])
        expect(in: net("el=.CONDITION,rc,+0+0;" + unit(".CONDITION", "rc")), ["start-condition-empty .CONDITION"])
        expect(
            in: net("el=.CONDITION,rc,+0+0;" + unit(".CONDITION", "rc", watched + job("a"))),
            ["start-condition-unit a"]
        )
        expect(
            in: net(
                "el=m,n,+80+48;" + unit("m", "n", unit(".CONDITION", "rc", watched), elements: "el=.CONDITION,rc,+0+0;")
            ),
            ["start-condition-place .CONDITION"]
        )
    }

    @Test(arguments: [(32, []), (33, ["start-condition-size w32"])])
    func `a start condition holds 32 units`(count: Int, expected: [String]) {
        let watched = (0..<count).map { unit("w\($0)", "evwj") }.joined()
        expect(in: net("el=.CONDITION,rc,+0+0;" + unit(".CONDITION", "rc", watched)), expected)
    }

    @Test func `a start condition has no order`() {
        let condition = "el=.CONDITION,rc,+0+0; el=a,j,+80+48;" + unit(".CONDITION", "rc", unit("w", "evwj")) + job("a")
        expect(in: net("ar=(f=.CONDITION,t=a);" + condition), ["start-condition-order ar=(f=.CONDITION,t=a);"])
    }

    // MARK: Exclusive jobnets and calendars

    @Test func `ejn names a jobnet beside its own`() {
        expect(in: group(unit("a", "n", elements: "ejn=b;") + unit("b", "n")), [])
        expect(in: group(unit("a", "n", elements: "ejn=c;") + unit("b", "n")), ["ejn-unknown-jobnet c"])
        expect(in: group(unit("a", "n", elements: "ejn=b;") + unit("b", "g")), ["ejn-unknown-jobnet b"])
        expect(in: group(unit("a", "n", elements: "ejn=a;")), ["ejn-itself a"])
        expect(
            in: group(unit("a", "n", elements: "ejn=b;") + unit("b", "n", elements: "ejn=a;")),
            ["ejn-mutual a"]
        )
        expect(in: unit("a", "n", elements: "ejn=elsewhere;"), [])
    }

    @Test func `jc names a job group`() {
        expect(in: group(unit("h", "g") + unit("a", "n", elements: "jc=/group/h;")), [])
        expect(in: group(unit("a", "n", elements: "jc=/;")), [])
        expect(in: group(unit("a", "n", elements: "jc=/group/a;")), ["jc-no-job-group /group/a"])
        expect(in: group(unit("a", "n", elements: "jc=/group/h;")), ["jc-missing-job-group /group/h"])
        expect(in: group(unit("a", "n", elements: "jc=/other/h;")), ["jc-unknown-job-group /other/h"])
    }

    // MARK: Jobnet connectors

    /// A group of a jobnet with a connector and of the jobnet that it connects.
    private func connected(
        connector: String = "ncr=/group/target;",
        target: String = "ncl=y; ncn=/group/source/c;",
        inSource: String = "",
        inTarget: String = "",
        targetType: String = "n"
    ) -> String {
        group(
            unit("source", "n", unit("c", "nc", elements: connector) + inSource, elements: "el=c,nc,+80+48;")
                + unit("target", targetType, inTarget, elements: target)
        )
    }

    @Test func `a connector and its jobnet name each other`() {
        expect(in: connected(), [])
        expect(in: connected(target: "gty=p; ncl=y; ncn=/group/source/c;", targetType: "g"), [])
        expect(in: connected(connector: ""), ["connector-without-target c"])
        expect(
            in: connected(connector: "ncr=/away/target;"),
            ["connector-target-unknown /away/target", "ncn-elsewhere /group/source/c"]
        )
        expect(in: connected(connector: "ncex=y; ncr=/away/target;", target: ""), [])
        expect(in: connected(target: ""), ["connector-target-uncontrolled /group/target"])
        expect(in: connected(target: "ncl=y;"), ["ncl-without-ncn target"])
        expect(in: connected(target: "", targetType: "g"), ["connector-target-kind /group/target"])
        expect(
            in: connected(target: "ncl=y; ncn=/group/source/x;"),
            ["connector-target-elsewhere /group/target", "ncn-unknown-connector /group/source/x"]
        )
        expect(
            in: connected(target: "ncl=y; ncn=/group/source;"),
            ["connector-target-elsewhere /group/target", "ncn-no-connector /group/source"]
        )
        expect(in: connected(target: "ncl=y; ncex=y; ncn=/away/source;"), [])
    }

    @Test func `neither side of a connection has a start condition`() {
        let condition = unit(".CONDITION", "rc", unit("w", "evwj"))
        expect(
            in: connected(inSource: condition),
            ["connector-with-start-condition c", "unit-without-el .CONDITION"]
        )
        expect(
            in: connected(inTarget: condition),
            ["connector-target-start-condition /group/target", "unit-without-el .CONDITION"]
        )
    }

    @Test func `a connector does not stand in its own jobnet`() {
        expect(
            in: group(
                unit(
                    "a",
                    "n",
                    unit("c", "nc", elements: "ncr=/group/a;"),
                    elements: "el=c,nc,+80+48; ncl=y; ncn=/group/a/c;"
                )
            ),
            ["connector-in-target /group/a"]
        )
    }

    @Test func `a connector that waits for a jobnet that waits for it is told`() {
        let mutual = connected(target: "ncl=y; ncs=y; ncn=/group/source/c; eun=/group/source;")
        #expect(rules(in: mutual).contains("wait-cycle"))
        expect(in: connected(target: "ncl=y; ncs=y; ncn=/group/source/c;"), [])
    }

    // MARK: Waits

    @Test func `waits name units of the file, or of elsewhere`() {
        let other = unit("b", "n")
        expect(in: group(unit("a", "n", elements: "eun=/group/b;") + other), [])
        expect(in: group(unit("a", "n", elements: "eun=/group/x;") + other), ["eun-missing-unit /group/x"])
        expect(in: group(unit("a", "n", elements: "eun=/away/b;") + other), ["eun-unknown-unit /away/b"])
        expect(in: group(unit("a", "n", elements: "eun=/group/b; eun=/group/b;") + other), ["eun-repeated /group/b"])
        expect(in: group(unit("a", "n", elements: "eun=/group/h;") + unit("h", "g")), ["eun-target-kind /group/h"])
    }

    @Test func `a unit waits for none that it stands in, or that stands in it`() {
        let inner = unit("i", "n", elements: "eun=/group/a;")
        expect(in: group(unit("a", "n", inner, elements: "el=i,n,+80+48;")), ["eun-upper-unit /group/a"])
        expect(
            in: group(unit("a", "n", unit("i", "n"), elements: "el=i,n,+80+48; eun=/group/a/i;")),
            ["eun-nested-unit /group/a/i"]
        )
        expect(in: group(unit("a", "n", elements: "eun=/group/a;")), ["eun-itself /group/a"])
    }

    @Test func `units that wait for each other are told once`() {
        let text = group(unit("a", "n", elements: "eun=/group/b;") + unit("b", "n", elements: "eun=/group/a;"))
        expect(in: text, ["wait-cycle /group/b"])
        #expect(diagnostics(of: text).first?.arguments == ["/group/a → /group/b → /group/a"])
    }

    @Test func `a wait for a unit that comes after is told`() {
        let text = group(
            unit(
                "n",
                "n",
                unit("a", "j", elements: "eun=/group/n/c;") + job("b") + job("c"),
                elements: "el=a,j,+80+48; el=b,j,+240+48; el=c,j,+400+48; ar=(f=a,t=b); ar=(f=b,t=c);"
            )
        )
        expect(in: text, ["wait-cycle /group/n/c"])
        #expect(
            diagnostics(of: text).first?.arguments == ["/group/n/a → /group/n/c → /group/n/b → /group/n/a"]
        )
    }

    @Test func `a cycle through nesting is told`() {
        let text = group(
            unit("x", "n", unit("a", "j", elements: "eun=/group/y;"), elements: "el=a,j,+80+48;")
                + unit("y", "n", unit("b", "j", elements: "eun=/group/x;"), elements: "el=b,j,+80+48;")
        )
        expect(in: text, ["wait-cycle /group/y"])
    }

    @Test func `one wait of several that can end is enough where any is`() {
        let waits = "eun=/group/b; eun=/group/c;"
        let others = unit("b", "n", elements: "eun=/group/a;") + unit("c", "n")
        expect(in: group(unit("a", "n", elements: "mm=or;" + waits) + others), [])
        expect(in: group(unit("a", "n", elements: "mm=and;" + waits) + others), ["wait-cycle /group/b"])
        let both = unit("b", "n", elements: "eun=/group/a;") + unit("c", "n", elements: "eun=/group/a;")
        expect(in: group(unit("a", "n", elements: "mm=or;" + waits) + both), ["wait-cycle /group/b"])
        expect(
            in: group(unit("a", "n", elements: "mm=or; eun=/group/b; eun=/away/c;") + others),
            ["eun-unknown-unit /away/c"]
        )
    }

    @Test func `a jobnet that is waited for only where it has a generation is no cycle for certain`() {
        expect(
            in: group(unit("a", "n", elements: "nmg=y; eun=/group/b;") + unit("b", "n", elements: "eun=/group/a;")),
            []
        )
    }

    @Test func `an OR job starts when one of its event jobs can end`() {
        let units =
            "el=e,evwj,+80+48; el=f,evwj,+80+144; el=o,orj,+240+48; el=a,j,+400+48; ar=(f=e,t=o); ar=(f=f,t=o);"
            + "ar=(f=o,t=a);" + unit("f", "evwj") + unit("o", "orj") + job("a")
        expect(in: net(units + unit("e", "evwj", elements: "eun=/net/a;")), [])
    }

    @Test func `what comes after a wait that never ends never starts`() {
        let text = group(
            unit(
                "n",
                "n",
                unit("a", "j", elements: "eun=/group/m;") + job("b"),
                elements: "el=a,j,+80+48; el=b,j,+240+48; ar=(f=a,t=b);"
            ) + unit("m", "n", elements: "eun=/group/n/a;")
        )
        expect(in: text, ["unit-never-starts b", "wait-cycle /group/m"])
    }

    // MARK: Size

    @Test func `a level of many units and a deep nest take no more than their share`() {
        let names = (0..<5000).map { "u\($0)" }
        let orders = zip(names, names.dropFirst()).map { "ar=(f=\($0),t=\($1));" }.joined()
        expect(in: net(orders + "ar=(f=u4999,t=nobody);" + places(names)), ["ar-unknown-unit nobody"])

        let depth = 5000
        let deep =
            String(repeating: "unit=n,,,;{ty=n;el=n,n,+80+48;", count: depth) + "unit=n,,,;{ty=n;}"
            + String(repeating: "}", count: depth)
        expect(in: deep, [])
    }

    // MARK: Rules

    @Test func `every rule of relations is of one id and has its words`() {
        let rules = DiagnosticRule.all
        #expect(Set(rules.map(\.id)).count == rules.count)
    }
}

// MARK: Writing definitions

private func unit(_ name: String, _ type: String, _ units: String = "", elements: String = "") -> String {
    "unit=\(name),,,;{ty=\(type);\(elements)\(units)}"
}

private func job(_ name: String) -> String { unit(name, "j") }

/// Parameters and units, in this order, in a root jobnet.
private func net(_ contents: String) -> String { unit("net", "n", contents) }

private func group(_ contents: String) -> String { unit("group", "g", contents) }

/// UNIX jobs with places on the map.
private func places(_ names: [String]) -> String {
    names.enumerated().map { "el=\($1),j,+\(80 + 160 * $0)+48;" }.joined() + names.map(job).joined()
}

private func diagnostics(of text: String) -> [Diagnostic] {
    let tree = SyntaxTree(text)
    return RelationCheck(Definition(tree)).diagnostics()
}

private func rules(in text: String) -> [String] { diagnostics(of: text).map(\.rule.id) }

private func expect(
    in text: String,
    _ expected: [String],
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let tree = SyntaxTree(text)
    let all = diagnostics(of: text)
    for diagnostic in all {
        // Every blank of the words is filled.
        for words in [diagnostic.rule.message, diagnostic.rule.suggestion] {
            let blanks = (0...9).filter { words.english.contains("{\($0)}") }
            #expect((blanks.last ?? -1) < diagnostic.arguments.count, "\(diagnostic)", sourceLocation: sourceLocation)
        }
    }
    let found = all.map { "\($0.rule.id) \(tree.text($0.range))" }
    #expect(found.sorted() == expected.sorted(), sourceLocation: sourceLocation)
}
