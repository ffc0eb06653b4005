internal import Redundancy
internal import Replay

// Keepalives and probes of the gateway, told one by one only where it matters.
extension Simulator {
    /// A delay of up to a quarter of the interval cannot bring a silence timer near its end.
    private func needsTicking(_ direction: WorldLink.Direction) -> Bool {
        guard direction.lossPermille == 0 else { return true }
        let longest =
            switch direction.delay ?? scenario.timing.linkDelay {
            case .fixed(let value): value
            case .uniform(_, let upper): upper
            case .around(let middle, let spread): middle + spread
            }
        return longest.count > scenario.settings.keepaliveInterval.count / 4
    }

    /// Nobody waits for the keepalives of a direction unless both units run as a pair.
    private func keepaliveMode(from sender: Int, pathWorks: Bool) -> SignsOfLife.Mode {
        guard views[0].isUp, views[1].isUp, views[0].isPaired, views[1].isPaired,
            pathWorks, !redundancyPort[from: sender].isSilent
        else { return .off }
        return forcesTicking || needsTicking(redundancyPort[from: sender]) ? .ticking : .quiet
    }

    mutating func refreshKeepalives(from sender: Int, pathWorks: Bool) {
        let mode = keepaliveMode(from: sender, pathWorks: pathWorks)
        let base = views[sender].reach.checksFrom
        let isRebased = mode != .off && keepalives[sender].mode != .off && base != keepalives[sender].base
        if mode != keepalives[sender].mode || isRebased {
            if keepalives[sender].mode == .quiet { reportLastKeepalive(from: sender) }
            keepalives[sender].mode = mode
            keepalives[sender].generation += 1
            keepalives[sender].isTickQueued = false
            keepalives[sender].isConfirmed = false
            keepalives[sender].lastStatus = nil
            keepalives[sender].since = now
            keepalives[sender].cuts = redundancyPort.cuts
            if let base { keepalives[sender].base = base }
            keepalives[sender].interval = max(Nanoseconds(1), units[sender].settings.keepaliveInterval)
        }
        keepalives[sender].delay = redundancyPort[from: sender].delay
        tellNews(from: sender)
    }

    /// Paired and quiet: the next keepalive is due only if it tells something new.
    mutating func tellNews(from sender: Int) {
        let life = keepalives[sender]
        guard life.mode != .off, !life.isTickQueued else { return }
        if life.mode == .ticking || life.lastStatus != views[sender].status { queueTick(from: sender, at: now) }
    }

    private mutating func queueTick(from sender: Int, at moment: Instant) {
        keepalives[sender].isTickQueued = true
        let generation = keepalives[sender].generation
        let tick = keepalives[sender].tick(from: moment)
        queue.insert(.keepaliveTick(from: sender, generation: generation), at: tick)
    }

    mutating func sendKeepalive(from sender: Int, _ generation: UInt32) {
        guard keepalives[sender].generation == generation else { return }
        keepalives[sender].isTickQueued = false
        let status = views[sender].status
        keepalives[sender].lastStatus = status
        keepalives[sender].lastSent = now
        let direction = redundancyPort[from: sender]
        let isLost = direction.lossPermille > 0 && keepaliveRandom.next(below: 1_000) < direction.lossPermille
        if !isLost {
            let length = (direction.delay ?? scenario.timing.linkDelay).draw(from: &keepaliveRandom)
            let arrival = max(now.advanced(by: length), keepalives[sender].lastArrival)
            keepalives[sender].lastArrival = arrival
            queue.insert(.keepaliveArrival(from: sender, status, cuts: redundancyPort.cuts), at: arrival)
        }
        if keepalives[sender].mode == .ticking { queueTick(from: sender, at: now.advanced(by: Nanoseconds(1))) }
    }

    mutating func hearKeepalive(
        from sender: Int,
        _ status: KeepaliveStatus,
        at moment: Instant,
        _ observer: inout some SimulationObserver
    ) {
        let receiver = 1 - sender
        guard views[receiver].isUp, views[receiver].isPaired else { return }
        decide(.keepaliveHeard(status, at: moment), on: receiver, &observer)
        guard keepalives[sender].mode == .quiet else { return }
        keepalives[sender].isConfirmed = true
        rememberTimer(.peerSilence, of: receiver)
    }

    /// Ends a quiet run: its last keepalive is reported, when it has arrived. One that a cut met on its way is none.
    private mutating func reportLastKeepalive(from sender: Int) {
        let receiver = 1 - sender
        guard views[receiver].isUp, views[receiver].isPaired, keepalives[sender].isConfirmed else { return }
        let status = keepalives[sender].lastStatus ?? views[sender].status
        let life = keepalives[sender]
        var moment = max(life.lastArrival, life.since)
        if let sent = life.tick(before: now), sent > life.lastSent {
            moment = max(
                sent.advanced(by: (life.delay ?? scenario.timing.linkDelay).draw(from: &keepaliveRandom)),
                moment
            )
        }
        if redundancyPort.cuts != life.cuts, moment > now {
            moment = max(moment.advanced(by: .zero - life.interval), life.since)
            moment = min(moment, now)
        }
        keepalives[sender].lastArrival = moment
        queue.insert(
            .keepaliveReport(from: sender, status, at: moment, cuts: redundancyPort.cuts),
            at: max(now, moment)
        )
    }

    // MARK: The gateway

    private func gatewayAnswers(_ unit: Int) -> Bool {
        views[unit].isUp && world[unit].gatewayIsReachable && uplinkWorks(unit)
    }

    /// Probes go out each second from the beginning of the scenario on.
    mutating func refreshProbes(_ unit: Int) {
        let mode: SignsOfLife.Mode = gatewayAnswers(unit) ? .quiet : .off
        guard mode != probes[unit].mode else { return }
        if probes[unit].mode == .quiet, views[unit].isUp {
            // Before the first answer there is none to report, and the timer was never taken out of the queue.
            if probes[unit].isConfirmed, let last = probes[unit].tick(before: now) {
                queue.insert(.gatewayReport(unit: unit, at: last, life: world[unit].life), at: now)
            }
        }
        probes[unit].mode = mode
        probes[unit].generation += 1
        probes[unit].isConfirmed = false
        probes[unit].base = startsAt
        probes[unit].interval = .seconds(1)
        guard mode == .quiet else { return }
        probes[unit].since = now
        let generation = probes[unit].generation
        queue.insert(.gatewayTick(unit: unit, generation: generation), at: probes[unit].tick(from: now))
    }

    mutating func probe(_ unit: Int, _ generation: UInt32, _ observer: inout some SimulationObserver) {
        guard probes[unit].generation == generation else { return }
        decide(.gatewayAnswered(at: now), on: unit, &observer)
        guard probes[unit].mode == .quiet, probes[unit].generation == generation else { return }
        probes[unit].isConfirmed = true
        rememberTimer(.gatewaySilence, of: unit)
    }
}
