import Redundancy
import Replay
import TestSupport
import Testing

/// What an access point decides on what it meets (`000_c686b23a5e3dda5c.txt`, 515).
@Suite struct AccessPointJoinTests {
    private static let catalyst = AccessPointImage(line: .catalyst9800, version: "16.10.1")
    private static let cuwn = AccessPointImage(line: .cuwn, version: "8.8.111")

    /// An access point that is driven by hand.
    private struct Driven {
        var state: JoinState
        var now = Instant(nanoseconds: 0)
        var events: [JoinChange] = []

        init(fallsBack: Bool = true, tertiary: String? = "third") throws {
            state = JoinState(
                number: 1,
                preferences: try ControllerPreferences(primary: "main", secondary: "backup", tertiary: tertiary),
                fallsBack: fallsBack,
                settings: JoinSettings(),
                image: AccessPointJoinTests.catalyst
            )
        }

        /// The events of one input, without timers and questions.
        @discardableResult
        mutating func meet(
            _ stimulus: JoinStimulus,
            after length: Nanoseconds = .zero
        ) throws(JoinRejection) -> [JoinChange] {
            now = Instant(nanoseconds: now.nanoseconds + length.count)
            var decided: [JoinEvent] = []
            try AccessPointJoin.decide(JoinInput(at: now, stimulus), in: state, into: &decided)
            for event in decided { AccessPointJoin.evolve(&state, by: event) }
            events = decided.map(\.change).filter {
                switch $0 {
                case .timerArmed, .timerCancelled, .asked: false
                default: true
                }
            }
            return events
        }

        mutating func hear(
            _ name: String,
            _ image: AccessPointImage = AccessPointJoinTests.catalyst,
            hasRoom: Bool = true
        )
            throws(JoinRejection)
        {
            try meet(.answered(ControllerAnswer(name: name, image: image, hasRoom: hasRoom)))
        }

        /// To RUN on the first of these that answers.
        mutating func run(on names: String...) throws(JoinRejection) {
            if state.phase == .off {
                try meet(.powered(isOn: true))
                try meet(.workCompleted(.boot), after: .seconds(90))
            }
            for name in names { try hear(name) }
            try meet(.timerFired(.discovery), after: .seconds(5))
            guard let name = state.phase.controller else { return }
            try meet(.workCompleted(.join(name)), after: .seconds(3))
            try meet(.workCompleted(.configuration(name)), after: .seconds(4))
        }
    }

    @Test func `the first of the order that answers is joined, whoever answers first`() throws {
        var point = try Driven()
        try point.run(on: "third", "backup")
        #expect(point.state.phase == .running("backup"))
    }

    @Test func `one that has no room is passed over`() throws {
        var point = try Driven()
        try point.meet(.powered(isOn: true))
        try point.meet(.workCompleted(.boot), after: .seconds(90))
        try point.hear("main", hasRoom: false)
        try point.hear("third")
        #expect(try point.meet(.timerFired(.discovery), after: .seconds(5)).first == .joinBegan("third"))
    }

