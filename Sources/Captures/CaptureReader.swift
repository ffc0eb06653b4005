internal import Operations
internal import Redundancy
internal import Replay

/// Reads a capture: syslog in every form of `spec/redundancy.md` §3.1, and console transcripts, mixed as they come.
///
/// The bytes are those that the survey has read before, in chunks of any size; the chunks do not change the items.
/// Nothing that is in the file is an error here: what cannot be read becomes an item of its own, and lines that
/// contradict each other are told as they stand. See ``CaptureKind`` for files that are no captures.
public struct CaptureReader: Sendable {
    /// What was made of the lines so far.
    public private(set) var counts = CaptureCounts()

    private var splitter = LineSplitter()
    private var console = ConsoleSession()
    private var consoleItems: [ConsoleItem] = []
    private var clock: ClockPlacement
    private let unit: ChassisNumber?
    /// The latest stamp of each host, or of the one unit.
    private var latest: [(host: String, stamp: Stamp)] = []
    private var keptOutOfOrder = 0

    /// A relay of more hosts than this is no capture of a pair; their order is not looked at.
    private static let hostLimit = 16
    /// Lines that say nothing of redundancy are kept where they stand out of order, to show where they belong; a file
    /// that runs backwards as a whole need not be kept whole.
    private static let outOfOrderLimit = 1000
    /// The clock's name where it does not depend on the line: the unit's; else each line's host names it.
    private let clockName: String?

    /// - Parameters:
    ///   - options: What a person tells where the lines do not.
    ///   - survey: Of the same file, finished.
    public init(options: CaptureOptions, survey: CaptureSurvey) {
        let findings = survey.findings
        clock = ClockPlacement(options: options, survey: findings)
        unit = options.unit ?? findings.unit
        clockName = unit.map { "chassis \($0.rawValue)" }
    }

    /// Reads the next bytes of the file and appends what they tell.
    public mutating func read(_ bytes: Span<UInt8>, into items: inout [CaptureItem]) {
        var position = 0
        while let raw = splitter.next(in: bytes, at: &position) {
            if let range = raw.range {
                take(bytes.extracting(range), raw, into: &items)
            } else {
                // A copy of the reference: the line must not be read from a property that taking it changes.
                let buffer = splitter.buffer
                take(buffer.span, raw, into: &items)
            }
        }
    }

    /// Call once, after the last bytes.
    public mutating func finish(into items: inout [CaptureItem]) {
        if let raw = splitter.last() {
            let buffer = splitter.buffer
            take(buffer.span, raw, into: &items)
        }
        console.finish(into: &consoleItems)
        appendConsoleItems(to: &items)
    }

    /// Surveys and reads a capture that stands in memory.
    public static func read(
        bytes: [UInt8],
        options: CaptureOptions = CaptureOptions()
    ) -> (items: [CaptureItem], counts: CaptureCounts) {
        var survey = CaptureSurvey()
        survey.read(bytes.span)
        survey.finish()
        var reader = CaptureReader(options: options, survey: survey)
        var items: [CaptureItem] = []
        reader.read(bytes.span, into: &items)
        reader.finish(into: &items)
        return (items, reader.counts)
    }

    private mutating func take(_ line: Span<UInt8>, _ raw: RawLine, into items: inout [CaptureItem]) {
        counts.lines += 1
        guard !raw.isTooLong else {
            // Not the console's: a byte range without its text belongs to no output.
            return append(.tooLong, witness(line, raw, .console), to: &items)
        }
        if raw.number == 1, line.hasByteOrderMark {
            take(text: line.extracting(3..<line.count), raw, into: &items)
        } else {
            take(text: line, raw, into: &items)
        }
    }

    private mutating func take(text line: Span<UInt8>, _ raw: RawLine, into items: inout [CaptureItem]) {
        switch SyslogLine.read(line) {
        case .message(let header):
            counts.deviceLines += 1
            take(header, line, raw, into: &items)
        case .stamped(let time):
            counts.deviceLines += 1
            counts.otherLines += 1
            // Its month belongs to the walk that other lines take their year from.
            _ = clock.place(time)
        case .damaged(let reason, let mnemonic):
            counts.deviceLines += 1
            append(reason, witness(line, raw, .syslog, mnemonic: mnemonic), to: &items)
        case .none:
            takeConsoleLine(line, raw, into: &items)
        }
    }

