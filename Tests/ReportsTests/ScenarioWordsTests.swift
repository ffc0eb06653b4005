internal import Redundancy
internal import Reports
internal import Simulation
internal import Testing

/// What is wrong with scenarios, settings, budgets and typed lines, in the person's language.
@Suite struct ScenarioWordsTests {
    private static func error(_ yaml: String) -> ScenarioError? {
        do throws(ScenarioError) {
            _ = try Scenario(yaml: yaml)
            return nil
        } catch {
            return error
        }
    }

    /// English words that would show that a piece was not translated; the keys and words of a scenario may stand.
    private static func isJapanese(_ text: String) -> Bool {
        let words = text.split { !$0.isLetter || !$0.isASCII }.map(String.init)
        let left = ["such", "is", "not", "missing", "must", "be", "and", "from", "outside", "below", "than", "of"]
        return text.contains { !$0.isASCII } && left.allSatisfy { !words.contains($0) }
    }

    /// A file with one entry of the timeline, or one that is expected.
    private static func entry(_ text: String) -> String { "title: t\ntimeline:\n  - \(text)" }
    private static func claim(_ text: String) -> String { "title: t\ntimeline: []\nexpect:\n  - \(text)" }
    private static func unit(_ text: String) -> String { "title: t\ntimeline: []\nunits: [{\(text)}, {}]" }

    private static let wrong = [
        "", "[", "title: *x", "- 1", "title: t", "timeline: []", "title: [1]\ntimeline: []", "title: t\ntimeline: {}",
        "title: t\ntimeline: []\ntitle: u", "title: t\ntimeline: []\ncolour: red",
        "title: t\ntimeline: []\nunits: [{}]",
        "title: t\ntimeline: []\nunits: [1, {}]", "title: t\ntimeline: []\nbudget: 1",
        "title: t\ntimeline: []\nsettings: {[1]: 2}", "title: t\ntimeline: []\ntiming: {boot: [1]}",
        "title: t\ntimeline: []\ntiming: {boot: 1min..1s}", "title: t\ntimeline: []\nquiet: -1s",
        "title: t\ntimeline: []\nprofile: 12.2", "title: t\ntimeline: []\nsettings: {keepalive.interval: 150ms}",
        String(repeating: "[", count: 100),
    ]
    private static let entries = [
        "soon", "0s", "0s jump", "0s power-on", "0s power-on 3", "0s power-on x", "0s power-on 1 now", "0s 1>",
        "0s process-failure 1", "0s link rp", "0s link rp sideways", "0s link up down", "0s link rp loss 1001",
        "0s link rp loss", "0s link rp duplicate", "0s link rp delay 1s 2s", "0s link rp delay", "0s sfp 1",
        "0s gateway 1 away", "0s access-points 1", "0s access-points 9..1 run", "0s access-points 1 flying",
        "0s access-points", "0s clients 1", "0s clients 1 flying", "0s clock 1", "0s clock 1 5s", "0s switch-1 melts",
        "99999999s power-on 1",
    ].map { entry($0) }
    private static let claims = [
        "'x'", "''", "state 1", "state 1 odd", "switchovers", "switchovers x", "switchover 1",
        "switchover 1 to 2 maybe",
        "switchover 1 to 2 stateful luck", "switchover 1 to 2 stateful", "detection at least 5s", "takeover at most",
        "refused", "refused pairing", "refused pairing luck", "refused command", "refused command luck", "reloaded 1",
        "lost", "dual-active", "recovery 1", "recovery 1 odd",
    ].map { claim($0) }
    private static let units = [
        "platform: toaster", "mac: 1", "priority: 16", "priority: ''", "version: ''", "ha: ''", "ha: 1.2.3",
        "chassis: 0",
        "ha: Gig3", "ha: 169.254.0.1/24", "ha: 169.254.0.1/24 x",
    ].map { unit($0) }

