public import Redundancy
public import Replay

/// What a run of access points between controllers amounted to.
public struct NPlusOneResult: Hashable, Sendable {
    public var seed: UInt64
    public var steps = 0
    /// Every way of an access point to RUN, in the order of their ends.
    public var moves: [Move] = []
    public var joins = 0
    public var downloads = 0
    public var fallbacks = 0
    public var refusedJoins = 0
    public var clientRejoins = 0
    public var accessPoints: [JoinState] = []
    public var hitStepLimit = false

    /// A way of an access point to RUN.
    public struct Move: Hashable, Sendable {
        public var cause: Cause
        /// From 1 on.
        public var accessPoint: Int
        public var from: String?
        public var to: String
        /// When its controller was lost in truth; nil for a first join and a fallback.
        public var faultAt: Instant?
        /// When it began to look for a controller.
        public var noticedAt: Instant
        public var runningAt: Instant
        /// Code downloads on the way.
        public var downloads: Int

        /// From the loss in truth to its notice; nil for a first join and a fallback.
        public var detection: Nanoseconds? { faultAt.map { runningLength(from: $0, to: noticedAt) } }
        /// From the loss, or from the decision to leave, to RUN.
        public var outage: Nanoseconds { runningLength(from: faultAt ?? noticedAt, to: runningAt) }

        private func runningLength(from: Instant, to: Instant) -> Nanoseconds {
            Nanoseconds(to.nanoseconds) - Nanoseconds(from.nanoseconds)
        }
    }

    /// Why an access point was on its way.
    public enum Cause: UInt8, Hashable, Sendable, CaseIterable {
        /// After power on.
        case first = 1
        case controllerLost = 2
        case fallback = 3
    }

    /// The canonical bytes of the end: equal for equal runs, in debug and release and on every machine.
    public var canonicalBytes: [UInt8] {
        var bytes = CanonicalBytes()
        bytes.append(accessPoints)
        bytes.append(steps)
        return bytes.bytes
    }

    /// The moves of which an outage is measured: all but the first joins.
    public var interruptions: [Move] { moves.filter { $0.cause != .first } }
}

/// A line of the trace of a run with several controllers.
public struct NPlusOneLine: Hashable, Sendable {
    public var at: Instant
    /// From 1 on; nil for something that happened to a controller.
    public var accessPoint: Int?
    public var kind: Kind
    /// The access points in RUN on each controller, in the order of the scenario; nil for one that does not work.
    public var running: [Int?]

    public enum Kind: Hashable, Sendable {
        case action(NPlusOneAction)
        case change(JoinChange)
        case refused(JoinRejection)
    }
}

/// Every line of a run, for a person.
public struct NPlusOneTrace: Sendable {
    public fileprivate(set) var lines: [NPlusOneLine] = []

    public init() {}
}

extension NPlusOneScenario {
    /// Runs the scenario; the same seed gives the same run, step by step.
    public func run(seed: UInt64) -> NPlusOneResult {
        var recorder = NPlusOneRecorder(self, seed: seed, tracing: false)
        return recorder.run()
    }

    /// Runs the scenario and keeps every line.
    public func run(seed: UInt64, tracing trace: inout NPlusOneTrace) -> NPlusOneResult {
        var recorder = NPlusOneRecorder(self, seed: seed, tracing: true)
        let result = recorder.run()
        trace.lines = recorder.lines
        return result
    }
}

/// Watches a run and keeps what its result needs.
private struct NPlusOneRecorder: NPlusOneObserver {
    let scenario: NPlusOneScenario
    let isTracing: Bool
    var result: NPlusOneResult
    var lines: [NPlusOneLine] = []
    private let clients: [Int]
    private var running: [Int]
    private var ways: [Way]

    /// What is under way of a move.
    private struct Way {
        var cause = NPlusOneResult.Cause.first
        var from: String?
        var faultAt: Instant?
        var noticedAt: Instant?
        var downloads = 0
        /// The controller on which it is in RUN.
        var current: Int?
    }

