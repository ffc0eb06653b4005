internal import Operations
internal import Replay
internal import Upgrades

/// What the rows of an upgrade run are made from: what came of its acts, in the order of the log.
struct UpgradeHistory: ProjectionSource {
    /// An event with its record.
    struct Step: Sendable {
        var sequence: UInt64
        var recordedAt: Instant
        var at: Instant
        var change: UpgradeRun.Change
    }

    let record: UpgradeRecord
    let steps: [Step]
    /// By id: levels and phases stand in the run's opening, so that no pack is read.
    private let rules: [String: RunRules.CheckRule]

    init(_ record: UpgradeRecord) {
        self.record = record
        steps = record.entries.compactMap { entry in
            guard case .event(let event, _) = entry.content else { return nil }
            return Step(sequence: entry.sequence, recordedAt: entry.recordedAt, at: event.at, change: event.change)
        }
        let checks = record.state.opening?.rules.checks ?? []
        rules = Dictionary(checks.map { ($0.id, $0) }) { first, _ in first }
    }

    var run: Value { Value(record.run) }

    var owner: Value { run }

    /// What the pack says of a check; nil for one that it does not have, which only a log of another's making names.
    func rule(_ check: String) -> RunRules.CheckRule? {
        rules[check]
    }

    /// A row for each step that has one, with its place among them, from 1.
    func numbered(_ row: (Step) -> Row?) -> [Row] {
        steps.compactMap(row).enumerated().map { [run, Value($0.offset + 1)] + $0.element }
    }
}

extension Value {
    /// An array of texts for `json_each`.
    static func list(_ texts: [String]) -> Value {
        Value(JSON.array(texts.map { Value($0) }))
    }

    /// An array of digests for `json_each`.
    static func digests(_ digests: [[UInt8]]) -> Value {
        list(digests.map(\.hexadecimalDigits))
    }

    /// Null for what nobody said.
    init(ifStated text: String) {
        self = text.isEmpty ? .null : Value(text)
    }
}
