internal import Replay

/// Finding a peer, losing it, and the role.
extension Decision {
    mutating func changeCarrier(_ link: LinkKind, _ isUp: Bool) {
        guard state.isUp, state.carriers[link] != isUp else { return }
        emit(.carrierChanged(link, isUp: isUp))
        switch (link, isUp) {
        case (.redundancyPort, true):
            cancel(.linkHoldDown)
            guard let announcement = announcement(hearsPeer: state.pair != nil) else { return }
            emit(.sent(.hello(announcement), link))
            if state.pair == nil { arm(.hello, after: state.settings.helloInterval) }
        case (.redundancyPort, false):
            if state.pair != nil { arm(.linkHoldDown, after: state.settings.linkHoldDown) }
        case (.managementInterface, true):
            if !state.gatewayIsReachable { missGateway() }
            guard state.isActive || asksOverManagement, let announcement = announcement() else { return }
            emit(.sent(.hello(announcement), link))
            if asksOverManagement { arm(.hello, after: state.settings.helloInterval) }
        case (.managementInterface, false), (.stackPort, _):
            break
        }
    }

    /// A unit that starts without its redundancy port asks over the management interface whether another serves.
    private var asksOverManagement: Bool {
        state.settings.profile == .r17 && state.facility == .negotiation && state.pair == nil
            && state.pendingStep == nil && !state.carriers.redundancyPort
    }

    mutating func fire(_ timer: ControllerTimer) {
        guard let deadline = state.deadline(of: timer), deadline <= at else { return }
        emit(.timerCancelled(timer))
        switch timer {
        case .peerSearch:
            if state.facility == .negotiation, state.pendingStep == nil { next(.activeFast, .coldStart) }
        case .hello:
            guard state.pair == nil, state.refusal == nil else { return }
            if state.carriers.redundancyPort {
                sayHello()
            } else if asksOverManagement, state.carriers.managementInterface {
                sayHello(over: .managementInterface)
            } else {
                return
            }
            arm(.hello, after: state.settings.helloInterval)
        case .linkHoldDown:
            if !state.carriers.redundancyPort, state.pair != nil { suspect(.notPresent) }
        case .peerSilence:
            guard state.pair != nil else { return }
            emit(.keepalivesExhausted)
            losePeer(.keepaliveLost)
        case .gatewaySilence:
            loseGateway()
        case .uplinkHoldDown:
            missUplink()
        case .retransmission:
            retransmit()
        case .autoAbort:
            if state.isServing, let upgrade = state.upgrade, !upgrade.isRollingBack { install(.abort) }
        case .handoverRetry:
            guard let handover = state.handover else { return }
            if handover.attempt >= state.settings.handoverAttempts {
                emit(.handoverGivenUp)
            } else {
                offer(handover.cause, attempt: handover.attempt + 1)
            }
        }
    }

    mutating func receive(_ message: Message, over link: LinkKind) {
        guard state.isUp else { return }
        switch message {
        case .hello(let announcement):
            link == .managementInterface ? meetOverManagement(announcement) : meet(announcement)
        case .exiting(let reason): link == .managementInterface ? hearPartedCrash() : hearExit(reason)
        case .syncRequested(let subject, let session): serve(subject, session)
        case .sync(let batch): apply(batch)
        case .syncAcknowledged(let session, let number): acknowledged(session, number)
        case .handover(let cause): takeHandover(cause)
        case .handoverAccepted: if state.handover != nil { giveWay() }
        }
    }

    /// The peer's announcement over the redundancy port.
    private mutating func meet(_ peer: Announcement) {
        guard let mine = announcement() else { return }
        emit(.peerHeard(peer))
        if let pair = state.pair {
            meetAgain(peer, pair)
            return
        }
        if let refusal = Pairing.refusal(mine, peer) {
            if state.refusal != refusal { emit(.pairingRefused(refusal)) }
            if !peer.hearsPeer { sayHello(hearsPeer: true) }
            return
        }
        let peerIsActive = (.activeFast ... .active).contains(peer.facility)
        if state.recovery == .active {
            // The link is back: the unit in recovery returns as a standby.
            restart(.dualActive)
        } else if state.isActive {
            if peerIsActive, peer.status.isInRecovery {
                // It has given way already, and reloads when it hears of this unit.
                sayHello(hearsPeer: true)
            } else if peerIsActive {
                resolveDualActive(mine, peer)
            } else if (.negotiation ... .standbyColdConfig).contains(peer.facility), peer.hearsPeer {
                take(peer, as: .standby)
                sayHello(hearsPeer: true)
            } else {
                sayHello(hearsPeer: true)
            }
        } else if state.facility == .negotiation {
            if peerIsActive {
                becomeStandby(of: peer)
            } else if peer.hearsPeer, peer.facility == .negotiation, state.pendingStep == nil {
                hold(Election.winner(mine, peer, state.settings.thirdRule))
                if state.heard == nil { sayHello(hearsPeer: true) }
            } else if state.heard == nil || !peer.hearsPeer {
                sayHello(hearsPeer: true)
            }
        }
    }

