public import Redundancy

/// Why no scenario can be fitted to an incident.
public enum FitError: Error, Hashable, Sendable {
    /// The captures do not tell what the switchover began with.
    case faultUnknown
    /// The captures do not tell which unit gave the role away.
    case unitsUnknown
    /// A number that no unit of a pair has.
    case noPair(ChassisNumber)
    /// A refused command: nothing happened that takes time.
    case nothingMoved
    /// The model goes another way: from the same fault the role moved otherwise, or did not.
    case anotherCourse(moved: Int)
}
