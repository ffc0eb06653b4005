public import Redundancy
public import Replay
public import Upgrades

/// A capture file as it stood when it was read, and what the reader was told about it.
public struct CaptureOpened: Hashable, Sendable {
    /// SHA-256 of the whole file, 32 bytes.
    public var digest: [UInt8]
    /// The file's name without its folder.
    public var name: String
    public var byteCount: UInt64
    /// The digest of the shorter capture that this one continues: the same file before it grew.
    public var continues: [UInt8]
    /// The pair that it speaks of.
    public var pair: String
    /// The unit that wrote it, where a person said so.
    public var unit: ChassisNumber?
    /// The year and the zone that a person gave for stamps without; seconds east of UTC.
    public var year: Int?
    public var zoneSeconds: Int?

    public init(
        digest: [UInt8],
        name: String,
        byteCount: UInt64,
        continues: [UInt8] = [],
        pair: String,
        unit: ChassisNumber? = nil,
        year: Int? = nil,
        zoneSeconds: Int? = nil
    ) {
        self.digest = digest
        self.name = name
        self.byteCount = byteCount
        self.continues = continues
        self.pair = pair
        self.unit = unit
        self.year = year
        self.zoneSeconds = zoneSeconds
    }
}

/// What was made of a capture, counted when its last line was read.
public struct CaptureFinished: Hashable, Sendable {
    public var lines: UInt64
    /// Events appended from it.
    public var events: UInt64
    /// Lines that are well formed and say nothing about redundancy.
    public var otherLines: UInt64
    /// Lines listed as ``UnreadLine``.
    public var unreadLines: UInt64

    public init(lines: UInt64, events: UInt64, otherLines: UInt64, unreadLines: UInt64) {
        self.lines = lines
        self.events = events
        self.otherLines = otherLines
        self.unreadLines = unreadLines
    }
}

/// Why a line could not be read.
public enum UnreadReason: UInt8, Hashable, Sendable, CaseIterable {
    /// The stamp is damaged (`Jun 10 19 11:39:38.047`).
    case damagedStamp = 1
    /// The mnemonic is cut or run together (`%PMAN-3-RELOA1/0`).
    case damagedMnemonic = 2
    /// The mnemonic is known, the text does not fit it.
    case unknownText = 3
    /// A row or field of an output that does not fit its table.
    case unknownRow = 4
    /// Longer than a line may be.
    case tooLong = 5
    /// Bytes that are not text.
    case notText = 6
    /// A stamp that names no existing date or time.
    case impossibleTime = 7
}

/// A line that could not be read; kept so that a report can list it.
public struct UnreadLine: Hashable, Sendable {
    public var reason: UnreadReason
    public var witness: Witness

    public init(reason: UnreadReason, witness: Witness) {
        self.reason = reason
        self.witness = witness
    }
}

/// One record of the log: the union of what Lockstep records.
public enum Entry: Hashable, Sendable {
    case captureOpened(CaptureOpened)
    case captureFinished(CaptureFinished)
    case lineUnread(UnreadLine)
    case redundancy(Witness, Event)
    case runOpened(RunOpened)
    /// What a unit of a run met. Units are numbered from 0, in the order of ``RunOpened/units``.
    case controllerInput(unit: Int, ControllerInput)
    /// What the unit decided on the input before it.
    case controllerEvent(unit: Int, ControllerEvent)
    /// The unit refused the input before it.
    case controllerRejected(unit: Int, ControllerRejection)
    case runFinished(RunFinished)
    /// What was asked of an upgrade run, and was not refused.
    case upgradeInput(UpgradeRun.Input)
    /// What came of the input that is the record's cause.
    case upgradeEvent(UpgradeRun.Event)
}

extension Entry {
    /// When it happened, for the record's envelope.
    public var occurred: Stamp? {
        switch self {
        case .redundancy(_, let event): event.occurred
        case .controllerInput(_, let input): Stamp(input.at)
        case .controllerEvent(_, let event): Stamp(event.at)
        case .runOpened(let opened): Stamp(opened.startsAt)
        case .upgradeInput(let input): Stamp(input.at)
        case .upgradeEvent(let event): Stamp(event.at)
        case .captureOpened, .captureFinished, .lineUnread, .controllerRejected, .runFinished: nil
        }
    }

    /// Whether it is something met, rather than something that came of it.
    public var isInput: Bool {
        switch self {
        case .controllerInput, .upgradeInput: true
        case .captureOpened, .captureFinished, .lineUnread, .redundancy, .runOpened, .controllerEvent,
            .controllerRejected, .runFinished, .upgradeEvent:
            false
        }
    }
}
