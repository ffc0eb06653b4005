public import Redundancy
public import Replay

/// What must hold in every run, whatever fails.
public enum Invariant: UInt8, Hashable, Sendable, CaseIterable {
    /// At most one unit serves while the redundancy port has worked both ways for the settling time.
    case oneServes = 1
    /// Only a hot standby takes over with state.
    case statefulOnlyFromHot = 2
    /// A unit that comes back does not become active beside one that serves and that it has been able to reach for two
    /// announcements.
    case noPreemption = 3
    /// Whatever the standby had acknowledged is there after a stateful switchover, unchanged.
    case acknowledgedIsKept = 4
    /// Once nothing is under way, the hot standby has what the active has.
    case standbyEqualsActive = 5
    /// No step and no event lies before the one before it.
    case timeGoesOn = 6
}

public struct InvariantViolation: Hashable, Sendable {
    public var invariant: Invariant
    public var at: Instant
    public var unit: Int
    public var step: Int
    public var detail: String
}

/// Checks the invariants after each step. A step that concerns none of them costs a look at its events.
public struct InvariantCheck: SimulationObserver, Sendable {
    /// An exchange of messages and the decision to reload.
    public static let settlingTime = Nanoseconds.seconds(5)
    static let limit = 100

    /// The first hundred.
    public private(set) var violations: [InvariantViolation] = []

    private var last = Instant(nanoseconds: .min)
    private var bothServe = false
    private var wasHot: InlineArray<2, Bool> = [false, false]
    private var wasTerminal = false
    /// Booted, and not yet hot or active since.
    private var isReturning: InlineArray<2, Bool> = [false, false]
    private var risesWithState: InlineArray<2, Bool> = [false, false]
    private var sent: [SyncBatch?] = [nil, nil]
    private var acknowledged = AcknowledgedRecords()

    public init() {}

    public mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState]) {
        goOn(to: step.at, step)
        var mayHaveSettled = false
        for event in step.events {
            goOn(to: event.at, step)
            follow(event.change, step, units, &mayHaveSettled)
        }
        checkServing(step)
        let isTerminal = step.views[0].isTerminal && step.views[1].isTerminal
        if isTerminal, mayHaveSettled || !wasTerminal { compareTables(step, units) }
        wasTerminal = isTerminal
        for unit in 0..<2 {
            wasHot[unit] = step.views[unit].isHot
            if wasHot[unit] { isReturning[unit] = false }
        }
    }

    /// Neither a step nor an event may lie before what is known already. One in the future makes the next step lie before it.
    private mutating func goOn(to moment: Instant, _ step: borrowing SimulationStep) {
        if moment < last { report(.timeGoesOn, step, "\(moment.nanoseconds) ns after \(last.nanoseconds) ns") }
        last = moment
    }

    private mutating func follow(
        _ change: Change,
        _ step: borrowing SimulationStep,
        _ units: [ControllerState],
        _ mayHaveSettled: inout Bool
    ) {
        let unit = step.unit
        switch change {
        case .booted:
            isReturning[unit] = true
            risesWithState[unit] = false
        case .paired:
            acknowledged = AcknowledgedRecords()
            sent[unit] = nil
        case .syncSent(let batch):
            sent[unit] = batch
            acknowledged.supersede(batch)
        case .syncAcknowledged(let number):
            mayHaveSettled = true
            if let batch = sent[unit], batch.number == number {
                acknowledged.add(batch)
                sent[unit] = nil
            }
        case .syncApplied:
            mayHaveSettled = true
        case .switchoverBegan(_, let isStateful):
            if isStateful, !wasHot[unit] { report(.statefulOnlyFromHot, step, "it was not in STANDBY HOT") }
            risesWithState[unit] = isStateful
        case .becameActive:
            // It can know of the other one after two announcements: one may have been under way when the path broke.
            let interval = units[unit].settings.helloInterval
            if isReturning[unit], units[1 - unit].isServing, let since = step.pathWorksSince,
                step.at.elapsed(since: since) > interval + interval, units.allSatisfy(\.mayPair)
            {
                report(.noPreemption, step, "the other unit serves")
            }
            isReturning[unit] = false
            if risesWithState[unit], let missing = acknowledged.firstMissing(in: units[unit]) {
                report(.acknowledgedIsKept, step, missing)
            }
            risesWithState[unit] = false
        default:
            break
        }
    }

    /// Once for each time that both serve.
    private mutating func checkServing(_ step: borrowing SimulationStep) {
        guard step.views[0].isServing, step.views[1].isServing, step.views[0].mayPair, step.views[1].mayPair,
            let since = step.pathWorksSince
        else {
            bothServe = false
            return
        }
        guard !bothServe, step.at.elapsed(since: since) > Self.settlingTime else { return }
        bothServe = true
        report(.oneServes, step, "both serve, their path has worked since \(since.nanoseconds) ns")
    }

    private mutating func compareTables(_ step: borrowing SimulationStep, _ units: [ControllerState]) {
        let active = units[0].isHot ? 1 : 0
        guard let pair = units[active].pair, pair.outbox.isEmpty, pair.inFlight == nil else { return }
        let standby = 1 - active
        if units[active].configuration != units[standby].configuration {
            report(.standbyEqualsActive, step, "the configurations differ")
        }
        let upgrade = units[active].upgrade.flatMap { $0.phase == .adding ? nil : $0 }
        if units[standby].upgrade != upgrade { report(.standbyEqualsActive, step, "the upgrades differ") }
        if units[active].settings != units[standby].settings {
            report(.standbyEqualsActive, step, "the settings differ")
        }
        let accessPoints = (runs(units[active].accessPoints), runs(units[standby].accessPoints))
        if accessPoints.0 != accessPoints.1 {
            report(
                .standbyEqualsActive,
                step,
                "\(accessPoints.0.count) and \(accessPoints.1.count) access points differ"
            )
        }
        let clients = (runs(units[active].clients), runs(units[standby].clients))
        if clients.0 != clients.1 {
            report(.standbyEqualsActive, step, "\(clients.0.count) and \(clients.1.count) clients differ")
        }
    }

    private mutating func report(_ invariant: Invariant, _ step: borrowing SimulationStep, _ detail: String) {
        guard violations.count < Self.limit else { return }
        violations.append(
            InvariantViolation(invariant: invariant, at: step.at, unit: step.unit, step: step.number, detail: detail)
        )
    }
}

