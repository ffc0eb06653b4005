internal import Operations
internal import Redundancy

/// The output that a console is printing.
struct OpenOutput {
    let command: ShowCommand
    /// Where the command was typed or announced; nil when the output was known by its own first line.
    private let commandLine: Line?
    private var span: LineSpan?
    private var reader: (any OutputReader)?
    private var log: FacilityLog
    private var rows = 0
    /// Which beginnings (``OutputStart``) were seen.
    private var starts: Set<Int> = []
    private var isRefused = false
    /// What `Time source is …` said.
    var time: WallTime?

    /// The rows of an output that are kept. The longest one is `show wireless client summary` of 64,000 clients
    /// (spec 5), which no console prints without a pager; a broken capture must not fill the memory.
    static let rowLimit = 64_000

    /// - Parameter typed: nil when the output is known by its own first line.
    init(_ command: ShowCommand, typed: TypedCommand?, at line: Line?, time: WallTime?) {
        self.command = command
        commandLine = line
        reader = command.reader
        log = FacilityLog(isReversed: typed?.isReversed)
        self.time = time
    }

    var hasLines: Bool { span != nil }

    /// Whether a beginning stands in this output and does not open another one.
    mutating func admits(_ start: OutputStart) -> Bool {
        guard start.command == command else { return false }
        return starts.insert(start.index).inserted || start.isRepeated
    }

    /// - Parameter text: the line's text, without what a pager left.
    /// - Returns: the item of a line that does not fit.
    mutating func take(_ line: Line, _ text: Substring, observer: ChassisNumber?) -> ConsoleItem? {
        let trimmed = text.trimmed
        // `% Invalid input detected`, under a `^` that points at the word.
        if trimmed == "^" || trimmed.begins(with: "% ") || trimmed.begins(with: "%Error") {
            isRefused = true
            return nil
        }
        if span == nil { span = LineSpan(line) } else { span?.extend(to: line) }
        let isRead: Bool
        if reader == nil {
            isRead = log.take(line, text, limit: Self.rowLimit)
        } else {
            rows += 1
            isRead = rows <= Self.rowLimit && reader?.take(text) == true
        }
        guard !isRead else { return nil }
        let form: WitnessForm = reader == nil ? .facilityLog : .showOutput
        return LineSpan(line).item(form, observer: observer, .unread(.unknownRow))
    }

    /// The unit that printed it, if it says so.
    var statedObserver: ChassisNumber? {
        Snapshot(command, reader?.sections ?? []).statedObserver
    }

    /// Whether it shows that another unit than this one is active now.
    func contradicts(_ observer: ChassisNumber) -> Bool {
        guard command == .switchoverHistory, let row = reader?.sections.last else { return false }
        return row["Current active"].flatMap { Int($0) } != Int(observer.rawValue)
    }

    /// - Parameter isComplete: whether something else followed: a capture that ends here may have been cut.
    func items(observer: ChassisNumber?, isComplete: Bool) -> [ConsoleItem] {
        guard let reader else { return log.items(observer: observer) }
        let sections = reader.sections
        // Before the first switchover the history prints nothing (spec 2.3), which is an answer.
        let isEmptyHistory = command == .switchoverHistory && isComplete && !isRefused && !hasLines
        guard !sections.isEmpty || isEmptyHistory, let span = span ?? commandLine.map(LineSpan.init) else { return [] }
        let content = ConsoleItem.Content.fact(.observed(Snapshot(command, sections)))
        return [span.item(.showOutput, observer: observer, time: time.map(WrittenTime.wall), content)]
    }
}

extension Snapshot {
    /// The unit that printed it: `*` in `show chassis`, `Unit ID`, or the current processor's location. Platforms that
    /// number otherwise (unit 48, slot 6, slot 1/1) tell none.
    var statedObserver: ChassisNumber? {
        switch command {
        case .chassis:
            let row = sections.first { $0.name == "row" && $0["Console"] == "*" }
            return row?["Number"].flatMap { Int($0) }.flatMap(ChassisNumber.init)
        case .redundancyStates:
            return Self.pairMember(section("states")?["Unit ID"])
        case .redundancy:
            // The standby's own console says where the standby is.
            let current = section("current")
            let place = (current?["Active Location"] ?? current?["Standby Location"])?[...]
            return Self.pairMember((place?.rest(after: "slot ") ?? place?.rest(after: "Switch ")).map(String.init))
        default:
            return nil
        }
    }

    private static func pairMember(_ text: String?) -> ChassisNumber? {
        guard let number = text.flatMap({ Int($0) }), (1...2).contains(number) else { return nil }
        return ChassisNumber(number)
    }
}
