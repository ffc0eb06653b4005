public import Replay

/// What an access point decided, and when.
public struct JoinEvent: Hashable, Sendable {
    public var at: Instant
    public var change: JoinChange

    public init(at: Instant, _ change: JoinChange) {
        self.at = at
        self.change = change
    }
}

/// A change of an access point's state, or what it asks of the world.
public enum JoinChange: Hashable, Sendable {
    // Asked of the world
    case workBegan(JoinWork)
    case timerArmed(JoinTimer, at: Instant)
    case timerCancelled(JoinTimer)
    case asked(controller: String)

    // The access point
    case started
    case lostPower
    /// Counted from 1 since a controller was last there; 0: it pauses.
    case discoveryBegan(round: Int)
    case controllerAnswered(ControllerAnswer)
    case joinBegan(String)
    case joinRefused(String)
    case downloadBegan(from: String, AccessPointImage)
    case imageStored(AccessPointImage)
    case reloading
    case configurationBegan(String)
    /// In RUN: clients may join again.
    case entered(String)
    case echoAnswered(at: Instant)
    /// Stateless: the access point begins anew, and its clients with it.
    case controllerLost(String)
    /// A preferred controller is back: the present one is left for it.
    case fallbackBegan(from: String, to: String)
}

/// Why an input is refused. Declaration order is precedence.
public enum JoinRejection: Error, Hashable, Sendable {
    case alreadyPowered
    /// Without power nothing can happen to it.
    case poweredOff
    /// The controller stands nowhere in the access point's list.
    case notPreferred(String)
}
