extension ParameterCatalogue {
    /// The parameters of jobs that send, report and switch (5.2.17 to 5.2.23).
    static let actions: [ParameterDescription] = eventSending + mailSending + queueSending + otherActions

    private static let eventSending: [ParameterDescription] = [
        job("evsid", [.eventSending], "5.2.17", form: "xxxxxxxx") { reader throws(ValueRefusal) in
            try reader.sentEventID()
        },
        job("evhst", [.eventSending], "5.2.17", text(1...255)),
        job("evsms", [.eventSending], "5.2.17", text(1...1023)),
        job("evssv", [.eventSending], "5.2.17", .choice(severities)),
        job("evsfr", [.eventSending], "5.2.17", occurs: .often, form: "name:\"…\"") { reader throws(ValueRefusal) in
            try reader.attribute(5...128)
        },
        job("evsrt", [.eventSending], "5.2.17", .choice(["y", "n"])),
        job("evspl", [.eventSending], "5.2.17", .number("n", 3...600)),
        job("evsrc", [.eventSending], "5.2.17", .number("n", 0...999)),
    ]

    private static let mailSending: [ParameterDescription] = [
        job("mladr", [.mailSending], "5.2.18", occurs: .often, form: "{to|cc|bcc}:\"…\"") {
            reader throws(ValueRefusal) in try reader.mailRecipient()
        },
        job("mlprf", [.mailSending], "5.2.18", text()),
        job("mlsbj", [.mailSending], "5.2.18", text()),
        job("mltxt", [.mailSending], "5.2.18", text()),
        job("mlftx", [.mailSending], "5.2.18", text()),
        job("mlatf", [.mailSending], "5.2.18", occurs: .often, text()),
        job("mlafl", [.mailSending], "5.2.18", text()),
    ]

    private static let queueSending: [ParameterDescription] = [
        job("mqque", [.mqSending], "5.2.19", .text(1...48)),
        job("mqcor", [.mqSending], "5.2.19", .text(1...24)),
        job("mqdsc", [.mqSending], "5.2.19", .text(1...24)),
        job("mqprm", [.mqSending], "5.2.19", .choice(["y", "n"])),
        job("mqmgr", [.mqSending], "5.2.19", .text(1...48)),
        job("mqmdl", [.mqSending], "5.2.19", .text(1...48)),
        job("mqpgm", [.mqSending], "5.2.19", .text(1...Int.max)),
        job("mqmfn", [.mqSending], "5.2.19", .text(1...8)),
        job("mqmdn", [.mqSending], "5.2.19", text(1...256)),
        job("mqhld", [.mqSending], "5.2.19", .number("n", 1...9_999_999)),
        job("mqpri", [.mqSending], "5.2.19", .number("n", 0...9)),
        job("mqeqn", [.mqSending], "5.2.19", .text(1...48)),

        job("msqpt", [.msmqSending], "5.2.20", text(1...259)),
        job("msqlb", [.msmqSending], "5.2.20", text(1...124)),
        job("msrer", [.msmqSending], "5.2.20", .text(1...20)),
        job("mslmt", [.msmqSending], "5.2.20", .choiceOrNumber(["-2", "-1"], "n", 0...4_294_967_295)),
        job("mshld", [.msmqSending], "5.2.20", .choiceOrNumber(["-1"], "n", 0...4_294_967_295)),
        job("msmod", [.msmqSending], "5.2.20", .choice(["h", "r"])),
        job("mspri", [.msmqSending], "5.2.20", .number("n", 0...7)),
        job("msjnl", [.msmqSending], "5.2.20", .choice(["y", "n"])),
        job("msunr", [.msmqSending], "5.2.20", .choice(["y", "n"])),
        job("mstfn", [.msmqSending], "5.2.20", text()),
        job("msttp", [.msmqSending], "5.2.20", .anything),
        job("mslbl", [.msmqSending], "5.2.20", text(1...249)),
        job("msapl", [.msmqSending], "5.2.20", form: "xxxxxxxx") { reader throws(ValueRefusal) in
            try reader.applicationInformation()
        },
    ]

    private static let otherActions: [ParameterDescription] = [
        job(
            "cmsts",
            [.openViewStatus],
            "5.2.21",
            .choice(["un", "no", "wa", "mi", "ma", "cr", "re", "te", "di"])
        ),
        job("cmaif", [.openViewStatus], "5.2.21", text()),

        job("pwlt", [.localPower], "5.2.22", .choice(["f", "r", "s"])),
        job("pwlf", [.localPower], "5.2.22", .choice(["m", "r", "f", "p"])),

        job("pwrh", [.remotePower], "5.2.23", text(1...255)),
        job("pwrf", [.remotePower], "5.2.23", .choice(["o", "m", "r", "f", "p", "s"])),
        job("pwrn", [.remotePower], "5.2.23", form: "{n|a|c:[mm/dd.]hh:mm}") { reader throws(ValueRefusal) in
            try reader.nextPowerOn()
        },
        job("pwrr", [.remotePower], "5.2.23", .choice(["y", "n"])),
        job("pwrw", [.remotePower], "5.2.23", .choice(["y", "n"])),
        job("pwrp", [.remotePower], "5.2.23", .choice(["p", "u"])),
    ]
}
