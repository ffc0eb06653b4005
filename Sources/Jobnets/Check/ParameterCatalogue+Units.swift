extension ParameterCatalogue {
    /// The parameters of job groups (5.2.3); those of the connection are for planning groups.
    static let jobGroups: [ParameterDescription] =
        [
            ParameterDescription(
                "op",
                [.jobGroup],
                "5.2.3",
                occurs: .often,
                form: "{yyyy/mm/dd|su|mo|tu|we|th|fr|sa}",
                .read { reader throws(ValueRefusal) in _ = try reader.calendarDay() }
            ),
            ParameterDescription(
                "cl",
                [.jobGroup],
                "5.2.3",
                occurs: .often,
                form: "{yyyy/mm/dd|su|mo|tu|we|th|fr|sa}",
                .read { reader throws(ValueRefusal) in _ = try reader.calendarDay() }
            ),
            ParameterDescription(
                "sdd",
                [.jobGroup],
                "5.2.3",
                form: "{dd|{su|mo|tu|we|th|fr|sa}:{n|b}}",
                .read { reader throws(ValueRefusal) in _ = try reader.baseDay() }
            ),
            ParameterDescription("md", [.jobGroup], "5.2.3", .choice(["th", "ne"])),
            ParameterDescription(
                "stt",
                [.jobGroup],
                "5.2.3",
                form: "hh:mm",
                .read { reader throws(ValueRefusal) in _ = try reader.baseTime() }
            ),
            ParameterDescription("gty", [.jobGroup], "5.2.3", .choice(["p", "n"])),
        ] + rootConnection([.jobGroup], "5.2.3")

    /// Manager units, start conditions and jobnet connectors.
    static let otherUnits: [ParameterDescription] = [
        ParameterDescription("mh", [.managerJobGroup, .managerJobnet], "5.2", .quoted(1...255)),
        ParameterDescription("mu", [.managerJobGroup, .managerJobnet], "5.2", .fullName(1...930)),

        ParameterDescription("cond", [.startCondition], "5.2", .choice(["and", "or"])),
        ParameterDescription("mcs", [.startCondition], "5.2", .choice(["m", "w", "s"])),
        ParameterDescription("cgs", [.startCondition], "5.2", .choice(["y", "n"])),
        ParameterDescription("ab", [.startCondition], "5.2", .choice(["exec", "hold", "stop"])),

        ParameterDescription("ncr", [.jobnetConnector], "5.2.29", .fullName(1...930)),
        ParameterDescription("ncex", [.jobnetConnector], "5.2.29", .choice(["y", "n"])),
        ParameterDescription(
            "nchn",
            [.jobnetConnector],
            "5.2.29",
            form: "\"…\"",
            .read { reader throws(ValueRefusal) in try reader.connectorHost() }
        ),
        ParameterDescription("ncsv", [.jobnetConnector], "5.2.29", .text(1...30)),
    ]
}
