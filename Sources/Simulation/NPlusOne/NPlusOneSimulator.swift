internal import Redundancy
internal import Replay

/// Looks on at a run of access points between controllers.
protocol NPlusOneObserver {
    /// After one input of an access point, or after something that happened to a controller (`accessPoint` nil then).
    mutating func stepped(_ step: borrowing NPlusOneStep, _ simulator: borrowing NPlusOneSimulator)
}

struct NPlusOneStep: Sendable {
    var at: Instant
    /// From 0 on.
    var accessPoint: Int?
    var action: NPlusOneAction?
    var events: [JoinEvent] = []
    var rejection: JoinRejection?
}

/// Runs access points between controllers: one kernel for each access point, and a world in which controllers work or not.
///
/// **Fault model.** A controller fails as a whole, or loses one unit of a pair, or is not reached. A question reaches it and
/// its answer comes back only if it works at both moments; work with it is done only if it works when it would be done, and
/// after a time out of reach it begins anew. Sessions end when a controller fails or is upgraded. Radio is not modelled.
///
/// **Time.** Echoes of a controller that works are no events: the last of them is reported when it fails.
struct NPlusOneSimulator {
    static let stepLimit = 20_000_000

    let scenario: NPlusOneScenario
    let startsAt: Instant
    private(set) var now: Instant
    private(set) var accessPoints: [JoinState]
    private(set) var controllers: [World]
    private(set) var steps = 0
    /// The end of a run that goes round in circles.
    private(set) var hitLimit = false

    private var contacts: [Contact]
    private var queue = EventQueue()
    private var pending: [Pending?] = []
    private var free: [Int32] = []
    private var random: SeededRandom

    /// A controller in the world.
    struct World: Sendable {
        var setup: BackupController
        var workingUnits: Int
        var isReachable = true
        /// Counts up when its sessions end.
        var epoch: UInt32 = 0
        var joined = 0
        /// When its sessions last ended or it was last out of reach.
        var failedAt: Instant?

        var works: Bool { workingUnits > 0 && isReachable }
    }

    /// An access point in the world.
    private struct Contact: Sendable {
        /// What was begun before the last start is stale.
        var life: UInt32 = 0
        var controller: Int?
        var epoch: UInt32 = 0
        var isCounted = false
        var silence: UInt32 = 0
        /// Work that fell due while its controller was out of reach.
        var stalled: JoinWork?
    }

    /// What waits in the queue, by its slot.
    private enum Pending: Sendable {
        case question(Int, to: Int, life: UInt32)
        case answer(Int, ControllerAnswer, life: UInt32, from: Int, epoch: UInt32)
        case work(Int, JoinWork, life: UInt32)
        case timer(Int, JoinTimer, at: Instant, life: UInt32)
        case silence(Int, generation: UInt32)
        case echo(Int, life: UInt32)
    }

    init(_ scenario: NPlusOneScenario, seed: UInt64, startsAt: Instant = Simulator<Controller>.defaultStart) {
        self.scenario = scenario
        self.startsAt = startsAt
        now = startsAt
        accessPoints = scenario.accessPoints
        contacts = [Contact](repeating: Contact(), count: accessPoints.count)
        controllers = scenario.controllers.map { World(setup: $0, workingUnits: $0.units) }
        random = SeededRandom(seed: seed)
        for (index, entry) in scenario.timeline.enumerated() {
            queue.insert(.action(Int32(index)), at: startsAt.advanced(by: entry.at))
        }
    }

    /// Runs to the end of the quiet period, or until nothing is left that could happen.
    mutating func run(observing observer: inout some NPlusOneObserver) {
        let last = scenario.timeline.map(\.at).max() ?? .zero
        let end = startsAt.advanced(by: last + scenario.quietPeriod)
        while let next = queue.next, next <= end, let entry = queue.popFirst() {
            guard steps < Self.stepLimit else {
                hitLimit = true
                return
            }
            now = entry.at
            switch entry.occurrence {
            case .action(let index): perform(scenario.timeline[Int(index)].action, &observer)
            case .message(let slot): take(slot, &observer)
            default: preconditionFailure("an entry that nobody queued: \(entry)")
            }
        }
        now = end
    }

    private mutating func queue(_ what: Pending, at moment: Instant) {
        let slot: Int32
        if let last = free.popLast() {
            slot = last
            pending[Int(slot)] = what
        } else {
            slot = Int32(pending.count)
            pending.append(what)
        }
        queue.insert(.message(slot), at: moment)
    }