    @Test(arguments: wrong + entries + claims + units)
    func `a scenario that is none is explained in both languages at one place`(yaml: String) throws {
        let error = try #require(Self.error(yaml), "a scenario after all")
        let place = "\(error.line):\(error.column): "
        let english = Language.en.text(error)
        let japanese = Language.ja.text(error)
        #expect(english.hasPrefix(place) && japanese.hasPrefix(place))
        #expect(english == "\(error)" && english.allSatisfy(\.isASCII))
        if case .notYAML = error.problem { return }
        #expect(Self.isJapanese(japanese), "\(japanese)")
    }

    @Test func `an unknown setting is told the known ones`() {
        for language in Language.allCases {
            let text = language.text(SettingError.unknownKey("keepalive.intervall"))
            for key in Scenario.settingKeys { #expect(text.contains(key)) }
        }
    }

    @Test func `every key that is told can be set, and no other`() throws {
        let values = ["true", "5", "500ms", "10s", "90s", "first-unit-up", "at-once", "reloads", "17.x", "hsrp"]
        for key in Scenario.settingKeys where key != "step.WALK.STATE" {
            let takes = values.contains { value in
                var scenario = Scenario(title: "t", units: UnitSetup.standardPair, timeline: [])
                return (try? scenario.set(key: key, value: value)) != nil
            }
            #expect(takes, "\(key)")
        }
        var scenario = Scenario(title: "t", units: UnitSetup.standardPair, timeline: [])
        try scenario.set(key: "step.takeover.activeDrain", value: "10ms")
    }

    @Test(
        arguments: [
            .emptyLine, .lineBreak, .unknownWord(found: "chasis", expected: ["chassis", "copy"]),
            .unknownWord(found: "x", expected: ["<1-15>"]), .unknownWord(found: "x", expected: []),
            .ambiguous(found: "re", candidates: ["redundancy", "reload"]),
            .numberOutOfRange(found: "16", range: 1...15), .missing(expected: ["/nn"]), .trailing(found: "x"),
            .badAddress(found: "x"), .badMask(found: "x"), .addressesRequired,
            .imagesDiffer(first: "a", second: "b"), .notInThisProfile(found: "x"), .wrongMode(.configuration),
        ] as [CommandError.Problem]
    )
    func `a line that is no command is explained in both languages`(problem: CommandError.Problem) {
        let english = Language.en.text(problem)
        let japanese = Language.ja.text(problem)
        #expect(!english.isEmpty && english.allSatisfy(\.isASCII))
        #expect(!english.contains("(found"), "a value's own words: \(english)")
        #expect(Self.isJapanese(japanese), "\(japanese)")
        if case .unknownWord("chasis", _) = problem {
            #expect(english.hasSuffix("did you mean chassis?") && japanese.hasSuffix("chassis ではありませんか"))
        }
    }

    @Test(arguments: [
        "", "[", "takeover: &a {}", "takeovr: {}", "takeover: 1", "takeover: {p99: [1]}", "takeover: {}",
        "takeover: {p99: much}", "takeover: {p99: 1001%}", "takeover: {p99: 3601s}", "alpha: x", "alpha: 0", "delta: 1",
        "alpha: 0.1\nalpha: 0.1", String(repeating: "[", count: 65), "[1]", "? [1]\n: 2",
        String(repeating: "#", count: 20_000),
    ])
    func `a budget that is none is explained in both languages at one place`(yaml: String) throws {
        do throws(RegressionBudgetError) {
            _ = try RegressionBudget(yaml: yaml)
            Issue.record("a budget after all")
        } catch {
            let place = "\(error.line):\(error.column): "
            #expect(Language.en.text(error) == "\(error)")
            #expect(Language.ja.text(error).hasPrefix(place))
            if case .notYAML = error.problem { return }
            #expect(Self.isJapanese(Language.ja.text(error)), "\(Language.ja.text(error))")
        }
    }
}
