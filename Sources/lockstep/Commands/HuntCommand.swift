internal import ArgumentParser
internal import Foundation
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
        guard let finding = Hunt(from: seed, count: UInt64(runs)).run() else {
            Terminal.print(
                language.isJapanese
                    ? "\(runs) 個のシナリオ (シード \(seed) から) で破れた不変条件はありません。"
                    : "\(runs) scenarios from seed \(seed): no invariant broken."
            )
            return
        }
        let shrunk = Hunt.shrunk(finding)
        let yaml = shrunk.scenario.yaml
        let what = shrunk.violation.map { "\($0.invariant): \($0.detail)" } ?? "stepLimit"
        Terminal.print(
            language.isJapanese
                ? "シード \(finding.seed): \(what)。タイムライン \(shrunk.scenario.timeline.count) 行に縮小:"
                : "seed \(finding.seed): \(what). Shrunk to \(shrunk.scenario.timeline.count) entries:"
        )
        Terminal.print(yaml)
        if let out {
            do {
                try Data(yaml.utf8).write(to: URL(filePath: out))
            } catch {
                throw Failure(.unreadable, "\(out): \(error.localizedDescription)")
            }
            Terminal.print("lockstep simulate \(out) --seed \(shrunk.seed)")
        }
        throw Failure.silent(.finding)
    }
}