    private mutating func meetAgain(_ peer: Announcement, _ pair: PairingState) {
        guard peer.startedAt == pair.announcement.startedAt else {
            // It restarted and nobody noticed: what it knew of this pair is gone.
            losePeer(.redundancyStateChange)
            return
        }
        if state.isStandby, state.walk != .takeover, pair.announcement.hearsPeer, !peer.hearsPeer {
            // The active has dropped this unit: only a fresh start pairs them again.
            restart(.peerFailure)
            return
        }
        notePeer(peer.status, before: pair)
    }

    /// What a change of the peer's status leads to.
    private mutating func notePeer(_ status: KeepaliveStatus, before pair: PairingState) {
        if status.facility == .standbyHot, pair.status.facility != .standbyHot, state.isActive { emit(.peerBecameHot) }
        let peerIsActive = (.activeFast ... .active).contains(status.facility)
        if peerIsActive, state.isActive {
            // It takes over by a handover: the old active, not yet told, still calls itself active.
            if state.walk == .takeover { return }
            if state.handover != nil {
                giveWay()
            } else if let mine = announcement(), status.facility == .active || state.facility != .active {
                var peer = pair.announcement
                peer.facility = status.facility
                peer.status = status
                resolveDualActive(mine, peer)
            }
            return
        }
        let missesGateway = !state.gatewayIsReachable && status.gatewayIsReachable && state.carriers.managementInterface
        if state.isStandby, state.recovery == nil, missesGateway {
            emit(.recoveryEntered(.standby))
        }
        let wasFit = pair.status.facility == .standbyHot && !pair.status.isInRecovery
        if !wasFit, status.facility == .standbyHot, !status.isInRecovery, let upgrade = state.upgrade {
            var pair = pair
            pair.status = status
            if advance(upgrade, with: pair) { return }
        }
        if state.isServing, missesGateway, !(wasFit && pair.status.gatewayIsReachable) {
            give(.gatewayLost, to: pair, status)
        }
        if state.isServing, !state.uplinkIsUp, status.uplinkIsUp, !(wasFit && pair.status.uplinkIsUp) {
            give(.uplinkLost, to: pair, status)
        }
    }

    mutating func hearKeepalive(_ status: KeepaliveStatus, _ heardAt: Instant) {
        guard state.isUp, let pair = state.pair, heardAt >= pair.lastHeard, heardAt <= at else {
            return
        }
        emit(.keepaliveHeard(status, at: heardAt))
        let deadline = pair.silenceDeadline(heardAt: heardAt, state.settings)
        emit(.timerArmed(.peerSilence, at: max(deadline, at)))
        notePeer(status, before: pair)
    }

    private mutating func hold(_ election: (wins: Bool, rule: ElectionRule)) {
        if election.wins {
            emit(.elected(.active, election.rule))
            cancel(.peerSearch)
            next(.activeFast, .coldStart)
        } else if state.electedAs == nil {
            emit(.elected(.standby, election.rule))
            // The winner gets a whole search to rise in.
            arm(.peerSearch, after: state.settings.peerSearch)
        }
    }

    private mutating func becomeStandby(of peer: Announcement) {
        guard state.pendingStep == nil else { return }
        if state.electedAs == nil { emit(.elected(.standby, .currentActive)) }
        cancel(.peerSearch)
        take(peer, as: .active)
        next(.standbyCold, .standby)
        sayHello(hearsPeer: true)
    }

    private mutating func take(_ peer: Announcement, as role: Role) {
        cancel(.hello)
        emit(.paired(peer, session: state.session + 1))
        let pair = PairingState(peer, at: at, session: 0)
        emit(.timerArmed(.peerSilence, at: pair.silenceDeadline(heardAt: at, state.settings)))
        if role == .standby, state.facility == .active, peer.facility == .standbyHot { emit(.peerBecameHot) }
    }

    /// Two actives hear each other: negotiation keeps one, the other reloads.
    private mutating func resolveDualActive(_ mine: Announcement, _ peer: Announcement) {
        emit(.dualActiveDetected)
        if Election.keepsRole(mine, peer, state.settings) {
            sayHello(hearsPeer: true)
        } else {
            restart(.dualActive)
        }
    }

