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
}
