public import Redundancy
public import Replay

/// Runs a scenario: two kernels and the world between them, in one thread, from one seed.
///
/// **Fault model.** Units lose power, are reset and restart; nothing that was under way to a unit reaches it unless it is up
/// when that arrives, and its work and timers end with it. A link can be cut, silent, lossy, slow or doubling, each
/// direction on its own; messages may overtake each other. A message needs the path and both drivers' carriers when it is
/// sent, and a path that was not cut until it arrives. Messages are lost or delayed, never altered. Switches, routers and
/// hypervisors are up or down as a whole; data uplinks fail only with them. The wall clocks may jump: nothing here reads them.
///
/// **Time.** Nothing ticks while nothing changes: the queue jumps to the next entry. Keepalives on a healthy path and answered
/// probes of the gateway are no events, except for the first, the last and those that carry a changed status, as
/// `Stimulus.keepaliveHeard` allows; the silence timers are remembered meanwhile, not queued.
///
/// **Chance.** Every length and every loss is drawn from one of two generators, in the order of events: one for the
/// keepalives and one for everything else, so that a keepalive more or less moves no other draw.
public struct Simulator<Kernel: Decider>: Sendable
where
    Kernel.State == ControllerState,
    Kernel.Input == ControllerInput,
    Kernel.Event == ControllerEvent,
    Kernel.Rejection == ControllerRejection
{
    /// The end of a run that goes round in circles.
    public static var stepLimit: Int { 10_000_000 }

    public let scenario: Scenario
    public let startsAt: Instant
    public internal(set) var now: Instant
    public internal(set) var units: [ControllerState]
    /// What each unit's wall clock is ahead of the time of the simulation. No decision depends on it.
    public internal(set) var wallOffsets = [Nanoseconds.zero, Nanoseconds.zero]

    let parsing: CommandParsing
    var random: SeededRandom
    var keepaliveRandom: SeededRandom
    var queue = EventQueue()
    var world: InlineArray<2, WorldUnit> = [WorldUnit(), WorldUnit()]
    /// Nothing that `refresh()` looks at has changed since it last did.
    var isSettled = false
    var redundancyPort = WorldLink()
    var managementInterface = WorldLink()
    /// By sender.
    var keepalives = [SignsOfLife(), SignsOfLife()]
    /// By unit.
    var probes = [SignsOfLife(), SignsOfLife()]
    var messages: [MessageInFlight?] = []
    var freeMessages: [Int32] = []
    /// By ``Component/rawValue``.
    var componentIsUp = [Bool](repeating: true, count: 7)
    var nextToken: UInt32 = 0
    var pathWorksSince: Instant?
    var unserved = 0
    /// Each keepalive is an event, on healthy paths too: for tests, which compare the two.
    var forcesTicking = false
    /// Conclusions are drawn after every step, not only after a change: for tests, which compare the two.
    var refreshesAlways = false
    var step: SimulationStep

    struct MessageInFlight: Sendable {
        var message: Message
        var link: LinkKind
        var receiver: Int
        var cuts: UInt32
    }

    /// 2026-01-01T00:00:00Z.
    public static var defaultStart: Instant { Instant(nanoseconds: 1_767_225_600_000_000_000) }

    /// - Precondition: the scenario has two units.
    public init(
        _ scenario: Scenario,
        seed: UInt64,
        startsAt: Instant = Self.defaultStart,
        parsing: @escaping CommandParsing
    ) {
        precondition(scenario.units.count == 2, "a scenario with \(scenario.units.count) units")
        self.scenario = scenario
        self.startsAt = startsAt
        self.parsing = parsing
        now = startsAt
        random = SeededRandom(seed: seed)
        keepaliveRandom = SeededRandom(seed: seed ^ 0x6B65_6570_616C_6976)
        units = scenario.units.map { ControllerState($0, settings: scenario.settings) }
        step = SimulationStep(
            number: 0,
            at: startsAt,
            unit: 0,
            events: [],
            views: [UnitView(of: &units[0]), UnitView(of: &units[1])]
        )
        step.events.reserveCapacity(64)
        for (index, entry) in scenario.timeline.enumerated() {
            queue.insert(.action(Int32(index)), at: startsAt.advanced(by: entry.at))
        }
    }

    /// Runs to the end of the quiet period, or until nothing is left that could happen.
    public mutating func run(
        observing observer: inout some SimulationObserver,
        stepLimit: Int = Self.stepLimit
    ) -> SimulationOutcome {
        let last = scenario.timeline.map(\.at).max() ?? .zero
        let end = startsAt.advanced(by: last + scenario.quietPeriod)
        while let next = queue.next {
            guard next <= end else {
                now = end
                return outcome(.quietPeriodOver)
            }
            guard step.number < stepLimit else { return outcome(.stepLimit) }
            guard let entry = queue.popFirst() else { break }
            now = entry.at
            take(entry.occurrence, &observer)
        }
        return outcome(.nothingLeft)
    }

    /// Runs without anybody looking on.
    public mutating func run() -> SimulationOutcome {
        var nobody = NoObserver()
        return run(observing: &nobody)
    }

    private func outcome(_ ending: SimulationOutcome.Ending) -> SimulationOutcome {
        SimulationOutcome(ending: ending, steps: step.number, at: now, unserved: unserved)
    }

    private mutating func take(_ occurrence: Occurrence, _ observer: inout some SimulationObserver) {
        switch occurrence {
        case .action(let index):
            perform(scenario.timeline[Int(index)].action, &observer)
        case .work(let unit, let token):
            guard let index = world[unit].work.firstIndex(where: { $0.token == token }) else { return }
            let work = world[unit].work.remove(at: index).work
            decide(.workCompleted(work), on: unit, &observer)
        case .timer(let unit, let slot, let generation):
            guard world[unit].timers[slot].generation == generation, world[unit].timers[slot].isQueued else { return }
            world[unit].timers[slot].isQueued = false
            world[unit].timers[slot].at = nil
            decide(.timerFired(ControllerTimer(slot: slot)), on: unit, &observer)
        case .message(let slot):
            guard let arrived = messages[Int(slot)].take() else { return }
            freeMessages.append(slot)
            guard views[arrived.receiver].isUp, self[arrived.link].cuts == arrived.cuts else { return }
            decide(.received(arrived.message, arrived.link), on: arrived.receiver, &observer)
        case .carrierWord(let unit, let link, let generation):
            guard let isUp = takeWord(unit, link, generation) else { return }
            decide(.carrierChanged(link, isUp: isUp), on: unit, &observer)
        case .uplinkWord(let unit):
            let isUp = uplinkWorks(unit)
            guard views[unit].isUp, world[unit].uplinkTold != isUp else { return }
            world[unit].uplinkTold = isUp
            decide(.uplinkChanged(isUp: isUp), on: unit, &observer)
        case .keepaliveTick(let sender, let generation):
            sendKeepalive(from: sender, generation)
        case .keepaliveArrival(let sender, let status, let cuts):
            guard redundancyPort.cuts == cuts else { return }
            hearKeepalive(from: sender, status, at: now, &observer)
        case .keepaliveReport(let sender, let status, let moment, let cuts):
            // A report of what has arrived holds whatever became of the link; one of what is under way does not.
            if moment < now || redundancyPort.cuts == cuts {
                hearKeepalive(from: sender, status, at: moment, &observer)
            }
            queueRememberedTimer(.peerSilence, of: 1 - sender)
        case .gatewayTick(let unit, let generation):
            probe(unit, generation, &observer)
        case .gatewayReport(let unit, let moment, let life):
            guard world[unit].life == life else { return }
            decide(.gatewayAnswered(at: moment), on: unit, &observer)
            queueRememberedTimer(.gatewaySilence, of: unit)
        }
    }

    /// Hands one stimulus to a unit's kernel, applies what it decided and does in the world what it asks for.
    mutating func decide(_ stimulus: Stimulus, on unit: Int, _ observer: inout some SimulationObserver) {
        let input = ControllerInput(at: now, stimulus)
        begin(unit, input)
        step.ask(Kernel.self, input, &units[unit])
        let firstToken = nextToken
        for event in step.events {
            Kernel.evolve(&units[unit], by: event)
            carryOut(event.change, of: unit, newFrom: firstToken)
        }
        // Not before: its last words go out although it restarts in the same step.
        let view = UnitView(of: &units[unit])
        if view.reach != step.views[unit].reach { isSettled = false }
        step.views[unit] = view
        if isSettled, !refreshesAlways { tellNews(from: unit) } else { refresh() }
        step.pathWorksSince = pathWorksSince
        observer.stepped(step, units)
    }

    /// A typed line that never became an input.
    mutating func refuse(_ issue: CommandError, on unit: Int, _ observer: inout some SimulationObserver) {
        begin(unit, nil)
        // Nobody answers the console of a unit that is not up, whatever was typed.
        if views[unit].isUp { step.commandIssue = issue } else { step.rejection = .consoleUnavailable }
        step.pathWorksSince = pathWorksSince
        observer.stepped(step, units)
    }

    private mutating func begin(_ unit: Int, _ input: ControllerInput?) {
        step.number += 1
        step.at = now
        step.unit = unit
        step.input = input
        step.events.removeAll(keepingCapacity: true)
        step.rejection = nil
        step.commandIssue = nil
    }

    /// What the units are after the last step, in short.
    var views: InlineArray<2, UnitView> { step.views }

    subscript(_ link: LinkKind) -> WorldLink {
        get { link == .managementInterface ? managementInterface : redundancyPort }
        set {
            if link == .managementInterface { managementInterface = newValue } else { redundancyPort = newValue }
        }
    }
}
