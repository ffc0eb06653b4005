public import Redundancy
internal import Replay

/// How long everything takes that takes time: the world's side of a scenario.
///
/// No entry stands for detection or takeover. Detection of a lost carrier is `carrierSignal`, the kernel's hold-down and
/// `peerMonitor`; of a process exit `exitNotice`, the link and `peerMonitor`; of silence the keepalive timers. Takeover is the
/// sum of the five takeover steps. Only the sums have a source (`000_c686b23a5e3dda5c.txt`, 497 and 501: about 50 ms and about
/// 1,020 ms); how they are divided is modelled.
public struct TimingProfile: Hashable, Sendable {
    public var boot = Distribution.around(.seconds(364), spread: .seconds(30))
    /// From the loss of light or voltage to the driver's word.
    public var carrierSignal = Distribution.around(.milliseconds(6), spread: .milliseconds(2))
    public var exitNotice = Distribution.around(.milliseconds(33), spread: .milliseconds(4))
    public var peerMonitor = Distribution.around(.milliseconds(16), spread: .milliseconds(4))
    public var imageCopy = Distribution.around(.seconds(60), spread: .seconds(10))
    public var linkDelay = Distribution.uniform(lower: Nanoseconds(80_000), upper: Nanoseconds(200_000))
    /// By walk and state entered; a step that is not named takes ``otherStep``.
    public var steps: [StepTiming]
    public var otherStep = Distribution.around(.milliseconds(200), spread: .milliseconds(40))

    public struct StepTiming: Hashable, Sendable {
        public var walk: Walk
        public var state: FacilityState
        public var duration: Distribution

        public init(_ walk: Walk, _ state: FacilityState, _ duration: Distribution) {
            self.walk = walk
            self.state = state
            self.duration = duration
        }
    }

    public func duration(of state: FacilityState, _ walk: Walk) -> Distribution {
        steps.first { $0.state == state && $0.walk == walk }?.duration ?? otherStep
    }

    /// Sets a step's duration, or adds it.
    public mutating func set(_ walk: Walk, _ state: FacilityState, _ duration: Distribution) {
        steps.removeAll { $0.walk == walk && $0.state == state }
        steps.append(StepTiming(walk, state, duration))
    }

    /// The profile that leads to the document's figures.
    public static let documented = TimingProfile(steps: [
        StepTiming(.takeover, .activeFast, .around(.milliseconds(120), spread: .milliseconds(20))),
        StepTiming(.takeover, .activeDrain, .around(.milliseconds(180), spread: .milliseconds(30))),
        StepTiming(.takeover, .activePreconfig, .around(.milliseconds(260), spread: .milliseconds(40))),
        StepTiming(.takeover, .activePostconfig, .around(.milliseconds(280), spread: .milliseconds(40))),
        StepTiming(.takeover, .active, .around(.milliseconds(180), spread: .milliseconds(30))),
        StepTiming(.coldStart, .activePreconfig, .around(.seconds(3), spread: .seconds(1))),
        StepTiming(.standby, .standbyCold, .around(.seconds(2), spread: .seconds(1))),
        StepTiming(.standby, .standbyColdConfig, .around(.seconds(71), spread: .seconds(8))),
        StepTiming(.standby, .standbyColdFileSystem, .around(.seconds(10), spread: .seconds(3))),
        StepTiming(.standby, .standbyColdBulk, .around(.seconds(4), spread: .seconds(1))),
        StepTiming(.standby, .standbyHot, .around(.milliseconds(900), spread: .milliseconds(200))),
    ])
}
