public import Replay

/// An access point that looks for its primary, secondary or tertiary controller (`000_c686b23a5e3dda5c.txt`, 515).
///
///     power on               all that answer, in order
///     ────────▶ boot ─▶ discovery ─▶ join ─▶ configuration ─▶ RUN
///                ▲          ▲         │                        │ the controller is silent, or
///                │          └─────────┼────────────────────────┘ a preferred one is back
///                └──── download ◀─────┘ the controller runs another image
///
/// The drawing leaves out that silence ends the join, the download and the configuration too, that a controller which serves
/// all it can refuses the join, and the pauses of a discovery that nobody answers.
///
/// Nothing is carried from one controller to the other: that is the difference to a pair, whose switchover an access point
/// does not notice (7, 482). A controller of the other product line runs other code, which is downloaded each time the
/// access point crosses over, in both directions (515). Between two versions of one line the same holds, since the access
/// point runs what its controller runs; between equals nothing is downloaded.
public enum AccessPointJoin: Decider {
    /// An access point without power, as a first element for a fold.
    public static var initialState: JoinState {
        guard let preferences = try? ControllerPreferences(primary: "") else {
            preconditionFailure("one name is a list of controllers")
        }
        return JoinState(
            number: 1,
            preferences: preferences,
            fallsBack: true,
            settings: JoinSettings(),
            image: AccessPointImage(line: .catalyst9800, version: "")
        )
    }

    public static func decide(
        _ input: JoinInput,
        in state: JoinState,
        into events: inout [JoinEvent]
    ) throws(JoinRejection) {
        var decision = JoinDecision(state: state, at: input.at)
        switch input.stimulus {
        case .powered(let isOn): try decision.power(isOn)
        case .answered(let answer):
            try decision.checkPower()
            guard state.preferences.names.contains(answer.name) else { throw .notPreferred(answer.name) }
            decision.hear(answer)
        case .joinRefused(let name):
            try decision.checkPower()
            if state.phase == .joining(name) { decision.refuse(name) }
        case .echoAnswered(let moment):
            try decision.checkPower()
            decision.hearEcho(moment)
        case .timerFired(let timer):
            try decision.checkPower()
            decision.fire(timer)
        case .workCompleted(let work):
            try decision.checkPower()
            // What was begun before a loss or a reload is stale.
            if state.pendingWork == work { decision.complete(work) }
        }
        events += decision.events
    }
}

/// A decision being made: the state as it was before, and the events so far.
private struct JoinDecision {
    let state: JoinState
    let at: Instant
    var events: [JoinEvent] = []

    init(state: JoinState, at: Instant) {
        self.state = state
        self.at = at
    }

    mutating func emit(_ change: JoinChange) {
        events.append(JoinEvent(at: at, change))
    }

    mutating func arm(_ timer: JoinTimer, after delay: Nanoseconds) {
        emit(.timerArmed(timer, at: at + delay))
    }

    mutating func cancelTimers() {
        for armed in state.timers { emit(.timerCancelled(armed.timer)) }
    }

    func checkPower() throws(JoinRejection) {
        if state.phase == .off { throw .poweredOff }
    }

    mutating func power(_ isOn: Bool) throws(JoinRejection) {
        if isOn {
            guard state.phase == .off else { throw .alreadyPowered }
            emit(.started)
            emit(.workBegan(.boot))
        } else {
            try checkPower()
            cancelTimers()
            emit(.lostPower)
        }
    }

    // MARK: Looking for a controller

    mutating func discover(_ round: Int) {
        emit(.discoveryBegan(round: round))
        for name in state.preferences.names { emit(.asked(controller: name)) }
        arm(.discovery, after: state.settings.discoveryInterval)
    }

    mutating func discoverAgain() {
        if state.round < state.settings.mostDiscoveries {
            discover(state.round + 1)
        } else {
            emit(.discoveryBegan(round: 0))
            arm(.discovery, after: state.settings.silentInterval)
        }
    }

    mutating func hear(_ answer: ControllerAnswer) {
        switch state.phase {
        case .discovering where state.round > 0:
            emit(.controllerAnswered(answer))
        case .running(let name):
            guard state.fallsBack, answer.hasRoom, state.preferences.ahead(of: name).contains(answer.name) else {
                return
            }
            cancelTimers()
            emit(.fallbackBegan(from: name, to: answer.name))
            discover(1)
        case .off, .booting, .discovering, .joining, .downloading, .configuring:
            // Too late for the discovery that asked.
            break
        }
    }

