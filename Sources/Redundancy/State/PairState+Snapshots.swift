internal import Replay

/// What an output sets: every field that it prints.
extension PairState {
    mutating func apply(_ snapshot: Snapshot, observer: ChassisNumber?) {
        if let observer { console = observer }
        switch snapshot.command {
        case .redundancy: applySystem(snapshot, observer)
        case .redundancyStates: applyStates(snapshot, observer)
        case .switchoverHistory: applyHistory(snapshot)
        case .chassis: applyChassis(snapshot)
        case .accessPointUptime: applyAccessPoints(snapshot)
        case .wirelessClientSummary: applyClients(snapshot)
        case .dualActiveDetection:
            if let isRecovering = snapshot.section("summary")?["In dual-active recovery mode"] {
                isDualActive = isRecovering == "Yes"
            }
        case .configSyncFailures, .bootVariables, .issuState, .onboardUptime, .redundancyHistory:
            // Kept in the log and shown as printed; they carry no field of the pair's own outputs.
            break
        }
    }

    private mutating func applySystem(_ snapshot: Snapshot, _ observer: ChassisNumber?) {
        if let section = snapshot.section("system") {
            if section["Communications"] != nil { system["Communications reason"] = nil }
            system.merge(section)
        }
        let mine = seat(of: observer)
        if let section = snapshot.section("current") {
            // Entering a state forgets the time in it; the one that stands beside the state is the new one's.
            enter(section["Current Software state"], at: mine)
            units[mine].attributes.merge(section)
        }
        let other = peerSeat(of: mine)
        if let section = snapshot.section("peer") {
            enter(section["Current Software state"], at: other)
            units[other].attributes.merge(section)
        } else if let section = snapshot.section("peer unavailable") {
            enter(section["state"], at: other)
            units[other].attributes["slot"] = section["slot"]
        }
    }

    private mutating func applyStates(_ snapshot: Snapshot, _ observer: ChassisNumber?) {
        guard let section = snapshot.section("states") else { return }
        let mine = seat(of: observer)
        let other = peerSeat(of: mine)
        // A reason belongs to the value that it stands behind.
        for name in ["Manual Swact", "Communications"] where section[name] != nil { facility["\(name) reason"] = nil }
        for field in section.fields {
            switch field.name {
            case "my state": enter(field.value, at: mine)
            case "peer state": enter(field.value, at: other)
            case "Unit", "Unit ID": units[mine].attributes[field.name] = field.value
            default: facility[field.name] = field.value
            }
        }
    }

    /// A printed state: `13 -ACTIVE`, `ACTIVE` or `in progress to standby cold-config`.
    private mutating func enter(_ words: String?, at seat: Int) {
        guard let words, let state = ReportedState(words: words) else { return }
        units[seat].enter(state, at: nil)
        switch state {
        case .facility(.active):
            units[seat].role = .active
        case .facility(.disabled):
            units[seat].role = nil
            step = .activeNonRedundant
        case .facility(.standbyHot):
            units[seat].role = .standby
            step = .terminal
        case .facility(.standbyCold), .facility(.standbyColdConfig), .facility(.standbyColdFileSystem),
            .facility(.standbyColdBulk), .inProgress:
            units[seat].role = .standby
            step = .synchronising
        default:
            break
        }
    }

    private mutating func applyHistory(_ snapshot: Snapshot) {
        let printed = snapshot.sections("row").compactMap { SwitchoverRow(section: $0) }
        let known = history.map(\.index)
        // A table shows the newest rows; what events told beyond it stays until the device says more.
        // A printed row behind its last one is from before a reset: the device counts from 1 again.
        if let last = printed.last { history.removeAll { $0.isPrinted && $0.index > last.index } }
        for row in printed {
            if let index = history.firstIndex(where: { $0.index == row.index }) {
                // The moment of a concluded row; a row that was printed otherwise is of another switchover.
                let known = history[index]
                history[index] = row
                if !known.isPrinted || known.time == row.time { history[index].occurred = known.occurred }
            } else {
                history.append(row)
            }
        }
        history.sort { $0.index < $1.index }
        guard let last = printed.last else { return }
        system["Last switchover reason"] = last.reason
        if !known.contains(last.index) { takeRoles(from: last) }
    }

    /// A switchover that only its row tells: the roles are those that it left. One that left them as they are known is
    /// long over, whatever became of the other unit since.
    private mutating func takeRoles(from row: SwitchoverRow) {
        if let current = row.currentActive, units[seat(number: current, role: .active)].role == .active { return }
        pendingReason = nil
        if let previous = row.previousActive {
            // What has become of it since, its row does not say.
            let left = seat(number: previous)
            units[left].role = nil
            units[left].state = nil
            units[left].since = nil
            withRow(previous) { row in
                row.role = nil
                row.status = nil
            }
            forgetPairing()
        }
        if let current = row.currentActive {
            let active = seat(number: current)
            units[active].role = .active
            units[active].enter(.active, at: nil)
            withPresentRow(current) { $0.role = .active }
        }
    }

