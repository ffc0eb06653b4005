internal import Redundancy

extension Language {
    /// One line that tells a fact. The device's words stay as they are.
    func sentence(_ event: Event) -> String {
        func chassis(_ number: ChassisNumber?) -> String {
            number.map { pick("chassis \($0.rawValue)", "シャーシ \($0.rawValue)") } ?? pick("a unit", "ユニット")
        }
        func quoted(_ text: String) -> String { text.isEmpty ? "" : ": \(text)" }
        switch event.fact {
        case .memberAdded(let number):
            return pick("\(chassis(number)) added", "\(chassis(number)) を追加")
        case .memberRemoved(let number, let cause):
            return pick("\(chassis(number)) removed", "\(chassis(number)) を削除") + " (\(name(cause)))"
        case .memberReady(let number):
            return pick("\(chassis(number)) ready", "\(chassis(number)) 準備完了")
        case .discovery(let phase):
            return pick("discovery ", "検出処理 ") + name(phase)
        case .linkChanged(let kind, let number, let port, let isUp, let status):
            let port = port == 0 ? "" : " \(port)"
            let owner = number.map { " (\(chassis($0)))" } ?? ""
            let what = name(kind) + port + owner
            let isPlain = status == "down" || status == "up" || status.isEmpty
            let detail = isPlain ? "" : " (\(status))"
            return what + (isUp ? pick(" up", " アップ") : pick(" down", " ダウン")) + detail
        case .keepaliveMissed(let number):
            return pick("keepalive of \(chassis(number)) missed", "\(chassis(number)) のキープアライブ欠落")
        case .gatewayChanged(let role, let isReachable):
            let who = role.map { name($0) } ?? pick("the unit", "ユニット")
            return isReachable
                ? pick("gateway reachable from \(who)", "\(who) からゲートウェイ到達可")
                : pick("gateway not reachable from \(who)", "\(who) からゲートウェイ到達不能")
        case .peerFound(let number, let role):
            let peer = number.map { chassis($0) } ?? pick("the peer", "ピア")
            return pick("sees \(peer)", number == nil ? "ピアを検出" : "\(peer) を検出") + (role.map { " (\(name($0)))" } ?? "")
        case .peerLost(let cause):
            return pick("peer lost", "ピア喪失") + " (\(name(cause)))"
        case .elected(let number, let role, _):
            return pick("\(chassis(number)) elected \(name(role))", "\(chassis(number)) を\(name(role))に選出")
        case .roleReported(let role, let source):
            return pick("\(source) reports the role \(name(role))", "\(source) がロール \(name(role)) を報告")
        case .facilityStateChanged(let mine, let peer, _):
            return pick("RF state ", "RF 状態 ") + "\(mine.name)(\(mine.rawValue)), "
                + pick("peer ", "ピア ") + "\(peer.name)(\(peer.rawValue))"
        case .facilityStepped(let step):
            let client = step.client.map { " \($0.name)(\($0.number))" } ?? ""
            return "\(step.name)(\(step.code))\(client) op=\(step.operation) rc=\(step.result)"
        case .facilityClientAdded(let client, let order):
            return pick("RF client added: ", "RF クライアント追加: ") + "\(client.name)(\(client.number)) seq=\(order)"
        case .facilityClientRemoved(let client):
            return pick("RF client removed: ", "RF クライアント削除: ") + client
        case .initializationCompleted:
            return pick("system initialization complete", "システム初期化完了")
        case .synchronised(let subject, let phase, let detail):
            return "\(name(subject)) \(name(phase))\(quoted(detail))"
        case .terminalStateReached(let mode):
            return pick("terminal state reached", "終端状態に到達") + (mode.isEmpty ? "" : " (\(mode))")
        case .processExited(let process, let text):
            return pick("process exited", "プロセス終了")
                + quoted([process, text].filter { !$0.isEmpty }.joined(separator: ": "))
        case .switchoverRequested:
            return pick("forced switchover accepted", "強制スイッチオーバーを受付")
        case .switchoverRefused(let reason):
            return pick("forced switchover refused", "強制スイッチオーバーを拒否") + quoted(reason)
        case .becameActive:
            return pick("became active", "アクティブへ遷移")
        case .chassisDown(let number):
            return pick("\(chassis(number)) gone down", "\(chassis(number)) ダウン")
        case .reloadRequested(let target, let reason):
            return pick("reload of \(name(target)) requested", "\(name(target)) のリロード要求") + quoted(reason)
        case .reloading(let target, let reason):
            return pick("\(name(target)) reloading", "\(name(target)) リロード中") + quoted(reason)
        case .restarted:
            return pick("system restarted", "システム再起動完了")
        case .bootTimed(let seconds):
            return pick("device states: reboot took \(seconds) s", "装置の申告: リロード後の起動に \(seconds) 秒")
        case .initializationTimed(let seconds):
            return pick("device states: initialization took \(seconds) s", "装置の申告: 初期化に \(seconds) 秒")
        case .dualActiveDetected(let text):
            return pick("dual active", "デュアルアクティブ") + quoted(text)
        case .recoveryEntered(let trigger):
            return pick("recovery mode entered", "リカバリモード開始") + quoted(trigger)
        case .recoveryLeft:
            return pick("recovery mode left", "リカバリモード終了")
        case .faultReported(let mnemonic, let text):
            return "\(mnemonic)\(quoted(text))"
        case .resourceAlarm(let isCritical, let text):
            return (isCritical ? pick("critical", "重大") : pick("warning", "警告")) + quoted(text)
        case .accessPointJoined(let name, _):
            return pick("access point \(name) joined", "AP \(name) 接続")
        case .accessPointLeft(let name, _, let reason):
            return pick("access point \(name) left", "AP \(name) 切断") + quoted(reason)
        case .wirelessClientChanged(let step, let mac, let accessPoint, _):
            return pick("client \(mac) \(name(step)) at \(accessPoint)", "クライアント \(mac) \(name(step)) (\(accessPoint))")
        case .messageLogged(let mnemonic, let text):
            return "%\(mnemonic)\(quoted(text))"
        case .commandEntered(let words):
            return pick("command: ", "コマンド: ") + words
        case .observed(let snapshot):
            return "\(snapshot.command.words)\(quoted(digest(snapshot)))"
        }
    }

