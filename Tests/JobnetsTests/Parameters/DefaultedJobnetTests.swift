import Jobnets
import Testing

/// The defaults of lines 277 to 539, and what a nested jobnet takes over.
@Suite("Defaults of jobnets")
struct DefaultedJobnetTests {
    /// The innermost jobnet of a chain; each has its parameters.
    static func jobnet(_ levels: String...) throws -> DefaultedJobnet {
        let text = levels.map { "unit=n,,,;{\($0.contains("ty=") ? "" : "ty=n;")\($0)" }.joined()
        let tree = SyntaxTree(text + String(repeating: "}", count: levels.count))
        return try #require(DefaultedJobnet(UnitID(levels.count - 1), of: Definition(tree)))
    }

    @Test("a root jobnet that says nothing")
    func defaults() throws {
        let jobnet = try Self.jobnet("")
        #expect(jobnet.generations == 1)  // line 281
        #expect(jobnet.priority == 1)  // line 287
        #expect(jobnet.hold == .never)  // line 329
        #expect(jobnet.waitLimit == .system)  // line 347
        #expect(!jobnet.dependsOnUpper)  // line 357
        #expect(!jobnet.waitsForPreviousRun)  // line 365
        #expect(!jobnet.allowsConcurrentRuns)  // line 373
        #expect(jobnet.agent == .ownHost)  // line 405
        #expect(!jobnet.isConnected)  // line 433
        #expect(!jobnet.isConnectedInSync)  // line 455
        #expect(!jobnet.isConnectedBetweenServices)  // line 463
        #expect(jobnet.waitMethod == .all)  // line 495
        #expect(!jobnet.startsWithoutGeneration)  // line 505
        #expect(jobnet.abnormalGeneration == .wait)  // line 523
        #expect(!jobnet.startsWithoutMonitoring)  // line 535
    }

    @Test("a root jobnet that says everything")
    func told() throws {
        let jobnet = try Self.jobnet(
            """
            rg=99;pr=4;ha=w;cd=2;ms=mlt;mp=y;ex="a#"b";ncl=y;ncs=y;ncex=y;mm=or;nmg=y;ega=execdeffer;uem=y;
            """
        )
        #expect(jobnet.generations == 99)
        #expect(jobnet.priority == 4)
        #expect(jobnet.hold == .afterWarning)
        #expect(jobnet.waitLimit == .days(2))
        #expect(jobnet.waitsForPreviousRun)
        #expect(jobnet.allowsConcurrentRuns)
        #expect(jobnet.agent == .named("a\"b"))
        #expect(jobnet.isConnected && jobnet.isConnectedInSync && jobnet.isConnectedBetweenServices)
        #expect(jobnet.waitMethod == .any)
        #expect(jobnet.startsWithoutGeneration)
        #expect(jobnet.abnormalGeneration == .startIfSkipped)
        #expect(jobnet.startsWithoutMonitoring)
        #expect(try Self.jobnet("cd=un;").waitLimit == .unlimited)
    }

    @Test("a nested jobnet takes over generations and priority, and depends on its upper one (lines 281, 285, 357)")
    func nested() throws {
        let jobnet = try Self.jobnet("rg=7;pr=2;ha=y;mp=y;", "ni=15;", "rg=9;")
        #expect(jobnet.generations == 7)
        #expect(jobnet.priority == 5)
        #expect(jobnet.dependsOnUpper)
        #expect(jobnet.hold == .never)
        #expect(!jobnet.allowsConcurrentRuns)
        #expect(try !Self.jobnet("", "de=n;").dependsOnUpper)
        #expect(try !Self.jobnet("", "ncl=y;").isConnected)  // line 435
    }

    @Test(
        "w and a of a nested jobnet are n (line 329)",
        arguments: [("y", DefaultedJobnet.Hold.always), ("w", .never), ("a", .never), ("n", .never)]
    )
    func nestedHold(_ word: String, _ expected: DefaultedJobnet.Hold) throws {
        #expect(try Self.jobnet("", "ha=\(word);").hold == expected)
    }

    @Test("of pr and ni the later one counts (lines 289 and 325)")
    func later() throws {
        #expect(try Self.jobnet("pr=1;ni=0;").priority == 3)
        #expect(try Self.jobnet("ni=0;pr=1;").priority == 1)
    }

    @Test(
        "what ni stands for (lines 295 to 319)",
        arguments: [
            (40, nil), (39, 5), (11, 5), (10, 4), (1, 4), (0, 3), (-1, 2), (-10, 2), (-11, 1), (-39, 1), (-40, nil),
        ]
    )
    func nice(_ nice: Int, _ expected: Int?) {
        #expect(DefaultedJobnet.priority(ofNice: nice) == expected)
    }

    @Test("the agent of a nested jobnet is that of its upper one, of a remote one its manager (lines 405 to 409)")
    func agent() throws {
        #expect(try Self.jobnet("ex=\"a\";", "").agent == .named("a"))
        #expect(try Self.jobnet("ex=\"a\";", "ty=rm;rh=\"m\";").agent == .manager("m"))
        #expect(try Self.jobnet("ex=\"a\";", "ty=rm;").agent == .manager(nil))
        #expect(try Self.jobnet("ex=\"a\";", "ty=rm;rh=\"m\";", "").agent == .manager("m"))
        #expect(try Self.jobnet("ex=\"a\";", "ty=rm;rh=\"m\";ex=\"b\";", "").agent == .named("b"))
    }

    @Test("a unit that is no jobnet has none of this")
    func otherUnits() {
        #expect(DefaultedJobnet(UnitID(0), of: Definition(SyntaxTree("unit=g,,,;{ty=g;}"))) == nil)
    }
}
