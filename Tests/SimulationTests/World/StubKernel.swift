import Replay

@testable import Redundancy
@testable import Simulation

/// The least kernel that needs the world: it boots, pairs on light, listens for keepalives and says what it is told to say.
enum StubKernel: Decider {
    static let silence = Nanoseconds.milliseconds(300)

    static var initialState: ControllerState {
        let identity = ControllerIdentity(platform: .c9800_40, mac: 1)
        return ControllerState(
            identity: identity,
            settings: ControllerSettings(),
            number: ChassisNumber(rawValue: 1),
            priority: 1,
            version: "16.10.1",
            interface: nil
        )
    }

    static func decide(
        _ input: ControllerInput,
        in state: ControllerState,
        into events: inout [ControllerEvent]
    ) throws(ControllerRejection) {
        func emit(_ change: Change) { events.append(ControllerEvent(at: input.at, change)) }
        func later(_ length: Nanoseconds) -> Instant { input.at.advanced(by: length) }
        switch input.stimulus {
        case .powered(true):
            var configuration = state.atStart
            configuration.port = .rj45
            emit(.started(.powerOn, configuration))
            emit(.workBegan(.boot(.powerOn)))
        case .powered(false):
            emit(.lostPower)
        case .workCompleted(.boot):
            emit(.booted(.seconds(1)))
        case .carrierChanged(let link, let isUp):
            emit(.carrierChanged(link, isUp: isUp))
            guard isUp, state.pair == nil else { return }
            emit(.paired(announcement(state), session: 1))
            emit(.timerArmed(.peerSilence, at: later(silence)))
        case .keepaliveHeard(let status, let moment):
            emit(.keepaliveHeard(status, at: moment))
            emit(.timerArmed(.peerSilence, at: moment.advanced(by: silence)))
        case .timerFired(.peerSilence):
            emit(.keepalivesExhausted)
        case .timerFired(.hello):
            emit(.configurationChanged("timer"))
        case .received:
            emit(.configurationChanged("received"))
        case .commandEntered(.configuration("say")):
            guard state.isUp else { throw .consoleUnavailable }
            emit(.sent(.handoverAccepted, .redundancyPort))
        case .commandEntered(.configuration("first")):
            emit(.sent(.syncAcknowledged(session: 1, number: 1), .redundancyPort))
        case .commandEntered(.configuration("second")):
            emit(.sent(.syncAcknowledged(session: 1, number: 2), .redundancyPort))
        case .sfpInserted: emit(.portMoved(.sfp))
        case .commandEntered(.configuration("arm")):
            emit(.timerArmed(.hello, at: later(.seconds(10))))
        case .commandEntered(.reload):
            throw .notActive
        default:
            break
        }
    }

    static func evolve(_ state: inout ControllerState, by event: ControllerEvent) {
        switch event.change {
        case .started: state.power = .booting(.powerOn)
        case .lostPower:
            state.power = .off
            state.pair = nil
            state.carriers = Carriers()
        case .booted: state.power = .up
        case .carrierChanged(let link, let isUp): state.carriers[link] = isUp
        case .paired(let announcement, let session):
            state.pair = PairingState(
                announcement: announcement,
                status: announcement.status,
                lastHeard: event.at,
                checksFrom: event.at,
                session: session
            )
        case .keepalivesExhausted: state.pair = nil
        default: break
        }
    }

    private static func announcement(_ state: ControllerState) -> Announcement {
        let address = AddressIPv4(bits: 1)
        return Announcement(
            identity: state.identity,
            number: state.number,
            priority: 1,
            version: "16.10.1",
            port: .rj45,
            interface: HAInterface(local: address, prefixLength: 24, remote: address),
            facility: .active,
            hearsPeer: true,
            startedAt: state.startedAt,
            bootDuration: .zero,
            activeSince: nil,
            allowsMixedVersions: false,
            status: KeepaliveStatus(facility: .active, gatewayIsReachable: true, uplinkIsUp: true, isInRecovery: false)
        )
    }
}

/// Keeps every step as text, without what a step number depends on.
struct StepLog: SimulationObserver {
    var lines: [String] = []
    var heard: [Instant] = []
    var exhausted: [Instant] = []
    var received: [Instant] = []
    var timers: [Instant] = []
    var words: [(at: Instant, unit: Int, isUp: Bool)] = []
    /// By link, as in `words`.
    var links: [LinkKind] = []
    /// The numbers of the messages that carry one, in the order of their arrival.
    var numbers: [UInt32] = []
    /// The answered probes that each unit was told of.
    var answered: [[Instant]] = [[], []]
    var uplinks: [(unit: Int, isUp: Bool)] = []
    var issues: [CommandError] = []
    var rejections: [ControllerRejection] = []

    mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState]) {
        let at = step.at
        lines.append("\(at.nanoseconds) \(step.unit) \(String(describing: step.input)) \(step.events)")
        switch step.input?.stimulus {
        case .received(.syncAcknowledged(_, let number), _): numbers.append(number)
        case .gatewayAnswered(let moment): answered[step.unit].append(moment)
        case .uplinkChanged(let isUp): uplinks.append((step.unit, isUp))
        default: break
        }
        if let issue = step.commandIssue { issues.append(issue) }
        if let rejection = step.rejection { rejections.append(rejection) }
        for event in step.events {
            switch event.change {
            case .keepaliveHeard(_, let moment): heard.append(moment)
            case .keepalivesExhausted: exhausted.append(at)
            case .configurationChanged("received"): received.append(at)
            case .configurationChanged: timers.append(at)
            case .carrierChanged(let link, let isUp):
                words.append((at, step.unit, isUp))
                links.append(link)
            default: break
            }
        }
    }
}

/// A pair that boots at 0 in one second; the link is up shortly after. `entries` are in milliseconds.
func simulate(
    _ entries: [(Int64, Action)],
    seed: UInt64 = 1,
    ticking: Bool = false,
    delay: Nanoseconds = .milliseconds(1),
    profile: Profile = .r16_10,
    topology: Topology = .directRJ45
) -> StepLog {
    let identity = ControllerIdentity(platform: .c9800_40, mac: 1)
    var scenario = Scenario(
        title: "stub",
        units: [1, 2].map { UnitSetup(identity: identity, number: ChassisNumber(rawValue: $0), interface: nil) },
        timeline: [
            TimelineEntry(at: .zero, .power(unit: 0, isOn: true)),
            TimelineEntry(at: .zero, .power(unit: 1, isOn: true)),
        ] + entries.map { TimelineEntry(at: .milliseconds($0.0), $0.1) }
    )
    scenario.quietPeriod = .seconds(30)
    scenario.settings.profile = profile
    scenario.topology = topology
    scenario.timing.boot = .fixed(.seconds(1))
    scenario.timing.linkDelay = .fixed(delay)
    var simulator = Simulator<StubKernel>(scenario, seed: seed) { text, _, _ in
        switch text {
        case "say", "arm", "first", "second": .success(.configuration(text))
        case "reload": .success(.reload)
        default: .failure(CommandError(column: 1, .unknownWord(found: text, expected: [])))
        }
    }
    simulator.forcesTicking = ticking
    var log = StepLog()
    _ = simulator.run(observing: &log)
    return log
}
