internal import Simulation

/// Outcomes held against kept ones, field by field.
public struct OutcomeComparison: Sendable {
    private let differences: [OutcomeDifference]
    private let faults: [OutcomeDifference]
    private let count: Int
    private let language: Language

    /// Compares outcomes with the bytes of a file of kept ones; without any, every scenario is new.
    ///
    /// - Throws: `TableError` when the bytes are no kept outcomes.
    public init(_ outcomes: OutcomeTable, kept bytes: [UInt8]?, language: Language) throws(TableError) {
        let kept = try bytes.map { (bytes) throws(TableError) in try OutcomeTable.kept(bytes) }
        let found = outcomes.differences(from: kept ?? Table(columns: [], rows: []))
        faults = found.filter(\.isFault)
        differences = found.filter { !$0.isFault }
        count = outcomes.count
        self.language = language
    }

    /// Whether an outcome is not as it is kept, or is kept or found alone.
    public var isDifferent: Bool { !differences.isEmpty }
    /// Whether a scenario missed an expectation, broke an invariant or did not end, whatever is kept.
    public var hasFaults: Bool { !faults.isEmpty }

    /// Every difference and every fault, a line each; in text with a summary.
    ///
    /// - Parameters:
    ///   - format: text, JSON or tab-separated values.
    ///   - file: the name of the file of kept outcomes, for the summary.
    ///   - isWritten: the differences are what has just been written there.
    public func rendered(as format: OutputFormat, file: String, isWritten: Bool) -> String {
        // What a program reads is the same in every language.
        guard format == .text else { return table(lines, .en).rendered(as: format) }
        var parts: [String] = []
        if !lines.isEmpty {
            let shown = lines.prefix(Self.shownInText)
            let rest = lines.count - shown.count
            let more = language.pick(
                "[\(rest) more lines; --format tsv prints all]\n",
                "[他 \(rest) 行。--format tsv ですべて表示します]\n"
            )
            parts.append(table(shown, language).text + (rest == 0 ? "" : more))
        }
        parts.append(summary(file, isWritten) + "\n")
        return parts.joined(separator: "\n")
    }

    /// A change of the kernel moves the digest of nearly every scenario: nobody reads a thousand lines.
    private static let shownInText = 100

    /// The faults, then what differs besides.
    private var lines: [OutcomeDifference] {
        let wrong = Set(faults.map(\.scenario))
        return faults
            + differences.filter { difference in
                if case .changed("verdict", _, _) = difference.kind {
                    !wrong.contains(difference.scenario)
                } else {
                    true
                }
            }
    }

    private func table(_ found: some Sequence<OutcomeDifference>, _ language: Language) -> Table {
        let kept = language.pick("kept", "保存値")
        let isRun = language.pick("run", "実行")
        let none = language.pick("none", "なし")
        return Table(
            columns: [
                language.pick("scenario", "シナリオ"), language.pick("field", "項目"),
                language.pick("expected", "期待"), language.pick("got", "実際"),
            ],
            rows: found.map { difference in
                switch difference.kind {
                case .changed(let field, let from, let to): [difference.scenario, field, from, to]
                case .added: [difference.scenario, "-", none, isRun]
                case .missing: [difference.scenario, "-", kept, none]
                case .fault(let verdict): [difference.scenario, "verdict", RunVerdict.fine.name, verdict.name]
                }
            }
        )
    }

    /// How often each field differs, in the order of the columns: `steps 12, digest 1074`.
    private var fields: String {
        var counts: [(String, Int)] = OutcomeTable.columns.map { ($0, 0) }
        for difference in differences {
            let field =
                if case .changed(let field, _, _) = difference.kind { field } else { OutcomeTable.columns[0] }
            if let index = counts.firstIndex(where: { $0.0 == field }) { counts[index].1 += 1 }
        }
        return counts.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    private func summary(_ file: String, _ isWritten: Bool) -> String {
        let changed = Set(differences.map(\.scenario)).count
        let wrong =
            faults.isEmpty
            ? ""
            : language.pick(
                " \(faults.count) went wrong, whatever is kept.",
                " 保存値にかかわらず異常なシナリオ: \(faults.count)。"
            )
        if changed == 0 {
            return language.pick("\(count) scenarios as in \(file).", "シナリオ \(count) 個は \(file) と一致します。") + wrong
        }
        if isWritten {
            return language.pick(
                "\(file) written: \(count) scenarios, \(changed) of them changed, added or removed (\(fields)).",
                "\(file) に書き込みました: シナリオ \(count) 個、変更・追加・削除 \(changed) (\(fields))。"
            ) + wrong
        }
        return language.pick(
            "Scenarios not as in \(file): \(changed) (\(fields)). --only NAME shows a run; --update keeps the new outcomes.",
            "\(file) と異なるシナリオ: \(changed) (\(fields))。--only 名前 で実行を表示し、--update で新しい結果を保存します。"
        ) + wrong
    }
}

extension OutcomeDifference {
    fileprivate var isFault: Bool {
        if case .fault = kind { true } else { false }
    }
}
