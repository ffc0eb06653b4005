internal import ArgumentParser
internal import Redundancy
internal import Replay

/// The budget and what is known of the clocks.
struct MeasuringArguments: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Nominal values and tolerance (default: detection=50ms,takeover=1020ms,tolerance=20%).",
            valueName: "k=v,…"
        )
    )
    var budget: BudgetArgument?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The most by which the units' clocks may differ: 2ms, 150us, 1s. Without it, what two clocks stamped is not subtracted.",
            valueName: "bound"
        )
    )
    var clockOffset: LengthArgument?

    var options: MeasuringOptions {
        MeasuringOptions(budget: budget?.budget ?? .documented, clockOffset: clockOffset?.length)
    }
}

/// `detection=50ms,takeover=1020ms,tolerance=20%`, any of the three; the others keep their documented value.
struct BudgetArgument: ExpressibleByArgument {
    var budget = Budget.documented
    /// The measurements that were named, which must be judged.
    var named: [MeasurementKind] = []

    init?(argument: String) {
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else { return nil }
            switch sides[0] {
            case "detection":
                guard let length = LengthArgument(argument: sides[1]) else { return nil }
                budget.detection = length.length
                named.append(.detection)
            case "takeover":
                guard let length = LengthArgument(argument: sides[1]) else { return nil }
                budget.takeover = length.length
                named.append(.takeover)
            case "tolerance":
                guard sides[1].last == "%", let percent = Int64(sides[1].dropLast()), (0...10_000).contains(percent)
                else { return nil }
                budget.tolerancePercent = percent
            default:
                return nil
            }
        }
    }
}

/// A length of time: a whole number with `ns`, `us`, `ms` or `s`.
struct LengthArgument: ExpressibleByArgument {
    var length: Nanoseconds

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && $0.isNumber }
        let scale: Int64? =
            switch argument.dropFirst(digits.count) {
            case "ns": 1
            case "us": 1000
            case "ms": 1_000_000
            case "s": 1_000_000_000
            default: nil
            }
        guard let scale, let count = Int64(digits) else { return nil }
        let (nanoseconds, overflow) = count.multipliedReportingOverflow(by: scale)
        // A day is longer than any phase and any clock's offset that still means something.
        guard !overflow, nanoseconds <= 86_400_000_000_000 else { return nil }
        length = Nanoseconds(nanoseconds)
    }
}
