internal import Redundancy
public import Replay

/// Takes from a scenario whatever its failure does not need.
public struct Shrinker: Sendable {
    /// How often the predicate is asked at most.
    public var runLimit: Int

    public init(runLimit: Int = 1_500) {
        self.runLimit = runLimit
    }

    /// The least scenario found that still fails. A scenario that the predicate has not confirmed is never returned, except
    /// the first one.
    ///
    /// - Parameters:
    ///   - scenario: one that fails.
    ///   - brokenAt: when it failed, from the beginning: what comes later is cut first.
    ///   - fails: whether a scenario fails in the same way.
    public func shrink(
        _ scenario: Scenario,
        brokenAt: Nanoseconds? = nil,
        while fails: (Scenario) -> Bool
    ) -> Scenario {
        withoutActuallyEscaping(fails) { fails in
            var attempt = Attempt(best: scenario, runsLeft: runLimit, fails: fails)
            if let brokenAt { attempt.cutTail(after: brokenAt) }
            attempt.removeEntries()
            attempt.simplify()
            attempt.removeEntries()
            return attempt.best
        }
    }
}

/// A scenario on its way to less.
private struct Attempt {
    var best: Scenario
    var runsLeft: Int
    let fails: (Scenario) -> Bool

    /// Keeps the scenario if it differs and still fails.
    @discardableResult
    mutating func keep(_ scenario: Scenario) -> Bool {
        guard scenario != best, runsLeft > 0 else { return false }
        runsLeft -= 1
        guard fails(scenario) else { return false }
        best = scenario
        return true
    }

    @discardableResult
    mutating func keep(_ change: (inout Scenario) -> Void) -> Bool {
        var scenario = best
        change(&scenario)
        return keep(scenario)
    }

    mutating func cutTail(after moment: Nanoseconds) {
        // The quiet period counts from the last entry: what broke must still have the time to.
        keep { $0.timeline.removeAll { $0.at > moment } }
    }

    /// Removes halves, quarters and so on to single entries, these until none can go.
    mutating func removeEntries() {
        var size = max(1, best.timeline.count / 2)
        while runsLeft > 0 {
            var isLess = false
            // From the end: what happens late is needed least.
            var end = best.timeline.count
            while end > 0, runsLeft > 0 {
                let start = max(0, end - size)
                if keep({ $0.timeline.removeSubrange(start..<end) }) { isLess = true }
                end = start
            }
            if size > 1 {
                size = max(1, min(size / 2, best.timeline.count / 2))
            } else if !isLess {
                return
            }
        }
    }

    mutating func simplify() {
        let standard = Scenario(title: "", units: UnitSetup.standardPair, timeline: [])
        keep { $0.expectations = [] }
        keep { $0.timing = standard.timing }
        for key in TimingProfile.keys { restore(key, standard.timing.value(of: key)) }
        keep {
            let profile = $0.settings.profile
            $0.settings = standard.settings
            $0.settings.profile = profile
        }
        for key in ControllerSettings.keys { restore(key, standard.settings.value(of: key)) }
        keep { $0.settings.profile = standard.settings.profile }
        keep {
            $0.topology = standard.topology
            $0.units = standard.units
        }
        keep { $0.topology = standard.topology }
        keep { $0.units = standard.units }
        keep { $0.quietPeriod = standard.quietPeriod }
        for step in [Nanoseconds.seconds(10), .seconds(1), .milliseconds(100), .milliseconds(1)] {
            roundTimes(to: step)
        }
    }

    private mutating func restore(_ key: String, _ value: String?) {
        guard let value else { return }
        keep { scenario in try? scenario.set(key: key, value: value) }
    }

    /// Rounds down, all at once or one by one; the order stays.
    private mutating func roundTimes(to step: Nanoseconds) {
        let rounded = { (time: Nanoseconds) in Nanoseconds(time.count / step.count * step.count) }
        if keep({ for index in $0.timeline.indices { $0.timeline[index].at = rounded($0.timeline[index].at) } }) {
            return
        }
        for index in best.timeline.indices {
            let time = rounded(best.timeline[index].at)
            guard index == 0 || best.timeline[index - 1].at <= time else { continue }
            keep { $0.timeline[index].at = time }
        }
    }
}
