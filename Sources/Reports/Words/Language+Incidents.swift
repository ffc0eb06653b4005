internal import Operations
public import Redundancy

extension Language {
    public func name(_ kind: IncidentKind) -> String {
        switch kind {
        case .formation: pick("pair formed", "HA ペアの形成")
        case .processFailure: pick("switchover: process failure of the active", "スイッチオーバー: アクティブのプロセス障害")
        case .powerLoss: pick("switchover: the active was lost (power or removal)", "スイッチオーバー: アクティブの喪失(電源障害または取り外し)")
        case .forcedSwitchover: pick("switchover: forced by a user", "スイッチオーバー: ユーザによる強制(手動)")
        case .redundancyPortLoss: pick("switchover: redundancy port lost", "スイッチオーバー: 冗長ポートの喪失")
        case .silentLoss: pick("switchover: keepalives ran out", "スイッチオーバー: キープアライブ途絶")
        case .gatewayLoss: pick("switchover: the active lost its gateway", "スイッチオーバー: アクティブのゲートウェイ喪失")
        case .unexplainedSwitchover: pick("switchover: fault not told by the captures", "スイッチオーバー: 原因は記録にない")
        case .standbyLoss: pick("standby lost, the active went on", "スタンバイの喪失(アクティブは継続)")
        case .bothReloaded: pick("both units reloaded, no stateful switchover", "両ユニットのリロード(SSO なし)")
        case .refusedSwitchover: pick("forced switchover refused", "強制スイッチオーバーの拒否")
        }
    }

    public func name(_ kind: StepKind) -> String {
        switch kind {
        case .lastSign: pick("last heard of", "最後の応答")
        case .reloadRequested: pick("reload requested", "リロード要求")
        case .switchoverRequested: pick("switchover commanded", "スイッチオーバー指示")
        case .gatewayLost: pick("gateway unreachable", "ゲートウェイ到達不能")
        case .processExited: pick("process exited", "プロセス終了")
        case .linkDown: pick("link down", "リンクダウン")
        case .keepaliveMissed: pick("keepalive missed", "キープアライブ欠落")
        case .memberRemoved: pick("removed from the pair", "ペアから削除")
        case .peerLost: pick("peer lost", "ピア喪失")
        case .becameActive: pick("became active", "アクティブへ遷移")
        case .reloading: pick("reloading", "リロード中")
        case .restarted: pick("restarted", "再起動完了")
        case .elected: pick("elected", "選出")
        case .linkUp: pick("link up", "リンクアップ")
        case .peerFound: pick("peer found", "ピア検出")
        case .synchronising: pick("HA sync in progress", "HA 同期処理中")
        case .bulkSynchronised: pick("bulk sync done", "一括同期完了")
        case .terminal: pick("terminal state (SSO)", "終端状態(SSO)")
        case .dualActive: pick("dual active", "デュアルアクティブ")
        case .recoveryEntered: pick("entered recovery mode", "リカバリモード開始")
        case .recoveryLeft: pick("left recovery mode", "リカバリモード終了")
        case .refused: pick("refused", "拒否")
        case .historyRow: pick("switchover history row", "スイッチオーバー履歴の行")
        }
    }

    public func name(_ kind: MeasurementKind) -> String {
        switch kind {
        case .detection: pick("detection", "障害の検出")
        case .takeover: pick("takeover", "調整(スタンバイがアクティブになるまで)")
        case .outage: pick("fault to new active", "障害から新アクティブまで")
        case .oldActiveReload: pick("old active's reload", "旧アクティブのリロード")
        case .standbyReturn: pick("standby seen again", "スタンバイの復帰検出")
        case .bulkSynchronisation: pick("peer found to bulk sync", "ピア検出から一括同期完了まで")
        case .terminalState: pick("bulk sync to terminal state", "一括同期から終端状態まで")
        case .unprotected: pick("time unprotected", "冗長性のない時間")
        case .resetToTerminal: pick("reset to terminal state", "リセットから終端状態まで")
        }
    }

    public func name(_ reason: Unmeasured) -> String {
        switch reason {
        case .noStart: pick("unknown: no capture tells where it begins", "不明: 始点が記録にない")
        case .noEnd: pick("unknown: no capture tells where it ends", "不明: 終点が記録にない")
        case .noTime: pick("unknown: an end carries no time", "不明: 時刻のない端点がある")
        case .twoClocks:
            pick("unknown: two clocks; give --clock-offset", "不明: 2 つの時計の差。--clock-offset を指定してください")
        case .differentReckonings:
            pick("unknown: the two clocks do not count alike", "不明: 2 つの時計の表記が異なる")
        case .noSuchPhase: pick("none: commanded, not detected", "なし: 指示による(検出なし)")
        case .neverLogged: pick("unknown: its beginning is never logged", "不明: 始点は記録されない事象")
        }
    }

    public func name(_ verdict: BudgetVerdict) -> String {
        switch verdict {
        case .withinNominal: pick("within nominal", "公称値以内")
        case .withinTolerance: pick("within tolerance", "許容範囲内")
        case .over: pick("OVER", "超過")
        case .cannotTell: pick("cannot tell", "判定不能")
        case .notJudged: pick("", "")
        case .notMeasured: pick("", "")
        }
    }

    public func name(_ origin: MeasurementOrigin) -> String {
        switch origin {
        case .observed: pick("observed", "観測")
        case .modelled: pick("modelled", "モデル")
        case .live: pick("live", "実測")
        }
    }

    public func name(_ severity: Severity) -> String {
        switch severity {
        case .note: pick("note", "注記")
        case .anomaly: pick("anomaly", "異常")
        case .contradiction: pick("contradiction", "矛盾")
        }
    }

    /// The device's own words for a loss, which need no translation.
    public func name(_ cause: PeerLossCause) -> String {
        switch cause {
        case .notPresent: "PEER_NOT_PRESENT"
        case .down: "PEER_DOWN"
        case .redundancyStateChange: "PEER_REDUNDANCY_STATE_CHANGE"
        case .keepaliveLost: pick("keepalives lost", "キープアライブ途絶")
        case .removed: pick("removed", "削除")
        case .announcedDown: pick("announced down", "ダウン通知")
        }
    }

    func name(_ reason: UnreadReason) -> String {
        switch reason {
        case .damagedStamp: pick("damaged time stamp", "タイムスタンプの破損")
        case .damagedMnemonic: pick("damaged message name", "メッセージ名の破損")
        case .unknownText: pick("text does not fit its message", "メッセージと本文の不一致")
        case .unknownRow: pick("row does not fit its table", "表に合わない行")
        case .tooLong: pick("line too long", "行が長すぎる")
        case .notText: pick("not text", "テキストではない")
        case .impossibleTime: pick("no such date or time", "存在しない日時")
        }
    }
}
