import Replay

@testable import Redundancy

func ms(_ count: Int64) -> Instant { Instant(nanoseconds: count * 1_000_000) }

func controller(
    _ number: UInt8,
    priority: UInt8 = 1,
    paired: Bool = true,
    _ settings: ControllerSettings = .init()
)
    -> ControllerState
{
    let last = UInt32(number)
    return ControllerState(
        identity: ControllerIdentity(platform: .c9800_40, mac: UInt64(number)),
        settings: settings,
        number: ChassisNumber(rawValue: number),
        priority: priority,
        version: "16.10",
        interface: paired
            ? HAInterface(
                local: AddressIPv4(bits: 0x0A00_0000 + last),
                prefixLength: 24,
                remote: AddressIPv4(bits: 0x0A00_0000 + 3 - last)
            ) : nil
    )
}

/// Two kernels and nothing else: messages arrive at once, work and timers wait until they are asked for.
struct TwoControllers {
    var units: [ControllerState]
    var work: [[Work]] = [[], []]
    var now: Int64 = 0
    var log: [[Change]] = [[], []]
    var drops: (Message) -> Bool = { _ in false }

    init(_ settings: ControllerSettings = .init()) {
        units = [controller(1, priority: 2, settings), controller(2, settings)]
    }

    mutating func give(_ unit: Int, _ stimulus: Stimulus) throws {
        var queue = [(unit, stimulus)]
        while !queue.isEmpty {
            let (unit, stimulus) = queue.removeFirst()
            var events: [ControllerEvent] = []
            try Controller.decide(ControllerInput(at: ms(now), stimulus), in: units[unit], into: &events)
            for event in events {
                Controller.evolve(&units[unit], by: event)
                log[unit].append(event.change)
                switch event.change {
                case .started, .lostPower:
                    work[unit] = []
                    queue.append((1 - unit, .carrierChanged(.redundancyPort, isUp: false)))
                case .workBegan(let began): work[unit].append(began)
                case .workAbandoned(let left): work[unit].removeAll { $0 == left }
                case .booted:
                    if units[1 - unit].isUp {
                        queue.append((unit, .carrierChanged(.redundancyPort, isUp: true)))
                        queue.append((1 - unit, .carrierChanged(.redundancyPort, isUp: true)))
                    }
                case .sent(let message, let link) where !drops(message) && units[1 - unit].carriers[link]:
                    queue.append((1 - unit, .received(message, link)))
                default: break
                }
            }
        }
    }

    /// Completes what is under way until nothing is, or `limit` pieces of work are done.
    mutating func finish(_ only: Int? = nil, limit: Int = 100) throws {
        for _ in 0..<limit {
            guard let unit = [0, 1].first(where: { (only ?? $0) == $0 && !work[$0].isEmpty }) else { return }
            now += 10
            try give(unit, .workCompleted(work[unit].removeFirst()))
        }
    }

    /// Lets `timer` fire at its deadline.
    mutating func fire(_ unit: Int, _ timer: ControllerTimer) throws {
        guard let deadline = units[unit].deadline(of: timer) else { return }
        now = max(now, deadline.nanoseconds / 1_000_000)
        try give(unit, .timerFired(timer))
    }

    static func terminal(_ settings: ControllerSettings = .init()) throws -> Self {
        var pair = Self(settings)
        try pair.give(0, .powered(isOn: true))
        try pair.give(1, .powered(isOn: true))
        try pair.finish()
        return pair
    }
}

func decided(_ state: ControllerState, at: Int64, _ stimulus: Stimulus) throws(ControllerRejection) -> [Change] {
    var events: [ControllerEvent] = []
    try Controller.decide(ControllerInput(at: ms(at), stimulus), in: state, into: &events)
    return events.map(\.change)
}

/// The refusal of a command, with nothing appended; nil where it is accepted.
func refusal(_ state: ControllerState, _ stimulus: Stimulus) -> ControllerRejection? {
    var events: [ControllerEvent] = []
    do throws(ControllerRejection) {
        try Controller.decide(ControllerInput(at: ms(9_000_000), stimulus), in: state, into: &events)
        return nil
    } catch {
        return events.isEmpty ? error : nil
    }
}

func announcement(
    _ number: UInt8,
    priority: UInt8 = 1,
    startedAt: Int64 = 0,
    boot: Int64 = 1,
    facility: FacilityState = .negotiation
) -> Announcement {
    let unit = controller(number)
    return Announcement(
        identity: unit.identity,
        number: unit.configuredNumber,
        priority: priority,
        version: "16.10",
        port: .rj45,
        interface: unit.configuredInterface!,
        facility: facility,
        hearsPeer: true,
        startedAt: ms(startedAt),
        bootDuration: .milliseconds(boot),
        activeSince: nil,
        allowsMixedVersions: false,
        status: status(facility)
    )
}

func status(_ facility: FacilityState, gateway: Bool = true, recovery: Bool = false) -> KeepaliveStatus {
    KeepaliveStatus(facility: facility, gatewayIsReachable: gateway, uplinkIsUp: true, isInRecovery: recovery)
}
