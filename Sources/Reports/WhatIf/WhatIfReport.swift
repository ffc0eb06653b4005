internal import Redundancy
internal import Replay
public import Simulation

/// What a what-if prints: the fit where there is one, both timelines side by side, and every phase with its difference.
public struct WhatIfReport: Sendable {
    public let whatIf: WhatIf
    /// Nil for a scenario that was recorded, not fitted.
    public let fit: IncidentFit?
    let language: Language
    let time: TimeText
    let ink: Ink

    public init(_ whatIf: WhatIf, fit: IncidentFit?, language: Language, time: TimeText, ink: Ink) {
        self.whatIf = whatIf
        self.fit = fit
        self.language = language
        self.time = time
        self.ink = ink
    }

    public func rendered(as format: OutputFormat) -> String {
        switch format {
        case .text: text
        case .tsv: timelineForPrograms.tabSeparated
        case .json: document.json
        }
    }

    private func words(_ english: String, _ japanese: String) -> String { language.pick(english, japanese) }

    /// `A` for what was, `B` and so on for what might have been.
    private func letter(_ index: Int) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return index < alphabet.count ? String(alphabet[index]) : "A\(index)"
    }

    // MARK: Text

    private var text: String {
        var parts: [String] = []
        if let fit { parts.append(fitText(fit)) }
        parts.append(ink.heading(words("What if", "もし")) + "\n" + indented(sides.text))
        parts.append(
            ink.heading(words("Timeline since the fault (modelled)", "障害からのタイムライン(モデル)")) + "\n"
                + indented(timeline.text)
        )
        parts.append(ink.heading(words("Phases", "フェーズ")) + "\n" + indented(phases.text))
        parts.append(verdicts.map { $0 + "\n" }.joined())
        return parts.joined(separator: "\n")
    }

    private func fitText(_ fit: IncidentFit) -> String {
        let incident = fit.incident
        var head = words("Incident \(incident.number): ", "インシデント \(incident.number): ") + language.name(incident.kind)
        if let from = incident.previousActive, let to = incident.currentActive {
            head += words(
                ", chassis \(from.rawValue) -> chassis \(to.rawValue)",
                "、シャーシ \(from.rawValue) → シャーシ \(to.rawValue)"
            )
        }
        let table = Table(
            columns: [
                words("Phase", "フェーズ"), words("Observed", "観測"), words("Fitted (modelled)", "当てはめ(モデル)"),
                words("Error", "誤差"),
            ],
            rows: fit.rows.map { row in
                [
                    language.name(row.kind), observed(row),
                    row.modelled.map { Duration.text($0) } ?? words("no such phase", "段階なし"),
                    row.error.map { Duration.text($0) } ?? "",
                ]
            }
        )
        var notes: [String] = []
        if let anchor = fit.anchor {
            notes.append(
                words(
                    "placed by \(language.name(anchor.step)) at \(time.text(anchor.observed)) (observed)",
                    "基準: \(language.name(anchor.step)) \(time.text(anchor.observed))(観測)"
                )
            )
        }
        notes.append(
            fit.largestError.map {
                words("largest error of the fit: \(Duration.text($0))", "当てはめの最大誤差: \(Duration.text($0))")
            }
                ?? words(
                    "no phase of it was observed: every length is that of the documented profile",
                    "観測された段階がないため、すべて文書のプロファイルの長さです"
                )
        )
        if fit.rows.contains(where: { $0.observed == nil && $0.modelled != nil }), fit.largestError != nil {
            notes.append(
                words(
                    "what was not observed is as long as in the documented profile",
                    "観測されなかった段階は文書のプロファイルの長さです"
                )
            )
        }
        if !fit.restartPrecedesReturn {
            notes.append(
                words(
                    "the device told of its restart after it had come back as standby; in the model a boot ends before that",
                    "装置はスタンバイ復帰後に再起動完了を記録しました。モデルの起動は復帰の前に終わります"
                )
            )
        }
        let missing = fit.rows.filter { $0.observed != nil && $0.modelled == nil }
        if !missing.isEmpty {
            let names = missing.map { language.name($0.kind) }.joined(separator: ", ")
            notes.append(words("observed, but not in the model: \(names)", "観測されたがモデルにない段階: \(names)"))
        }
        return ink.heading(head) + "\n" + indented(table.text) + indented(notes.map { $0 + "\n" }.joined())
    }

    private func observed(_ row: IncidentFit.Row) -> String {
        row.observed.map { Duration.text($0, language) } ?? row.unmeasured.map { language.name($0) } ?? ""
    }

    private var sides: Table {
        Table(
            columns: ["", words("Changed", "変更"), words("Switchover", "スイッチオーバー")],
            rows: whatIf.sides.enumerated().map { index, side in
                let isFirst = side.changes.isEmpty
                let asIs =
                    fit == nil ? words("nothing, as recorded", "なし(記録どおり)") : words("nothing, as fitted", "なし(当てはめどおり)")
                return [letter(index), isFirst ? asIs : side.changes.map(\.text).joined(separator: ", "), course(side)]
            }
        )
    }

    private func course(_ side: WhatIf.Side) -> String {
        guard let switchover = side.result.switchovers.first(where: { $0.activeAt >= side.faultAt }) else {
            return words("none", "なし")
        }
        let state = switchover.isStateful ? words("stateful", "ステートフル") : words("without state", "状態なし")
        var text = "\(switchover.from.rawValue) -> \(switchover.to.rawValue) \(switchover.cause.reason), \(state)"
        if side.result.sawDualActive { text += words(", both units active", "、両ユニットがアクティブ") }
        return text
    }

    private var timeline: Table {
        let letters = whatIf.sides.indices.map { letter($0) }
        return Table(
            columns: letters + letters.dropFirst().map { "\($0) - A" } + [
                words("Unit", "ユニット"), words("Event", "イベント"),
            ],
            rows: whatIf.timeline.map { row in
                row.times.map { $0.map { Duration.text($0) } ?? "-" }
                    + row.times.dropFirst().map { difference($0, row.times[0]) }
                    + [String(row.unit.rawValue), sentence(row)]
            }
        )
    }

    private func sentence(_ row: WhatIf.Row) -> String {
        let moment = row.times.lazy.compactMap { $0 }.first ?? .zero
        let start = whatIf.sides[0].faultAt.nanoseconds
        return language.sentence(row.kind, of: row.unit, at: Instant(nanoseconds: start + moment.count))
    }

    private func difference(_ length: Nanoseconds?, _ first: Nanoseconds?) -> String {
        guard let length, let first else { return "" }
        let difference = length - first
        return difference == .zero ? "0" : (difference > .zero ? "+" : "") + Duration.text(difference)
    }

    /// The phases that any side has, in their order.
    private var kinds: [MeasurementKind] {
        MeasurementKind.allCases.filter { kind in
            whatIf.sides.contains { $0.lengths[kind] != nil } || fit?.rows.contains { $0.kind == kind } == true
        }
    }

    private var phases: Table {
        let letters = whatIf.sides.indices.map { letter($0) }
        let modelled = language.name(MeasurementOrigin.modelled)
        let observedColumn = fit == nil ? [] : [language.name(MeasurementOrigin.observed)]
        return Table(
            columns: [words("Phase", "フェーズ")] + observedColumn + letters.map { "\($0) (\(modelled))" }
                + letters.dropFirst().map { "\($0) - A" },
            rows: kinds.map { kind in
                let lengths = whatIf.sides.map { $0.lengths[kind] }
                let row = fit?.rows.first { $0.kind == kind }
                let seen = fit == nil ? [] : [row.map { observed($0) } ?? ""]
                return [language.name(kind)] + seen + lengths.map { $0.map { Duration.text($0) } ?? "-" }
                    + lengths.dropFirst().map { difference($0, lengths[0]) }
            }
        )
    }

    /// What is different on each side, in a line, and what a reader of the times has to know.
    private var verdicts: [String] {
        let isSilent = whatIf.sides.contains { $0.result.switchovers.last?.cause == .silence }
        let note = words(
            "Silence is measured from the last keepalive heard; the timeline counts from the fault, which comes after it.",
            "無応答の検出は最後に受信したキープアライブから測ります。タイムラインはその後の障害の時点からです。"
        )
        return differences + (isSilent ? [note] : [])
    }

    private var differences: [String] {
        whatIf.sides.indices.dropFirst().map { index in
            let (first, side) = (whatIf.sides[0], whatIf.sides[index])
            let name = letter(index)
            guard kinds.contains(where: { first.lengths[$0] != side.lengths[$0] }) else {
                return words(
                    "\(name): no phase is different. What was changed decides nothing in this fault.",
                    "\(name): どの段階も同じです。この障害では変更した値は何も決めません。"
                )
            }
            let parts = [MeasurementKind.detection, .takeover, .outage].compactMap { kind -> String? in
                guard let length = side.lengths[kind], let before = first.lengths[kind], length != before else {
                    return nil
                }
                return "\(language.name(kind)) \(Duration.text(before)) -> \(Duration.text(length))"
            }
            return "\(name): "
                + (parts.isEmpty
                    ? words("the way is another one; see the timeline.", "経過が異なります。タイムラインを参照してください。")
                    : parts.joined(separator: ", "))
        }
    }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "  \($0)" }
            .joined(separator: "\n")
    }

    // MARK: For programs

    private var timelineForPrograms: Table {
        Table(
            columns: whatIf.sides.indices.map { "\(letter($0))_ns" } + ["unit", "event"],
            rows: whatIf.timeline.map { row in
                row.times.map { $0.map { String($0.count) } ?? "" } + [String(row.unit.rawValue), sentence(row)]
            }
        )
    }

    private var document: Document {
        .object([
            ("origin", .string("modelled")),
            ("seed", .string(String(whatIf.seed))),
            ("fit", fit.map { fitDocument($0) } ?? .null),
            ("sides", .array(whatIf.sides.enumerated().map { sideDocument($0, $1) })),
            (
                "timeline",
                .array(
                    whatIf.timeline.map { row in
                        .object([
                            ("unit", .integer(Int64(row.unit.rawValue))),
                            ("event", .string(sentence(row))),
                            ("since_fault_ns", .array(row.times.map { .optional($0?.count) })),
                        ])
                    }
                )
            ),
        ])
    }

    private func fitDocument(_ fit: IncidentFit) -> Document {
        .object([
            ("incident", .integer(Int64(fit.incident.number))),
            ("kind", .string("\(fit.incident.kind)")),
            ("scenario", .string(fit.scenario.yaml)),
            ("largest_error_ns", .optional(fit.largestError?.count)),
            (
                "phases",
                .array(
                    fit.rows.map { row in
                        .object([
                            ("phase", .string("\(row.kind)")),
                            ("observed_lower_ns", .optional(row.observed?.lower.count)),
                            ("observed_upper_ns", .optional(row.observed?.upper.count)),
                            ("unmeasured", .optional(row.unmeasured.map { "\($0)" })),
                            ("modelled_ns", .optional(row.modelled?.count)),
                            ("error_ns", .optional(row.error?.count)),
                        ])
                    }
                )
            ),
        ])
    }

    private func sideDocument(_ index: Int, _ side: WhatIf.Side) -> Document {
        .object([
            ("name", .string(letter(index))),
            ("changes", .array(side.changes.map { .string($0.text) })),
            ("switchover", .string(course(side))),
            (
                "phases",
                .array(
                    kinds.map { kind in
                        .object([("phase", .string("\(kind)")), ("modelled_ns", .optional(side.lengths[kind]?.count))])
                    }
                )
            ),
        ])
    }
}
