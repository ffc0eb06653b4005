internal import ArgumentParser
internal import Captures
internal import Operations
internal import Redundancy
internal import SystemPackage

/// The captures to read and what their lines do not tell.
struct CaptureArguments: ParsableArguments {
    @Option(
        name: .long,
        parsing: .singleValue,
        help: ArgumentHelp(
            "The chassis number of the unit that wrote a FILE; once for all, or once for each in their order.",
            valueName: "1|2"
        )
    )
    var unit: [Int] = []

    @Option(name: .long, help: "The year of stamps without one.")
    var year: Int?

    @Option(name: .long, help: "What the files are: auto or ios-xe.")
    var source: CaptureSource = .auto

    func validate() throws {
        for number in unit where ChassisNumber(number) == nil {
            throw ValidationError("--unit takes a chassis number from 1 to 16, not \(number).")
        }
        if let year, !(1990...2261).contains(year) {
            throw ValidationError("--year takes a year from 1990 to 2261, not \(year).")
        }
    }

    func options(at index: Int, of count: Int, zoneSeconds: Int?) throws -> CaptureOptions {
        guard unit.count <= 1 || unit.count == count else {
            throw ValidationError(
                "--unit is given \(unit.count) times for \(count) files: give it once, or once for each."
            )
        }
        let number = unit.count == 1 ? unit[0] : unit.isEmpty ? nil : unit[index]
        return CaptureOptions(year: year, zoneSeconds: zoneSeconds, unit: number.flatMap { ChassisNumber($0) })
    }
}

/// What wrote a capture. `auto` tells it from the lines; IOS-XE is what can be told so far.
enum CaptureSource: String, ExpressibleByArgument, CaseIterable {
    case auto
    case iosXE = "ios-xe"
}
