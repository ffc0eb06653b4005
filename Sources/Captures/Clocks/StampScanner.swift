internal import Operations
internal import Replay

/// What stands at a place where a stamp may stand.
enum ScannedStamp: Hashable, Sendable {
    case none
    /// In the form of a stamp, but no such date or time exists.
    case impossible
    case time(WrittenTime)
}

/// Reads the stamps of `spec/redundancy.md` §3.1.
///
///     *Nov 15 10:24:24.891          Aug 12 2023 12:14:24.412 mdt      a date, with or without year and zone
///     2024-05-01T10:00:00.123+09:00 2023/09/19 15:49:47.171926572     relays; traces
///     *21:32:15.992                 21:54:16.002 PDT                  only a time of day
///     00:01:02   3d04h   1w2d   2y10w                                 since the unit started
///
/// A bare `00:01:02` is uptime: a time of day has a mark, a fraction or a zone.
enum StampScanner {
    /// The stamp at `position`, which moves behind it.
    ///
    /// - Parameter withZone: Whether a blank and a zone name may follow, which then must end in a colon: behind a
    ///   relay's time stands a host name instead, which looks the same.
    static func read(_ line: Span<UInt8>, at position: inout Int, withZone: Bool = true) -> ScannedStamp {
        var place = position
        let mark = readMark(line, &place)
        var wall = WallTime(mark: mark)
        let first = line.byte(place)
        if first.isLetter {
            guard readNamedDate(line, &place, into: &wall), readTimeOfDay(line, &place, into: &wall) else {
                return .none
            }
        } else if first.isDigit {
            if let uptime = readUptime(line, &place), mark == .none {
                position = place
                return .time(uptime)
            }
            if readNumberedDate(line, &place, into: &wall) {
                guard readTimeOfDay(line, &place, into: &wall) else { return .none }
                readAttachedZone(line, &place, into: &wall)
            } else if !readTimeOfDay(line, &place, into: &wall) {
                return .none
            }
        } else {
            return .none
        }
        if withZone, wall.zone.isEmpty { readZone(line, &place, into: &wall) }
        let next = line.byte(place)
        guard next.isBlank || next == UInt8(ascii: ":") || next == 0 else { return .none }
        position = place
        guard wall.exists else { return .impossible }
        if wall.monthAndDay == nil, wall.fractionDigits == 0, mark == .none, wall.zone.isEmpty {
            let seconds = Int64(wall.hour * 3600 + wall.minute * 60 + wall.second)
            return .time(.uptime(nanoseconds: seconds * 1_000_000_000, width: 1_000_000_000))
        }
        return .time(.wall(wall))
    }

    /// What stands before a stamp.
    static func readMark(_ line: Span<UInt8>, _ place: inout Int) -> ClockMark {
        switch line.byte(place) {
        case UInt8(ascii: "*"):
            place += 1
            return .unset
        case UInt8(ascii: "."):
            place += 1
            return .unsynchronised
        default:
            return .none
        }
    }

    /// 1 to 12, from an English name of three letters in any case.
    static func month(_ line: Span<UInt8>, at position: Int) -> Int? {
        let key =
            UInt32(line.byte(position).folded) << 16 | UInt32(line.byte(position + 1).folded) << 8
            | UInt32(line.byte(position + 2).folded)
        switch key {
        case 0x6a_616e: return 1  // jan
        case 0x66_6562: return 2
        case 0x6d_6172: return 3
        case 0x61_7072: return 4
        case 0x6d_6179: return 5
        case 0x6a_756e: return 6
        case 0x6a_756c: return 7
        case 0x61_7567: return 8
        case 0x73_6570: return 9
        case 0x6f_6374: return 10
        case 0x6e_6f76: return 11
        case 0x64_6563: return 12  // dec
        default: return nil
        }
    }

    /// `Nov 15 `, `Jan  6 `; the place moves behind the blanks.
    static func readMonthAndDay(_ line: Span<UInt8>, _ place: inout Int) -> MonthAndDay? {
        guard let month = month(line, at: place), line.byte(place + 3).isBlank else { return nil }
        place += 3
        line.skipBlanks(&place)
        guard let day = line.number(at: &place, 1, 2), line.byte(place).isBlank else { return nil }
        line.skipBlanks(&place)
        return MonthAndDay(month: month, day: day)
    }

    /// `Nov 15 `, `Jan  6 2022 `.
    private static func readNamedDate(_ line: Span<UInt8>, _ place: inout Int, into wall: inout WallTime) -> Bool {
        guard let date = readMonthAndDay(line, &place) else { return false }
        wall.monthAndDay = date
        var afterYear = place
        if let year = line.number(at: &afterYear, 4, 4), line.byte(afterYear).isBlank {
            wall.year = year
            line.skipBlanks(&afterYear)
            place = afterYear
        }
        return true
    }

