internal import Replay

/// What one numbered parameter says: `[N,]…`.
struct Numbered<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The rule number, 1 when it is not told.
    var number: Int
    var value: Value
    var parameter: ParameterID
}

// Lines are those of the source document, section 5.2.4.
extension ParameterReader {
    // MARK: sd

    /// `sd`; nil for `ud`.
    mutating func startDay() throws(ValueRefusal) -> Numbered<StartDate?> {
        let (number, _, rest) = try numbered(numbers: 0...144, line: 59)
        let range = try raw(rest)
        if tree.text(range) == "ud" {
            guard number == 0 else { throw refusal(.undefinedNumber, replacement: "0,ud", line: 123) }
            return Numbered(number: 0, value: nil, parameter: parameter)
        }
        let date = try date(range)
        guard number > 0 else { throw refusal(.zeroNumber, line: 123) }
        return Numbered(number: number, value: date, parameter: parameter)
    }

    private func date(_ range: ByteRange) throws(ValueRefusal) -> StartDate {
        if tree.text(range) == "en" { return .registration }
        var scanner = ValueScanner(tree.utf8, range)
        var parts: [ByteRange] = []
        while parts.count <= 2 {
            let mark = scanner
            let digits = scanner.digits()
            guard !digits.isEmpty, scanner.take(Byte.slash) else {
                scanner = mark
                break
            }
            parts.append(digits)
        }
        guard parts.count <= 2 else { throw formRefusal() }
        let year = parts.count == 2 ? try number(parts[0], "yyyy", 1994...options.lastYear, line: 65) : nil
        let month = try parts.last.map { part throws(ValueRefusal) in try number(part, "mm", 1...12, line: 67) }
        let day = try day(&scanner, year: year, month: month)
        guard scanner.isAtEnd else { throw formRefusal() }
        return .day(year: year, month: month, day)
    }

    private func day(_ scanner: inout ValueScanner, year: Int?, month: Int?) throws(ValueRefusal) -> DayOfMonth {
        let counting = prefix(&scanner)
        let digits = scanner.digits()
        // The last day that may be told, and the lines that say so of dd and of DD.
        let (last, dayLine, backLine) = lastDay(counting, year: year, month: month)
        if !digits.isEmpty { return .numbered(counting, try number(digits, "dd", 1...last, line: dayLine)) }
        let word = tree.text(scanner.letters())
        if word == "b" {
            guard scanner.take(UInt8(ascii: "-")) else { return .fromEnd(counting, 0) }
            let least = counting == .absolute && year != nil ? 1 : 0
            return .fromEnd(counting, try number(scanner.digits(), "DD", least...(last - 1), line: backLine))
        }
        guard let weekday = Weekday.number(of: word), counting == .absolute || counting == .relative else {
            throw formRefusal()
        }
        return .weekday(weekday, try week(&scanner, line: 119), counting)
    }

    private func prefix(_ scanner: inout ValueScanner) -> Counting {
        if scanner.take(UInt8(ascii: "+")) { return .relative }
        if scanner.take(Byte.asterisk) { return .open }
        if scanner.take(UInt8(ascii: "@")) { return .closed }
        return .absolute
    }

    private func lastDay(_ counting: Counting, year: Int?, month: Int?) -> (last: Int, dayLine: Int, backLine: Int) {
        guard counting == .absolute else { return (35, 87, 103) }
        guard let month else { return (31, 83, 99) }
        guard let year else { return (CivilTime.dayCount(ofMonth: month, year: 2000), 81, 97) }
        return (CivilTime.dayCount(ofMonth: month, year: year), 79, 95)
    }

    /// `:n` or `:b`; nil when there is none.
    func week(_ scanner: inout ValueScanner, line: Int? = nil) throws(ValueRefusal) -> Week? {
        guard scanner.take(Byte.colon) else { return nil }
        if scanner.take(UInt8(ascii: "b")) { return .last }
        return .numbered(try number(scanner.digits(), "n", 1...5, line: line))
    }

    // MARK: Times

    /// `st`.
    mutating func startTime() throws(ValueRefusal) -> Numbered<StartTime> {
        let (number, _, rest) = try numbered(line: 129)
        var scanner = ValueScanner(tree.utf8, try raw(rest))
        let isRelative = scanner.take(UInt8(ascii: "+"))
        let minutes = try clock(&scanner, hourLine: 133, minuteLine: 135, assumesZero: true)
        let time: StartTime = isRelative ? .relative(minutes: minutes) : .absolute(minutes: minutes)
        return Numbered(number: number, value: time, parameter: parameter)
    }

