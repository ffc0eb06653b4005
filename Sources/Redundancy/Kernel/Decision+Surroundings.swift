internal import Replay

/// Gateway, uplink, SFP module, access points and clients.
extension Decision {
    mutating func gatewayAnswered(_ answeredAt: Instant) {
        guard state.settings.profile == .r17, state.isUp, answeredAt <= at else { return }
        emit(.gatewayAnswered(at: answeredAt))
        emit(.timerArmed(.gatewaySilence, at: max(answeredAt + state.settings.gatewayInterval, at)))
        if state.recovery == .standby { emit(.recoveryLeft) }
        if !state.gatewayIsReachable { sayHello() }
    }

    mutating func loseGateway() {
        guard state.settings.profile == .r17 else { return }
        emit(.gatewayLost)
        if state.carriers.managementInterface { missGateway() }
    }

    /// The gateway is lost, and the management interface is there to tell whether the peer's is too. Without it the check is
    /// blind, and nothing moves.
    mutating func missGateway() {
        guard let pair = state.pair else { return }
        if state.isServing, pair.status.gatewayIsReachable {
            give(.gatewayLost, to: pair, pair.status)
        } else if state.isStandby, pair.status.gatewayIsReachable {
            // It could not serve: no stateful switchover to it before its gateway is back.
            emit(.recoveryEntered(.standby))
        }
    }

    mutating func changeUplink(_ isUp: Bool) {
        guard state.uplinkIsUp != isUp else { return }
        emit(.uplinkChanged(isUp: isUp))
        if isUp {
            cancel(.uplinkHoldDown)
        } else if state.isServing {
            // A switch that both units hang on takes both uplinks: the peer's next keepalives tell.
            arm(.uplinkHoldDown, after: state.settings.keepaliveInterval + state.settings.keepaliveInterval)
        }
    }

    mutating func missUplink() {
        guard state.isServing, !state.uplinkIsUp, let pair = state.pair, pair.status.uplinkIsUp else { return }
        give(.uplinkLost, to: pair, pair.status)
    }

    mutating func changeSFP(_ module: SFPModule?) throws(ControllerRejection) {
        guard state.identity.platform.formFactor != .virtual else { throw .sfpNotOnThisPlatform }
        guard state.sfp != module else { return }
        emit(.sfpChanged(module))
        // At the next start the port is chosen anew whatever the reading (159, 161).
        guard state.settings.sfpInsertion == .atOnce, state.power == .up, let port = state.atStart.port else { return }
        let wanted: RedundancyPort = module?.isSupported == true ? .sfp : .rj45
        if wanted != port { emit(.portMoved(wanted)) }
    }

    mutating func changeAccessPoints(
        _ first: Int,
        _ count: Int,
        _ phase: AccessPointPhase
    ) throws(ControllerRejection) {
        guard state.isServing else { throw .notServing }
        let capacity = state.identity.platform.accessPointCapacity
        guard first >= 1, count >= 0, first - 1 <= capacity - count else { throw .capacityExceeded(limit: capacity) }
        emit(.accessPointsChanged(first: first, count: count, phase))
        guard phase == .run else {
            // It left RUN, so the standby forgets it.
            follow([.accessPointsRemoved(first: first, count: count)], after: .clients)
            return
        }
        let records = Records.accessPoints(first, count, phase, at, before: state.accessPoints)
        follow(Self.chunks(records).map { .accessPoints($0) }, after: .clients)
    }

    mutating func changeClients(_ first: Int, _ count: Int, _ phase: ClientPhase) throws(ControllerRejection) {
        guard state.isServing else { throw .notServing }
        let capacity = state.identity.platform.clientCapacity
        guard first >= 1, count >= 0, first - 1 <= capacity - count else { throw .capacityExceeded(limit: capacity) }
        emit(.clientsChanged(first: first, count: count, phase))
        if phase == .run {
            let records = Records.clients(first, count, phase, at, before: state.clients, state.accessPoints.count)
            follow(Self.chunks(records).map { .clients($0) }, after: .clients)
        } else {
            // A client that leaves RUN has to come back by itself: the standby forgets it.
            follow([.clientsRemoved(first: first, count: count)], after: .clients)
        }
    }
}

/// The tables of access points and clients, in order of their numbers.
enum Records {
    /// `count` access points from number `first` on, as they are after a change to `phase`.
    static func accessPoints(
        _ first: Int,
        _ count: Int,
        _ phase: AccessPointPhase,
        _ at: Instant,
        before table: [AccessPointRecord]
    ) -> [AccessPointRecord] {
        changed(first, count, before: table, by: \.number) { number, known in
            // Its uptime goes on while it stays in RUN.
            let joinedAt = known.flatMap { $0.phase == .run && phase == .run ? $0.joinedAt : nil }
            return AccessPointRecord(number: number, phase: phase, joinedAt: joinedAt ?? at)
        }
    }

    /// The same for clients, on `accessPointCount` access points in turn.
    static func clients(
        _ first: Int,
        _ count: Int,
        _ phase: ClientPhase,
        _ at: Instant,
        before table: [ClientRecord],
        _ accessPointCount: Int
    ) -> [ClientRecord] {
        changed(first, count, before: table, by: \.number) { number, known in
            let since = known.flatMap { $0.phase == .run && phase == .run ? $0.since : nil }
            let accessPoint = accessPointCount == 0 ? 0 : (number - 1) % UInt32(accessPointCount) + 1
            return ClientRecord(number: number, accessPoint: accessPoint, phase: phase, since: since ?? at)
        }
    }

    /// A record for each number, made from the one that the table has.
    private static func changed<Record>(
        _ first: Int,
        _ count: Int,
        before table: [Record],
        by path: KeyPath<Record, UInt32>,
        make: (UInt32, Record?) -> Record
    ) -> [Record] {
        (first..<first + count).map { number in
            let known = table.place(of: UInt32(number), by: path)
            return make(UInt32(number), known.isPresent ? table[known.index] : nil)
        }
    }

    /// Takes out `count` records from number `first` on.
    static func remove<Record>(
        _ first: Int,
        _ count: Int,
        from table: inout [Record],
        by path: KeyPath<Record, UInt32>
    ) {
        guard first >= 0, count > 0 else { return }
        table.removeAll { Int($0[keyPath: path]) >= first && Int($0[keyPath: path]) - first < count }
    }

    /// Puts records into a table by their numbers; both are in order.
    static func merge<Record>(_ records: [Record], into table: inout [Record], by path: KeyPath<Record, UInt32>) {
        guard let first = records.first else { return }
        if let last = table.last, last[keyPath: path] >= first[keyPath: path] {
            for record in records {
                let place = table.place(of: record[keyPath: path], by: path)
                if place.isPresent { table[place.index] = record } else { table.insert(record, at: place.index) }
            }
        } else {
            table.append(contentsOf: records)
        }
    }
}
