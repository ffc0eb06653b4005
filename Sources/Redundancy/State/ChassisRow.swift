public import Replay

/// A row of `show chassis`.
public struct ChassisRow: Hashable, Sendable {
    public var number: ChassisNumber
    public var role: Role?
    public var macAddress: String?
    public var priority: UInt8?
    public var version: String?
    /// `Ready`, `Removed`, `HA sync in progress`, …, in the device's words.
    public var status: String?
    public var address: String?
    /// The address on the redundancy management interface, where the pair has one.
    public var managementAddress: String?

    public init(number: ChassisNumber) {
        self.number = number
    }

    public static let ready = "Ready"
    public static let removed = "Removed"
    public static let synchronising = "HA sync in progress"

    /// A unit is there again under this number. Whether it is the same one is not known before an output shows it, so what
    /// stood in the row of the removed one is not told any more.
    mutating func becomePresent() {
        guard status == Self.removed else { return }
        role = nil
        macAddress = nil
        priority = nil
        status = nil
    }

    /// What IOS-XE prints for a unit that is not there: its address and priority are gone, its own are not remembered.
    mutating func becomeRemoved() {
        role = .member
        macAddress = "0000.0000.0000"
        priority = 0
        status = Self.removed
    }
}

extension ChassisRow: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(Int(number.rawValue))
        bytes.append(role) { $0.append(Int($1.rawValue)) }
        bytes.append(macAddress)
        bytes.append(priority) { $0.append(Int($1)) }
        bytes.append(version)
        bytes.append(status)
        bytes.append(address)
        bytes.append(managementAddress)
    }
}
