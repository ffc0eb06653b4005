/// Counts New Years in a capture whose stamps have no year.
///
/// The survey and the reader take the same walk over the same lines, so that a line which knows its year tells those
/// of all the others. A step back of half a year or more is a New Year; a step as far ahead takes it back, since it
/// ends a stretch of lines out of order, or of a clock that stood at 1 January until it was set.
struct YearWalk: Hashable, Sendable {
    private var month = 0
    /// New Years since the first line; not below 0.
    private(set) var newYears = 0

    mutating func step(toMonth next: Int) {
        newYears = newYears(atMonth: next)
        month = next
    }

    /// The count for a date that is read here without being a step of the walk.
    func newYears(atMonth next: Int) -> Int {
        guard hasBegun else { return newYears }
        if month - next >= 6 { return newYears + 1 }
        return next - month >= 6 ? max(0, newYears - 1) : newYears
    }

    var hasBegun: Bool { month != 0 }
}

/// Counts midnights in a capture whose stamps have no date.
///
/// A step back of more than 12 h is the next day. After a midnight, a step ahead of more than 23 h is a line of the
/// day before that came out of order (`spec/redundancy.md` §7, 1): a silence of 23 h is less likely than a delay
/// shorter than one.
struct DayWalk: Hashable, Sendable {
    private static let hour: Int64 = 3_600_000_000_000
    private var last: Int64?
    private var day: Int64 = 0

    /// Nanoseconds since midnight of the first day.
    mutating func step(to timeOfDay: Int64) -> Int64 {
        if let last {
            let step = timeOfDay - last
            if step < -12 * Self.hour {
                day += 1
            } else if step > 23 * Self.hour, day > 0 {
                day -= 1
            }
        }
        last = timeOfDay
        return day * 24 * Self.hour + timeOfDay
    }
}
