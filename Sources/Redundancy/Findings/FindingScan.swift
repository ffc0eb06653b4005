public import Replay

/// Finds what the sources contradict, what they leave open and what the pair lost, in one reading of a timeline.
public struct FindingScan: Sendable {
    public private(set) var findings: [Finding] = []

    private var state = Pair.initialState
    /// The state behind the last output: what differs from it, events have told since.
    private var printedState = Pair.initialState
    private var historyRows: [(row: SwitchoverRow, sequence: UInt64)] = []
    private var facilityLog = FacilityLogCheck()
    private var wireless = WirelessCheck()
    /// Whether the role has moved since the last table that showed both units ready.
    private var hasSwitchedSinceReturn = false
    private var alarms: [(sequence: UInt64, text: String, isCritical: Bool)] = []

    public init() {}

    /// The findings of a whole timeline, with those that concern its incidents, in order of their first event.
    ///
    /// - Parameters:
    ///   - events: the events in timeline order.
    ///   - incidents: the incidents of the same events.
    public static func findings(in events: [Recorded<Event>], incidents: [Incident]) -> [Finding] {
        var scan = FindingScan()
        for event in events { scan.read(event) }
        scan.finish(incidents, events)
        let inLogOrder = events.sorted { $0.sequence < $1.sequence }
        return (scan.findings + ClockCheck.findings(in: inLogOrder))
            .enumerated()
            .sorted { ($0.element.sequences.first ?? 0, $0.offset) < ($1.element.sequences.first ?? 0, $1.offset) }
            .map(\.element)
    }

    private mutating func read(_ recorded: Recorded<Event>) {
        let event = recorded.event
        switch event.fact {
        case .observed(let snapshot):
            compareHistory(snapshot, recorded.sequence)
            let comparison = SnapshotComparison(state: state, printed: printedState, observer: event.observer)
            findings += comparison.findings(snapshot, recorded.sequence)
            if snapshot.command == .chassis { notePreemption(snapshot, recorded.sequence) }
            findings += wireless.read(snapshot, recorded.sequence)
            if snapshot.command == .redundancyStates {
                findings += facilityLog.compare(snapshot, recorded.sequence)
            }
        case .resourceAlarm(let isCritical, let text):
            alarms.append((recorded.sequence, text, isCritical))
        case .becameActive:
            wireless.noteSwitchover()
            hasSwitchedSinceReturn = true
        case .switchoverRequested, .commandEntered("redundancy force-switchover"):
            wireless.noteRequest()
        case .switchoverRefused:
            wireless.noteRefusal()
        default:
            break
        }
        facilityLog.read(recorded)
        Pair.evolve(&state, by: event)
        if case .observed = event.fact { printedState = state }
    }

    private mutating func finish(_ incidents: [Incident], _ events: [Recorded<Event>]) {
        findings += facilityLog.finish()
        for incident in incidents where incident.kind != .formation {
            let first = incident.steps.flatMap(\.sightings).map(\.sequence).min() ?? 0
            for alarm in alarms where alarm.sequence < first {
                findings.append(
                    Finding(
                        .note,
                        [alarm.sequence, first],
                        .alarmBefore(incident: incident.number, text: alarm.text, isCritical: alarm.isCritical)
                    )
                )
            }
            alarms.removeAll { $0.sequence < first }
            if let step = incident.step(.dualActive) ?? incident.step(.recoveryEntered) {
                let sequences = step.sightings.map(\.sequence)
                findings.append(Finding(.anomaly, sequences, .dualActive(incident: incident.number)))
            }
            guard incident.kind.isSwitchover, let active = incident.step(.becameActive) else { continue }
            let sides = Set(incident.steps.flatMap(\.sightings).compactMap(\.observer))
            if sides.count == 1 {
                findings.append(Finding(.note, [active.sightings[0].sequence], .oneSided(incident: incident.number)))
            }
            let next = incidents.first { $0.number > incident.number && $0.kind != .refusedSwitchover }
            findings += WirelessCheck.moves(after: incident, until: next, in: events)
        }
    }

    private mutating func compareHistory(_ snapshot: Snapshot, _ sequence: UInt64) {
        guard snapshot.command == .switchoverHistory else { return }
        for row in snapshot.sections("row").compactMap({ SwitchoverRow(section: $0) }) {
            if let index = historyRows.firstIndex(where: { $0.row.index == row.index }) {
                let known = historyRows[index]
                if known.row != row {
                    findings.append(
                        Finding(
                            .contradiction,
                            [known.sequence, sequence],
                            .historyRowChanged(index: row.index, before: known.row, after: row)
                        )
                    )
                }
                historyRows[index] = (row, sequence)
            } else {
                historyRows.append((row, sequence))
            }
        }
    }

    private mutating func notePreemption(_ snapshot: Snapshot, _ sequence: UInt64) {
        let rows = snapshot.sections("row").compactMap {
            section -> (number: ChassisNumber, role: Role, priority: UInt8)? in
            guard let number = section["Number"].flatMap({ Int($0) }).flatMap({ ChassisNumber($0) }),
                let role = section["Role"].flatMap({ Role(name: $0) }),
                let priority = section["Priority"].flatMap({ UInt8($0) }), section["State"] == ChassisRow.ready
            else { return nil }
            return (number, role, priority)
        }
        guard let active = rows.first(where: { $0.role == .active }),
            let standby = rows.first(where: { $0.role == .standby }), standby.priority > active.priority,
            hasSwitchedSinceReturn || (state.step.map({ $0 != .terminal }) ?? false)
        else { return }
        hasSwitchedSinceReturn = false
        let content = Finding.Content.noPreemption(
            returned: standby.number,
            priority: standby.priority,
            active: active.number,
            activePriority: active.priority
        )
        findings.append(Finding(.note, [sequence], content))
    }
}
