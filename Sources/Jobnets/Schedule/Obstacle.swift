/// Why a candidate gives no run.
public enum Obstacle: Hashable, Sendable, CaseIterable {
    /// Its month was not told, and it lies before the registration (question 1).
    case passed
    /// After `ed`.
    case expired
    /// On a closed day, with `sh=ca` or what is assumed without `sh`.
    case closed
    /// On a closed day, on which the service does not run (question 14).
    case serviceStopped
    /// No open day within `shd`.
    case noSubstitute
    /// The open day that `cftd` asks for is further away than its grace.
    case beyondGrace
    /// The rule date lies before the registration.
    case beforeRegistration
    /// The rule date lies in a year that no schedule has.
    case outsideYears
    /// It was moved into another month, or across the registration (question 7).
    case crossing
}

/// Why a month has no candidate.
public enum MonthLack: Hashable, Sendable, CaseIterable {
    /// It lacks the day, 29 to 31 (question 2).
    case day
    /// It has fewer days of the kind that is counted (question 3).
    case count
    /// It lacks the weekday of that number (question 4).
    case weekday
}