    /// `2024-05-01T`, `2023/09/19 `.
    private static func readNumberedDate(_ line: Span<UInt8>, _ place: inout Int, into wall: inout WallTime) -> Bool {
        var end = place
        guard let year = line.number(at: &end, 4, 4) else { return false }
        let separator = line.byte(end)
        guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") else { return false }
        end += 1
        guard let month = line.number(at: &end, 2, 2), line.byte(end) == separator else { return false }
        end += 1
        guard let day = line.number(at: &end, 2, 2) else { return false }
        guard line.byte(end) == UInt8(ascii: "T") || line.byte(end) == UInt8(ascii: " ") else { return false }
        place = end + 1
        wall.year = year
        wall.monthAndDay = MonthAndDay(month: month, day: day)
        return true
    }

    /// `10:24:24`, `10:24:24.891`.
    static func readTimeOfDay(_ line: Span<UInt8>, _ place: inout Int, into wall: inout WallTime) -> Bool {
        var end = place
        guard let hour = line.number(at: &end, 2, 2), line.byte(end) == UInt8(ascii: ":") else { return false }
        end += 1
        guard let minute = line.number(at: &end, 2, 2), line.byte(end) == UInt8(ascii: ":") else { return false }
        end += 1
        guard let second = line.number(at: &end, 2, 2) else { return false }
        wall.hour = hour
        wall.minute = minute
        wall.second = second
        if line.byte(end) == UInt8(ascii: "."), line.byte(end + 1).isDigit {
            end += 1
            var scale = 100_000_000
            while line.byte(end).isDigit {
                if wall.fractionDigits < 9 {
                    wall.nanosecond += Int(line.byte(end) - UInt8(ascii: "0")) * scale
                    scale /= 10
                    wall.fractionDigits += 1
                }
                end += 1
            }
        }
        place = end
        return true
    }

    /// `Z`, `+09:00`, `-0330` directly behind the time.
    private static func readAttachedZone(_ line: Span<UInt8>, _ place: inout Int, into wall: inout WallTime) {
        if line.byte(place) == UInt8(ascii: "Z") {
            wall.zone = "Z"
            place += 1
        } else if let end = offsetEnd(line, at: place) {
            wall.zone = line.text(place..<end).text
            place = end
        }
    }

    /// ` UTC`, ` mdt`, ` UTC+07:30`, ` +09:00` before a colon.
    private static func readZone(_ line: Span<UInt8>, _ place: inout Int, into wall: inout WallTime) {
        guard line.byte(place) == UInt8(ascii: " ") else { return }
        let start = place + 1
        var end = start
        while line.byte(end).isLetter, end - start < 8 { end += 1 }
        if let offset = offsetEnd(line, at: end) { end = offset }
        guard end > start, line.byte(end) == UInt8(ascii: ":") else { return }
        wall.zone = line.text(start..<end).text
        place = end
    }

    /// Where `+09`, `+9`, `+09:00` or `+0900` ends. A colon belongs to it only between digits.
    private static func offsetEnd(_ line: Span<UInt8>, at start: Int) -> Int? {
        guard line.byte(start) == UInt8(ascii: "+") || line.byte(start) == UInt8(ascii: "-") else { return nil }
        var end = start + 1
        while line.byte(end).isDigit, end - start <= 4 { end += 1 }
        let digits = end - start - 1
        guard digits == 1 || digits == 2 || digits == 4 else { return nil }
        if digits <= 2, line.byte(end) == UInt8(ascii: ":"), line.byte(end + 1).isDigit, line.byte(end + 2).isDigit {
            end += 3
        }
        return end
    }

    /// `3d04h`, `1w2d`, `2y10w`: IOS prints the two largest units. A year is 365 days.
    private static func readUptime(_ line: Span<UInt8>, _ place: inout Int) -> WrittenTime? {
        let hour: Int64 = 3_600_000_000_000
        func unit(_ letter: UInt8) -> Int64? {
            switch letter {
            case UInt8(ascii: "y"): 365 * 24 * hour
            case UInt8(ascii: "w"): 7 * 24 * hour
            case UInt8(ascii: "d"): 24 * hour
            case UInt8(ascii: "h"): hour
            default: nil
            }
        }
        var end = place
        // Two digits keep 99 years inside 64 bits of nanoseconds; larger counts are no uptime.
        guard let large = line.number(at: &end, 1, 2), let largeUnit = unit(line.byte(end)) else { return nil }
        end += 1
        guard let small = line.number(at: &end, 1, 2), let smallUnit = unit(line.byte(end)), smallUnit < largeUnit
        else { return nil }
        end += 1
        guard line.byte(end) == UInt8(ascii: ":") || line.byte(end).isBlank else { return nil }
        place = end
        return .uptime(nanoseconds: Int64(large) * largeUnit + Int64(small) * smallUnit, width: smallUnit)
    }
}
