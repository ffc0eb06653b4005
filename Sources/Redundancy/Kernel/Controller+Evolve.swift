internal import Replay

extension Controller {
    public static func evolve(_ state: inout ControllerState, by event: ControllerEvent) {
        let at = event.at
        switch event.change {
        case .workBegan(.facilityStep(let facility, let walk)):
            state.pendingStep = .facilityStep(facility, walk)
            state.walk = walk
        case .workBegan(.exitNotice): state.sideWork.append(.exitNotice)
        case .workBegan(.imageCopy(let image)): state.sideWork.append(.imageCopy(image))
        case .workBegan, .sent, .dualActiveDetected, .keepalivesExhausted:
            break
        case .workAbandoned(let work):
            if state.pendingStep == work { state.pendingStep = nil }
            state.sideWork.removeAll { $0 == work }
            if case .peerMonitor(let cause) = work, state.suspectedLoss == cause { state.suspectedLoss = nil }
        case .timerArmed(let timer, let deadline):
            if let index = state.timers.firstIndex(where: { $0.timer == timer }) {
                state.timers[index].at = deadline
            } else {
                state.timers.append(ArmedTimer(timer: timer, at: deadline))
            }
        case .timerCancelled(let timer):
            state.timers.removeAll { $0.timer == timer }
        case .started(let cause, let configuration):
            state.stop()
            state.power = .booting(cause)
            state.startedAt = at
            state.atStart = configuration
        case .lostPower:
            state.stop()
            state.power = .off
        case .reloading:
            // The start that follows sets everything.
            break
        case .booted(let duration):
            state.power = .up
            state.bootDuration = duration
        case .facilityEntered(let facility):
            state.facility = facility
            state.facilitySince = at
            state.pendingStep = nil
        case .processExited:
            break
        case .carrierChanged(let link, let isUp):
            state.carriers[link] = isUp
            if link == .redundancyPort, !isUp {
                if state.pair == nil { state.heard = nil }
                state.refusal = nil
            }
        case .pairingRefused(let refusal):
            state.refusal = refusal
        case .peerHeard(let announcement):
            state.heard = announcement
            if var pair = state.pair, pair.announcement.startedAt == announcement.startedAt {
                pair.announcement = announcement
                pair.status = announcement.status
                state.pair = pair
            }
        case .paired(let announcement, let session):
            state.pair = PairingState(announcement, at: at, session: state.facility == .negotiation ? session : 0)
            state.session = session
            state.refusal = nil
            state.electedAs = nil
        case .elected(let role, _):
            state.electedAs = role
        case .keepaliveHeard(let status, let heardAt):
            state.pair?.lastHeard = heardAt
            state.pair?.status = status
        case .peerLossSuspected(let cause):
            state.suspectedLoss = cause
        case .peerLost:
            if state.isServing { state.standbyFailures += 1 }
            state.pair = nil
            state.heard = nil
            state.suspectedLoss = nil
            state.handover = nil
        case .peerBecameHot:
            state.pair?.status.facility = .standbyHot
        case .syncServed, .syncQueued, .syncSent, .syncAcknowledged, .syncApplied:
            state.synchronise(event.change)
        case .handoverOffered(let cause, let attempt):
            state.handover = Handover(cause: cause, attempt: attempt)
        case .handoverGivenUp:
            state.handover = nil
        case .switchoverBegan(let cause, let isStateful):
            state.beginSwitchover(cause, isStateful)
        case .becameActive(let cause):
            state.rise(cause, at)
        case .recoveryEntered(let kind):
            state.recovery = kind
        case .recoveryLeft:
            state.recovery = nil
            state.gatewayIsReachable = true
        case .gatewayAnswered:
            state.gatewayIsReachable = true
        case .gatewayLost:
            state.gatewayIsReachable = false
        case .uplinkChanged(let isUp):
            state.uplinkIsUp = isUp
        case .sfpChanged(let module):
            state.sfp = module
        case .portMoved(let port):
            state.atStart.port = port
        case .commandAccepted(let command):
            state.apply(command)
        case .configurationChanged(let line):
            state.configuration.append(line)
        case .settingShared(let setting):
            if case .image(let image) = setting { state.sideWork.removeAll { $0 == .imageCopy(image) } }
            state.apply(setting)
        case .accessPointsChanged(let first, let count, let phase):
            let records = Records.accessPoints(first, count, phase, at, before: state.accessPoints)
            Records.merge(records, into: &state.accessPoints, by: \.number)
        case .clientsChanged(let first, let count, let phase):
            if phase == .gone {
                Records.remove(first, count, from: &state.clients, by: \.number)
            } else {
                let records = Records.clients(first, count, phase, at, before: state.clients, state.accessPoints.count)
                Records.merge(records, into: &state.clients, by: \.number)
            }
        }
    }
}

