import Replay

/// Moments as texts of RFC 3339.
enum MomentText {
    /// `2026-01-25T16:20:52Z`, with as many digits of a second's fraction as there are.
    static func write(_ moment: Instant) -> String {
        let time = CivilTime(moment)
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        var text = "\(padded(time.year, 4))-\(padded(time.month, 2))-\(padded(time.day, 2))"
        text += "T\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))"
        if time.nanosecond > 0 {
            var fraction = padded(time.nanosecond, 9)
            while fraction.last == "0" { fraction.removeLast() }
            text += "." + fraction
        }
        return text + "Z"
    }

    /// The moment of a date, a time and a zone; nil for anything else, such as a time without a zone, a day that does not
    /// exist, a year outside 1678 to 2261 or more than nine digits of a second's fraction.
    ///
    /// A blank may stand for the `T`. Second 60 is taken only where leap seconds are: before midnight of UTC at a month's end.
    static func read(_ value: String) -> Instant? {
        var scanner = Scanner(bytes: Array(ComparedValue.collapsed(value).utf8))
        guard let year = scanner.number(4), scanner.take("-"), let month = scanner.number(2), scanner.take("-"),
            let day = scanner.number(2), scanner.take("T", "t", " "), let hour = scanner.number(2), scanner.take(":"),
            let minute = scanner.number(2), scanner.take(":"), let second = scanner.number(2),
            let nanosecond = scanner.fraction(), let offset = scanner.offset(), scanner.isAtEnd,
            let time = CivilTime(
                year: year,
                month: month,
                day: day,
                hour: hour,
                minute: minute,
                second: second,
                nanosecond: nanosecond
            )
        else { return nil }
        let (nanoseconds, overflow) = time.instantInUTC.nanoseconds.subtractingReportingOverflow(
            Int64(offset) * 60_000_000_000
        )
        guard !overflow else { return nil }
        let moment = Instant(nanoseconds: nanoseconds)
        if second == 60 {
            let inUTC = CivilTime(moment)
            guard inUTC.day == 1, inUTC.hour == 0, inUTC.minute == 0, inUTC.second == 0 else { return nil }
        }
        return moment
    }

    private struct Scanner {
        var bytes: [UInt8]
        var index = 0

        var isAtEnd: Bool { index == bytes.count }

        mutating func take(_ wanted: Unicode.Scalar...) -> Bool {
            guard index < bytes.count, wanted.contains(Unicode.Scalar(bytes[index])) else { return false }
            index += 1
            return true
        }

        mutating func digit() -> Int? {
            guard index < bytes.count, (0x30...0x39).contains(bytes[index]) else { return nil }
            index += 1
            return Int(bytes[index - 1]) - 0x30
        }

        mutating func number(_ digits: Int) -> Int? {
            var number = 0
            for _ in 0..<digits {
                guard let digit = digit() else { return nil }
                number = number * 10 + digit
            }
            return number
        }

        /// Nanoseconds; 0 without a fraction.
        mutating func fraction() -> Int? {
            guard take(".") else { return 0 }
            var count = 0
            var number = 0
            while let digit = digit() {
                count += 1
                guard count <= 9 else { return nil }
                number = number * 10 + digit
            }
            guard count > 0 else { return nil }
            for _ in count..<9 { number *= 10 }
            return number
        }

        /// Minutes east of UTC.
        mutating func offset() -> Int? {
            if take("Z", "z") { return 0 }
            let isWest = take("-")
            guard isWest || take("+"), let hours = number(2), hours < 24, take(":"), let minutes = number(2),
                minutes < 60
            else { return nil }
            return (isWest ? -1 : 1) * (hours * 60 + minutes)
        }
    }
}
