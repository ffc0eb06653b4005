public import Operations
internal import Redundancy
internal import Replay

/// What came of deciding recorded runs again.
public struct RunVerificationReport: Sendable {
    let runs: [RunVerification]
    let upgrades: [UpgradeVerification]
    let language: Language
    let ink: Ink

    public init(
        _ runs: [RunVerification],
        upgrades: [UpgradeVerification] = [],
        language: Language,
        ink: Ink
    ) {
        self.runs = runs
        self.upgrades = upgrades
        self.language = language
        self.ink = ink
    }

    public var hasDiverged: Bool {
        runs.contains { $0.verdict == .diverged } || upgrades.contains { $0.divergence != nil }
    }
    /// Whether something could not be told: no recorded inputs, or no end.
    public var isIncomplete: Bool {
        runs.isEmpty && upgrades.isEmpty || runs.contains { $0.verdict != .verified && $0.verdict != .diverged }
    }

    public func rendered(as format: OutputFormat) -> String {
        switch format {
        case .text: ([summary.text] + runs.compactMap(detail)).joined(separator: "\n")
        // For a program the verdicts, too, are the same in every language.
        case .tsv: RunVerificationReport(runs, upgrades: upgrades, language: .en, ink: ink).summary.tabSeparated
        case .json: Document.array(runs.map(document) + upgrades.map(\.document)).json
        }
    }

    private func words(_ english: String, _ japanese: String) -> String {
        language.pick(english, japanese)
    }

    private var summary: Table {
        Table(
            columns: [
                words("pair", "ペア"), words("inputs", "入力"), words("verdict", "判定"), words("at", "位置"),
                words("what", "内容"),
            ],
            rows: runs.map { run in
                [
                    run.pair, String(run.inputs), name(run.verdict),
                    run.divergence.map { String($0.sequence) } ?? "-",
                    run.divergence.map { kind($0) } ?? run.obstacle.map { sentence($0) } ?? "-",
                ]
            }
                + upgrades.map { upgrade in
                    [
                        upgrade.stream, String(upgrade.inputs),
                        name(upgrade.divergence == nil ? .verified : .diverged),
                        upgrade.divergence.map { String($0.sequence) } ?? "-", upgrade.divergence?.text ?? "-",
                    ]
                }
        )
    }

    private func name(_ verdict: RunVerification.Verdict) -> String {
        switch verdict {
        case .verified: words("verified", "一致")
        case .diverged: words("DIVERGED", "不一致")
        case .unfinished: words("no end recorded", "終わりの記録なし")
        case .notVerifiable: words("not verifiable", "検証不能")
        }
    }

    private func sentence(_ obstacle: RunVerification.Obstacle) -> String {
        switch obstacle {
        case .observed: words("observed: no recorded inputs", "観測値: 入力の記録なし")
        case .notOpened: words("the beginning of the run is missing", "実行の始まりの記録がない")
        case .unknownBehaviours(let numbers):
            words("recorded by a later version: behaviours ", "新しい版の記録: 動作 ")
                + numbers.map(String.init).joined(separator: ", ")
        case .misplaced(let sequence):
            words("record \(sequence) does not belong where it stands", "レコード \(sequence) の位置が正しくない")
        }
    }

    private func kind(_ divergence: RunDivergence) -> String {
        guard case .decision(let decision) = divergence.what else {
            return words("every decision agrees, the last state does not", "決定はすべて一致、最後の状態が不一致")
        }
        return switch decision.kind {
        case .order: words("order only", "順序のみ")
        case .time: words("times only", "時刻のみ")
        case .content: words("content", "内容")
        }
    }

    // MARK: One divergence

    private func detail(_ run: RunVerification) -> String? {
        guard let divergence = run.divergence else { return nil }
        let chassis = run.opened?.units[divergence.unit].number.rawValue ?? 0
        var parts = [
            ink.heading(
                words(
                    "\(run.pair): record \(divergence.sequence), chassis \(chassis)",
                    "\(run.pair): レコード \(divergence.sequence)、シャーシ \(chassis)"
                )
            ) + "  " + ink.faint(kind(divergence))
        ]
        parts.append(words("The inputs that led there:", "そこに至った入力:"))
        parts.append(leads(divergence, run).text.trimmingLineEnd)
        if case .decision(let decision) = divergence.what {
            parts.append(events(decision).text.trimmingLineEnd)
            parts.append(fields(decision).text.trimmingLineEnd)
            parts.append(
                words("first differing field of the state: ", "状態で最初に異なるフィールド: ")
                    + (decision.stateDifference.map { "\($0.path): \(side($0.recorded)) / \(side($0.decided))" }
                        ?? words("none, the states are equal", "なし。状態は同じ"))
            )
        }
        return parts.joined(separator: "\n") + "\n"
    }