    private mutating func take(
        _ header: SyslogHeader,
        _ line: Span<UInt8>,
        _ raw: RawLine,
        into items: inout [CaptureItem]
    ) {
        // Every stamp is placed, also of messages that say nothing: midnights and New Years are counted line by line.
        let placed = header.time.map { clock.place($0, isTrace: header.form == .trace) }
        let isLate = isOutOfOrder(placed, header, line)
        // A line that a process of one unit wrote is that unit's statement, whichever unit's log holds it.
        let observer = header.process.unit ?? unit
        var reading = SyslogCatalogue.read(header, in: line, observer: observer) ?? .nothing
        if reading == .nothing, isLate, keptOutOfOrder < Self.outOfOrderLimit {
            keptOutOfOrder += 1
            let mnemonic = line.text(header.identity).text
            reading = .fact(.messageLogged(mnemonic: mnemonic, text: line.text(header.text).text))
        }
        guard reading != .nothing else {
            counts.otherLines += 1
            return
        }
        var witness = witness(line, raw, header.form, mnemonic: header.identity, host: header.host)
        if case .wall(let wall) = header.time {
            witness.mark = wall.mark
            witness.zone = wall.zone
        }
        guard case .fact(let fact) = reading else { return append(.unknownText, witness, to: &items) }
        switch placed {
        case .impossible: append(.impossibleTime, witness, to: &items)
        case .stamp(let stamp): append(fact, observer: observer, occurred: stamp, witness, to: &items)
        case nil: append(fact, observer: observer, occurred: nil, witness, to: &items)
        }
    }

    /// Whether the line stands after a later one of the same clock. The latest stamp stays the one to compare with.
    private mutating func isOutOfOrder(
        _ placed: ClockPlacement.Placed?,
        _ header: SyslogHeader,
        _ line: Span<UInt8>
    ) -> Bool {
        guard case .stamp(let stamp) = placed else { return false }
        let host = clockName == nil ? line.text(header.host).text : ""
        guard let index = latest.firstIndex(where: { $0.host == host }) else {
            if latest.count < Self.hostLimit { latest.append((host, stamp)) }
            return false
        }
        guard let elapsed = stamp.elapsed(since: latest[index].stamp) else { return false }
        if elapsed.upper < .zero { return true }
        latest[index].stamp = stamp
        return false
    }

    private mutating func takeConsoleLine(_ bytes: Span<UInt8>, _ raw: RawLine, into items: inout [CaptureItem]) {
        let line = raw.line(bytes)
        if console.take(line, into: &consoleItems) {
            counts.deviceLines += 1
        } else if line.isRepaired {
            append(.notText, witness(bytes, raw, .console), to: &items)
        } else {
            counts.otherLines += 1
        }
        appendConsoleItems(to: &items)
    }

    private mutating func appendConsoleItems(to items: inout [CaptureItem]) {
        guard !consoleItems.isEmpty else { return }
        for item in consoleItems {
            let observer = item.observer ?? unit
            var witness = Witness(
                line: item.firstLine.number,
                lineCount: item.lineCount,
                byteOffset: item.firstLine.byteOffset,
                byteCount: item.byteCount,
                form: item.form,
                clock: observer.map { "chassis \($0.rawValue)" } ?? "",
                text: item.firstLine.text.cut(toByteCount: Witness.textLimit)
            )
            if case .wall(let wall) = item.time {
                witness.mark = wall.mark
                witness.zone = wall.zone
            }
            switch (item.content, item.time.map { clock.place($0, isAside: true) }) {
            case (.unread(let reason), _): append(reason, witness, to: &items)
            case (.fact, .impossible): append(.impossibleTime, witness, to: &items)
            case (.fact(let fact), .stamp(let stamp)):
                append(fact, observer: observer, occurred: stamp, witness, to: &items)
            case (.fact(let fact), nil):
                append(fact, observer: observer, occurred: nil, witness, to: &items)
            }
        }
        consoleItems.removeAll(keepingCapacity: true)
    }

    private mutating func append(
        _ fact: Fact,
        observer: ChassisNumber?,
        occurred: Stamp?,
        _ witness: Witness,
        to items: inout [CaptureItem]
    ) {
        counts.events += 1
        items.append(.event(witness, Event(observer: observer, occurred: occurred, fact)))
    }

    private mutating func append(_ reason: UnreadReason, _ witness: Witness, to items: inout [CaptureItem]) {
        counts.unreadLines += 1
        items.append(.unread(UnreadLine(reason: reason, witness: witness)))
    }

    private func witness(
        _ line: Span<UInt8>,
        _ raw: RawLine,
        _ form: WitnessForm,
        mnemonic: Range<Int> = 0..<0,
        host: Range<Int> = 0..<0
    ) -> Witness {
        Witness(
            line: raw.number,
            byteOffset: raw.byteOffset,
            byteCount: raw.byteCount,
            form: form,
            clock: clockName ?? line.text(host).text,
            mnemonic: line.text(mnemonic).text,
            // Four bytes more than are kept, so that the cut falls behind a whole character.
            text: line.text(0..<min(line.count, Witness.textLimit + 4)).text.cut(toByteCount: Witness.textLimit)
        )
    }
}

extension String {
    /// The text's beginning, at most so many bytes of UTF-8, cut between scalars.
    fileprivate func cut(toByteCount limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var end = utf8.index(startIndex, offsetBy: limit)
        while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}
