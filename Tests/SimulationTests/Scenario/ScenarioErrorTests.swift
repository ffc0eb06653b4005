import Redundancy
import Simulation
import Testing

@Suite struct ScenarioErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var yaml: String
        var line: Int
        var column: Int
        var problem: ScenarioProblem
        var testDescription: String { String(yaml.prefix(60)) }

        init(_ yaml: String, _ line: Int, _ column: Int, _ problem: ScenarioProblem) {
            (self.yaml, self.line, self.column, self.problem) = (yaml, line, column, problem)
        }

        /// An entry of the timeline, which begins in line 3, column 5.
        static func entry(_ text: String, _ column: Int, _ problem: ScenarioProblem) -> Case {
            Case("title: t\ntimeline:\n  - \(text)\n", 3, column, problem)
        }

        static func claim(_ text: String, _ column: Int, _ problem: ScenarioProblem) -> Case {
            Case("title: t\ntimeline: []\nexpect:\n  - \(text)\n", 4, column, problem)
        }

        static func setting(_ text: String, _ column: Int, _ problem: ScenarioProblem) -> Case {
            Case("title: t\ntimeline: []\nsettings:\n  \(text)\n", 4, column, problem)
        }

        static func unit(_ text: String, _ column: Int, _ problem: ScenarioProblem) -> Case {
            Case("title: t\ntimeline: []\nunits:\n  - {}\n  - {\(text)}\n", 5, column, problem)
        }
    }

    private static let aTime = "a time such as 120ms, 5s or 2min"
    private static let aYear = "0s to a year"

    static let files: [Case] = [
        Case("", 1, 1, .empty),
        Case("# nothing\n", 1, 1, .empty),
        Case("just words\n", 1, 1, .wrongKind(of: "a scenario", expected: .mapping)),
        Case("title: t\n", 1, 1, .missingKey("timeline")),
        Case("timeline: []\n", 1, 1, .missingKey("title")),
        Case("title: t\ntimline: []\n", 2, 1, .unknownKey("timline")),
        Case("title: t\ntimeline: []\ntitle: u\n", 1, 1, .duplicateKey("title")),
        Case("title: t\ntimeline: 5\n", 2, 11, .wrongKind(of: "timeline", expected: .list)),
        Case("title: [t]\ntimeline: []\n", 1, 8, .wrongKind(of: "title", expected: .text)),
        Case("title: t\nother: *title\n", 2, 8, .alias),
        Case("a: " + String(repeating: "[", count: 100_000), 1, 36, .nestedTooDeeply),
        Case(String(repeating: "- ", count: 50_000), 1, 65, .nestedTooDeeply),
        Case("title: t\nprofile: 18\ntimeline: []\n", 2, 10, profile),
        Case("title: t\ntimeline: []\nunits: [{}]\n", 3, 8, .unitCount(1)),
        Case("title: t\ntimeline: []\nunits: [{}, {}, {}]\n", 3, 8, .unitCount(3)),
    ]
    private static let profile = ScenarioProblem.setting(
        .malformed(key: "profile", value: "18", expected: "16.10, 17.x")
    )

    static let entries: [Case] = [
        .entry("soon power-on 1", 5, .malformed("soon", expected: aTime)),
        .entry("-5s power-on 1", 5, .outOfRange("-5s", allowed: aYear)),
        .entry("8761h power-on 1", 5, .outOfRange("8761h", allowed: aYear)),
        .entry(
            "1\(String(repeating: "0", count: 30))s reset 1",
            5,
            .outOfRange("1\(String(repeating: "0", count: 30))s", allowed: aYear)
        ),
        .entry("5s", 7, .missingWord(expected: "an action")),
        .entry("5s explode 1", 8, .unknownWord("explode", expected: Action.words)),
        .entry("5s reset 3", 14, .outOfRange("3", allowed: "1 to 2")),
        .entry("5s reset 1 now", 16, .extraWords("now")),
        .entry("5s 1>", 10, .missingWord(expected: "a command")),
        .entry("5s 3> reload", 8, .outOfRange("3", allowed: "1 to 2")),
        .entry("5s link rp loss 1001", 21, .outOfRange("1001", allowed: "0 to 1000")),
        .entry("5s link usb down", 13, .unknownWord("usb", expected: "rp or rmi")),
        .entry(
            "5s link rp delay 9ms..5ms",
            22,
            .malformed("9ms..5ms", expected: "a range from the shorter to the longer time")
        ),
        .entry(
            "5s clients 9..5 run",
            16,
            .malformed("9..5", expected: "a range from the lower to the higher number")
        ),
        .entry("5s clients 1..100001 run", 19, .outOfRange("100001", allowed: "1 to 100000")),
        .entry("5s clients 0 run", 16, .outOfRange("0", allowed: "1 to 100000")),
        .entry("5s clients 1 join", 18, .unknownWord("join", expected: "a phase of a client")),
        .entry("5s clock 1 5s", 16, .malformed("5s", expected: "a step such as +5s or -5s")),
        .entry("\"5s reset \\x33\"", 5, .outOfRange("3", allowed: "1 to 2")),
    ]

    static let claims: [Case] = [
        .claim("activ 1", 5, .unknownWord("activ", expected: "a claim")),
        .claim("active 3 (466)", 12, .outOfRange("3", allowed: "1 to 2")),
        .claim("state 1 sleeping", 13, .unknownWord("sleeping", expected: "a state of the Redundancy Facility")),
        .claim("refused command never", 21, .unknownWord("never", expected: "a rejection of a command")),
        .claim("reloaded 1 2", 17, .missingWord(expected: "times")),
        .claim("nothing lost ever (9)", 18, .extraWords("ever ")),
    ]

    static let values: [Case] = [
        .setting("keepalive.speed: 5", 3, .unknownKey("keepalive.speed")),
        .setting(
            "keepalive.interval: 150ms",
            23,
            .setting(.malformed(key: "keepalive.interval", value: "150ms", expected: "a multiple of 100ms"))
        ),
        .setting(
            "keepalive.interval: 2s",
            23,
            .setting(.outOfRange(key: "keepalive.interval", value: "2s", allowed: "100ms to 1s"))
        ),
        .setting(
            "keepalive.retries: 11",
            22,
            .setting(.outOfRange(key: "keepalive.retries", value: "11", allowed: "3 to 10"))
        ),
        .setting(
            "gateway.interval: 5s",
            21,
            .setting(.outOfRange(key: "gateway.interval", value: "5s", allowed: "6s to 12s"))
        ),
        .setting(
            "peer.search: 301s",
            16,
            .setting(.outOfRange(key: "peer.search", value: "301s", allowed: "60s to 300s"))
        ),
        .setting(
            "versions.mixed: maybe",
            19,
            .setting(.malformed(key: "versions.mixed", value: "maybe", expected: "true, false"))
        ),
        .unit("platform: C1", 16, .unknownWord("C1", expected: "a platform")),
        .unit("chassis: 3", 15, .outOfRange("3", allowed: "1 to 2")),
        .unit("priority: 16", 16, .outOfRange("16", allowed: "1 to 15")),
        .unit("mac: 0200.0000", 11, .malformed("0200.0000", expected: "a MAC address such as 0200.0000.0001")),
        .unit("ha: 169.254.0.1 x", 10, .malformed("169.254.0.1", expected: "an address such as 169.254.0.1/24")),
        .unit("ha: 169.254.0.1/33 x", 22, .outOfRange("33", allowed: "1 to 32")),
        .unit("colour: red", 6, .unknownKey("colour")),
    ]

    @Test(arguments: files + entries + claims + values)
    func `what is wrong is told with its place`(wrong: Case) {
        #expect(throws: ScenarioError(line: wrong.line, column: wrong.column, wrong.problem)) {
            try Scenario(yaml: wrong.yaml)
        }
    }

    @Test(arguments: [
        ("title: \"t\ntimeline: []\n", 3), ("title: t\n\ttimeline: []\n", 2), ("title: t\n- x\n", 2),
        ("title: t\n---\ntitle: u\n", 2), ("title: \u{1}\n", 1),
    ])
    func `what is no YAML is told with the line`(yaml: String, line: Int) {
        let error = #expect(throws: ScenarioError.self) { try Scenario(yaml: yaml) }
        #expect(error?.line == line)
        if case .notYAML = error?.problem {} else { Issue.record("\(String(describing: error))") }
    }

    @Test(arguments: [
        "{[a]: 1, [a]: 2, {b: c}: 3, {b: c}: 4}", "? [a]\n: 1\n? {b: c}\n: 2\n", "!!int title: 1\ntitle: 2\n", "&a",
        "&a []", "*", "a: &a\n  b: *a\n", "? ", "%YAML 9.9\n---\na", "\u{FEFF}title: t", "---\n...\n---\n", "\0",
    ])
    func `strange YAML is refused without harm`(yaml: String) {
        #expect(throws: ScenarioError.self) { try Scenario(yaml: yaml) }
    }

    @Test func `a scenario of the greatest size is refused when it is one byte longer`() {
        let text = String(repeating: "#", count: (16 << 20) + 1)
        #expect(throws: ScenarioError(line: 1, column: 1, .tooLong(limit: 16 << 20))) { try Scenario(yaml: text) }
    }

    @Test func `a message names the place and the problem on one line`() {
        let error = ScenarioError(line: 3, column: 8, .unknownWord("explode\nnow", expected: "an action"))
        #expect("\(error)" == "3:8: 'explode now' is not an action")
    }

    @Test func `every rejection of a command has a name of its own`() {
        #expect(Set(ControllerRejection.caseNames).count == ControllerRejection.caseNames.count)
        #expect(ControllerRejection.peerNotHot(.standbyCold).caseName == "peerNotHot")
    }
}
