internal import ArgumentParser

/// The moment at which an upgrade run is looked at, and when it was looked at.
struct AsOfArguments: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The run as it was when this had occurred: a time or a sequence number.",
            valueName: "time|sequence"
        )
    )
    var at: MomentArgument?

    @Option(name: .long, help: ArgumentHelp("Only what the log had learned by this time.", valueName: "time"))
    var asKnownAt: MomentArgument?

    /// Whether another moment than the present is asked for.
    var isGiven: Bool {
        at != nil || asKnownAt != nil
    }
}
