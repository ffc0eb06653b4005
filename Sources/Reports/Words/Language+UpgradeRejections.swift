internal import Replay
public import Upgrades

extension Language {
    /// Why an act on a run is refused, and what to do.
    public func text(of rejection: UpgradeRun.Rejection, run: String, _ time: TimeText) -> String {
        sentence(of: rejection, run: run, time).printable
    }

    private func sentence(of rejection: UpgradeRun.Rejection, run: String, _ time: TimeText) -> String {
        switch rejection {
        case .alreadyOpen:
            pick(
                "\(run) was opened before. Choose another name.",
                "\(run) はすでに作成されています。別の名前を指定してください。"
            )
        case .noSuchRun:
            pick(
                "there is no run \(run). Open it with 'lockstep upgrade open'.",
                "実行 \(run) はありません。lockstep upgrade open で作成してください。"
            )
        case .closed:
            pick(
                "\(run) is closed and can only be read. Open a new run.",
                "\(run) は完了しており、参照しかできません。新しい実行を作成してください。"
            )
        case .timeGoesBack(let latest):
            pick(
                "the run's latest record is of \(time.text(latest)); an earlier moment cannot be recorded now. Check the clock.",
                "実行の最新の記録は \(time.text(latest)) です。それより前の時刻は記録できません。時計を確認してください。"
            )
        case .wrongPhase(let phase, let allowed):
            pick(
                "\(run) is \(name(phase)); this is possible when it is \(allowed.map { name($0) }.joined(separator: " or ")).",
                "\(run) は\(name(phase))です。これが可能なのは\(allowed.map { name($0) }.joined(separator: "・"))のときです。"
            )
        case .unknownCheck(let check, let similar):
            pick("the pack has no check \(check).", "ルールパックに検査 \(check) はありません。")
                + suggestion(similar)
        case .unknownScope(let scope):
            pick(
                "\(scope.text) is not in the plan of \(run), or the check is not about it. Members are given as KIND/NAME with --scope.",
                "\(scope.text) は \(run) の計画にないか、この検査の対象ではありません。--scope に 種別/名前 で指定してください。"
            )
        case .unknownOccurrence(let id, let known):
            pick(
                "the pack knows no occurrence \(id). It knows: \(known.joined(separator: ", ")), change.",
                "ルールパックに事象 \(id) はありません。あるのは: \(known.joined(separator: "、"))、change。"
            )
        case .unknownPhase(let number):
            pick("the pack has no phase \(number).", "ルールパックにフェーズ \(number) はありません。")
        case .emptyField("parameter"):
            pick(
                "a change is of a parameter: name it with --parameter.",
                "変更にはパラメータが必要です。--parameter で指定してください。"
            )
        case .emptyField(let field):
            pick("\(field) is empty. Say who and why: it is stored.", "\(field) が空です。記録に残るため、必ず記入してください。")
        case .needsSecondPerson(let check):
            pick(
                "\(check) needs four eyes: name a second person with --approved-by, another than --by.",
                "\(check) には 2 人の確認が必要です。--approved-by に --by とは別の人を指定してください。"
            )
        case .notManual(let check, let word):
            pick(
                "\(check) is \(name(word)): it is decided by evidence. Collect the evidence, or waive a failure.",
                "\(check) は\(name(word))です。証跡で判定されます。収集するか、不合格を免除してください。"
            )
        case .nothingToWaive(let check, let word):
            pick(
                "\(check) is \(name(word)): there is nothing to waive.",
                "\(check) は\(name(word))です。免除するものがありません。"
            )
        case .alreadyExpired(let moment):
            pick(
                "it would expire at \(time.text(moment)), before it begins. Give a later --expires.",
                "有効期限 \(time.text(moment)) は開始より前です。より後の --expires を指定してください。"
            )
        case .formIncomplete(let wanted, let given):
            pick(
                "the form has \(count(wanted, "entry", "entries")) and \(given) were answered. Run it without --reason to see the form.",
                "フォームは \(wanted) 項目ですが、回答は \(given) 件です。--reason なしで実行するとフォームを表示します。"
            )
        case .evidenceFromTheFuture(let id, let moment):
            pick(
                "\(id) is of \(time.text(moment)), which lies in the future. Check the clock and the zone of the host.",
                "\(id) の時刻 \(time.text(moment)) は未来です。ホストの時計とタイムゾーンを確認してください。"
            )
        case .noSuchObligation(let id, let open):
            pick(
                "no obligation \(id) is open. Open ones: \(open.isEmpty ? "none" : open.joined(separator: ", ")).",
                "未了の復元義務 \(id) はありません。未了: \(open.isEmpty ? "なし" : open.joined(separator: "、"))。"
            )
        case .closedByEvidence(let id):
            pick(
                "\(id) is closed by evidence, not by a person: collect it again with 'lockstep upgrade check'.",
                "\(id) は人ではなく証跡で完了します。lockstep upgrade check で再収集してください。"
            )
        case .gateBlocked(let answer):
            pick(
                "the gate of phase \(answer.phase.number) is blocked by \(count(answer.blockers.count, "check")). See 'lockstep upgrade gate \(run) \(answer.phase.number)'.",
                "フェーズ \(answer.phase.number) のゲートは \(answer.blockers.count) 件の検査により通過できません。lockstep upgrade gate \(run) \(answer.phase.number) で確認してください。"
            )
        case .obligationsOpen(let ids):
            pick(
                "\(run) cannot be closed: \(count(ids.count, "obligation")) open: \(ids.joined(separator: ", ")). See 'lockstep upgrade obligations \(run)'.",
                "\(run) は完了できません。未了の復元義務 \(ids.count) 件: \(ids.joined(separator: "、"))。lockstep upgrade obligations \(run) で確認してください。"
            )
        case .otherPack:
            pick(
                "the verdicts were reached under another pack than the run's.",
                "判定が実行とは別のルールパックで行われています。"
            )
        }
    }

    private func suggestion(_ similar: [String]) -> String {
        similar.isEmpty
            ? "" : pick(" Did you mean \(similar.joined(separator: ", "))?", "もしかして: \(similar.joined(separator: "、"))")
    }

    private func count(_ number: Int, _ noun: String, _ plural: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(plural)"
    }
}
