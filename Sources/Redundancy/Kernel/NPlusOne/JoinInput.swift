public import Replay

/// Something that an access point meets, and when.
public struct JoinInput: Hashable, Sendable {
    public var at: Instant
    public var stimulus: JoinStimulus

    public init(at: Instant, _ stimulus: JoinStimulus) {
        self.at = at
        self.stimulus = stimulus
    }
}

/// What an access point can meet. Work that takes time is begun by an event and reported here when it is done.
public enum JoinStimulus: Hashable, Sendable {
    case powered(isOn: Bool)
    /// A controller answers a discovery or a primary discovery.
    case answered(ControllerAnswer)
    /// The controller does not take the access point: it has all that it can serve.
    case joinRefused(String)
    /// The last of a run of answered echoes. A driver may report a run by its last one, at the latest when the silence would
    /// be noticed: a decision depends on no other.
    case echoAnswered(at: Instant)
    case timerFired(JoinTimer)
    case workCompleted(JoinWork)
}

/// What a controller tells an access point that looks for one.
public struct ControllerAnswer: Hashable, Sendable {
    public var name: String
    public var image: AccessPointImage
    /// Whether it could serve one more.
    public var hasRoom: Bool

    public init(name: String, image: AccessPointImage, hasRoom: Bool) {
        self.name = name
        self.image = image
        self.hasRoom = hasRoom
    }
}

/// What an access point does that takes time.
public enum JoinWork: Hashable, Sendable {
    /// From the reset to the first discovery.
    case boot
    /// The handshake and the join with a controller.
    case join(String)
    /// The controller's image is copied to the access point.
    case download(String)
    /// From the join to RUN.
    case configuration(String)

    /// The controller that it needs all the while.
    public var controller: String? {
        switch self {
        case .boot: nil
        case .join(let name), .download(let name), .configuration(let name): name
        }
    }
}

/// A timer of an access point.
public enum JoinTimer: UInt8, Hashable, Sendable, CaseIterable {
    /// The end of a discovery, or of the pause after many.
    case discovery = 1
    /// An echo and all its repetitions stayed without an answer.
    case silence = 2
    case primaryDiscovery = 3
}
