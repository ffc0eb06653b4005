internal import Replay

/// What the parameters of one job group, or those outside of all units, say of a calendar.
struct GroupCalendar {
    private(set) var entries = CalendarEntries()
    /// Values that mean nothing, and values told twice and differently where nothing says which one counts.
    private(set) var refusals: [Diagnostic] = []
    /// Days that are told both open and closed.
    private(set) var contradictions: [Diagnostic] = []

    private let tree: SyntaxTree
    private let unit: UnitID?
    private let options: CheckOptions

    init(of unit: UnitID, in tree: SyntaxTree, options: CheckOptions) {
        self.init(tree, unit, options)
        for parameter in tree.parameters(of: unit) { read(parameter) }
    }

    /// The parameters that stand in no unit.
    init(looseIn tree: SyntaxTree, options: CheckOptions) {
        self.init(tree, nil, options)
        for parameter in tree.looseParameters { read(parameter) }
    }

    private init(_ tree: SyntaxTree, _ unit: UnitID?, _ options: CheckOptions) {
        self.tree = tree
        self.unit = unit
        self.options = options
    }

    static let keys = ["op", "cl", "sdd", "md", "stt"]

    private mutating func read(_ parameter: ParameterID) {
        let key = tree.key(of: parameter)
        guard Self.keys.contains(key), let description = ParameterCatalogue.description(of: key, for: .jobGroup) else {
            return
        }
        var reader = ParameterReader(parameter, of: unit, in: tree, as: description, options: options)
        do throws(ValueRefusal) {
            switch key {
            case "op": set(try reader.calendarDay(), .open, parameter)
            case "cl": set(try reader.calendarDay(), .closed, parameter)
            case "sdd": entries.baseDay = last(try reader.baseDay(), after: entries.baseDay, parameter)
            case "md":
                let naming = try reader.choice(try reader.single(), of: MonthNaming.self)
                entries.monthNaming = last(naming, after: entries.monthNaming, parameter)
            default: entries.baseTime = last(try reader.baseTime(), after: entries.baseTime, parameter)
            }
        } catch {
            refusals.append(error.diagnostic)
        }
    }

    private mutating func set(_ day: ParameterReader.CalendarDay, _ state: DayState, _ parameter: ParameterID) {
        let earlier: DayState?
        switch day {
        case .weekday(let weekday):
            earlier = entries.weekdays[weekday]
            entries.weekdays[weekday] = state
        case .date(let date): earlier = entries.dates.updateValue(state, forKey: date)
        }
        guard let earlier, earlier != state else { return }
        contradictions.append(
            Diagnostic(
                .calendarContradiction,
                at: tree[parameter].extent,
                in: unit,
                [tree.shortened(tree[parameter].value), tree.key(of: parameter)]
            )
        )
    }

    private mutating func last<Value: Equatable>(
        _ value: Value,
        after earlier: Value?,
        _ parameter: ParameterID
    )
        -> Value
    {
        if let earlier, earlier != value {
            refusals.append(
                Diagnostic(.repeatedParameter, at: tree[parameter].extent, in: unit, [tree.key(of: parameter)])
            )
        }
        return value
    }
}

extension CalendarEntries {
    /// These entries with those of another put before them.
    func overlaid(with other: CalendarEntries) -> CalendarEntries {
        var result = self
        for weekday in result.weekdays.indices {
            result.weekdays[weekday] = other.weekdays[weekday] ?? weekdays[weekday]
        }
        result.dates.merge(other.dates) { _, other in other }
        result.baseDay = other.baseDay ?? baseDay
        result.monthNaming = other.monthNaming ?? monthNaming
        result.baseTime = other.baseTime ?? baseTime
        return result
    }
}
