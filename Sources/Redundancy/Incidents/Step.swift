public import Replay

/// What a step of an incident is. Each has one marker in the captures, or several witnesses of the same marker.
public enum StepKind: UInt8, Hashable, Sendable, CaseIterable {
    /// The last that was heard of a unit before it was lost.
    case lastSign = 1
    case reloadRequested = 2
    case switchoverRequested = 3
    case gatewayLost = 4
    case processExited = 5
    case linkDown = 6
    case keepaliveMissed = 7
    case memberRemoved = 8
    case peerLost = 9
    case becameActive = 10
    case reloading = 11
    case restarted = 12
    case elected = 13
    case linkUp = 14
    case peerFound = 15
    case synchronising = 16
    case bulkSynchronised = 17
    case terminal = 18
    case dualActive = 19
    case recoveryEntered = 20
    case recoveryLeft = 21
    case refused = 22
    /// A row of the switchover history names the switchover.
    case historyRow = 23
}

/// One statement of a step.
public struct Sighting: Hashable, Sendable {
    public var sequence: UInt64
    public var occurred: Stamp?
    public var clock: UInt32
    public var observer: ChassisNumber?
    /// The raw cause that a loss gave.
    public var cause: PeerLossCause?
    /// Whom a reload concerns, in the source's own terms: without unit numbers nothing else tells all from one.
    public var reload: ReloadTarget?
}

/// A step of an incident and everything that attests it: one event, however many lines and units tell of it.
public struct Step: Hashable, Sendable {
    public var kind: StepKind
    /// The unit that the step happened to, if the sources tell.
    public var unit: ChassisNumber?
    /// In timeline order; never empty.
    public var sightings: [Sighting]
    /// The device's words that matter: a reason, a process, a state.
    public var detail: String

    /// The first witness that carries a time, or else the first.
    public var marker: Sighting {
        sightings.first { $0.occurred != nil } ?? sightings[0]
    }

    /// The moment of the first witness that carries one.
    public var occurred: Stamp? {
        marker.occurred
    }

    /// The different raw causes among the witnesses, in order of appearance.
    public var causes: [PeerLossCause] {
        var causes: [PeerLossCause] = []
        for case let cause? in sightings.map(\.cause) where !causes.contains(cause) { causes.append(cause) }
        return causes
    }
}
