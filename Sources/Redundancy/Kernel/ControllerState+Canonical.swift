public import Replay

extension ControllerState: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(identity)
        bytes.append(settings)
        bytes.append(configuredNumber)
        bytes.append(Int(configuredPriority))
        bytes.append(configuredInterface)
        bytes.append(texts: configuration)
        bytes.append(texts: images)
        bytes.append(bootImage)
        bytes.append(standbyConsoleIsEnabled)
        bytes.append(upgrade)
        bytes.append(sfp?.name)
        bytes.append(history)
        switch power {
        case .off: bytes.append(0)
        case .booting(let cause): bytes.append(Int(cause.rawValue))
        case .up: bytes.append(-1)
        }
        bytes.append(startedAt)
        bytes.append(bootDuration.count)
        bytes.append(atStart.number)
        bytes.append(Int(atStart.priority))
        bytes.append(atStart.version)
        bytes.append(atStart.interface)
        bytes.append(atStart.port) { $0.append(Int($1.rawValue)) }
        bytes.append(Int(facility.rawValue))
        bytes.append(facilitySince)
        bytes.append(pendingStep) { $0.append($1.canonicalNumbers) }
        bytes.append(walk) { $0.append(Int($1.rawValue)) }
        bytes.append(sideWork.count)
        for work in sideWork {
            bytes.append(work.canonicalNumbers)
            if case .imageCopy(let image) = work { bytes.append(image) }
        }
        bytes.append(activeSince)
        bytes.append(recovery) { $0.append(Int($1.rawValue)) }
        bytes.append(Int(consoleMode.rawValue))
        bytes.append(switchovers)
        bytes.append(standbyFailures)
        bytes.append(carriers.redundancyPort)
        bytes.append(carriers.managementInterface)
        bytes.append(uplinkIsUp)
        bytes.append(gatewayIsReachable)
        bytes.append(heard)
        bytes.append(pair)
        bytes.append(refusal) { $0.append(Int($1.rawValue)) }
        bytes.append(electedAs) { $0.append(Int($1.rawValue)) }
        bytes.append(suspectedLoss) { $0.append(Int($1.rawValue)) }
        bytes.append(pendingCause) { $0.append(Int($1.rawValue)) }
        bytes.append(handover) { bytes, handover in
            bytes.append(Int(handover.cause.rawValue))
            bytes.append(handover.attempt)
        }
        bytes.append(timers.count)
        for armed in timers {
            bytes.append(armed.timer.canonicalNumber)
            bytes.append(armed.at)
        }
        bytes.append(Int(session))
        bytes.append(accessPoints)
        bytes.append(clients)
    }
}

extension CanonicalBytes {
    fileprivate mutating func append(texts: [String]) {
        append(texts.count)
        for text in texts { append(text) }
    }

    fileprivate mutating func append(_ numbers: [Int]) {
        append(numbers.count)
        for number in numbers { append(number) }
    }
}

extension ChassisNumber: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(Int(rawValue))
    }
}

extension ControllerIdentity: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(Int(platform.rawValue))
        bytes.append(Int64(bitPattern: mac))
    }
}

extension HAInterface: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(Int(gigabitEthernet ?? 0))
        bytes.append(Int64(local.bits))
        bytes.append(Int(prefixLength))
        bytes.append(Int64(remote.bits))
    }
}

extension ControllerSettings: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(Int(profile.rawValue))
        for length in [keepaliveInterval, gatewayInterval, peerSearch, linkHoldDown, helloInterval, retransmission] {
            bytes.append(length.count)
        }
        bytes.append(keepaliveRetries)
        bytes.append(handoverAttempts)
        bytes.append(Int(thirdRule.rawValue))
        bytes.append(Int(sfpInsertion.rawValue))
        bytes.append(Int(coldLoss.rawValue))
        bytes.append(Int(partedCrash.rawValue))
        bytes.append(allowsMixedVersions)
    }
}

extension KeepaliveStatus: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(Int(facility.rawValue))
        bytes.append(gatewayIsReachable)
        bytes.append(uplinkIsUp)
        bytes.append(isInRecovery)
    }
}