    // MARK: What happens

    private mutating func perform(_ action: NPlusOneAction, _ observer: inout some NPlusOneObserver) {
        switch action {
        case .accessPoints(let numbers, let isOn):
            for number in numbers { decide(.powered(isOn: isOn), on: number - 1, &observer) }
        case .controller(let name, let fault):
            guard let index = controllers.firstIndex(where: { $0.setup.name == name }) else { return }
            steps += 1
            strike(index, fault, &observer)
            observer.stepped(NPlusOneStep(at: now, action: action), self)
        case .upgrade(let name, let version):
            guard let index = controllers.firstIndex(where: { $0.setup.name == name }) else { return }
            steps += 1
            reportEchoes(of: index, &observer)
            controllers[index].setup.version = version
            endSessions(of: index)
            queueSilence(of: index)
            observer.stepped(NPlusOneStep(at: now, action: action), self)
        }
    }

    private mutating func strike(_ index: Int, _ fault: ControllerFault, _ observer: inout some NPlusOneObserver) {
        let worked = controllers[index].works
        if worked { reportEchoes(of: index, &observer) }
        let units = controllers[index].setup.units
        switch fault {
        case .fails: controllers[index].workingUnits = 0
        case .returns: controllers[index].workingUnits = units
        case .unitFails: controllers[index].workingUnits = max(0, controllers[index].workingUnits - 1)
        case .unitReturns: controllers[index].workingUnits = min(units, controllers[index].workingUnits + 1)
        case .unreachable: controllers[index].isReachable = false
        case .reachable: controllers[index].isReachable = true
        }
        if controllers[index].workingUnits == 0 { endSessions(of: index) }
        if worked, !controllers[index].works {
            controllers[index].failedAt = now
            queueSilence(of: index)
        }
        if !worked, controllers[index].works { resume(with: index) }
    }

    private mutating func endSessions(of index: Int) {
        controllers[index].epoch += 1
        controllers[index].joined = 0
        controllers[index].failedAt = now
        for number in contacts.indices where contacts[number].controller == index { contacts[number].isCounted = false }
    }

    /// The controller answers an access point that is in contact with it.
    private func answers(_ number: Int) -> Bool {
        guard let index = contacts[number].controller else { return false }
        return controllers[index].works && controllers[index].epoch == contacts[number].epoch
    }

    private mutating func reportEchoes(of index: Int, _ observer: inout some NPlusOneObserver) {
        for number in contacts.indices where contacts[number].controller == index && answers(number) {
            guard let last = accessPoints[number].echo(atOrBefore: now), last > accessPoints[number].lastEcho else {
                continue
            }
            decide(.echoAnswered(at: last), on: number, &observer)
        }
    }

    /// Echoes are not answered any more: the timers that were remembered are queued.
    private mutating func queueSilence(of index: Int) {
        for number in contacts.indices where contacts[number].controller == index {
            guard let deadline = accessPoints[number].deadline(of: .silence) else { continue }
            contacts[number].silence += 1
            queue(.silence(number, generation: contacts[number].silence), at: max(deadline, now))
        }
    }

    /// In reach again: the next echo of each session is answered, and work with the controller begins anew.
    private mutating func resume(with index: Int) {
        for number in contacts.indices where contacts[number].controller == index && answers(number) {
            queue(.echo(number, life: contacts[number].life), at: accessPoints[number].nextEcho(after: now))
            if let work = contacts[number].stalled {
                contacts[number].stalled = nil
                queue(.work(number, work, life: contacts[number].life), at: now.advanced(by: length(of: work)))
            }
        }
    }