    @Test func `one that refuses the join is followed by the next`() throws {
        var point = try Driven()
        try point.meet(.powered(isOn: true))
        try point.meet(.workCompleted(.boot), after: .seconds(90))
        for name in ["main", "backup"] { try point.hear(name) }
        try point.meet(.timerFired(.discovery), after: .seconds(5))
        #expect(
            try point.meet(.joinRefused("main"), after: .seconds(3)) == [
                .joinRefused("main"), .joinBegan("backup"), .workBegan(.join("backup")),
            ]
        )
        #expect(
            try point.meet(.joinRefused("backup"), after: .seconds(3)) == [
                .joinRefused("backup"), .discoveryBegan(round: 2),
            ]
        )
    }

    @Test(arguments: [
        (AccessPointImage(line: .catalyst9800, version: "16.10.1"), false),
        (AccessPointImage(line: .catalyst9800, version: "16.11.1"), true),
        (AccessPointImage(line: .cuwn, version: "16.10.1"), true),
        (AccessPointImage(line: .cuwn, version: "8.8.111"), true),
    ])
    func `code is downloaded from a controller that runs other code, and the access point reloads`(
        image: AccessPointImage,
        isDownloaded: Bool
    ) throws {
        var point = try Driven()
        try point.meet(.powered(isOn: true))
        try point.meet(.workCompleted(.boot), after: .seconds(90))
        try point.hear("main", image)
        try point.meet(.timerFired(.discovery), after: .seconds(5))
        try point.meet(.workCompleted(.join("main")), after: .seconds(3))
        guard isDownloaded else {
            #expect(point.events == [.configurationBegan("main"), .workBegan(.configuration("main"))])
            return
        }
        #expect(point.events == [.downloadBegan(from: "main", image), .workBegan(.download("main"))])
        try point.meet(.workCompleted(.download("main")), after: .seconds(200))
        #expect(point.events == [.imageStored(image), .reloading, .workBegan(.boot)])
        #expect(point.state.image == image)
        // The same controller again: now nothing is downloaded.
        try point.meet(.workCompleted(.boot), after: .seconds(90))
        try point.hear("main", image)
        try point.meet(.timerFired(.discovery), after: .seconds(5))
        try point.meet(.workCompleted(.join("main")), after: .seconds(3))
        #expect(point.events == [.configurationBegan("main"), .workBegan(.configuration("main"))])
        #expect(point.state.downloads == 1)
    }

    @Test func `an echo and five repetitions without an answer are the loss of the controller`() throws {
        var point = try Driven()
        try point.run(on: "main")
        // Echoes are due every 30 s from the join on.
        let joined = point.state.echoesFrom
        let answered = Instant(nanoseconds: joined.nanoseconds + Nanoseconds.seconds(60).count)
        try point.meet(.echoAnswered(at: answered), after: .seconds(60))
        let deadline = try #require(point.state.deadline(of: .silence))
        #expect(deadline.nanoseconds - answered.nanoseconds == Nanoseconds.seconds(45).count)
        let left = Nanoseconds(deadline.nanoseconds - point.now.nanoseconds)
        // A timer that was armed anew since is stale.
        #expect(try point.meet(.timerFired(.silence), after: left - .seconds(1)) == [])
        #expect(
            try point.meet(.timerFired(.silence), after: .seconds(1)) == [
                .controllerLost("main"), .discoveryBegan(round: 1),
            ]
        )
        try point.run(on: "backup")
        #expect(point.state.phase == .running("backup"))
        #expect(point.state.joins == 2)
    }

    @Test func `a preferred controller that is back is gone to, another is not`() throws {
        var point = try Driven()
        try point.run(on: "backup")
        try point.hear("third")
        #expect(point.state.phase == .running("backup"))
        try point.hear("main", hasRoom: false)
        #expect(point.state.phase == .running("backup"))
        try point.hear("main")
        #expect(point.events == [.fallbackBegan(from: "backup", to: "main"), .discoveryBegan(round: 1)])
        try point.run(on: "main")
        #expect(point.state.phase == .running("main"))
        #expect(point.state.deadline(of: .primaryDiscovery) == nil)
    }

    @Test func `without fallback nobody is asked and nobody is gone to`() throws {
        var point = try Driven(fallsBack: false)
        try point.run(on: "backup")
        #expect(point.state.deadline(of: .primaryDiscovery) == nil)
        try point.hear("main")
        #expect(point.state.phase == .running("backup"))
    }

    @Test func `only the controllers ahead in the order are asked whether they are back`() throws {
        var point = try Driven()
        try point.run(on: "third")
        var decided: [JoinEvent] = []
        let due = try #require(point.state.deadline(of: .primaryDiscovery))
        try AccessPointJoin.decide(JoinInput(at: due, .timerFired(.primaryDiscovery)), in: point.state, into: &decided)
        let asked = decided.compactMap { event in if case .asked(let name) = event.change { name } else { nil } }
        #expect(asked == ["main", "backup"])
    }

    @Test func `a discovery that nobody answers is repeated ten times, then there is a pause`() throws {
        var point = try Driven()
        try point.meet(.powered(isOn: true))
        try point.meet(.workCompleted(.boot), after: .seconds(90))
        for round in 2...10 {
            #expect(try point.meet(.timerFired(.discovery), after: .seconds(5)) == [.discoveryBegan(round: round)])
        }
        #expect(try point.meet(.timerFired(.discovery), after: .seconds(5)) == [.discoveryBegan(round: 0)])
        // An answer in the pause is to a question of before.
        try point.hear("main")
        #expect(point.state.answers.isEmpty)
        #expect(try point.meet(.timerFired(.discovery), after: .seconds(30)) == [.discoveryBegan(round: 1)])
    }

    @Test func `each refusal has its name`() throws {
        var point = try Driven()
        #expect(throws: JoinRejection.poweredOff) { try point.meet(.timerFired(.discovery)) }
        #expect(throws: JoinRejection.poweredOff) { try point.meet(.powered(isOn: false)) }
        try point.meet(.powered(isOn: true))
        #expect(throws: JoinRejection.alreadyPowered) { try point.meet(.powered(isOn: true)) }
        #expect(throws: JoinRejection.notPreferred("stranger")) { try point.hear("stranger") }
    }

    @Test func `a list of controllers has a primary and no name twice`() {
        #expect(throws: PreferenceRefusal.primaryMissing) {
            try ControllerPreferences(primary: nil, secondary: "a")
        }
        #expect(throws: PreferenceRefusal.namedTwice("a")) {
            try ControllerPreferences(primary: "a", secondary: "b", tertiary: "a")
        }
    }

    @Test(arguments: 1...200)
    func `whatever it meets in whatever order, it is with a controller of its list or looks for one`(
        seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        var point = try Driven(fallsBack: Bool.random(using: &random))
        let names = ["main", "backup", "third", "stranger"]
        let images = [Self.catalyst, Self.cuwn]
        for step in 0..<200 {
            let name = names.randomElement(using: &random)!
            let stimulus: JoinStimulus =
                switch Int.random(in: 0..<12, using: &random) {
                case 0: .powered(isOn: Int.random(in: 0..<4, using: &random) > 0)
                case 1: .joinRefused(name)
                case 2: .echoAnswered(at: point.now)
                case 3, 4, 5:
                    .timerFired(JoinTimer.allCases.randomElement(using: &random)!)
                case 6, 7, 8:
                    .workCompleted(point.state.pendingWork ?? .join(name))
                default:
                    .answered(
                        ControllerAnswer(
                            name: name,
                            image: images.randomElement(using: &random)!,
                            hasRoom: Bool.random(using: &random)
                        )
                    )
                }
            let before = point.state
            do throws(JoinRejection) {
                try point.meet(stimulus, after: .milliseconds(Int64.random(in: 0...60_000, using: &random)))
            } catch {
                #expect(point.state == before, "seed \(seed) step \(step): a refusal that changed something")
            }
            func line() -> String { "seed \(seed) step \(step): \(stimulus) in \(before)" }
            let controller = point.state.phase.controller
            #expect(controller.map(point.state.preferences.names.contains) ?? true, "\(line())")
            // Whoever is with a controller watches it; whoever looks for one will go on; whoever works is not stuck.
            switch point.state.phase {
            case .off: #expect(point.state.timers.isEmpty && point.state.pendingWork == nil, "\(line())")
            case .booting: #expect(point.state.pendingWork == .boot, "\(line())")
            case .discovering: #expect(point.state.deadline(of: .discovery) != nil, "\(line())")
            case .joining, .downloading, .configuring:
                #expect(point.state.deadline(of: .silence) != nil && point.state.pendingWork != nil, "\(line())")
            case .running:
                #expect(point.state.deadline(of: .silence) != nil, "\(line())")
            }
        }
    }
}
