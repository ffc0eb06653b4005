internal import Operations
internal import Redundancy
internal import Replay

extension Projection where Source == Evidence {
    /// The table of `show chassis`.
    static let chassis = Projection(
        Table(
            name: "chassis",
            key: [.text("pair"), .integer("chassis")],
            rest: [
                .optionalText("role"), .optionalText("mac_address"), .optionalInteger("priority"),
                .optionalText("version"), .optionalText("status"), .optionalText("address"),
                .optionalText("management_address"),
            ]
        )
    ) { evidence in
        evidence.analysis.state.rows.map { row in
            [
                evidence.pair, Value(row.number.rawValue), Value(row.role?.word), Value(row.macAddress),
                Value(row.priority), Value(row.version), Value(row.status), Value(row.address),
                Value(row.managementAddress),
            ]
        }
    }

    /// The units, numbered by seat in the order in which they became known: a unit may have no chassis number yet.
    static let units = Projection(
        Table(
            name: "units",
            key: [.text("pair"), .integer("seat")],
            rest: [
                .optionalInteger("chassis"), .optionalText("role"), .optionalText("state"),
                .optionalInteger("state_code"),
            ]
                + StampColumns.optional + [.optionalText("reload_reason"), .optionalText("recovery_trigger")]
        )
    ) { evidence in
        evidence.analysis.state.units.enumerated().map { index, unit in
            [
                evidence.pair, Value(index + 1), Value(unit.number?.rawValue), Value(unit.role?.word),
                Value(unit.state?.name), Value(unit.state?.code),
            ] + StampColumns.values(unit.since) + [Value(unit.reloadReason), Value(unit.recoveryTrigger)]
        }
    }

    /// The switchover history. Its own index is no key: rows that only events told may repeat one.
    static let switchoverHistory = Projection(
        Table(
            name: "switchover_history",
            key: [.text("pair"), .integer("ordinal")],
            rest: [
                .integer("history_index"), .optionalInteger("previous_active"), .optionalInteger("current_active"),
                .text("reason"), .text("time"),
            ] + StampColumns.optional + [.integer("is_printed")]
        )
    ) { evidence in
        evidence.analysis.state.history.enumerated().map { index, row in
            [
                evidence.pair, Value(index + 1), Value(row.index), Value(row.previousActive?.rawValue),
                Value(row.currentActive?.rawValue), Value(row.reason), Value(row.time),
            ] + StampColumns.values(row.occurred) + [Value(row.isPrinted)]
        }
    }

    /// The access points as the controller last told of them.
    static let accessPoints = Projection(
        Table(
            name: "access_points",
            key: [.text("pair"), .text("mac_address")],
            rest: [.text("name"), .integer("is_joined"), .text("uptime"), .text("association_uptime")]
        )
    ) { evidence in
        evidence.analysis.state.accessPoints.map { point in
            [
                evidence.pair, Value(point.mac), Value(point.name), Value(point.isJoined), Value(point.uptime),
                Value(point.associationUptime),
            ]
        }
    }

    /// The wireless clients as the controller last told of them. An output may list one twice, so they are numbered.
    static let wirelessClients = Projection(
        Table(
            name: "wireless_clients",
            key: [.text("pair"), .integer("ordinal")],
            rest: [.text("mac_address"), .text("access_point"), .text("network"), .text("state")]
        )
    ) { evidence in
        evidence.analysis.state.wirelessClients.enumerated().map { index, client in
            [
                evidence.pair, Value(index + 1), Value(client.mac), Value(client.accessPoint), Value(client.network),
                Value(client.state),
            ]
        }
    }
}

extension ReportedState {
    /// The facility's number of the state; nil while a synchronisation is in progress.
    fileprivate var code: UInt8? {
        switch self {
        case .facility(let state): state.rawValue
        case .inProgress: nil
        }
    }
}
