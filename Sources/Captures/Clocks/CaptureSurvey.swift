internal import Operations
public import Redundancy
internal import Replay

/// What the lines of a capture tell about its clock and its writer, gathered before the capture is read.
///
/// A syslog line seldom has a year or a zone, and does not say which unit wrote it; another line of the same file may.
/// The survey reads the whole file once, in little memory, and keeps only what holds for all of it: two lines that
/// contradict each other leave the question open. `Compiled …` lines and rows of a switchover history are dates of
/// other days and tell nothing.
///
/// ```swift
/// var survey = CaptureSurvey()
/// survey.read(chunk.span)  // for every chunk
/// survey.finish()
/// var reader = CaptureReader(options: options, survey: survey)
/// ```
public struct CaptureSurvey: Sendable {
    private var splitter = LineSplitter()
    private var years = YearWalk()
    private var year = Agreed<Int>()
    /// A date that was stated before the first stamp.
    private var earlyDate: StatedDate?
    private var stampedZone = Agreed<Int>()
    private var relayedZone = Agreed<Int>()
    private var unitsSeen = Agreed<ChassisNumber>()
    /// The units that the writer of the file names as its peer.
    private var peersNamed = Agreed<ChassisNumber>()
    private var host = Agreed<[UInt8]>()
    private var restart = Agreed<Restart>()
    private var initialized = Agreed<Uptime>()

    private struct Restart: Hashable, Sendable {
        var line: UInt64
        var time: WallTime
        var newYears: Int
    }

    private struct Uptime: Hashable, Sendable {
        var line: UInt64
        var nanoseconds: Int64
        var width: Int64
    }

    public init() {}

    /// The year in which the capture begins, if its lines tell.
    public var beginningYear: Int? { findings.year }

    /// Seconds east of UTC of stamps without a zone, if other lines tell.
    public var zoneSeconds: Int? { findings.zoneSeconds }

    /// The unit that wrote the capture: the only one that its process prefixes name.
    public var unit: ChassisNumber? { findings.unit }

    /// Reads the next bytes of the file, in chunks of any size.
    public mutating func read(_ bytes: Span<UInt8>) {
        var position = 0
        while let raw = splitter.next(in: bytes, at: &position) {
            if let range = raw.range {
                take(bytes.extracting(range), raw)
            } else {
                // A copy of the reference: the line must not be read from a property that taking it changes.
                let buffer = splitter.buffer
                take(buffer.span, raw)
            }
        }
    }

    /// Call once, after the last bytes.
    public mutating func finish() {
        guard let raw = splitter.last() else { return }
        let buffer = splitter.buffer
        take(buffer.span, raw)
    }

    /// What holds for the whole file, for ``ClockPlacement`` and the reader.
    struct Findings: Hashable, Sendable {
        struct Anchor: Hashable, Sendable {
            var restarted: WallTime
            var newYears: Int
            var uptime: Int64
            var uptimeWidth: Int64
        }

        /// The year of the first line.
        var year: Int?
        var zoneSeconds: Int?
        var unit: ChassisNumber?
        /// Whether lines of more than one host stand in the file, as on a relay.
        var hasSeveralHosts = false
        /// One moment on the wall clock and on the uptime clock.
        var anchor: Anchor?
    }

    var findings: Findings {
        var findings = Findings()
        findings.year = year.value
        findings.hasSeveralHosts = host.isContradicted
        // What one host's lines tell does not hold for another's clock.
        if !host.isContradicted {
            // No unit detects itself as its peer or reports itself gone down; a process prefix, though, may be another
            // unit's, whose lines are relayed.
            findings.unit = peersNamed.isContradicted ? nil : peersNamed.value?.peerInPair ?? unitsSeen.value
            findings.zoneSeconds = stampedZone.isContradicted ? nil : stampedZone.value ?? relayedZone.value
            if let restart = restart.value, let initialized = initialized.value {
                findings.anchor = Findings.Anchor(
                    restarted: restart.time,
                    newYears: restart.newYears,
                    uptime: initialized.nanoseconds,
                    uptimeWidth: initialized.width
                )
            }
        }
        return findings
    }

    private mutating func take(_ line: Span<UInt8>, _ raw: RawLine) {
        guard !raw.isTooLong else { return }
        if raw.number == 1, line.hasByteOrderMark {
            take(text: line.extracting(3..<line.count), raw)
        } else {
            take(text: line, raw)
        }
    }

