public import Redundancy
internal import Replay

extension ControllerSettings {
    /// The keys of ``set(_:_:)``, in the order in which a scenario prints them.
    public static let keys = [
        "keepalive.interval", "keepalive.retries", "gateway.interval", "peer.search", "link.hold-down",
        "hello.interval", "retransmission.interval", "handover.attempts", "election.third-rule", "sfp.insertion",
        "standby.cold-loss", "crash.parted", "versions.mixed",
    ]

    private static let thirdRules: [(String, ElectionRule)] = [
        ("first-unit-up", .firstUnitUp), ("lowest-uptime", .lowestUptime), ("shortest-boot", .shortestBoot),
    ]
    private static let insertions: [(String, SFPInsertion)] = [("at-next-start", .atNextStart), ("at-once", .atOnce)]
    private static let coldLosses: [(String, ColdLoss)] = [
        ("takes-over", .takesOverWithoutState), ("reloads", .reloads),
    ]
    private static let partedCrashes: [(String, PartedCrash)] = [("takes-over", .takesOver), ("reloads", .reloads)]
    static let truths: [(String, Bool)] = [("true", true), ("false", false)]

    /// Sets what a dotted key names, within the ranges of the table above.
    public mutating func set(_ key: String, _ value: String) throws(SettingError) {
        let setting = Setting(key: key, value: value)
        switch key {
        case "keepalive.interval":
            let interval = try setting.time(from: .milliseconds(100), to: .seconds(1))
            guard interval.count % Nanoseconds.milliseconds(100).count == 0 else {
                throw .malformed(key: key, value: value, expected: "a multiple of 100ms")
            }
            keepaliveInterval = interval
        case "keepalive.retries": keepaliveRetries = Int64(try setting.number(in: 3...10))
        case "gateway.interval": gatewayInterval = try setting.time(from: .seconds(6), to: .seconds(12))
        case "peer.search": peerSearch = try setting.time(from: .seconds(60), to: .seconds(300))
        case "link.hold-down": linkHoldDown = try setting.time(from: .zero, to: .seconds(1))
        case "hello.interval": helloInterval = try setting.time(from: .milliseconds(1), to: .seconds(60))
        case "retransmission.interval": retransmission = try setting.time(from: .milliseconds(1), to: .seconds(60))
        case "handover.attempts": handoverAttempts = try setting.number(in: 1...100)
        case "election.third-rule": thirdRule = try setting.choice(of: Self.thirdRules)
        case "sfp.insertion": sfpInsertion = try setting.choice(of: Self.insertions)
        case "standby.cold-loss": coldLoss = try setting.choice(of: Self.coldLosses)
        case "crash.parted": partedCrash = try setting.choice(of: Self.partedCrashes)
        case "versions.mixed": allowsMixedVersions = try setting.choice(of: Self.truths)
        default: throw .unknownKey(key)
        }
    }

    /// The value in the words that ``set(_:_:)`` takes; nil for an unknown key.
    public func value(of key: String) -> String? {
        switch key {
        case "keepalive.interval": Quantity.text(keepaliveInterval)
        case "keepalive.retries": String(keepaliveRetries)
        case "gateway.interval": Quantity.text(gatewayInterval)
        case "peer.search": Quantity.text(peerSearch)
        case "link.hold-down": Quantity.text(linkHoldDown)
        case "hello.interval": Quantity.text(helloInterval)
        case "retransmission.interval": Quantity.text(retransmission)
        case "handover.attempts": String(handoverAttempts)
        case "election.third-rule": Self.thirdRules.first { $0.1 == thirdRule }?.0
        case "sfp.insertion": Self.insertions.first { $0.1 == sfpInsertion }?.0
        case "standby.cold-loss": Self.coldLosses.first { $0.1 == coldLoss }?.0
        case "crash.parted": Self.partedCrashes.first { $0.1 == partedCrash }?.0
        case "versions.mixed": String(allowsMixedVersions)
        default: nil
        }
    }
}

extension TimingProfile {
    /// The keys of ``set(_:_:)`` besides `step.WALK.STATE`.
    public static let keys = [
        "boot", "carrier.signal", "exit.notice", "peer.monitor", "image.copy", "link.delay", "step.other",
    ]

