internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Reports
internal import Simulation

/// Which of many scenarios run, and what their outcomes are held against.
struct GoldenOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Run only the scenario of this name.", valueName: "name"))
    var only: String?

    @Option(
        name: .customLong("golden"),
        help: ArgumentHelp("Compare the outcomes with those kept in this file.", valueName: "file")
    )
    var file: String?

    @Flag(name: .long, help: "Keep the outcomes in the file of --golden, and print what changes.")
    var update = false

    func validate() throws {
        if update, file == nil { throw ValidationError("--update needs --golden <file>: the file to write.") }
        if only != nil, file != nil {
            throw ValidationError("--only runs one scenario, --golden compares all of them: use one of the two.")
        }
    }

    /// The scenarios to run.
    func chosen(from loaded: [NamedScenario], _ language: Language) throws -> [NamedScenario] {
        guard let only else { return loaded }
        let chosen = loaded.filter { $0.name == only }
        guard !chosen.isEmpty else {
            throw Failure(
                .usage,
                language.isJapanese
                    ? "--only: \(loaded.count) 個のシナリオに '\(only)' という名前はありません。"
                    : "--only: none of \(loaded.count) scenarios has the name '\(only)'."
            )
        }
        return chosen
    }
}

extension Simulate {
    /// Runs scenarios once each: prints a line for each, or what is not as it is kept.
    func runAll(_ scenarios: [NamedScenario], _ log: RunLogging?) throws {
        var nobody = NoObserver()
        let outcomes = try scenarios.map { named in
            let result = try run(named, seed: seed, log, observing: &nobody)
            let digest = ContentDigest.sha256(of: result.canonicalBytes).description
            return ScenarioOutcome(name: named.name, of: named.scenario, result, digest: digest)
        }
        let table = OutcomeTable(outcomes)
        if let file = golden.file {
            try compare(table, with: file)
        } else {
            Terminal.print(table.rendered(as: output.format, language: output.language), ended: false)
            if table.isFinding { throw Failure.silent(.finding) }
        }
    }

    private func compare(_ outcomes: OutcomeTable, with file: String) throws {
        let bytes = try kept(in: file)
        let comparison: OutcomeComparison
        do throws(TableError) {
            comparison = try OutcomeComparison(outcomes, kept: bytes, language: output.language)
        } catch {
            let message = error.message(in: output.language)
            throw Failure(
                .unreadable,
                output.language.isJapanese
                    ? "\(file):\(message)。保存された結果ではありません。元に戻すか、削除して --update で作り直してください。"
                    : "\(file):\(message). These are no kept outcomes: restore the file, or delete it and use --update."
            )
        }
        if golden.update, comparison.isDifferent { try write(outcomes, to: file) }
        Terminal.print(
            comparison.rendered(as: output.format, file: file, isWritten: golden.update),
            ended: false
        )
        if comparison.hasFaults || (comparison.isDifferent && !golden.update) { throw Failure.silent(.finding) }
    }

    /// The bytes of the file of kept outcomes; nil where it is still to be written.
    private func kept(in file: String) throws -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: file) else {
            if golden.update { return nil }
            throw Failure(
                .unreadable,
                output.language.pick(
                    "there is no file \(file). --update makes the first one.",
                    "\(file) はありません。最初は --update で作成してください。"
                )
            )
        }
        return [UInt8](try InputFile.bytes(file, output.language))
    }

    private func write(_ outcomes: OutcomeTable, to file: String) throws {
        do {
            // Whole or not at all.
            try Data(outcomes.tabSeparated.utf8).write(to: URL(filePath: file), options: .atomic)
        } catch {
            throw Failure(
                .unreadable,
                output.language.isJapanese
                    ? "\(file) に書き込めません: \(error.localizedDescription)"
                    : "\(file) cannot be written: \(error.localizedDescription)"
            )
        }
    }
}