extension Announcement: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(identity)
        bytes.append(number)
        bytes.append(Int(priority))
        bytes.append(version)
        bytes.append(Int(port.rawValue))
        bytes.append(interface)
        bytes.append(Int(facility.rawValue))
        bytes.append(hearsPeer)
        bytes.append(startedAt)
        bytes.append(bootDuration.count)
        bytes.append(activeSince)
        bytes.append(allowsMixedVersions)
        bytes.append(status)
    }
}

extension PairingState: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(announcement)
        bytes.append(status)
        bytes.append(lastHeard)
        bytes.append(checksFrom)
        bytes.append(Int(session))
        bytes.append(outbox)
        bytes.append(inFlight) { bytes, batch in
            bytes.append(Int(batch.session))
            bytes.append(Int(batch.number))
            bytes.append(batch.items)
        }
        bytes.append(Int(nextBatch))
        bytes.append(Int(expectedBatch))
        bytes.append(served.map { Int($0.rawValue) })
        bytes.append(completed.map { Int($0.rawValue) })
    }
}

extension SyncItem: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        switch self {
        case .configurationLine(let line):
            bytes.append(1)
            bytes.append(line)
        case .accessPoints(let records):
            bytes.append(2)
            bytes.append(records)
        case .clients(let records):
            bytes.append(3)
            bytes.append(records)
        case .accessPointsRemoved(let first, let count):
            bytes.append(7)
            bytes.append([first, count])
        case .clientsRemoved(let first, let count):
            bytes.append(4)
            bytes.append([first, count])
        case .shared(let setting):
            bytes.append(5)
            bytes.append(setting)
        case .end(let subject):
            bytes.append(6)
            bytes.append(Int(subject.rawValue))
        }
    }
}

extension SharedSetting: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        switch self {
        case .priority(let number, let priority): bytes.append([1, Int(number.rawValue), Int(priority)])
        case .image(let image):
            bytes.append(2)
            bytes.append(image)
        case .bootImage(let image):
            bytes.append(3)
            bytes.append(image)
        case .standbyConsole: bytes.append(4)
        case .keepaliveInterval(let interval):
            bytes.append(5)
            bytes.append(interval.count)
        case .keepaliveRetries(let retries):
            bytes.append(6)
            bytes.append(retries)
        case .upgrade(let upgrade):
            bytes.append(7)
            bytes.append(upgrade)
        }
    }
}

extension InServiceUpgrade: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(image)
        bytes.append(original)
        bytes.append(Int(phase.rawValue))
        bytes.append(isRollingBack)
        bytes.append(abortsAt)
    }
}

extension AccessPointRecord: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(Int(number))
        bytes.append(Int(phase.rawValue))
        bytes.append(joinedAt)
    }
}

extension ClientRecord: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(Int(number))
        bytes.append(Int(accessPoint))
        bytes.append(Int(phase.rawValue))
        bytes.append(since)
    }
}

extension ControllerSwitchover: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(at)
        bytes.append(previousActive)
        bytes.append(currentActive)
        bytes.append(Int(cause.rawValue))
        bytes.append(isStateful)
    }
}

extension Work {
    /// Kind and content; an image's name is told apart by its length and letters elsewhere, since it never is a pending step.
    fileprivate var canonicalNumbers: [Int] {
        switch self {
        case .boot(let cause): [1, Int(cause.rawValue)]
        case .facilityStep(let state, let walk): [2, Int(state.rawValue), Int(walk.rawValue)]
        case .peerMonitor(let cause): [3, Int(cause.rawValue)]
        case .exitNotice: [4]
        case .imageCopy: [5]
        }
    }
}

extension ControllerTimer {
    fileprivate var canonicalNumber: Int {
        switch self {
        case .peerSearch: 1
        case .hello: 2
        case .linkHoldDown: 3
        case .peerSilence: 4
        case .gatewaySilence: 5
        case .retransmission: 6
        case .handoverRetry: 7
        case .uplinkHoldDown: 8
        case .autoAbort: 9
        }
    }
}
