internal import Replay

/// Finds what a switchover lost: access points whose uptime started anew, and clients that were in RUN and are gone
/// (`000_c686b23a5e3dda5c.txt`, 480–487).
struct WirelessCheck {
    private var uptimes: [(mac: String, name: String, seconds: Int64, words: String)] = []
    private var clients: [(mac: String, accessPoint: String)] = []
    private var hasSwitchedSinceUptimes = false
    private var hasSwitchedSinceClients = false
    /// A typed command, which an operator's console may be all that tells of.
    private var isRequested = false

    mutating func noteSwitchover() {
        hasSwitchedSinceUptimes = true
        hasSwitchedSinceClients = true
        isRequested = false
    }

    mutating func noteRequest() {
        isRequested = true
    }

    mutating func noteRefusal() {
        isRequested = false
    }

    mutating func read(_ snapshot: Snapshot, _ sequence: UInt64) -> [Finding] {
        // What is printed behind the command and its answer was not refused.
        if isRequested { noteSwitchover() }
        return switch snapshot.command {
        case .accessPointUptime: readUptimes(snapshot, sequence)
        case .wirelessClientSummary: readClients(snapshot, sequence)
        default: []
        }
    }

    /// Whether the output has as many rows as it says: a capture that ends in the middle of a table tells nothing of the
    /// rows that are not there.
    private static func isWhole(_ snapshot: Snapshot) -> Bool {
        let summary = snapshot.section("summary")
        guard let stated = (summary?["Number of Clients"] ?? summary?["Number of APs"]).flatMap({ Int($0) }) else {
            return true
        }
        return snapshot.sections("row").count >= stated
    }

    private mutating func readUptimes(_ snapshot: Snapshot, _ sequence: UInt64) -> [Finding] {
        let new = snapshot.sections("row").compactMap { section in
            section["Radio MAC"].map { mac in
                let words = section["AP Up Time"] ?? ""
                return (mac: mac, name: section["AP Name"] ?? mac, seconds: Self.seconds(words), words: words)
            }
        }
        defer {
            uptimes = new.compactMap { row in row.seconds.map { (row.mac, row.name, $0, row.words) } }
            hasSwitchedSinceUptimes = false
        }
        guard hasSwitchedSinceUptimes else { return [] }
        return new.compactMap { row in
            guard let seconds = row.seconds, let before = uptimes.first(where: { $0.mac == row.mac }),
                seconds < before.seconds
            else { return nil }
            let content = Finding.Content.uptimeReset(accessPoint: row.name, before: before.words, after: row.words)
            return Finding(.anomaly, [sequence], content)
        }
    }

    private mutating func readClients(_ snapshot: Snapshot, _ sequence: UInt64) -> [Finding] {
        let rows = snapshot.sections("row")
        let present = Set(rows.compactMap { $0["MAC Address"] })
        defer {
            clients = rows.compactMap { section in
                guard let mac = section["MAC Address"], section["State"]?.lowercased() == "run" else { return nil }
                return (mac, section["AP Name"] ?? "")
            }
            hasSwitchedSinceClients = false
        }
        guard hasSwitchedSinceClients else { return [] }
        return clients.filter { !present.contains($0.mac) }.map { client in
            Finding(.anomaly, [sequence], .clientLost(mac: client.mac, accessPoint: client.accessPoint))
        }
    }

    /// Access points that moved between the takeover of a stateful switchover and the end of its incident.
    ///
    /// - Parameter next: The incident behind it, with which it ends at the latest.
    static func moves(after incident: Incident, until next: Incident?, in events: [Recorded<Event>]) -> [Finding] {
        guard let active = incident.step(.becameActive)?.sightings.first,
            let start = events.firstIndex(where: { $0.sequence == active.sequence })
        else { return [] }
        let ends = [incident.step(.terminal), next?.steps.first].compactMap { $0?.sightings.first?.sequence }
        var findings: [Finding] = []
        for event in events[start...] {
            if ends.contains(event.sequence) { break }
            switch event.event.fact {
            case .accessPointLeft(let name, _, _):
                findings.append(
                    Finding(.anomaly, [event.sequence], .accessPointMoved(accessPoint: name, hasJoined: false))
                )
            case .accessPointJoined(let name, _):
                findings.append(
                    Finding(.anomaly, [event.sequence], .accessPointMoved(accessPoint: name, hasJoined: true))
                )
            default:
                break
            }
        }
        return findings
    }

    /// The seconds of uptime words: `1 day 2 hours 3 minutes 29 seconds`, units in any selection.
    static func seconds(_ words: String) -> Int64? {
        var total: Int64 = 0
        var number: Int64?
        var isEmpty = true
        for word in words.split(whereSeparator: { $0 == " " || $0 == "," }) {
            if word.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int64(word) {
                number = value
                continue
            }
            let unit: Int64? =
                switch word.prefix(3) {
                case "sec": 1
                case "min": 60
                case "hou": 3600
                case "day": 86_400
                case "wee": 604_800
                case "yea": 31_536_000
                default: nil
                }
            guard let unit, let value = number else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: unit)
            let (sum, isTooLong) = total.addingReportingOverflow(product)
            guard !overflow, !isTooLong else { return nil }
            total = sum
            number = nil
            isEmpty = false
        }
        return isEmpty || number != nil ? nil : total
    }
}
