import Operations
import Redundancy
import Replay

/// Logs with something in every table.
enum SampleLogs {
    /// One failover of one pair, seen from both units: a process of chassis 1 exits, chassis 2 takes over in 1,020 ms.
    static func failover(pair: String = "lab") -> LogBuilder {
        var log = LogBuilder()
        let first = log.openCapture(pair, "one", digest: 1)
        let second = log.openCapture(pair, "two", digest: 2)
        func add(_ stream: UInt32, _ milliseconds: Int64?, _ fact: Fact) {
            let unit: ChassisNumber = stream == first ? .one : .two
            let event = Event(observer: unit, occurred: milliseconds.map { .utc($0) }, fact)
            log.append(event, to: stream, clock: "controller")
        }
        add(first, 0, .elected(.one, .active, rule: .highestPriority))
        add(first, 200, .peerFound(.two, peerRole: .standby))
        add(first, 300, .synchronised(.bulkConfiguration, .succeeded, detail: ""))
        add(first, 400, .terminalStateReached(mode: "SSO"))
        add(first, 410, .observed(chassisTable(standby: ChassisRow.ready)))
        add(first, 450, .resourceAlarm(isCritical: true, text: "memory 97 % \"used\""))
        add(first, 60_000, .processExited(process: "wncd", text: "signal 6"))
        add(second, 60_050, .peerLost(.notPresent))
        add(second, 60_051, .peerLost(.down))
        add(second, 60_060, .facilityStateChanged(mine: .activeFast, peer: .disabled, changed: [.mine, .peer]))
        let client = FacilityClient(name: "IfIndex", number: 139)
        add(
            second,
            nil,
            .facilityStepped(FacilityStep(name: "RF_PROG_ACTIVE", code: 204, client: client, operation: 0, result: 11))
        )
        add(second, 61_070, .becameActive)
        add(second, 61_500, .observed(history(reason: "active unit removed")))
        add(first, 90_000, .restarted)
        add(second, 95_000, .peerFound(.one, peerRole: .standby))
        add(second, 99_000, .synchronised(.bulkConfiguration, .succeeded, detail: ""))
        add(second, 99_500, .terminalStateReached(mode: "SSO"))
        add(second, 99_600, .observed(history(reason: "active unit failed")))
        add(second, 99_700, .linkChanged(.redundancyPort, chassis: .two, port: 1, isUp: true, status: "up"))
        add(second, 99_800, .accessPointJoined(name: "ap-1", mac: "0011.2233.4455"))
        add(
            second,
            99_900,
            .wirelessClientChanged(.movedToRun, mac: "00aa.bbcc.ddee", accessPoint: "ap-1", network: "office")
        )
        let unread = Witness(line: 40, byteOffset: 4000, byteCount: 9, form: .syslog, text: "Jun 10 19 garbled")
        log.append(.lineUnread(UnreadLine(reason: .damagedStamp, witness: unread)), second, nil)
        log.append(
            .captureFinished(CaptureFinished(lines: 41, events: 13, otherLines: 27, unreadLines: 1)),
            second,
            nil
        )
        return log
    }

    static func chassisTable(standby status: String) -> Snapshot {
        func row(_ number: String, _ role: String, _ priority: String, _ status: String) -> Section {
            Section(
                "row",
                [
                    Field("Number", number), Field("Role", role), Field("Mac Address", "00a2.0000.000\(number)"),
                    Field("Priority", priority), Field("Version", "V02"), Field("State", status),
                    Field("IP", "169.254.1.\(number)"),
                ]
            )
        }
        let header = Section("header", [Field("Chassis/Stack Mac Address", "00a2.0000.0001 - Local Mac Address")])
        return Snapshot(.chassis, [header, row("1", "Active", "2", "Ready"), row("2", "Standby", "1", status)])
    }

    static func history(reason: String) -> Snapshot {
        let row = Section(
            "row",
            [
                Field("Index", "1"), Field("Previous active", "1"), Field("Current active", "2"),
                Field("Switchover reason", reason), Field("Switchover time", "12:01:01 UTC Sun Mar 1 2026"),
            ]
        )
        return Snapshot(.switchoverHistory, [row])
    }

