/// The kind of text that an event was read from.
public enum WitnessForm: UInt8, Hashable, Sendable, CaseIterable {
    case syslog = 1
    /// Output of a show command.
    case showOutput = 2
    /// A command that an operator typed, or what a console printed outside any command.
    case console = 3
    /// A line of `show redundancy history`, stamped in uptime.
    case facilityLog = 4
    /// A btrace line (`2023/09/19 15:49:47.171926572 {…}`).
    case trace = 5
    /// No text at all: a unit of a simulated run would have logged it.
    case simulation = 6
}

/// What a clock says of itself before its stamp.
public enum ClockMark: UInt8, Hashable, Sendable, CaseIterable {
    case none = 0
    /// `*`: never set, not authoritative.
    case unset = 1
    /// `.`: set once, synchronisation lost.
    case unsynchronised = 2
}

/// Where an event comes from: the place in its capture and what was written there.
public struct Witness: Hashable, Sendable {
    /// The first line, from 1.
    public var line: UInt64
    /// How many lines: an output or a wrapped line has several.
    public var lineCount: UInt64
    /// The first byte, from 0.
    public var byteOffset: UInt64
    public var byteCount: UInt64
    public var form: WitnessForm
    /// The clock that stamped it: `chassis 1`, a host name, or empty when nothing names it; then the capture is its own
    /// clock. Stamps of one clock may be subtracted.
    public var clock: String
    public var mark: ClockMark
    /// The zone as the stamp names it (`GMT`, `PDT`), which need not be its offset. Empty without one.
    public var zone: String
    /// `REDUNDANCY-3-STANDBY_LOST` without the percent sign; empty for what is not syslog.
    public var mnemonic: String
    /// The text of the first line, at most 512 bytes.
    public var text: String

    public init(
        line: UInt64,
        lineCount: UInt64 = 1,
        byteOffset: UInt64,
        byteCount: UInt64,
        form: WitnessForm,
        clock: String = "",
        mark: ClockMark = .none,
        zone: String = "",
        mnemonic: String = "",
        text: String
    ) {
        self.line = line
        self.lineCount = lineCount
        self.byteOffset = byteOffset
        self.byteCount = byteCount
        self.form = form
        self.clock = clock
        self.mark = mark
        self.zone = zone
        self.mnemonic = mnemonic
        self.text = text
    }

    /// The most bytes of a line's text that are kept.
    public static let textLimit = 512
}
