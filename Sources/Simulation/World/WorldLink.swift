internal import Redundancy
internal import Replay

/// A link between the units as the world knows it. Direction 0 is from the first unit to the second, 1 is back.
struct WorldLink: Sendable {
    struct Direction: Sendable {
        var isSilent = false
        var lossPermille: UInt64 = 0
        /// Nil: the profile's own.
        var delay: Distribution?

        var isFaulty: Bool { isSilent || lossPermille > 0 || delay != nil }
    }

    var isCut = false
    var forward = Direction()
    var backward = Direction()
    var duplicationPermille: UInt64 = 0
    /// Counts up whenever the path breaks, so that what was under way then is told apart.
    var cuts: UInt32 = 0
    /// What the drivers of both units have said last, and what they are going to say.
    var words: InlineArray<2, CarrierWord> = [CarrierWord(), CarrierWord()]

    subscript(from sender: Int) -> Direction {
        get { sender == 0 ? forward : backward }
        set {
            if sender == 0 { forward = newValue } else { backward = newValue }
        }
    }

    var isFaulty: Bool { isCut || forward.isFaulty || backward.isFaulty || duplicationPermille > 0 }

    /// Sets what a fault names and leaves the rest; ``LinkFault/up`` clears everything.
    mutating func apply(_ fault: LinkFault) {
        switch fault {
        case .down:
            if !isCut { cuts += 1 }
            isCut = true
        case .up:
            isCut = false
            forward = Direction()
            backward = Direction()
            duplicationPermille = 0
        case .silent(let direction):
            change(direction) { $0.isSilent = true }
        case .loss(let direction, let permille):
            change(direction) { $0.lossPermille = UInt64(max(0, min(1_000, permille))) }
        case .delay(let direction, let delay):
            change(direction) { $0.delay = delay }
        case .duplication(let permille):
            duplicationPermille = UInt64(max(0, min(1_000, permille)))
        }
    }

    private mutating func change(_ direction: LinkDirection, _ body: (inout Direction) -> Void) {
        if direction != .backward { body(&forward) }
        if direction != .forward { body(&backward) }
    }
}

struct CarrierWord: Sendable {
    var isUp = false
    /// What the driver is going to say; nil: nothing.
    var pending: Bool?
    var generation: UInt32 = 0
}

/// What one unit has going in the world.
struct WorldUnit: Sendable {
    static let timerCount = 9

    struct PendingWork: Sendable {
        var work: Work
        var token: UInt32
    }

    struct Timer: Sendable {
        var at: Instant?
        var generation: UInt32 = 0
        /// Whether an entry of the queue stands for it; otherwise it is only remembered.
        var isQueued = false
        /// The step that armed it.
        var step = 0

        mutating func cancel() {
            at = nil
            generation += 1
            isQueued = false
        }
    }

    var work: [PendingWork] = []
    var timers = [Timer](repeating: Timer(), count: WorldUnit.timerCount)
    var port: RedundancyPort?
    /// Whether the outlet is switched on; a host that is down takes the power away all the same.
    var outletIsOn = false
    var isPowered = false
    /// As it was after the last step.
    var wasUp = false
    /// Counts up when it stops being up: what was under way to it then is told apart.
    var life: UInt32 = 0
    var uplinkTold = true
    var gatewayIsReachable = true
}

extension ControllerTimer {
    var slot: Int {
        switch self {
        case .peerSearch: 0
        case .hello: 1
        case .linkHoldDown: 2
        case .peerSilence: 3
        case .gatewaySilence: 4
        case .retransmission: 5
        case .handoverRetry: 6
        case .uplinkHoldDown: 7
        case .autoAbort: 8
        }
    }

    init(slot: Int) {
        switch slot {
        case 0: self = .peerSearch
        case 1: self = .hello
        case 2: self = .linkHoldDown
        case 3: self = .peerSilence
        case 4: self = .gatewaySilence
        case 5: self = .retransmission
        case 6: self = .handoverRetry
        case 7: self = .uplinkHoldDown
        default: self = .autoAbort
        }
    }
}

/// A run of signs of life that nobody needs to be told of one by one: keepalives of one direction, or answers of a gateway.
struct SignsOfLife: Sendable {
    enum Mode: Sendable {
        case off
        /// Healthy: only the first, a changed and the last one are events.
        case quiet
        /// Each one is sent and may be lost.
        case ticking
    }

    var mode = Mode.off
    /// They come at this moment and every interval after it.
    var base = Instant(nanoseconds: 0)
    var interval = Nanoseconds.milliseconds(100)
    var since = Instant(nanoseconds: 0)
    /// In quiet mode: the first one has been delivered, so the silence timer need not be queued.
    var isConfirmed = false
    var isTickQueued = false
    var generation: UInt32 = 0
    var lastArrival = Instant(nanoseconds: .min)
    var lastStatus: KeepaliveStatus?
    var lastSent = Instant(nanoseconds: .min)
    /// The delay of the path while it was as it is; nil: the profile's own.
    var delay: Distribution?
    /// The link's number of cuts when the mode began.
    var cuts: UInt32 = 0

    /// The first tick at or after a moment.
    func tick(from moment: Instant) -> Instant {
        let elapsed = moment.elapsed(since: base).count
        guard elapsed > 0 else { return base }
        let width = interval.count
        return base.advanced(by: Nanoseconds((elapsed + width - 1) / width * width))
    }

    /// The last tick before a moment; nil when there was none since the run began.
    func tick(before moment: Instant) -> Instant? {
        let elapsed = moment.elapsed(since: base).count
        guard elapsed > 0 else { return nil }
        let found = base.advanced(by: Nanoseconds((elapsed - 1) / interval.count * interval.count))
        return found < since ? nil : found
    }
}
