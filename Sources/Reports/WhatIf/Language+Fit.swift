internal import Redundancy
public import Simulation

extension Language {
    /// Why an incident cannot be fitted, and what would help.
    public func text(_ error: FitError) -> String {
        switch error {
        case .faultUnknown:
            pick(
                "the captures do not tell what the switchover began with. Add the other unit's log, or the switchover history.",
                "スイッチオーバーの原因がキャプチャにありません。もう一方のユニットのログかスイッチオーバー履歴を加えてください。"
            )
        case .unitsUnknown:
            pick(
                "the captures do not tell which unit was active. Name the unit of each file with --unit.",
                "どのユニットがアクティブだったか分かりません。--unit で各ファイルのユニットを指定してください。"
            )
        case .noPair(let number):
            pick(
                "chassis \(number.rawValue) is no unit of a pair; a scenario has chassis 1 and 2.",
                "シャーシ \(number.rawValue) はペアのユニットではありません。シナリオはシャーシ 1 と 2 です。"
            )
        case .nothingMoved:
            pick(
                "the command was refused: nothing happened that takes time.",
                "コマンドが拒否されたため、時間のかかる動作はありません。"
            )
        case .anotherCourse(let moved):
            pick(
                "the model goes another way: \(moved) switchovers come of the same fault. Look at the incident with replay.",
                "モデルの経過が異なります (同じ障害からスイッチオーバー \(moved) 回)。replay でインシデントを確認してください。"
            )
        }
    }
}
