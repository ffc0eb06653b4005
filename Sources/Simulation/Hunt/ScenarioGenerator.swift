internal import Redundancy
internal import Replay

/// Draws scenarios: two units that form a pair, and faults of every kind. The same seed draws the same scenario, and what
/// its ``Scenario/yaml`` says reads back equal.
public struct ScenarioGenerator: Sendable {
    /// A pair started together has formed by then.
    static let formed: Int64 = 700_000

    private var random: SeededRandom

    public init(seed: UInt64) {
        random = SeededRandom(seed: seed ^ 0x7363_656E_6172_696F)
    }

    /// The scenario of a seed.
    public static func scenario(seed: UInt64) -> Scenario {
        var generator = ScenarioGenerator(seed: seed)
        return generator.scenario(title: "hunt \(seed)")
    }

    /// The next scenario, with 3 to 40 entries besides those that switch the units on.
    public mutating func scenario(title: String) -> Scenario {
        let topology = pick(Topology.names.map(\.1))
        var scenario = Scenario(title: title, units: units(of: topology), timeline: [])
        scenario.topology = topology
        scenario.settings.profile = pick(Profile.allCases)
        scenario.quietPeriod = .seconds(600)
        if chance(2) { changeSettings(&scenario.settings) }
        if chance(6) { scenario.timing.boot = .around(.seconds(number(60...300)), spread: .seconds(5)) }
        if chance(6) { scenario.timing.linkDelay = .fixed(.milliseconds(number(1...20))) }

        let late = chance(4) ? number(1...500_000) : 0
        var entries = [
            TimelineEntry(at: .zero, .power(unit: 0, isOn: true)),
            TimelineEntry(at: .milliseconds(late), .power(unit: 1, isOn: true)),
        ]
        let count = Int(number(3...40)) + entries.count
        var now = Self.formed
        while entries.count < count {
            var at = chance(10) ? number(0...Self.formed) : now
            let actions = faults()
            // An upgrade is given the minutes that it takes, now and then.
            let isUpgrade = actions.contains {
                if case .command(_, let text) = $0 { text.hasPrefix("install") } else { false }
            }
            let pause = chance(isUpgrade ? 2 : 8) ? number(60_000...1_800_000) : 0
            for action in actions.prefix(count - entries.count) {
                entries.append(TimelineEntry(at: .milliseconds(at + (entries.last?.action == action ? 1 : 0)), action))
                at += pause + (chance(3) ? number(0...2_000) : number(0...gap()))
            }
            now = max(now, at)
            now += number(0...gap())
        }
        let ordered = entries.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        scenario.timeline = ordered.map(\.element)
        return scenario
    }

    // MARK: Parts

    private mutating func units(of topology: Topology) -> [UnitSetup] {
        let platform: Platform =
            switch topology {
            case .oneHypervisor, .twoHypervisors: chance(2) ? .c9800CLOnESXi : .c9800CLOnKVM
            default: chance(4) ? .c9800_80 : .c9800_40
            }
        var units = [UnitSetup.standard(0, platform: platform), UnitSetup.standard(1, platform: platform)]
        for index in units.indices {
            if topology == .directSFP { units[index].sfp = .glcLHSMD }
            if chance(4) { units[index].priority = UInt8(number(1...15)) }
        }
        if chance(8) { units[1].version = "16.11.1" }
        return units
    }

    private mutating func changeSettings(_ settings: inout ControllerSettings) {
        if chance(2) { settings.keepaliveInterval = .milliseconds(number(1...10) * 100) }
        if chance(2) { settings.keepaliveRetries = number(3...10) }
        if chance(3) { settings.gatewayInterval = .seconds(number(6...12)) }
        if chance(3) { settings.peerSearch = .seconds(number(60...300)) }
        if chance(3) { settings.linkHoldDown = .milliseconds(number(0...1_000)) }
        if chance(3) { settings.handoverAttempts = Int(number(1...10)) }
        if chance(2) { settings.thirdRule = pick([.firstUnitUp, .lowestUptime, .shortestBoot]) }
        if chance(2) { settings.sfpInsertion = pick(SFPInsertion.allCases) }
        if chance(2) { settings.coldLoss = pick(ColdLoss.allCases) }
        if chance(2) { settings.partedCrash = pick(PartedCrash.allCases) }
        if chance(2) { settings.allowsMixedVersions = true }
    }

