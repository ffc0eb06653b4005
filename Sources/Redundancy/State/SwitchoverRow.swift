public import Replay

/// A row of the switchover history.
public struct SwitchoverRow: Hashable, Sendable {
    public var index: UInt32
    public var previousActive: ChassisNumber?
    public var currentActive: ChassisNumber?
    /// The device's words (`active unit removed`), or what the events amount to when no output gave any.
    public var reason: String
    /// As printed (`17:30:48 GMT Fri Jun 7 2024`); empty for a row that only events have told.
    public var time: String
    public var occurred: Stamp?
    /// Whether the row stands in an output of the device, rather than being concluded from events.
    public var isPrinted: Bool

    public init(
        index: UInt32,
        previousActive: ChassisNumber?,
        currentActive: ChassisNumber?,
        reason: String,
        time: String = "",
        occurred: Stamp? = nil,
        isPrinted: Bool
    ) {
        self.index = index
        self.previousActive = previousActive
        self.currentActive = currentActive
        self.reason = reason
        self.time = time
        self.occurred = occurred
        self.isPrinted = isPrinted
    }
}

extension SwitchoverRow: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(Int(index))
        bytes.append(previousActive) { $0.append(Int($1.rawValue)) }
        bytes.append(currentActive) { $0.append(Int($1.rawValue)) }
        bytes.append(reason)
        bytes.append(time)
        bytes.append(occurred)
        bytes.append(isPrinted)
    }
}
