import Replay

extension Inquiry {
    /// Why what was looked at no longer counts, or when age will make it so.
    enum Freshness {
        case stale(Reason)
        /// Nil when age changes nothing.
        case fresh(until: Instant?)
    }

    /// Of all evidence that was looked at so far.
    var freshness: Freshness {
        for evidence in evidence {
            if let reason = invalidation(since: evidence.collectedAt, at: evidence.scope) { return .stale(reason) }
        }
        // The oldest runs out first.
        guard let oldest = evidence.map(\.collectedAt).min(), let end = endOfAge(from: oldest) else {
            return .fresh(until: nil)
        }
        if matter.moment >= end {
            let limit = String(check.maximumAgeSeconds ?? 0)
            return .stale(Reason(.expired, details: [limit, MomentText.write(oldest)]))
        }
        return .fresh(until: end)
    }

    var isStale: Bool {
        if case .stale = freshness { true } else { false }
    }

    func invalidation(since moment: Instant, at place: Scope) -> Reason? {
        matter.occurrences.invalidation(check.invalidatedBy, since: moment, at: place, for: scope)
    }

    /// The first moment at which something of `moment` is too old; nil when age changes nothing.
    func endOfAge(from moment: Instant) -> Instant? {
        guard let seconds = check.maximumAgeSeconds else { return nil }
        let (age, isLong) = Int64(clamping: seconds).multipliedReportingOverflow(by: 1_000_000_000)
        if isLong { return seconds > 0 ? nil : moment }
        let (end, overflow) = moment.nanoseconds.addingReportingOverflow(age)
        if overflow { return age > 0 ? nil : moment }
        return Instant(nanoseconds: end)
    }
}
