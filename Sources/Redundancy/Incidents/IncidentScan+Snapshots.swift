public import Replay

/// What outputs attest: the row of a switchover, and the table of chassis between two polls.
extension IncidentScan {
    mutating func note(_ snapshot: Snapshot, _ sighting: Sighting, _ source: UInt32) {
        switch snapshot.command {
        case .switchoverHistory:
            noteHistory(snapshot.sections("row").compactMap { SwitchoverRow(section: $0) }, sighting, source)
        case .chassis:
            noteTable(snapshot, sighting)
        case .redundancyStates:
            let states = snapshot.section("states")
            let isHot = ["my state", "peer state"].contains { name in
                states?[name].flatMap { ReportedState(words: $0) } == .facility(.standbyHot)
            }
            if isHot { settleByPoll(sighting, states?["Redundancy State"] ?? "") }
        case .redundancy, .configSyncFailures, .accessPointUptime, .wirelessClientSummary, .dualActiveDetection,
            .bootVariables, .issuState, .onboardUptime, .redundancyHistory:
            break
        }
    }

    /// A row names a switchover that is known already, or one that nothing else tells. The newest row has the first claim:
    /// what is going on is the last switchover of the table, and older rows are over.
    private mutating func noteHistory(_ rows: [SwitchoverRow], _ sighting: Sighting, _ source: UInt32) {
        var unclaimed: [(row: SwitchoverRow, sighting: Sighting)] = []
        for row in rows.reversed() {
            // The printed time is the unit's own; it belongs to the clock of the console only if that is known to be it.
            var sighting = sighting
            sighting.occurred = row.stamp(zoneSeconds: zones[source])
            if !claim(row, sighting) { unclaimed.append((row, sighting)) }
        }
        for (row, sighting) in unclaimed.reversed() {
            if row == rows.last {
                begin(.unexplainedSwitchover)
                open?.attest(row, sighting)
            } else {
                var incident = Incident(
                    number: incidents.count + 1,
                    kind: .unexplainedSwitchover,
                    steps: [],
                    reason: ""
                )
                incident.attest(row, sighting)
                incident.classify()
                incidents.append(incident)
            }
        }
    }

    /// Gives a row to the incident that it is of; false when there is none.
    private mutating func claim(_ row: SwitchoverRow, _ sighting: Sighting) -> Bool {
        if let index = incidents.firstIndex(where: { $0.historyIndex == row.index }) {
            incidents[index].attest(row, sighting)
            return true
        }
        if let incident = open {
            let isRequested =
                incident.step(.switchoverRequested) != nil && incident.historyIndex == nil && !isSettled
            if incident.historyIndex == row.index || incident.matches(row, sighting) || isRequested {
                open?.attest(row, sighting)
                return true
            }
        }
        guard let index = incidents.lastIndex(where: { $0.matches(row, sighting) }) else { return false }
        incidents[index].attest(row, sighting)
        incidents[index].classify()
        return true
    }

    private mutating func noteTable(_ snapshot: Snapshot, _ sighting: Sighting) {
        for section in snapshot.sections("row") {
            guard let number = section["Number"].flatMap({ Int($0) }).flatMap({ ChassisNumber($0) }),
                let status = section["State"], let role = section["Role"].flatMap({ Role(name: $0) })
            else { continue }
            // A poll says that something is so, not when it became so: its steps carry no time.
            var sighting = sighting
            sighting.occurred = nil
            let known = state.rows.first { $0.number == number }?.status
            switch (role, status) {
            case (.member, ChassisRow.removed):
                let isNews = known != status && known != nil
                let isOpen = open != nil && !isSettled && open?.step(.memberRemoved, of: number) == nil
                if isNews || isOpen { addPolled(.memberRemoved, number, sighting, status) }
            case (.active, _):
                if state.unit(number)?.role == .standby { becomeActive(sighting, number) }
            case (.standby, ChassisRow.synchronising):
                if open != nil, !isSettled { add(.synchronising, number, sighting, status) }
            case (.standby, ChassisRow.ready):
                settleByPoll(sighting, status)
            default:
                break
            }
        }
    }

    /// A poll that finds the pair in its terminal state. The first that is seen of a pair is no way to it.
    private mutating func settleByPoll(_ sighting: Sighting, _ detail: String) {
        if open == nil || isSettled {
            guard state.step != .terminal, state.step != nil || !state.rows.isEmpty else { return }
            begin(.formation)
        }
        var sighting = sighting
        sighting.occurred = nil
        settle(sighting, detail)
    }

    private mutating func addPolled(
        _ kind: StepKind,
        _ unit: ChassisNumber,
        _ sighting: Sighting,
        _ detail: String
    ) {
        if open == nil || isSettled { begin(.standbyLoss) }
        add(kind, unit, sighting, detail)
    }
}

extension Incident {
    /// Whether a row can be this switchover's: the units agree, no other row has claimed it, and the times can be one.
    fileprivate func matches(_ row: SwitchoverRow, _ sighting: Sighting) -> Bool {
        guard historyIndex == nil, let active = step(.becameActive) else { return false }
        if let mine = currentActive, let its = row.currentActive, mine != its { return false }
        guard let mine = active.occurred, let its = sighting.occurred, let elapsed = its.elapsed(since: mine)
        else { return true }
        return elapsed.lower <= .seconds(5) && elapsed.upper >= .seconds(-5)
    }

    fileprivate mutating func attest(_ row: SwitchoverRow, _ sighting: Sighting) {
        historyIndex = row.index
        reason = row.reason
        currentActive = currentActive ?? row.currentActive
        previousActive = previousActive ?? row.previousActive
        if let index = steps.firstIndex(where: { $0.kind == .historyRow && $0.detail == row.time }) {
            steps[index].sightings.append(sighting)
        } else {
            steps.append(Step(kind: .historyRow, unit: row.currentActive, sightings: [sighting], detail: row.time))
        }
    }
}

extension SwitchoverRow {
    /// `UTC` or `UTC+09:00`; nil for a name, which tells no offset for certain.
    private static func offset(ofZone zone: Substring) -> Int? {
        guard zone.hasPrefix("UTC") else { return nil }
        let rest = zone.dropFirst(3)
        guard let sign = rest.first else { return 0 }
        let parts = rest.dropFirst().split(separator: ":").map { Int($0) }
        guard "+-".contains(sign), parts.count == 2, let hours = parts[0], let minutes = parts[1],
            (0...14).contains(hours), (0..<60).contains(minutes)
        else { return nil }
        return (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
    }

    /// The printed time as a stamp of one second: in UTC when its zone is UTC or `zoneSeconds` tells the offset, else on
    /// the clock's own date. Nil for words that are no time.
    ///
    /// The form is `HH:MM:SS ZONE Www Mmm D YYYY`. A zone name other than UTC tells no offset: `GMT` has been seen on
    /// clocks eight hours away from it.
    public func stamp(zoneSeconds: Int?) -> Stamp? {
        let words = time.split(separator: " ")
        guard words.count == 6, let month = CivilTime.monthNames.firstIndex(of: String(words[3])),
            let day = Int(words[4]), let year = Int(words[5])
        else { return nil }
        let clock = words[0].split(separator: ":").map { Int($0.prefix { $0 != "." }) }
        guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
            let civil = CivilTime(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        let reading = civil.instantInUTC.nanoseconds
        let offset = Self.offset(ofZone: words[1]) ?? zoneSeconds
        return Stamp(
            reckoning: offset == nil ? .local : .utc,
            earliest: reading - Int64(offset ?? 0) * 1_000_000_000,
            width: 1_000_000_000
        )
    }
}