    /// The management interface tells that another unit is active while the redundancy port is down: the older active goes
    /// into recovery, since the newer one has the access points.
    private mutating func meetOverManagement(_ peer: Announcement) {
        if asksOverManagement {
            // Only the redundancy port is down: a unit that starts does not take the role from one that serves (17). When
            // no answer comes any more, the search for a peer runs out.
            let serves = peer.facility == .active && !peer.status.isInRecovery
            if serves { arm(.peerSearch, after: state.settings.peerSearch) }
            return
        }
        if state.isServing, state.pair == nil, peer.facility == .negotiation {
            sayHello(over: .managementInterface)
            return
        }
        guard state.settings.profile == .r17, state.isServing, state.pair == nil, state.heard == nil,
            let mine = announcement(),
            let since = mine.activeSince, let peerSince = peer.activeSince, !peer.status.isInRecovery
        else { return }
        emit(.dualActiveDetected)
        if (since, mine.identity.mac) < (peerSince, peer.identity.mac) {
            emit(.recoveryEntered(.active))
        } else {
            sayHello(over: .managementInterface)
        }
    }

    mutating func suspect(_ cause: PeerLossCause) {
        guard state.suspectedLoss == nil else { return }
        emit(.peerLossSuspected(cause))
        emit(.workBegan(.peerMonitor(cause)))
    }

    private mutating func hearPartedCrash() {
        if heedsPartedCrash, state.isHot || state.walk == .takeover { restart(.peerFailure) }
    }

    private mutating func hearExit(_ reason: ExitReason) {
        guard state.pair != nil else { return }
        switch reason {
        case .reloadPair:
            restart(.reloadCommand)
        case .processFailure where state.isStandby && !state.isHot || isBecomingStandby:
            // The standby is not hot: both units reload, no stateful switchover (462).
            restart(.peerFailure)
        case .processFailure:
            suspect(.announcedDown)
        case .reload:
            suspect(.redundancyStateChange)
        }
    }

    /// The peer is lost for good: the witness that ends a detection.
    mutating func losePeer(_ cause: PeerLossCause) {
        if let suspected = state.suspectedLoss, suspected != cause { emit(.workAbandoned(.peerMonitor(suspected))) }
        emit(.peerLost(cause))
        // The timer that fired is cancelled already.
        if cause != .keepaliveLost { cancel(.peerSilence) }
        for timer in [ControllerTimer.retransmission, .linkHoldDown, .handoverRetry] { cancel(timer) }
        // One that is taking over already goes on.
        if state.isStandby, state.walk != .takeover {
            standAlone(cause)
            return
        }
        if isBecomingStandby, let step = state.pendingStep {
            // It has no state to stand alone with: it looks for a peer again.
            emit(.workAbandoned(step))
            arm(.peerSearch, after: state.settings.peerSearch)
        }
        if state.carriers.redundancyPort {
            sayHello(hearsPeer: false)
            arm(.hello, after: state.settings.helloInterval)
        }
    }

    /// Paired as a standby, on the way to the first state of one.
    private var isBecomingStandby: Bool {
        state.pendingStep == .facilityStep(.standbyCold, .standby)
    }

    private mutating func standAlone(_ cause: PeerLossCause) {
        let reason: SwitchoverCause =
            switch cause {
            case .keepaliveLost: .silence
            case .announcedDown: .processFailure
            case .notPresent, .down, .redundancyStateChange, .removed: .peerLost
            }
        if state.isHot, state.recovery == nil {
            takeOver(reason, isStateful: true)
        } else if state.isHot || state.settings.coldLoss == .reloads {
            restart(.peerFailure)
        } else {
            if let step = state.pendingStep { emit(.workAbandoned(step)) }
            takeOver(reason, isStateful: false)
        }
    }

    private mutating func takeOver(_ cause: SwitchoverCause, isStateful: Bool) {
        emit(.switchoverBegan(cause, isStateful: isStateful))
        next(.activeFast, .takeover)
    }

    // MARK: Giving the role away

    /// Offers the role if the standby can take it.
    mutating func give(_ cause: SwitchoverCause, to pair: PairingState, _ status: KeepaliveStatus) {
        guard state.handover == nil, status.facility == .standbyHot, !status.isInRecovery else { return }
        offer(cause, attempt: 1)
    }

    mutating func offer(_ cause: SwitchoverCause, attempt: Int) {
        // Graceful: what is on its way to the standby arrives first.
        let isDrained = state.pair.map { self.isDrained($0) } ?? true
        emit(.handoverOffered(cause, attempt: isDrained ? attempt : attempt - 1))
        if isDrained { emit(.sent(.handover(cause), .redundancyPort)) }
        arm(.handoverRetry, after: state.settings.retransmission)
    }

    private mutating func takeHandover(_ cause: SwitchoverCause) {
        guard state.pair != nil else { return }
        if state.isHot, state.pendingStep == nil, state.recovery == nil {
            emit(.sent(.handoverAccepted, .redundancyPort))
            takeOver(cause, isStateful: true)
        } else if state.walk == .takeover || state.pendingStep != nil && state.isHot {
            emit(.sent(.handoverAccepted, .redundancyPort))
        }
    }
}
