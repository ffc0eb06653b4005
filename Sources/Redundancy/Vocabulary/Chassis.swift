internal import Replay

/// The number of a chassis: 1 or 2 in a controller pair (`000_c686b23a5e3dda5c.txt`, 283), up to 16 in a switch stack.
///
/// Platforms that number processors otherwise (unit 48, slot 6) are not chassis numbers.
public struct ChassisNumber: RawRepresentable, Hashable, Comparable, Sendable {
    public var rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Nil outside 1 to 16.
    public init?(_ number: Int) {
        guard (1...16).contains(number) else { return nil }
        rawValue = UInt8(number)
    }

    /// The other unit of a pair; nil for a number that no pair has.
    public var peerInPair: ChassisNumber? {
        switch rawValue {
        case 1: Self(rawValue: 2)
        case 2: Self(rawValue: 1)
        default: nil
        }
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// What a chassis is for the others.
public enum Role: UInt8, Hashable, Sendable, CaseIterable {
    case active = 1
    case standby = 2
    case member = 3
    /// The active unit in the words of old stacks.
    case master = 4

    /// The word in the role column of `show chassis`.
    public var name: String {
        switch self {
        case .active: "Active"
        case .standby: "Standby"
        case .member: "Member"
        case .master: "Master"
        }
    }

    /// The role that a word names, in any case.
    public init?(name: some StringProtocol) {
        let lowered = name.lowercased()
        guard let role = Self.allCases.first(where: { $0.name.lowercased() == lowered }) else { return nil }
        self = role
    }
}

/// The rule that decided an election (`000_c686b23a5e3dda5c.txt`, 271–295). Declaration order is precedence.
public enum ElectionRule: UInt8, Hashable, Sendable, CaseIterable {
    case currentActive = 1
    case highestPriority = 2
    /// 「起動時間が最短」 (293) read as: the unit that came up first.
    case firstUnitUp = 3
    /// The same line read as: the lowest uptime.
    case lowestUptime = 4
    /// The same line read literally: the shortest boot.
    case shortestBoot = 5
    case lowestMACAddress = 6
}

/// The redundancy port in use (`000_c686b23a5e3dda5c.txt`, 149–167).
public enum RedundancyPort: UInt8, Hashable, Sendable, CaseIterable {
    case rj45 = 1
    case sfp = 2
    /// A network adapter of a virtual controller.
    case virtual = 3

    /// The words of `Local Redundancy Port Type`.
    public var name: String {
        switch self {
        case .rj45: "Twisted Pair"
        case .sfp: "FIBRE"
        case .virtual: "Virtual"
        }
    }
}
