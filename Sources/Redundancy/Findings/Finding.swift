public import Replay

/// How much a finding matters.
public enum Severity: UInt8, Hashable, Sendable, CaseIterable {
    /// Worth knowing; nothing is wrong.
    case note = 1
    /// Something was lost, or is not as it should be.
    case anomaly = 2
    /// Two sources cannot both be right.
    case contradiction = 3
}

/// Something a reader of the captures should know. Findings are not errors: both sides are kept.
public struct Finding: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        /// A row of the switchover history stands in two outputs with different contents.
        case historyRowChanged(index: UInt32, before: SwitchoverRow, after: SwitchoverRow)
        /// An output disagrees with what the events before it amount to.
        case outputDisagrees(ShowCommand, field: String, folded: String, printed: String)
        /// A line stands after a later one; the timeline has it in its place.
        case outOfOrder(by: Nanoseconds)
        /// The clock of a source calls itself not set or not synchronised; `count` stamps carry the mark.
        case clockNotSet(count: Int)
        /// The stamps of a source lack the year, the date or the zone.
        case timeIncomplete(Reckoning)
        /// The same line stands more than once.
        case duplicated(count: Int)
        /// The uptime of an access point is shorter after the switchover than before it.
        case uptimeReset(accessPoint: String, before: String, after: String)
        /// A client that was in RUN before the switchover is missing after it.
        case clientLost(mac: String, accessPoint: String)
        /// An access point left or joined anew after a stateful switchover, which none may.
        case accessPointMoved(accessPoint: String, hasJoined: Bool)
        /// The unit with the higher priority came back as standby and stayed it: there is no preemption.
        case noPreemption(returned: ChassisNumber, priority: UInt8, active: ChassisNumber, activePriority: UInt8)
        /// A state change called other clients than the one before it, or in another order.
        case progressionDiffers(step: String, expected: Int, found: Int)
        /// Every state change called the same clients in the same order.
        case progressionsAgree(changes: Int, clients: Int, registered: Int)
        /// The number of clients in an output is not the number that the event log registered.
        case clientCountDiffers(registered: Int, printed: Int)
        /// The number of clients in an output is the number that the event log registered.
        case clientCountAgrees(count: Int)
        /// An alarm of the platform stood before the incident: a hot standby need not be a healthy one.
        case alarmBefore(incident: Int, text: String, isCritical: Bool)
        /// Both units were active at once.
        case dualActive(incident: Int)
        /// No capture of the other unit: what it saw is not known.
        case oneSided(incident: Int)
    }

    public var severity: Severity
    /// The events that attest it, by sequence number, in that order.
    public var sequences: [UInt64]
    public var content: Content

    public init(_ severity: Severity, _ sequences: [UInt64], _ content: Content) {
        self.severity = severity
        self.sequences = sequences
        self.content = content
    }
}
