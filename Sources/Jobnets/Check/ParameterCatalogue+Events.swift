extension ParameterCatalogue {
    /// The parameters of jobs that wait for events (5.2.9 to 5.2.16).
    static let receptions: [ParameterDescription] =
        ofAllReceptions + eventReceptions + fileMonitoring + mailReceptions + queueReceptions + logMonitoring
        + windowsEvents + intervals

    private static let ofAllReceptions: [ParameterDescription] = [
        job("jpoif", receptionJobs, "5.2.9", occurs: .often, form: "?AJS2…?:…") { reader throws(ValueRefusal) in
            try reader.passedInformation()
        },
        job("ets", receptionJobs, "5.2.9", .choice(["kl", "nr", "wr", "an"])),
    ]

    static let severities = ["em", "al", "cr", "er", "wr", "no", "in", "db"]

    private static let eventReceptions: [ParameterDescription] = [
        job("evwid", [.eventReception], "5.2.9", form: "xxxxxxxx:xxxxxxxx") { reader throws(ValueRefusal) in
            try reader.eventIDs()
        },
        job("evusr", [.eventReception], "5.2.9", text(1...20)),
        job("evgrp", [.eventReception], "5.2.9", text(1...20)),
        job("evhst", [.eventReception], "5.2.9", text(1...255)),
        job("evipa", [.eventReception], "5.2.9", form: "n.n.n.n") { reader throws(ValueRefusal) in
            try reader.address()
        },
        job("evwms", [.eventReception], "5.2.9", text(1...1024)),
        job("evdet", [.eventReception], "5.2.9", text(1...1024)),
        job("evwsv", [.eventReception], "5.2.9", form: "em[:al[:cr[:er[:wr[:no[:in[:db]]]]]]]") {
            reader throws(ValueRefusal) in _ = try reader.words(severities)
        },
        job("evwfr", [.eventReception], "5.2.9", occurs: .often, form: "name:\"…\"") { reader throws(ValueRefusal) in
            try reader.attribute(1...2048)
        },
        job("evtmc", [.eventReception], "5.2.9", form: "{n|a|{n|a|d|b}:\"…\"}") { reader throws(ValueRefusal) in
            try reader.endOfMonitoring()
        },
        job("evuid", [.eventReception], "5.2.9", .number("n", -1...9_999_999_999)),
        job("evgid", [.eventReception], "5.2.9", .number("n", -1...9_999_999_999)),
        job("evpid", [.eventReception], "5.2.9", .number("n", -1...9_999_999_999)),
        job("evesc", [.eventReception], "5.2.9", .choiceOrNumber(["no"], "n", 1...720)),
    ]

    private static let fileMonitoring: [ParameterDescription] = [
        job("flwf", [.fileMonitoring], "5.2.10", text(1...255)),
        job("flwc", [.fileMonitoring], "5.2.10", form: "c[:d[:{s|m}]]") { reader throws(ValueRefusal) in
            try reader.fileChanges()
        },
        job("flwi", [.fileMonitoring], "5.2.10", .number("n", 1...600)),
        job("flco", [.fileMonitoring], "5.2.10", .choice(["y", "n"])),
    ]

    private static let mailReceptions: [ParameterDescription] = [
        job("mlprf", [.mailReception], "5.2.11", text(1...256)),
        job("mladr", [.mailReception], "5.2.11", occurs: .often, text(1...256)),
        job("mlsbj", [.mailReception], "5.2.11", occurs: .often, text()),
        job("mltxt", [.mailReception], "5.2.11", occurs: .often, text()),
        job("mlsav", [.mailReception], "5.2.11", .choice(["y", "n"])),
        job("mllst", [.mailReception], "5.2.11", text()),
        job("mlstx", [.mailReception], "5.2.11", text()),
        job("mlsfd", [.mailReception], "5.2.11", text()),
        job("mlafl", [.mailReception], "5.2.11", text()),
    ]

    private static let queueReceptions: [ParameterDescription] = [
        job("mqcor", [.mqReception], "5.2.12", .text(1...24)),
        job("mqque", [.mqReception], "5.2.12", .text(1...48)),
        job("mqdsc", [.mqReception], "5.2.12", .text(1...24)),
        job("mqmdl", [.mqReception], "5.2.12", .text(1...48)),
        job("mqsfn", [.mqReception], "5.2.12", text(1...256)),

        job("msqpt", [.msmqReception], "5.2.13", text(1...259)),
        job("msrer", [.msmqReception], "5.2.13", .text(1...20)),
        job("mslbl", [.msmqReception], "5.2.13", text(1...249)),
        job("msapl", [.msmqReception], "5.2.13", form: "xxxxxxxx") { reader throws(ValueRefusal) in
            try reader.applicationInformation()
        },
        job("mssvf", [.msmqReception], "5.2.13", text(1...256)),
    ]

    private static let logMonitoring: [ParameterDescription] = [
        job("lftpd", [.logFileMonitoring], "5.2.14", occurs: .often, form: "[!]\"…\"[:[!]\"…\"…]") {
            reader throws(ValueRefusal) in try reader.trapData(1...2048)
        },
        job("lffnm", [.logFileMonitoring], "5.2.14", occurs: .often, text(1...256)),
        job("lfdft", [.logFileMonitoring], "5.2.14", .choice(["s", "s2", "w1", "w2"])),
        job("lfrft", [.logFileMonitoring], "5.2.14", form: "{v:'[\\]…'|f:n}") { reader throws(ValueRefusal) in
            try reader.recordForm()
        },
        job("lfhds", [.logFileMonitoring], "5.2.14", form: "{l:n|s:n}") { reader throws(ValueRefusal) in
            try reader.headerSize()
        },
        job("lfmks", [.logFileMonitoring], "5.2.14", form: "[!]\"…\"[:[!]\"…\"…]") { reader throws(ValueRefusal) in
            try reader.trapData(1...Int.max)
        },
        job("lfsiv", [.logFileMonitoring], "5.2.14", .number("n", 1...2_147_483_647)),
        job("lfmxl", [.logFileMonitoring], "5.2.14", .number("n", 1...2_147_483_647)),
        job("lfsrc", [.logFileMonitoring], "5.2.14", .choice(["y", "n"])),
        job("lfcre", [.logFileMonitoring], "5.2.14", .choice(["y", "n"])),
    ]

    private static let windowsEvents: [ParameterDescription] = [
        job(
            "ntlgt",
            [.windowsEventMonitoring],
            "5.2.15",
            .choice(["sys", "sec", "app", "dns", "dir", "frs", "oth"])
        ),
        job("ntolg", [.windowsEventMonitoring], "5.2.15", text(1...255)),
        job("ntevt", [.windowsEventMonitoring], "5.2.15", form: "[v[:i[:w[:e[:s[:c[:f]]]]]]]") {
            reader throws(ValueRefusal) in _ = try reader.words(["v", "i", "w", "e", "s", "c", "f"])
        },
        job("ntnsr", [.windowsEventMonitoring], "5.2.15", .choice(["y", "n"])),
        job("ntsrc", [.windowsEventMonitoring], "5.2.15", text(1...255)),
        job("ntncl", [.windowsEventMonitoring], "5.2.15", .choice(["y", "n"])),
        job("ntcls", [.windowsEventMonitoring], "5.2.15", text()),
        job("ntnei", [.windowsEventMonitoring], "5.2.15", .choice(["y", "n"])),
        job("nteid", [.windowsEventMonitoring], "5.2.15", .number("n", 0...4_294_967_295)),
        job("ntdis", [.windowsEventMonitoring], "5.2.15", text()),
    ]

    private static let intervals: [ParameterDescription] = [
        job("tmitv", [.intervalControl], "5.2.16", .number("n", 1...1440)),
        job("etn", [.intervalControl], "5.2.16", .choice(["y", "n"])),
    ]
}
