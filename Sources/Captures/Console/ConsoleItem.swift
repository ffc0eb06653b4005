internal import Operations
internal import Redundancy

/// Something that a console transcript or a saved output says, before its clock is placed.
struct ConsoleItem: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        case fact(Fact)
        case unread(UnreadReason)
    }

    var firstLine: Line
    /// From the first line to the last, both included.
    var lineCount: UInt64
    var byteCount: UInt64
    var form: WitnessForm
    /// The unit whose console it is, if the output tells (`*` in `show chassis`, `Unit ID`, `Active Location`).
    var observer: ChassisNumber?
    /// The time that the output itself states (`Time source is NTP, …`; uptime in the facility's event log).
    var time: WrittenTime?
    var content: Content
}
