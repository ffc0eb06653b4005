public import Redundancy
public import Replay

/// What a run amounted to: the truth, since the simulator knows when each fault struck.
public struct RunResult: Hashable, Sendable {
    public var seed: UInt64
    public var switchovers: [SimulatedSwitchover] = []
    /// How often each unit reloaded by itself, by a command or by a reset.
    public var reloads = [0, 0]
    public var refusedPairings: [PairingRefusal] = []
    public var refusedCommands: [ControllerRejection] = []
    public var unreadCommands: [CommandError] = []
    public var sawDualActive = false
    public var recoveries: [Recovery] = []
    /// Carried records that a stateful switchover did not bring to the new active. Always 0, or the kernel is wrong.
    public var carriedLost = 0
    /// What was joined to the last active before the last switchover and is unknown to the new one.
    public var lostAccessPoints = 0
    public var lostClients = 0
    public var units: [ControllerState] = []
    public var steps = 0
    public var violations: [InvariantViolation] = []
    public var outcome: SimulationOutcome?

    public struct Recovery: Hashable, Sendable {
        public var unit: ChassisNumber
        public var kind: RecoveryKind
    }

    public init(seed: UInt64) {
        self.seed = seed
    }

    /// The state of both units at the end, for a digest.
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(units)
        bytes.append(steps)
    }

    /// The canonical bytes of the end: equal for equal runs, in debug and release and on every machine.
    public var canonicalBytes: [UInt8] {
        var bytes = CanonicalBytes()
        encode(into: &bytes)
        return bytes.bytes
    }
}

/// A change of the active role, measured as the rules of the specification's section 1a say.
public struct SimulatedSwitchover: Hashable, Sendable {
    public var cause: SwitchoverCause
    public var from: ChassisNumber
    public var to: ChassisNumber
    public var isStateful: Bool
    /// What detection is counted from; nil for a forced switchover, which has no such phase.
    public var faultAt: Instant?
    /// The first witness on the survivor, the decision to give the role away, or the accepted command.
    public var detectedAt: Instant
    public var activeAt: Instant

    public var detection: Nanoseconds? {
        faultAt.map { Nanoseconds(detectedAt.nanoseconds) - Nanoseconds($0.nanoseconds) }
    }

    public var takeover: Nanoseconds {
        Nanoseconds(activeAt.nanoseconds) - Nanoseconds(detectedAt.nanoseconds)
    }

    /// Whether the document's detection time belongs to it: the fault was signalled, not noticed by silence.
    public var isSignalled: Bool {
        switch cause {
        case .processFailure, .peerLost: true
        case .userForced, .silence, .gatewayLost, .uplinkLost: false
        }
    }
}
