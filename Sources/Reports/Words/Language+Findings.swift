internal import Redundancy
internal import Replay

extension Language {
    /// What a finding says, in one or two sentences.
    func sentence(_ finding: Finding) -> String {
        func unit(_ number: ChassisNumber) -> String {
            pick("chassis \(number.rawValue)", "シャーシ \(number.rawValue)")
        }
        func row(_ row: SwitchoverRow) -> String {
            "\(row.reason), \(row.time)"
        }
        switch finding.content {
        case .historyRowChanged(let index, let before, let after):
            return pick(
                "switchover history row \(index) stands there twice: first \"\(row(before))\", then \"\(row(after))\"",
                "スイッチオーバー履歴の行 \(index) に 2 つの内容: 先に「\(row(before))」、後に「\(row(after))」"
            )
        case .outputDisagrees(let command, let field, let folded, let printed):
            return pick(
                "\(command.words) prints \(field) = \(printed); the events before it amount to \(folded)",
                "\(command.words) の \(field) は \(printed)、それまでのイベントからは \(folded)"
            )
        case .outOfOrder(let step):
            return pick(
                "stands after a line \(Duration.text(step)) later; the timeline has it in its place",
                "\(Duration.text(step)) 後の行より後ろに記録。タイムラインでは時刻順に配置"
            )
        case .clockNotSet(let count):
            return pick(
                "\(count) stamps come from a clock that calls itself not set (* or .): differences hold, the date may not",
                "\(count) 件の時刻は未設定または非同期の時計(* .)による。差は有効、日付は不確か"
            )
        case .timeIncomplete(let reckoning):
            return timeIncomplete(reckoning)
        case .duplicated(let count):
            return pick("the same line stands \(count) times", "同じ行が \(count) 回記録されている")
        case .uptimeReset(let accessPoint, let before, let after):
            return pick(
                "uptime of access point \(accessPoint) was reset by the switchover: \(before), then \(after)",
                "AP \(accessPoint) の稼働時間がスイッチオーバーでリセット: \(before) → \(after)"
            )
        case .clientLost(let mac, let accessPoint):
            return pick(
                "client \(mac) (at \(accessPoint)) was in RUN before the switchover and is missing after it",
                "クライアント \(mac)(\(accessPoint))はスイッチオーバー前は RUN、後は存在しない"
            )
        case .accessPointMoved(let accessPoint, let hasJoined):
            return hasJoined
                ? pick(
                    "access point \(accessPoint) joined anew after the switchover",
                    "AP \(accessPoint) がスイッチオーバー後に再接続"
                )
                : pick("access point \(accessPoint) left after the switchover", "AP \(accessPoint) がスイッチオーバー後に切断")
        case .noPreemption(let returned, let priority, let active, let activePriority):
            return pick(
                "\(unit(returned)) (priority \(priority)) came back as standby; \(unit(active)) (priority "
                    + "\(activePriority)) stays active: no preemption",
                "\(unit(returned))(優先度 \(priority))はスタンバイとして復帰、\(unit(active))(優先度 \(activePriority))が"
                    + "アクティブのまま: プリエンプトなし"
            )
        case .progressionDiffers(let step, let expected, let found):
            return pick(
                "\(step) called \(found) clients, not the same \(expected) in the same order as the state change before",
                "\(step) の呼び出しは \(found) クライアント。直前の状態遷移の \(expected) クライアントの順序と異なる"
            )
        case .progressionsAgree(let changes, let clients, let registered):
            return pick(
                "\(changes) state changes each called the same \(clients) clients in the same order; \(registered) clients "
                    + "are registered in all",
                "\(changes) 回の状態遷移は同じ \(clients) クライアントを同じ順に呼び出し。登録クライアントは計 \(registered)"
            )
        case .clientCountDiffers(let registered, let printed):
            return pick(
                "client count = \(printed), but the event log registered \(registered) clients",
                "client count = \(printed)、イベントログの登録クライアントは \(registered)"
            )
        case .clientCountAgrees(let count):
            return pick(
                "client count = \(count) agrees with the clients that the event log registered",
                "client count = \(count) はイベントログの登録クライアント数と一致"
            )
        case .alarmBefore(let incident, let text, let isCritical):
            let level = isCritical ? pick("critical alarm", "重大アラーム") : pick("warning", "警告")
            return pick("\(level) before incident \(incident): \(text)", "インシデント \(incident) の前の\(level): \(text)")
        case .dualActive(let incident):
            return pick(
                "both units were active at once (incident \(incident))",
                "両ユニットが同時にアクティブ(インシデント \(incident))"
            )
        case .oneSided(let incident):
            return pick(
                "incident \(incident) is told by one unit alone: what the other saw is not known",
                "インシデント \(incident) は片側のユニットの記録のみ。他方の状況は不明"
            )
        }
    }

    private func timeIncomplete(_ reckoning: Reckoning) -> String {
        switch reckoning {
        case .utc, .uptime:
            ""
        case .local:
            pick(
                "the stamps' zone has no certain offset; give --time-zone to place them in UTC",
                "時刻のタイムゾーンが確定できない。--time-zone を指定すると UTC に配置できる"
            )
        case .yearless:
            pick(
                "the stamps have no year and no other line tells it; give --year (and --time-zone)",
                "時刻に年がなく他の行からも分からない。--year(および --time-zone)を指定する"
            )
        case .timeOfDay:
            pick("the stamps have no date", "時刻に日付がない")
        }
    }
}