    /// What matters of an output, in one line.
    private func digest(_ snapshot: Snapshot) -> String {
        switch snapshot.command {
        case .chassis:
            return snapshot.sections("row").map { row in
                let words = ["Number", "Role", "State"].map { row[$0] ?? "" }
                return (row["Console"] ?? "") + words.joined(separator: " ")
            }.joined(separator: "; ")
        case .redundancyStates:
            guard let states = snapshot.section("states") else { return "" }
            return "\(states["my state"] ?? "?") / \(states["peer state"] ?? "?")"
        case .redundancy:
            guard let system = snapshot.section("system") else { return "" }
            return "\(system["Hardware Mode"] ?? "?"), \(system["Last switchover reason"] ?? "?")"
        case .switchoverHistory:
            return snapshot.sections("row").compactMap { SwitchoverRow(section: $0) }.map { row in
                let from = row.previousActive.map { String($0.rawValue) } ?? "?"
                let to = row.currentActive.map { String($0.rawValue) } ?? "?"
                return "\(row.index): \(from) -> \(to) \(row.reason), \(row.time)"
            }.joined(separator: "; ")
        case .accessPointUptime:
            let count = snapshot.sections("row").count
            return pick(count == 1 ? "1 access point" : "\(count) access points", "AP \(count) 台")
        case .wirelessClientSummary:
            let count = snapshot.sections("row").count
            return pick(count == 1 ? "1 client" : "\(count) clients", "クライアント \(count) 台")
        case .issuState:
            guard let summary = snapshot.section("summary") else { return "" }
            return summary["Current state"] ?? summary["Notice"] ?? summary["Current ISSU Status"] ?? ""
        case .configSyncFailures, .dualActiveDetection, .bootVariables, .onboardUptime, .redundancyHistory:
            return ""
        }
    }

    func name(_ role: Role) -> String {
        switch role {
        case .active: pick("Active", "アクティブ")
        case .standby: pick("Standby", "スタンバイ")
        case .member: pick("Member", "メンバー")
        case .master: pick("Master", "マスター")
        }
    }

    private func name(_ target: ReloadTarget) -> String {
        switch target {
        case .chassis(let number): pick("chassis \(number.rawValue)", "シャーシ \(number.rawValue)")
        case .observer: pick("this unit", "自ユニット")
        case .peer: pick("the peer", "ピア")
        case .all: pick("all units", "全ユニット")
        }
    }

    private func name(_ kind: LinkKind) -> String {
        switch kind {
        case .stackPort: pick("stack port", "スタックポート")
        case .redundancyPort: pick("redundancy port", "冗長ポート(RP)")
        case .managementInterface: pick("redundancy management interface", "冗長管理インターフェイス(RMI)")
        }
    }

    private func name(_ subject: SyncSubject) -> String {
        switch subject {
        case .bulkConfiguration: pick("bulk configuration sync", "設定の一括同期")
        case .incrementalConfiguration: pick("incremental configuration sync", "設定の増分同期")
        case .accessPoints: pick("access point sync", "AP の同期")
        case .clients: pick("client sync", "クライアントの同期")
        case .fileSystem: pick("file system sync", "ファイルシステムの同期")
        }
    }

    private func name(_ phase: SyncPhase) -> String {
        switch phase {
        case .began: pick("began", "開始")
        case .succeeded: pick("done", "完了")
        case .failed: pick("FAILED", "失敗")
        }
    }

    private func name(_ step: WirelessClientStep) -> String {
        switch step {
        case .movedToRun: pick("in RUN", "RUN へ遷移")
        case .addressUpdated: pick("address updated", "アドレス更新")
        case .movedToDelete: pick("deleted", "削除")
        }
    }
}
