internal import EventLog
internal import Redundancy

/// The number of each kind of fact in the log.
private enum Kind {
    static let memberAdded: UInt64 = 1
    static let memberRemoved: UInt64 = 2
    static let memberReady: UInt64 = 3
    static let discovery: UInt64 = 4
    static let linkChanged: UInt64 = 5
    static let keepaliveMissed: UInt64 = 6
    static let gatewayChanged: UInt64 = 7
    static let peerFound: UInt64 = 8
    static let peerLost: UInt64 = 9
    static let elected: UInt64 = 10
    static let roleReported: UInt64 = 11
    static let facilityStateChanged: UInt64 = 12
    static let facilityStepped: UInt64 = 13
    static let facilityClientAdded: UInt64 = 14
    static let facilityClientRemoved: UInt64 = 15
    static let initializationCompleted: UInt64 = 16
    static let synchronised: UInt64 = 17
    static let terminalStateReached: UInt64 = 18
    static let processExited: UInt64 = 19
    static let switchoverRequested: UInt64 = 20
    static let switchoverRefused: UInt64 = 21
    static let becameActive: UInt64 = 22
    static let chassisDown: UInt64 = 23
    static let reloadRequested: UInt64 = 24
    static let reloading: UInt64 = 25
    static let restarted: UInt64 = 26
    static let bootTimed: UInt64 = 27
    static let initializationTimed: UInt64 = 28
    static let dualActiveDetected: UInt64 = 29
    static let recoveryEntered: UInt64 = 30
    static let recoveryLeft: UInt64 = 31
    static let faultReported: UInt64 = 32
    static let resourceAlarm: UInt64 = 33
    static let accessPointJoined: UInt64 = 34
    static let accessPointLeft: UInt64 = 35
    static let wirelessClientChanged: UInt64 = 36
    static let commandEntered: UInt64 = 37
    static let observed: UInt64 = 38
    static let messageLogged: UInt64 = 39
}

/// `ReloadTarget` in the log: 1 a chassis (its number in `chassis`), 2 the observer, 3 its peer, 4 all.
extension FactMessage {
    fileprivate mutating func set(_ target: ReloadTarget) {
        switch target {
        case .chassis(let number):
            choice = 1
            chassis = UInt64(number.rawValue)
        case .observer: choice = 2
        case .peer: choice = 3
        case .all: choice = 4
        }
    }

    fileprivate var target: ReloadTarget? {
        switch choice {
        case 1: chassisNumber.map { .chassis($0) }
        case 2: .observer
        case 3: .peer
        case 4: .all
        default: nil
        }
    }

    fileprivate var chassisNumber: ChassisNumber? {
        Int(exactly: chassis).flatMap { ChassisNumber($0) }
    }
}

