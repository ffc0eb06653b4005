public import Replay

/// A unit's console at one moment: what its show commands print follows from the unit's state and from what it remembers.
///
/// The outputs are made in the vocabulary that captures are read into, so that one projection and one layout serve both.
/// What the model has no value for (the configuration register, the hardware's version, the number of clients of the
/// Redundancy Facility) is absent and printed as `unknown`.
public struct ControllerConsole: Hashable, Sendable {
    public var unit: ControllerState
    public var memory: ConsoleMemory
    public var at: Instant

    public init(_ unit: ControllerState, remembering memory: ConsoleMemory, at: Instant) {
        self.unit = unit
        self.memory = memory
        self.at = at
    }

    /// The page *Redundancy States* of this unit; nil while nobody could open it, since the unit is off or booting.
    public var page: MonitoringPage? {
        guard unit.isUp else { return nil }
        var page = MonitoringPage(of: unit)
        page.history = memory.switchovers
        return page
    }

    /// The pair as the unit's own outputs show it.
    ///
    /// - Parameter command: the output that is wanted: access points and clients, which may be tens of thousands, are listed
    ///   for theirs only.
    public func pair(showing command: ShowCommand) -> PairState {
        // The more an output says of a state, the later: the table calls every step of a synchronisation by one name.
        var snapshots = [history, chassis, redundancy, states]
        if command == .accessPointUptime { snapshots.append(accessPoints) }
        if command == .wirelessClientSummary { snapshots.append(clients) }
        return Pair.fold(snapshots.map { Event(observer: unit.number, .observed($0)) })
    }

    // MARK: show redundancy

    private var redundancy: Snapshot {
        let mode = unit.pair == nil ? "Non-redundant" : "sso"
        var sections = [
            Section(
                "system",
                [
                    Field("Available system uptime", Self.words(at.elapsed(since: unit.upSince))),
                    Field("Switchovers system experienced", String(unit.switchovers)),
                    Field("Standby failures", String(unit.standbyFailures)),
                    Field("Last switchover reason", memory.switchovers.last?.cause.reason ?? "none"),
                    Field("Hardware Mode", unit.pair == nil ? "Simplex" : "Duplex"),
                    Field("Configured Redundancy Mode", configuredMode),
                    Field("Operating Redundancy Mode", mode),
                    Field("Maintenance Mode", "Disabled"),
                ] + communications
            ),
            Section(
                "current",
                [
                    Field(
                        "\(unit.isStandby ? "Standby" : "Active") Location",
                        "slot \(unit.number.rawValue)"
                    ),
                    Field("Current Software state", unit.facility.name),
                    Field("Uptime in current state", Self.words(at.elapsed(since: unit.facilitySince))),
                    Field("Image Version", unit.atStart.version),
                ] + (unit.bootImage.map { [Field("BOOT", "bootflash:\($0)")] } ?? [])
            ),
        ]
        if let pair = unit.pair {
            sections.append(
                Section(
                    "peer",
                    [
                        Field(
                            "\(unit.isStandby ? "Active" : "Standby") Location",
                            "slot \(pair.announcement.number.rawValue)"
                        ),
                        Field("Current Software state", pair.status.facility.name),
                        Field("Image Version", pair.announcement.version),
                    ]
                )
            )
        } else {
            let slot = memory.peer.map { String($0.rawValue) } ?? "unavailable"
            sections.append(
                Section("peer unavailable", [Field("slot", slot), Field("state", FacilityState.disabled.name)])
            )
        }
        return Snapshot(.redundancy, sections)
    }

    // MARK: show redundancy states

    private var states: Snapshot {
        let peer = unit.pair?.status.facility ?? .disabled
        let isDuplex = unit.pair != nil
        var fields = [
            Field("my state", unit.facility.name),
            Field("peer state", peer.name),
            Field("Mode", isDuplex ? "Duplex" : "Simplex"),
            Field("Unit ID", String(unit.number.rawValue)),
            Field("Redundancy Mode (Operational)", isDuplex ? "sso" : "Non-redundant"),
            Field("Redundancy Mode (Configured)", configuredMode),
            Field("Redundancy State", unit.isTerminal ? "sso" : "Non Redundant"),
            Field("Maintenance Mode", "Disabled"),
        ]
        fields += manualSwact + communications
        fields.append(Field("client count", String(FacilityProgression.clients.count)))
        if unit.settings.profile == .r17 {
            fields.append(Field("Gateway Monitoring", "Enabled"))
            let seconds = unit.settings.gatewayInterval.count / 1_000_000_000
            fields.append(Field("Gateway monitoring interval", "\(seconds) secs"))
        }
        return Snapshot(.redundancyStates, [Section("states", fields)])
    }

