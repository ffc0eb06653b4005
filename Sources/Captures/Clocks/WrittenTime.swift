internal import Operations

/// A time as it is written in a capture, with nothing added to it.
enum WrittenTime: Hashable, Sendable {
    case wall(WallTime)
    /// Since the unit started, in nanoseconds; `width` is the unit of the last digit written.
    case uptime(nanoseconds: Int64, width: Int64)
}

/// A wall-clock time of which the year, the date and the zone may be missing.
struct WallTime: Hashable, Sendable {
    var year: Int?
    /// Month 1 to 12 and day 1 to 31, or nil where only the time of day is written.
    var monthAndDay: MonthAndDay?
    var hour: Int
    var minute: Int
    var second: Int
    var nanosecond: Int
    /// The digits after the point: 0 to 9.
    var fractionDigits: Int
    /// As written: `UTC`, `GMT`, `mdt`, `UTC+07:30`; empty without one. Only `UTC`, `Z` and numeric offsets tell an
    /// offset: a name such as `GMT` has been seen on clocks eight hours away from it.
    var zone: String
    var mark: ClockMark
}

extension WallTime {
    /// A time of which at most the mark is read yet.
    init(mark: ClockMark = .none) {
        self.init(
            year: nil,
            monthAndDay: nil,
            hour: 0,
            minute: 0,
            second: 0,
            nanosecond: 0,
            fractionDigits: 0,
            zone: "",
            mark: mark
        )
    }
}

struct MonthAndDay: Hashable, Sendable {
    var month: Int
    var day: Int
}