    /// Sets what a dotted key names: `boot`, `step.takeover.activeFast`.
    public mutating func set(_ key: String, _ value: String) throws(SettingError) {
        let setting = Setting(key: key, value: value)
        switch key {
        case "boot": boot = try setting.distribution()
        case "carrier.signal": carrierSignal = try setting.distribution()
        case "exit.notice": exitNotice = try setting.distribution()
        case "peer.monitor": peerMonitor = try setting.distribution()
        case "image.copy": imageCopy = try setting.distribution()
        case "link.delay": linkDelay = try setting.distribution()
        case "step.other": otherStep = try setting.distribution()
        default:
            let parts = key.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "step", let walk = Walk.named(parts[1]),
                let state = FacilityState.named(parts[2])
            else { throw .unknownKey(key) }
            set(walk, state, try setting.distribution())
        }
    }

    /// The value in the words that ``set(_:_:)`` takes; nil for an unknown key and for a step.
    public func value(of key: String) -> String? {
        switch key {
        case "boot": Quantity.text(boot)
        case "carrier.signal": Quantity.text(carrierSignal)
        case "exit.notice": Quantity.text(exitNotice)
        case "peer.monitor": Quantity.text(peerMonitor)
        case "image.copy": Quantity.text(imageCopy)
        case "link.delay": Quantity.text(linkDelay)
        case "step.other": Quantity.text(otherStep)
        default: nil
        }
    }
}

extension Scenario {
    /// Every key of ``set(key:value:)``; `WALK` and `STATE` stand for those of a step.
    public static let settingKeys =
        ControllerSettings.keys + TimingProfile.keys
        + [
            "step.WALK.STATE", "profile", "topology", "quiet", "budget.detection", "budget.takeover",
            "budget.tolerance",
        ]

    /// Sets a key of `ControllerSettings` or ``TimingProfile``, or one of `profile`, `topology`, `quiet` and
    /// `budget.detection`, `budget.takeover`, `budget.tolerance`.
    public mutating func set(key: String, value: String) throws(SettingError) {
        let setting = Setting(key: key, value: value)
        switch key {
        case "profile": settings.profile = try setting.choice(of: Profile.allCases.map { ($0.name, $0) })
        case "topology": topology = try setting.choice(of: Topology.names)
        case "quiet": quietPeriod = try setting.time(from: .zero, to: Quantity.longest)
        case "budget.detection": budget.detection = try setting.time(from: .zero, to: Quantity.longest)
        case "budget.takeover": budget.takeover = try setting.time(from: .zero, to: Quantity.longest)
        case "budget.tolerance": budget.tolerancePercent = Int64(try setting.number(in: 0...1_000))
        case _ where ControllerSettings.keys.contains(key): try settings.set(key, value)
        default: try timing.set(key, value)
        }
    }
}

extension Topology {
    /// Every topology with its word in a scenario.
    static let names: [(String, Topology)] = [
        ("direct-rj45", .directRJ45), ("direct-sfp", .directSFP),
        ("vss-spread", .vss(spread: true)), ("vss-not-spread", .vss(spread: false)),
        ("single-switch", .singleSwitch), ("hsrp", .hsrp), ("one-hypervisor", .oneHypervisor),
        ("two-hypervisors-mapped", .twoHypervisors(mapped: true)),
        ("two-hypervisors-unmapped", .twoHypervisors(mapped: false)),
    ]

    /// The word for it in a scenario.
    public var name: String {
        Self.names.first { $0.1 == self }?.0 ?? "\(self)"
    }
}

/// A key with the text that is to become its value.
struct Setting {
    var key: String
    var value: String

    func time(from lower: Nanoseconds, to upper: Nanoseconds) throws(SettingError) -> Nanoseconds {
        let time: Nanoseconds
        do { time = try Quantity.time(value) } catch { throw problem(error) }
        guard (lower...upper).contains(time) else {
            throw .outOfRange(key: key, value: value, allowed: "\(Quantity.text(lower)) to \(Quantity.text(upper))")
        }
        return time
    }

    func number(in range: ClosedRange<Int>) throws(SettingError) -> Int {
        do { return try Quantity.number(value, in: range) } catch { throw problem(error) }
    }

    func distribution() throws(SettingError) -> Distribution {
        do { return try Quantity.distribution(value) } catch { throw problem(error) }
    }

    func choice<Value>(of names: [(String, Value)]) throws(SettingError) -> Value {
        guard let found = names.first(where: { $0.0 == value }) else {
            throw .malformed(key: key, value: value, expected: names.map(\.0).joined(separator: ", "))
        }
        return found.1
    }

    private func problem(_ error: QuantityError) -> SettingError {
        switch error {
        case .malformed(let expected): .malformed(key: key, value: value, expected: expected)
        case .outOfRange(let allowed): .outOfRange(key: key, value: value, allowed: allowed)
        }
    }
}
