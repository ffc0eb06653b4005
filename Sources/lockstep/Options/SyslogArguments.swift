internal import ArgumentParser
internal import Foundation
internal import Replay
internal import Reports
internal import Simulation

/// A run written as the two units' syslog.
struct SyslogArguments: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Write what each unit logs to chassis-1.log and chassis-2.log in this folder, for lockstep replay.",
            valueName: "folder"
        )
    )
    var syslog: String?

    @Option(
        name: .long,
        help: ArgumentHelp("How far the clock of chassis 2 is ahead in these logs (default: 0ms).", valueName: "length")
    )
    var clockOffset: LengthArgument?

    @Option(name: .long, help: ArgumentHelp("The resolution of the stamps: 1ms (default) or 1s.", valueName: "1ms|1s"))
    var stamps: StampResolution?

    func validate() throws {
        if syslog == nil, clockOffset != nil || stamps != nil {
            throw ValidationError("--clock-offset and --stamps say how --syslog writes; give --syslog FOLDER too.")
        }
    }

    /// Writes the logs of a run; a unit that logged nothing has none.
    func write(_ log: OperatorLog, of scenario: Scenario, _ language: Language) throws {
        guard let syslog else { return }
        let rendering = SyslogRendering(
            resolution: stamps?.resolution ?? .milliseconds,
            offsets: [.zero, clockOffset?.length ?? .zero]
        )
        let folder = URL(filePath: syslog, directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for unit in 0..<2 {
                let text = rendering.text(of: log, unit: unit, in: scenario)
                guard !text.isEmpty else { continue }
                // Whole or not at all: a log that is cut is read as an incident that is.
                try Data(text.utf8).write(to: folder.appending(path: "chassis-\(unit + 1).log"), options: .atomic)
            }
        } catch {
            throw Failure(
                .unreadable,
                language.isJapanese
                    ? "\(folder.path) に書き込めません: \(error.localizedDescription)"
                    : "\(folder.path) cannot be written: \(error.localizedDescription)"
            )
        }
    }
}

/// `1ms` or `1s`.
struct StampResolution: ExpressibleByArgument {
    var resolution: SyslogRendering.Resolution

    init?(argument: String) {
        guard let resolution = SyslogRendering.Resolution(rawValue: argument) else { return nil }
        self.resolution = resolution
    }
}