    /// A fault, mostly with what ends it.
    private mutating func faults() -> [Action] {
        let unit = Int(number(0...1))
        switch number(0...15) {
        case 0, 1: return [.power(unit: unit, isOn: false), .power(unit: unit, isOn: true)]
        case 2: return [.reset(unit: unit)]
        case 3: return [.processFailure(unit: unit, process: pick(["wncd", "fman", "linux_iosd"]))]
        case 4, 5: return linkFaults()
        case 6:
            let component = pick(Component.allCases)
            return [.component(component, isUp: false), .component(component, isUp: true)]
        case 7: return [.gateway(unit: unit, isReachable: false), .gateway(unit: unit, isReachable: true)]
        case 8: return commands(unit)
        case 12: return configurationCommands(unit)
        case 13: return upgradeCommands(unit)
        case 14, 15: return linkFaults()
        case 9:
            let (first, count) = (Int(number(1...100)), Int(number(1...50)))
            return [.accessPoints(first: first, count: count, chance(2) ? .run : pick(AccessPointPhase.allCases))]
        case 10:
            let (first, count) = (Int(number(1...200)), Int(number(1...100)))
            return [.clients(first: first, count: count, chance(2) ? .run : pick(ClientPhase.allCases))]
        default:
            if chance(2) { return [.clockStep(unit: unit, by: .seconds(number(-3_600...3_600)))] }
            return [.sfp(unit: unit, pick([.glcLHSMD, .glcSXMMD, nil]))]
        }
    }

    private mutating func linkFaults() -> [Action] {
        let link: LinkKind = chance(4) ? .managementInterface : .redundancyPort
        let direction = pick(LinkDirection.allCases)
        let fault: LinkFault
        switch number(0...6) {
        case 0, 1, 2: fault = .down
        case 3: fault = .silent(direction)
        case 4: fault = .loss(direction, permille: Int(number(1...900)))
        case 5: fault = .delay(direction, .uniform(lower: .milliseconds(1), upper: .milliseconds(number(1...2_000))))
        default: fault = .duplication(permille: Int(number(1...1_000)))
        }
        return [.link(link, fault), .link(link, .up)]
    }

    private mutating func commands(_ unit: Int) -> [Action] {
        let lines = [
            ["redundancy force-switchover"], ["reload"], ["show redundancy"],
            ["chassis \(unit + 1) priority \(number(1...15))"],
            ["configure terminal", "redundancy", "main-cpu", "standby console enable", "end"],
            ["configure terminal", "hostname wlc", "end"],
        ]
        return pick(lines).map { .command(unit: unit, $0) }
    }

    /// What takes effect at the next start, mostly with that start.
    private mutating func configurationCommands(_ unit: Int) -> [Action] {
        let addresses = pick([[1, 2], [2, 1], [1, 3]])
        let port = chance(2) ? "" : "Gig 3 "
        let interface = "\(port)local-ip 169.254.0.\(addresses[0]) /24 remote-ip 169.254.0.\(addresses[1])"
        let line = pick([
            "chassis ha-interface \(interface)", "chassis clear", "chassis \(unit + 1) renumber \(number(1...2))",
            "chassis redundancy keep-alive timer \(number(1...10))",
            "chassis redundancy keep-alive retries \(number(3...10))",
        ])
        return [.command(unit: unit, line)] + (chance(3) ? [] : [.command(unit: unit, "reload")])
    }

    /// An upgrade of either kind, whole or in parts, on either unit.
    private mutating func upgradeCommands(_ unit: Int) -> [Action] {
        let image = "bootflash:next.bin"
        let end = pick(["install commit", "install abort issu"])
        let activate = "install activate issu" + (chance(3) ? " auto-abort-timer \(number(30...60))" : "")
        switch number(0...2) {
        case 0:
            return [
                .command(unit: unit, "install add file \(image)"), .command(unit: unit, activate),
                .command(unit: 1 - unit, end), .command(unit: unit, end),
            ]
        case 1: return [.command(unit: unit, pick(["install activate issu", end]))]
        default:
            let lines = [
                "copy flash:next.bin stby-\(image)", "configure terminal", "boot system flash \(image)", "end",
                "reload",
            ]
            return lines.map { .command(unit: unit, $0) }
        }
    }

    // MARK: Chance

    /// The longest pause: short in some places, and long enough for a restart in others.
    private mutating func gap() -> Int64 {
        pick([100, 5_000, 60_000, 300_000, 600_000])
    }

    private mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
        range.lowerBound + Int64(random.next(below: UInt64(range.upperBound - range.lowerBound) + 1))
    }

    /// One of `cases` times.
    private mutating func chance(_ cases: UInt64) -> Bool {
        random.next(below: cases) == 0
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int(random.next(below: UInt64(values.count)))]
    }
}
