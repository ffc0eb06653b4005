internal import Replay

extension Incident {
    /// Tells what kind of incident the steps amount to. The first rule that fits decides.
    ///
    /// | rule | kind |
    /// |---|---|
    /// | the role moved, on an operator's command or with the reason `user forced` | forced switchover |
    /// | the role moved after the active lost its gateway, or with the reason `Active lost GW` | gateway loss |
    /// | the role moved and both units lived on (dual active, recovery), or the link was down first and the old active spoke afterwards | loss of the redundancy port |
    /// | the role moved after a process of the old active exited | process failure |
    /// | the role moved after keepalives ran out, with nothing else before | silent loss |
    /// | the role moved and the old active was gone without a word, or with the reason `active unit removed` | power loss |
    /// | the role moved | unexplained |
    /// | both units reloaded | both reloaded |
    mutating func classify() {
        guard kind != .refusedSwitchover else { return }
        guard step(.becameActive) != nil || historyIndex != nil else {
            if kind != .formation { kind = bothUnitsReloaded ? .bothReloaded : .standbyLoss }
            return
        }
        if previousActive == nil { previousActive = currentActive?.peerInPair }
        let isAnnounced = steps.contains { $0.kind == .reloading && $0.detail.contains("switchover") }
        if step(.switchoverRequested) != nil || isAnnounced || reason == SwitchoverReason.userForced {
            kind = .forcedSwitchover
        } else if step(.gatewayLost) != nil || reason == SwitchoverReason.activeLostGateway {
            kind = .gatewayLoss
        } else if step(.dualActive) != nil || step(.recoveryEntered) != nil || linkWasLostAlone {
            kind = .redundancyPortLoss
        } else if hasFault(.processExited) {
            kind = .processFailure
        } else if lostByKeepalive {
            kind = .silentLoss
        } else if isAnnouncedReload, reason != SwitchoverReason.activeUnitRemoved {
            kind = .unexplainedSwitchover
        } else if step(.lastSign) != nil || !lostLinks.isEmpty || reason == SwitchoverReason.activeUnitRemoved {
            kind = .powerLoss
        } else {
            kind = .unexplainedSwitchover
        }
    }

    /// Whether the old active told of the fault itself, before the survivor rose.
    private func hasFault(_ kind: StepKind) -> Bool {
        guard let fault = step(kind, of: previousActive), let active = step(.becameActive) else { return false }
        guard let elapsed = active.occurred.flatMap({ end in fault.occurred.flatMap { end.elapsed(since: $0) } }) else {
            return true
        }
        // Two clocks put them in an order that need not be theirs.
        return elapsed.upper >= (fault.marker.clock == active.marker.clock ? .zero : .seconds(-5))
    }

    /// Whether the old active said that it would reload: then it did not go without a word.
    private var isAnnouncedReload: Bool {
        steps.contains { step in
            (step.kind == .reloading || step.kind == .reloadRequested) && step.unit == previousActive
                && step.unit != nil
        }
    }

    private var linkWasLostAlone: Bool {
        let links = lostLinks
        guard !links.isEmpty else { return false }
        // The old active went on speaking: its own view of the lost link or peer.
        return steps.contains { step in
            (step.kind == .peerLost && step.unit == currentActive && currentActive != nil)
                || (step.unit == previousActive && previousActive != nil && links.contains(step))
        }
    }

    private var lostByKeepalive: Bool {
        let causes = steps.flatMap(\.causes)
        return lostLinks.isEmpty && (causes.contains(.keepaliveLost) || step(.keepaliveMissed) != nil)
    }

    /// A reload of all, or of one unit while the other was gone.
    private var bothUnitsReloaded: Bool {
        let reloads = steps.filter { [.reloading, .processExited, .restarted].contains($0.kind) }
        let concernsAll = steps.contains { $0.sightings.contains { $0.reload == .all } }
        if !reloads.isEmpty, concernsAll { return true }
        let losses = steps.filter { $0.kind == .peerLost || $0.kind == .memberRemoved }
        let lost = losses.compactMap(\.unit)
        let reloaded = reloads.compactMap(\.unit)
        if Set(reloaded).union(lost).count >= 2, reloaded.contains(where: { !lost.contains($0) }) { return true }
        // A unit that does not name itself and ends its own software, and has lost the other.
        let hasSelfReload = reloads.contains { step in
            step.unit == nil && step.kind != .restarted && step.sightings.contains { $0.reload != .peer }
        }
        return hasSelfReload && !losses.isEmpty
    }
}
