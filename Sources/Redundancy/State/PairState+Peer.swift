internal import Replay

/// What the loss, the return and the rise of a unit do to the outputs.
extension PairState {
    mutating func findPeer(_ number: ChassisNumber?, role: Role?, of observer: ChassisNumber?, at moment: Stamp?) {
        let (mine, other) = seats(finding: number, role: role, observer: observer)
        if units[other].state == .facility(.disabled) { units[other].loseSight() }
        units[other].reloadReason = nil
        if let role {
            units[other].role = role
            let active = role == .standby ? mine : other
            if role == .standby || role == .active {
                units[active].role = .active
                units[active].enter(.active, at: moment)
                let standby = active == mine ? other : mine
                if units[standby].role != .standby { units[standby].role = .standby }
            }
        }
        connect(step: .standbyInsertion)
        let standby = units[other].role == .active || units[mine].role == .standby ? mine : other
        if let number = units[standby].number {
            withPresentRow(number) { row in
                row.role = .standby
                row.status = ChassisRow.synchronising
            }
        }
    }

    /// Who found whom: two different places, whatever the source leaves out.
    private mutating func seats(
        finding number: ChassisNumber?,
        role: Role?,
        observer: ChassisNumber?
    ) -> (mine: Int, other: Int) {
        if let number {
            let other = seat(number: number, role: role)
            let mine = seat(of: observer ?? number.peerInPair)
            return (mine == other ? peerSeat(of: other) : mine, other)
        }
        // The active unit is taken for the one that speaks, but here it is the one that was found.
        if observer == nil, role == .active {
            let other = seat(of: nil)
            return (peerSeat(of: other), other)
        }
        let mine = seat(of: observer)
        return (mine, peerSeat(of: mine))
    }

    mutating func losePeer(of observer: ChassisNumber?, at moment: Stamp?) {
        let mine = seat(of: observer)
        lose(peerSeat(of: mine), seenBy: mine, at: moment)
    }

    mutating func remove(_ number: ChassisNumber, at moment: Stamp?) {
        let other = seat(number: number)
        if units.count <= 2 { lose(other, seenBy: peerSeat(of: other), at: moment) }
        removeRow(number)
    }

    /// One loss is told by up to three raw causes, by the removal from the membership and by the facility, in any order;
    /// only the first of them is a failure of the standby.
    mutating func lose(_ lost: Int, seenBy mine: Int, at moment: Stamp?) {
        if units[lost].state != .facility(.disabled), units[mine].role != .standby, units[lost].role != .active {
            count(field: "Standby failures", in: \.system)
        }
        disconnect(lost, at: moment)
    }

    mutating func elect(_ number: ChassisNumber?, _ role: Role) {
        let seat =
            if let number {
                seat(number: number, role: role)
            } else if role == .standby, let active = units.firstIndex(where: { $0.role == .active }) {
                peerSeat(of: active)
            } else {
                seat(of: nil)
            }
        units[seat].role = role
        if let number = units[seat].number { withPresentRow(number) { $0.role = role } }
    }

    mutating func synchronise(_ subject: SyncSubject, _ phase: SyncPhase, at moment: Stamp?) {
        let sync = SyncState(subject: subject, phase: phase, occurred: moment)
        if let index = synchronisation.firstIndex(where: { $0.subject == subject }) {
            synchronisation[index] = sync
        } else {
            synchronisation.append(sync)
        }
        if step != .terminal, subject == .bulkConfiguration { connect(step: .synchronising) }
    }

    mutating func reachTerminalState(observer: ChassisNumber?, at moment: Stamp?) {
        let mine = seat(of: observer)
        let isStandby = units[mine].role == .standby
        let other = peerSeat(of: mine)
        units[mine].role = isStandby ? .standby : .active
        units[mine].enter(isStandby ? .standbyHot : .active, at: moment)
        units[other].role = isStandby ? .active : .standby
        units[other].enter(isStandby ? .active : .standbyHot, at: moment)
        for seat in [mine, other] {
            units[seat].reloadReason = nil
            units[seat].recoveryTrigger = nil
        }
        completePairing()
    }

    /// The terminal state: what led to an earlier switchover leads to no later one.
    mutating func completePairing() {
        if step != .terminal { pendingReason = nil }
        isDualActive = false
        connect(step: .terminal)
        for unit in units {
            guard let number = unit.number, unit.role != .member else { continue }
            withPresentRow(number) { row in
                row.role = unit.role
                row.status = ChassisRow.ready
            }
        }
    }

    mutating func becomeActive(_ observer: ChassisNumber?, at moment: Stamp?) {
        guard let mine = observer.map({ seat(of: $0) }) ?? risingSeat() else { return }
        // A switchover has several witnesses; the first of them made the unit active.
        guard units[mine].role != .active || units[mine].state != .facility(.active) else { return }
        rise(mine, at: moment)
    }