    init(_ scenario: NPlusOneScenario, seed: UInt64, tracing: Bool) {
        self.scenario = scenario
        isTracing = tracing
        result = NPlusOneResult(seed: seed)
        clients = scenario.clients
        running = [Int](repeating: 0, count: scenario.controllers.count)
        ways = [Way](repeating: Way(), count: clients.count)
    }

    mutating func run() -> NPlusOneResult {
        var simulator = NPlusOneSimulator(scenario, seed: result.seed)
        simulator.run(observing: &self)
        result.steps = simulator.steps
        result.accessPoints = simulator.accessPoints
        result.hitStepLimit = simulator.hitLimit
        return result
    }

    mutating func stepped(_ step: borrowing NPlusOneStep, _ simulator: borrowing NPlusOneSimulator) {
        guard let number = step.accessPoint else {
            if let action = step.action { line(step.at, nil, .action(action), simulator) }
            return
        }
        if let rejection = step.rejection { line(step.at, number, .refused(rejection), simulator) }
        for event in step.events {
            note(event, number, simulator)
            if event.change.isTold { line(step.at, number, .change(event.change), simulator) }
        }
    }

    private mutating func note(_ event: JoinEvent, _ number: Int, _ simulator: borrowing NPlusOneSimulator) {
        switch event.change {
        case .started:
            ways[number] = Way(noticedAt: event.at)
        case .lostPower:
            leaveRun(number)
        case .downloadBegan:
            result.downloads += 1
            ways[number].downloads += 1
        case .joinRefused:
            result.refusedJoins += 1
        case .controllerLost(let name):
            let fault = simulator.controllers.first { $0.setup.name == name }?.failedAt
            if leaveRun(number) {
                ways[number].cause = .controllerLost
                ways[number].from = name
                ways[number].faultAt = fault
                ways[number].noticedAt = event.at
            }
        case .fallbackBegan(let name, _):
            result.fallbacks += 1
            leaveRun(number)
            ways[number].cause = .fallback
            ways[number].from = name
            ways[number].noticedAt = event.at
        case .entered(let name):
            result.joins += 1
            let way = ways[number]
            result.moves.append(
                NPlusOneResult.Move(
                    cause: way.cause,
                    accessPoint: number + 1,
                    from: way.from,
                    to: name,
                    faultAt: way.faultAt,
                    noticedAt: way.noticedAt ?? event.at,
                    runningAt: event.at,
                    downloads: way.downloads
                )
            )
            ways[number] = Way(current: scenario.controllers.firstIndex { $0.name == name })
            if let current = ways[number].current { running[current] += 1 }
        default:
            break
        }
    }

    /// Its clients have to join again: nothing of them is carried.
    @discardableResult
    private mutating func leaveRun(_ number: Int) -> Bool {
        guard let current = ways[number].current else { return false }
        running[current] -= 1
        ways[number] = Way()
        result.clientRejoins += clients[number]
        return true
    }

    private mutating func line(
        _ at: Instant,
        _ number: Int?,
        _ kind: NPlusOneLine.Kind,
        _ simulator: borrowing NPlusOneSimulator
    ) {
        guard isTracing else { return }
        let counts = zip(running, simulator.controllers).map { $1.works ? $0 : nil }
        lines.append(NPlusOneLine(at: at, accessPoint: number.map { $0 + 1 }, kind: kind, running: counts))
    }
}

extension JoinChange {
    /// Whether a person wants to read of it.
    fileprivate var isTold: Bool {
        switch self {
        case .workBegan, .timerArmed, .timerCancelled, .asked, .echoAnswered, .controllerAnswered: false
        // Of a long search the beginning and the pauses are told.
        case .discoveryBegan(let round): round <= 1
        case .started, .lostPower, .joinBegan, .joinRefused, .downloadBegan, .imageStored, .reloading,
            .configurationBegan, .entered, .controllerLost, .fallbackBegan:
            true
        }
    }
}