    /// `sy`, and 18 lines on `ey`.
    mutating func delay(line: Int) throws(ValueRefusal) -> Numbered<DelayTime> {
        let (number, _, rest) = try numbered(line: line)
        let range = try raw(rest)
        var scanner = ValueScanner(tree.utf8, range)
        let letter = scanner.upcoming
        let time: DelayTime
        switch letter {
        case UInt8(ascii: "M"), UInt8(ascii: "U"), UInt8(ascii: "C"):
            let digits = ByteRange(Int(range.start) + 1, Int(range.end))
            let minutes = try self.number(digits, "mmmm", 1...2879, line: line + 12)
            time =
                letter == UInt8(ascii: "M")
                ? .fromRoot(minutes: minutes)
                : letter == UInt8(ascii: "U") ? .fromUpper(minutes: minutes) : .fromOwn(minutes: minutes)
        default:
            time = .clock(minutes: try clock(&scanner, hourLine: line + 2, minuteLine: line + 4))
        }
        return Numbered(number: number, value: time, parameter: parameter)
    }

    /// `hh:mm` to the value's end, in minutes. Where the manual assumes 0 for what is missing, the colon remains.
    func clock(
        _ scanner: inout ValueScanner,
        hours: ClosedRange<Int> = 0...47,
        hourLine: Int? = nil,
        minuteLine: Int? = nil,
        assumesZero: Bool = false
    ) throws(ValueRefusal) -> Int {
        let hourDigits = scanner.digits()
        guard scanner.take(Byte.colon) else { throw formRefusal() }
        let minuteDigits = scanner.digits()
        guard scanner.isAtEnd else { throw formRefusal() }
        let hour = assumesZero && hourDigits.isEmpty ? 0 : try number(hourDigits, "hh", hours, line: hourLine)
        let minute =
            assumesZero && minuteDigits.isEmpty ? 0 : try number(minuteDigits, "mm", 0...59, line: minuteLine)
        return hour * 60 + minute
    }

    // MARK: The other parameters of a rule

    /// `ln`.
    mutating func upperRule() throws(ValueRefusal) -> Numbered<Int> {
        let (number, _, rest) = try numbered(line: 177)
        let upper = try self.number(try raw(rest), "n", 1...144, line: 179)
        return Numbered(number: number, value: upper, parameter: parameter)
    }

    /// `cy`.
    mutating func cycle() throws(ValueRefusal) -> Numbered<Cycle> {
        let items = try items()
        guard let last = items.last, case .tuple(let elements) = last.form, elements.count == 2,
            elements.allSatisfy({ $0.key == nil && !$0.isQuoted })
        else { throw formRefusal(replacement: likelyCycle(items)) }
        let (number, _, _) = try numbered(line: 185)
        let unit = try choice(elements[1].value, of: Cycle.Unit.self, line: 187)
        let (most, line) =
            switch unit {
            case .year: (9, 189)
            case .month: (12, 191)
            case .week: (5, 193)
            case .day: (31, 195)
            }
        let count = try self.number(elements[0].value, "n", 1...most, line: line)
        return Numbered(number: number, value: Cycle(count, unit), parameter: parameter)
    }

