internal import ArgumentParser

/// The command line: one file for each verb, and nothing but reading arguments, calling the libraries and printing.
@main
struct Lockstep: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lockstep",
        abstract: "A flight recorder and replay engine for operations.",
        discussion: """
            Captures of a controller pair go in, an event log is written, and what happened is read back at any moment \
            of the past: the timeline, the states, and how long detection and takeover took. The same log keeps the runs of \
            an upgrade: evidence, verdicts, who accepted what, and what has to be put back.

            Exit codes: 0 fine, 1 a finding (over budget), 2 wrong usage, 3 unreadable or damaged input, 4 the log \
            failed verification, 70 a fault of our own.

            EXAMPLES:
              lockstep replay chassis-1.log chassis-2.log --clock-offset 2ms
              lockstep simulate failover.yaml --runs 1000
              lockstep ingest --log site.lockstep chassis-1.log
              lockstep show redundancy states --log site.lockstep \\
                --at '2026-03-14 02:11:10'
              lockstep upgrade report spring --format html --output spring.html
            """,
        version: "0.1.0",
        subcommands: [
            Ingest.self, ReplayCommand.self, Simulate.self, HuntCommand.self, Regress.self, JobnetCommand.self,
            UpgradeCommand.self, Show.self, Log.self, ViewsCommand.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            failure.report()
            Terminal.exit(failure.exitCode)
        } catch let code as ExitCode {
            Terminal.exit(code.rawValue)
        } catch {
            // What the parser found wrong is wrong usage, which is 2 here; help and version are no errors.
            let isUsage = exitCode(for: error) == .validationFailure
            let text = fullMessage(for: error)
            if !text.isEmpty { isUsage ? Terminal.printError(text) : Terminal.print(text) }
            Terminal.exit(isUsage ? FailureKind.usage.rawValue : exitCode(for: error).rawValue)
        }
    }
}
