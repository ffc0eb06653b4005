internal import Replay

/// Whether two units may form a pair (`000_c686b23a5e3dda5c.txt`, 33–36, 155–165, 225–255).
enum Pairing {
    /// The first obstacle in the order of precedence, or nil.
    static func refusal(_ one: Announcement, _ other: Announcement) -> PairingRefusal? {
        if one.identity.platform.formFactor != other.identity.platform.formFactor { return .formFactorsDiffer }
        if one.port != other.port { return .portsDiffer }
        if one.interface.prefixLength != other.interface.prefixLength { return .masksDiffer }
        if !one.interface.mirrors(other.interface) { return .addressesDoNotMirror }
        if one.number == other.number { return .chassisNumbersEqual }
        if one.version != other.version, !(one.allowsMixedVersions && other.allowsMixedVersions) {
            return .versionsDiffer
        }
        return nil
    }
}

/// Who becomes active (271–295).
enum Election {
    /// The election between two units of which neither is active: highest priority, the third rule, lowest address.
    static func winner(
        _ mine: Announcement,
        _ peer: Announcement,
        _ third: ElectionRule
    ) -> (wins: Bool, rule: ElectionRule) {
        if mine.priority != peer.priority { return (mine.priority > peer.priority, .highestPriority) }
        if let wins = byStart(mine, peer, third) { return (wins, third) }
        return (mine.identity.mac < peer.identity.mac, .lowestMACAddress)
    }

    /// Whether the first of two actives keeps the role. One that already serves goes before one on its way there. With a
    /// management interface the newer active keeps it on either link, since the access points went to it; without one the
    /// election decides.
    static func keepsRole(_ mine: Announcement, _ peer: Announcement, _ settings: ControllerSettings) -> Bool {
        let iServe = mine.facility == .active && !mine.status.isInRecovery
        let peerServes = peer.facility == .active && !peer.status.isInRecovery
        if iServe != peerServes { return iServe }
        if settings.profile == .r17, let since = mine.activeSince, let peerSince = peer.activeSince {
            return (since, mine.identity.mac) > (peerSince, peer.identity.mac)
        }
        return winner(mine, peer, settings.thirdRule).wins
    }

    private static func byStart(_ mine: Announcement, _ peer: Announcement, _ third: ElectionRule) -> Bool? {
        switch third {
        case .lowestUptime:
            mine.startedAt == peer.startedAt ? nil : mine.startedAt > peer.startedAt
        case .shortestBoot:
            mine.bootDuration == peer.bootDuration ? nil : mine.bootDuration < peer.bootDuration
        case .firstUnitUp, .currentActive, .highestPriority, .lowestMACAddress:
            mine.startedAt == peer.startedAt ? nil : mine.startedAt < peer.startedAt
        }
    }
}

extension PairingState {
    init(_ peer: Announcement, at moment: Instant, session: UInt32) {
        announcement = peer
        status = peer.status
        lastHeard = moment
        checksFrom = moment
        self.session = session
    }

    /// When the silence after `heardAt` is long enough: at the check after the last keepalive that makes `retries` checks in a
    /// row without one. So the silence lasts the interval times the retries and up to one interval more.
    func silenceDeadline(heardAt: Instant, _ settings: ControllerSettings) -> Instant {
        // The settings may come from the peer, so they are held in their range.
        let interval = min(max(settings.keepaliveInterval.count, 1), 60_000_000_000)
        let retries = min(max(settings.keepaliveRetries, 1), 1_000)
        let since = (Nanoseconds(heardAt.nanoseconds) - Nanoseconds(checksFrom.nanoseconds)).count
        let sinceCheck = since < 0 ? since : since % interval
        return heardAt + Nanoseconds((retries + 1) * interval) + (Nanoseconds.zero - Nanoseconds(sinceCheck))
    }
}
