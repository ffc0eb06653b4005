internal import Replay

/// Which unit an event speaks of.
///
/// Sources often say "the standby" or nothing at all. A unit is found by its number, or else by its role; a number that
/// turns up later is given to the unit that was meant all along.
extension PairState {
    /// The place in ``units`` of the unit that makes a statement: the numbered one, or without a number the active unit,
    /// since captures are taken there unless they say otherwise. Places stay valid: units are only ever appended.
    mutating func seat(of observer: ChassisNumber?) -> Int {
        if let observer { return seat(number: observer) }
        if let active = units.firstIndex(where: { $0.role == .active || $0.role == .master }) { return active }
        return units.isEmpty ? append(UnitState()) : 0
    }

    /// The place of the unit with this number, which is created when it is new.
    ///
    /// - Parameter role: The role that the source gives it, which tells units without a number apart.
    mutating func seat(number: ChassisNumber, role: Role? = nil) -> Int {
        if let index = units.firstIndex(where: { $0.number == number }) { return index }
        if let index = unnamedSeat(for: number, role) {
            units[index].number = number
            return index
        }
        return append(UnitState(number: number))
    }

    /// The unit without a number that this one must be; nil when a unit beside it could be meant as well.
    private func unnamedSeat(for number: ChassisNumber, _ role: Role?) -> Int? {
        let unnamed = units.indices.filter { units[$0].number == nil }
        if let peer = number.peerInPair, units.contains(where: { $0.number == peer }) { return unnamed.first }
        if let role, let index = unnamed.first(where: { units[$0].role == role }) { return index }
        guard units.count == 1, let index = unnamed.first else { return nil }
        return role == nil || units[index].role == nil ? index : nil
    }

    /// The place of the other unit of the one at `seat`: in a stack, the standby.
    mutating func peerSeat(of seat: Int) -> Int {
        let others = units.indices.filter { $0 != seat }
        if others.count == 1 { return others[0] }
        if let standby = others.first(where: { units[$0].role == .standby }) { return standby }
        return others.first ?? append(UnitState(number: units[seat].number?.peerInPair))
    }

    private mutating func append(_ unit: UnitState) -> Int {
        units.append(unit)
        return units.count - 1
    }

    /// Changes the row of a unit that is there.
    mutating func withPresentRow(_ number: ChassisNumber, _ change: (inout ChassisRow) -> Void) {
        let wasRemoved = rows.first { $0.number == number }?.status == ChassisRow.removed
        withRow(number) { row in
            row.becomePresent()
            change(&row)
        }
        // Whether the pair's address is again one of its units' is for an output to say.
        if wasRemoved, tableHeader["Mac Address kind"] == "Foreign" { tableHeader["Mac Address kind"] = nil }
    }

    /// Marks the row of a unit that is gone. The pair keeps its address (`000_c686b23a5e3dda5c.txt`, 407), which is then
    /// that of no unit that is there.
    mutating func removeRow(_ number: ChassisNumber) {
        let address = rows.first { $0.number == number }?.macAddress
        if address != nil, address == tableHeader["Mac Address"] { tableHeader["Mac Address kind"] = "Foreign" }
        withRow(number) { $0.becomeRemoved() }
    }

    mutating func withRow(_ number: ChassisNumber, _ change: (inout ChassisRow) -> Void) {
        let place = rows.place(of: number, by: \.number)
        if !place.isPresent { rows.insert(ChassisRow(number: number), at: place.index) }
        change(&rows[place.index])
    }

    mutating func withAccessPoint(_ mac: String, _ change: (inout AccessPointState) -> Void) {
        let place = accessPoints.place(of: mac, by: \.mac)
        if !place.isPresent {
            let point = AccessPointState(mac: mac, name: "", isJoined: true, uptime: "", associationUptime: "")
            accessPoints.insert(point, at: place.index)
        }
        change(&accessPoints[place.index])
    }

    mutating func changeClient(_ step: WirelessClientStep, mac: String, accessPoint: String, network: String) {
        let place = wirelessClients.place(of: mac, by: \.mac)
        if step == .movedToDelete {
            if place.isPresent { wirelessClients.remove(at: place.index) }
            return
        }
        let client = WirelessClientState(mac: mac, accessPoint: accessPoint, network: network, state: "Run")
        if place.isPresent {
            wirelessClients[place.index] = client
        } else {
            wirelessClients.insert(client, at: place.index)
        }
    }

    mutating func setLink(_ link: LinkState) {
        let index = links.firstIndex { ($0.kind, $0.chassis, $0.port) == (link.kind, link.chassis, link.port) }
        if let index { links[index] = link } else { links.append(link) }
    }
}