    /// `1,9,y` and `1,(9.y)` are `1,(9,y)`.
    private func likelyCycle(_ items: [ValueItem]) -> String? {
        var texts = items.map { tree.text($0.range) }
        if case .tuple(let elements)? = items.last?.form {
            guard elements.count == 1, elements[0].key == nil, items.count <= 2 else { return nil }
            texts.removeLast()
            texts += tree.text(elements[0].value).split(separator: ".", omittingEmptySubsequences: false).map(
                String.init
            )
        }
        guard texts.count == 2 || texts.count == 3, Cycle.Unit(rawValue: texts[texts.count - 1]) != nil,
            texts.dropLast().allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Byte.isDigit) })
        else { return nil }
        let cycle = "(\(texts[texts.count - 2]),\(texts[texts.count - 1]))"
        return texts.count == 3 ? "\(texts[0]),\(cycle)" : cycle
    }

    /// `sh`.
    mutating func substitution() throws(ValueRefusal) -> Numbered<Substitution> {
        let (number, _, rest) = try numbered(line: 201)
        // The order of the manual's form.
        let word = try choice(try raw(rest), among: ["be", "af", "ca", "no"], line: 197)
        guard let substitution = Substitution(rawValue: word) else { preconditionFailure("\(word) is a substitution") }
        return Numbered(number: number, value: substitution, parameter: parameter)
    }

    /// `shd`.
    mutating func substitutionDays() throws(ValueRefusal) -> Numbered<Int> {
        let (number, isTold, rest) = try numbered(line: 215)
        let days = try omittable(rest, isTold) ? 2 : try self.number(try raw(rest), "n", 1...31, line: 217)
        return Numbered(number: number, value: days, parameter: parameter)
    }

    /// `cftd`; nil for `no`.
    mutating func shift() throws(ValueRefusal) -> Numbered<Shift?> {
        let items = try items()
        guard items.allSatisfy({ $0.form == .raw }), let first = items.first else { throw formRefusal() }
        var rest = items[...]
        var rule = 1
        if !first.range.isEmpty, tree.utf8[first.range.range].allSatisfy(Byte.isDigit), items.count > 1 {
            rule = try number(first.range, "N", 1...144, line: 251)
            rest.removeFirst()
        }
        guard let kind = rest.popFirst(), rest.count <= 2 else { throw formRefusal() }
        let word = try choice(kind.range, among: ["no", "be", "af", "db", "da"], line: 247)
        let days = rest.popFirst().map(\.range)
        let grace = rest.popFirst().map(\.range)
        var shift = Shift(Shift.Direction(rawValue: word) ?? .openBefore)
        if let days, !days.isEmpty { shift.days = try number(days, "n", 1...31, line: 263) }
        if let grace, !grace.isEmpty { shift.graceDays = try number(grace, "N", 1...31, line: 265) }
        // An empty number at the end says nothing: a comma too many.
        if let end = grace ?? days, end.isEmpty { throw formRefusal() }
        if word == "no", let days { remark(.shiftNumberVoid, at: days, [word, "n"], line: 263) }
        if word != "be", word != "af", let grace { remark(.shiftNumberVoid, at: grace, [word, "N"], line: 265) }
        return Numbered(number: rule, value: word == "no" ? nil : shift, parameter: parameter)
    }

    /// `wt`; nil for `no`.
    mutating func monitoringEnd() throws(ValueRefusal) -> Numbered<Monitoring.End?> {
        let (number, _, rest) = try numbered(line: 223)
        let range = try raw(rest)
        let end: Monitoring.End?
        switch tree.text(range) {
        case "no": end = nil
        case "un": end = .unlimited
        default:
            if tree.utf8[range.range].contains(Byte.colon) {
                var scanner = ValueScanner(tree.utf8, range)
                end = .clock(minutes: try clock(&scanner, hourLine: 227, minuteLine: 229))
            } else {
                end = .after(minutes: try self.number(range, "mmmm", 1...2879, line: 231))
            }
        }
        return Numbered(number: number, value: end, parameter: parameter)
    }

    /// How many runs a start condition may give.
    enum MonitoringCount: Hashable, Sendable {
        case no
        case runs(Int)
        case unlimited
    }

    /// `wc`.
    mutating func monitoringCount() throws(ValueRefusal) -> Numbered<MonitoringCount> {
        let (number, isTold, rest) = try numbered(line: 239)
        let count: MonitoringCount
        if try omittable(rest, isTold) {
            count = .runs(1)
        } else {
            let range = try raw(rest)
            switch tree.text(range) {
            case "no": count = .no
            case "un": count = .unlimited
            default: count = .runs(try self.number(range, "n", 1...999, line: 243))
            }
        }
        return Numbered(number: number, value: count, parameter: parameter)
    }

    // MARK: Dates

    /// `ed`, and the dates of a calendar: `yyyy/mm/dd`.
    func fullDate(
        _ range: ByteRange,
        lines: (year: Int, month: Int, day: Int)? = nil
    ) throws(ValueRefusal)
        -> CalendarDate
    {
        var scanner = ValueScanner(tree.utf8, range)
        let year = scanner.digits()
        guard scanner.take(Byte.slash) else { throw formRefusal() }
        let month = scanner.digits()
        guard scanner.take(Byte.slash) else { throw formRefusal() }
        let day = scanner.digits()
        guard scanner.isAtEnd else { throw formRefusal() }
        let fields = (
            year: try number(year, "yyyy", 1994...options.lastYear, line: lines?.year),
            month: try number(month, "mm", 1...12, line: lines?.month),
            day: try number(day, "dd", 1...31, line: lines?.day)
        )
        guard let date = CalendarDate(year: fields.year, month: fields.month, day: fields.day) else {
            throw refusal(.noSuchDate, at: range, [shortened(range)], line: lines?.day)
        }
        return date
    }

    /// `ed`.
    mutating func expiry() throws(ValueRefusal) -> CalendarDate {
        try fullDate(try single(), lines: (271, 273, 275))
    }

    // MARK: Items

    /// The range of the one raw item that is left, which says something.
    private func raw(_ items: ArraySlice<ValueItem>) throws(ValueRefusal) -> ByteRange {
        guard items.count == 1, let item = items.first, item.form == .raw, !item.range.isEmpty else {
            throw formRefusal()
        }
        return item.range
    }

    /// Whether nothing stands behind a rule number, `1,`, where the manual assumes a value for it.
    private func omittable(_ items: ArraySlice<ValueItem>, _ isTold: Bool) throws(ValueRefusal) -> Bool {
        guard let item = items.first, item.form == .raw else { throw formRefusal() }
        return isTold && item.range.isEmpty
    }
}

/// The weekdays of a definition.
enum Weekday {
    /// Sunday first.
    static let words = ["su", "mo", "tu", "we", "th", "fr", "sa"]

    /// 0 for `su` to 6 for `sa`; nil for anything else.
    static func number(of word: String) -> Int? { words.firstIndex(of: word) }
}
