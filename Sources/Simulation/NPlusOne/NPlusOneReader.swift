internal import Redundancy
internal import Replay
internal import Yams

/// A scenario file of either kind: pairs, or several controllers that back each other up without state.
public enum ScenarioFile: Hashable, Sendable {
    /// One at least.
    case pairs([Scenario])
    case nPlusOne(NPlusOneScenario)

    /// Reads a file; one whose only document has `controllers` is of the second kind.
    ///
    /// - Throws: ``ScenarioError`` with the place at which the text is no scenario.
    public init(yaml: String) throws(ScenarioError) {
        let (reader, roots) = try ScenarioReader.compose(yaml, documents: .several)
        let keys = roots[0].mapping?.keys
        if roots.count == 1, keys?.contains(where: { $0.scalar?.string == "controllers" }) == true {
            self = .nPlusOne(try reader.nPlusOne(roots[0]))
        } else {
            self = .pairs(try reader.scenarios(roots))
        }
    }
}

extension NPlusOneScenario {
    /// Reads a scenario with several controllers.
    ///
    /// - Throws: ``ScenarioError`` with the place at which the text is no such scenario.
    public init(yaml: String) throws(ScenarioError) {
        let (reader, roots) = try ScenarioReader.compose(yaml, documents: .one)
        self = try reader.nPlusOne(roots[0])
    }
}

extension ScenarioReader {
    func nPlusOne(_ root: Node) throws(ScenarioError) -> NPlusOneScenario {
        let keys = ["title", "controllers", "access-points", "settings", "timing", "quiet", "timeline", "expect"]
        let pairs = try mapping(root, "a scenario with several controllers", keys: keys)
        func required(_ key: String) throws(ScenarioError) -> Node {
            guard let node = pairs[key] else { throw error(root, .missingKey(key)) }
            return node
        }
        var scenario = NPlusOneScenario(
            title: try text(try required("title"), "title"),
            controllers: try controllers(try required("controllers")),
            groups: []
        )
        let groupsNode = try required("access-points")
        for node in try list(groupsNode, "access-points") {
            scenario.groups.append(try group(node, scenario, before: scenario.accessPointCount))
        }
        if scenario.groups.isEmpty { throw error(groupsNode, .emptyList("access-points")) }
        if let node = pairs["quiet"] {
            let value = try text(node, "quiet")
            do { try scenario.set(key: "quiet", value: value) } catch { throw self.error(node, .setting(error)) }
        }
        for (name, known) in [
            ("settings", NPlusOneScenario.settingKeys), ("timing", NPlusOneScenario.timingKeys),
        ] {
            guard let node = pairs[name] else { continue }
            try each(node, name) { (key, value) throws(SettingError) in
                guard known.contains(key) else { throw .unknownKey(key) }
                try scenario.set(key: key, value: value)
            }
        }

        var entries: [NPlusOneScenario.Entry] = []
        for node in try list(try required("timeline"), "timeline") {
            var cursor = try cursor(node, "an entry of timeline")
            let at = try cursor.time()
            entries.append(NPlusOneScenario.Entry(at: at, try NPlusOneAction(&cursor, in: scenario)))
            try cursor.end()
        }
        let ordered = entries.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        scenario.timeline = ordered.map(\.element)

        for node in try pairs["expect"].map({ (node) throws(ScenarioError) in try list(node, "expect") }) ?? [] {
            let parts = Expectation.parts(of: try text(node, "an entry of expect"))
            var cursor = try cursor(node, "an entry of expect", of: parts.claim)
            let claim = try NPlusOneClaim(&cursor, in: scenario)
            try cursor.end()
            scenario.expectations.append(NPlusOneScenario.Expected(claim, source: parts.source))
        }
        return scenario
    }