    /// A log of two pairs with captures that grow, stamps of every kind, missing stamps and late evidence.
    static func random(_ generator: inout SeededGenerator, count: Int) -> LogBuilder {
        var log = LogBuilder()
        var captures: [(pair: String, name: String, stream: UInt32, unit: ChassisNumber)] = []
        for pair in ["east", "west"] {
            for unit in [ChassisNumber.one, .two] {
                let name = "unit\(unit.rawValue)"
                let stream = log.openCapture(pair, name, digest: unit.rawValue)
                captures.append((pair, name, stream, unit))
            }
        }
        var moment: Int64 = 0
        for index in 0..<count {
            guard let capture = captures.randomElement(using: &generator) else { break }
            switch Int.random(in: 0..<40, using: &generator) {
            case 0:
                let digest = UInt8(index % 200 + 10)
                _ = log.openCapture(capture.pair, capture.name, digest: digest, continues: [capture.unit.rawValue])
            case 1:
                let witness = Witness(line: 1, byteOffset: 0, byteCount: 5, form: .syslog, text: "cut\0here")
                log.append(.lineUnread(UnreadLine(reason: .notText, witness: witness)), capture.stream, nil)
            default:
                moment += Int64.random(in: 0...2000, using: &generator)
                let event = Event(
                    observer: Bool.random(using: &generator) ? capture.unit : nil,
                    occurred: stamp(moment, &generator),
                    fact(&generator)
                )
                let clock = Bool.random(using: &generator) ? "chassis \(capture.unit.rawValue)" : ""
                log.append(event, to: capture.stream, clock: clock, text: "line's text \(index) é \0 end")
            }
        }
        return log
    }

    private static func stamp(_ moment: Int64, _ generator: inout SeededGenerator) -> Stamp? {
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: nil
        case 1: Stamp(reckoning: .local, earliest: moment * 1_000_000, width: 1_000_000_000)
        case 2: Stamp(reckoning: .uptime, earliest: moment * 1_000_000, width: 0)
        // Evidence that the log learns of late.
        case 3: .utc(moment - Int64.random(in: 0...120_000, using: &generator))
        default: .utc(moment)
        }
    }

    private static func fact(_ generator: inout SeededGenerator) -> Fact {
        let unit: ChassisNumber = Bool.random(using: &generator) ? .one : .two
        let client = FacilityClient(name: "IfIndex", number: 139)
        let step = FacilityStep(name: "RF_PROG_ACTIVE", code: 204, client: client, operation: 0, result: 11)
        let facts: [Fact] = [
            .elected(unit, .active, rule: nil), .peerFound(unit, peerRole: .standby), .peerLost(.notPresent),
            .memberRemoved(unit, .keepaliveLost), .memberAdded(unit), .becameActive, .restarted, .switchoverRequested,
            .switchoverRefused(reason: "standby not ready"), .processExited(process: "wncd", text: "signal 6"),
            .reloading(.all, reason: "reload"), .terminalStateReached(mode: "SSO"),
            .synchronised(.bulkConfiguration, .succeeded, detail: ""),
            .facilityStateChanged(mine: .active, peer: .standbyHot, changed: .peer), .facilityStepped(step),
            .linkChanged(.redundancyPort, chassis: unit, port: 0, isUp: false, status: "down"),
            .gatewayChanged(role: .active, isReachable: false), .recoveryEntered(trigger: "RMI"),
            .resourceAlarm(isCritical: false, text: "memory \u{1} \\ 90 %"),
            .accessPointJoined(name: "ap", mac: "0011.2233.\(Int.random(in: 1000...1003, using: &generator))"),
            .wirelessClientChanged(.movedToRun, mac: "00aa", accessPoint: "ap", network: "office"),
            .observed(chassisTable(standby: unit == .one ? ChassisRow.ready : ChassisRow.removed)),
            .observed(history(reason: unit == .one ? "user forced" : "active unit removed")),
            .messageLogged(mnemonic: "SYS-5-CONFIG_I", text: "configured"),
        ]
        return facts.randomElement(using: &generator) ?? .becameActive
    }
}