    private var configuredMode: String {
        unit.atStart.interface == nil ? "Non-redundant" : "sso"
    }

    /// Of the pair, not of the unit: both consoles print the same. Where the device's words for a reason are not known, none
    /// stands there.
    private var manualSwact: [Field] {
        let obstacle: ControllerRejection? =
            unit.isTerminal && unit.isHot ? nil : unit.pair == nil ? .noPeer : unit.switchoverObstacle
        guard let obstacle else { return [Field("Manual Swact", "enabled")] }
        let disabled = Field("Manual Swact", "disabled")
        switch obstacle {
        case .noPeer: return [disabled, Field("Manual Swact reason", "system is simplex (no peer unit)")]
        case .notActive, .peerNotHot:
            return [disabled, Field("Manual Swact reason", "peer unit not yet in terminal standby state")]
        default: return [disabled]
        }
    }

    private var communications: [Field] {
        guard unit.pair != nil else {
            return [Field("Communications", "Down"), Field("Communications reason", "Simplex mode")]
        }
        guard unit.carriers.redundancyPort else {
            return [Field("Communications", "Down"), Field("Communications reason", "Failure")]
        }
        return [Field("Communications", "Up")]
    }

    // MARK: show redundancy switchover history

    private var history: Snapshot {
        let rows = memory.switchovers.enumerated().map { index, switchover in
            Section(
                "row",
                [
                    Field("Index", String(index + 1)),
                    Field("Previous active", String(switchover.previousActive.rawValue)),
                    Field("Current active", String(switchover.currentActive.rawValue)),
                    Field("Switchover reason", switchover.cause.reason),
                    Field("Switchover time", Self.time(switchover.at)),
                ]
            )
        }
        return Snapshot(.switchoverHistory, rows)
    }

    // MARK: show chassis

    private var chassis: Snapshot {
        var header: [Field] = []
        if let address = memory.stackAddress {
            header.append(Field("Mac Address", Self.mac(address)))
            header.append(Field("Mac Address kind", address == unit.identity.mac ? "Local" : "Foreign"))
        }
        if let port = unit.atStart.port { header.append(Field("Local Redundancy Port Type", port.name)) }

        let mine = Row(
            number: unit.number,
            role: unit.isActive ? .active : unit.isStandby ? .standby : nil,
            mac: unit.identity.macText,
            priority: unit.configuredPriority,
            status: unit.facility == .active || unit.isHot
                ? ChassisRow.ready : unit.isStandby ? ChassisRow.synchronising : nil,
            address: unit.atStart.interface?.local.text
        )
        var rows = [mine]
        if let pair = unit.pair {
            let role: Role = mine.role == .standby ? .active : .standby
            let isReady = role == .active ? pair.status.facility == .active : pair.status.facility == .standbyHot
            rows.append(
                Row(
                    number: pair.announcement.number,
                    role: role,
                    mac: pair.announcement.identity.macText,
                    priority: memory.peerPriority ?? pair.announcement.priority,
                    status: isReady ? ChassisRow.ready : role == .standby ? ChassisRow.synchronising : nil,
                    address: pair.announcement.interface.local.text
                )
            )
        } else if let peer = memory.peer {
            var removed = Row(number: peer, role: .member)
            removed.mac = "0000.0000.0000"
            removed.priority = 0
            removed.status = ChassisRow.removed
            rows.append(removed)
        }
        rows.sort { $0.number < $1.number }
        return Snapshot(.chassis, [Section("header", header)] + rows.map(\.section))
    }

    private struct Row {
        var number: ChassisNumber
        var role: Role?
        var mac: String?
        var priority: UInt8?
        var status: String?
        var address: String?

