public import Replay

/// The software of a controller, which the access points joined to it run as well.
public struct AccessPointImage: Hashable, Sendable {
    public var line: ProductLine
    public var version: String

    public init(line: ProductLine, version: String) {
        self.line = line
        self.version = version
    }
}

/// Controllers of two lines serve access points with different code (`000_c686b23a5e3dda5c.txt`, 515).
public enum ProductLine: UInt8, Hashable, Sendable, CaseIterable {
    case catalyst9800 = 1
    /// AireOS, in the Cisco Unified Wireless Network.
    case cuwn = 2

    /// The word for it in a scenario and in reports.
    public var name: String {
        switch self {
        case .catalyst9800: "C9800"
        case .cuwn: "CUWN"
        }
    }

    public init?(name: some StringProtocol) {
        guard let line = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = line
    }
}

/// Why a list of controllers is none. Declaration order is precedence.
public enum PreferenceRefusal: Error, Hashable, Sendable {
    /// A secondary or tertiary controller without a primary one, or none at all.
    case primaryMissing
    case namedTwice(String)
}

/// The primary, secondary and tertiary controller of an access point (515), in this order.
public struct ControllerPreferences: Hashable, Sendable {
    /// One to three names.
    public let names: [String]

    /// - Throws: ``PreferenceRefusal/primaryMissing`` without a primary, ``PreferenceRefusal/namedTwice(_:)`` where two
    ///   places have one name.
    public init(
        primary: String?,
        secondary: String? = nil,
        tertiary: String? = nil
    ) throws(PreferenceRefusal) {
        guard let primary else { throw .primaryMissing }
        var names = [primary]
        for case let name? in [secondary, tertiary] {
            guard !names.contains(name) else { throw .namedTwice(name) }
            names.append(name)
        }
        self.names = names
    }

    public var primary: String { names[0] }

    /// The controllers that are preferred to this one; all of them for one that is not listed.
    public func ahead(of name: String) -> [String] {
        Array(names.prefix { $0 != name })
    }
}

/// How an access point looks for controllers and watches the one it has. The document has none of these values.
///
/// | value | default | source |
/// |---|---|---|
/// | echo interval | 30 s | `EchoInterval` of RFC 5415; heartbeat timeout of the controller's join profile |
/// | retransmission | 3 s, 5 times | `RetransmitInterval`, `MaxRetransmit`; the same join profile, which does not double them |
/// | discovery interval | 5 s | `DiscoveryInterval` of RFC 5415 |
/// | discoveries before a pause | 10 | `MaxDiscoveries` of RFC 5415 |
/// | pause | 30 s | `SilentInterval` of RFC 5415 |
/// | primary discovery | 120 s | modelled, no source |
public struct JoinSettings: Hashable, Sendable {
    public var echoInterval = Nanoseconds.seconds(30)
    public var retransmission = Nanoseconds.seconds(3)
    public var retransmissions: Int64 = 5
    public var discoveryInterval = Nanoseconds.seconds(5)
    public var mostDiscoveries = 10
    public var silentInterval = Nanoseconds.seconds(30)
    /// Between two questions to the controllers that are preferred to the present one.
    public var primaryDiscovery = Nanoseconds.seconds(120)

    public init() {}
}
