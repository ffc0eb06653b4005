public import Redundancy
public import Replay

/// Watches a run and keeps when its phases began and ended: what a capture of it is measured for, known exactly.
public struct PhaseRecorder: SimulationObserver {
    private enum Kind: Hashable, Sendable {
        case exited
        case reloading
        case peerLost
        case booted
        /// The unit took its peer into the pair.
        case paired
        case bulkEnded
        /// The peer reached the terminal state.
        case peerHot
    }

    private struct Milestone: Hashable, Sendable {
        var at: Instant
        var unit: ChassisNumber
        var kind: Kind
    }

    private var milestones: [Milestone] = []
    private var bulk = BulkWatch()

    public init() {}

    public mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState]) {
        let number = units[step.unit].number
        for event in step.events {
            func note(_ kind: Kind) { milestones.append(Milestone(at: event.at, unit: number, kind: kind)) }
            if bulk.ends(with: event.change, on: step.unit) { note(.bulkEnded) }
            switch event.change {
            case .processExited: note(.exited)
            // Nothing is said before these two.
            case .reloading(.reset), .reloading(.powerOn): break
            case .reloading: note(.reloading)
            case .peerLost: note(.peerLost)
            case .booted: note(.booted)
            case .paired: note(.paired)
            case .peerBecameHot: note(.peerHot)
            default: break
            }
        }
    }

    /// The phases of a switchover of this run.
    public func lengths(of switchover: SimulatedSwitchover) -> PhaseLengths {
        let begin = min(switchover.faultAt ?? switchover.detectedAt, switchover.detectedAt)
        var lengths = wayBack(from: begin, after: switchover.activeAt, losing: switchover.to)
        lengths[.detection] = switchover.detection
        lengths[.takeover] = switchover.takeover
        lengths[.outage] = (switchover.detection ?? .zero) + switchover.takeover
        let restart = first(.booted, of: switchover.from, from: begin)
        let word = milestones.last { milestone in
            [.exited, .reloading].contains(milestone.kind) && milestone.unit == switchover.from
                && milestone.at >= begin && milestone.at < restart ?? begin
        }
        lengths[.oldActiveReload] = Self.length(word?.at, restart)
        return lengths
    }

    /// The phases of what began at a moment and moved no role: a formation, a standby that was lost, a pair that was reset.
    public func lengths(from begin: Instant) -> PhaseLengths {
        var lengths = wayBack(from: begin, after: begin, losing: nil)
        lengths[.standbyReturn] = nil
        guard let hot = firstHot(after: begin) else { return lengths }
        let word = milestones.last { [.exited, .reloading].contains($0.kind) && $0.at >= begin && $0.at < hot.at }
        lengths[.resetToTerminal] = Self.length(word?.at, hot.at)
        return lengths
    }

    /// When the pair was first in its terminal state.
    var formedAt: Instant? {
        milestones.first { $0.kind == .peerHot }?.at
    }

    private func firstHot(after moment: Instant) -> Milestone? {
        milestones.first { $0.kind == .peerHot && $0.at > moment }
    }

    /// How the pair got back to its terminal state after a moment.
    ///
    /// Whichever unit is active then: of two actives that meet again, the one that rose need not keep the role. The unit that
    /// lost its peer is the loser, or the one that is active in the end.
    private func wayBack(from begin: Instant, after moment: Instant, losing loser: ChassisNumber?) -> PhaseLengths {
        var lengths = PhaseLengths()
        guard let hot = firstHot(after: moment) else { return lengths }
        func last(_ kind: Kind) -> Instant? {
            milestones.last { $0.kind == kind && $0.unit == hot.unit && $0.at >= moment && $0.at <= hot.at }?.at
        }
        lengths[.standbyReturn] = Self.length(moment, last(.paired))
        lengths[.bulkSynchronisation] = Self.length(last(.paired), last(.bulkEnded))
        lengths[.terminalState] = Self.length(last(.bulkEnded), hot.at)
        lengths[.unprotected] = Self.length(first(.peerLost, of: loser ?? hot.unit, from: begin), hot.at)
        return lengths
    }

    private func first(_ kind: Kind, of unit: ChassisNumber, from moment: Instant) -> Instant? {
        milestones.first { $0.kind == kind && $0.unit == unit && $0.at >= moment }?.at
    }

    private static func length(_ start: Instant?, _ end: Instant?) -> Nanoseconds? {
        guard let start, let end else { return nil }
        return Nanoseconds(end.nanoseconds) - Nanoseconds(start.nanoseconds)
    }
}

/// The lengths of the phases of one incident of a run, as far as it had them.
public struct PhaseLengths: Hashable, Sendable {
    private var lengths: [MeasurementKind: Nanoseconds] = [:]

    public init() {}

    /// The length of a phase; nil when there was none.
    public subscript(_ kind: MeasurementKind) -> Nanoseconds? {
        get { lengths[kind] }
        set { lengths[kind] = newValue }
    }
}