    private func controllers(_ node: Node) throws(ScenarioError) -> [BackupController] {
        var controllers: [BackupController] = []
        for node in try list(node, "controllers") {
            let controller = try controller(node)
            guard !controllers.contains(where: { $0.name == controller.name }) else {
                throw error(node, .duplicateName(controller.name))
            }
            controllers.append(controller)
        }
        if controllers.isEmpty { throw error(node, .emptyList("controllers")) }
        return controllers
    }

    private func controller(_ node: Node) throws(ScenarioError) -> BackupController {
        let pairs = try mapping(node, "a controller", keys: ["name", "platform", "version", "units", "capacity"])
        guard let nameNode = pairs["name"] else { throw error(node, .missingKey("name")) }
        // One word, since entries and claims name it.
        var cursor = try cursor(nameNode, "name")
        let name = String(try cursor.word("a name"))
        try cursor.end()
        var platform = BackupPlatform.catalyst9800(.c9800_40)
        if let node = pairs["platform"] {
            let name = try text(node, "platform")
            if name == BackupPlatform.cuwn.name {
                platform = .cuwn
            } else if let named = Platform(name: name) {
                platform = .catalyst9800(named)
            } else {
                throw error(node, .unknownWord(name, expected: "a platform or CUWN"))
            }
        }
        let isCUWN = platform.line == .cuwn
        var controller = BackupController(
            name: name,
            platform: platform,
            version: isCUWN ? "8.8.100" : "16.10.1"
        )
        if let node = pairs["version"] { controller.version = try self.name(node, "version") }
        if let node = pairs["units"] { controller.units = try number(node, "units", in: 1...2) }
        if let node = pairs["capacity"] {
            controller.capacity = try number(node, "capacity", in: 0...NPlusOneScenario.mostAccessPoints)
        }
        return controller
    }

    private func number(_ node: Node, _ name: String, in range: ClosedRange<Int>) throws(ScenarioError) -> Int {
        var cursor = try cursor(node, name)
        let number = try cursor.number(name, in: range)
        try cursor.end()
        return number
    }

    private func group(
        _ node: Node,
        _ scenario: NPlusOneScenario,
        before: Int
    ) throws(ScenarioError) -> AccessPointGroup {
        let keys = ["count", "primary", "secondary", "tertiary", "fallback", "image", "clients"]
        let pairs = try mapping(node, "a group of access points", keys: keys)
        var names: [String?] = []
        for key in ["primary", "secondary", "tertiary"] {
            guard let node = pairs[key] else {
                names.append(nil)
                continue
            }
            let name = try text(node, key)
            guard scenario.controller(name) != nil else {
                throw error(node, .unknownWord(name, expected: "a controller of this scenario"))
            }
            names.append(name)
        }
        let preferences: ControllerPreferences
        do {
            preferences = try ControllerPreferences(primary: names[0], secondary: names[1], tertiary: names[2])
        } catch {
            throw self.error(node, .preferences(error))
        }
        guard before < NPlusOneScenario.mostAccessPoints else {
            throw error(
                node,
                .outOfRange("\(before + 1)", allowed: "\(NPlusOneScenario.mostAccessPoints) access points")
            )
        }
        var group = AccessPointGroup(count: 1, preferences: preferences)
        if let node = pairs["count"] {
            group.count = try number(node, "count", in: 1...(NPlusOneScenario.mostAccessPoints - before))
        }
        if let node = pairs["fallback"] {
            var cursor = try cursor(node, "fallback")
            group.fallsBack = try cursor.choice(of: ["true": true, "false": false])
            try cursor.end()
        }
        if let node = pairs["image"] {
            var cursor = try cursor(node, "image")
            let line = try cursor.choice(of: ["C9800": ProductLine.catalyst9800, "CUWN": .cuwn])
            group.image = AccessPointImage(line: line, version: String(try cursor.word("a version")))
            try cursor.end()
        }
        if let node = pairs["clients"] { group.clients = try number(node, "clients", in: 0...1_000) }
        return group
    }
}

