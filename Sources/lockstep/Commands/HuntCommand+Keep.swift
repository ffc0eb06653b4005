internal import Foundation
internal import Reports
internal import Simulation

extension HuntCommand {
    private static let perFile = 100

    /// Writes the scenarios as they are drawn, a hundred a file, so that a later change of the generator does not move them.
    func keep(in folder: String) throws {
        let language = output.language
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            var written = 0
            for start in stride(from: 0, to: runs, by: Self.perFile) {
                let seeds = (start..<min(start + Self.perFile, runs)).map { seed + UInt64($0) }
                let texts = seeds.map { seed in
                    var scenario = ScenarioGenerator.scenario(seed: seed)
                    scenario.title = Self.name(seed)
                    return "---\n" + scenario.yaml
                }
                let header =
                    "# Drawn by lockstep hunt --seed \(seeds[0]) --runs \(seeds.count), and kept as they were drawn.\n"
                let url = URL(filePath: folder).appending(path: Self.name(seeds[0]) + ".yaml")
                try Data((header + texts.joined()).utf8).write(to: url, options: .atomic)
                written += 1
            }
            Terminal.print(
                language.isJapanese
                    ? "\(runs) 個のシナリオを \(folder) の \(written) 個のファイルに書き込みました。"
                    : "\(runs) scenarios in \(written) files of \(folder)."
            )
        } catch {
            throw Failure(
                .unreadable,
                language.isJapanese
                    ? "\(folder) に書き込めません: \(error.localizedDescription)"
                    : "\(folder) cannot be written: \(error.localizedDescription)"
            )
        }
    }

    /// `generated-000123`.
    private static func name(_ seed: UInt64) -> String {
        let digits = String(seed)
        return "generated-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}