    /// The first in the order of preference that answered and has room.
    private func candidate(_ refusedBy: [String]) -> ControllerAnswer? {
        state.preferences.names.lazy
            .compactMap { name in state.answers.first { $0.name == name } }
            .first { $0.hasRoom && !refusedBy.contains($0.name) }
    }

    mutating func join(_ refusedBy: [String]) {
        guard let answer = candidate(refusedBy) else {
            discoverAgain()
            return
        }
        emit(.joinBegan(answer.name))
        emit(.timerArmed(.silence, at: at + state.settings.echoInterval + state.settings.patience))
        emit(.workBegan(.join(answer.name)))
    }

    mutating func refuse(_ name: String) {
        emit(.timerCancelled(.silence))
        emit(.joinRefused(name))
        join(state.refusedBy + [name])
    }

    // MARK: With a controller

    mutating func complete(_ work: JoinWork) {
        switch work {
        case .boot:
            discover(1)
        case .join(let name):
            guard let answer = state.answers.first(where: { $0.name == name }) else {
                preconditionFailure("joined \(name), which never answered: \(state)")
            }
            if answer.image == state.image {
                emit(.configurationBegan(name))
                emit(.workBegan(.configuration(name)))
            } else {
                emit(.downloadBegan(from: name, answer.image))
                emit(.workBegan(.download(name)))
            }
        case .download(let name):
            guard let answer = state.answers.first(where: { $0.name == name }) else {
                preconditionFailure("a download from \(name), which never answered: \(state)")
            }
            cancelTimers()
            emit(.imageStored(answer.image))
            emit(.reloading)
            emit(.workBegan(.boot))
        case .configuration(let name):
            emit(.entered(name))
            if state.fallsBack, name != state.preferences.primary {
                arm(.primaryDiscovery, after: state.settings.primaryDiscovery)
            }
        }
    }

    mutating func hearEcho(_ moment: Instant) {
        guard state.phase.controller != nil, moment > state.lastEcho else { return }
        emit(.echoAnswered(at: moment))
        emit(.timerArmed(.silence, at: state.silenceDeadline(answeredAt: moment)))
    }

    mutating func fire(_ timer: JoinTimer) {
        guard let deadline = state.deadline(of: timer), deadline <= at else { return }
        switch timer {
        case .discovery:
            if state.round == 0 { discover(1) } else { join([]) }
        case .silence:
            guard let name = state.phase.controller else { return }
            cancelTimers()
            emit(.controllerLost(name))
            discover(1)
        case .primaryDiscovery:
            guard case .running(let name) = state.phase else { return }
            for preferred in state.preferences.ahead(of: name) { emit(.asked(controller: preferred)) }
            arm(.primaryDiscovery, after: state.settings.primaryDiscovery)
        }
    }
}

extension JoinSettings {
    /// From an echo without an answer to the end of its repetitions.
    var patience: Nanoseconds { Nanoseconds(retransmission.count * retransmissions) }
}

extension AccessPointJoin {
    public static func evolve(_ state: inout JoinState, by event: JoinEvent) {
        func enter(_ phase: JoinPhase) {
            state.phase = phase
            state.since = event.at
            state.pendingWork = nil
        }
        switch event.change {
        case .workBegan(let work): state.pendingWork = work
        case .timerArmed(let timer, let moment):
            state.timers.removeAll { $0.timer == timer }
            state.timers.append(ArmedJoinTimer(timer: timer, at: moment))
        case .timerCancelled(let timer): state.timers.removeAll { $0.timer == timer }
        case .asked: break
        case .started, .reloading: enter(.booting)
        case .lostPower: enter(.off)
        case .discoveryBegan(let round):
            enter(.discovering)
            state.round = round
            state.answers = []
            state.refusedBy = []
        case .controllerAnswered(let answer):
            state.answers.removeAll { $0.name == answer.name }
            state.answers.append(answer)
        case .joinBegan(let name):
            enter(.joining(name))
            state.timers.removeAll { $0.timer == .discovery }
            state.echoesFrom = event.at
            state.lastEcho = event.at
        case .joinRefused(let name):
            enter(.discovering)
            state.refusedBy.append(name)
        case .downloadBegan(let name, _):
            enter(.downloading(name))
            state.downloads += 1
        case .imageStored(let image): state.image = image
        case .configurationBegan(let name): enter(.configuring(name))
        case .entered(let name):
            enter(.running(name))
            state.joins += 1
        case .echoAnswered(let moment): state.lastEcho = moment
        case .controllerLost, .fallbackBegan: enter(.discovering)
        }
    }
}
