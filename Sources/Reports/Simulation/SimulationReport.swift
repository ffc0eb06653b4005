internal import Redundancy
internal import Replay
public import Simulation

/// What one simulated run prints: every event with both units' standing, the switchovers, and what was expected of it.
public struct SimulationReport: Sendable {
    public let scenario: Scenario
    public let result: RunResult
    public let lines: [RunTrace.Line]
    public let verdicts: [ExpectationVerdict]
    let language: Language
    let ink: Ink
    let digest: String
    let monitoring: MonitoringReport?

    /// What was run, what came of it and its lines; with the units' monitoring pages where they are asked for.
    public init(
        _ scenario: Scenario,
        _ result: RunResult,
        _ lines: [RunTrace.Line],
        language: Language,
        ink: Ink,
        digest: String,
        monitoring: MonitoringReport? = nil
    ) {
        self.scenario = scenario
        self.result = result
        self.lines = lines
        self.language = language
        self.ink = ink
        self.digest = digest
        self.monitoring = monitoring
        verdicts = result.verdicts(on: scenario)
    }

    /// Whether an expectation is not met, an invariant is broken or a signalled failure is over its budget.
    public var isFinding: Bool { result.verdict(on: scenario) != .fine }

    /// Tab-separated it is one table alone: the events, or the monitoring pages where they are asked for.
    public func rendered(as format: OutputFormat) -> String {
        switch format {
        case .text: text
        case .tsv: (monitoring?.table ?? trace(.en)).tabSeparated
        case .json: document.json
        }
    }

    // MARK: Text

    private var text: String {
        var parts = [ink.heading(scenario.title) + "  " + ink.faint(subtitle) + "\n", traceText]
        if let monitoring {
            parts.append(ink.heading(words("Monitoring", "モニタリング")) + "\n" + monitoring.text)
        }
        if !result.switchovers.isEmpty {
            parts.append(ink.heading(words("Switchovers", "スイッチオーバー")) + "\n" + switchovers.text)
        }
        if !verdicts.isEmpty {
            let rows = verdicts.map { verdict in
                let mark = verdict.isMet ? ink.good("ok    ") : ink.bad(words("FAILED", "不一致"))
                let found = verdict.isMet ? "" : words("; found: ", "。実際: ") + verdict.found
                return "\(mark)  \(verdict.expectation.claim.text)  " + ink.faint("(\(verdict.expectation.source))")
                    + found
            }
            parts.append(
                ink.heading(words("Expected", "期待")) + "\n" + rows.joined(separator: "\n") + "\n"
            )
        }
        if !result.violations.isEmpty {
            let rows = result.violations.map { "\(seconds($0.at))  \($0.invariant): \($0.detail)" }
            parts.append(ink.bad(words("Broken invariants", "破れた不変条件")) + "\n" + rows.joined(separator: "\n") + "\n")
        }
        parts.append(ink.faint(words("state digest ", "状態のダイジェスト ") + digest) + "\n")
        return parts.joined(separator: "\n")
    }

    private var subtitle: String {
        let steps = result.outcome?.steps ?? 0
        return words(
            "seed \(result.seed), profile \(scenario.settings.profile.name), \(steps) steps, modelled",
            "シード \(result.seed)、プロファイル \(scenario.settings.profile.name)、\(steps) ステップ、モデル値"
        )
    }

    private func words(_ english: String, _ japanese: String) -> String {
        language.pick(english, japanese)
    }

    private func seconds(_ at: Instant) -> String {
        TimeText.seconds(from: Simulator<Controller>.defaultStart, to: at)
    }