/// A record with a number, of which those in RUN are carried.
private protocol CarriedRecord: Hashable, Sendable {
    var number: UInt32 { get }
    var isInRun: Bool { get }
}

extension AccessPointRecord: CarriedRecord {
    fileprivate var isInRun: Bool { phase == .run }
}

extension ClientRecord: CarriedRecord {
    fileprivate var isInRun: Bool { phase == .run }
}

/// The records in RUN in the order of their numbers.
private func runs<Record: CarriedRecord>(_ records: [Record]) -> [Record] {
    let carried = records.filter(\.isInRun)
    let isSorted = zip(carried, carried.dropFirst()).allSatisfy { $0.number < $1.number }
    return isSorted ? carried : carried.sorted { $0.number < $1.number }
}

/// What the standby has said that it holds. A record that is sent anew is out until its new form is acknowledged: either may
/// be the one that the standby has.
private struct AcknowledgedRecords: Sendable {
    private var accessPoints: [AccessPointRecord] = []
    private var clients: [ClientRecord] = []

    mutating func supersede(_ batch: SyncBatch) {
        for item in batch.items {
            switch item {
            case .accessPoints(let records): Self.remove(records.map(\.number), from: &accessPoints)
            case .clients(let records): Self.remove(records.map(\.number), from: &clients)
            case .clientsRemoved(let first, let count):
                clients.removeAll { (first..<first + count).contains(Int($0.number)) }
            case .accessPointsRemoved(let first, let count):
                accessPoints.removeAll { (first..<first + count).contains(Int($0.number)) }
            case .configurationLine, .shared, .end: break
            }
        }
    }

    mutating func add(_ batch: SyncBatch) {
        for item in batch.items {
            switch item {
            case .accessPoints(let records): Self.add(records, to: &accessPoints)
            case .clients(let records): Self.add(records, to: &clients)
            case .clientsRemoved(let first, let count):
                clients.removeAll { (first..<first + count).contains(Int($0.number)) }
            case .accessPointsRemoved(let first, let count):
                accessPoints.removeAll { (first..<first + count).contains(Int($0.number)) }
            case .configurationLine, .shared, .end: break
            }
        }
    }

    /// What a unit that has taken over lacks, in words; nil when it has everything.
    func firstMissing(in state: ControllerState) -> String? {
        if let number = Self.firstMissing(of: accessPoints, in: state.accessPoints) {
            return "access point \(number) is not as it was acknowledged"
        }
        if let number = Self.firstMissing(of: clients, in: state.clients) {
            return "client \(number) is not as it was acknowledged"
        }
        return nil
    }

    private static func firstMissing<Record: CarriedRecord>(of wanted: [Record], in found: [Record]) -> UInt32? {
        let found = runs(found)
        var index = 0
        for record in wanted {
            while index < found.count, found[index].number < record.number { index += 1 }
            guard index < found.count, found[index] == record else { return record.number }
        }
        return nil
    }

    /// The place of a number in an array that is in the order of numbers.
    private static func place<Record: CarriedRecord>(of number: UInt32, in records: [Record]) -> Int {
        var lower = 0
        var upper = records.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if records[middle].number < number { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }

    private static func remove<Record: CarriedRecord>(_ numbers: [UInt32], from records: inout [Record]) {
        for number in numbers {
            let index = place(of: number, in: records)
            if index < records.count, records[index].number == number { records.remove(at: index) }
        }
    }

    private static func add<Record: CarriedRecord>(_ added: [Record], to records: inout [Record]) {
        for record in added where record.isInRun {
            let index = place(of: record.number, in: records)
            if index < records.count, records[index].number == record.number {
                records[index] = record
            } else {
                records.insert(record, at: index)
            }
        }
    }
}

extension ControllerState {
    /// Configured for a pair, and not refused one: two controllers that form no pair are both active, each for itself.
    var mayPair: Bool {
        atStart.interface != nil && refusal == nil
    }
}
