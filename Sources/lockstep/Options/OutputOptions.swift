public import ArgumentParser
internal import Foundation
internal import Replay
public import Reports

extension OutputFormat: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}

/// How a command prints.
struct OutputOptions: ParsableArguments {
    @Option(name: .long, help: "text, json or tsv.")
    var format: OutputFormat = .text

    @OptionGroup var wording: LanguageOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The zone of stamps that tell none or only its name, and the zone to print in: UTC, +09:00 or Asia/Tokyo.",
            valueName: "zone"
        )
    )
    var timeZone: ZoneArgument?

    init() {}

    /// Text in these words, for a command that has forms of its own.
    init(wording: LanguageOptions, timeZone: ZoneArgument?) {
        self.init()
        format = .text
        self.wording = wording
        self.timeZone = timeZone
    }

    var language: Language { wording.language }

    var time: TimeText {
        TimeText(zoneSeconds: timeZone?.seconds ?? 0)
    }

    var ink: Ink { wording.ink(forText: format == .text) }
}

/// An offset from UTC: `UTC`, `+09:00`, `-0330`, or the present standard offset of a named zone.
struct ZoneArgument: ExpressibleByArgument {
    var seconds: Int

    init?(argument: String) {
        if argument == "UTC" || argument == "Z" {
            seconds = 0
            return
        }
        if let sign = argument.first, sign == "+" || sign == "-" {
            let digits = argument.dropFirst().filter { $0 != ":" }
            guard digits.count == 4, digits.allSatisfy(\.isNumber), let hours = Int(digits.prefix(2)),
                let minutes = Int(digits.suffix(2)), hours <= 14, minutes < 60
            else { return nil }
            seconds = (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
            return
        }
        // An abbreviation is no zone: IST is three of them.
        guard argument.contains("/"), let zone = TimeZone(identifier: argument) else { return nil }
        // A zone with summer time has no single offset: asked for, it would be a guess for half of the year.
        guard zone.nextDaylightSavingTimeTransition == nil else { return nil }
        seconds = zone.secondsFromGMT()
    }
}