    /// Makes the unit at `mine` the active one.
    mutating func rise(_ mine: Int, at moment: Stamp?) {
        let other = peerSeat(of: mine)
        let previous = units[other].number
        units[mine].role = .active
        units[mine].enter(.active, at: moment)
        units[other].role = nil
        disconnect(other, at: moment)
        if let number = units[mine].number {
            withPresentRow(number) { row in
                row.role = .active
                // A unit that took over while it still synchronised is done with that.
                if row.status == ChassisRow.synchronising { row.status = ChassisRow.ready }
            }
        }
        // A loss that nobody explains has no reason that could be printed: the device alone knows its own.
        let reason = pendingReason ?? ""
        pendingReason = nil
        history.append(
            SwitchoverRow(
                index: nextHistoryIndex,
                previousActive: previous,
                currentActive: units[mine].number,
                reason: reason,
                occurred: moment,
                isPrinted: false
            )
        )
        count(field: "Switchovers system experienced", in: \.system)
        system["Last switchover reason"] = reason.isEmpty ? nil : reason
    }

    /// The index behind the last row, or behind the switchovers that the device counted where its table was not captured.
    private var nextHistoryIndex: UInt32 {
        let counted = system["Switchovers system experienced"].flatMap { UInt32($0) } ?? 0
        let last = max(history.last?.index ?? 0, counted)
        return last == .max ? last : last + 1
    }

    mutating func reload(_ target: ReloadTarget, reason: String, observer: ChassisNumber?, hasBegun: Bool) {
        let seats: [Int]
        switch target {
        case .all: seats = Array(units.indices)
        case .chassis(let number): seats = [seat(number: number)]
        case .observer: seats = [seat(of: observer)]
        case .peer: seats = [peerSeat(of: seat(of: observer))]
        }
        for seat in seats {
            units[seat].reloadReason = reason
            // Nobody sees the state of a unit that reloads; one that its peer has lost stays lost.
            if hasBegun, units[seat].state != .facility(.disabled) { units[seat].loseSight() }
        }
    }

    /// Without a number, the unit that becomes active is the one that was standby. Nil when the active unit has become
    /// that already: its peer is gone and has no role left to take over from.
    private mutating func risingSeat() -> Int? {
        if let standby = units.firstIndex(where: { $0.role == .standby }) { return standby }
        let active = seat(of: nil)
        guard units[active].role == .active else { return active }
        let other = peerSeat(of: active)
        let isGone = units[other].state == .facility(.disabled) && units[other].role == nil
        return isGone && units[active].state == .facility(.active) ? nil : other
    }

    mutating func connect(step new: PairingStep) {
        if step == nil || step! < new || new == .standbyInsertion { step = new }
        system["Hardware Mode"] = "Duplex"
        system["Communications"] = "Up"
        system["Communications reason"] = nil
        facility["Mode"] = "Duplex"
        facility["Communications"] = "Up"
        facility["Communications reason"] = nil
        if step == .terminal {
            for name in ["Redundancy Mode (Operational)", "Redundancy State"] { facility[name] = "sso" }
            system["Operating Redundancy Mode"] = "sso"
            facility["Manual Swact"] = "enabled"
            facility["Manual Swact reason"] = nil
        } else {
            facility["Manual Swact"] = "disabled"
            facility["Manual Swact reason"] = "peer unit not yet in terminal standby state"
        }
    }

    mutating func disconnect(_ lost: Int, at moment: Stamp?) {
        step = .activeNonRedundant
        units[lost].enter(.disabled, at: moment)
        system["Hardware Mode"] = "Simplex"
        system["Operating Redundancy Mode"] = "Non-redundant"
        system["Communications"] = "Down"
        system["Communications reason"] = "Failure"
        facility["Mode"] = "Simplex"
        facility["Redundancy Mode (Operational)"] = "Non-redundant"
        facility["Redundancy State"] = "Non Redundant"
        facility["Manual Swact"] = "disabled"
        facility["Manual Swact reason"] = "system is simplex (no peer unit)"
        facility["Communications"] = "Down"
        facility["Communications reason"] = "Simplex mode"
        if let number = units[lost].number { removeRow(number) }
    }

    /// Counts up a field only from a number that a source has given: a count that nobody told stays unknown.
    private mutating func count(field: String, in path: WritableKeyPath<PairState, Attributes>) {
        guard let value = self[keyPath: path][field].flatMap({ Int($0) }), value < .max else { return }
        self[keyPath: path][field] = String(value + 1)
    }
}

extension PairingStep: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}
