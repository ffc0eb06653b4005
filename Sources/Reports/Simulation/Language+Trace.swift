internal import Redundancy
internal import Replay
internal import Simulation

extension Language {
    /// A line of a run's trace.
    func sentence(_ kind: RunTrace.Kind, of unit: ChassisNumber, at moment: Instant) -> String {
        switch kind {
        case .fact(let fact):
            return sentence(Event(observer: unit, occurred: Stamp(moment), fact))
        case .command(let command): return "# " + command.words
        case .refused(let rejection): return pick("refused: ", "拒否: ") + rejection.words(in: self)
        case .unread(let issue):
            return pick("not a command, column \(issue.column): ", "コマンドではありません (\(issue.column) 桁目): ")
                + text(issue.problem)
        case .switchoverBegan(let cause, let isStateful):
            let kind = isStateful ? pick("stateful", "ステートフル") : pick("without state", "状態なし")
            return pick("takes over, ", "引き継ぎ開始、") + kind + " (\(cause.reason))"
        case .power(let isOn): return isOn ? pick("power on", "電源オン") : pick("power off", "電源オフ")
        case .reset: return pick("reset", "リセット")
        case .sfp(let module?): return pick("SFP inserted: ", "SFP 挿入: ") + module.name
        case .sfp(nil): return pick("SFP removed", "SFP 取り外し")
        case .accessPoints(let first, let count, let phase):
            return pick("access points ", "アクセス ポイント ") + "\(first)..\(first + count - 1): \(phase)"
        case .clients(let first, let count, let phase):
            return pick("clients ", "クライアント ") + "\(first)..\(first + count - 1): \(phase)"
        }
    }
}
