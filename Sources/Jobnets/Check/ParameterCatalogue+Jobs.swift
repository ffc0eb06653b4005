extension ParameterCatalogue {
    /// The parameters of jobs. Those of wait conditions are with the jobnets.
    static let jobs: [ParameterDescription] =
        commands + ends + transfers + queues + flexibleJobs + httpConnections + judgments + receptions + actions
        + ofManyJobs

    // MARK: Kinds

    static let unixAndPCJobs: [UnitKind] = [.unixJob, .pcJob]
    static let customJobs: [UnitKind] = [.customUnixJob, .customPCJob]
    /// Jobs that run a program of an agent host.
    static let commandJobs = unixAndPCJobs + customJobs
    /// Jobs that end with a return code that is judged.
    static let judgedJobs: [UnitKind] = commandJobs + [.queueJob, .flexibleJob, .httpConnection]
    static let receptionJobs = UnitKind.allCases.filter(\.isEventReception)
    static let actionJobs = UnitKind.allCases.filter(\.isAction)

    // MARK: Of many kinds

    private static let ofManyJobs: [ParameterDescription] = [
        job("ha", jobKinds.filter { $0 != .orJob }, "5.2.6", .choice(["y", "n"])),
        job("eu", jobKinds.filter { $0 != .orJob && $0 != .judgmentJob }, "5.2.6", .choice(["ent", "def"])),
        job("ex", commandJobs + [.flexibleJob, .httpConnection] + receptionJobs + actionJobs, "5.2.6", text(1...255)),
        job(
            "fd",
            commandJobs + [.queueJob, .httpConnection] + receptionJobs + actionJobs,
            "5.2.6",
            .number("n", 1...1440)
        ),
        job("etm", commandJobs + [.httpConnection] + receptionJobs + actionJobs, "5.2.6", .number("n", 1...1440)),
        job("pr", commandJobs + [.queueJob, .httpConnection], "5.2.6", .number("n", 1...5)),
        job("jty", unixAndPCJobs + actionJobs, "5.2.6", .choice(["q", "n"])),
        job(
            "pfm",
            [.mailReception, .eventSending, .mailSending, .mqSending, .openViewStatus, .localPower, .remotePower],
            "5.2.17",
            .choice(["u", "p"])
        ),
    ]

    // MARK: Commands

    /// What UNIX, PC and custom jobs run, and with what (5.2.6, 5.2.24).
    private static let commands: [ParameterDescription] = [
        job("te", commandJobs, "5.2.6", text(1...1023)),
        job("sc", commandJobs + [.queueJob, .flexibleJob], "5.2.6", text(1...511)),
        job("prm", commandJobs + [.queueJob, .flexibleJob], "5.2.6", text(1...1023)),
        job("wkp", commandJobs, "5.2.6", text(1...511)),
        job("ev", commandJobs, "5.2.6", text(1...511)),
        job("env", commandJobs + [.flexibleJob], "5.2.6", occurs: .often, text(1...20479)),
        job("si", commandJobs, "5.2.6", text(1...511)),
        job("so", commandJobs + [.httpConnection], "5.2.6", text(1...511)),
        job("se", commandJobs + [.httpConnection], "5.2.6", text(1...511)),
        job("soa", commandJobs, "5.2.6", .choice(["new", "add"])),
        job("sea", commandJobs, "5.2.6", .choice(["new", "add"])),
        job("un", commandJobs + [.httpConnection], "5.2.6", text(1...63)),
        job("cty", customJobs, "5.2.24", text(1...16)),
    ]

    /// How a job's end is judged, and whether it is run again.
    private static let ends: [ParameterDescription] = [
        job(
            "jd",
            judgedJobs.filter { $0 != .queueJob },
            "5.2.6",
            .choice(["nm", "ab", "cod", "mdf", "exf"])
        ),
        job("jd", [.queueJob], "5.2.7", .choice(["nm", "ab", "cod"])),
        job("wth", judgedJobs, "5.2.6", .number("n", 0...2_147_483_647)),
        job("tho", judgedJobs, "5.2.6", .number("n", 0...2_147_483_647)),
        job("jdf", judgedJobs.filter { $0 != .queueJob }, "5.2.6", text(1...511)),
        job("abr", judgedJobs, "5.2.6", .choice(["y", "n"])),
        job("rjs", judgedJobs, "5.2.6", .number("n", 1...4_294_967_295)),
        job("rje", judgedJobs, "5.2.6", .number("n", 1...4_294_967_295)),
        job("rec", judgedJobs, "5.2.6", .number("n", 1...12)),
        job("rei", judgedJobs, "5.2.6", .number("n", 1...10)),
    ]

    /// Files that go with a job, four at most.
    private static let transfers: [ParameterDescription] = ["1", "2", "3", "4"].flatMap { number in
        [
            job("ts" + number, commandJobs + [.queueJob], "5.2.6", text(1...511)),
            job("td" + number, commandJobs + [.queueJob], "5.2.6", text(1...511)),
            job("top" + number, commandJobs, "5.2.6", .choice(["sav", "del"])),
        ]
    }

    private static let queues: [ParameterDescription] = [
        job("qu", [.queueJob], "5.2.7", text(1...63)),
        job("qm", [.queueJob], "5.2.7", text(1...255)),
        job("req", [.queueJob], "5.2.7", text(1...63)),
        job("ni", [.queueJob], "5.2.7", .number("n", -39...39)),
    ]

    private static let flexibleJobs: [ParameterDescription] = [
        job("da", [.flexibleJob], "5.2", text(1...255)),
        job("fxg", [.flexibleJob], "5.2", .choice(["none", "sync", "async"])),
    ]

    // MARK: HTTP connections

    private static let httpConnections: [ParameterDescription] = [
        job("htcfl", [.httpConnection], "5.2.27", text(1...511)),
        job("htknd", [.httpConnection], "5.2.27", .choice(["GET", "POST", "PUT", "DELETE"])),
        job("htexm", [.httpConnection], "5.2.27", .choice(["y", "n"])),
        job("htrqf", [.httpConnection], "5.2.27", text(1...511)),
        job("htrqu", [.httpConnection], "5.2.27", text(1...511)),
        job("htrqm", [.httpConnection], "5.2.27", text(1...511)),
        job("htstf", [.httpConnection], "5.2.27", text(1...511)),
        job("htspt", [.httpConnection], "5.2.27", .choice(["diff", "same"])),
        job("htrhf", [.httpConnection], "5.2.27", text(1...511)),
        job("htrbf", [.httpConnection], "5.2.27", text(1...511)),
        job("htcdm", [.httpConnection], "5.2.27", occurs: .often, form: "n:nnn[,nnn…]") { reader throws(ValueRefusal) in
            try reader.statusCodes()
        },
    ]

    // MARK: Judgment jobs

    /// What a return code or a variable is compared with. The document's own limits are not at hand: what no limit
    /// can exceed is refused.
    private static let judgedNumber = ValueShape.number("n", -2_147_483_648...4_294_967_295)

    private static let judgments: [ParameterDescription] = [
        job(
            "ej",
            [.judgmentJob],
            "5.2.8",
            .choice([
                "gt", "ge", "lt", "le", "eq", "ne", "ri", "ro", "ef", "nf", "vgt", "vge", "vlt", "vle", "veq", "vne",
                "vri", "vro", "sce", "spe", "sne", "spn", "snn", "snl",
            ])
        ),
        job("ejc", [.judgmentJob], "5.2.8", judgedNumber),
        job("ejl", [.judgmentJob], "5.2.8", judgedNumber),
        job("ejh", [.judgmentJob], "5.2.8", judgedNumber),
        job("ejf", [.judgmentJob], "5.2.8", text(1...511)),
        job("ejv", [.judgmentJob], "5.2.8", .text(1...64)),
        job("ejt", [.judgmentJob], "5.2.8", text(1...511)),
        job("eji", [.judgmentJob], "5.2.8", judgedNumber),
        job("ejs", [.judgmentJob], "5.2.8", judgedNumber),
        job("ejg", [.judgmentJob], "5.2.8", judgedNumber),
        job("ejm", [.judgmentJob], "5.2.8", .choice(["gt", "ge"])),
        job("eju", [.judgmentJob], "5.2.8", .choice(["lt", "le"])),
    ]

    // MARK: Writing the catalogue

    /// Quoted text for which a macro variable may stand; of unknown length where the manual at hand tells none.
    static func text(_ length: ClosedRange<Int> = 0...Int.max) -> ValueShape {
        .read { reader throws(ValueRefusal) in try reader.quotedTextOrMacro(length) }
    }

    static func job(
        _ key: String,
        _ kinds: [UnitKind],
        _ section: String,
        occurs occurrence: ParameterDescription.Occurrence = .once,
        _ shape: ValueShape
    ) -> ParameterDescription {
        var form: String?
        if case .read = shape { form = "\"…\"" }
        return ParameterDescription(key, kinds, section, occurs: occurrence, form: form, shape)
    }

    static func job(
        _ key: String,
        _ kinds: [UnitKind],
        _ section: String,
        occurs occurrence: ParameterDescription.Occurrence = .once,
        form: String,
        _ reader: @escaping @Sendable (inout ParameterReader) throws(ValueRefusal) -> Void
    ) -> ParameterDescription {
        ParameterDescription(key, kinds, section, occurs: occurrence, form: form, .read(reader))
    }
}
