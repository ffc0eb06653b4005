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
        } else {
            if line.has("Time source is ", at: place) {
                guard let comma = line.find(", ", from: place) else { return nil }
                place = comma + 2
            }
            if line.byte(place) == UInt8(ascii: "*") || line.byte(place) == UInt8(ascii: ".") { place += 1 }
            guard Self.skipTime(line, &place) else { return nil }
            // The zone's name.
            line.skipBlanks(&place)
            while !line.byte(place).isBlank, place < line.count { place += 1 }
            line.skipBlanks(&place)
        }
        guard let weekday = Self.weekday(line, at: place), line.byte(place + 3).isBlank else { return nil }
        place += 3
        line.skipBlanks(&place)
        guard let month = StampScanner.month(line, at: place), line.byte(place + 3).isBlank else { return nil }
        place += 3
        line.skipBlanks(&place)
        guard let day = line.number(at: &place, 1, 2), line.byte(place).isBlank else { return nil }
        line.skipBlanks(&place)
        if isMessage {
            guard Self.skipTime(line, &place) else { return nil }
            line.skipBlanks(&place)
        }
        guard let year = line.number(at: &place, 4, 4) else { return nil }
        if isMessage {
            guard line.has("> Message from", at: place) else { return nil }
        } else {
            line.skipBlanks(&place)
            guard place >= line.count else { return nil }
        }
        guard let date = CivilTime(year: year, month: month, day: day), date.weekday == weekday else { return nil }
        self.year = year
        self.month = month
    }

    private static func skipTime(_ line: Span<UInt8>, _ position: inout Int) -> Bool {
        var place = position
        guard line.number(at: &place, 2, 2) != nil, line.byte(place) == UInt8(ascii: ":") else { return false }
        place += 1
        guard line.number(at: &place, 2, 2) != nil, line.byte(place) == UInt8(ascii: ":") else { return false }
        place += 1
        guard line.number(at: &place, 2, 2) != nil else { return false }
        while line.byte(place).isDigit || line.byte(place) == UInt8(ascii: ".") { place += 1 }
        guard line.byte(place).isBlank else { return false }
        position = place
        return true
    }

    /// 0 for Sunday.
    private static func weekday(_ line: Span<UInt8>, at position: Int) -> Int? {
        CivilTime.weekdayNames.firstIndex { name in
            var place = position
            for byte in name.utf8 {
                guard line.byte(place) == byte else { return false }
                place += 1
            }
            return true
        }
    }
}
