public import Operations
public import Redundancy
internal import Replay

/// What a replay of one pair tells: the cast, the timeline, the incidents in phases, the findings, what could not be
/// read and the verdict.
public struct ReplayReport: Sendable {
    public let analysis: Analysis
    public let budget: Budget
    public let language: Language
    public let time: TimeText
    public let ink: Ink
    /// The digest of the final state, in hexadecimal digits.
    public let stateDigest: String

    public init(
        _ analysis: Analysis,
        budget: Budget,
        language: Language,
        time: TimeText,
        ink: Ink,
        stateDigest: String
    ) {
        self.analysis = analysis
        self.budget = budget
        self.language = language
        self.time = time
        self.ink = ink
        self.stateDigest = stateDigest
    }

    /// The measurements that are over their budget and its tolerance.
    public var overBudget: [Measurement] {
        analysis.measurements.filter { $0.verdict == .over }
    }

    /// Whether any measurement could be held against the budget.
    public var hasVerdict: Bool {
        analysis.measurements.contains { [.withinNominal, .withinTolerance, .over].contains($0.verdict) }
    }

    public func hasVerdict(on kind: MeasurementKind) -> Bool {
        analysis.measurements.contains {
            $0.kind == kind && [.withinNominal, .withinTolerance, .over].contains($0.verdict)
        }
    }

