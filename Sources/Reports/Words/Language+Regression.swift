internal import Redundancy
public import Simulation

extension Language {
    public func name(_ verdict: RegressionVerdict) -> String {
        switch verdict {
        case .same: pick("same", "差なし")
        case .better: pick("better", "改善")
        case .worseWithinBudget: pick("worse, within budget", "悪化(予算内)")
        case .worse: pick("WORSE", "予算超過の悪化")
        }
    }

    public func name(_ size: EffectSize) -> String {
        switch size {
        case .negligible: pick("negligible", "無視できる")
        case .small: pick("small", "小")
        case .medium: pick("medium", "中")
        case .large: pick("large", "大")
        }
    }

    /// The measurement of a sample, with a word where timers noticed what was lost.
    func name(sample: String) -> String {
        guard let kind = MeasurementKind(sampleName: sample) else { return sample }
        guard sample == kind.sampleName(byTimers: true) else { return name(kind) }
        return pick("\(name(kind)) by timers", "\(name(kind))(タイマーによる)")
    }

    /// Why two samples do not compare, with what to do about it.
    public func text(_ reason: NotComparable) -> String {
        switch reason {
        case .differentMeasurements:
            pick("\(reason)", "異なる測定値です")
        case .differentOrigins(let baseline, let candidate):
            pick(
                "the baseline is \(name(baseline)), the candidate \(name(candidate)); compare logs with logs and scenarios with scenarios",
                "基準は\(name(baseline))値、候補は\(name(candidate))値です。ログ同士、シナリオ同士を比べてください"
            )
        case .tooFewValues(let baseline, let candidate, let minimum):
            pick(
                "\(baseline) and \(candidate) values, at least \(minimum) are needed; give more runs or incidents",
                "値は \(baseline) 個と \(candidate) 個です。\(minimum) 個以上必要です。実行回数かインシデントを増やしてください"
            )
        case .belowResolution(let shift, let resolution):
            pick(
                "a shift of \(Duration.text(shift)) in times known to \(Duration.text(resolution)); capture finer stamps or allow more",
                "差 \(Duration.text(shift)) は時刻の分解能 \(Duration.text(resolution)) より小さい値です。細かい時刻で記録するか予算を広げてください"
            )
        }
    }

    /// Why a text is no budget of regressions, with its line and column.
    public func text(_ error: RegressionBudgetError) -> String {
        "\(error.line):\(error.column): " + pick("\(error.problem)", japanese(error.problem))
    }

    private func japanese(_ problem: RegressionBudgetProblem) -> String {
        switch problem {
        case .notYAML(let text): "YAML として読めません: \(text)"
        case .empty: "予算が書かれていません"
        case .tooLong(let limit): "\(limit) バイトを超えています"
        case .nestedTooDeeply: "入れ子が深すぎます"
        case .alias: "アンカーやエイリアスは使えません。値を書いてください"
        case .notAMapping(let name): "\(phrase(name))はキーと値で書いてください"
        case .notAText(let name): "\(phrase(name))は文字列で書いてください"
        case .unknownKey(let key): "キー「\(key)」はありません"
        case .duplicateKey(let key): "キー「\(key)」が重複しています"
        case .noLimit(let name): "\(name) に worsening も p99 もありません"
        case .malformed(let key, let value, let expected): "\(key): 「\(value)」は使えません。\(phrase(expected))を書いてください"
        case .outOfRange(let key, let value, let allowed): "\(key): 「\(value)」は範囲外です。範囲は \(phrase(allowed))"
        }
    }

    /// Why a text is no saved sample, with its line and column.
    public func text(_ error: SampleFileError) -> String {
        "\(error.line):\(error.column): " + pick(english(error.problem), japanese(error.problem))
    }

    private func english(_ problem: SampleFileProblem) -> String {
        switch problem {
        case .tooLong(let limit): "longer than \(limit) bytes"
        case .expected(let what): "\(what) is expected here"
        case .unknownVersion(let version): "written by a later version (format \(version)); save it again with this one"
        case .unknownKey(let key): "unknown key '\(key)'"
        case .duplicateKey(let key): "key '\(key)' stands twice"
        case .missingKey(let key): "\(key) is missing"
        case .unknownName(let name): "'\(name)' is no measurement or origin"
        case .duplicateSample(let name): "a second sample of \(name)"
        case .outOfRange: "the number is beyond a year in nanoseconds"
        case .tooManyValues(let limit): "more than \(limit) values"
        case .textTooLong(let limit): "a text of more than \(limit) bytes"
        case .notUTF8: "a text that is not UTF-8"
        }
    }

    private func japanese(_ problem: SampleFileProblem) -> String {
        switch problem {
        case .tooLong(let limit): "\(limit) バイトを超えています"
        case .expected(let what): "ここには \(what) が必要です"
        case .unknownVersion(let version): "新しい版の形式 \(version) です。この版で保存し直してください"
        case .unknownKey(let key): "キー「\(key)」はありません"
        case .duplicateKey(let key): "キー「\(key)」が重複しています"
        case .missingKey(let key): "\(key) がありません"
        case .unknownName(let name): "「\(name)」という測定値や由来はありません"
        case .duplicateSample(let name): "\(name) の標本が 2 つあります"
        case .outOfRange: "数値が 1 年(ナノ秒)を超えています"
        case .tooManyValues(let limit): "値が \(limit) 個を超えています"
        case .textTooLong(let limit): "\(limit) バイトを超える文字列です"
        case .notUTF8: "UTF-8 ではない文字列です"
        }
    }
}
