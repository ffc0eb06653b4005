import Redundancy
import Replay

/// Every field of a pair's state as lines of text, so that a test compares whole states and a failure can be read.
func picture(_ state: PairState) -> [String] {
    var lines: [String] = []
    for (index, unit) in state.units.enumerated() {
        let name = "unit \(unit.number.map { "\($0.rawValue)" } ?? "at \(index)")"
        lines.append("\(name): \(unit.role?.name ?? "-"), \(unit.state?.name ?? "-") since \(moment(unit.since))")
        lines += unit.attributes.fields.map { "\(name): \($0.name) = \($0.value)" }
        if let reason = unit.reloadReason { lines.append("\(name): reloading: \(reason)") }
        if let trigger = unit.recoveryTrigger { lines.append("\(name): recovering: \(trigger)") }
    }
    if let step = state.step { lines.append("step: \(step)") }
    lines += state.system.fields.map { "system: \($0.name) = \($0.value)" }
    lines += state.facility.fields.map { "facility: \($0.name) = \($0.value)" }
    lines += state.tableHeader.fields.map { "header: \($0.name) = \($0.value)" }
    for row in state.rows {
        let words = [
            row.role?.name, row.macAddress, row.priority.map { "\($0)" }, row.version, row.status, row.address,
            row.managementAddress,
        ]
        lines.append("row \(row.number.rawValue): " + words.map { $0 ?? "-" }.joined(separator: " "))
    }
    for row in state.history {
        let units = [row.previousActive, row.currentActive].map { $0.map { "\($0.rawValue)" } ?? "-" }
        let source = row.isPrinted ? "printed \(row.time)" : "concluded"
        lines.append(
            "history \(row.index): \(units[0]) to \(units[1]), \(row.reason), \(moment(row.occurred)), \(source)"
        )
    }
    for link in state.links {
        let unit = link.chassis.map { "\($0.rawValue)" } ?? "-"
        lines.append("link \(link.kind) \(unit)/\(link.port): \(link.isUp ? "up" : "down"), \(link.status)")
    }
    lines += state.synchronisation.map { "sync \($0.subject): \($0.phase) \(moment($0.occurred))" }
    if state.registeredClients != 0 { lines.append("registered clients: \(state.registeredClients)") }
    if state.isDualActive { lines.append("dual active") }
    for point in state.accessPoints {
        let uptimes = [point.uptime, point.associationUptime].joined(separator: ", ")
        lines.append("access point \(point.mac) \(point.name): \(point.isJoined ? "joined" : "left") \(uptimes)")
    }
    lines += state.wirelessClients.map { "client \($0.mac): \($0.accessPoint) \($0.network) \($0.state)" }
    if let console = state.console { lines.append("console \(console.rawValue)") }
    return lines
}

private func moment(_ stamp: Stamp?) -> String {
    stamp.map { "\($0.earliest / 1_000_000)" } ?? "-"
}

/// What events change in a state: the lines that go, behind `-`, and those that come, behind `+`.
func changes(given past: [Event], when events: Event...) -> [String] {
    let before = Pair.fold(past)
    let after = Pair.fold(events, from: before)
    let difference = picture(after).difference(from: picture(before))
    let gone = difference.removals.map { change in
        if case .remove(_, let line, _) = change { "- \(line)" } else { "" }
    }
    let come = difference.insertions.map { change in
        if case .insert(_, let line, _) = change { "+ \(line)" } else { "" }
    }
    return gone + come
}
