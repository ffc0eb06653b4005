internal import Redundancy
internal import Replay

/// The lengths of a fitted scenario, each moved until the phase that it decides is as long as observed.
struct FitParameters: Hashable, Sendable {
    var timing: TimingProfile
    var settings = ControllerSettings()
    /// From the fault to its end; nil: it never ends.
    var endsAfter: Nanoseconds?
    /// Whether the restart of the old active and its return to the pair are told as one: then the rest between them is
    /// the time that the port needs for its carrier.
    var restartPrecedesReturn = true

    static let takeover: [FacilityState] = [.activeFast, .activeDrain, .activePreconfig, .activePostconfig, .active]
    static let synchronisation: [FacilityState] = [
        .standbyCold, .standbyColdConfig, .standbyColdFileSystem, .standbyColdBulk,
    ]

    /// The documented profile without its chance.
    init() {
        var timing = TimingProfile.documented
        timing.boot = .fixed(timing.boot.nominal)
        timing.carrierSignal = .fixed(timing.carrierSignal.nominal)
        timing.exitNotice = .fixed(timing.exitNotice.nominal)
        timing.peerMonitor = .fixed(timing.peerMonitor.nominal)
        timing.imageCopy = .fixed(timing.imageCopy.nominal)
        timing.linkDelay = .fixed(timing.linkDelay.nominal)
        timing.otherStep = .fixed(timing.otherStep.nominal)
        for step in timing.steps { timing.set(step.walk, step.state, .fixed(step.duration.nominal)) }
        self.timing = timing
    }

    /// How long a pair takes to form, with room to spare.
    var formation: Nanoseconds {
        let steps = (Self.synchronisation + [.standbyHot]).reduce(Nanoseconds.zero) {
            $0 + timing.duration(of: $1, .standby).nominal
        }
        return timing.boot.nominal + timing.carrierSignal.nominal + steps + .seconds(30)
    }

    /// Some way into the first synchronisation.
    var synchronising: Nanoseconds {
        let steps = Self.synchronisation.reduce(Nanoseconds.zero) { $0 + timing.duration(of: $1, .standby).nominal }
        return timing.boot.nominal + timing.carrierSignal.nominal + Nanoseconds(steps.count / 2)
    }

    // MARK: Moving a phase

    /// Makes the steps of a walk longer by `length` in all, each in its proportion; none gets shorter than nothing.
    mutating func stretch(_ states: [FacilityState], _ walk: Walk, by length: Nanoseconds) {
        let old = states.map { timing.duration(of: $0, walk).nominal.count }
        let whole = old.reduce(0, +)
        let wanted = max(0, whole + length.count)
        var rest = wanted
        for (index, state) in states.enumerated() {
            let isLast = index == states.count - 1
            let share: Int64
            if isLast || whole == 0 {
                share = isLast ? rest : 0
            } else {
                let product = old[index].multipliedFullWidth(by: wanted)
                let exact = whole.dividingFullWidth(product).quotient
                // Whole milliseconds, which people read more easily; the last step takes up the rest.
                share = exact - exact % 1_000_000
            }
            rest -= share
            timing.set(walk, state, .fixed(Nanoseconds(share)))
        }
    }

    /// Makes the notice of an exit come later: the process manager's part, unless even the redundancy facility's is too long.
    mutating func moveExit(by length: Nanoseconds) {
        let whole = max(.zero, timing.exitNotice.nominal + timing.peerMonitor.nominal + length)
        let monitor = min(timing.peerMonitor.nominal, whole)
        timing.peerMonitor = .fixed(monitor)
        timing.exitNotice = .fixed(whole - monitor)
    }

    /// Makes the loss of a carrier be believed later; with the signal, its own time may become shorter too.
    mutating func moveCarrierLoss(by length: Nanoseconds, withSignal: Bool) {
        let whole = settings.linkHoldDown + timing.peerMonitor.nominal + length
        let monitor = min(TimingProfile.documented.peerMonitor.nominal, max(.zero, whole))
        // A hold-down has its range (0 to 1 s); what is beyond goes to the facility.
        settings.linkHoldDown = max(.zero, min(.seconds(1), whole - monitor))
        timing.peerMonitor = .fixed(max(.zero, whole - settings.linkHoldDown))
        if withSignal, whole < .zero {
            timing.carrierSignal = .fixed(max(.zero, timing.carrierSignal.nominal + whole))
        }
    }

    mutating func moveBoot(by length: Nanoseconds) {
        timing.boot = .fixed(max(.seconds(1), timing.boot.nominal + length))
    }

    /// Makes the port come up later, by what is plausible for one (0 to 12 ms in all).
    ///
    /// - Returns: what is left.
    mutating func moveCarrier(by length: Nanoseconds) -> Nanoseconds {
        let wanted = timing.carrierSignal.nominal + length
        let signal = min(.milliseconds(12), max(.zero, wanted))
        timing.carrierSignal = .fixed(signal)
        return wanted - signal
    }

    /// Makes the announcement that comes some time after a loss come later, each one by its share.
    mutating func moveAnnouncement(by length: Nanoseconds, after time: Nanoseconds) {
        let number = max(1, time.count / max(1, settings.helloInterval.count))
        settings.helloInterval = max(.milliseconds(1), settings.helloInterval + Nanoseconds(length.count / number))
    }

    /// Makes the facility's part of a detection shorter and the process manager's longer by as much: the new active is there
    /// as soon as before, the old one goes later.
    mutating func splitExit(by length: Nanoseconds) {
        let whole = timing.exitNotice.nominal + timing.peerMonitor.nominal
        let monitor = max(.zero, timing.peerMonitor.nominal - length)
        timing.peerMonitor = .fixed(monitor)
        timing.exitNotice = .fixed(max(.zero, whole - monitor))
    }
}
