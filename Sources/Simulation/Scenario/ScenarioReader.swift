internal import Redundancy
internal import Replay
internal import Yams

extension Scenario {
    /// The longest text that is read, in bytes.
    public static let longestText = ScenarioGuard.longest

    /// Reads a scenario from YAML.
    ///
    /// What a file does not say stays as it is by default; what it says wrongly is an error with its place. Comments are
    /// not kept.
    public init(yaml: String) throws(ScenarioError) {
        let (reader, roots) = try ScenarioReader.compose(yaml, documents: .one)
        self = try reader.scenario(roots[0])
    }

    /// Reads every scenario of a file: documents of YAML, each with `---` before it, in the order of the file.
    ///
    /// The places of an error are those of the file.
    public static func all(yaml: String) throws(ScenarioError) -> [Scenario] {
        let (reader, roots) = try ScenarioReader.compose(yaml, documents: .several)
        return try reader.scenarios(roots)
    }
}

/// Walks the nodes of one file.
struct ScenarioReader {
    let lines: [Substring]

    /// How many documents a file may have.
    enum Documents {
        case one
        case several
    }

    /// The nodes of a file's documents, one at least, and a reader for them.
    static func compose(
        _ yaml: String,
        documents: Documents
    ) throws(ScenarioError) -> (reader: ScenarioReader, roots: [Node]) {
        try ScenarioGuard.check(yaml)
        var roots: [Node] = []
        do {
            let parser = try Parser(yaml: yaml)
            switch documents {
            case .one:
                // The reader of YAML refuses a second one where it begins.
                if let root = try parser.singleRoot() { roots.append(root) }
            case .several:
                while let root = try parser.nextRoot() { roots.append(root) }
            }
        } catch {
            throw ScenarioError(error, in: yaml)
        }
        if roots.isEmpty { throw ScenarioError(line: 1, column: 1, .empty) }
        return (ScenarioReader(lines: yaml.split(omittingEmptySubsequences: false) { $0.isNewline }), roots)
    }

    func scenarios(_ roots: [Node]) throws(ScenarioError) -> [Scenario] {
        var scenarios: [Scenario] = []
        for root in roots { scenarios.append(try scenario(root)) }
        return scenarios
    }

    func scenario(_ root: Node) throws(ScenarioError) -> Scenario {
        let keys = [
            "title", "profile", "topology", "units", "settings", "timing", "quiet", "budget", "timeline", "expect",
        ]
        let pairs = try mapping(root, "a scenario", keys: keys)
        guard let title = pairs["title"] else { throw error(root, .missingKey("title")) }
        guard let timeline = pairs["timeline"] else { throw error(root, .missingKey("timeline")) }
        var scenario = Scenario(title: try text(title, "title"), units: UnitSetup.standardPair, timeline: [])

        for key in ["profile", "topology", "quiet"] {
            guard let node = pairs[key] else { continue }
            let value = try text(node, key)
            do { try scenario.set(key: key, value: value) } catch { throw self.error(node, .setting(error)) }
        }
        if let node = pairs["budget"] {
            try each(node, "budget") { (key, value) throws(SettingError) in
                try scenario.set(key: "budget.\(key)", value: value)
            }
        }
        if let node = pairs["settings"] {
            try each(node, "settings") { (key, value) throws(SettingError) in try scenario.settings.set(key, value) }
        }
        if let node = pairs["timing"] {
            try each(node, "timing") { (key, value) throws(SettingError) in try scenario.timing.set(key, value) }
        }
        if let node = pairs["units"] { scenario.units = try units(node) }

        var entries: [TimelineEntry] = []
        for node in try list(timeline, "timeline") {
            var cursor = try cursor(node, "an entry of timeline")
            entries.append(try TimelineEntry(&cursor))
        }
        let ordered = entries.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        scenario.timeline = ordered.map(\.element)

        for node in try pairs["expect"].map({ (node) throws(ScenarioError) in try list(node, "expect") }) ?? [] {
            scenario.expectations.append(try expectation(node))
        }
        return scenario
    }

    private func expectation(_ node: Node) throws(ScenarioError) -> Expectation {
        let parts = Expectation.parts(of: try text(node, "an entry of expect"))
        var cursor = try cursor(node, "an entry of expect", of: parts.claim)
        return Expectation(try Claim(&cursor), source: parts.source)
    }

    // MARK: Nodes

    func error(_ node: Node, _ problem: ScenarioProblem) -> ScenarioError {
        ScenarioError(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, problem)
    }

    func text(_ node: Node, _ name: String) throws(ScenarioError) -> String {
        guard case .scalar(let scalar) = node else { throw error(node, .wrongKind(of: name, expected: .text)) }
        return scalar.string
    }

    func list(_ node: Node, _ name: String) throws(ScenarioError) -> [Node] {
        guard case .sequence(let sequence) = node else { throw error(node, .wrongKind(of: name, expected: .list)) }
        return Array(sequence)
    }

    /// The pairs of a mapping whose keys are known.
    func mapping(_ node: Node, _ name: String, keys: [String]) throws(ScenarioError) -> [String: Node] {
        guard case .mapping(let mapping) = node else {
            throw error(node, .wrongKind(of: name, expected: .mapping))
        }
        var pairs: [String: Node] = [:]
        for (keyNode, value) in mapping {
            let key = try text(keyNode, "a key of \(name)")
            guard keys.contains(key) else { throw error(keyNode, .unknownKey(key)) }
            // The same word in two tags are two keys for YAML.
            guard pairs.updateValue(value, forKey: key) == nil else { throw error(keyNode, .duplicateKey(key)) }
        }
        return pairs
    }

    /// Hands over the pairs of a mapping of settings, in their order.
    func each(
        _ node: Node,
        _ name: String,
        set: (String, String) throws(SettingError) -> Void
    ) throws(ScenarioError) {
        guard case .mapping(let mapping) = node else {
            throw error(node, .wrongKind(of: name, expected: .mapping))
        }
        for (keyNode, value) in mapping {
            let key = try text(keyNode, "a key of \(name)")
            let text = try text(value, key)
            do {
                try set(key, text)
            } catch {
                if case .unknownKey = error { throw self.error(keyNode, .unknownKey(key)) }
                throw self.error(value, .setting(error))
            }
        }
    }

    /// A cursor over a scalar, or over the first part of it.
    func cursor(_ node: Node, _ name: String, of part: String? = nil) throws(ScenarioError) -> EntryCursor {
        let whole = try text(node, name)
        let line = node.mark?.line ?? 1
        let column = node.mark?.column ?? 1
        let isVerbatim =
            lines.indices.contains(line - 1)
            && lines[line - 1].unicodeScalars.dropFirst(column - 1).starts(with: whole.unicodeScalars)
        return EntryCursor(part ?? whole, line: line, column: column, isVerbatim: isVerbatim)
    }
}
