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
    mutating func seat(number: ChassisNumber) -> Int {
        if let index = units.firstIndex(where: { $0.number == number }) { return index }
        // The unit without a number is this one, unless a unit beside it could be meant as well.
        if let index = units.firstIndex(where: { $0.number == nil }),
            units.count == 1 || units.contains(where: { $0.number == number.peerInPair })
        {
            units[index].number = number
            return index
        }
        return append(UnitState(number: number))
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
