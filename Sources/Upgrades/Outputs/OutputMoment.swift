import Replay

/// A moment with a zone as it stands in an output, given in UTC.
enum OutputMoment {
    /// `2026-01-25T16:20:52Z` of an RFC 3339 time with any offset; fractions of a second are kept when they are not zero.
    ///
    /// Nil when the text is no such time, or beyond the years 1678 to 2261.
    static func rfc3339(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.count <= 64, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[13] == 0x3A,
            bytes[16] == 0x3A,
            [0x54, 0x74, 0x20].contains(bytes[10]),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19])
        else { return nil }
        var place = 19
        var fraction: ArraySlice<UInt8> = []
        if bytes[place] == 0x2E {
            fraction = bytes[(place + 1)...].prefix { (0x30...0x39).contains($0) }
            guard (1...9).contains(fraction.count) else { return nil }
            place += 1 + fraction.count
        }
        guard let offset = offsetMinutes(bytes[place...]),
            let civil = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        while fraction.last == 0x30 { fraction.removeLast() }
        let text = utc(civil, offsetMinutes: offset)
        return fraction.isEmpty ? text : text.dropLast() + "." + String(decoding: fraction, as: UTF8.self) + "Z"
    }

    /// `2036-01-25T16:20:52Z` of `Jan 25 16:20:52 2036 GMT`, as openssl prints it.
    static func openssl(_ text: String) -> String? {
        let words = text.outputWords
        guard words.count == 5, words[4] == "GMT", let month = CivilTime.monthNames.firstIndex(of: words[0]) else {
            return nil
        }
        let clock = words[2].split(separator: ":", omittingEmptySubsequences: false).map { number(Array($0.utf8)[...]) }
        guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
            let day = number(Array(words[1].utf8)[...]), words[3].utf8.count == 4,
            let year = number(Array(words[3].utf8)[...]),
            let civil = CivilTime(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        return utc(civil, offsetMinutes: 0)
    }

    private static func utc(_ civil: CivilTime, offsetMinutes: Int) -> String {
        let shift = Int64(offsetMinutes) * 60_000_000_000
        let (moved, overflow) = civil.instantInUTC.nanoseconds.subtractingReportingOverflow(shift)
        let time = overflow ? civil : CivilTime(Instant(nanoseconds: moved))
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return
            "\(time.year)-\(two(time.month))-\(two(time.day))T\(two(time.hour)):\(two(time.minute)):\(two(time.second))Z"
    }

    /// `Z`, `+09:00`.
    private static func offsetMinutes(_ bytes: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(bytes)
        if bytes == [0x5A] || bytes == [0x7A] { return 0 }
        guard bytes.count == 6, bytes[3] == 0x3A, let hours = number(bytes[1..<3]), let minutes = number(bytes[4..<6]),
            hours < 24, minutes < 60
        else { return nil }
        switch bytes[0] {
        case 0x2B: return hours * 60 + minutes
        case 0x2D: return -(hours * 60 + minutes)
        default: return nil
        }
    }

    /// One to four decimal digits.
    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard (1...4).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
