internal import Redundancy
internal import Replay

// What an event asks of the world.
extension Simulator {
    /// `firstToken`: work from this token on was begun in the same step, and outlives a restart that the step began.
    mutating func carryOut(_ change: Change, of unit: Int, newFrom firstToken: UInt32) {
        switch change {
        case .workBegan(let work):
            let length = duration(of: work)
            world[unit].work.append(WorldUnit.PendingWork(work: work, token: nextToken))
            queue.insert(.work(unit: unit, token: nextToken), at: now.advanced(by: length))
            nextToken += 1
        case .workAbandoned(let work):
            world[unit].work.removeAll { $0.work == work }
        case .timerArmed(let timer, let moment):
            arm(timer, of: unit, at: moment)
        case .timerCancelled(let timer):
            cancel(timer.slot, of: unit)
        case .sent(let message, let link):
            send(message, link, from: unit)
        case .lostPower, .reloading:
            // Whatever it says after this goes nowhere.
            step.views[unit].reach.emitsCarrier = false
            isSettled = false
            world[unit].work.removeAll { $0.token < firstToken }
            for slot in 0..<WorldUnit.timerCount where world[unit].timers[slot].step != step.number {
                cancel(slot, of: unit)
            }
        case .started(_, let configuration):
            movePort(of: unit, to: configuration.port)
        case .portMoved(let port):
            movePort(of: unit, to: port)
        default:
            break
        }
    }

    private mutating func duration(of work: Work) -> Nanoseconds {
        let distribution =
            switch work {
            case .boot: scenario.timing.boot
            case .facilityStep(let state, let walk): scenario.timing.duration(of: state, walk)
            case .peerMonitor: scenario.timing.peerMonitor
            case .exitNotice: scenario.timing.exitNotice
            case .imageCopy: scenario.timing.imageCopy
            }
        return distribution.draw(from: &random)
    }

    private mutating func movePort(of unit: Int, to port: RedundancyPort?) {
        guard world[unit].port != port else { return }
        world[unit].port = port
        redundancyPort.cuts += 1
        isSettled = false
    }

    // MARK: Timers

    private mutating func arm(_ timer: ControllerTimer, of unit: Int, at moment: Instant) {
        let slot = timer.slot
        world[unit].timers[slot].cancel()
        world[unit].timers[slot].at = moment
        world[unit].timers[slot].step = step.number
        if !isOnlyRemembered(timer, of: unit) { enqueueTimer(slot, of: unit) }
    }

    private mutating func cancel(_ slot: Int, of unit: Int) {
        world[unit].timers[slot].cancel()
    }

    private mutating func enqueueTimer(_ slot: Int, of unit: Int) {
        let timer = world[unit].timers[slot]
        guard let moment = timer.at, !timer.isQueued else { return }
        world[unit].timers[slot].isQueued = true
        queue.insert(.timer(unit: unit, slot: slot, generation: timer.generation), at: max(now, moment))
    }

    /// A silence timer need not run while the signs of life that put it off need no events.
    private func isOnlyRemembered(_ timer: ControllerTimer, of unit: Int) -> Bool {
        switch timer {
        case .peerSilence: keepalives[1 - unit].mode == .quiet && keepalives[1 - unit].isConfirmed
        case .gatewaySilence: probes[unit].mode == .quiet && probes[unit].isConfirmed
        default: false
        }
    }

    /// Takes a silence timer out of the queue, and remembers it.
    mutating func rememberTimer(_ timer: ControllerTimer, of unit: Int) {
        guard world[unit].timers[timer.slot].isQueued else { return }
        world[unit].timers[timer.slot].generation += 1
        world[unit].timers[timer.slot].isQueued = false
    }

    /// Queues a silence timer that the kernel did not arm anew when it heard of the last sign of life.
    mutating func queueRememberedTimer(_ timer: ControllerTimer, of unit: Int) {
        if !isOnlyRemembered(timer, of: unit) { enqueueTimer(timer.slot, of: unit) }
    }

    // MARK: Messages

    private mutating func send(_ message: Message, _ link: LinkKind, from sender: Int) {
        guard link != .stackPort, canSend(link) else { return }
        let path = self[link]
        let direction = path[from: sender]
        guard !direction.isSilent else { return }
        let isLost = direction.lossPermille > 0 && random.next(below: 1_000) < direction.lossPermille
        let duplication = path.duplicationPermille
        let isDoubled = duplication > 0 && random.next(below: 1_000) < duplication
        if !isLost { deliver(message, link, from: sender, direction.delay) }
        if isDoubled { deliver(message, link, from: sender, direction.delay) }
    }

    private mutating func deliver(_ message: Message, _ link: LinkKind, from sender: Int, _ delay: Distribution?) {
        let length = (delay ?? scenario.timing.linkDelay).draw(from: &random)
        let flight = MessageInFlight(message: message, link: link, receiver: 1 - sender, cuts: self[link].cuts)
        let slot: Int32
        if let free = freeMessages.popLast() {
            slot = free
            messages[Int(slot)] = flight
        } else {
            slot = Int32(messages.count)
            messages.append(flight)
        }
        queue.insert(.message(slot), at: now.advanced(by: length))
    }
}
