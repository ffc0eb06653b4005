public import Replay

/// One unit of the pair, as the captures let it be known.
public struct UnitState: Hashable, Sendable {
    /// Nil while no source has named the unit.
    public var number: ChassisNumber?
    public var role: Role? {
        // The device's words for the role (`Unit = Primary`) are of the role that it had when it printed them.
        didSet { if role != oldValue { attributes["Unit"] = nil } }
    }
    public var state: ReportedState?
    /// When the unit entered ``state``.
    public var since: Stamp?
    /// The fields of its processor block in `show redundancy`, of its side of `show redundancy states` and the like.
    public var attributes = Attributes()
    /// Why it is reloading, from the announcement until it has restarted.
    public var reloadReason: String?
    /// What put it into recovery after both units were active; nil outside recovery.
    public var recoveryTrigger: String?

    public init(number: ChassisNumber? = nil) {
        self.number = number
    }

    /// Moves the unit to a state, at `moment` if that is a change.
    mutating func enter(_ new: ReportedState, at moment: Stamp?) {
        guard state != new else { return }
        state = new
        since = moment
        attributes["Uptime in current state"] = nil
    }

    /// Nobody knows the unit's state any more, nor since when it has another.
    mutating func loseSight() {
        state = nil
        since = nil
        attributes["Uptime in current state"] = nil
    }

    mutating func enter(_ new: FacilityState, at moment: Stamp?) {
        enter(.facility(new), at: moment)
    }
}

extension UnitState: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(number) { $0.append(Int($1.rawValue)) }
        bytes.append(role) { $0.append(Int($1.rawValue)) }
        bytes.append(state) { bytes, state in
            switch state {
            case .facility(let state):
                bytes.append(Int(state.rawValue))
            case .inProgress(let target):
                bytes.append(-1)
                bytes.append(target)
            }
        }
        bytes.append(since)
        bytes.append(attributes)
        bytes.append(reloadReason)
        bytes.append(recoveryTrigger)
    }
}
