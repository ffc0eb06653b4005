internal import Redundancy
internal import Replay

/// Access points and clients are numbered from 1 to this.
private let mostNumbered = 100_000

extension TimelineEntry {
    /// Reads `TIME ACTION`.
    init(_ cursor: inout EntryCursor) throws(ScenarioError) {
        at = try cursor.time()
        action = try Action(&cursor)
        try cursor.end()
    }
}

extension Action {
    /// What an entry may begin with after its time, for a message.
    public static let words =
        "one of 1> COMMAND, 2> COMMAND, power-on, power-off, reset, process-failure, link, sfp, gateway, access-points, clients, clock"
        + Component.allCases.map { ", \($0.name)" }.joined()

    init(_ cursor: inout EntryCursor) throws(ScenarioError) {
        let verb = try cursor.word("an action")
        if verb.last == ">" {
            let unit = try cursor.number(verb.dropLast(), in: 1...2) - 1
            self = .command(unit: unit, String(try cursor.rest("a command")))
            return
        }
        if let component = Component.allCases.first(where: { $0.name == verb }) {
            self = .component(component, isUp: try cursor.choice(of: ["works": true, "fails": false]))
            return
        }
        switch verb {
        case "power-on": self = .power(unit: try cursor.unit(), isOn: true)
        case "power-off": self = .power(unit: try cursor.unit(), isOn: false)
        case "reset": self = .reset(unit: try cursor.unit())
        case "process-failure":
            let unit = try cursor.unit()
            self = .processFailure(unit: unit, process: String(try cursor.rest("a process")))
        case "link":
            let link = try cursor.choice(of: ["rp": LinkKind.redundancyPort, "rmi": .managementInterface])
            self = .link(link, try LinkFault(&cursor))
        case "sfp":
            let unit = try cursor.unit()
            let module = try cursor.rest("a module or out")
            self = .sfp(unit: unit, module == "out" ? nil : SFPModule(name: String(module)))
        case "gateway":
            let unit = try cursor.unit()
            self = .gateway(unit: unit, isReachable: try cursor.choice(of: ["back": true, "lost": false]))
        case "access-points":
            let numbers = try cursor.numbers()
            let phase = try cursor.named(AccessPointPhase.self, "a phase of an access point")
            self = .accessPoints(first: numbers.lowerBound, count: numbers.count, phase)
        case "clients":
            let numbers = try cursor.numbers()
            let phase = try cursor.named(ClientPhase.self, "a phase of a client")
            self = .clients(first: numbers.lowerBound, count: numbers.count, phase)
        case "clock":
            let unit = try cursor.unit()
            self = .clockStep(unit: unit, by: try cursor.signedTime())
        default: throw cursor.unknown(verb, Self.words)
        }
    }
}

extension LinkFault {
    init(_ cursor: inout EntryCursor) throws(ScenarioError) {
        let expected = "down, up, silent, loss, delay or duplicate"
        let word = try cursor.word(expected)
        switch word {
        case "down": self = .down
        case "up": self = .up
        case "silent": self = .silent(try cursor.direction())
        case "loss":
            let direction = try cursor.direction()
            self = .loss(direction, permille: try cursor.number("a loss in permille", in: 0...1_000))
        case "delay":
            let direction = try cursor.direction()
            self = .delay(direction, try cursor.distribution())
        case "duplicate":
            self = .duplication(permille: try cursor.number("duplicates in permille", in: 0...1_000))
        default: throw cursor.unknown(word, expected)
        }
    }
}

extension EntryCursor {
    fileprivate mutating func unit() throws(ScenarioError) -> Int {
        try number("unit 1 or 2", in: 1...2) - 1
    }

    /// The direction, if one is named; both otherwise.
    fileprivate mutating func direction() throws(ScenarioError) -> LinkDirection {
        guard let next = peek(), let direction = LinkDirection.named(next) else { return .both }
        _ = try word("a direction")
        return direction
    }

    /// `1..2000`, or one number.
    mutating func numbers() throws(ScenarioError) -> ClosedRange<Int> {
        let word = try word("numbers such as 1..2000")
        guard let dots = word.firstRange(of: "..") else {
            let only = try number(word, in: 1...mostNumbered)
            return only...only
        }
        let first = try number(word[..<dots.lowerBound], in: 1...mostNumbered)
        let last = try number(word[dots.upperBound...], in: 1...mostNumbered)
        guard first <= last else {
            throw error(
                .malformed(String(word), expected: "a range from the lower to the higher number"),
                at: word.startIndex
            )
        }
        return first...last
    }

    /// `+5s`, `-5s`.
    fileprivate mutating func signedTime() throws(ScenarioError) -> Nanoseconds {
        let word = try word("a step such as +5s")
        guard let sign = word.first, sign == "+" || sign == "-" else {
            throw error(.malformed(String(word), expected: "a step such as +5s or -5s"), at: word.startIndex)
        }
        let length = try time(word.dropFirst())
        return sign == "-" ? Nanoseconds(-length.count) : length
    }
}
