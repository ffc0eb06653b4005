public import Redundancy
public import Replay

/// Every line of a run, for a person: one an event, the two units in two columns.
public struct RunTrace: SimulationObserver {
    /// A line of the trace.
    public struct Line: Hashable, Sendable {
        public var step: Int
        public var at: Instant
        public var unit: ChassisNumber
        public var kind: Kind
        /// What the two units are after the step, the first unit first.
        public var standing: [Standing]
        /// What a show command that was answered prints.
        public var output: ConsoleOutput?
    }

    /// What a unit is, for the gutter of a trace.
    public enum Standing: Character, Hashable, Sendable, CaseIterable {
        case off = "-"
        case booting = "b"
        case negotiating = "n"
        case synchronising = "s"
        case hot = "H"
        case takingOver = "t"
        case active = "A"
        case recovery = "r"

        public init(of unit: ControllerState) {
            switch unit.power {
            case .off: self = .off
            case .booting: self = .booting
            case .up:
                if unit.recovery != nil {
                    self = .recovery
                } else if unit.facility == .active {
                    self = .active
                } else if unit.isActive || unit.walk == .takeover {
                    self = .takingOver
                } else if unit.isHot {
                    self = .hot
                } else {
                    self = unit.isStandby ? .synchronising : .negotiating
                }
            }
        }
    }

    public enum Kind: Hashable, Sendable {
        case power(isOn: Bool)
        case reset
        /// Nil: the module was taken out.
        case sfp(SFPModule?)
        case accessPoints(first: Int, count: Int, AccessPointPhase)
        case clients(first: Int, count: Int, ClientPhase)
        case command(Command)
        case refused(ControllerRejection)
        case unread(CommandError)
        /// What its log would say.
        case fact(Fact)
        case switchoverBegan(SwitchoverCause, isStateful: Bool)
    }

    public private(set) var lines: [Line] = []
    /// The monitoring page of each unit, the first unit first, at the end or when the run was last at the moment asked for;
    /// nil for a unit that is off or booting.
    public private(set) var pages: [MonitoringPage?] = [nil, nil]
    private var consoles = PairConsoles()
    private let pagesAt: Instant?

    private let showsProgressions: Bool
    /// The trace says what the units' logs do.
    private var said = OperatorLog()

    /// - Parameters:
    ///   - moment: the moment of ``RunTrace/pages`` from the beginning of the scenario; nil for the end of the run.
    ///   - showsProgressions: whether each client of the Redundancy Facility gets its line when it is added and called:
    ///     some forty for a state.
    public init(pagesAt moment: Nanoseconds? = nil, showsProgressions: Bool = false) {
        pagesAt = moment.map { Simulator<Controller>.defaultStart.advanced(by: $0) }
        self.showsProgressions = showsProgressions
    }

    public mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState]) {
        consoles.stepped(step, units)
        if step.at <= pagesAt ?? step.at { pages = consoles.pages(units, at: step.at) }
        let unit = units[step.unit]
        let standing = units.map { Standing(of: $0) }
        let (number, at) = (step.number, step.at)
        func line(_ kind: Kind) -> Line {
            Line(step: number, at: at, unit: unit.number, kind: kind, standing: standing)
        }
        if let input = step.input {
            switch input.stimulus {
            case .powered(let isOn): lines.append(line(.power(isOn: isOn)))
            case .reset: lines.append(line(.reset))
            case .sfpInserted(let module): lines.append(line(.sfp(module)))
            case .sfpRemoved: lines.append(line(.sfp(nil)))
            case .accessPointsChanged(let first, let count, let phase):
                lines.append(line(.accessPoints(first: first, count: count, phase)))
            case .clientsChanged(let first, let count, let phase):
                lines.append(line(.clients(first: first, count: count, phase)))
            case .commandEntered(let command):
                var entered = line(.command(command))
                if case .show(.modelled(let shown)) = command, step.rejection == nil {
                    entered.output = consoles.output(of: shown, on: unit, index: step.unit, at: at)
                }
                lines.append(entered)
            case .processFailed, .workCompleted, .timerFired, .carrierChanged, .received, .keepaliveHeard,
                .gatewayAnswered, .uplinkChanged:
                // What comes of them is in the unit's own log.
                break
            }
        }
        if let rejection = step.rejection { lines.append(line(.refused(rejection))) }
        if let issue = step.commandIssue { lines.append(line(.unread(issue))) }
        for event in step.events {
            if case .switchoverBegan(let cause, let isStateful) = event.change {
                lines.append(line(.switchoverBegan(cause, isStateful: isStateful)))
            }
            for fact in said.facts(of: event, on: step.unit, unit) where showsProgressions || !fact.isOfFacilityClient {
                lines.append(line(.fact(fact)))
            }
        }
    }
}

extension Fact {
    /// What a client of the Redundancy Facility was called for: some forty facts for a state.
    var isOfFacilityClient: Bool {
        switch self {
        case .facilityStepped(let step): step.isProgression
        case .facilityClientAdded: true
        default: false
        }
    }
}
