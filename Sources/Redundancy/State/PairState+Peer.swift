internal import Replay

/// What the loss, the return and the rise of a unit do to the outputs.
extension PairState {
    mutating func findPeer(_ number: ChassisNumber?, role: Role?, of observer: ChassisNumber?, at moment: Stamp?) {
        var mine = seat(of: observer ?? number?.peerInPair)
        if let number {
            _ = seat(number: number)
            mine = seat(of: observer ?? number.peerInPair)
        }
        let other = number.map { seat(number: $0) } ?? peerSeat(of: mine)
        if let role {
            units[other].role = role
            if role == .standby {
                mine = units.indices.first { $0 != other } ?? mine
                units[mine].role = .active
                units[mine].enter(.active, at: moment)
            }
        }
        if units[other].state == .facility(.disabled) { units[other].state = nil }
        units[other].reloadReason = nil
        connect(step: .standbyInsertion)
        if let number = units[other].number, units[other].role != .active {
            withRow(number) { row in
                row.role = .standby
                row.status = ChassisRow.synchronising
            }
        }
    }

    mutating func losePeer(of observer: ChassisNumber?, at moment: Stamp?) {
        let mine = seat(of: observer)
        let other = peerSeat(of: mine)
        // One loss is told by up to three raw causes; only the first of them is a failure of the standby.
        if units[other].state != .facility(.disabled), units[mine].role != .standby {
            count(field: "Standby failures", in: \.system)
        }
        if units[mine].role == .standby, pendingReason == nil {
            pendingReason = SwitchoverReason.activeUnitRemoved
        }
        disconnect(other, at: moment)
    }

    mutating func remove(_ number: ChassisNumber, at moment: Stamp?) {
        let other = seat(number: number)
        if units.count <= 2 { disconnect(other, at: moment) }
        withRow(number) { $0.becomeRemoved() }
    }

    mutating func elect(_ number: ChassisNumber?, _ role: Role) {
        let seat = seat(of: number)
        units[seat].role = role
        if let number = units[seat].number { withRow(number) { $0.role = role } }
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
        isDualActive = false
        for seat in [mine, other] {
            units[seat].reloadReason = nil
            units[seat].recoveryTrigger = nil
        }
        connect(step: .terminal)
        for unit in units where unit.number != nil {
            withRow(unit.number!) { row in
                row.role = unit.role
                row.status = ChassisRow.ready
            }
        }
    }

    mutating func becomeActive(_ observer: ChassisNumber?, at moment: Stamp?) {
        let mine = observer == nil ? standbySeat() : seat(of: observer)
        // A switchover has several witnesses; the first of them made the unit active.
        guard units[mine].role != .active || units[mine].state != .facility(.active) else { return }
        let other = peerSeat(of: mine)
        let previous = units[other].number
        units[mine].role = .active
        units[mine].enter(.active, at: moment)
        units[other].role = nil
        disconnect(other, at: moment)
        if let number = units[mine].number { withRow(number) { $0.role = .active } }
        let reason = pendingReason ?? SwitchoverReason.activeUnitRemoved
        pendingReason = nil
        history.append(
            SwitchoverRow(
                index: (history.last?.index ?? 0) &+ 1,  // wraps for a history that prints the last 32-bit index
                previousActive: previous,
                currentActive: units[mine].number,
                reason: reason,
                occurred: moment,
                isPrinted: false
            )
        )
        count(field: "Switchovers system experienced", in: \.system)
        system["Last switchover reason"] = reason
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
            if hasBegun, units[seat].state != .facility(.disabled) { units[seat].state = nil }
        }
    }

    /// Without a number, the unit that becomes active is the one that was standby.
    private mutating func standbySeat() -> Int {
        if let standby = units.firstIndex(where: { $0.role == .standby }) { return standby }
        let active = seat(of: nil)
        return units[active].role == .active ? peerSeat(of: active) : active
    }

    private mutating func connect(step new: PairingStep) {
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
        if let number = units[lost].number { withRow(number) { $0.becomeRemoved() } }
    }

    /// Counts up a field only from a number that a source has given: a count that nobody told stays unknown.
    private mutating func count(field: String, in path: WritableKeyPath<PairState, Attributes>) {
        guard let value = self[keyPath: path][field].flatMap({ Int($0) }) else { return }
        self[keyPath: path][field] = String(value + 1)
    }
}

extension PairingStep: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}
