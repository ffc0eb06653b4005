internal import Redundancy
internal import Replay

extension NPlusOneScenario {
    /// The scenario as a file: reading it gives an equal scenario.
    public var yaml: String {
        let standard = NPlusOneScenario(title: "", controllers: [], groups: [])
        func changes(_ keys: [String]) -> [(String, String)] {
            keys.compactMap { key in
                guard let value = value(of: key), value != standard.value(of: key) else { return nil }
                return (key, value)
            }
        }
        var printer = ScenarioPrinter()
        printer.line("title: \(ScenarioPrinter.scalar(title))")
        printer.list("controllers", controllers.map(\.yaml))
        printer.list("access-points", groups.map(\.yaml))
        printer.mapping("settings", changes(Self.settingKeys))
        printer.mapping("timing", changes(Self.timingKeys))
        if quietPeriod != standard.quietPeriod { printer.line("quiet: \(Quantity.text(quietPeriod))") }
        printer.list("timeline", timeline.map { ScenarioPrinter.scalar("\(Quantity.text($0.at)) \($0.action.text)") })
        if !expectations.isEmpty { printer.list("expect", expectations.map { ScenarioPrinter.scalar($0.text) }) }
        return printer.output
    }
}

extension NPlusOneScenario.Expected {
    /// As in a scenario, with its source.
    public var text: String {
        claim.text + (source.isEmpty ? "" : " (\(source))")
    }
}

extension NPlusOneAction {
    /// As in a scenario, without its time.
    public var text: String {
        switch self {
        case .controller(let name, let fault): "controller \(name) \(fault.rawValue)"
        case .accessPoints(let numbers, let isOn): "access-points \(numbers.text) power-\(isOn ? "on" : "off")"
        case .upgrade(let name, let version): "controller \(name) upgraded \(version)"
        }
    }
}

extension NPlusOneClaim {
    /// As in a scenario.
    public var text: String {
        switch self {
        case .on(let numbers, let name): "access-points \(numbers.text) on \(name)"
        case .serves(let name, let count): "controller \(name) serves \(count)"
        case .searching(let numbers): "access-points \(numbers.text) searching"
        case .joins(let count): "joins \(count)"
        case .downloads(let count): "downloads \(count)"
        case .clientRejoins(let count): "client-rejoins \(count)"
        case .fallbacks(let count): "fallbacks \(count)"
        case .refusedJoins(let count): "refused-joins \(count)"
        case .detection(let limit): "detection at most \(Quantity.text(limit))"
        case .outage(let limit): "outage at most \(Quantity.text(limit))"
        case .everyOutage(let limit): "outage at least \(Quantity.text(limit))"
        case .finding(.secondaryNotCatalyst9800(let name)): "finding secondaryNotCatalyst9800 \(name)"
        case .finding(.crossesProductLines(let from, let to)): "finding crossesProductLines \(from) \(to)"
        case .noFinding: "no finding"
        }
    }
}

extension ClosedRange<Int> {
    fileprivate var text: String {
        lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)..\(upperBound)"
    }
}

extension BackupController {
    fileprivate var yaml: String {
        var pairs = [("name", name), ("platform", platform.name), ("version", version), ("units", "\(units)")]
        if let capacity, capacity != platform.capacity { pairs.append(("capacity", "\(capacity)")) }
        return ScenarioPrinter.flow(pairs)
    }
}

extension AccessPointGroup {
    fileprivate var yaml: String {
        var pairs = [("count", "\(count)")]
        pairs += zip(["primary", "secondary", "tertiary"], preferences.names).map { ($0, $1) }
        pairs.append(("fallback", "\(fallsBack)"))
        if let image { pairs.append(("image", "\(image.line.name) \(image.version)")) }
        pairs.append(("clients", "\(clients)"))
        return ScenarioPrinter.flow(pairs)
    }
}

extension ScenarioPrinter {
    fileprivate static func flow(_ pairs: [(String, String)]) -> String {
        "{" + pairs.map { "\($0): \(scalar($1))" }.joined(separator: ", ") + "}"
    }
}
