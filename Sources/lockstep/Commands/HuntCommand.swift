internal import ArgumentParser
internal import Reports
internal import Simulation

/// `lockstep hunt`
struct HuntCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hunt",
        abstract: "Look for a broken invariant under random faults.",
        discussion: """
            Runs scenarios that are drawn from seeds, checks every invariant at every step, and shrinks what it finds to \
            the few entries that matter. The scenario found can be saved and run again by lockstep simulate.

            With --keep the scenarios are not run but written as they are drawn, to be run by lockstep simulate --golden.

            Exits 1 when an invariant is broken, 0 when none is.

            EXAMPLES:
              lockstep hunt --runs 1000
              lockstep hunt --seed 5000 --runs 200 --out broken.yaml
              lockstep hunt --seed 1 --runs 1000 --keep drawn
            """
    )

    @Option(name: .long, help: "The first seed.")
    var seed: UInt64 = 1

    @Option(name: .long, help: "How many scenarios to run (1 to 1,000,000).")
    var runs = 200

    @Option(name: .long, help: ArgumentHelp("Write the shrunk scenario to this file.", valueName: "file"))
    var out: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Run none: write the drawn scenarios to this folder, a hundred a file.", valueName: "folder")
    )
    var keep: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...1_000_000).contains(runs) else {
            throw ValidationError("--runs takes 1 to 1,000,000, not \(runs).")
        }
        guard seed <= UInt64.max - 1_000_000 else { throw ValidationError("--seed is too large.") }
        if keep != nil, out != nil {
            throw ValidationError("--keep runs no scenario, so that there is none to write to --out.")
        }
    }

    func run() throws {
        if let keep { return try self.keep(in: keep) }
        let language = output.language
        let hunt = Hunt(from: seed, count: UInt64(runs))
        let found = hunt.run()
        let shrunk = found.map { Hunt.shrunk($0) }
        let report = HuntReport(hunt, found: found, shrunk: shrunk, language: language)
        Terminal.print(report.rendered(as: output.format), ended: false)
        guard let shrunk else { return }
        if let out {
            try OutputFile.write(shrunk.scenario.yaml, to: out, language)
            if output.format == .text { Terminal.print("lockstep simulate \(out) --seed \(shrunk.seed)") }
        }
        throw Failure.silent(.finding)
    }
}