        var section: Section {
            let values = [
                ("Number", String(number.rawValue)), ("Role", role?.name), ("Mac Address", mac),
                ("Priority", priority.map { String($0) }), ("State", status), ("IP", address),
            ]
            return Section("row", values.compactMap { name, value in value.map { Field(name, $0) } })
        }
    }

    // MARK: show ap uptime, show wireless client summary

    /// The model numbers access points and clients; names and addresses are made of the numbers.
    private var accessPoints: Snapshot {
        let rows = unit.accessPoints.filter { $0.phase == .run }.map { point in
            Section(
                "row",
                [
                    Field("AP Name", "ap-\(point.number)"),
                    Field("Radio MAC", Self.mac(0x0202_0000_0000 + UInt64(point.number))),
                    Field("Association Up Time", Self.longWords(at.elapsed(since: point.joinedAt))),
                ]
            )
        }
        return Snapshot(.accessPointUptime, rows)
    }

    private var clients: Snapshot {
        let rows = unit.clients.map { client in
            Section(
                "row",
                [
                    Field("MAC Address", Self.mac(0x0204_0000_0000 + UInt64(client.number))),
                    Field("AP Name", "ap-\(client.accessPoint)"),
                    Field("State", client.phase.name),
                ]
            )
        }
        return Snapshot(.wirelessClientSummary, rows)
    }

    // MARK: Words

    private static func mac(_ address: UInt64) -> String {
        // The text is the same on every platform.
        ControllerIdentity(platform: .c9800_40, mac: address).macText
    }

    /// A length in the device's words: `1 hour, 2 minutes`; seconds are not printed.
    static func words(_ length: Nanoseconds) -> String {
        let minutes = max(0, length.count) / 60_000_000_000
        let parts = [
            (minutes / 525_600, "year"), (minutes / 10_080 % 52, "week"), (minutes / 1_440 % 7, "day"),
            (minutes / 60 % 24, "hour"), (minutes % 60, "minute"),
        ]
        let words = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
        return words.isEmpty ? "0 minutes" : words.joined(separator: ", ")
    }

    /// As `show ap uptime` has it: `3 minutes 8 seconds`.
    private static func longWords(_ length: Nanoseconds) -> String {
        let seconds = max(0, length.count) / 1_000_000_000
        let parts = [
            (seconds / 86_400, "day"), (seconds / 3_600 % 24, "hour"), (seconds / 60 % 60, "minute"),
            (seconds % 60, "second"),
        ]
        // A smaller unit is printed even when it is none.
        return parts.drop { $0.0 == 0 && $0.1 != "second" }
            .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
            .joined(separator: " ")
    }

    /// `09:14:33 UTC Tue Nov 3 2026`, as the history prints a moment.
    private static func time(_ moment: Instant) -> String {
        let civil = CivilTime(moment)
        let clock = [civil.hour, civil.minute, civil.second].map { $0 < 10 ? "0\($0)" : String($0) }
        let day = "\(CivilTime.weekdayNames[civil.weekday]) \(CivilTime.monthNames[civil.month - 1]) \(civil.day)"
        return clock.joined(separator: ":") + " UTC \(day) \(civil.year)"
    }
}

extension ClientPhase {
    /// The word in the state column of `show wireless client summary`.
    fileprivate var name: String {
        switch self {
        case .associating: "Associating"
        case .authenticating: "Authenticating"
        case .addressing: "IP Learn"
        case .run: "Run"
        case .gone: "Delete"
        }
    }
}

/// What a unit remembers that its state alone does not tell.
public struct ConsoleMemory: Hashable, Sendable {
    /// Every finished switchover that the unit took part in or was told of by its peer, oldest first.
    public var switchovers: [ControllerSwitchover] = []
    /// The pair's address: that of the first active since the units started, also after a switchover (407).
    public var stackAddress: UInt64?
    /// The other unit, once it was in the pair; its row stays when it is gone.
    public var peer: ChassisNumber?
    /// The peer's priority as last set: it shows at once (291).
    public var peerPriority: UInt8?

    public init() {}
}

extension ControllerState {
    /// When its software was up: uptimes count from here.
    public var upSince: Instant { startedAt + bootDuration }
}

extension Instant {
    fileprivate func elapsed(since earlier: Instant) -> Nanoseconds {
        Nanoseconds(nanoseconds) - Nanoseconds(earlier.nanoseconds)
    }
}
