public import Replay

/// Where an access point is on its way to a controller.
public enum JoinPhase: Hashable, Sendable {
    case off
    case booting
    case discovering
    case joining(String)
    case downloading(String)
    case configuring(String)
    case running(String)

    /// The controller that it is joined to or about to join.
    public var controller: String? {
        switch self {
        case .off, .booting, .discovering: nil
        case .joining(let name), .downloading(let name), .configuring(let name), .running(let name): name
        }
    }
}

/// An access point on its own, as it knows its controllers. What ``AccessPointJoin`` decides depends on this and on its input
/// alone.
public struct JoinState: Hashable, Sendable {
    /// From 1 on.
    public var number: UInt32
    public var preferences: ControllerPreferences
    /// Whether it goes back to a preferred controller that has returned.
    public var fallsBack: Bool
    public var settings: JoinSettings
    /// What it runs.
    public var image: AccessPointImage

    public internal(set) var phase = JoinPhase.off
    public internal(set) var since = Instant(nanoseconds: 0)
    /// Of the discovery under way; 0 in the pause after many.
    public internal(set) var round = 0
    public internal(set) var answers: [ControllerAnswer] = []
    /// Those that refused since the discovery began.
    public internal(set) var refusedBy: [String] = []
    public internal(set) var pendingWork: JoinWork?
    /// Echoes are sent at this moment and every interval after it.
    public internal(set) var echoesFrom = Instant(nanoseconds: 0)
    public internal(set) var lastEcho = Instant(nanoseconds: 0)
    public internal(set) var timers: [ArmedJoinTimer] = []
    /// How often it reached RUN.
    public internal(set) var joins = 0
    public internal(set) var downloads = 0

    public init(
        number: UInt32,
        preferences: ControllerPreferences,
        fallsBack: Bool,
        settings: JoinSettings,
        image: AccessPointImage
    ) {
        self.number = number
        self.preferences = preferences
        self.fallsBack = fallsBack
        self.settings = settings
        self.image = image
    }

    /// When a timer fires; nil while it does not run.
    public func deadline(of timer: JoinTimer) -> Instant? {
        timers.first { $0.timer == timer }?.at
    }

    /// The last echo that was due at or before a moment; nil before the first.
    public func echo(atOrBefore moment: Instant) -> Instant? {
        let interval = settings.echoInterval.count
        let since = moment.nanoseconds - echoesFrom.nanoseconds
        guard since >= 0, interval > 0 else { return nil }
        return echoesFrom + Nanoseconds(since / interval * interval)
    }

    /// The next time after a moment at which the controller is asked whether it is there: an echo, or a repetition of the first
    /// one that stayed without an answer.
    public func nextEcho(after moment: Instant) -> Instant {
        let unanswered = firstEcho(after: lastEcho)
        guard moment >= unanswered else { return unanswered }
        let step = max(1, settings.retransmission.count)
        return unanswered + Nanoseconds(((moment.nanoseconds - unanswered.nanoseconds) / step + 1) * step)
    }

    /// When an echo and its repetitions have stayed without an answer, if the last one that did not was this.
    func silenceDeadline(answeredAt: Instant) -> Instant {
        firstEcho(after: answeredAt) + Nanoseconds(settings.retransmission.count * settings.retransmissions)
    }

    private func firstEcho(after moment: Instant) -> Instant {
        guard let last = echo(atOrBefore: moment) else { return echoesFrom }
        return last + settings.echoInterval
    }
}

/// A timer that runs.
public struct ArmedJoinTimer: Hashable, Sendable {
    public var timer: JoinTimer
    public var at: Instant
}

extension JoinState: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(Int(number))
        bytes.append(texts: preferences.names)
        bytes.append(fallsBack)
        for length in [
            settings.echoInterval, settings.retransmission, settings.discoveryInterval, settings.silentInterval,
            settings.primaryDiscovery,
        ] { bytes.append(length.count) }
        bytes.append(settings.retransmissions)
        bytes.append(settings.mostDiscoveries)
        bytes.append(image)
        bytes.append(phase)
        bytes.append(since)
        bytes.append(round)
        bytes.append(answers.count)
        for answer in answers {
            bytes.append(answer.name)
            bytes.append(answer.image)
            bytes.append(answer.hasRoom)
        }
        bytes.append(texts: refusedBy)
        bytes.append(pendingWork) { bytes, work in
            switch work {
            case .boot: bytes.append(1)
            case .join: bytes.append(2)
            case .download: bytes.append(3)
            case .configuration: bytes.append(4)
            }
            bytes.append(work.controller)
        }
        bytes.append(echoesFrom)
        bytes.append(lastEcho)
        bytes.append(timers.count)
        for armed in timers {
            bytes.append(Int(armed.timer.rawValue))
            bytes.append(armed.at)
        }
        bytes.append(joins)
        bytes.append(downloads)
    }
}

extension JoinPhase: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        switch self {
        case .off: bytes.append(1)
        case .booting: bytes.append(2)
        case .discovering: bytes.append(3)
        case .joining: bytes.append(4)
        case .downloading: bytes.append(5)
        case .configuring: bytes.append(6)
        case .running: bytes.append(7)
        }
        bytes.append(controller)
    }
}

extension AccessPointImage: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(Int(line.rawValue))
        bytes.append(version)
    }
}

extension CanonicalBytes {
    fileprivate mutating func append(texts: [String]) {
        append(texts.count)
        for text in texts { append(text) }
    }
}
