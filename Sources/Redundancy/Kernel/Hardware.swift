/// A controller on which the document supports high availability (`000_c686b23a5e3dda5c.txt`, 21–29).
public enum Platform: UInt8, Hashable, Sendable, CaseIterable {
    case c9800_40 = 1
    case c9800_80 = 2
    case c9800CLOnESXi = 3
    case c9800CLOnKVM = 4

    /// The word for it in a scenario and in `show` output.
    public var name: String {
        switch self {
        case .c9800_40: "C9800-40"
        case .c9800_80: "C9800-80"
        case .c9800CLOnESXi: "C9800-CL-ESXi"
        case .c9800CLOnKVM: "C9800-CL-KVM"
        }
    }

    public init?(name: some StringProtocol) {
        guard let platform = Self.allCases.first(where: { $0.name.lowercased() == name.lowercased() }) else {
            return nil
        }
        self = platform
    }

    /// A pair is formed by two controllers of one form factor (32). A virtual controller is one whatever its hypervisor.
    public var formFactor: FormFactor {
        switch self {
        case .c9800_40: .appliance40
        case .c9800_80: .appliance80
        case .c9800CLOnESXi, .c9800CLOnKVM: .virtual
        }
    }

    /// The most access points: 2,000 on the C9800-40 (39), 6,000 on the others (`60077797800` of the vendor's index).
    public var accessPointCapacity: Int {
        self == .c9800_40 ? 2_000 : 6_000
    }

    /// The most clients: 32,000 on the C9800-40 (39), 64,000 on the others.
    public var clientCapacity: Int {
        self == .c9800_40 ? 32_000 : 64_000
    }
}

/// What must be equal on both units of a pair (32).
public enum FormFactor: UInt8, Hashable, Sendable, CaseIterable {
    case appliance40 = 1
    case appliance80 = 2
    case virtual = 3
}

/// A module in the SFP redundancy port. Two are supported (165).
public enum SFPModule: Hashable, Sendable {
    case glcSXMMD
    case glcLHSMD
    case other(String)

    public init(name: String) {
        switch name {
        case "GLC-SX-MMD": self = .glcSXMMD
        case "GLC-LH-SMD": self = .glcLHSMD
        default: self = .other(name)
        }
    }

    public var name: String {
        switch self {
        case .glcSXMMD: "GLC-SX-MMD"
        case .glcLHSMD: "GLC-LH-SMD"
        case .other(let name): name
        }
    }

    public var isSupported: Bool {
        switch self {
        case .glcSXMMD, .glcLHSMD: true
        case .other: false
        }
    }
}

/// What never changes about a unit.
public struct ControllerIdentity: Hashable, Sendable {
    public var platform: Platform
    /// 48 bits.
    public var mac: UInt64

    public init(platform: Platform, mac: UInt64) {
        self.platform = platform
        self.mac = mac
    }

    /// As IOS-XE prints it: `0200.0000.0001`.
    public var macText: String {
        let digits = String(mac, radix: 16)
        let padded = String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
        let characters = Array(padded)
        return [0, 4, 8].map { String(characters[$0..<$0 + 4]) }.joined(separator: ".")
    }
}

/// An IPv4 address.
public struct AddressIPv4: Hashable, Sendable {
    public var bits: UInt32

    public init(bits: UInt32) {
        self.bits = bits
    }

    /// Nil unless it is four decimal numbers of 0 to 255 with dots between.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }),
                let value = UInt8(part)
            else { return nil }
            bits = bits << 8 | UInt32(value)
        }
        self.bits = bits
    }

    public var text: String {
        [24, 16, 8, 0].map { String(bits >> UInt32($0) & 255) }.joined(separator: ".")
    }
}

/// `chassis ha-interface …` (233–255): it takes effect at the next reload.
public struct HAInterface: Hashable, Sendable {
    /// `Gig n`: on the virtual platform only, and required there.
    public var gigabitEthernet: UInt8?
    public var local: AddressIPv4
    /// Length of the mask, 1 to 32 (`/24`).
    public var prefixLength: UInt8
    public var remote: AddressIPv4

    public init(gigabitEthernet: UInt8? = nil, local: AddressIPv4, prefixLength: UInt8, remote: AddressIPv4) {
        self.gigabitEthernet = gigabitEthernet
        self.local = local
        self.prefixLength = prefixLength
        self.remote = remote
    }

    /// Each unit's remote address is the other's local one (233–235).
    public func mirrors(_ other: HAInterface) -> Bool {
        local == other.remote && remote == other.local && prefixLength == other.prefixLength
    }
}