    private mutating func take(_ slot: Int32, _ observer: inout some NPlusOneObserver) {
        guard let what = pending[Int(slot)] else { return }
        pending[Int(slot)] = nil
        free.append(slot)
        switch what {
        case .question(let number, let index, let life):
            guard contacts[number].life == life, controllers[index].works else { return }
            let controller = controllers[index]
            let answer = ControllerAnswer(
                name: controller.setup.name,
                image: controller.setup.image,
                hasRoom: controller.setup.capacity.map { controller.joined < $0 } ?? true
            )
            let back = now.advanced(by: half(scenario.timing.answer))
            queue(.answer(number, answer, life: life, from: index, epoch: controller.epoch), at: back)
        case .answer(let number, let answer, let life, let index, let epoch):
            guard contacts[number].life == life, controllers[index].works, controllers[index].epoch == epoch else {
                return
            }
            decide(.answered(answer), on: number, &observer)
        case .work(let number, let work, let life):
            guard contacts[number].life == life, accessPoints[number].pendingWork == work else { return }
            finish(work, of: number, &observer)
        case .timer(let number, let timer, let moment, let life):
            guard contacts[number].life == life, accessPoints[number].deadline(of: timer) == moment else { return }
            decide(.timerFired(timer), on: number, &observer)
        case .silence(let number, let generation):
            guard contacts[number].silence == generation, accessPoints[number].deadline(of: .silence) != nil else {
                return
            }
            decide(.timerFired(.silence), on: number, &observer)
        case .echo(let number, let life):
            guard contacts[number].life == life, answers(number) else { return }
            decide(.echoAnswered(at: now), on: number, &observer)
        }
    }

    private mutating func finish(_ work: JoinWork, of number: Int, _ observer: inout some NPlusOneObserver) {
        if work.controller != nil {
            guard answers(number), let index = contacts[number].controller else {
                contacts[number].stalled = work
                return
            }
            if case .join(let name) = work {
                if let capacity = controllers[index].setup.capacity, controllers[index].joined >= capacity {
                    decide(.joinRefused(name), on: number, &observer)
                    return
                }
                controllers[index].joined += 1
                contacts[number].isCounted = true
            }
        }
        decide(.workCompleted(work), on: number, &observer)
    }

    // MARK: What an access point decides

    private mutating func decide(
        _ stimulus: JoinStimulus,
        on number: Int,
        _ observer: inout some NPlusOneObserver
    ) {
        steps += 1
        var step = NPlusOneStep(at: now, accessPoint: number)
        do throws(JoinRejection) {
            try AccessPointJoin.decide(JoinInput(at: now, stimulus), in: accessPoints[number], into: &step.events)
        } catch {
            step.rejection = error
        }
        for event in step.events {
            AccessPointJoin.evolve(&accessPoints[number], by: event)
            carryOut(event.change, of: number)
        }
        observer.stepped(step, self)
    }

    private mutating func carryOut(_ change: JoinChange, of number: Int) {
        let life = contacts[number].life
        switch change {
        case .workBegan(let work):
            queue(.work(number, work, life: life), at: now.advanced(by: length(of: work)))
        case .timerArmed(.silence, let moment):
            contacts[number].silence += 1
            guard !answers(number) else { return }
            queue(.silence(number, generation: contacts[number].silence), at: moment)
        case .timerArmed(let timer, let moment):
            queue(.timer(number, timer, at: moment, life: life), at: moment)
        case .timerCancelled(.silence):
            contacts[number].silence += 1
        case .asked(let name):
            guard let index = controllers.firstIndex(where: { $0.setup.name == name }) else { return }
            queue(.question(number, to: index, life: life), at: now.advanced(by: half(scenario.timing.answer)))
        case .joinBegan(let name):
            guard let index = controllers.firstIndex(where: { $0.setup.name == name }) else { return }
            contacts[number].controller = index
            contacts[number].epoch = controllers[index].epoch
        case .joinRefused, .controllerLost, .fallbackBegan, .reloading:
            leave(number)
        case .started, .lostPower:
            leave(number)
            contacts[number].life += 1
        case .timerCancelled, .discoveryBegan, .controllerAnswered, .downloadBegan, .imageStored, .configurationBegan,
            .entered, .echoAnswered:
            break
        }
    }

    private mutating func leave(_ number: Int) {
        if let index = contacts[number].controller, contacts[number].isCounted { controllers[index].joined -= 1 }
        contacts[number].controller = nil
        contacts[number].isCounted = false
        contacts[number].stalled = nil
        contacts[number].silence += 1
    }

    private mutating func length(of work: JoinWork) -> Nanoseconds {
        switch work {
        case .boot: scenario.timing.boot.draw(from: &random)
        case .join: scenario.timing.join.draw(from: &random)
        case .download: scenario.timing.download.draw(from: &random)
        case .configuration: scenario.timing.configuration.draw(from: &random)
        }
    }

    /// One way of a question and its answer.
    private mutating func half(_ distribution: Distribution) -> Nanoseconds {
        Nanoseconds(distribution.draw(from: &random).count / 2)
    }
}
