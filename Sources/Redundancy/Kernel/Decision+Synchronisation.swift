internal import Replay

/// Bulk and incremental synchronisation: the standby asks, the active sends numbered batches, each until it is acknowledged.
extension Decision {
    /// The most records in one batch.
    static let batchSize = 256

    mutating func request(_ subject: SyncSubject) {
        guard let pair = state.pair else { return }
        emit(.sent(.syncRequested(subject, session: pair.session), .redundancyPort))
        arm(.retransmission, after: state.settings.retransmission)
    }

    mutating func serve(_ subject: SyncSubject, _ session: UInt32) {
        // Not yet active: the standby asks again.
        guard state.facility == .active, state.recovery == nil, let pair = state.pair else { return }
        let isNew = session != pair.session
        if !isNew, pair.served.contains(subject) { return }
        emit(.syncServed(subject, session: session))
        queue(
            bulk(of: subject),
            outboxIsEmpty: isNew || isDrained(pair),
            session: session,
            number: isNew ? 0 : pair.nextBatch
        )
    }

    private func bulk(of subject: SyncSubject) -> [SyncItem] {
        var items: [SyncItem] = []
        switch subject {
        case .bulkConfiguration:
            items += state.configuration.map { .configurationLine($0) }
            items += state.images.map { .shared(.image($0)) }
            if let image = state.bootImage { items.append(.shared(.bootImage(image))) }
            if state.standbyConsoleIsEnabled { items.append(.shared(.standbyConsole)) }
            items.append(.shared(.keepaliveInterval(state.settings.keepaliveInterval)))
            items.append(.shared(.keepaliveRetries(state.settings.keepaliveRetries)))
            if state.settings.profile == .r17 {
                items.append(.shared(.upgrade(state.upgrade.flatMap { $0.phase == .adding ? nil : $0 })))
            }
        case .clients:
            items += Self.chunks(state.accessPoints.filter { $0.phase == .run }).map { .accessPoints($0) }
            items += Self.chunks(state.clients.filter { $0.phase == .run }).map { .clients($0) }
        case .incrementalConfiguration, .accessPoints, .fileSystem:
            break
        }
        items.append(.end(subject))
        return items
    }

    static func chunks<Element>(_ elements: [Element]) -> [[Element]] {
        stride(from: 0, to: elements.count, by: batchSize).map {
            Array(elements[$0..<min($0 + batchSize, elements.count)])
        }
    }

    /// Queues increments for a standby whose bulk of `subject` has been queued.
    mutating func follow(_ items: [SyncItem], after subject: SyncSubject) {
        guard state.isServing, let pair = state.pair, pair.served.contains(subject), !items.isEmpty else { return }
        queue(
            items,
            outboxIsEmpty: isDrained(pair),
            session: pair.session,
            number: pair.nextBatch
        )
    }

    /// Nothing is on its way to the standby, and this decision has put nothing there.
    func isDrained(_ pair: PairingState) -> Bool {
        pair.outbox.isEmpty && pair.inFlight == nil && !hasQueued
    }

    private mutating func queue(_ items: [SyncItem], outboxIsEmpty: Bool, session: UInt32, number: UInt32) {
        emit(.syncQueued(items))
        hasQueued = true
        if outboxIsEmpty { send(SyncBatch(session: session, number: number, items: Self.nextItems(items))) }
    }

    private mutating func send(_ batch: SyncBatch) {
        emit(.syncSent(batch))
        emit(.sent(.sync(batch), .redundancyPort))
        arm(.retransmission, after: state.settings.retransmission)
    }

    /// As many items as make a batch: small ones together, a full chunk of records alone.
    private static func nextItems(_ items: [SyncItem]) -> [SyncItem] {
        var weight = 0
        var taken = 0
        for item in items {
            switch item {
            case .accessPoints(let records): weight += records.count
            case .clients(let records): weight += records.count
            case .configurationLine, .accessPointsRemoved, .clientsRemoved, .shared, .end: weight += 1
            }
            if taken > 0, weight > batchSize { break }
            taken += 1
        }
        return Array(items.prefix(taken))
    }

    mutating func acknowledged(_ session: UInt32, _ number: UInt32) {
        guard let pair = state.pair, pair.session == session, let batch = pair.inFlight, batch.number == number else {
            return
        }
        emit(.syncAcknowledged(number))
        if pair.outbox.isEmpty {
            cancel(.retransmission)
        } else {
            let items = Self.nextItems(pair.outbox)
            send(SyncBatch(session: session, number: pair.nextBatch, items: items))
        }
    }

    mutating func apply(_ batch: SyncBatch) {
        guard state.isStandby, let pair = state.pair, batch.session == pair.session,
            batch.number <= pair.expectedBatch
        else { return }
        let acknowledgement = Message.syncAcknowledged(session: batch.session, number: batch.number)
        guard batch.number == pair.expectedBatch else {
            // Applied before; only the acknowledgement was lost.
            emit(.sent(acknowledgement, .redundancyPort))
            return
        }
        emit(.syncApplied(batch))
        emit(.sent(acknowledgement, .redundancyPort))
        if let image = otherImage(in: batch) {
            tellExit(.reload)
            restart(.upgrade, running: image)
            return
        }
        for case .end(let subject) in batch.items {
            switch (subject, state.facility) {
            case (.bulkConfiguration, .standbyColdConfig):
                cancel(.retransmission)
                next(.standbyColdFileSystem, .standby)
            case (.clients, .standbyColdBulk):
                cancel(.retransmission)
                next(.standbyHot, .standby)
            default:
                break
            }
        }
    }

    mutating func retransmit() {
        guard let pair = state.pair else { return }
        if state.isStandby {
            switch state.facility {
            case .standbyColdConfig where !pair.completed.contains(.bulkConfiguration):
                // The greeting that pairs may have been lost.
                if !pair.announcement.hearsPeer { sayHello(hearsPeer: true) }
                request(.bulkConfiguration)
            case .standbyColdBulk where !pair.completed.contains(.clients): request(.clients)
            default: break
            }
        } else if let batch = pair.inFlight {
            emit(.sent(.sync(batch), .redundancyPort))
            arm(.retransmission, after: state.settings.retransmission)
        }
    }

    /// Sets something on this unit, and on the standby too.
    mutating func share(_ setting: SharedSetting) {
        emit(.settingShared(setting))
        follow([.shared(setting)], after: .bulkConfiguration)
    }
}
