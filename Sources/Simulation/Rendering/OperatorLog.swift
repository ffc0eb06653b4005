public import Redundancy
public import Replay

/// What the two units' own logs say of a run, in the order in which it happened.
///
/// It is what the events' own facts say, and what takes more than one event to know: a handover's reload carries the reason
/// of the handover, and the end of the bulk synchronisation is logged when the standby has acknowledged it, before the
/// terminal state.
public struct OperatorLog: SimulationObserver, Sendable {
    /// A statement of one unit.
    public struct Statement: Hashable, Sendable {
        public var at: Instant
        /// 0 or 1: the first or the second unit of the scenario.
        public var unit: Int
        /// The number that the unit has at that moment.
        public var number: ChassisNumber
        public var fact: Fact
    }

    public private(set) var statements: [Statement] = []
    private var bulk = BulkWatch()
    /// By unit: why it offered its role last.
    private var offers: [SwitchoverCause?] = [nil, nil]

    public init() {}

    /// The statements since they were last taken.
    mutating func takeStatements() -> [Statement] {
        defer { statements.removeAll(keepingCapacity: true) }
        return statements
    }

    public mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState]) {
        let unit = step.unit
        for event in step.events {
            for fact in facts(of: event, on: unit, units[unit]) {
                statements.append(Statement(at: event.at, unit: unit, number: units[unit].number, fact: fact))
            }
        }
    }

    /// What the unit's log says of an event, after those before it.
    mutating func facts(of event: ControllerEvent, on unit: Int, _ state: ControllerState) -> [Fact] {
        if case .handoverOffered(let cause, _) = event.change { offers[unit] = cause }
        if bulk.ends(with: event.change, on: unit) {
            return [.synchronised(.bulkConfiguration, .succeeded, detail: "")] + event.facts(of: state)
        }
        if event.change == .reloading(.switchover) {
            return [.reloading(.observer, reason: (offers[unit] ?? .userForced).reason)]
        }
        return event.facts(of: state)
    }
}

/// Notices the end of a bulk synchronisation on the active: the acknowledgement of the batch that ends with the clients.
struct BulkWatch: Sendable {
    /// By unit: the number of that batch while it is under way.
    private var lastBatch: [UInt32?] = [nil, nil]

    mutating func ends(with change: Change, on unit: Int) -> Bool {
        switch change {
        case .syncSent(let batch):
            if batch.items.contains(.end(.clients)) { lastBatch[unit] = batch.number }
            return false
        case .syncAcknowledged(let number):
            guard lastBatch[unit] == number else { return false }
            lastBatch[unit] = nil
            return true
        case .started, .lostPower, .peerLost:
            lastBatch[unit] = nil
            return false
        default:
            return false
        }
    }
}
