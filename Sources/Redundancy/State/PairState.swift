public import Replay

/// How far two units are on the way to a redundant pair (`000_c686b23a5e3dda5c.txt`, 297–303).
public enum PairingStep: UInt8, Hashable, Sendable, CaseIterable {
    case activeNonRedundant = 1
    case standbyInsertion = 2
    case synchronising = 3
    case terminal = 4
}

/// A link between the units, as last told.
public struct LinkState: Hashable, Sendable {
    public var kind: LinkKind
    public var chassis: ChassisNumber?
    public var port: UInt8
    public var isUp: Bool
    public var status: String
}

/// A controller pair as an operator sees it: every field of `show redundancy`, `show redundancy states`,
/// `show redundancy switchover history` and `show chassis`.
///
/// What no source has told is nil or absent, and is printed as `unknown`.
public struct PairState: Hashable, Sendable {
    /// In the order in which they became known. Two in a pair; a switch stack may have more.
    public internal(set) var units: [UnitState] = []
    public internal(set) var step: PairingStep?
    /// `Redundant System Information` of `show redundancy`.
    public internal(set) var system = Attributes()
    /// The fields of `show redundancy states` that are the pair's, not one unit's.
    public internal(set) var facility = Attributes()
    /// The lines above the table of `show chassis`.
    public internal(set) var tableHeader = Attributes()
    /// In order of number.
    public internal(set) var rows: [ChassisRow] = []
    public internal(set) var history: [SwitchoverRow] = []
    public internal(set) var links: [LinkState] = []
    public internal(set) var synchronisation: [SyncState] = []
    /// Clients of the Redundancy Facility that are registered, counted from its event log.
    public internal(set) var registeredClients = 0
    public internal(set) var isDualActive = false
    /// In order of address.
    public internal(set) var accessPoints: [AccessPointState] = []
    public internal(set) var wirelessClients: [WirelessClientState] = []
    /// The unit whose console was seen last.
    public internal(set) var console: ChassisNumber?
    /// The reason that the next switchover will have, concluded from what went before it.
    var pendingReason: String?

    public init() {}

    /// The unit with this number.
    public func unit(_ number: ChassisNumber) -> UnitState? {
        units.first { $0.number == number }
    }

    /// The role of the unit that makes a statement, if it names itself and its role is known.
    func role(of observer: ChassisNumber?) -> Role? {
        observer.flatMap { unit($0) }?.role
    }

    /// The one active unit, or nil when none or more than one is known.
    public var activeUnit: UnitState? {
        let active = units.filter { $0.role == .active || $0.role == .master }
        return active.count == 1 ? active[0] : nil
    }
}

/// How far one kind of synchronisation is.
public struct SyncState: Hashable, Sendable {
    public var subject: SyncSubject
    public var phase: SyncPhase
    public var occurred: Stamp?
}

extension PairState: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(units)
        bytes.append(step) { $0.append(Int($1.rawValue)) }
        bytes.append(system)
        bytes.append(facility)
        bytes.append(tableHeader)
        bytes.append(rows)
        bytes.append(history)
        bytes.append(links.count)
        for link in links {
            bytes.append(Int(link.kind.rawValue))
            bytes.append(link.chassis) { $0.append(Int($1.rawValue)) }
            bytes.append(Int(link.port))
            bytes.append(link.isUp)
            bytes.append(link.status)
        }
        bytes.append(synchronisation.count)
        for sync in synchronisation {
            bytes.append(Int(sync.subject.rawValue))
            bytes.append(Int(sync.phase.rawValue))
            bytes.append(sync.occurred)
        }
        bytes.append(registeredClients)
        bytes.append(isDualActive)
        bytes.append(accessPoints)
        bytes.append(wirelessClients)
        bytes.append(console) { $0.append(Int($1.rawValue)) }
        bytes.append(pendingReason)
    }
}
