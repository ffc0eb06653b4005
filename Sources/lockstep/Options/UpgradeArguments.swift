internal import ArgumentParser
internal import Replay
internal import Reports
internal import Upgrades

/// The run that a command is about, and the log that it is in.
struct RunArguments: ParsableArguments {
    @Argument(help: "The run's name.")
    var run: String

    @OptionGroup var log: LogOptions

    @Flag(name: .long, help: "Wait for another writer of the log to finish.")
    var wait = false
}

/// Who does something, and why: stored with it.
struct SignatureArguments: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Who does it; stored in the log.", valueName: "name"))
    var by: String

    @Option(name: .long, help: ArgumentHelp("Why; stored in the log.", valueName: "text"))
    var reason: String

    var signature: Signature {
        Signature(name: by, reason: reason)
    }

    func validate() throws {
        try StoredText.validate([by, reason])
    }
}

/// What a person writes to be stored, and others read on their terminals later.
enum StoredText {
    /// - Throws: `ValidationError` for a control character: a line end or an escape sequence could feign lines of a report.
    static func validate(_ texts: [String?]) throws {
        for text in texts.compactMap(\.self) where text.unicodeScalars.contains(where: isControl) {
            throw ValidationError("A control character cannot be stored; write plain text on one line.")
        }
    }

    /// Line ends, escapes, and the marks of the writing direction, which would let a text be read in another order.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
            || [0x2028, 0x2029].contains(scalar.value)
    }
}

/// `oms/oms1`, or `run` for what is judged once.
struct ScopeArgument: ExpressibleByArgument {
    var scope: Scope

    init(_ scope: Scope) {
        self.scope = scope
    }

    var defaultValueDescription: String { scope.text }

    init?(argument: String) {
        if argument == "run" {
            scope = .run
            return
        }
        let parts = argument.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        scope = .member(kind: parts[0], name: parts[1])
    }
}

/// A moment with its date, in UTC or with its offset.
struct WhenArguments: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("When it happened, if not now: 2026-03-14T02:11:09Z.", valueName: "time")
    )
    var at: MomentArgument?

    /// The moment of the act: the one given, or the present.
    ///
    /// - Throws: `Failure` for a moment without a date, or one after the present.
    func moment(_ output: OutputOptions) throws -> Instant {
        let now = SystemClock.now
        guard let at else { return now }
        let moment = try at.firstInstant(output, of: "--at")
        guard moment <= now else {
            throw Failure(
                .usage,
                output.language.pick(
                    "--at \(output.time.text(moment)) lies in the future. Record what happened, when it has happened.",
                    "--at \(output.time.text(moment)) は未来の時刻です。起きたことを、起きた後に記録してください。"
                )
            )
        }
        return moment
    }
}

/// How long something is good for: `12h`, `30d`, or a moment.
struct ExpiryArgument: ExpressibleByArgument {
    private enum Written {
        case length(Int64)
        case moment(MomentArgument)
    }

    private var written: Written

    init?(argument: String) {
        if let unit = argument.last, let number = Int64(argument.dropLast()), (1...100_000).contains(number) {
            switch unit {
            case "m": written = .length(number * 60)
            case "h": written = .length(number * 3600)
            case "d": written = .length(number * 86_400)
            default: return nil
            }
            return
        }
        guard let moment = MomentArgument(argument: argument) else { return nil }
        written = .moment(moment)
    }

    func instant(after moment: Instant, _ output: OutputOptions) throws -> Instant {
        switch written {
        case .length(let seconds): Instant(nanoseconds: (Nanoseconds(moment.nanoseconds) + .seconds(seconds)).count)
        case .moment(let argument): try argument.firstInstant(output, of: "--expires")
        }
    }
}
