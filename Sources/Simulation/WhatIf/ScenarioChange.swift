internal import Redundancy
internal import Replay

/// One thing that is different in a what-if: a key of ``Scenario/set(key:value:)`` with its value, or `fault` with another
/// fault in place of the one that happened.
public struct ScenarioChange: Hashable, Sendable {
    public var key: String
    public var value: String

    public init(key: String, value: String) {
        self.key = key
        self.value = value
    }

    /// Reads `key=value`; nil without an equals sign.
    public init?(_ text: some StringProtocol) {
        guard let sign = text.firstIndex(of: "=") else { return nil }
        self.init(key: String(text[..<sign]), value: String(text[text.index(after: sign)...]))
    }

    public var text: String { "\(key)=\(value)" }

    /// Makes the change.
    ///
    /// - Throws: ``SettingError`` for an unknown key, a value out of its range, or a fault that a scenario without any cannot
    ///   have.
    public func apply(to scenario: inout Scenario) throws(SettingError) {
        if key == "fault" {
            try scenario.replaceFault(with: value)
        } else {
            try scenario.set(key: key, value: value)
        }
    }
}

extension Scenario {
    /// The words for the fault of a what-if.
    public static let faultWords = ["process", "power", "link", "silence", "gateway", "forced"]

    /// The first entry that takes something away or commands a change: what the incident of the scenario begins with.
    public var faultIndex: Int? {
        timeline.firstIndex { $0.action.isFault }
    }

    /// Puts another fault in the place of the first one, on the same unit, and what ends it in the place of what ended that.
    mutating func replaceFault(with word: String) throws(SettingError) {
        let expected = Self.faultWords.joined(separator: ", ")
        guard let index = faultIndex else {
            throw .malformed(key: "fault", value: word, expected: "possible: the scenario has no fault to replace")
        }
        let unit = timeline[index].action.unit ?? 0
        let fault: Action
        var end: Action?
        switch word {
        case "process": fault = .processFailure(unit: unit, process: "process")
        case "power": (fault, end) = (.power(unit: unit, isOn: false), .power(unit: unit, isOn: true))
        case "link": (fault, end) = (.link(.redundancyPort, .down), .link(.redundancyPort, .up))
        case "silence": (fault, end) = (.link(.redundancyPort, .silent(.both)), .link(.redundancyPort, .up))
        case "gateway":
            (fault, end) = (.gateway(unit: unit, isReachable: false), .gateway(unit: unit, isReachable: true))
        case "forced": fault = .command(unit: unit, "redundancy force-switchover")
        default: throw .malformed(key: "fault", value: word, expected: expected)
        }
        timeline[index].action = fault
        for later in timeline.indices.reversed() where later > index && timeline[later].action.isEnd {
            if let end { timeline[later].action = end } else { timeline.remove(at: later) }
        }
    }
}

extension Action {
    /// Whether it takes something away from a working pair, or commands a change of its roles.
    fileprivate var isFault: Bool {
        switch self {
        case .power(_, isOn: false), .reset, .processFailure, .gateway(_, isReachable: false),
            .component(_, isUp: false):
            true
        case .link(_, let fault): fault != .up
        case .command(_, let words): words.hasPrefix("redundancy force") || words.hasPrefix("reload")
        case .power, .gateway, .component, .sfp, .accessPoints, .clients, .clockStep: false
        }
    }

    fileprivate var isEnd: Bool {
        switch self {
        case .power(_, isOn: true), .gateway(_, isReachable: true), .component(_, isUp: true), .link(_, .up): true
        default: false
        }
    }

    fileprivate var unit: Int? {
        switch self {
        case .power(let unit, _), .reset(let unit), .processFailure(let unit, _), .gateway(let unit, _),
            .command(let unit, _):
            unit
        default: nil
        }
    }
}