extension FactMessage {
    init(_ fact: Fact) {
        func with(_ kind: UInt64, _ fill: (inout FactMessage) -> Void = { _ in }) -> FactMessage {
            var message = FactMessage(kind: kind)
            fill(&message)
            return message
        }
        func number(_ chassis: ChassisNumber?) -> UInt64 { chassis.map { UInt64($0.rawValue) } ?? 0 }
        self =
            switch fact {
            case .memberAdded(let chassis):
                with(Kind.memberAdded) { $0.chassis = number(chassis) }
            case .memberRemoved(let chassis, let cause):
                with(Kind.memberRemoved) { ($0.chassis, $0.choice) = (number(chassis), UInt64(cause.rawValue)) }
            case .memberReady(let chassis):
                with(Kind.memberReady) { $0.chassis = number(chassis) }
            case .discovery(let phase):
                with(Kind.discovery) { $0.phase = UInt64(phase.rawValue) }
            case .linkChanged(let kind, let chassis, let port, let isUp, let status):
                with(Kind.linkChanged) {
                    ($0.choice, $0.chassis, $0.port) = (UInt64(kind.rawValue), number(chassis), UInt64(port))
                    ($0.flag, $0.text) = (isUp, status)
                }
            case .keepaliveMissed(let chassis):
                with(Kind.keepaliveMissed) { $0.chassis = number(chassis) }
            case .gatewayChanged(let role, let isReachable):
                with(Kind.gatewayChanged) { ($0.role, $0.flag) = (UInt64(role?.rawValue ?? 0), isReachable) }
            case .peerFound(let chassis, let role):
                with(Kind.peerFound) { ($0.chassis, $0.role) = (number(chassis), UInt64(role?.rawValue ?? 0)) }
            case .peerLost(let cause):
                with(Kind.peerLost) { $0.choice = UInt64(cause.rawValue) }
            case .elected(let chassis, let role, let rule):
                with(Kind.elected) {
                    ($0.chassis, $0.role, $0.choice) = (
                        number(chassis), UInt64(role.rawValue), UInt64(rule?.rawValue ?? 0)
                    )
                }
            case .roleReported(let role, let source):
                with(Kind.roleReported) { ($0.role, $0.name) = (UInt64(role.rawValue), source) }
            case .facilityStateChanged(let mine, let peer, let changed):
                with(Kind.facilityStateChanged) {
                    ($0.number, $0.other, $0.choice) = (
                        UInt64(mine.rawValue), UInt64(peer.rawValue), UInt64(changed.rawValue)
                    )
                }
            case .facilityStepped(let step):
                with(Kind.facilityStepped) { $0.step = step }
            case .facilityClientAdded(let client, let order):
                with(Kind.facilityClientAdded) {
                    ($0.name, $0.number, $0.other) = (client.name, UInt64(client.number), UInt64(order))
                }
            case .facilityClientRemoved(let name):
                with(Kind.facilityClientRemoved) { $0.name = name }
            case .initializationCompleted:
                with(Kind.initializationCompleted)
            case .synchronised(let subject, let phase, let detail):
                with(Kind.synchronised) {
                    ($0.choice, $0.phase, $0.text) = (UInt64(subject.rawValue), UInt64(phase.rawValue), detail)
                }
            case .terminalStateReached(let mode):
                with(Kind.terminalStateReached) { $0.text = mode }
            case .processExited(let process, let text):
                with(Kind.processExited) { ($0.name, $0.text) = (process, text) }
            case .switchoverRequested:
                with(Kind.switchoverRequested)
            case .switchoverRefused(let reason):
                with(Kind.switchoverRefused) { $0.text = reason }
            case .becameActive:
                with(Kind.becameActive)
            case .chassisDown(let chassis):
                with(Kind.chassisDown) { $0.chassis = number(chassis) }
            case .reloadRequested(let target, let reason):
                with(Kind.reloadRequested) {
                    $0.set(target)
                    $0.text = reason
                }
            case .reloading(let target, let reason):
                with(Kind.reloading) {
                    $0.set(target)
                    $0.text = reason
                }
            case .restarted:
                with(Kind.restarted)
            case .bootTimed(let seconds):
                with(Kind.bootTimed) { $0.number = UInt64(seconds) }
            case .initializationTimed(let seconds):
                with(Kind.initializationTimed) { $0.number = UInt64(seconds) }
            case .dualActiveDetected(let text):
                with(Kind.dualActiveDetected) { $0.text = text }
            case .recoveryEntered(let trigger):
                with(Kind.recoveryEntered) { $0.text = trigger }
            case .recoveryLeft:
                with(Kind.recoveryLeft)
            case .faultReported(let mnemonic, let text):
                with(Kind.faultReported) { ($0.name, $0.text) = (mnemonic, text) }
            case .resourceAlarm(let isCritical, let text):
                with(Kind.resourceAlarm) { ($0.flag, $0.text) = (isCritical, text) }
            case .accessPointJoined(let name, let mac):
                with(Kind.accessPointJoined) { ($0.name, $0.extra) = (name, mac) }
            case .accessPointLeft(let name, let mac, let reason):
                with(Kind.accessPointLeft) { ($0.name, $0.extra, $0.text) = (name, mac, reason) }
            case .wirelessClientChanged(let step, let mac, let accessPoint, let network):
                with(Kind.wirelessClientChanged) {
                    ($0.choice, $0.extra, $0.name, $0.text) = (UInt64(step.rawValue), mac, accessPoint, network)
                }
            case .messageLogged(let mnemonic, let text):
                with(Kind.messageLogged) { ($0.name, $0.text) = (mnemonic, text) }
            case .commandEntered(let words):
                with(Kind.commandEntered) { $0.text = words }
            case .observed(let snapshot):
                with(Kind.observed) { $0.snapshot = snapshot }
            }
    }

