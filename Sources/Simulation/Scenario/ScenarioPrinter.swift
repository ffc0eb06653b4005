internal import Redundancy
internal import Replay

extension Scenario {
    /// The scenario as a file: reading it gives an equal scenario. Only what differs from the defaults is printed.
    ///
    /// A value that no file can give (a third unit, a chassis 7) has no such text.
    public var yaml: String {
        let standard = Scenario(title: "", units: UnitSetup.standardPair, timeline: [])
        var printer = ScenarioPrinter()
        printer.line("title: \(ScenarioPrinter.scalar(title))")
        printer.line("profile: \(settings.profile.name)")
        printer.line("topology: \(topology.name)")
        if units != standard.units { printer.list("units", units.map(\.yaml)) }
        printer.mapping("settings", settings.changes)
        printer.mapping("timing", timing.changes)
        if quietPeriod != standard.quietPeriod { printer.line("quiet: \(Quantity.text(quietPeriod))") }
        if budget != standard.budget {
            let detection = Quantity.text(budget.detection)
            let takeover = Quantity.text(budget.takeover)
            let values = "detection: \(detection), takeover: \(takeover), tolerance: \(budget.tolerancePercent)"
            printer.line("budget: {\(values)}")
        }
        printer.list("timeline", timeline.map { ScenarioPrinter.scalar("\(Quantity.text($0.at)) \($0.action.text)") })
        if !expectations.isEmpty { printer.list("expect", expectations.map { ScenarioPrinter.scalar($0.text) }) }
        return printer.output
    }
}

extension ControllerSettings {
    /// The keys whose values are not the default.
    fileprivate var changes: [(String, String)] {
        Self.keys.compactMap { key in
            guard let value = value(of: key), value != ControllerSettings().value(of: key) else { return nil }
            return (key, value)
        }
    }
}

extension TimingProfile {
    /// The keys whose values are not the document's, the steps in an order that leads to the same list of steps.
    fileprivate var changes: [(String, String)] {
        let values = Self.keys.compactMap { key -> (String, String)? in
            guard let value = value(of: key), value != Self.documented.value(of: key) else { return nil }
            return (key, value)
        }
        let start = (0...steps.count).last { count in
            Self.documented.steps.filter { step in
                !steps[count...].contains { $0.walk == step.walk && $0.state == step.state }
            } == Array(steps[..<count])
        }
        return values
            + steps[(start ?? 0)...].map { ("step.\($0.walk).\($0.state)", Quantity.text($0.duration)) }
    }
}

extension UnitSetup {
    fileprivate var yaml: String {
        var pairs = [
            ("platform", identity.platform.name), ("mac", identity.macText), ("chassis", "\(number.rawValue)"),
            ("priority", "\(priority)"), ("version", version), ("ha", interface?.text ?? "none"),
        ]
        if let sfp { pairs.append(("sfp", sfp.name)) }
        return "{" + pairs.map { "\($0): \(ScenarioPrinter.scalar($1))" }.joined(separator: ", ") + "}"
    }
}

extension HAInterface {
    fileprivate var text: String {
        (gigabitEthernet.map { "Gig\($0) " } ?? "") + "\(local.text)/\(prefixLength) \(remote.text)"
    }
}

/// Lines of YAML.
struct ScenarioPrinter {
    private(set) var output = ""

    mutating func line(_ text: String) {
        output += text + "\n"
    }

    mutating func list(_ key: String, _ entries: [String]) {
        line(entries.isEmpty ? "\(key): []" : "\(key):")
        for entry in entries { line("  - \(entry)") }
    }

    mutating func mapping(_ key: String, _ pairs: [(String, String)]) {
        if pairs.isEmpty { return }
        line("\(key):")
        for (key, value) in pairs { line("  \(key): \(Self.scalar(value))") }
    }

    /// The text plain where it is plain in every place, and in double quotes elsewhere.
    static func scalar(_ text: String) -> String {
        let marks = ".-_/+>()%=;"
        let isPlain =
            text.unicodeScalars.allSatisfy {
                $0.isASCII && (isWord($0) || $0 == " " || marks.unicodeScalars.contains($0))
            }
            && text.unicodeScalars.first.map(isWord) == true && text.last != " "
        if isPlain { return text }
        return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "A"..."Z", "a"..."z": true
        default: false
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        // An asterisk is never the first of a node this way.
        case "*", "\u{00}"..<" ", "\u{7F}"..."\u{A0}", "\u{2028}"..."\u{2029}", "\u{FEFF}", "\u{FFFE}"..."\u{FFFF}",
            "[", "{":
            "\\U" + padded(String(scalar.value, radix: 16), to: 8)
        default: String(Character(scalar))
        }
    }

    private static func padded(_ digits: String, to width: Int) -> String {
        String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
