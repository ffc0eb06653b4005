internal import Replay

/// What happened to the pair as a whole.
///
/// The document's own switchovers are process failure, power failure and manual (`000_c686b23a5e3dda5c.txt`, 457–470),
/// with the causes of lines 261–267; the loss of the redundancy port (167, 193), silent loss and gateway loss are named
/// extensions of the 17.x profile.
public enum IncidentKind: UInt8, Hashable, Sendable, CaseIterable {
    case formation = 1
    case processFailure = 2
    case powerLoss = 3
    case forcedSwitchover = 4
    case redundancyPortLoss = 5
    case silentLoss = 6
    case gatewayLoss = 7
    /// A switchover whose fault the captures do not tell.
    case unexplainedSwitchover = 8
    /// The standby was lost; the active went on.
    case standbyLoss = 9
    /// Both units reloaded: no stateful switchover.
    case bothReloaded = 10
    case refusedSwitchover = 11

    /// Whether the active role moved.
    public var isSwitchover: Bool {
        switch self {
        case .processFailure, .powerLoss, .forcedSwitchover, .redundancyPortLoss, .silentLoss, .gatewayLoss,
            .unexplainedSwitchover:
            true
        case .formation, .standbyLoss, .bothReloaded, .refusedSwitchover: false
        }
    }

    /// Whether the nominal detection time belongs to this fault: it is signalled, not noticed by silence.
    public var isSignalled: Bool {
        switch self {
        case .processFailure, .powerLoss, .redundancyPortLoss: true
        case .formation, .forcedSwitchover, .silentLoss, .gatewayLoss, .unexplainedSwitchover, .standbyLoss,
            .bothReloaded, .refusedSwitchover:
            false
        }
    }
}

/// One incident: everything between two quiet times of the pair, each step with its witnesses.
public struct Incident: Hashable, Sendable {
    /// From 1, in timeline order.
    public var number: Int
    public var kind: IncidentKind
    /// In timeline order of their first witnesses.
    public var steps: [Step]
    public var previousActive: ChassisNumber?
    public var currentActive: ChassisNumber?
    /// The switchover reason in the device's words, from the history; empty without one.
    public var reason: String
    /// The index of its row in the switchover history.
    public var historyIndex: UInt32?

    /// The first step of this kind, of `unit` if one is named.
    public func step(_ kind: StepKind, of unit: ChassisNumber? = nil) -> Step? {
        steps.first { $0.kind == kind && (unit == nil || $0.unit == unit) }
    }

    /// The step that ended the detection: the first primary witness on the surviving unit, or where there is none the
    /// removal from the membership.
    public var loss: Step? {
        func isOfSurvivor(_ step: Step) -> Bool {
            currentActive == nil || step.unit == nil || step.unit != currentActive
        }
        return steps.first { $0.kind == .peerLost && isOfSurvivor($0) }
            ?? steps.first { $0.kind == .memberRemoved && isOfSurvivor($0) }
    }

    /// The links that went down before their unit lost its peer: one that goes down afterwards, when the peer restarts, is no
    /// fault.
    var lostLinks: [Step] {
        steps.filter { link in
            guard link.kind == .linkDown else { return false }
            let losses = steps.filter { $0.kind == .peerLost }.flatMap(\.sightings)
            let loss = losses.first { $0.clock == link.marker.clock && $0.occurred != nil } ?? self.loss?.marker
            guard let lost = loss?.occurred, let elapsed = link.occurred.flatMap({ $0.elapsed(since: lost) }) else {
                return true
            }
            return elapsed.lower <= .zero
        }
    }

    /// The step that the detection is measured from, which depends on the fault.
    public var fault: Step? {
        switch kind {
        case .processFailure: step(.processExited, of: previousActive) ?? step(.processExited)
        case .powerLoss: step(.lastSign)
        case .redundancyPortLoss:
            lostLinks.first { $0.unit == currentActive && currentActive != nil } ?? lostLinks.first ?? step(.linkDown)
        case .forcedSwitchover: step(.switchoverRequested)
        case .gatewayLoss: step(.gatewayLost)
        case .silentLoss: step(.keepaliveMissed)
        case .standbyLoss, .bothReloaded:
            steps.first { [.reloadRequested, .processExited, .linkDown, .lastSign].contains($0.kind) }
        case .formation, .unexplainedSwitchover, .refusedSwitchover: nil
        }
    }
}
