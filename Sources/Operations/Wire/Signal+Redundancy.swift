internal import Redundancy
internal import Replay

// The parts that the signals of the kernel are made of. `lockstep.proto` has the table.

extension Instant: SignalPart {
    /// A moment within a century and a half of 1970: sums of it with any timer stay within 64 bits.
    static let signalLimit: UInt64 = 1 << 62

    func put(into signal: inout Signal) { signal.put(nanoseconds) }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        let nanoseconds = try cursor.number()
        guard nanoseconds.magnitude <= Self.signalLimit else { throw cursor.unknown }
        self.init(nanoseconds: nanoseconds)
    }
}

extension Nanoseconds: SignalPart {
    func put(into signal: inout Signal) { signal.put(count) }

    /// A length of at most 36 years, either way.
    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        let count = try cursor.number()
        guard count.magnitude <= 1 << 60 else { throw cursor.unknown }
        self.init(count)
    }
}

extension ChassisNumber: SignalChoice {}
extension Role: SignalChoice {}
extension ElectionRule: SignalChoice {}
extension RedundancyPort: SignalChoice {}
extension LinkKind: SignalChoice {}
extension SyncSubject: SignalChoice {}
extension FacilityState: SignalChoice {}
extension PeerLossCause: SignalChoice {}
extension ShowCommand: SignalChoice {}
extension Platform: SignalChoice {}
extension Profile: SignalChoice {}
extension SFPInsertion: SignalChoice {}
extension ColdLoss: SignalChoice {}
extension PartedCrash: SignalChoice {}
extension AccessPointPhase: SignalChoice {}
extension ClientPhase: SignalChoice {}
extension Walk: SignalChoice {}
extension BootCause: SignalChoice {}
extension ExitReason: SignalChoice {}
extension SwitchoverCause: SignalChoice {}
extension PairingRefusal: SignalChoice {}
extension RecoveryKind: SignalChoice {}
extension ConsoleMode: SignalChoice {}
extension Command.Submode: SignalChoice {}
extension InServiceUpgrade.Phase: SignalChoice {}

extension InServiceUpgrade: SignalPart {
    func put(into signal: inout Signal) {
        image.put(into: &signal)
        original.put(into: &signal)
        phase.put(into: &signal)
        isRollingBack.put(into: &signal)
        abortsAt.put(into: &signal)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        self.init(
            image: try cursor.take(),
            original: try cursor.take(),
            phase: try cursor.take(),
            isRollingBack: try cursor.take(),
            abortsAt: try cursor.take()
        )
    }
}

extension ControllerIdentity: SignalPart {
    func put(into signal: inout Signal) {
        platform.put(into: &signal)
        mac.put(into: &signal)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        self.init(platform: try cursor.take(), mac: try cursor.take())
    }
}

extension AddressIPv4: SignalPart {
    func put(into signal: inout Signal) { bits.put(into: &signal) }
    init(from cursor: inout SignalCursor) throws(UnknownSignal) { self.init(bits: try cursor.take()) }
}

extension HAInterface: SignalPart {
    func put(into signal: inout Signal) {
        gigabitEthernet.put(into: &signal)
        local.put(into: &signal)
        prefixLength.put(into: &signal)
        remote.put(into: &signal)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        self.init(
            gigabitEthernet: try cursor.take(),
            local: try cursor.take(),
            prefixLength: try cursor.take(),
            remote: try cursor.take()
        )
    }
}

extension SFPModule: SignalPart {
    func put(into signal: inout Signal) { signal.put(name) }
    init(from cursor: inout SignalCursor) throws(UnknownSignal) { self.init(name: try cursor.text()) }
}

extension KeepaliveStatus: SignalPart {
    func put(into signal: inout Signal) {
        facility.put(into: &signal)
        gatewayIsReachable.put(into: &signal)
        uplinkIsUp.put(into: &signal)
        isInRecovery.put(into: &signal)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        self.init(
            facility: try cursor.take(),
            gatewayIsReachable: try cursor.take(),
            uplinkIsUp: try cursor.take(),
            isInRecovery: try cursor.take()
        )
    }
}

extension Announcement: SignalPart {
    func put(into signal: inout Signal) {
        identity.put(into: &signal)
        number.put(into: &signal)
        priority.put(into: &signal)
        version.put(into: &signal)
        port.put(into: &signal)
        interface.put(into: &signal)
        facility.put(into: &signal)
        hearsPeer.put(into: &signal)
        startedAt.put(into: &signal)
        bootDuration.put(into: &signal)
        activeSince.put(into: &signal)
        allowsMixedVersions.put(into: &signal)
        status.put(into: &signal)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        self.init(
            identity: try cursor.take(),
            number: try cursor.take(),
            priority: try cursor.take(),
            version: try cursor.take(),
            port: try cursor.take(),
            interface: try cursor.take(),
            facility: try cursor.take(),
            hearsPeer: try cursor.take(),
            startedAt: try cursor.take(),
            bootDuration: try cursor.take(),
            activeSince: try cursor.take(),
            allowsMixedVersions: try cursor.take(),
            status: try cursor.take()
        )
    }
}

extension ConfigurationAtStart: SignalPart {
    func put(into signal: inout Signal) {
        number.put(into: &signal)
        priority.put(into: &signal)
        version.put(into: &signal)
        interface.put(into: &signal)
        port.put(into: &signal)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        self.init(
            number: try cursor.take(),
            priority: try cursor.take(),
            version: try cursor.take(),
            interface: try cursor.take(),
            port: try cursor.take()
        )
    }
}

extension AccessPointRecord: SignalPart {
    func put(into signal: inout Signal) {
        number.put(into: &signal)
        phase.put(into: &signal)
        joinedAt.put(into: &signal)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        self.init(number: try cursor.take(), phase: try cursor.take(), joinedAt: try cursor.take())
    }
}

