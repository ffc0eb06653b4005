internal import ArgumentParser
internal import Operations
internal import Redundancy
internal import Reports
internal import Simulation

/// What is to be different, and in which incident.
struct WhatIfArguments: ParsableArguments {
    @Option(
        name: .long,
        parsing: .singleValue,
        help: ArgumentHelp(
            "Fit a scenario to the incident and run it again with something changed: keepalive.retries=5, several joined by commas. Each further --what-if is a column of its own.",
            valueName: "key=value,…"
        )
    )
    var whatIf: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The incident to change, by its number in the report (default: the only switchover).",
            valueName: "n"
        )
    )
    var incident: Int?

    func validate() throws {
        if incident != nil, whatIf.isEmpty {
            throw ValidationError("--incident says which one --what-if changes; give --what-if KEY=VALUE too.")
        }
        for text in whatIf where Self.changes(text) == nil {
            throw ValidationError("--what-if takes key=value, several joined by commas, not '\(text)'.")
        }
    }

    /// `keepalive.interval=100ms,keepalive.retries=5`; a comma without a key behind it belongs to the value.
    private static func changes(_ text: String) -> [ScenarioChange]? {
        var parts: [String] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            if part.contains("=") || parts.isEmpty {
                parts.append(String(part))
            } else {
                parts[parts.count - 1] += ",\(part)"
            }
        }
        let changes = parts.compactMap { ScenarioChange($0) }
        return changes.count == parts.count ? changes : nil
    }

    /// Fits the incident and runs every alternative.
    func report(
        _ analysis: Analysis,
        measuring options: MeasuringOptions,
        _ output: OutputOptions
    ) throws -> WhatIfReport {
        let language = output.language
        if let run = analysis.recording.run { return try report(run, output) }
        let chosen = try chosen(of: analysis, language)
        let fit: IncidentFit
        do throws(FitError) {
            let next = analysis.incidents.first { $0.number > chosen.number && $0.kind != .refusedSwitchover }
            fit = try IncidentFit(chosen, of: FittedPair(analysis.state), measuring: options, before: next)
        } catch {
            let text = language.text(error)
            throw Failure(
                .unreadable,
                language.isJapanese
                    ? "インシデント \(chosen.number) にシナリオを当てはめられません: \(text)"
                    : "no scenario can be fitted to incident \(chosen.number): \(text)"
            )
        }
        return try report(fit.scenario, seed: fit.seed, fit: fit, output)
    }

    /// Runs a recorded run again, with what it followed from, and every alternative.
    private func report(_ run: RunOpened, _ output: OutputOptions) throws -> WhatIfReport {
        let language = output.language
        guard incident == nil else {
            throw Failure(
                .usage,
                language.pick(
                    "a recorded run is changed as a whole; leave out --incident.",
                    "記録された実行は全体を変更します。--incident は指定できません。"
                )
            )
        }
        let scenario: Scenario
        do throws(ScenarioError) {
            scenario = try Scenario(yaml: run.scenario)
        } catch {
            throw Failure(
                .unreadable,
                language.pick(
                    "the recorded scenario cannot be read, \(language.text(error)). It was recorded by another version.",
                    "記録されたシナリオを読めません: \(language.text(error))。別の版で記録されています。"
                )
            )
        }
        return try report(scenario, seed: run.seed, fit: nil, output)
    }

    private func report(
        _ scenario: Scenario,
        seed: UInt64,
        fit: IncidentFit?,
        _ output: OutputOptions
    ) throws -> WhatIfReport {
        let language = output.language
        let alternatives = whatIf.compactMap { Self.changes($0) }
        do throws(SettingError) {
            let whatIf = try WhatIf(scenario, seed: seed, alternatives: alternatives)
            return WhatIfReport(whatIf, fit: fit, language: language, time: output.time, ink: output.ink)
        } catch {
            throw Failure(.usage, "--what-if: \(language.text(error))")
        }
    }

    private func chosen(of analysis: Analysis, _ language: Language) throws -> Incident {
        let incidents = analysis.incidents
        if let incident {
            if let found = incidents.first(where: { $0.number == incident }) { return found }
            throw Failure(
                .usage,
                language.isJapanese
                    ? "インシデント \(incident) はありません。replay が示す番号 (1 〜 \(incidents.count)) を指定してください。"
                    : "there is no incident \(incident); replay numbers them 1 to \(incidents.count)."
            )
        }
        let switchovers = incidents.filter { $0.kind.isSwitchover }
        let candidates = switchovers.isEmpty ? incidents : switchovers
        if candidates.count == 1 { return candidates[0] }
        guard !candidates.isEmpty else {
            throw Failure(
                .unreadable,
                language.isJapanese ? "キャプチャにインシデントがありません。" : "the captures hold no incident to change."
            )
        }
        let names = candidates.map { "\($0.number) (\(language.name($0.kind)))" }.joined(separator: ", ")
        throw Failure(
            .usage,
            language.isJapanese
                ? "インシデントが複数あります: \(names)。--incident で選んでください。"
                : "there are several incidents: \(names). Choose one with --incident."
        )
    }
}