extension ControllerState {
    /// Everything that a restart forgets.
    fileprivate mutating func stop() {
        // A takeover that did not end is no switchover.
        if pendingCause != nil, !history.isEmpty { history.removeLast() }
        sideWork = []
        if upgrade?.phase == .adding { upgrade = nil }
        facility = .disabled
        pendingStep = nil
        walk = nil
        activeSince = nil
        recovery = nil
        consoleMode = .exec
        switchovers = 0
        standbyFailures = 0
        carriers = Carriers()
        heard = nil
        pair = nil
        refusal = nil
        electedAs = nil
        suspectedLoss = nil
        pendingCause = nil
        handover = nil
        timers = []
        accessPoints = []
        clients = []
        bootDuration = .zero
    }

    fileprivate mutating func beginSwitchover(_ cause: SwitchoverCause, _ isStateful: Bool) {
        pendingCause = cause
        handover = nil
        let number = number
        history.append(
            ControllerSwitchover(
                at: startedAt,
                previousActive: number.peerInPair ?? number,
                currentActive: number,
                cause: cause,
                isStateful: isStateful
            )
        )
        if !isStateful {
            accessPoints = []
            clients = []
        }
    }

    fileprivate mutating func rise(_ cause: SwitchoverCause?, _ at: Instant) {
        activeSince = at
        walk = nil
        electedAs = nil
        recovery = nil
        pendingCause = nil
        if cause != nil, !history.isEmpty {
            history[history.count - 1].at = at
            switchovers += 1
        }
    }

    fileprivate mutating func synchronise(_ change: Change) {
        // Taken out meanwhile, so that the outbox is changed where it lies.
        guard var pair = pair.take() else { return }
        switch change {
        case .syncServed(let subject, let session):
            if session != pair.session {
                pair.session = session
                pair.outbox = []
                pair.inFlight = nil
                pair.nextBatch = 0
                pair.served = []
            }
            pair.served.append(subject)
        case .syncQueued(let items):
            pair.outbox += items
        case .syncSent(let batch):
            pair.inFlight = batch
            pair.nextBatch = batch.number + 1
            pair.outbox.removeFirst(min(batch.items.count, pair.outbox.count))
        case .syncAcknowledged(let number):
            if pair.inFlight?.number == number { pair.inFlight = nil }
        case .syncApplied(let batch):
            pair.expectedBatch = batch.number + 1
            // The first of a bulk replaces what the standby had.
            if batch.number == 0 { configuration = [] }
            for item in batch.items { take(item, &pair) }
        default:
            preconditionFailure("a change that is no synchronisation: \(change)")
        }
        self.pair = pair
    }

    private mutating func take(_ item: SyncItem, _ pair: inout PairingState) {
        switch item {
        case .configurationLine(let line):
            configuration.append(line)
        case .accessPoints(let records): Records.merge(records, into: &accessPoints, by: \.number)
        case .clients(let records): Records.merge(records, into: &clients, by: \.number)
        case .accessPointsRemoved(let first, let count):
            Records.remove(first, count, from: &accessPoints, by: \.number)
        case .clientsRemoved(let first, let count):
            Records.remove(first, count, from: &clients, by: \.number)
        case .shared(let setting): apply(setting)
        case .end(let subject): pair.completed.append(subject)
        }
    }

    fileprivate mutating func apply(_ setting: SharedSetting) {
        switch setting {
        case .priority(let number, let priority): if number == self.number { configuredPriority = priority }
        case .image(let image): if !images.contains(image) { images.append(image) }
        case .bootImage(let image): bootImage = image
        case .standbyConsole: standbyConsoleIsEnabled = true
        case .keepaliveInterval(let interval): settings.keepaliveInterval = interval
        case .keepaliveRetries(let retries): settings.keepaliveRetries = retries
        case .upgrade(let upgrade): self.upgrade = upgrade
        }
    }

    fileprivate mutating func apply(_ command: Command) {
        switch command {
        case .priority(let number, let priority): if number == self.number { configuredPriority = priority }
        case .renumber(_, let new): configuredNumber = new
        case .haInterface(let interface): configuredInterface = interface
        case .clear:
            configuredInterface = nil
            configuredNumber = ChassisNumber(rawValue: 1)
            configuredPriority = 1
        case .configureTerminal: consoleMode = .configuration
        case .submode(.redundancy): consoleMode = .redundancy
        case .submode(.mainCPU): consoleMode = .mainCPU
        case .exit:
            switch consoleMode {
            case .exec, .configuration: consoleMode = .exec
            case .redundancy: consoleMode = .configuration
            case .mainCPU: consoleMode = .redundancy
            }
        case .end: consoleMode = .exec
        case .keepaliveTimer, .keepaliveRetries, .forceSwitchover, .reload, .standbyConsoleEnable, .copyToStandby,
            .bootSystem, .show, .configuration, .install:
            break
        }
    }
}
