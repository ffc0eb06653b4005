internal import Foundation
internal import Reports
internal import Simulation

/// A scenario with the name that its outcome is kept under: that of its file, or its title where a file holds several.
struct NamedScenario {
    var name: String
    var scenario: Scenario

    /// Reads every scenario of some files and folders; of a folder the files `*.yaml`, in the order of their names.
    ///
    /// - Throws: `Failure` for what cannot be read, with its file and place, and for two scenarios of one name.
    static func load(_ paths: [String], _ language: Language) throws -> [NamedScenario] {
        var loaded: [NamedScenario] = []
        var files: [String: String] = [:]
        for file in try paths.flatMap({ try Self.files($0, language) }) {
            for named in try read(file, language) {
                if let other = files.updateValue(file, forKey: named.name) {
                    throw Failure(
                        .unreadable,
                        language.isJapanese
                            ? "\(file): シナリオ名 '\(named.name)' は \(other) にもあります。どちらかの名前を変更してください。"
                            : "\(file): the name '\(named.name)' stands for a scenario of \(other) too. Rename one of them."
                    )
                }
                loaded.append(named)
            }
        }
        return loaded
    }

    /// Reads a file that holds one scenario.
    static func one(_ path: String, _ language: Language) throws -> NamedScenario {
        let named = try read(path, language)
        guard let first = named.first, named.count == 1 else {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(path) holds \(named.count) scenarios. Name a file with one of them.",
                    "\(path) にはシナリオが \(named.count) 個あります。1 個のファイルを指定してください。"
                )
            )
        }
        return first
    }

    /// The scenario with what `key=value` arguments name changed.
    func changed(by changes: [String], of option: String, _ language: Language) throws -> NamedScenario {
        var changed = self
        try Self.apply(changes, of: option, language) { (key, value) throws(SettingError) in
            try changed.scenario.set(key: key, value: value)
        }
        return changed
    }

    /// Hands over what `key=value` arguments name, one after the other.
    static func apply(
        _ changes: [String],
        of option: String,
        _ language: Language,
        _ set: (String, String) throws(SettingError) -> Void
    ) throws {
        for change in changes {
            let sides = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            do throws(SettingError) {
                try set(sides[0], sides[1])
            } catch {
                throw Failure(.usage, "\(option) \(change): \(language.text(error))")
            }
        }
    }

    /// The scenario of a file with several controllers; nil for a folder and for any other file.
    static func nPlusOne(_ path: String, _ language: Language) throws -> NPlusOneScenario? {
        guard !isFolder(path), case .nPlusOne(let scenario) = try file(path, language) else { return nil }
        return scenario
    }

    private static func file(_ path: String, _ language: Language) throws -> ScenarioFile {
        let text = try InputFile.text(path, limit: Scenario.longestText, language)
        do throws(ScenarioError) {
            return try ScenarioFile(yaml: text)
        } catch {
            throw Failure(.unreadable, "\(path):\(language.text(error))")
        }
    }

    private static func read(_ path: String, _ language: Language) throws -> [NamedScenario] {
        guard case .pairs(let scenarios) = try file(path, language) else {
            throw Failure(
                .usage,
                language.pick(
                    "\(path) has several controllers; only lockstep simulate runs it, by itself.",
                    "\(path) は複数コントローラのシナリオです。lockstep simulate で単独で実行してください。"
                )
            )
        }
        let stem = URL(filePath: path).deletingPathExtension().lastPathComponent
        return scenarios.map { NamedScenario(name: scenarios.count == 1 ? stem : $0.title, scenario: $0) }
    }

    private static func isFolder(_ path: String) -> Bool {
        (try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
    }

    /// The files that a path stands for.
    private static func files(_ path: String, _ language: Language) throws -> [String] {
        guard isFolder(path) else { return [path] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".yaml") }.sorted()
        } catch {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(path) cannot be read: \(error.localizedDescription)",
                    "\(path) を読めません: \(error.localizedDescription)"
                )
            )
        }
        guard !names.isEmpty else {
            throw Failure(
                .unreadable,
                language.isJapanese
                    ? "\(path) に *.yaml がありません。シナリオのファイルまたはフォルダーを指定してください。"
                    : "\(path) holds no *.yaml. Name scenario files, or a folder of them."
            )
        }
        return names.map { (path.hasSuffix("/") ? path : path + "/") + $0 }
    }
}
