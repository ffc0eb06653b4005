internal import Replay

/// A clock as a device prints it in full, for `show clock` and before an output:
///
///     05:47:45.686 EST Thu Jun 6 2019
///     *10:24:24.891 UTC Thu Nov 15 2012    a clock that is not set; `.` one that lost its synchronisation
struct PrintedClock: Hashable, Sendable {
    var time: WallTime
    /// As printed, 0 for Sunday.
    var weekday: Int

    init(time: WallTime, weekday: Int) {
        self.time = time
        self.weekday = weekday
    }

    /// Nil unless the line from `start` to its end is a clock whose date and time exist.
    init?(_ line: Span<UInt8>, from start: Int = 0) {
        var place = start
        var time = WallTime(mark: StampScanner.readMark(line, &place))
        guard StampScanner.readTimeOfDay(line, &place, into: &time), line.byte(place).isBlank else { return nil }
        line.skipBlanks(&place)
        let zone = place
        while !line.byte(place).isBlank, place < line.count { place += 1 }
        time.zone = line.text(zone..<place).text
        line.skipBlanks(&place)
        guard let weekday = Self.readWeekday(line, &place) else { return nil }
        time.monthAndDay = StampScanner.readMonthAndDay(line, &place)
        time.year = line.number(at: &place, 4, 4)
        line.skipBlanks(&place)
        guard time.monthAndDay != nil, time.year != nil, time.exists, place >= line.count else { return nil }
        self.time = time
        self.weekday = weekday
    }

    init?(_ text: Substring) {
        let bytes = Array(text.utf8)
        self.init(bytes.span)
    }

    /// Whether the date falls on the weekday.
    var isConsistent: Bool {
        time.year.flatMap { time.civil(year: $0) }?.weekday == weekday
    }

    /// `Thu `, 0 for Sunday; the place moves behind the blanks.
    static func readWeekday(_ line: Span<UInt8>, _ place: inout Int) -> Int? {
        let start = place
        let weekday = CivilTime.weekdayNames.firstIndex { name in
            name.utf8.enumerated().allSatisfy { index, byte in line.byte(start + index) == byte }
        }
        guard let weekday, line.byte(start + 3).isBlank else { return nil }
        place = start + 3
        line.skipBlanks(&place)
        return weekday
    }
}
