public import Redundancy
public import Replay

/// Stamps as people read them, each with what is known of its clock and nothing more.
public struct TimeText: Hashable, Sendable {
    /// Seconds east of UTC in which moments are printed.
    public var zoneSeconds: Int

    public init(zoneSeconds: Int = 0) {
        self.zoneSeconds = zoneSeconds
    }

    /// `2026-03-14 02:11:09.412`, `Nov 15 10:24:24.891`, `21:33:42.831` or `up 00:00:24`, as its reckoning allows.
    public func text(_ stamp: Stamp) -> String {
        switch stamp.reckoning {
        case .utc:
            let shifted = Nanoseconds(stamp.earliest) + .seconds(Int64(zoneSeconds))
            return date(shifted.count) + " " + clock(shifted.count, width: stamp.width)
        case .local:
            return date(stamp.earliest) + " " + clock(stamp.earliest, width: stamp.width)
        case .yearless:
            // Readings count from 1 January of a leap year; 1972 is one, two years after the origin of civil time.
            // Held at the ends of the range, as every sum with a number that a log may hold.
            let reading = Nanoseconds(Self.leapYearStart) + Nanoseconds(stamp.earliest)
            let civil = CivilTime(Instant(nanoseconds: reading.count))
            let day = civil.day < 10 ? " \(civil.day)" : String(civil.day)
            return "\(CivilTime.monthNames[civil.month - 1]) \(day) " + clock(stamp.earliest, width: stamp.width)
        case .timeOfDay:
            return clock(stamp.earliest, width: stamp.width)
        case .uptime:
            let seconds = stamp.earliest / 1_000_000_000
            let text = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { two(Int($0)) }.joined(separator: ":")
            return "up \(text)"
        }
    }

    /// The time since the beginning of a run: `1053.120000`, to the microsecond.
    static func seconds(from start: Instant, to moment: Instant) -> String {
        let micros = (moment.nanoseconds - start.nanoseconds) / 1000
        let rest = String(abs(micros) % 1_000_000)
        let sign = micros < 0 ? "-" : ""
        return "\(sign)\(abs(micros) / 1_000_000)." + String(repeating: "0", count: 6 - rest.count) + rest
    }

    /// The time of a switchover as the device prints it, or as an event told it in the device's form.
    public func text(_ row: SwitchoverRow) -> String {
        guard row.time.isEmpty else { return row.time }
        guard let stamp = row.occurred else { return "unknown" }
        guard stamp.reckoning == .utc || stamp.reckoning == .local else { return text(stamp) }
        let isUTC = stamp.reckoning == .utc
        let shifted = Nanoseconds(stamp.earliest) + .seconds(isUTC ? Int64(zoneSeconds) : 0)
        let civil = CivilTime(Instant(nanoseconds: shifted.count))
        let weekday = CivilTime.weekdayNames[civil.weekday]
        let month = CivilTime.monthNames[civil.month - 1]
        let name = isUTC ? zone : "-"
        return "\(clock(shifted.count, width: 1_000_000_000)) \(name) \(weekday) \(month) \(civil.day) \(civil.year)"
    }

    /// The zone that moments in UTC are printed in: `UTC` or `UTC+09:00`.
    public var zone: String {
        guard zoneSeconds != 0 else { return "UTC" }
        let minutes = abs(zoneSeconds) / 60
        return "UTC" + (zoneSeconds < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
    }

    /// An instant with its zone, as RFC 3339 writes it.
    public func text(_ instant: Instant) -> String {
        let shifted = (Nanoseconds(instant.nanoseconds) + .seconds(Int64(zoneSeconds))).count
        let offset = zoneSeconds == 0 ? "Z" : String(zone.dropFirst(3))
        return date(shifted) + "T" + clock(shifted, width: 0) + offset
    }

    static let leapYearStart: Int64 = 63_072_000_000_000_000

    private func date(_ nanoseconds: Int64) -> String {
        let civil = CivilTime(Instant(nanoseconds: nanoseconds))
        return "\(civil.year)-\(two(civil.month))-\(two(civil.day))"
    }

    /// The time of day with the digits that the stamp has: none for a stamp of a second, three and more otherwise.
    private func clock(_ nanoseconds: Int64, width: Int64) -> String {
        let civil = CivilTime(Instant(nanoseconds: nanoseconds))
        let text = [civil.hour, civil.minute, civil.second].map { two($0) }.joined(separator: ":")
        guard width < 1_000_000_000 else { return text }
        var digits = String(civil.nanosecond)
        digits = String(repeating: "0", count: 9 - digits.count) + digits
        while digits.count > 3, digits.hasSuffix("0") { digits.removeLast() }
        return text + "." + digits
    }

    private func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
