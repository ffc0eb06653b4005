public import Redundancy

/// The pair's state as tables for programs: the same facts as the device's layouts, one a row.
public enum StateTables {
    public static func chassis(_ state: PairState) -> Table {
        Table(
            columns: ["chassis", "role", "mac", "priority", "version", "state", "ip", "rmi_ip", "console"],
            rows: state.rows.map { row in
                [
                    String(row.number.rawValue), row.role?.name ?? "", row.macAddress ?? "",
                    row.priority.map { String($0) } ?? "", row.version ?? "", row.status ?? "", row.address ?? "",
                    row.managementAddress ?? "", row.number == state.console ? "*" : "",
                ]
            }
        )
    }

    public static func redundancy(_ state: PairState) -> Table {
        fields(state.system.fields.map { ("system", $0) } + unitFields(state))
    }

    public static func states(_ state: PairState) -> Table {
        let units = state.units.flatMap { unit -> [(String, Field)] in
            let owner = unit.number.map { "chassis \($0.rawValue)" } ?? "unit"
            return [
                (owner, Field("role", unit.role?.name ?? "")),
                (owner, Field("state", unit.state?.name ?? "")),
            ]
        }
        return fields(units + state.facility.fields.map { ("pair", $0) })
    }

    public static func history(_ state: PairState, _ time: TimeText) -> Table {
        Table(
            columns: ["index", "previous_active", "current_active", "reason", "time", "printed"],
            rows: state.history.map { row in
                [
                    String(row.index), row.previousActive.map { String($0.rawValue) } ?? "",
                    row.currentActive.map { String($0.rawValue) } ?? "", row.reason,
                    row.time.isEmpty ? row.occurred.map { time.text($0) } ?? "" : row.time,
                    row.isPrinted ? "yes" : "no",
                ]
            }
        )
    }

    private static func unitFields(_ state: PairState) -> [(String, Field)] {
        state.units.flatMap { unit -> [(String, Field)] in
            let owner = unit.number.map { "chassis \($0.rawValue)" } ?? "unit"
            let standing = [("role", unit.role?.name), ("state", unit.state?.name)].compactMap { name, value in
                value.map { (owner, Field(name, $0)) }
            }
            return standing + unit.attributes.fields.map { (owner, $0) }
        }
    }

    private static func fields(_ fields: [(owner: String, field: Field)]) -> Table {
        Table(columns: ["of", "field", "value"], rows: fields.map { [$0.owner, $0.field.name, $0.field.value] })
    }
}
