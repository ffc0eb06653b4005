internal import Replay

/// What a line of the Redundancy Facility's own log does to the outputs.
extension PairState {
    mutating func changeFacility(
        mine: FacilityState,
        peer: FacilityState,
        of observer: ChassisNumber?,
        at moment: Stamp?
    ) {
        let seat = facilitySeat(of: observer, in: mine)
        let other = peerSeat(of: seat)
        if mine == .active, units[seat].role == .standby {
            // The last step of a takeover; the messages that also tell of it find the unit active already.
            rise(seat, at: moment)
        } else {
            enter(mine, at: seat, moment)
        }
        if peer == .disabled {
            let isFirstWord = units[other].state == nil && units[other].role == nil
            if isFirstWord {
                disconnect(other, at: moment)
            } else if units[other].state != .facility(.disabled) {
                lose(other, seenBy: seat, at: moment)
            }
        } else {
            enter(peer, at: other, moment)
        }
        if mine == .standbyHot || peer == .standbyHot, step != .terminal { completePairing() }
    }

    private mutating func enter(_ state: FacilityState, at seat: Int, _ moment: Stamp?) {
        units[seat].enter(state, at: moment)
        switch state {
        case .active: if units[seat].role != .master { units[seat].role = .active }
        case .standbyCold, .standbyColdConfig, .standbyColdFileSystem, .standbyColdBulk, .standbyHot:
            units[seat].role = .standby
        default: break
        }
    }

    /// Whose log a line without a unit number is from: states of a standby are the standby's, and a takeover walks on where
    /// it began.
    private mutating func facilitySeat(of observer: ChassisNumber?, in mine: FacilityState) -> Int {
        if let observer { return seat(number: observer) }
        let standby = units.firstIndex { $0.role == .standby }
        switch mine {
        case .standbyCold, .standbyColdConfig, .standbyColdFileSystem, .standbyColdBulk, .standbyHot:
            if let standby { return standby }
            let active = units.firstIndex { $0.role == .active || $0.role == .master }
            return active.map { peerSeat(of: $0) } ?? seat(of: nil)
        case .activeFast, .activeDrain, .activePreconfig, .activePostconfig:
            return standby ?? seat(of: nil)
        case .active:
            guard let standby, case .facility(let state)? = units[standby].state,
                (FacilityState.activeFast...FacilityState.activePostconfig).contains(state)
            else { return seat(of: nil) }
            return standby
        default:
            return seat(of: nil)
        }
    }
}