    /// After a switchover that only its row tells, whether the pair is one again is not known.
    private mutating func forgetPairing() {
        step = nil
        for name in ["Hardware Mode", "Operating Redundancy Mode", "Communications", "Communications reason"] {
            system[name] = nil
        }
        for name in [
            "Mode", "Redundancy Mode (Operational)", "Redundancy State", "Manual Swact", "Manual Swact reason",
            "Communications", "Communications reason",
        ] { facility[name] = nil }
        system["Switchovers system experienced"] = nil
    }

    private mutating func applyChassis(_ snapshot: Snapshot) {
        if let header = snapshot.section("header") { tableHeader.merge(header) }
        for section in snapshot.sections("row") {
            guard let number = section["Number"].flatMap({ Int($0) }).flatMap({ ChassisNumber($0) }) else { continue }
            let role = section["Role"].flatMap { Role(name: $0) }
            withRow(number) { row in
                row.role = role
                row.macAddress = section["Mac Address"] ?? row.macAddress
                row.priority = section["Priority"].flatMap { UInt8($0) } ?? row.priority
                row.version = section["Version"] ?? row.version
                row.status = section["State"] ?? row.status
                row.address = section["IP"] ?? row.address
                row.managementAddress = section["RMI-IP"] ?? row.managementAddress
            }
            guard role != .member, let role else {
                if section["State"] == ChassisRow.removed, number.peerInPair != nil {
                    let lost = seat(number: number)
                    units[lost].role = nil
                    units[lost].enter(.disabled, at: nil)
                    step = .activeNonRedundant
                }
                continue
            }
            let seat = seat(number: number, role: role)
            units[seat].role = role
            switch (role, section["State"]) {
            case (.active, ChassisRow.ready):
                units[seat].enter(.active, at: nil)
            case (.standby, ChassisRow.ready):
                // The table calls a standby ready once it is hot.
                units[seat].enter(.standbyHot, at: nil)
                step = .terminal
            case (.standby, ChassisRow.synchronising):
                step = .synchronising
                if case .facility = units[seat].state { units[seat].loseSight() }
            default:
                break
            }
        }
    }

    private mutating func applyAccessPoints(_ snapshot: Snapshot) {
        for section in snapshot.sections("row") {
            guard let mac = section["Radio MAC"] else { continue }
            withAccessPoint(mac) { point in
                point.name = section["AP Name"] ?? ""
                point.isJoined = true
                point.uptime = section["AP Up Time"] ?? ""
                point.associationUptime = section["Association Up Time"] ?? ""
            }
        }
    }

    private mutating func applyClients(_ snapshot: Snapshot) {
        wirelessClients = snapshot.sections("row").compactMap { section in
            guard let mac = section["MAC Address"] else { return nil }
            let network = section["SSID"] ?? section["ID"] ?? ""
            return WirelessClientState(
                mac: mac,
                accessPoint: section["AP Name"] ?? "",
                network: network,
                state: section["State"] ?? ""
            )
        }
        wirelessClients.sort { $0.mac < $1.mac }
    }

    /// `chassis 1 priority 2`: the new priority shows at once and moves nothing (`000_c686b23a5e3dda5c.txt`, 291).
    mutating func apply(command words: String) {
        let parts = words.split(separator: " ")
        guard parts.count == 4, parts[0] == "chassis", parts[2] == "priority",
            let number = Int(parts[1]).flatMap({ ChassisNumber($0) }), let priority = UInt8(parts[3]),
            (1...15).contains(priority)
        else { return }
        withRow(number) { $0.priority = priority }
    }
}

extension ReportedState {
    /// The state that an output's words mean; nil for words that name none.
    public init?(words: some StringProtocol) {
        let progress = "in progress to "
        if words.hasPrefix(progress) {
            self = .inProgress(String(words.dropFirst(progress.count)))
            return
        }
        var name = Substring(words)
        if let hyphen = name.firstIndex(of: "-"), UInt8(name[..<hyphen].filter { $0 != " " }) != nil {
            name = name[name.index(after: hyphen)...]
        }
        guard let state = FacilityState(name: name) else { return nil }
        self = .facility(state)
    }
}

extension SwitchoverRow {
    /// Nil for a row without an index that is a number.
    public init?(section: Section) {
        guard let index = section["Index"].flatMap({ UInt32($0) }) else { return nil }
        func chassis(_ name: String) -> ChassisNumber? {
            section[name].flatMap { Int($0) }.flatMap { ChassisNumber($0) }
        }
        self.init(
            index: index,
            previousActive: chassis("Previous active"),
            currentActive: chassis("Current active"),
            reason: section["Switchover reason"] ?? "",
            time: section["Switchover time"] ?? "",
            isPrinted: true
        )
    }
}
