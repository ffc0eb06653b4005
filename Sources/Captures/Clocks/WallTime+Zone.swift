internal import Replay

extension WallTime {
    /// Whether such a date and time exist; a date without a year may be 29 February.
    var exists: Bool {
        civil(year: year ?? Self.leapYear) != nil
    }

    /// The leap year in which dates without a year are laid out, so that 29 February has a place.
    static let leapYear = 1972

    /// The date and time in a year; 1 January where only the time of day is written. Nil where no such date exists.
    func civil(year: Int) -> CivilTime? {
        CivilTime(
            year: year,
            month: monthAndDay?.month ?? 1,
            day: monthAndDay?.day ?? 1,
            hour: hour,
            minute: minute,
            second: second,
            nanosecond: nanosecond
        )
    }

    /// The unit of the last digit in nanoseconds, 0 for milliseconds and finer, which are taken as the value itself.
    var width: Int64 {
        switch fractionDigits {
        case 0: 1_000_000_000
        case 1: 100_000_000
        case 2: 10_000_000
        default: 0
        }
    }

    /// Nanoseconds since midnight.
    var timeOfDay: Int64 {
        Int64(hour * 3600 + minute * 60 + second) * 1_000_000_000 + Int64(nanosecond)
    }

    /// Seconds east of UTC, where the zone tells them: `UTC`, `Z`, `+09:00`, `UTC+07:30`. A name such as `GMT` or
    /// `PDT` does not: an administrator chose it (`spec/redundancy.md` §7, 2).
    var certainOffset: Int? {
        var rest = Substring(zone)
        if rest.uppercased().hasPrefix("UTC") { rest = rest.dropFirst(3) } else if rest == "Z" { return 0 }
        if rest.isEmpty { return zone.isEmpty ? nil : 0 }
        guard let sign = rest.first, sign == "+" || sign == "-" else { return nil }
        let digits = rest.dropFirst().filter { $0 != ":" }
        guard digits.utf8.allSatisfy(\.isDigit), (1...4).contains(digits.utf8.count) else { return nil }
        let number = Int(digits) ?? 0
        let (hours, minutes) = digits.utf8.count <= 2 ? (number, 0) : (number / 100, number % 100)
        guard hours <= 14, minutes < 60 else { return nil }
        let seconds = hours * 3600 + minutes * 60
        return sign == "-" ? -seconds : seconds
    }
}
