internal import Redundancy

extension ControllerRejection {
    /// The refusal in a person's language, with what to do next.
    func words(in language: Language) -> String {
        switch self {
        case .consoleUnavailable:
            language.pick("the unit is off or still booting; wait until it is up", "電源オフか起動中です。起動を待ってください")
        case .standbyConsoleDisabled:
            language.pick(
                "the standby's console is closed; type standby console enable on the active",
                "スタンバイのコンソールは無効です。アクティブで standby console enable を実行してください"
            )
        case .wrongMode(let mode):
            language.pick("not in the mode \(mode)", "モード \(mode) では使えません")
        case .notActive:
            language.pick("only the active unit can do this", "アクティブ ユニットでのみ実行できます")
        case .noPeer:
            language.pick("the unit has no peer", "ピアがありません")
        case .peerNotHot(let state):
            language.pick(
                "the peer is in \(state.name); wait for STANDBY HOT",
                "ピアは \(state.name) です。STANDBY HOT を待ってください"
            )
        case .peerInRecovery:
            language.pick("the standby is in recovery", "スタンバイは復旧モードです")
        case .switchoverInProgress:
            language.pick("a switchover is in progress", "スイッチオーバー中です")
        case .noSuchChassis(let number):
            language.pick("no chassis \(number.rawValue) here", "シャーシ \(number.rawValue) はありません")
        case .priorityOutOfRange(let priority):
            language.pick("priority \(priority); it is 1 to 15", "プライオリティ \(priority)。1 〜 15 です")
        case .interfaceNumberOnAppliance:
            language.pick("an appliance takes no Gig number", "アプライアンスでは Gig 番号を指定できません")
        case .interfaceNumberMissing:
            language.pick("a virtual controller needs Gig n", "仮想コントローラでは Gig n が必要です")
        case .addressesEqual:
            language.pick("local and remote address are equal", "ローカルとリモートのアドレスが同じです")
        case .addressesApart:
            language.pick("the addresses are in two networks", "アドレスが別のネットワークです")
        case .notModelled(let name):
            language.pick("\(name) exists on the device and is not modelled", "\(name) は実機にありますがモデル化されていません")
        case .notInThisProfile:
            language.pick("only in the profile 17.x", "プロファイル 17.x のみです")
        case .keepaliveOutOfRange:
            language.pick("timer is 1 to 10, retries 3 to 10", "timer は 1 〜 10、retries は 3 〜 10 です")
        case .imageMissing(let image):
            language.pick("\(image) is not in flash; copy it first", "\(image) がフラッシュにありません。先にコピーしてください")
        case .upgradeInProgress:
            language.pick(
                "an in-service upgrade is under way; commit or abort it first",
                "インサービス アップグレードが進行中です。先にコミットまたは中止してください"
            )
        case .noUpgradeInProgress:
            language.pick(
                "no in-service upgrade is under way; begin with install add",
                "進行中のインサービス アップグレードがありません。install add から始めてください"
            )
        case .wrongUpgradePhase(let phase):
            language.pick(
                "not in this phase of the upgrade: \(phase.name)",
                "アップグレードのこの段階では実行できません: \(phase.name)"
            )
        case .capacityExceeded(let limit):
            language.pick("the platform takes \(limit)", "このプラットフォームの上限は \(limit) です")
        case .notServing:
            language.pick("the unit does not serve", "このユニットはサービスしていません")
        case .sfpNotOnThisPlatform:
            language.pick("a virtual controller has no SFP port", "仮想コントローラに SFP ポートはありません")
        }
    }
}
