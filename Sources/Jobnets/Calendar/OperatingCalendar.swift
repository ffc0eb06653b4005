public import Replay

/// The calendar that a jobnet is scheduled by: what its job group says, then the groups above it.
public struct OperatingCalendar: Hashable, Sendable {
    /// Strongest first.
    public var layers: [CalendarEntries]
    /// A calendar laid over the file.
    public var overlay: CalendarEntries?

    public init(_ layers: [CalendarEntries], overlay: CalendarEntries? = nil) {
        self.layers = layers
        self.overlay = overlay
    }

    /// True for 運用日. A day that nobody mentions is open.
    public func isOpen(_ date: CalendarDate) -> Bool {
        state(of: date).state == .open
    }

    /// A day's state and the entry that decides it.
    public func state(of date: CalendarDate) -> DayStanding {
        let weekday = date.weekday
        for (entries, kind, source) in entriesByStrength {
            switch kind {
            case .date:
                if let state = entries.dates[date] { return DayStanding(state: state, entry: .date(source)) }
            case .weekday:
                if let state = entries.state(ofWeekday: weekday) {
                    return DayStanding(state: state, entry: .weekday(source))
                }
            }
        }
        return DayStanding(state: .open, entry: .nobody)
    }

    private enum EntryKind { case date, weekday }

    /// Strongest first: the overlay's dates and weekdays go directly before those of the own group.
    private var entriesByStrength: [(CalendarEntries, EntryKind, CalendarSource)] {
        var ordered: [(CalendarEntries, EntryKind, CalendarSource)] = []
        if let overlay { ordered.append((overlay, .date, .overlay)) }
        if let own = layers.first { ordered.append((own, .date, .group(above: 0))) }
        if let overlay { ordered.append((overlay, .weekday, .overlay)) }
        if let own = layers.first { ordered.append((own, .weekday, .group(above: 0))) }
        for (above, entries) in layers.enumerated().dropFirst() {
            ordered.append((entries, .date, .group(above: above)))
            ordered.append((entries, .weekday, .group(above: above)))
        }
        return ordered
    }

    /// Sets the open days of a table, from the weakest entry to the strongest.
    func fill(_ days: inout DayTable) {
        for (entries, kind, _) in entriesByStrength.reversed() {
            switch kind {
            case .weekday:
                for weekday in 0..<7 {
                    if let state = entries.state(ofWeekday: weekday) { days.set(weekday: weekday, to: state) }
                }
            case .date:
                // The order of a dictionary does not show: every date is set once.
                for (date, state) in entries.dates { days.set(date.dayNumber, to: state) }
            }
        }
    }

    /// Minutes from midnight at which a day begins: the overlay's, else that of the nearest group that tells it, else 0.
    public var baseTime: Int {
        min(max(told(\.baseTime) ?? 0, 0), 1439)
    }

    /// Where base months begin: the overlay's, else that of the nearest group that tells it, else day 1.
    public var baseDay: BaseDay {
        told(\.baseDay) ?? .day(1)
    }

    /// How base months are named: told by the group that tells the base day, or by one between the own group and that.
    public var monthNaming: MonthNaming {
        for entries in allLayers {
            if let naming = entries.monthNaming { return naming }
            if entries.baseDay != nil { break }
        }
        return .this
    }

    private var allLayers: [CalendarEntries] {
        (overlay.map { [$0] } ?? []) + layers
    }

    private func told<Value>(_ value: (CalendarEntries) -> Value?) -> Value? {
        for entries in allLayers {
            if let told = value(entries) { return told }
        }
        return nil
    }

    /// The base month that a day belongs to.
    public func baseMonth(
        containing date: CalendarDate,
        missingBaseDay: ScheduleOptions.MissingBaseDay = .last
    ) -> Month {
        BaseMonths(self, missingBaseDay: missingBaseDay).month(containing: date.dayNumber)
    }

    /// The days of a base month. One outside of the years 2 to 9997 is taken as the nearest that is in them.
    public func period(
        of month: Month,
        missingBaseDay: ScheduleOptions.MissingBaseDay = .last
    ) -> ClosedRange<CalendarDate> {
        let days = BaseMonths(self, missingBaseDay: missingBaseDay).days(of: month)
        return CalendarDate(dayNumber: days.lowerBound)...CalendarDate(dayNumber: days.upperBound)
    }
}

/// A day's state, and who says so.
public struct DayStanding: Hashable, Sendable {
    public enum Entry: Hashable, Sendable {
        case date(CalendarSource)
        case weekday(CalendarSource)
        /// A day that nobody mentions is open.
        case nobody
    }

    public var state: DayState
    public var entry: Entry

    public init(state: DayState, entry: Entry) {
        self.state = state
        self.entry = entry
    }
}

/// Which part of a calendar an entry stands in.
public enum CalendarSource: Hashable, Sendable {
    /// The calendar laid over the file.
    case overlay
    /// A layer of the calendar: 0 is the own group, 1 the one above it.
    case group(above: Int)
}

extension CalendarEntries {
    /// Nil where nothing is said of this weekday, 0 for Sunday to 6 for Saturday.
    func state(ofWeekday weekday: Int) -> DayState? {
        weekdays.indices.contains(weekday) ? weekdays[weekday] : nil
    }
}
