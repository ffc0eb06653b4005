internal import Replay
public import Simulation

/// The outcomes of many scenarios: a row each, in the order of their names.
///
/// Its tab-separated text is what is kept and compared. Lengths are whole nanoseconds; `-` stands for what was not measured.
public struct OutcomeTable: Sendable {
    static let columns = [
        "scenario", "seed", "verdict", "ending", "switchovers", "detection_ns", "takeover_ns", "steps", "digest",
    ]

    private let table: Table
    private let outcomes: [ScenarioOutcome]

    /// The table of these outcomes.
    ///
    /// - Precondition: no two have one name.
    public init(_ outcomes: [ScenarioOutcome]) {
        self.outcomes = outcomes
        let rows = outcomes.map { $0.cells { String($0.count) } }
        table = Table(columns: Self.columns, rows: rows.sorted { $0[0] < $1[0] })
        precondition(
            zip(table.rows, table.rows.dropFirst()).allSatisfy { $0[0] != $1[0] },
            "two outcomes have one name"
        )
    }

    /// What is kept in a file: stable, and one line a scenario.
    public var tabSeparated: String { table.tabSeparated }

    /// The table as it is printed: in text for people, with the verdicts counted; otherwise exact.
    public func rendered(as format: OutputFormat, language: Language) -> String {
        guard format == .text else { return table.rendered(as: format) }
        let shown = Table(
            columns: [
                language.pick("scenario", "シナリオ"), language.pick("seed", "シード"), language.pick("verdict", "判定"),
                language.pick("ending", "終了"), language.pick("switchovers", "スイッチオーバー"),
                language.pick("detection", "検出"), language.pick("takeover", "引き継ぎ"),
                language.pick("steps", "ステップ"), language.pick("state digest", "状態のダイジェスト"),
            ],
            rows: outcomes.map { $0.cells(Duration.text) }
        )
        return shown.text + "\n" + counts(language) + "\n"
    }

    /// How many scenarios there are.
    var count: Int { outcomes.count }

    /// Whether a scenario went otherwise than it should.
    public var isFinding: Bool { outcomes.contains { $0.verdict != .fine } }

    private func counts(_ language: Language) -> String {
        let counts = RunVerdict.allCases.compactMap { verdict -> String? in
            let count = outcomes.count { $0.verdict == verdict }
            return count == 0 ? nil : "\(verdict.name) \(count)"
        }
        let all = language.pick(
            "\(outcomes.count) scenarios, modelled: ",
            "シナリオ \(outcomes.count) 個、モデル値: "
        )
        return all + counts.joined(separator: ", ")
    }

    // MARK: Kept outcomes

    /// Reads kept outcomes: a table of these columns, with no scenario in it twice.
    static func kept(_ bytes: [UInt8]) throws(TableError) -> Table {
        let kept = try Table(tabSeparated: bytes)
        guard kept.columns == columns else { throw TableError(line: 1, .otherColumns(expected: columns)) }
        var names: Set<String> = []
        for (index, row) in kept.rows.enumerated() where !names.insert(row[0]).inserted {
            throw TableError(line: index + 2, .repeated(row[0]))
        }
        return kept
    }

    /// In what these outcomes differ from kept ones, and what no kept outcome excuses; in the order of the names.
    func differences(from kept: Table) -> [OutcomeDifference] {
        var keptRows = Dictionary(kept.rows.map { ($0[0], $0) }) { first, _ in first }
        let faults = Dictionary(outcomes.filter(\.verdict.isFault).map { ($0.name, $0.verdict) }) { first, _ in first }
        var found: [OutcomeDifference] = []
        for row in table.rows {
            let name = row[0]
            let keptRow = keptRows.removeValue(forKey: name)
            if let keptRow {
                for (column, cells) in zip(Self.columns, zip(keptRow, row)) where cells.0 != cells.1 {
                    found.append(OutcomeDifference(name, .changed(field: column, from: cells.0, to: cells.1)))
                }
            } else {
                found.append(OutcomeDifference(name, .added))
            }
            if let fault = faults[name] { found.append(OutcomeDifference(name, .fault(fault))) }
        }
        found += kept.rows.filter { keptRows[$0[0]] != nil }.map { OutcomeDifference($0[0], .missing) }
        let ordered = found.enumerated().sorted {
            ($0.element.scenario, $0.offset) < ($1.element.scenario, $1.offset)
        }
        return ordered.map(\.element)
    }
}

extension ScenarioOutcome {
    /// The cells of its row, with lengths as `text` writes them.
    fileprivate func cells(_ text: (Nanoseconds) -> String) -> [String] {
        [
            name, String(seed), verdict.name, "\(ending)", String(switchovers), detection.map(text) ?? "-",
            takeover.map(text) ?? "-", String(steps), digest,
        ]
    }
}

/// What there is to say of one scenario against its kept outcome.
struct OutcomeDifference: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case changed(field: String, from: String, to: String)
        /// It has run, and no outcome of it is kept.
        case added
        /// An outcome of it is kept, and it has not run.
        case missing
        /// It went wrong, whatever is kept.
        case fault(RunVerdict)
    }

    var scenario: String
    var kind: Kind

    init(_ scenario: String, _ kind: Kind) {
        self.scenario = scenario
        self.kind = kind
    }
}