    private mutating func take(text line: Span<UInt8>, _ raw: RawLine) {
        switch SyslogLine.read(line) {
        case .message(let header): take(header, line, raw)
        case .stamped(let time): take(time, isTrace: false)
        case .damaged: break
        case .none: takeOther(line, raw)
        }
    }

    private mutating func take(_ header: SyslogHeader, _ line: Span<UInt8>, _ raw: RawLine) {
        if let unit = header.process.unit { unitsSeen.add(unit) }
        if line.has("HMANRP-", at: header.facility.lowerBound)
            || line.has("IOSXE_REDUNDANCY-", at: header.facility.lowerBound)
        {
            switch SyslogCatalogue.read(header, in: line, observer: nil) {
            case .fact(.chassisDown(let peer)), .fact(.peerFound(let peer?, _)): peersNamed.add(peer)
            default: break
            }
        }
        if !header.host.isEmpty { host.add(line.bytes(header.host)) }
        guard let time = header.time else { return }
        take(time, isTrace: header.form == .trace)
        guard case .wall(let wall) = time else { return }
        if let relay = header.relay { take(wall, relayedAt: relay) }
        if header.form == .syslog, line.has("SYS", at: header.facility.lowerBound), header.facility.count == 3,
            line.has("RESTART", at: header.mnemonic.lowerBound), header.mnemonic.count == 7
        {
            restart.add(Restart(line: raw.number, time: wall, newYears: years.newYears))
        }
    }

    private mutating func take(_ time: WrittenTime, isTrace: Bool) {
        guard case .wall(let wall) = time, let date = wall.monthAndDay else { return }
        if let early = earlyDate {
            addYear(of: early, beforeMonth: date.month)
            earlyDate = nil
        }
        years.step(toMonth: date.month)
        if let stated = wall.year { year.add(stated - years.newYears) }
        if !isTrace, let offset = wall.certainOffset { stampedZone.add(offset) }
    }

    /// A relay's time is no time of the unit, but the year of the same day is the same year, and a clock that reads
    /// what the relay's reads stands in the relay's zone.
    private mutating func take(_ wall: WallTime, relayedAt relay: WallTime) {
        guard wall.monthAndDay == relay.monthAndDay else { return }
        if wall.year == nil, let stated = relay.year { year.add(stated - years.newYears) }
        guard wall.mark == .none, wall.zone.isEmpty, let offset = relay.certainOffset else { return }
        if abs(wall.timeOfDay - relay.timeOfDay) <= 2_000_000_000 {
            relayedZone.add(offset)
        } else {
            relayedZone.contradict()
        }
    }

    /// What a date tells that stands before the first stamp. In January, lines of November are last year's: a log
    /// that was printed then. In December, lines of January may be this year's log or next year's console: unknown.
    private mutating func addYear(of date: StatedDate, beforeMonth month: Int) {
        if month - date.month >= 6 {
            year.add(date.year - 1)
        } else if date.month - month < 6 {
            year.add(date.year)
        }
    }

    /// Lines of a console that state the date of now, or a moment on the uptime clock.
    private mutating func takeOther(_ line: Span<UInt8>, _ raw: RawLine) {
        if let date = StatedDate(line) {
            if years.hasBegun {
                year.add(date.year - years.newYears(atMonth: date.month))
            } else {
                earlyDate = earlyDate ?? date
            }
        }
        guard line.byte(2) == UInt8(ascii: ":") else { return }
        var place = 0
        guard case .time(.uptime(let nanoseconds, let width)) = StampScanner.read(line, at: &place) else { return }
        line.skipBlanks(&place)
        if line.has("System initialization complete", at: place) {
            initialized.add(Uptime(line: raw.number, nanoseconds: nanoseconds, width: width))
        }
    }
}

/// A value that all lines which state it must agree on.
private struct Agreed<Value: Hashable & Sendable>: Sendable {
    private(set) var value: Value?
    private(set) var isContradicted = false

    mutating func add(_ stated: Value) {
        guard !isContradicted else { return }
        if let value, value != stated { contradict() } else { value = stated }
    }

    mutating func contradict() {
        value = nil
        isContradicted = true
    }
}
