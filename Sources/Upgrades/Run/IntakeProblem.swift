public import Replay

/// Why a piece of evidence is not stored.
public struct IntakeProblem: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// The pack declares no such evidence.
        case unknownEvidence
        /// The plan has no such member.
        case unknownScope
        /// The pack wants it from another kind of member, or once for the run (nil).
        case wrongScope(expected: String?)
        case fromTheFuture(Instant, now: Instant)
        /// Bytes that are no UTF-8, or have a zero byte.
        case notText
        case tooLong(byteCount: Int)
        /// Another release's home answered.
        case wrongRelease(found: String, banner: String, expected: [String])
        /// Another host answered; the member whose host it is, if it is one's.
        case wrongHost(found: String, expected: String, owner: String?)
        /// Another home answered.
        case wrongHome(found: String, expected: String)
    }

    /// The place in the batch, from 0.
    public var place: Int
    public var evidence: String
    public var scope: Scope
    public var kind: Kind

    public init(place: Int, evidence: String, scope: Scope, kind: Kind) {
        self.place = place
        self.evidence = evidence
        self.scope = scope
        self.kind = kind
    }

    /// What is wrong, where, and what to do.
    public var text: LocalizedText {
        let (what, todo) = words
        let subject = "\(evidence) (\(scope.text))"
        return LocalizedText(
            english: "\(subject): \(what.english); \(todo.english)",
            japanese: "\(subject): \(what.japanese)。\(todo.japanese)"
        )
    }

    private var words: (what: LocalizedText, todo: LocalizedText) {
        switch kind {
        case .unknownEvidence:
            (
                LocalizedText(english: "the pack declares no such evidence", japanese: "この証跡はパックに定義されていません"),
                LocalizedText(english: "use an id that the pack has", japanese: "パックにある ID を使ってください")
            )
        case .unknownScope:
            (
                LocalizedText(english: "the plan has no such member", japanese: "計画にこの対象はありません"),
                LocalizedText(
                    english: "name a member as the plan writes it",
                    japanese: "計画に書かれた対象名を指定してください"
                )
            )
        case .wrongScope(let expected): Self.scopeWords(expected)
        case .fromTheFuture(let moment, let now):
            (
                LocalizedText(
                    english: "collected at \(MomentText.write(moment)), after the present (\(MomentText.write(now)))",
                    japanese: "取得時刻 \(MomentText.write(moment)) が現在 (\(MomentText.write(now))) より先です"
                ),
                LocalizedText(
                    english: "check the clock of the host that collected it and collect it again",
                    japanese: "取得したホストの時計を確かめ、取り直してください"
                )
            )
        case .notText:
            (
                LocalizedText(english: "it is not UTF-8 text", japanese: "UTF-8 のテキストではありません"),
                LocalizedText(
                    english: "bring the command's output as UTF-8 text",
                    japanese: "コマンドの出力を UTF-8 のテキストで渡してください"
                )
            )
        case .tooLong(let byteCount):
            (
                LocalizedText(
                    english: "\(byteCount) bytes; the limit is \(OutputParser.longestText)",
                    japanese: "\(byteCount) バイトあり、上限 \(OutputParser.longestText) を超えています"
                ),
                LocalizedText(
                    english: "bring the output of this command alone",
                    japanese: "このコマンドの出力だけを渡してください"
                )
            )
        case .wrongRelease(let found, let banner, let expected):
            (
                LocalizedText(
                    english: "release \(found) answered (\(banner)), expected \(expected.joined(separator: ", "))",
                    japanese: "リリース \(found) が応答しました (\(banner))。期待は \(expected.joined(separator: "、")) です"
                ),
                LocalizedText(
                    english: "run the command in the home that is upgraded",
                    japanese: "アップグレード対象のホームでコマンドを実行してください"
                )
            )
        case .wrongHost(let found, let expected, let owner): hostWords(found, expected, owner)
        case .wrongHome(let found, let expected):
            (
                LocalizedText(
                    english: "home \(found) answered, expected \(expected)",
                    japanese: "ホーム \(found) が応答しました。期待は \(expected) です"
                ),
                LocalizedText(
                    english: "set the home's environment and collect it again",
                    japanese: "ホームの環境変数を設定し、取り直してください"
                )
            )
        }
    }

    private static func scopeWords(_ expected: String?) -> (what: LocalizedText, todo: LocalizedText) {
        guard let expected else {
            return (
                LocalizedText(english: "it is collected once for the run", japanese: "実行全体で一度だけ取得する証跡です"),
                LocalizedText(english: "name no member", japanese: "対象を指定しないでください")
            )
        }
        return (
            LocalizedText(
                english: "it is collected from each \(expected)",
                japanese: "\(expected) ごとに取得する証跡です"
            ),
            LocalizedText(english: "name a member of that kind", japanese: "その種類の対象を指定してください")
        )
    }

    private func hostWords(
        _ found: String,
        _ expected: String,
        _ owner: String?
    ) -> (what: LocalizedText, todo: LocalizedText) {
        guard let owner, case .member(let kind, _) = scope else {
            return (
                LocalizedText(
                    english: "host \(found) answered, expected \(expected)",
                    japanese: "ホスト \(found) が応答しました。期待は \(expected) です"
                ),
                LocalizedText(
                    english: "collect it on \(expected), or correct the plan",
                    japanese: "\(expected) で取り直すか、計画を訂正してください"
                )
            )
        }
        return (
            LocalizedText(
                english: "host \(found) answered, expected \(expected); it seems to be the output of \(kind)/\(owner)",
                japanese: "ホスト \(found) が応答しました。期待は \(expected) です。\(kind)/\(owner) の出力と思われます"
            ),
            LocalizedText(
                english: "give each output to the member that it comes from",
                japanese: "出力をそれぞれの取得元の対象に割り当ててください"
            )
        )
    }
}
