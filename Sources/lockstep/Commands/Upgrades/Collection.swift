internal import Execution
internal import Foundation
internal import Reports
internal import Upgrades

/// What `upgrade collect` is going to run, here or elsewhere.
struct Collection {
    var plan: CollectionPlan
    var run: String
    /// Nil where the run's salt cannot be read; then nothing can be stored.
    var redaction: Redaction?

    var items: [CollectionItem] { plan.items }

    /// What is to be run, each command as it is typed, and what a person has to bring.
    func text(_ language: Language) -> String {
        var lines: [String] = []
        for item in items {
            lines.append("\(item.scope.text) \(item.evidence)")
            lines += item.command.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
        }
        let brought = language.pick("(brought by a person)", "(人が持参)")
        lines += plan.brought.map { "\($0.scope.text) \($0.evidence)  \(brought)" }
        return lines.map { $0.allSatisfy { $0 == " " } ? "" : $0 }.joined(separator: "\n") + "\n"
    }

    /// A line for each command, and for what a person has to bring.
    func table(_ language: Language) -> Table {
        let brought = language.pick("(brought by a person)", "(人が持参)")
        return Table(
            columns: ["scope", "evidence", "command"],
            rows: plan.items.map { [$0.scope.text, $0.evidence, $0.command] }
                + plan.brought.map { [$0.scope.text, $0.evidence, brought] }
        )
    }
}

extension Collection {
    /// Writes the collector for another host, readable and runnable by its owner.
    func writeScript(to path: String, for pack: RulePack, _ language: Language) throws {
        let script: CollectorScript
        do throws(CommandError) {
            script = try CollectorScript(items, of: pack)
        } catch {
            let item = items.first { (try? CollectorScript([$0], of: pack)) == nil }
            throw Failure(error, about: item, language)
        }
        try OutputFile.write(script.text, to: path, language)
        try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    }

    /// Runs the commands here, one after another; progress goes to standard error when it is a terminal.
    func run(passing names: [String], _ language: Language) async throws -> [CollectedEvidence] {
        guard let redaction else {
            throw Failure(
                .unreadable,
                language.pick(
                    "the run's salt cannot be read; without it nothing can be stored.",
                    "実行のソルトを読めないため、何も保存できません。"
                )
            )
        }
        let own = ProcessInfo.processInfo.environment
        let runner = CommandRunner(
            environment: CommandEnvironment(from: own, passing: names),
            now: { SystemClock.now }
        )
        let host = ProcessInfo.processInfo.hostName
        var collected: [CollectedEvidence] = []
        for (index, item) in items.enumerated() {
            Terminal.progress("\(index + 1)/\(items.count) \(item.scope.text) \(item.evidence)")
            do throws(CommandError) {
                collected.append(try await runner.collect(item, host: host, redaction: redaction))
            } catch {
                throw Failure(error, about: item, language)
            }
        }
        Terminal.progress("")
        return collected
    }
}

extension Failure {
    /// A command that was not run: what it was to collect, and where.
    fileprivate init(_ error: CommandError, about item: CollectionItem?, _ language: Language) {
        let place = item.map { "\($0.evidence) (\($0.scope.text)): " } ?? ""
        self.init(
            .unreadable,
            place + language.pick(error.message.english, error.message.japanese)
                + language.pick("\nlockstep: nothing was stored", "\nlockstep: 何も保存していません")
        )
    }
}
