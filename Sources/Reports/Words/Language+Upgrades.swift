public import Upgrades

extension Language {
    /// The word for a verdict; nil is one that was never judged.
    public func name(_ word: VerdictWord?) -> String {
        switch word {
        case nil: pick("NOT JUDGED", "未判定")
        case .pass: pick("PASS", "合格")
        case .fail: pick("FAIL", "不合格")
        case .warn: pick("WARN", "警告")
        case .manual: pick("MANUAL", "要目視確認")
        case .notApplicable: pick("NOT APPLICABLE", "対象外")
        case .unknown: pick("UNKNOWN", "不明")
        case .conflict: pick("CONFLICT", "矛盾")
        case .waiting: pick("WAITING", "完了待ち")
        case .deferred: pick("DEFERRED", "判定延期")
        }
    }

    /// The source document's words: 必ず, お薦め, できます.
    public func name(_ level: Level) -> String {
        switch level {
        case .must: pick("must", "必須")
        case .recommended: pick("recommended", "推奨")
        case .may: pick("may", "任意")
        }
    }

    public func name(_ phase: UpgradeRun.Phase?) -> String {
        switch phase {
        case nil: pick("not opened", "未作成")
        case .open: pick("open", "準備中")
        case .started: pick("started", "実行中")
        case .stopped: pick("stopped", "停止中")
        case .failed: pick("failed", "失敗")
        case .restored: pick("restored", "リストア済み")
        case .closed: pick("closed", "完了")
        }
    }

    public func name(_ ending: UpgradeRun.Ending) -> String {
        switch ending {
        case .completed: pick("completed", "完了")
        case .neverStarted: pick("never started", "開始せず")
        case .givenUp: pick("given up", "断念")
        }
    }

    /// A run's phase, and of one that was closed without an upgrade how it ended.
    public func name(_ state: UpgradeRun.State) -> String {
        switch state.ending {
        case .neverStarted: pick("closed without a start", "開始せずに終了")
        case .givenUp: pick("closed after a restore", "リストア後に終了")
        case .completed, nil: name(state.phase)
        }
    }

    public func name(_ kind: ReconciliationFinding.Kind) -> String {
        switch kind {
        case .unauthorisedChange: pick("changed without authority", "未承認の変更")
        case .silentCorrection: pick("silent correction", "無断の自動修正")
        case .authorisedChange: pick("authorised change", "承認済みの変更")
        case .verdictsDiffer: pick("verdicts differ", "判定の不一致")
        case .stepNotSucceeded: pick("step not succeeded", "未成功のステップ")
        }
    }

    /// How evidence came.
    public func name(_ collector: Collector) -> String {
        switch collector {
        case .lockstep: pick("collected by lockstep", "lockstep が収集")
        case .script: pick("collected by the script", "収集スクリプトで収集")
        case .person: pick("brought by a person", "手作業で取得")
        }
    }

    /// Why a verdict is what it is, in one sentence.
    ///
    /// Details come from outputs: the sentence is on one line and holds nothing that a terminal acts on.
    public func text(of reason: Reason) -> String {
        sentence(of: reason).printable
    }

    private func sentence(of reason: Reason) -> String {
        let words = reason.text.map { pick($0.english, $0.japanese) }
        func detail(_ index: Int) -> String {
            index < reason.details.count ? reason.details[index] : "?"
        }
        let list = reason.details.joined(separator: ", ")
        switch reason.kind {
        case .decided:
            return words ?? pick("decided", "判定済み")
        case .noEvidence:
            return pick("no evidence: \(list)", "証跡がありません: \(list)")
        case .incomplete:
            let gap = reason.details.dropFirst().joined(separator: ", ")
            return pick(
                "\(detail(0)) may not be whole (\(gap)): take it with a collector, or copy the screen up to the next prompt",
                "\(detail(0)) が最後まで出力されたか確認できません (\(gap))。収集スクリプトで取り直すか、画面を次のプロンプトまで写してください"
            )
        case .unreadable:
            return pick(
                "\(detail(0)) cannot be read, line \(detail(1)): \(detail(2))",
                "\(detail(0)) の \(detail(1)) 行目を読めません: \(detail(2))"
            )
        case .notComparable:
            return pick(
                "\(detail(0)) cannot be compared: \(detail(1))",
                "\(detail(0)) は比較できません: \(detail(1))"
            )
        case .invalidated:
            return pick(
                "stale since \(detail(0)) at \(detail(1)): collect it again",
                "\(detail(1)) に \(detail(0)) があったため無効です。再収集してください"
            )
        case .expired:
            let age = Int64(detail(0)).map { LocalizedText(seconds: $0) }
            let moment = detail(1).prefix { $0 != "." }
            let end = moment.count < detail(1).count && detail(1).hasSuffix("Z") ? "Z" : ""
            return pick(
                "older than \(age?.english ?? detail(0)): collected at \(moment)\(end), collect it again",
                "収集 (\(moment)\(end)) から \(age?.japanese ?? detail(0))を超えています。再収集してください"
            )
        case .disagreement:
            return pick(
                "\(detail(0)) = \(detail(1)) disagrees with \(detail(2)) = \(detail(3))",
                "\(detail(0)) = \(detail(1)) と \(detail(2)) = \(detail(3)) が一致しません"
            )
        case .attested:
            return pick("verified by \(detail(0))", "\(detail(0)) が確認済み")
        case .notAttested:
            return pick("a person has to look", "人による確認が必要です") + (words.map { ": \($0)" } ?? "")
        case .twoEvidences:
            return pick(
                "two different texts of \(detail(0)) were collected at one moment",
                "同じ時刻に収集された \(detail(0)) の内容が食い違っています"
            )
        case .undecided:
            return pick("no rule covers these values", "この値に該当する判定規則がありません")
        case .notStated where detail(0).hasPrefix("at("):
            let occurrence = detail(0).dropFirst(3).dropLast()
            return pick(
                "\(occurrence) is not recorded: tell it with 'lockstep upgrade note'",
                "\(occurrence) の記録がありません。lockstep upgrade note で記録してください"
            )
        case .notStated:
            return pick("the plan does not state \(detail(0))", "計画に \(detail(0)) がありません")
        case .commandFailed:
            return pick(
                "the command of \(detail(0)) failed: \(detail(1))",
                "\(detail(0)) のコマンドが失敗しました: \(detail(1))"
            )
        }
    }
}