    private func leads(_ divergence: RunDivergence, _ run: RunVerification) -> Table {
        let start = run.opened?.startsAt ?? Instant(nanoseconds: 0)
        var rows = divergence.leads.map { row($0.sequence, $0.input, start) }
        if case .decision(let decision) = divergence.what {
            rows.append(row(divergence.inputSequence, decision.input, start))
        }
        return Table(columns: [words("record", "レコード"), words("seconds", "秒"), words("input", "入力")], rows: rows)
    }

    private func row(_ sequence: UInt64, _ input: ControllerInput, _ start: Instant) -> [String] {
        [String(sequence), TimeText.seconds(from: start, to: input.at), FieldDump(input.stimulus).line]
    }

    private func events(_ decision: Divergence<Controller>) -> Table {
        let count = max(decision.recorded.events.count, decision.decided.events.count)
        var rows = (0..<count).map { place in
            let both = [decision.recorded, decision.decided].map { side in
                side.events.indices.contains(place) ? FieldDump(side.events[place].change).line : "-"
            }
            let isEqual =
                decision.recorded.events.indices.contains(place) && decision.decided.events.indices.contains(place)
                && decision.recorded.events[place] == decision.decided.events[place]
            return [isEqual ? " " : "!"] + both
        }
        if decision.recorded.rejection != decision.decided.rejection {
            rows.append(
                ["!"]
                    + [decision.recorded, decision.decided].map { side in
                        side.rejection.map { words("refused: ", "拒否: ") + $0.words(in: language) } ?? "-"
                    }
            )
        }
        return Table(columns: ["", words("recorded", "記録"), words("decided now", "今回の決定")], rows: rows)
    }

    private func fields(_ decision: Divergence<Controller>) -> Table {
        Table(
            columns: [words("field", "フィールド"), words("recorded", "記録"), words("decided now", "今回の決定")],
            rows: decision.differences.map { [$0.path.isEmpty ? "-" : $0.path, side($0.recorded), side($0.decided)] }
        )
    }

    private func side(_ text: String?) -> String {
        text ?? words("absent", "なし")
    }

    // MARK: JSON

    private func document(_ run: RunVerification) -> Document {
        .object([
            ("pair", .string(run.pair)),
            ("inputs", .integer(Int64(run.inputs))),
            ("verdict", .string("\(run.verdict)")),
            ("obstacle", .optional(run.obstacle.map { sentence($0) })),
            ("divergence", run.divergence.map { document($0, run) } ?? .null),
        ])
    }

    private func document(_ divergence: RunDivergence, _ run: RunVerification) -> Document {
        var fields: [(String, Document)] = [
            ("sequence", .integer(Int64(clamping: divergence.sequence))),
            ("inputSequence", .integer(Int64(clamping: divergence.inputSequence))),
            ("chassis", .optional(run.opened?.units[divergence.unit].number.rawValue)),
            ("inputs", leads(divergence, run).document),
        ]
        switch divergence.what {
        case .finalState:
            fields.append(("kind", .string("finalState")))
        case .decision(let decision):
            fields.append(("kind", .string("\(decision.kind)")))
            fields.append(("events", events(decision).document))
            fields.append(("differences", .array(decision.differences.map(document))))
            fields.append(("stateDifference", decision.stateDifference.map(document) ?? .null))
        }
        return .object(fields)
    }

    private func document(_ difference: FieldDifference) -> Document {
        .object([
            ("field", .string(difference.path)),
            ("recorded", .optional(difference.recorded)),
            ("decided", .optional(difference.decided)),
        ])
    }
}

extension FieldDump {
    /// The value in one line, cut at a hundred characters: `received hello, platform c9800_40, …`.
    var line: String {
        var text = ""
        var before = ""
        for leaf in leaves {
            let isCaseContent = leaf.name == before || leaf.name.isEmpty
            if !text.isEmpty { text += isCaseContent ? " " : ", " }
            text +=
                isCaseContent || leaf.name == leaf.path && leaf == leaves.first
                ? leaf.text : "\(leaf.name) \(leaf.text)"
            before = leaf.text
            if text.utf8.count > 400 { break }
        }
        return text.count <= 100 ? text : String(text.prefix(99)) + "…"
    }
}

extension String {
    fileprivate var trimmingLineEnd: String {
        hasSuffix("\n") ? String(dropLast()) : self
    }
}
