public import Redundancy
public import Replay

/// A situation with several controllers that back each other up without state: primary, secondary and tertiary of access
/// points (`000_c686b23a5e3dda5c.txt`, 515).
public struct NPlusOneScenario: Hashable, Sendable {
    public var title: String
    public var settings = JoinSettings()
    public var timing = NPlusOneTiming()
    public var controllers: [BackupController]
    /// Access points are numbered through the groups from 1 on.
    public var groups: [AccessPointGroup]
    /// In order of time; entries of the same moment in the order of the file.
    public var timeline: [Entry]
    public var expectations: [Expected]
    /// How long it goes on after the last entry of the timeline.
    public var quietPeriod = Nanoseconds.seconds(1_200)

    public struct Entry: Hashable, Sendable {
        /// From the beginning of the scenario.
        public var at: Nanoseconds
        public var action: NPlusOneAction

        public init(at: Nanoseconds, _ action: NPlusOneAction) {
            self.at = at
            self.action = action
        }
    }

    /// What must come of it, with the lines of the document that say so.
    public struct Expected: Hashable, Sendable {
        public var claim: NPlusOneClaim
        public var source: String

        public init(_ claim: NPlusOneClaim, source: String) {
            self.claim = claim
            self.source = source
        }
    }

    public init(
        title: String,
        controllers: [BackupController],
        groups: [AccessPointGroup],
        timeline: [Entry] = [],
        expectations: [Expected] = []
    ) {
        self.title = title
        self.controllers = controllers
        self.groups = groups
        self.timeline = timeline
        self.expectations = expectations
    }

    /// The most access points of a scenario.
    public static let mostAccessPoints = 100_000

    public var accessPointCount: Int { groups.reduce(0) { $0 + $1.count } }
}

/// A controller, or a pair of them that answers as one.
public struct BackupController: Hashable, Sendable {
    public var name: String
    public var platform: BackupPlatform
    public var version: String
    /// Two: a stateful pair, whose switchover access points do not notice (7, 515).
    public var units = 1
    /// The most access points; nil where none is known.
    public var capacity: Int?

    public init(name: String, platform: BackupPlatform, version: String) {
        self.name = name
        self.platform = platform
        self.version = version
        capacity = platform.capacity
    }

    public var image: AccessPointImage { AccessPointImage(line: platform.line, version: version) }
}

/// What a controller of the design is.
public enum BackupPlatform: Hashable, Sendable {
    case catalyst9800(Platform)
    case cuwn

    /// The word for it in a scenario.
    public var name: String {
        switch self {
        case .catalyst9800(let platform): platform.name
        case .cuwn: ProductLine.cuwn.name
        }
    }

    public var line: ProductLine {
        switch self {
        case .catalyst9800: .catalyst9800
        case .cuwn: .cuwn
        }
    }

    /// The document gives it for the controllers of its own line (39).
    public var capacity: Int? {
        switch self {
        case .catalyst9800(let platform): platform.accessPointCapacity
        case .cuwn: nil
        }
    }
}

/// Access points that are configured alike.
public struct AccessPointGroup: Hashable, Sendable {
    public var count: Int
    public var preferences: ControllerPreferences
    public var fallsBack = true
    /// What they run at first; nil: what their primary runs.
    public var image: AccessPointImage?
    /// Of each access point while it is in RUN.
    public var clients = 0

    public init(count: Int, preferences: ControllerPreferences) {
        self.count = count
        self.preferences = preferences
    }
}

/// What an entry of the timeline does. Access points are numbered from 1 on.
public enum NPlusOneAction: Hashable, Sendable {
    case controller(String, ControllerFault)
    case accessPoints(ClosedRange<Int>, isOn: Bool)
    /// The controller runs another version from now on; its sessions end, as with a reload.
    case upgrade(String, version: String)
}

/// What becomes of a controller, in the words of a scenario.
public enum ControllerFault: String, Hashable, Sendable, CaseIterable {
    /// All of its units fail: every session ends.
    case fails
    /// All of its units work again, without any session.
    case returns
    /// One unit fails. The other one of a pair takes over with state; without one the controller is gone.
    case unitFails = "unit-fails"
    case unitReturns = "unit-returns"
    /// It works and is not reached: sessions are kept for as long as the access points do.
    case unreachable
    case reachable
}

