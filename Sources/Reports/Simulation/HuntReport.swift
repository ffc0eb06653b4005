internal import Redundancy
internal import Replay
public import Simulation

/// What a hunt came to: nothing, or an invariant that breaks and the scenario that breaks it.
public struct HuntReport: Sendable {
    private let hunt: Hunt
    private let found: Hunt.Finding?
    private let shrunk: Hunt.Finding?
    private let language: Language

    /// - Parameters:
    ///   - hunt: what was asked for.
    ///   - found: the first finding; nil: there is none.
    ///   - shrunk: the same with as little as breaks it.
    ///   - language: of the text.
    public init(_ hunt: Hunt, found: Hunt.Finding?, shrunk: Hunt.Finding?, language: Language) {
        self.hunt = hunt
        self.found = found
        self.shrunk = shrunk
        self.language = language
    }

    public func rendered(as format: OutputFormat) -> String {
        switch format {
        case .text: text
        case .tsv:
            Table(columns: fields.map(\.name), rows: [fields.map(\.value)]).tabSeparated
        case .json:
            Document.object(
                [
                    ("runs", .string(String(hunt.count))), ("first_seed", .string(String(hunt.firstSeed))),
                    (
                        "finding",
                        shrunk == nil ? .null : .object(fields.dropFirst(2).map { ($0.name, .string($0.value)) })
                    ),
                ]
            ).json
        }
    }

    private var text: String {
        guard let found, let shrunk else {
            return language.pick(
                "\(hunt.count) scenarios from seed \(hunt.firstSeed): no invariant broken.\n",
                "\(hunt.count) 個のシナリオ (シード \(hunt.firstSeed) から) で破れた不変条件はありません。\n"
            )
        }
        let what = [invariant(of: shrunk), shrunk.violation?.detail ?? ""].filter { !$0.isEmpty }.joined(
            separator: ": "
        )
        let count = shrunk.scenario.timeline.count
        return language.pick(
            "seed \(found.seed): \(what). Shrunk to \(count) entries:\n",
            "シード \(found.seed): \(what)。タイムライン \(count) 行に縮小:\n"
        ) + shrunk.scenario.yaml + (shrunk.scenario.yaml.hasSuffix("\n") ? "" : "\n")
    }

    /// A run that never ends breaks no invariant, and is one finding more.
    private func invariant(of finding: Hunt.Finding) -> String {
        finding.violation.map { "\($0.invariant)" } ?? "stepLimit"
    }

    /// Empty behind the first two where nothing was found.
    private var fields: [(name: String, value: String)] {
        [
            ("runs", String(hunt.count)), ("first_seed", String(hunt.firstSeed)),
            ("seed", shrunk.map { String($0.seed) } ?? ""), ("invariant", shrunk.map { invariant(of: $0) } ?? ""),
            ("detail", shrunk?.violation?.detail ?? ""),
            ("entries", shrunk.map { String($0.scenario.timeline.count) } ?? ""),
            ("scenario", shrunk?.scenario.yaml ?? ""),
        ]
    }
}
