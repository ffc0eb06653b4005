internal import Replay

/// Power, boot, and the walks of the Redundancy Facility.
extension Decision {
    mutating func power(_ isOn: Bool) {
        if isOn, state.power == .off {
            start(.powerOn)
        } else if !isOn, state.power != .off {
            emit(.lostPower)
        }
    }

    /// `image`: what it boots; nil: what its configuration says.
    mutating func restart(_ cause: BootCause, running image: String? = nil) {
        emit(.reloading(cause))
        start(cause, running: image)
    }

    private mutating func start(_ cause: BootCause, running image: String? = nil) {
        emit(.started(cause, configurationAtStart(running: image ?? bootedImage)))
        emit(.workBegan(.boot(cause)))
    }

    /// The image of the boot variable, if it is in flash; during an in-service upgrade the one that the unit is told to run.
    private var bootedImage: String {
        if let upgrade = state.upgrade, upgrade.phase >= .standbyActivated {
            return upgrade.phase >= .activeSwitchedOver ? upgrade.target : state.atStart.version
        }
        return state.bootImage.flatMap { state.images.contains($0) ? $0 : nil } ?? state.atStart.version
    }

    private func configurationAtStart(running image: String) -> ConfigurationAtStart {
        var port: RedundancyPort?
        if state.configuredInterface != nil {
            if state.identity.platform.formFactor == .virtual {
                port = .virtual
            } else {
                // Both connected at once: the SFP port is preferred (159).
                port = state.sfp?.isSupported == true ? .sfp : .rj45
            }
        }
        return ConfigurationAtStart(
            number: state.configuredNumber,
            priority: state.configuredPriority,
            version: image,
            interface: state.configuredInterface,
            port: port
        )
    }

    mutating func complete(_ work: Work) {
        switch work {
        case .boot(let cause):
            guard state.power == .booting(cause) else { return }
            finishBoot()
        case .facilityStep(let facility, let walk):
            guard state.pendingStep == work else { return }
            enter(facility, walk)
        case .peerMonitor(let cause):
            guard state.suspectedLoss == cause else { return }
            losePeer(cause)
        case .exitNotice:
            guard state.isUp, state.sideWork.contains(work) else { return }
            tellExit(.processFailure)
            restart(.processFailure)
        case .imageCopy(let image):
            guard state.isServing, state.sideWork.contains(work) else { return }
            imageArrived(image)
        }
    }

    private mutating func finishBoot() {
        emit(.booted(Nanoseconds(at.nanoseconds) - Nanoseconds(state.startedAt.nanoseconds)))
        emit(.facilityEntered(.initialization))
        if state.atStart.interface == nil {
            emit(.workBegan(.facilityStep(.activeFast, .coldStart)))
        } else {
            emit(.facilityEntered(.negotiation))
            arm(.peerSearch, after: state.settings.peerSearch)
        }
        if state.settings.profile == .r17, state.gatewayIsReachable {
            arm(.gatewaySilence, after: state.settings.gatewayInterval)
        }
    }

    /// Enters a state whose progression is done, and begins what comes next.
    private mutating func enter(_ facility: FacilityState, _ walk: Walk) {
        emit(.facilityEntered(facility))
        switch facility {
        case .activeFast: next(.activeDrain, walk)
        case .activeDrain: next(.activePreconfig, walk)
        case .activePreconfig: next(.activePostconfig, walk)
        case .activePostconfig: next(.active, walk)
        case .active:
            emit(.becameActive(walk == .takeover ? state.pendingCause : nil))
            takeUpgrade()
            sayHello(.active)
            sayHello(.active, over: .managementInterface)
            if state.carriers.redundancyPort, state.pair == nil { arm(.hello, after: state.settings.helloInterval) }
        case .standbyCold:
            next(.standbyColdConfig, walk)
        case .standbyColdConfig:
            // Nothing tells again of a gateway that was lost before this unit was a standby.
            if !state.gatewayIsReachable, state.carriers.managementInterface, state.recovery == nil { missGateway() }
            request(.bulkConfiguration)
        case .standbyColdFileSystem:
            next(.standbyColdBulk, walk)
        case .standbyColdBulk:
            request(.clients)
        case .standbyHot:
            sayHello(.standbyHot)
        case .unknown, .disabled, .initialization, .negotiation, .activeExtraload, .activeHandback, .standbyWarm,
            .issuNegotiation, .standbyISSUNegotiationLate, .platformSync:
            preconditionFailure("a progression to \(facility.name), which no walk has")
        }
        // The others of a walk are seen by the peer too, so that it knows whom it lost.
        if facility != .active, facility != .standbyHot { sayHello(facility) }
    }

    mutating func next(_ facility: FacilityState, _ walk: Walk) {
        emit(.workBegan(.facilityStep(facility, walk)))
    }

    mutating func processFailed(_ name: String) {
        guard state.isUp else { return }
        emit(.processExited(name))
        // One notice tells of all.
        if !state.sideWork.contains(.exitNotice) { emit(.workBegan(.exitNotice)) }
    }

    func exitIsHeard() -> Bool {
        state.pair != nil && state.carriers.redundancyPort
    }

    /// Whether a crash is told, and heard, over the management interface while the redundancy port is down.
    var heedsPartedCrash: Bool {
        state.settings.profile == .r17 && state.settings.partedCrash == .reloads && !state.carriers.redundancyPort
    }

    mutating func tellExit(_ reason: ExitReason) {
        if exitIsHeard() {
            emit(.sent(.exiting(reason), .redundancyPort))
        } else if heedsPartedCrash, reason == .processFailure, state.carriers.managementInterface {
            emit(.sent(.exiting(reason), .managementInterface))
        }
    }
}