/// What must come of a scenario.
public enum NPlusOneClaim: Hashable, Sendable {
    /// At the end all of these are in RUN on the controller.
    case on(ClosedRange<Int>, String)
    /// At the end so many are in RUN on the controller.
    case serves(String, Int)
    /// At the end all of these look for a controller.
    case searching(ClosedRange<Int>)
    /// How often access points reached RUN.
    case joins(Int)
    case downloads(Int)
    /// How often a client had to join again.
    case clientRejoins(Int)
    /// How often an access point went back to a preferred controller.
    case fallbacks(Int)
    /// How often a controller refused an access point for its number.
    case refusedJoins(Int)
    /// The longest time from a controller's loss to its notice by an access point.
    case detection(atMost: Nanoseconds)
    /// The longest time of an access point from its loss to its next RUN.
    case outage(atMost: Nanoseconds)
    /// The shortest such time: what must take long does.
    case everyOutage(atLeast: Nanoseconds)
    case finding(NPlusOneFinding)
    case noFinding
}

/// What the document would not have in a design with primary, secondary and tertiary controllers. Nothing is refused for it.
public enum NPlusOneFinding: Hashable, Sendable {
    /// The secondary at the second site is one of the Catalyst 9800 family (515).
    case secondaryNotCatalyst9800(String)
    /// Access points of this group download code whenever they cross between the two lines (515).
    case crossesProductLines(from: String, to: String)

    /// The name of the case.
    public var name: String {
        switch self {
        case .secondaryNotCatalyst9800: "secondaryNotCatalyst9800"
        case .crossesProductLines: "crossesProductLines"
        }
    }

    public var controller: String {
        switch self {
        case .secondaryNotCatalyst9800(let name), .crossesProductLines(_, let name): name
        }
    }
}

extension NPlusOneScenario {
    /// The controller with this name.
    public func controller(_ name: String) -> BackupController? {
        controllers.first { $0.name == name }
    }

    /// What the document would not have, or has a warning for; each once, in the order of the groups.
    public var findings: [NPlusOneFinding] {
        var findings: [NPlusOneFinding] = []
        func find(_ finding: NPlusOneFinding) {
            if !findings.contains(finding) { findings.append(finding) }
        }
        for group in groups {
            let names = group.preferences.names
            if names.count > 1, controller(names[1])?.platform.line != .catalyst9800 {
                find(.secondaryNotCatalyst9800(names[1]))
            }
            for (before, after) in zip(names, names.dropFirst())
            where controller(before)?.platform.line != controller(after)?.platform.line {
                find(.crossesProductLines(from: before, to: after))
            }
        }
        return findings
    }

    /// Each access point as it stands before the first entry: without power, with its configuration stored.
    public var accessPoints: [JoinState] {
        var states: [JoinState] = []
        for group in groups {
            let primary = controller(group.preferences.primary)?.image
            guard let image = group.image ?? primary else {
                preconditionFailure("a primary controller that is not there: \(group)")
            }
            for _ in 0..<group.count {
                states.append(
                    JoinState(
                        number: UInt32(states.count + 1),
                        preferences: group.preferences,
                        fallsBack: group.fallsBack,
                        settings: settings,
                        image: image
                    )
                )
            }
        }
        return states
    }

    /// The clients of each access point, in its order.
    public var clients: [Int] {
        groups.flatMap { [Int](repeating: $0.clients, count: $0.count) }
    }
}

/// How long everything takes that takes time when an access point looks for a controller. All of it is modelled, without a
/// source: the document says that code is downloaded (515), not how long it takes.
public struct NPlusOneTiming: Hashable, Sendable {
    /// From the reset of an access point to its first discovery.
    public var boot = Distribution.around(.seconds(90), spread: .seconds(20))
    /// Of a question and its answer.
    public var answer = Distribution.uniform(lower: .milliseconds(1), upper: .milliseconds(40))
    /// The handshake and the join.
    public var join = Distribution.around(.seconds(3), spread: .seconds(1))
    public var download = Distribution.around(.seconds(240), spread: .seconds(60))
    /// From the join to RUN.
    public var configuration = Distribution.around(.seconds(4), spread: .seconds(2))

    public init() {}
}
