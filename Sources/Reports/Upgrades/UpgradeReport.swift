public import Replay
public import Upgrades

/// A run of an upgrade at a moment, for people and for other programs.
///
/// Everything is taken from what the log holds: the report of the same log at the same moment is the same bytes.
public struct UpgradeReport: Sendable {
    public var pack: RulePack
    /// The run as it stood at ``at``.
    public var state: UpgradeRun.State
    /// One for each check and scope, in the order of the pack.
    public var rows: [Row]
    /// The moment that waivers and gates are looked at.
    public var at: Instant
    public var log: LogReference
    public let evidence: [EvidenceDocument]
    public var language: Language
    public var time: TimeText
    let ink: Ink
    /// What each gate would say now, in the order of the phases.
    let gates: [GateAnswer]
    /// The evidence by digest: places in ``evidence``.
    let places: [[UInt8]: [Int]]

    /// Where the report's facts stand, so that a reader can ask for proof.
    public struct LogReference: Hashable, Sendable {
        /// 32 hexadecimal digits.
        public var id: String
        /// Commits in the tree.
        public var size: UInt64
        /// The tree's root, base64.
        public var root: String
        /// Whether the log's checkpoint carries a signature.
        public var isSigned: Bool
        /// The sequence number of the record that says so, by check id and scope's text.
        public var sequences: [VerdictPlace]

        public init(id: String, size: UInt64, root: String, isSigned: Bool, sequences: [VerdictPlace]) {
            self.id = id
            self.size = size
            self.root = root
            self.isSigned = isSigned
            self.sequences = sequences
        }
    }

    /// The record that holds a verdict.
    public struct VerdictPlace: Hashable, Sendable {
        public var check: String
        public var scope: Scope
        public var sequence: UInt64

        public init(check: String, scope: Scope, sequence: UInt64) {
            self.check = check
            self.scope = scope
            self.sequence = sequence
        }
    }

    /// A check for a scope.
    public struct Row: Hashable, Sendable {
        public var check: Check
        public var scope: Scope
        /// Nil when it was never judged.
        public var verdict: Verdict?
        /// What the verdict says at the report's moment: one that is too old by then is UNKNOWN.
        public var word: VerdictWord?
        /// In force at the report's moment.
        public var waiver: Waiver?
        public var sequence: UInt64?
        /// The last gate does not open because of it.
        public var isBlocking: Bool

        /// What a reader looks for first.
        public var name: String {
            scope == .run ? check.id : "\(check.id) [\(scope.text)]"
        }
    }

    public init(
        _ pack: RulePack,
        _ state: UpgradeRun.State,
        at moment: Instant,
        log: LogReference,
        evidence: [EvidenceDocument] = [],
        language: Language,
        time: TimeText = TimeText(),
        ink: Ink = Ink(isColored: false)
    ) {
        self.pack = pack
        self.state = state
        self.at = moment
        self.log = log
        self.evidence = evidence
        self.language = language
        self.time = time
        self.ink = ink
        let verdicts = Dictionary(state.verdicts.map { (Key($0.check, $0.scope), $0) }) { $1 }
        let places = Dictionary(log.sequences.map { (Key($0.check, $0.scope), $0.sequence) }) { $1 }
        let plan = state.opening?.plan ?? Plan(facts: [], members: [])
        gates = pack.phases.map { state.gate($0.phase, at: moment) }
        // Every gate's blockers are among the last one's, but for those that an upgrade under way no longer asks for.
        let blockers = Set((gates.last?.blockers ?? []).map { Key($0.check, $0.scope) })
        var rows: [Row] = []
        for check in pack.checks {
            for scope in plan.scopes(of: check.memberKind) {
                let key = Key(check.id, scope)
                rows.append(
                    Row(
                        check: check,
                        scope: scope,
                        verdict: verdicts[key],
                        word: state.word(of: verdicts[key], at: moment),
                        waiver: state.waiver(of: check.id, about: scope, at: moment),
                        sequence: places[key],
                        isBlocking: blockers.contains(key)
                    )
                )
            }
        }
        self.rows = rows
        self.places = Dictionary(grouping: evidence.indices) { evidence[$0].evidence.digest }
    }

    private struct Key: Hashable {
        var check: String
        var scope: Scope

        init(_ check: String, _ scope: Scope) {
            self.check = check
            self.scope = scope
        }
    }
}

extension [UInt8] {
    /// Lower-case hexadecimal digits.
    var hexadecimal: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension UpgradeReport {
    /// The runs of a log, a line each.
    public static func runs(_ states: [UpgradeRun.State], _ language: Language, _ time: TimeText) -> Table {
        Table(
            columns: ["run", "pack", "version", "state", "opened", "verdicts", "obligations"],
            rows: states.compactMap { state in
                guard let opening = state.opening else { return nil }
                return [
                    opening.run, opening.packID, opening.packVersion, language.name(state),
                    state.openedAt.map { time.text($0) } ?? "", String(state.verdicts.count),
                    String(state.obligations.count { $0.closing == nil }),
                ].map(\.printable)
            }
        )
    }
}

extension UpgradeReport {
    /// The checks, a line each.
    public var table: Table {
        Table(
            columns: ["verdict", "level", "phase", "check", "scope", "title", "reason"],
            rows: rows.map { row in
                [
                    row.word?.name ?? "NOT JUDGED", row.check.level.rawValue, String(row.check.phase.number),
                    row.check.id, row.scope.text, pick(row.check.title), reason(of: row),
                ].map(\.printable)
            }
        )
    }

    /// Whether a check of the level *must* fails or conflicts and nobody accepted it.
    public var isFinding: Bool {
        rows.contains { row in
            row.check.level == .must && row.waiver == nil
                && (row.word == .fail || row.word == .conflict)
        }
    }
}
