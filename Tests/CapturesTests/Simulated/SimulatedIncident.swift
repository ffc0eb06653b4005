import Captures
import Operations
import Redundancy
import Replay
import Simulation

/// A random incident: a pair that forms, a fault of a random kind, random durations, and two clocks that differ.
struct SimulatedIncident: CustomStringConvertible {
    enum Fault: CaseIterable {
        case processFailure, powerLoss, reset, forced, redundancyPort, redundancyPortWithManagement, silence, gateway
        case standbyPowerLoss, standbyProcessFailure, processFailureWhileCold, none

        /// What a reader of the two logs must take it for.
        var kind: IncidentKind {
            switch self {
            case .processFailure: .processFailure
            case .powerLoss, .reset: .powerLoss
            case .forced: .forcedSwitchover
            case .redundancyPort, .redundancyPortWithManagement: .redundancyPortLoss
            case .silence: .silentLoss
            case .gateway: .gatewayLoss
            case .standbyPowerLoss, .standbyProcessFailure: .standbyLoss
            case .processFailureWhileCold: .bothReloaded
            case .none: .formation
            }
        }
    }

    let seed: UInt64
    let fault: Fault
    let scenario: Scenario
    /// When the fault strikes, from the beginning.
    let faultAt: Nanoseconds
    let rendering: SyslogRendering
    /// What a person would know of the two clocks.
    let clockBound: Nanoseconds

    var description: String {
        "SimulatedIncident(seed: \(seed)) \(fault), stamps \(rendering.resolution.rawValue), "
            + "offsets \(rendering.offsets.map { $0.count / 1_000 }) us"
    }

