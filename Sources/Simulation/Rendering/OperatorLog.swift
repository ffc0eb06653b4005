public import Redundancy
public import Replay

/// What the two units' own logs say of a run, in the order in which it happened.
///
/// It is what ``RunTrace`` shows, told as devices tell it: nothing is announced by a unit that loses its power or is
/// reset, a handover's reload carries the reason of the handover, and the end of the bulk synchronisation is logged when
/// the standby has acknowledged it, before the terminal state.
public struct OperatorLog: SimulationObserver {
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
            if case .handoverOffered(let cause, _) = event.change { offers[unit] = cause }
            let state = units[unit]
            func add(_ fact: Fact) {
                statements.append(Statement(at: event.at, unit: unit, number: state.number, fact: fact))
            }
            if bulk.ends(with: event.change, on: unit) {
                add(.synchronised(.bulkConfiguration, .succeeded, detail: ""))
            }
            switch event.change {
            case .reloading(.reset), .reloading(.powerOn):
                break
            case .reloading(.switchover):
                add(.reloading(.observer, reason: (offers[unit] ?? .userForced).reason))
            case .peerBecameHot:
                add(.terminalStateReached(mode: "SSO"))
            default:
                for fact in event.facts(of: state) { add(fact) }
            }
        }
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
