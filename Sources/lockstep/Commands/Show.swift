internal import ArgumentParser
internal import Operations
internal import Reports

/// `lockstep show …`: the pair's state at any moment, in the layout of the device.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the pair's state at any moment of the past.",
        discussion: """
            EXAMPLES:
              lockstep show chassis
              lockstep show redundancy states --console 2 --at '2026-03-14 02:11:10'
              lockstep show redundancy switchover history --format json
              lockstep show measurements --clock-offset 2ms --format tsv
            """,
        subcommands: [
            ShowChassis.self, ShowRedundancy.self, ShowMeasurements.self, ShowChecks.self,
            ShowTimeline.self,
        ]
    )
}

/// What every show command is asked.
struct ShowOptions: ParsableArguments {
    @OptionGroup var log: LogOptions
    @OptionGroup var position: PositionOptions
    @OptionGroup var output: OutputOptions

    /// Prints the device's layout, or the same facts as a table for a program.
    func print(_ layout: (Analysis) -> String, _ table: (Analysis) -> Table) throws {
        let (recording, damage) = try position.recording(log, output)
        let analysis = try position.analysis(recording, output)
        let text = output.format == .text ? layout(analysis) : table(analysis).rendered(as: output.format)
        Terminal.print(text, ended: false)
        if let damage { throw Failure(damage, output.language) }
    }
}

/// `lockstep show chassis`
struct ShowChassis: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chassis",
        abstract: "The units of the pair, in the layout of 'show chassis'.",
        discussion: "EXAMPLE:\n  lockstep show chassis --at '2026-03-14 02:11:10' --console 2"
    )

    @OptionGroup var options: ShowOptions

    func run() throws {
        let console = options.position.consoleNumber
        try options.print(
            { DeviceLayout.chassis($0.state, console: console) },
            { StateTables.chassis($0.state) }
        )
    }
}

/// `lockstep show redundancy` and what stands below it.
struct ShowRedundancy: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redundancy",
        abstract: "Redundancy, in the layout of 'show redundancy'.",
        discussion: """
            The device's other subcommands (application, clients, config-sync, counters, domain, idb-sync-history, \
            linecard-group, rii, trace) have no projection: no capture of them is modelled.

            EXAMPLE:
              lockstep show redundancy --console 1
            """,
        subcommands: [
            ShowRedundancySummary.self, ShowRedundancyStates.self, ShowRedundancySwitchover.self,
            ShowRedundancyHistory.self,
        ],
        defaultSubcommand: ShowRedundancySummary.self
    )
}

struct ShowRedundancySummary: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "System, current and peer processor (the default).",
        discussion: "EXAMPLE:\n  lockstep show redundancy summary --console 1"
    )

    @OptionGroup var options: ShowOptions

    func run() throws {
        let console = options.position.consoleNumber
        try options.print(
            { DeviceLayout.redundancy($0.state, console: console) },
            { StateTables.redundancy($0.state) }
        )
    }
}

struct ShowRedundancyStates: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "states",
        abstract: "The states of the Redundancy Facility on both units.",
        discussion: "EXAMPLE:\n  lockstep show redundancy states --as-known-at 2026-03-14T03:00:00Z"
    )

    @OptionGroup var options: ShowOptions

    func run() throws {
        let console = options.position.consoleNumber
        try options.print(
            { DeviceLayout.redundancyStates($0.state, console: console) },
            { StateTables.states($0.state) }
        )
    }
}

struct ShowRedundancySwitchover: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "switchover",
        abstract: "Switchovers.",
        discussion: "EXAMPLE:\n  lockstep show redundancy switchover history",
        subcommands: [History.self]
    )

    struct History: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "history",
            abstract: "The switchover history.",
            discussion: "EXAMPLE:\n  lockstep show redundancy switchover history --format json"
        )

        @OptionGroup var options: ShowOptions

        func run() throws {
            let time = options.output.time
            try options.print(
                { DeviceLayout.switchoverHistory($0.state, time: { time.text($0) }) },
                { StateTables.history($0.state, time) }
            )
        }
    }
}

struct ShowRedundancyHistory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "The event log of the Redundancy Facility.",
        discussion: "EXAMPLE:\n  lockstep show redundancy history | head"
    )

    @OptionGroup var options: ShowOptions

    func run() throws {
        try options.print(
            { FacilityLog.text($0.timeline) },
            { FacilityLog.table($0.timeline, options.output.time) }
        )
    }
}

/// `lockstep show measurements`
struct ShowMeasurements: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measurements",
        abstract: "Every measured length, with its origin, its ends and its verdict.",
        discussion: "EXAMPLE:\n  lockstep show measurements --clock-offset 2ms --format tsv"
    )

    @OptionGroup var log: LogOptions
    @OptionGroup var position: PositionOptions
    @OptionGroup var measuring: MeasuringArguments
    @OptionGroup var output: OutputOptions

    func run() throws {
        let (recording, damage) = try position.recording(log, output)
        let analysis = try position.analysis(recording, output, measuring: measuring.options)
        let table = MeasurementTable.table(analysis, output.format, output.language)
        Terminal.print(table.rendered(as: output.format), ended: false)
        if let damage { throw Failure(damage, output.language) }
    }
}