    init(seed: UInt64) {
        self.seed = seed
        var random = Seeded(state: seed)
        func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &random) }
        let fault = Fault.allCases[Int(seed % UInt64(Fault.allCases.count))]
        var scenario = Scenario(
            title: "incident \(seed)",
            units: UnitSetup.standardPair,
            timeline: [.init(at: .zero, .power(unit: 0, isOn: true)), .init(at: .zero, .power(unit: 1, isOn: true))]
        )
        let needsManagement = fault == .gateway || fault == .redundancyPortWithManagement
        scenario.settings.profile = needsManagement ? .r17 : .r16_10
        scenario.settings.keepaliveInterval = .milliseconds(number(1...4) * 100)
        scenario.settings.keepaliveRetries = number(3...6)
        // A short way to the pair: what is measured comes after it.
        scenario.timing.boot = .around(.milliseconds(number(20_000...60_000)), spread: .seconds(3))
        scenario.timing.linkDelay = .uniform(lower: Nanoseconds(50_000), upper: Nanoseconds(number(60_000...900_000)))
        scenario.timing.exitNotice = .around(.milliseconds(number(5...60)), spread: .milliseconds(4))
        scenario.timing.peerMonitor = .around(.milliseconds(number(5...40)), spread: .milliseconds(4))
        let takeover: [FacilityState] = [.activeFast, .activeDrain, .activePreconfig, .activePostconfig, .active]
        for state in takeover {
            scenario.timing.set(.takeover, state, .around(.milliseconds(number(20...600)), spread: .milliseconds(15)))
        }
        let standby: [FacilityState] = [
            .standbyCold, .standbyColdConfig, .standbyColdFileSystem, .standbyColdBulk, .standbyHot,
        ]
        for state in standby {
            scenario.timing.set(.standby, state, .around(.milliseconds(number(500...9_000)), spread: .milliseconds(90)))
        }
        let at =
            fault == .processFailureWhileCold
            ? Nanoseconds(0) : Nanoseconds.milliseconds(180_000) + Nanoseconds(number(0...1_999_999_999))
        let back = at + .milliseconds(number(20_000...90_000))
        switch fault {
        case .processFailure:
            scenario.timeline.append(.init(at: at, .processFailure(unit: 0, process: "wncd")))
        case .powerLoss, .standbyPowerLoss:
            let unit = fault == .powerLoss ? 0 : 1
            scenario.timeline.append(.init(at: at, .power(unit: unit, isOn: false)))
            if number(0...3) > 0 || fault == .standbyPowerLoss {
                scenario.timeline.append(.init(at: back, .power(unit: unit, isOn: true)))
            }
        case .reset:
            scenario.timeline.append(.init(at: at, .reset(unit: 0)))
        case .forced:
            scenario.timeline.append(.init(at: at, .command(unit: 0, "redundancy force-switchover")))
        case .redundancyPort, .redundancyPortWithManagement:
            scenario.timeline.append(.init(at: at, .link(.redundancyPort, .down)))
            scenario.timeline.append(.init(at: back, .link(.redundancyPort, .up)))
        case .silence:
            scenario.timeline.append(.init(at: at, .link(.redundancyPort, .silent(.both))))
            if number(0...1) == 0 { scenario.timeline.append(.init(at: back, .link(.redundancyPort, .up))) }
        case .gateway:
            scenario.timeline.append(.init(at: at, .gateway(unit: 0, isReachable: false)))
            scenario.timeline.append(.init(at: back, .gateway(unit: 0, isReachable: true)))
        case .standbyProcessFailure:
            scenario.timeline.append(.init(at: at, .processFailure(unit: 1, process: "wncd")))
        case .processFailureWhileCold:
            // The moment is found by a run without it: some way into the synchronisation.
            break
        case .none:
            break
        }
        scenario.quietPeriod = .seconds(400)
        var faultAt = at
        if fault == .processFailureWhileCold {
            var log = OperatorLog()
            _ = scenario.run(seed: seed, observing: &log)
            let start = Simulator<Controller>.defaultStart.nanoseconds
            let found = log.statements.first { if case .peerFound = $0.fact { true } else { false } }
            faultAt = Nanoseconds((found?.at.nanoseconds ?? start) - start) + .milliseconds(number(200...1_500))
            scenario.timeline.append(.init(at: faultAt, .processFailure(unit: 0, process: "wncd")))
        }
        let offset = Nanoseconds([0, 300_000, 4_000_000, 40_000_000, 900_000_000].randomElement(using: &random)!)
        let isAhead = number(0...1) == 0
        self.fault = fault
        self.scenario = scenario
        self.faultAt = faultAt
        rendering = SyslogRendering(
            resolution: number(0...1) == 0 ? .seconds : .milliseconds,
            offsets: [.zero, isAhead ? offset : .zero - offset]
        )
        clockBound = offset + Nanoseconds(number(0...2_000_000))
    }

    /// The simulator's truth.
    struct Run {
        var result: RunResult
        var log: OperatorLog
        var lengths: PhaseLengths
    }

    func run() -> Run {
        var observers = ObserverPair(OperatorLog(), PhaseRecorder())
        let result = scenario.run(seed: seed, observing: &observers)
        let start = Simulator<Controller>.defaultStart
        let begin = Instant(nanoseconds: start.nanoseconds + (fault == .none ? 0 : faultAt.count))
        let lengths =
            result.switchovers.first.map { observers.second.lengths(of: $0) } ?? observers.second.lengths(from: begin)
        return Run(result: result, log: observers.first, lengths: lengths)
    }

    /// What the two logs give, read like any capture: the events in timeline order.
    func read(_ log: OperatorLog) -> (timeline: [Recorded<Event>], unread: Int) {
        var recorded: [Recorded<Event>] = []
        var unreadCount = 0
        for unit in 0..<2 {
            let text = rendering.text(of: log, unit: unit, in: scenario)
            let options = CaptureOptions(unit: scenario.units[unit].number)
            for item in CaptureReader.read(bytes: Array(text.utf8), options: options).items {
                guard case .event(_, let event) = item else {
                    unreadCount += 1
                    continue
                }
                recorded.append(
                    Recorded(
                        sequence: UInt64(recorded.count),
                        recordedAt: Instant(nanoseconds: 0),
                        occurred: event.occurred,
                        source: UInt32(unit),
                        clock: UInt32(unit),
                        event: event
                    )
                )
            }
        }
        return (Timeline(recorded).events, unreadCount)
    }
}
