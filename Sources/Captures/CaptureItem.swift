public import Operations
public import Redundancy

/// What a person tells about a capture where its lines do not.
public struct CaptureOptions: Hashable, Sendable {
    /// The year of stamps without one; of a capture that runs over New Year, the year in which it begins.
    public var year: Int?
    /// Seconds east of UTC of stamps that name no zone, or one whose offset is not certain.
    public var zoneSeconds: Int?
    /// The unit whose log or console this is.
    public var unit: ChassisNumber?

    public init(year: Int? = nil, zoneSeconds: Int? = nil, unit: ChassisNumber? = nil) {
        self.year = year
        self.zoneSeconds = zoneSeconds
        self.unit = unit
    }
}

/// One thing read from a capture, in the order of the file.
public enum CaptureItem: Hashable, Sendable {
    case event(Witness, Event)
    case unread(UnreadLine)
}

/// Lines that gave no item, counted.
public struct CaptureCounts: Hashable, Sendable {
    public var lines: UInt64 = 0
    public var events: UInt64 = 0
    public var otherLines: UInt64 = 0
    public var unreadLines: UInt64 = 0
    /// Lines in a form of IOS-XE: a stamp or a message, a prompt, a command or an output. A file without any is no
    /// capture of such a device.
    public var deviceLines: UInt64 = 0

    public init() {}
}