    /// One line an event. The gutter has one column for each chassis: `-` off, `b` booting, `n` negotiating, `s`
    /// synchronising, `H` hot, `t` taking over, `A` active, `r` recovery.
    ///
    /// - Parameter names: the language of the columns' names; for a program they are always English.
    private func trace(_ names: Language) -> Table {
        Table(
            columns: [
                names.pick("seconds", "秒"), "1", "2", names.pick("unit", "ユニット"), names.pick("event", "イベント"),
            ],
            rows: lines.map { line in
                [seconds(line.at)] + line.standing.map { String($0.rawValue) }
                    + [String(line.unit.rawValue), sentence(line)]
            }
        )
    }

    /// The table with what each show command printed below its line.
    private var traceText: String {
        let rows = trace(language).textLines
        let printed = zip(rows.dropFirst(), lines).map { row, line -> String in
            guard let output = line.output else { return row }
            let text = DeviceLayout.text(output) ?? "(" + words("no layout of this output", "この出力のレイアウトはありません") + ")"
            var shown = text.split(separator: "\n", omittingEmptySubsequences: false)
            // The line feed that ends the text begins no line.
            if shown.last == "" { shown.removeLast() }
            return ([row] + shown.map { $0.isEmpty ? "" : "    " + $0 }).joined(separator: "\n")
        }
        return (rows.prefix(1) + printed).joined(separator: "\n") + "\n"
    }

    private func sentence(_ line: RunTrace.Line) -> String {
        language.sentence(line.kind, of: line.unit, at: line.at)
    }

    private var switchovers: Table {
        Table(
            columns: [
                words("active", "アクティブ"), words("reason", "理由"), words("state", "状態"), words("detection", "検出"),
                words("against budget", "予算比"), words("takeover", "引き継ぎ"), words("against budget", "予算比"),
            ],
            rows: result.switchovers.map { switchover in
                [
                    "\(switchover.from.rawValue) -> \(switchover.to.rawValue)",
                    switchover.cause.reason,
                    switchover.isStateful ? words("stateful", "ステートフル") : words("without state", "状態なし"),
                    switchover.detection.map { Duration.text($0) } ?? words("no such phase", "段階なし"),
                    language.name(switchover.verdict(on: .detection, under: scenario.budget)),
                    Duration.text(switchover.takeover),
                    language.name(switchover.verdict(on: .takeover, under: scenario.budget)),
                ]
            }
        )
    }

    // MARK: JSON

    private var document: Document {
        .object([
            ("title", .string(scenario.title)),
            ("origin", .string("modelled")),
            ("seed", .string(String(result.seed))),
            ("steps", .integer(Int64(result.outcome?.steps ?? 0))),
            ("digest", .string(digest)),
            (
                "switchovers",
                .array(
                    result.switchovers.map { switchover in
                        .object([
                            ("from", .integer(Int64(switchover.from.rawValue))),
                            ("to", .integer(Int64(switchover.to.rawValue))),
                            ("cause", .string("\(switchover.cause)")),
                            ("isStateful", .bool(switchover.isStateful)),
                            ("detectionNanoseconds", switchover.detection.map { .integer($0.count) } ?? .null),
                            ("takeoverNanoseconds", .integer(switchover.takeover.count)),
                        ])
                    }
                )
            ),
            (
                "expectations",
                .array(
                    verdicts.map { verdict in
                        .object([
                            ("claim", .string(verdict.expectation.claim.text)),
                            ("source", .string(verdict.expectation.source)),
                            ("isMet", .bool(verdict.isMet)),
                            ("found", .string(verdict.found)),
                        ])
                    }
                )
            ),
            ("violations", .array(result.violations.map { .string("\($0.invariant): \($0.detail)") })),
            ("events", events),
            ("monitoring", monitoring?.document ?? .null),
        ])
    }

    /// The rows of the trace, each with what its show command printed.
    private var events: Document {
        let trace = trace(.en)
        return .array(
            zip(trace.rows, lines).map { row, line in
                let fields = zip(trace.columns, row).map { ($0, Document.string($1)) }
                return .object(fields + (line.output.map { [("output", .optional(DeviceLayout.text($0)))] } ?? []))
            }
        )
    }
}