extension NPlusOneAction {
    /// Reads `controller NAME fails`, `controller NAME upgraded VERSION` or `access-points 1..100 power-on`.
    fileprivate init(_ cursor: inout EntryCursor, in scenario: NPlusOneScenario) throws(ScenarioError) {
        let verb = try cursor.word("an action")
        switch verb {
        case "controller":
            let name = try cursor.controller(of: scenario)
            let expected = ControllerFault.allCases.map(\.rawValue).joined(separator: ", ") + " or upgraded"
            let word = try cursor.word(expected)
            if word == "upgraded" {
                self = .upgrade(name, version: String(try cursor.word("a version")))
            } else if let fault = ControllerFault(rawValue: String(word)) {
                self = .controller(name, fault)
            } else {
                throw cursor.unknown(word, expected)
            }
        case "access-points":
            let numbers = try cursor.accessPoints(of: scenario)
            self = .accessPoints(numbers, isOn: try cursor.choice(of: ["power-on": true, "power-off": false]))
        default: throw cursor.unknown(verb, "controller or access-points")
        }
    }
}

extension NPlusOneClaim {
    fileprivate init(_ cursor: inout EntryCursor, in scenario: NPlusOneScenario) throws(ScenarioError) {
        let most = 10_000_000
        let subject = try cursor.word("a claim")
        switch subject {
        case "access-points":
            let numbers = try cursor.accessPoints(of: scenario)
            if cursor.peek() == "searching" {
                try cursor.literal("searching")
                self = .searching(numbers)
            } else {
                try cursor.literal("on")
                self = .on(numbers, try cursor.controller(of: scenario))
            }
        case "controller":
            let name = try cursor.controller(of: scenario)
            try cursor.literal("serves")
            self = .serves(name, try cursor.number("a number", in: 0...most))
        case "joins": self = .joins(try cursor.number("a number", in: 0...most))
        case "downloads": self = .downloads(try cursor.number("a number", in: 0...most))
        case "client-rejoins": self = .clientRejoins(try cursor.number("a number", in: 0...most))
        case "fallbacks": self = .fallbacks(try cursor.number("a number", in: 0...most))
        case "refused-joins": self = .refusedJoins(try cursor.number("a number", in: 0...most))
        case "detection": self = .detection(atMost: try cursor.limit())
        case "outage":
            try cursor.literal("at")
            let isMost = try cursor.choice(of: ["most": true, "least": false])
            let limit = try cursor.time()
            self = isMost ? .outage(atMost: limit) : .everyOutage(atLeast: limit)
        case "no":
            try cursor.literal("finding")
            self = .noFinding
        case "finding":
            let word = try cursor.word("a finding")
            switch word {
            case "secondaryNotCatalyst9800":
                self = .finding(.secondaryNotCatalyst9800(try cursor.controller(of: scenario)))
            case "crossesProductLines":
                let from = try cursor.controller(of: scenario)
                self = .finding(.crossesProductLines(from: from, to: try cursor.controller(of: scenario)))
            default: throw cursor.unknown(word, "secondaryNotCatalyst9800 or crossesProductLines")
            }
        default: throw cursor.unknown(subject, "a claim")
        }
    }
}

extension EntryCursor {
    fileprivate mutating func controller(of scenario: NPlusOneScenario) throws(ScenarioError) -> String {
        let word = try word("a controller")
        guard scenario.controller(String(word)) != nil else {
            throw unknown(word, "a controller of this scenario")
        }
        return String(word)
    }

    fileprivate mutating func accessPoints(of scenario: NPlusOneScenario) throws(ScenarioError) -> ClosedRange<Int> {
        let start = peek()
        let numbers = try numbers()
        guard numbers.upperBound <= scenario.accessPointCount else {
            throw error(
                .noSuchAccessPoint(numbers.upperBound, most: scenario.accessPointCount),
                at: start?.startIndex ?? text.startIndex
            )
        }
        return numbers
    }
}
