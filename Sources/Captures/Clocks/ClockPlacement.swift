internal import Operations
internal import Replay

/// Puts written times on the reckoning that the capture, its survey and the person's options support, and no better.
struct ClockPlacement: Hashable, Sendable {
    enum Placed: Hashable, Sendable {
        case stamp(Stamp)
        /// The year that other lines or the options give has no such date.
        case impossible
    }

    private let options: CaptureOptions
    private let survey: CaptureSurvey.Findings
    private var years = YearWalk()
    private var days = DayWalk()
    /// When the unit started, on the reckoning of its restart message, as an interval; nil without a certain anchor.
    private let start: Stamp?

    init(options: CaptureOptions, survey: CaptureSurvey.Findings) {
        self.options = options
        self.survey = survey
        start = Self.start(options, survey)
    }

    /// - Parameter isTrace: Whether the stamp is of a trace, whose zone need not be that of the syslog lines
    ///   (`spec/redundancy.md` §7, 11): only the options speak for it.
    /// - Parameter isAside: Whether the stamp is no step of the walk over New Year, since the survey does not take it:
    ///   the time that a console output states.
    mutating func place(_ time: WrittenTime, isTrace: Bool = false, isAside: Bool = false) -> Placed {
        switch time {
        case .uptime(let nanoseconds, let width):
            guard let start else {
                return .stamp(Stamp(reckoning: .uptime, earliest: nanoseconds, width: width))
            }
            let (earliest, overflow) = start.earliest.addingReportingOverflow(nanoseconds)
            let stamp = Stamp(
                reckoning: start.reckoning,
                earliest: overflow ? .max : earliest,
                width: start.width + width
            )
            return .stamp(stamp)
        case .wall(let wall):
            guard let date = wall.monthAndDay else {
                let reading = days.step(to: wall.timeOfDay)
                return .stamp(Stamp(reckoning: .timeOfDay, earliest: reading, width: wall.width))
            }
            let newYears = years.newYears(atMonth: date.month)
            if !isAside { years.step(toMonth: date.month) }
            let zone = Self.zone(of: wall, options, isTrace ? nil : survey.zoneSeconds)
            return Self.place(wall, newYears: newYears, year: options.year ?? survey.year, zone: zone)
        }
    }

    private static func zone(of wall: WallTime, _ options: CaptureOptions, _ surveyed: Int?) -> Int? {
        if let certain = wall.certainOffset { return certain }
        return options.zoneSeconds ?? (wall.zone.isEmpty ? surveyed : nil)
    }

    private static func place(_ wall: WallTime, newYears: Int, year: Int?, zone: Int?) -> Placed {
        if let year = wall.year ?? year.map({ $0 + newYears }) {
            // No device of this kind wrote outside these years; what claims so has lost its clock.
            guard (1980...2150).contains(year), let civil = wall.civil(year: year) else { return .impossible }
            let reading = civil.instantInUTC.nanoseconds
            guard let zone else {
                return .stamp(Stamp(reckoning: .local, earliest: reading, width: wall.width))
            }
            let (offset, overflow) = Int64(zone).multipliedReportingOverflow(by: 1_000_000_000)
            let (utc, outside) = reading.subtractingReportingOverflow(offset)
            guard !overflow, !outside else { return .impossible }
            return .stamp(Stamp(reckoning: .utc, earliest: utc, width: wall.width))
        }
        guard let civil = wall.civil(year: WallTime.leapYear) else { return .impossible }
        // The layout goes on over New Year, so that 31 December comes before the next 1 January.
        let day: Int64 = 86_400_000_000_000
        let reading = civil.instantInUTC.nanoseconds - leapYearStart + Int64(newYears) * 366 * day
        return .stamp(Stamp(reckoning: .yearless, earliest: reading, width: wall.width))
    }

    /// 1972-01-01T00:00:00Z: two years of 365 days after 1970.
    private static let leapYearStart: Int64 = 730 * 86_400_000_000_000

    /// The restart message (`SYS-5-RESTART`) and `System initialization complete` of the Redundancy Facility's log are
    /// one moment on two clocks (`spec/redundancy.md` §7, 10).
    private static func start(_ options: CaptureOptions, _ survey: CaptureSurvey.Findings) -> Stamp? {
        guard let anchor = survey.anchor, anchor.restarted.monthAndDay != nil else { return nil }
        let placed = place(
            anchor.restarted,
            newYears: anchor.newYears,
            year: options.year ?? survey.year,
            zone: zone(of: anchor.restarted, options, survey.zoneSeconds)
        )
        guard case .stamp(let restarted) = placed else { return nil }
        let (earliest, overflow) = restarted.earliest.subtractingReportingOverflow(anchor.uptime + anchor.uptimeWidth)
        guard !overflow else { return nil }
        return Stamp(
            reckoning: restarted.reckoning,
            earliest: earliest,
            width: restarted.width + anchor.uptimeWidth
        )
    }
}
