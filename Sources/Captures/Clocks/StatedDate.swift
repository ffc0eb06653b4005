internal import Replay

/// A date with its year that a console line gives for the moment at which it is printed.
///
///     <Thu Nov 15 10:56:37 2012> Message from sysmgr: …
///     *10:24:24.891 UTC Thu Nov 15 2012                       (all of `show clock`)
///     Time source is NTP, 10:24:24.891 UTC Thu Nov 15 2012    (`terminal exec prompt timestamp`)
struct StatedDate: Hashable, Sendable {
    var year: Int
    var month: Int

    /// Nil unless the line is one of these and its weekday is that of its date.
    init?(_ line: Span<UInt8>) {
        var place = 0
        line.skipBlanks(&place)
        let isMessage = line.byte(place) == UInt8(ascii: "<")
        if isMessage {
            place += 1
        } else if line.has("Time source is ", at: place) {
            guard let comma = line.find(", ", from: place) else { return nil }
            place = comma + 2
        }
        let clock = isMessage ? Self.messageClock(line, from: place) : PrintedClock(line, from: place)
        guard let clock, clock.isConsistent, let year = clock.time.year, let date = clock.time.monthAndDay else {
            return nil
        }
        self.year = year
        month = date.month
    }

    /// `Thu Nov 15 10:56:37 2012> Message from …`: the date in another order.
    private static func messageClock(_ line: Span<UInt8>, from start: Int) -> PrintedClock? {
        var place = start
        var time = WallTime()
        guard let weekday = PrintedClock.readWeekday(line, &place) else { return nil }
        time.monthAndDay = StampScanner.readMonthAndDay(line, &place)
        guard StampScanner.readTimeOfDay(line, &place, into: &time), line.byte(place).isBlank else { return nil }
        line.skipBlanks(&place)
        time.year = line.number(at: &place, 4, 4)
        guard time.monthAndDay != nil, time.year != nil, line.has("> Message from", at: place) else { return nil }
        return PrintedClock(time: time, weekday: weekday)
    }
}
