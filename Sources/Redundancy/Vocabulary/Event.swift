public import Replay

/// A fact with the unit that states it and the moment it states.
public struct Event: Hashable, Sendable {
    /// The unit whose log or console says so, if the source tells.
    public var observer: ChassisNumber?
    public var occurred: Stamp?
    public var fact: Fact

    public init(observer: ChassisNumber? = nil, occurred: Stamp? = nil, _ fact: Fact) {
        self.observer = observer
        self.occurred = occurred
        self.fact = fact
    }
}
