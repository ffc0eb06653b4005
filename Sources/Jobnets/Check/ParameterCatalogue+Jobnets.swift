extension ParameterCatalogue {
    /// The parameters of jobnets in the order of section 5.2.4, each with the line of its form.
    static let jobnets: [ParameterDescription] =
        schedule + execution + rootConnection(jobnetKinds, "5.2.4") + waiting

    private static let schedule: [ParameterDescription] = [
        jobnet(
            "sd",
            55,
            occurs: .numbered,
            "[N,]{[[yyyy/]mm/]{[+|*|@]dd|[+|*|@]b[-DD]|[+]{su|mo|tu|we|th|fr|sa}[:{n|b}]}|en|ud}"
        ) {
            reader throws(ValueRefusal) in _ = try reader.startDay()
        },
        jobnet("st", 125, occurs: .numbered, "[N,][+]hh:mm") { reader throws(ValueRefusal) in
            _ = try reader.startTime()
        },
        jobnet("sy", 137, occurs: .numbered, "[N,]hh:mm|{M|U|C}mmmm") { reader throws(ValueRefusal) in
            _ = try reader.delay(line: 141)
        },
        jobnet("ey", 155, occurs: .numbered, "[N,]hh:mm|{M|U|C}mmmm") { reader throws(ValueRefusal) in
            _ = try reader.delay(line: 159)
        },
        jobnet("ln", 173, occurs: .numbered, "[N,]n") { reader throws(ValueRefusal) in _ = try reader.upperRule() },
        jobnet("cy", 181, occurs: .numbered, "[N,](n,{y|m|w|d})") { reader throws(ValueRefusal) in
            _ = try reader.cycle()
        },
        jobnet("sh", 197, occurs: .numbered, "[N,]{be|af|ca|no}") { reader throws(ValueRefusal) in
            _ = try reader.substitution()
        },
        jobnet("shd", 211, occurs: .numbered, "[N,]n") { reader throws(ValueRefusal) in
            _ = try reader.substitutionDays()
        },
        jobnet("wt", 219, occurs: .numbered, "[N,]{no|hh:mm|mmmm|un}") { reader throws(ValueRefusal) in
            _ = try reader.monitoringEnd()
        },
        jobnet("wc", 235, occurs: .numbered, "[N,]{no|n|un}") { reader throws(ValueRefusal) in
            _ = try reader.monitoringCount()
        },
        jobnet("cftd", 247, occurs: .numbered, "[N,]{no|be|af|db|da}[,n[,N]]") { reader throws(ValueRefusal) in
            _ = try reader.shift()
        },
        jobnet("ed", 267, "yyyy/mm/dd") { reader throws(ValueRefusal) in _ = try reader.expiry() },
    ]

    private static let execution: [ParameterDescription] = [
        jobnet("rg", 277, "n") { reader throws(ValueRefusal) in
            _ = try reader.number(try reader.single(), "n", 1...reader.options.generationLimit, line: 279)
        },
        jobnet("pr", 283, range: 285, .number("n", 1...5)),
        jobnet("ni", 291, range: 293, .number("n", -39...39)),
        jobnet("ha", 327, .choice(["y", "w", "a", "n"])),
        jobnet("ejn", 339, range: 343, .text(1...30)),
        jobnet("cd", 345, range: 353, .choiceOrNumber(["no", "un"], "n", 1...2)),
        jobnet("de", 355, .choice(["y", "n"])),
        jobnet("ms", 363, .choice(["sch", "mlt"])),
        jobnet("mp", 371, .choice(["y", "n"])),
        jobnet("jc", 379, range: 383, .fullName(1...930)),
        jobnet("rh", 385, range: 389, .quoted(1...255)),
        jobnet("ex", 393, range: 397, .quoted(1...255)),
        jobnet("fd", 411, range: 415, .number("n", 1...2879)),
        jobnet("ar", 417, occurs: .often, "(f=…,t=…[,{seq|con}])") { reader throws(ValueRefusal) in
            try reader.arrow()
        },
    ]

    /// What connects root jobnets, and planning groups, to a jobnet connector.
    static func rootConnection(_ kinds: [UnitKind], _ section: String) -> [ParameterDescription] {
        let line: (Int) -> Int? = { section == "5.2.4" ? $0 : nil }
        return [
            ParameterDescription("ncl", kinds, section, line: line(431), .choice(["y", "n"])),
            ParameterDescription(
                "ncn",
                kinds,
                section,
                line: line(441),
                .read { reader throws(ValueRefusal) in try reader.connectorName() }
            ),
            ParameterDescription("ncs", kinds, section, line: line(453), .choice(["y", "n"])),
            ParameterDescription("ncex", kinds, section, line: line(461), .choice(["y", "n"])),
            ParameterDescription(
                "nchn",
                kinds,
                section,
                line: line(477),
                form: "\"…\"",
                .read { reader throws(ValueRefusal) in try reader.connectorHost() }
            ),
            ParameterDescription("ncsv", kinds, section, line: line(485), range: line(487), .text(1...30)),
        ]
    }

    /// What waits for other units: jobnets, and jobs and connectors in the same words.
    private static let waiting: [ParameterDescription] = [
        waiting("mm", 491, .choice(["and", "or"])),
        waiting("nmg", 501, .choice(["y", "n"])),
        waiting("eun", 511, range: 517, occurs: .often, .fullName(1...930)),
        waiting("ega", 519, .choice(["exec", "execdeffer", "none"])),
        waiting("uem", 531, .choice(["y", "n"])),
    ]

    private static func jobnet(
        _ key: String,
        _ line: Int,
        range: Int? = nil,
        occurs occurrence: ParameterDescription.Occurrence = .once,
        _ shape: ValueShape
    ) -> ParameterDescription {
        ParameterDescription(key, jobnetKinds, "5.2.4", line: line, range: range, occurs: occurrence, shape)
    }

    private static func jobnet(
        _ key: String,
        _ line: Int,
        occurs occurrence: ParameterDescription.Occurrence = .once,
        _ form: String,
        _ reader: @escaping @Sendable (inout ParameterReader) throws(ValueRefusal) -> Void
    ) -> ParameterDescription {
        ParameterDescription(key, jobnetKinds, "5.2.4", line: line, occurs: occurrence, form: form, .read(reader))
    }

    private static func waiting(
        _ key: String,
        _ line: Int,
        range: Int? = nil,
        occurs occurrence: ParameterDescription.Occurrence = .once,
        _ shape: ValueShape
    ) -> ParameterDescription {
        ParameterDescription(
            key,
            jobnetKinds + jobKinds + [.jobnetConnector],
            "5.2.4",
            line: line,
            range: range,
            occurs: occurrence,
            shape
        )
    }
}