    /// The fact, or nil when a value is not one that this version knows.
    var fact: Fact? {
        func choice<Value: RawRepresentable<UInt8>>(_ value: UInt64) -> Value? {
            UInt8(exactly: value).flatMap { Value(rawValue: $0) }
        }
        func word(_ value: UInt64) -> UInt32? { UInt32(exactly: value) }
        switch kind {
        case Kind.memberAdded:
            return chassisNumber.map { .memberAdded($0) }
        case Kind.memberRemoved:
            guard let number = chassisNumber, let cause: PeerLossCause = choice(self.choice) else { return nil }
            return .memberRemoved(number, cause)
        case Kind.memberReady:
            return .memberReady(chassisNumber)
        case Kind.discovery:
            return choice(phase).map { .discovery($0) }
        case Kind.linkChanged:
            guard let link: LinkKind = choice(self.choice), let port = UInt8(exactly: port) else { return nil }
            return .linkChanged(link, chassis: chassisNumber, port: port, isUp: flag, status: text)
        case Kind.keepaliveMissed:
            return .keepaliveMissed(chassisNumber)
        case Kind.gatewayChanged:
            return .gatewayChanged(role: choice(role), isReachable: flag)
        case Kind.peerFound:
            return .peerFound(chassisNumber, peerRole: choice(role))
        case Kind.peerLost:
            return choice(self.choice).map { .peerLost($0) }
        case Kind.elected:
            guard let role: Role = choice(role) else { return nil }
            return .elected(chassisNumber, role, rule: choice(self.choice))
        case Kind.roleReported:
            return choice(role).map { .roleReported($0, by: name) }
        case Kind.facilityStateChanged:
            guard let mine: FacilityState = choice(number), let peer: FacilityState = choice(other),
                let changed = UInt8(exactly: self.choice)
            else { return nil }
            return .facilityStateChanged(mine: mine, peer: peer, changed: FacilityChange(rawValue: changed))
        case Kind.facilityStepped:
            return step.map { .facilityStepped($0) }
        case Kind.facilityClientAdded:
            guard let number = word(number), let order = word(other) else { return nil }
            return .facilityClientAdded(FacilityClient(name: name, number: number), order: order)
        case Kind.facilityClientRemoved:
            return .facilityClientRemoved(name: name)
        case Kind.initializationCompleted:
            return .initializationCompleted
        case Kind.synchronised:
            guard let subject: SyncSubject = choice(self.choice), let phase: SyncPhase = choice(phase) else {
                return nil
            }
            return .synchronised(subject, phase, detail: text)
        case Kind.terminalStateReached:
            return .terminalStateReached(mode: text)
        case Kind.processExited:
            return .processExited(process: name, text: text)
        case Kind.switchoverRequested:
            return .switchoverRequested
        case Kind.switchoverRefused:
            return .switchoverRefused(reason: text)
        case Kind.becameActive:
            return .becameActive
        case Kind.chassisDown:
            return chassisNumber.map { .chassisDown($0) }
        case Kind.reloadRequested:
            return target.map { .reloadRequested($0, reason: text) }
        case Kind.reloading:
            return target.map { .reloading($0, reason: text) }
        case Kind.restarted:
            return .restarted
        case Kind.bootTimed:
            return word(number).map { .bootTimed(seconds: $0) }
        case Kind.initializationTimed:
            return word(number).map { .initializationTimed(seconds: $0) }
        case Kind.dualActiveDetected:
            return .dualActiveDetected(text: text)
        case Kind.recoveryEntered:
            return .recoveryEntered(trigger: text)
        case Kind.recoveryLeft:
            return .recoveryLeft
        case Kind.faultReported:
            return .faultReported(mnemonic: name, text: text)
        case Kind.resourceAlarm:
            return .resourceAlarm(isCritical: flag, text: text)
        case Kind.accessPointJoined:
            return .accessPointJoined(name: name, mac: extra)
        case Kind.accessPointLeft:
            return .accessPointLeft(name: name, mac: extra, reason: text)
        case Kind.wirelessClientChanged:
            return choice(self.choice).map {
                .wirelessClientChanged($0, mac: extra, accessPoint: name, network: text)
            }
        case Kind.messageLogged:
            return .messageLogged(mnemonic: name, text: text)
        case Kind.commandEntered:
            return .commandEntered(text)
        case Kind.observed:
            return snapshot.map { .observed($0) }
        default:
            return nil
        }
    }
}
