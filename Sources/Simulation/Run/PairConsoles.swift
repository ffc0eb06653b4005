public import Redundancy
public import Replay

/// Follows a run as the two units' consoles would show it.
public struct PairConsoles: SimulationObserver, Sendable {
    /// Of each unit, the first unit first.
    public private(set) var memories = [ConsoleMemory(), ConsoleMemory()]
    /// What each unit has logged since its last start, stamped with its uptime.
    public private(set) var logs: [[Recorded<Event>]] = [[], []]
    private var said = OperatorLog()

    public init() {}

    public mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState]) {
        let index = step.unit
        for event in step.events {
            switch event.change {
            case .started:
                memories[index].stackAddress = nil
                memories[index].peer = nil
                memories[index].peerPriority = nil
                logs[index] = []
            case .becameActive:
                if memories[index].stackAddress == nil { memories[index].stackAddress = units[index].identity.mac }
            case .paired(let peer, _):
                memories[index].peer = peer.number
            default:
                break
            }
            for fact in said.facts(of: event, on: index, units[index]) { log(fact, event.at, units[index], index) }
        }
        remember(units, index)
    }

    private mutating func remember(_ units: [ControllerState], _ index: Int) {
        let unit = units[index]
        // A takeover that is under way is no switchover yet.
        let finished = unit.pendingCause == nil ? unit.history[...] : unit.history.dropLast()
        for row in finished where !memories[index].switchovers.contains(row) {
            memories[index].switchovers.append(row)
        }
        guard unit.isTerminal, units[1 - index].isTerminal else { return }
        // In the terminal state both have what the active has.
        let active = units[index].isHot ? 1 - index : index
        let all = memories[0].switchovers + memories[1].switchovers.filter { !memories[0].switchovers.contains($0) }
        let ordered = all.sorted { ($0.at, $0.currentActive) < ($1.at, $1.currentActive) }
        for index in 0..<2 {
            memories[index].switchovers = ordered
            memories[index].stackAddress = memories[active].stackAddress
            memories[index].peerPriority = units[1 - index].configuredPriority
        }
    }

    private mutating func log(_ fact: Fact, _ at: Instant, _ unit: ControllerState, _ index: Int) {
        let uptime = at.elapsed(since: unit.upSince).count
        let stamp = Stamp(reckoning: .uptime, earliest: uptime, width: 0)
        logs[index].append(
            Recorded(
                sequence: UInt64(logs[index].count),
                recordedAt: at,
                occurred: stamp,
                source: UInt32(index),
                clock: UInt32(index),
                event: Event(observer: unit.number, occurred: stamp, fact)
            )
        )
    }

    /// What the show command of a console prints, if the unit answers it.
    public func output(
        of command: ShowCommand,
        on unit: ControllerState,
        index: Int,
        at moment: Instant
    ) -> ConsoleOutput {
        let console = ControllerConsole(unit, remembering: memories[index], at: moment)
        return ConsoleOutput(
            command: command,
            unit: unit.number,
            pair: console.pair(showing: command),
            log: logs[index]
        )
    }

    /// The monitoring page of each unit; nil for one that is off or booting.
    public func pages(_ units: [ControllerState], at moment: Instant) -> [MonitoringPage?] {
        zip(units, memories).map { ControllerConsole($0, remembering: $1, at: moment).page }
    }
}

/// The material of what a show command prints: to be laid out.
public struct ConsoleOutput: Hashable, Sendable {
    public var command: ShowCommand
    public var unit: ChassisNumber
    /// The pair as this unit knows it.
    public var pair: PairState
    /// What the unit has logged since its last start, stamped with its uptime.
    public var log: [Recorded<Event>]
}