    public var text: String {
        var parts = [opening, cast, timeline]
        parts += analysis.incidents.map { incident($0) }
        parts += [findings, unread, verdict]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    // MARK: - Opening

    private var opening: String {
        let recording = analysis.recording
        // A capture that grew is in the log once for each of its lengths; its last reading counts.
        let captures = recording.latestCaptures
        let counts = captures.compactMap(\.finished)
        let lines = counts.reduce(0) { $0 + $1.lines }
        let other = counts.reduce(0) { $0 + $1.otherLines }
        let unread = recording.captures.reduce(0) { $0 + $1.unread.count }
        let files = captures.count
        func count(_ number: some BinaryInteger, _ noun: String) -> String {
            number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
        }
        let head = ink.heading(language.pick("Replay of \(recording.pair)", "\(recording.pair) の再生"))
        if let run = recording.run {
            return head + "  "
                + language.pick(
                    "a run of \(run.title), seed \(run.seed), modelled: \(count(recording.events.count, "event"))",
                    "\(run.title) の実行、シード \(run.seed)、モデル値: イベント \(recording.events.count)"
                ) + "\n"
        }
        return head + "  "
            + language.pick(
                "\(count(files, "capture")), \(count(lines, "line")): \(count(recording.events.count, "event")), "
                    + "\(count(other, "other line")), \(unread) not read",
                "キャプチャ \(files) 件、\(lines) 行: イベント \(recording.events.count)、その他 \(other) 行、読めない行 \(unread)"
            ) + "\n"
    }

    private var cast: String {
        let rows = CastMember.all(in: analysis.state).map { $0.cells(language) }
        guard !rows.isEmpty else { return "" }
        let columns = [
            language.pick("Unit", "ユニット"), language.pick("Role", "ロール"), language.pick("State", "状態"),
            language.pick("Platform", "機種"), language.pick("Version", "バージョン"), "MAC",
            language.pick("Priority", "優先度"),
        ]
        return heading("Cast", "登場ユニット") + indented(Table(columns: columns, rows: rows).text)
    }

    // MARK: - Timeline

    private var timeline: String {
        let lines = TimelineLine.lines(of: analysis, language, time)
        guard !lines.isEmpty else {
            return heading("Timeline", "タイムライン") + indented(language.pick("no events", "イベントなし") + "\n")
        }
        let columns = [
            "#", language.pick("Time", "時刻"), language.pick("Gap", "間隔"), language.pick("Unit", "ユニット"),
            language.pick("Witness", "出典"), language.pick("Event", "イベント"),
        ]
        let zones = Set(analysis.timeline.compactMap(\.occurred?.reckoning))
        let note = zones.contains(.utc) ? " (\(time.zone))" : ""
        let table = Table(columns: columns, rows: lines.map(\.cells))
        return heading("Timeline\(note)", "タイムライン\(note)") + indented(table.text)
    }

    // MARK: - Incidents

    private func incident(_ incident: Incident) -> String {
        func unit(_ number: ChassisNumber?) -> String { number.map { String($0.rawValue) } ?? "?" }
        var head = language.pick("Incident \(incident.number): ", "インシデント \(incident.number): ")
        head += language.name(incident.kind)
        if incident.kind.isSwitchover {
            let from = unit(incident.previousActive)
            let to = unit(incident.currentActive)
            head += language.pick(", chassis \(from) -> chassis \(to)", "、シャーシ \(from) → シャーシ \(to)")
        }
        if !incident.reason.isEmpty {
            head += language.pick(", reason \"\(incident.reason)\"", "、理由「\(incident.reason)」")
        }
        var text = ink.heading(head) + "\n"
        text += indented(Table(columns: stepColumns, rows: stepRows(incident)).text)
        // A phase that could not be measured is told where people look for it; the machine forms have every one.
        let phases = analysis.measurements.filter { measurement in
            measurement.incident == incident.number
                && (measurement.range != nil || [.detection, .takeover, .unprotected].contains(measurement.kind))
        }
        if !phases.isEmpty {
            text += indented(Table(columns: phaseColumns, rows: phases.map { phaseRow($0) }).text)
        }
        return text
    }

    private var stepColumns: [String] {
        [
            language.pick("Step", "段階"), language.pick("Unit", "ユニット"), language.pick("Time", "時刻"),
            language.pick("Gap", "間隔"), language.pick("Witnesses", "証言"),
        ]
    }

    private func stepRows(_ incident: Incident) -> [[String]] {
        var last: Step?
        return incident.steps.map { step in
            let isPrinted = step.kind == .historyRow
            defer { if step.occurred != nil, !isPrinted { last = step } }
            let gap =
                isPrinted
                ? nil
                : last.flatMap { last -> String? in
                    guard last.marker.clock == step.marker.clock, let start = last.occurred,
                        let end = step.occurred, let elapsed = end.elapsed(since: start)
                    else { return nil }
                    let recording = analysis.recording
                    let source = recording.event(last.marker.sequence)?.source
                    let isOneSource = source == recording.event(step.marker.sequence)?.source
                    return Duration.gap(isOneSource ? elapsed.inSourceOrder : elapsed, language)
                }
            return [
                language.name(step.kind),
                step.unit.map { String($0.rawValue) } ?? "",
                step.occurred.map { time.text($0) } ?? language.pick("no time", "時刻なし"),
                gap ?? "",
                witnesses(step),
            ]
        }
    }

    private func witnesses(_ step: Step) -> String {
        let count = step.causes.isEmpty ? step.sightings.count : step.causes.count
        var text = language.pick(count == 1 ? "1 witness" : "\(count) witnesses", "証言 \(count)")
        if step.causes.count > 1 {
            text += " (" + step.causes.map { language.name($0) }.joined(separator: ", ") + ")"
        }
        if step.sightings.count > count {
            text += language.pick(", \(step.sightings.count) lines", "、\(step.sightings.count) 行")
        }
        text += ", " + analysis.place(of: step.marker.sequence)
        if !step.detail.isEmpty { text += ": \(step.detail)" }
        return text
    }

    private var phaseColumns: [String] {
        [
            language.pick("Phase", "フェーズ"), language.pick("Length", "長さ"), language.pick("Budget", "予算"),
            language.pick("Origin", "由来"),
        ]
    }

    private func phaseRow(_ measurement: Measurement) -> [String] {
        var origin = ""
        if let from = measurement.from, let to = measurement.to {
            let name = language.name(measurement.origin)
            let ends = (analysis.place(of: from), analysis.place(of: to))
            origin = language.pick("\(name), \(ends.0) -> \(ends.1)", "\(name)、\(ends.0) → \(ends.1)")
            if let bound = measurement.clockBound {
                let text = Duration.text(bound)
                origin += language.pick(", two clocks within \(text)", "、2 つの時計の差は \(text) 以内")
            }
        }
        let length =
            measurement.range.map { Duration.text($0, language) }
            ?? measurement.unmeasured.map { language.name($0) } ?? ""
        return [language.name(measurement.kind), length, judgement(measurement), origin]
    }

    private func judgement(_ measurement: Measurement) -> String {
        guard let nominal = budget.nominal(for: measurement.kind) else { return "" }
        switch measurement.verdict {
        case .withinNominal, .withinTolerance, .over, .cannotTell:
            let limit = Duration.text(budget.limit(of: nominal))
            let name = language.name(measurement.verdict)
            return language.pick(
                "\(name) (nominal \(Duration.text(nominal)), limit \(limit))",
                "\(name)(公称 \(Duration.text(nominal))、限度 \(limit))"
            )
        case .notJudged:
            return language.pick("not judged: the fault has timers of its own", "対象外: 固有のタイマーに従う障害")
        case .notMeasured:
            return ""
        }
    }

    // MARK: - Findings and verdict

    private var findings: String {
        guard !analysis.findings.isEmpty else { return "" }
        let lines = analysis.findings.map { finding in
            let mark = language.name(finding.severity).padded(to: language.pick("contradiction", "矛盾").displayWidth)
            let painted = finding.severity == .note ? mark : ink.warning(mark)
            let place = finding.sequences.first.map { "  [\(analysis.place(of: $0))]" } ?? ""
            return "\(painted)  \(language.sentence(finding))\(ink.faint(place))\n"
        }
        return heading("Findings", "所見") + indented(lines.joined())
    }

    private var unread: String {
        let rows = analysis.recording.captures.flatMap { capture in
            capture.unread.map { line in
                [
                    "\(capture.opened.name):\(line.witness.line)", language.name(line.reason),
                    String(line.witness.text.prefix(80)),
                ]
            }
        }
        guard !rows.isEmpty else { return "" }
        let columns = [language.pick("Line", "行"), language.pick("Why", "理由"), language.pick("Text", "内容")]
        let shown = Array(rows.prefix(50))
        var text = heading("Not read", "読めなかった行") + indented(Table(columns: columns, rows: shown).text)
        if rows.count > shown.count {
            let more = rows.count - shown.count
            text += indented(language.pick("and \(more) more\n", "ほか \(more) 行\n"))
        }
        return text
    }

    private var verdict: String {
        var lines: [String] = []
        for measurement in overBudget {
            guard let nominal = budget.nominal(for: measurement.kind), let range = measurement.range else { continue }
            let length = Duration.text(range, language)
            let limit = Duration.text(budget.limit(of: nominal))
            lines.append(
                ink.bad(
                    language.pick(
                        "over budget: incident \(measurement.incident), \(language.name(measurement.kind)) \(length), limit \(limit)",
                        "予算超過: インシデント \(measurement.incident)、\(language.name(measurement.kind)) \(length)、限度 \(limit)"
                    )
                )
            )
        }
        let unknown = analysis.measurements.filter {
            [.detection, .takeover].contains($0.kind) && $0.verdict == .notMeasured && $0.unmeasured != .noSuchPhase
        }
        for measurement in unknown {
            let reason = measurement.unmeasured.map { language.name($0) } ?? ""
            lines.append(
                language.pick(
                    "not judged: incident \(measurement.incident), \(language.name(measurement.kind)), \(reason)",
                    "未判定: インシデント \(measurement.incident)、\(language.name(measurement.kind))、\(reason)"
                )
            )
        }
        for measurement in analysis.measurements where measurement.verdict == .cannotTell {
            let length = measurement.range.map { Duration.text($0, language) } ?? ""
            lines.append(
                ink.warning(
                    language.pick(
                        "cannot tell: incident \(measurement.incident), \(language.name(measurement.kind)) \(length)",
                        "判定不能: インシデント \(measurement.incident)、\(language.name(measurement.kind)) \(length)"
                    )
                )
            )
        }
        if overBudget.isEmpty {
            lines.append(
                hasVerdict
                    ? ink.good(language.pick("what could be judged is within budget", "判定できたものは予算以内"))
                    : language.pick(
                        "no detection or takeover could be held against the budget",
                        "予算と比較できる検出・調整時間はない"
                    )
            )
        }
        lines.append(ink.faint(language.pick("state digest ", "状態ダイジェスト ") + "sha256:\(stateDigest)"))
        return heading("Verdict", "判定") + indented(lines.joined(separator: "\n") + "\n")
    }

    private func heading(_ english: String, _ japanese: String) -> String {
        ink.heading(language.pick(english, japanese)) + "\n"
    }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "  \($0)" }
            .joined(separator: "\n")
    }
}

extension Analysis {
    /// The capture and line of an event, `chassis-1.log:41`, or the step of a simulated one.
    func place(of sequence: UInt64) -> String {
        guard let event = recording.event(sequence), let witness = recording.witness(of: sequence) else {
            return "#\(sequence)"
        }
        if witness.form == .simulation { return "step \(witness.line)" }
        let name = recording.capture(ofSource: event.source)?.opened.name ?? ""
        return "\(name):\(witness.line)"
    }
}
