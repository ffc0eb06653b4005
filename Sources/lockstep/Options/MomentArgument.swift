internal import ArgumentParser
internal import Operations
internal import Replay
internal import Reports

/// A moment as a person writes it: a sequence number, or a time in any form that a timeline prints.
///
/// | written | means |
/// |---|---|
/// | `1042` | a sequence number |
/// | `2026-03-14T02:11:09.412Z`, `… +09:00`, `… UTC` | a moment in UTC |
/// | `2026-03-14 02:11:09` | in the zone of `--time-zone`, or on the clock's own date where the captures tell no zone |
/// | `Nov 15 10:24:24.891` | on a clock without a year |
/// | `10:24:24.891` | on a clock without a date |
/// | `up 00:00:24` | uptime |
///
/// A time without a fraction means its whole second.
struct MomentArgument: ExpressibleByArgument {
    private enum Written {
        case sequence(UInt64)
        /// Nanoseconds as if the reading were UTC, and the offset that was written.
        case date(Int64, zoneSeconds: Int?)
        case reading(Reckoning, Int64)
    }

    private var written: Written
    private var width: Int64

    init?(argument: String) {
        width = 999_999_999
        if let sequence = UInt64(argument) {
            written = .sequence(sequence)
            return
        }
        var words = argument.replacing("T", with: " ").split(separator: " ").map(String.init)
        if words.first == "up", words.count == 2 {
            let parts = words[1].split(separator: ":").map { Int64($0) }
            guard parts.count == 3, let hours = parts[0], let minutes = parts[1], let seconds = parts[2],
                (0...1_000_000).contains(hours), (0..<60).contains(minutes), (0..<60).contains(seconds)
            else { return nil }
            written = .reading(.uptime, (hours * 3600 + minutes * 60 + seconds) * 1_000_000_000)
            return
        }
        var zone: Int?
        if let last = words.last, words.count > 1, let argument = ZoneArgument(argument: last) {
            zone = argument.seconds
            words.removeLast()
        } else if let last = words.last, last.contains(":"),
            let sign = last.lastIndex(where: { "Z+-".contains($0) })
        {
            guard let argument = ZoneArgument(argument: String(last[sign...])) else { return nil }
            zone = argument.seconds
            words[words.count - 1] = String(last[..<sign])
        }
        guard let last = words.popLast(), let clock = Self.clock(last) else { return nil }
        width = clock.isWhole ? 999_999_999 : 0
        switch words.count {
        case 0:
            written = .reading(.timeOfDay, clock.nanoseconds)
        case 1:
            let parts = words[0].split(separator: "-").map { Int($0) }
            guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
                let date = CivilTime(year: year, month: month, day: day)
            else { return nil }
            written = .date(date.instantInUTC.nanoseconds + clock.nanoseconds, zoneSeconds: zone)
        case 2:
            guard let month = CivilTime.monthNames.firstIndex(of: words[0]), let day = Int(words[1]),
                let date = CivilTime(year: 1972, month: month + 1, day: day),
                let origin = CivilTime(year: 1972, month: 1, day: 1)
            else { return nil }
            let start = date.instantInUTC.nanoseconds - origin.instantInUTC.nanoseconds
            written = .reading(.yearless, start + clock.nanoseconds)
        default:
            return nil
        }
    }

    /// The position among events that count in these ways.
    func position(in reckonings: Set<Reckoning>, _ output: OutputOptions) -> Position {
        switch written {
        case .sequence(let sequence):
            return .sequence(sequence)
        case .reading(let reckoning, let reading):
            return .occurred(Stamp(reckoning: reckoning, earliest: reading, width: width))
        case .date(let reading, let zoneSeconds):
            let isOwnDate = zoneSeconds == nil && !reckonings.contains(.utc) && reckonings.contains(.local)
            let shift = isOwnDate ? 0 : Int64(zoneSeconds ?? output.time.zoneSeconds) * 1_000_000_000
            return .occurred(Stamp(reckoning: isOwnDate ? .local : .utc, earliest: reading - shift, width: width))
        }
    }

    /// The last instant of the moment, for a time that must be one in UTC.
    func instant(_ output: OutputOptions) throws -> Instant {
        Instant(nanoseconds: try firstInstant(output, of: "--as-known-at").nanoseconds + width)
    }

    /// The first instant of the moment: when something was done, so that the present second is not in the future.
    ///
    /// - Parameter option: the option that it was given with.
    func firstInstant(_ output: OutputOptions, of option: String) throws -> Instant {
        guard case .date(let reading, let zoneSeconds) = written else {
            throw Failure(
                .usage,
                output.language == .ja
                    ? "\(option) には日付のある時刻を指定してください(例: 2026-03-14T02:11:09Z)。"
                    : "\(option) takes a time with its date, such as 2026-03-14T02:11:09Z."
            )
        }
        let shift = Int64(zoneSeconds ?? output.time.zoneSeconds) * 1_000_000_000
        return Instant(nanoseconds: reading - shift)
    }

    private static func clock(_ text: String) -> (nanoseconds: Int64, isWhole: Bool)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let hour = Int64(parts[0]), let minute = Int64(parts[1]) else { return nil }
        let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(seconds.count), let second = Int64(seconds[0]), (0..<24).contains(hour),
            (0..<60).contains(minute), (0...60).contains(second)
        else { return nil }
        var fraction: Int64 = 0
        if seconds.count == 2 {
            let digits = seconds[1]
            guard (1...9).contains(digits.count), digits.allSatisfy(\.isNumber), let value = Int64(digits) else {
                return nil
            }
            fraction = (0..<(9 - digits.count)).reduce(value) { scaled, _ in scaled * 10 }
        }
        let whole = (hour * 3600 + minute * 60 + second) * 1_000_000_000
        return (whole + fraction, seconds.count == 1)
    }
}