extension ClientRecord: SignalPart {
    func put(into signal: inout Signal) {
        number.put(into: &signal)
        accessPoint.put(into: &signal)
        phase.put(into: &signal)
        since.put(into: &signal)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        self.init(
            number: try cursor.take(),
            accessPoint: try cursor.take(),
            phase: try cursor.take(),
            since: try cursor.take()
        )
    }
}

/// A run of access points or clients, by number: never beyond what a controller could hold many times over.
struct NumberRun: SignalPart {
    static let limit = 1 << 24

    var first: Int
    var count: Int

    init(_ first: Int, _ count: Int) {
        (self.first, self.count) = (first, count)
    }

    func put(into signal: inout Signal) {
        first.put(into: &signal)
        count.put(into: &signal)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        first = try cursor.take()
        count = try cursor.take()
        guard (0...Self.limit).contains(first), (0...Self.limit).contains(count) else { throw cursor.unknown }
    }
}

extension SyncBatch: SignalPart {
    func put(into signal: inout Signal) {
        session.put(into: &signal)
        number.put(into: &signal)
        items.put(into: &signal)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        self.init(session: try cursor.take(), number: try cursor.take(), items: try cursor.take())
    }
}

extension SyncItem: SignalKind {
    var signal: Signal {
        switch self {
        case .configurationLine(let line): Signal(1, line)
        case .accessPoints(let records): Signal(2, records)
        case .clients(let records): Signal(3, records)
        case .accessPointsRemoved(let first, let count): Signal(4, NumberRun(first, count))
        case .clientsRemoved(let first, let count): Signal(5, NumberRun(first, count))
        case .shared(let setting): Signal(6, setting)
        case .end(let subject): Signal(7, subject)
        }
    }

    init(_ kind: UInt64, _ cursor: inout SignalCursor) throws(UnknownSignal) {
        switch kind {
        case 1: self = .configurationLine(try cursor.take())
        case 2: self = .accessPoints(try cursor.take())
        case 3: self = .clients(try cursor.take())
        case 4:
            let run = try cursor.take(NumberRun.self)
            self = .accessPointsRemoved(first: run.first, count: run.count)
        case 5:
            let run = try cursor.take(NumberRun.self)
            self = .clientsRemoved(first: run.first, count: run.count)
        case 6: self = .shared(try cursor.take())
        case 7: self = .end(try cursor.take())
        default: throw cursor.unknown
        }
    }
}

extension SharedSetting: SignalKind {
    var signal: Signal {
        switch self {
        case .priority(let number, let priority): Signal(1, number, priority)
        case .image(let image): Signal(2, image)
        case .bootImage(let image): Signal(3, image)
        case .standbyConsole: Signal(4)
        case .keepaliveInterval(let interval): Signal(5, interval)
        case .keepaliveRetries(let count): Signal(6, count)
        case .upgrade(let upgrade): Signal(7, upgrade)
        }
    }

    init(_ kind: UInt64, _ cursor: inout SignalCursor) throws(UnknownSignal) {
        switch kind {
        case 1: self = .priority(try cursor.take(), try cursor.take())
        case 2: self = .image(try cursor.take())
        case 3: self = .bootImage(try cursor.take())
        case 4: self = .standbyConsole
        case 5: self = .keepaliveInterval(try cursor.take())
        case 6: self = .keepaliveRetries(try cursor.take())
        case 7: self = .upgrade(try cursor.take())
        default: throw cursor.unknown
        }
    }
}

extension ControllerSettings: SignalPart {
    func put(into signal: inout Signal) {
        profile.put(into: &signal)
        keepaliveInterval.put(into: &signal)
        keepaliveRetries.put(into: &signal)
        gatewayInterval.put(into: &signal)
        peerSearch.put(into: &signal)
        linkHoldDown.put(into: &signal)
        helloInterval.put(into: &signal)
        retransmission.put(into: &signal)
        handoverAttempts.put(into: &signal)
        thirdRule.put(into: &signal)
        sfpInsertion.put(into: &signal)
        coldLoss.put(into: &signal)
        partedCrash.put(into: &signal)
        allowsMixedVersions.put(into: &signal)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        self.init()
        profile = try cursor.take()
        keepaliveInterval = try cursor.take()
        keepaliveRetries = try cursor.take()
        gatewayInterval = try cursor.take()
        peerSearch = try cursor.take()
        linkHoldDown = try cursor.take()
        helloInterval = try cursor.take()
        retransmission = try cursor.take()
        handoverAttempts = try cursor.take()
        thirdRule = try cursor.take()
        sfpInsertion = try cursor.take()
        coldLoss = try cursor.take()
        partedCrash = try cursor.take()
        allowsMixedVersions = try cursor.take()
        // A unit's timers rest on these: zero or less would stand still.
        let lengths = [keepaliveInterval, gatewayInterval, peerSearch, helloInterval, retransmission]
        guard lengths.allSatisfy({ $0.count > 0 }), linkHoldDown.count >= 0,
            (1...1_000_000).contains(keepaliveRetries), (1...1_000_000).contains(handoverAttempts)
        else { throw cursor.unknown }
    }
}

extension UnitSetup: SignalPart {
    func put(into signal: inout Signal) {
        identity.put(into: &signal)
        number.put(into: &signal)
        priority.put(into: &signal)
        version.put(into: &signal)
        interface.put(into: &signal)
        sfp.put(into: &signal)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        self.init(identity: try cursor.take(), number: try cursor.take(), interface: nil)
        priority = try cursor.take()
        version = try cursor.take()
        interface = try cursor.take()
        sfp = try cursor.take()
    }
}
