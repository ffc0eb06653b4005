internal import Redundancy

/// A unit of the pair as the opening of a report names it.
struct CastMember {
    var number: String
    var role: Role?
    var state: String
    var isReloading: Bool
    var platform: String
    var version: String
    var macAddress: String
    var priority: String

    static func all(in state: PairState) -> [CastMember] {
        var members: [CastMember] = []
        let numbered = state.units.compactMap(\.number) + state.rows.map(\.number)
        for number in Set(numbered).sorted() {
            members.append(CastMember(state.unit(number), state.rows.first { $0.number == number }, number))
        }
        for unit in state.units where unit.number == nil {
            members.append(CastMember(unit, nil, nil))
        }
        return members
    }

    private init(_ unit: UnitState?, _ row: ChassisRow?, _ number: ChassisNumber?) {
        self.number = number.map { String($0.rawValue) } ?? "?"
        role = unit?.role ?? row?.role
        isReloading = unit?.state == nil && unit?.reloadReason != nil
        state = unit?.state?.name ?? row?.status ?? ""
        let image = unit?.attributes["Image Version"]?.split(separator: "\n").first.map(String.init) ?? ""
        let parts = image.split(separator: ",").map { $0.drop { $0 == " " } }
        platform = parts.dropFirst().first.map { part in String(part.prefix { $0 != "(" }).trimmingEnd } ?? ""
        version = parts.first { $0.hasPrefix("Version ") }.map { String($0.dropFirst(8)) } ?? ""
        // The row of a unit that is not there has the zeros that a device prints, not the unit's own.
        let present = row.flatMap { $0.status == ChassisRow.removed ? nil : $0 }
        macAddress = present?.macAddress ?? ""
        priority = present?.priority.map { String($0) } ?? ""
    }

    func cells(_ language: Language) -> [String] {
        let state = isReloading ? language.pick("reloading", "リロード中") : state
        return [number, role.map { language.name($0) } ?? "", state, platform, version, macAddress, priority].map {
            text in
            text.isEmpty ? language.pick("unknown", "不明") : text
        }
    }
}
