public import Redundancy
public import Simulation

extension Language {
    /// Why a text is no scenario, with its line and column.
    public func text(_ error: ScenarioError) -> String {
        "\(error.line):\(error.column): \(text(error.problem))"
    }

    /// Why a setting does not take a value; for an unknown one, which there are.
    public func text(_ error: SettingError) -> String {
        switch error {
        case .unknownKey(let key):
            let keys = Scenario.settingKeys.joined(separator: ", ")
            return pick("\(error). There are: \(keys)", "設定\(quoted(key))はありません。指定できるのは: \(keys)")
        case .malformed(let key, let value, let expected):
            return pick("\(error)", "\(key): \(quoted(value))は使えません。\(phrase(expected))を指定してください")
        case .outOfRange(let key, let value, let allowed):
            return pick("\(error)", "\(key): \(quoted(value))は範囲外です。範囲は \(phrase(allowed))")
        }
    }

    func text(_ problem: ScenarioProblem) -> String {
        if case .setting(let error) = problem { return text(error) }
        return pick("\(problem)", japanese(problem))
    }

    private func japanese(_ problem: ScenarioProblem) -> String {
        switch problem {
        case .notYAML(let text): "YAML として読めません: \(text)"
        case .empty: "シナリオが書かれていません"
        case .tooLong(let limit): "\(limit) バイトを超えています"
        case .nestedTooDeeply: "入れ子が深すぎます"
        case .alias: "エイリアスは使えません。値を書くか、引用符で囲んでください"
        case .wrongKind(let name, .text): "\(phrase(name))は文字列で書いてください"
        case .wrongKind(let name, .list): "\(phrase(name))はリストで書いてください"
        case .wrongKind(let name, .mapping): "\(phrase(name))はキーと値で書いてください"
        case .unknownKey(let key): "キー\(quoted(key))はありません"
        case .duplicateKey(let key): "キー\(quoted(key))が重複しています"
        case .missingKey(let key): "\(key) がありません"
        case .unitCount(let count): "ユニットが \(count) 台あります。シナリオには 2 台必要です"
        case .emptyList(let name): "\(name) が空です"
        case .duplicateName(let name): "コントローラ名\(quoted(name))が重複しています"
        case .preferences(.primaryMissing): "primary がありません"
        case .preferences(.namedTwice(let name)): "\(quoted(name))が重複しています"
        case .noSuchAccessPoint(let number, let most): "アクセス ポイント \(number) はありません。\(most) 台までです"
        case .setting(let error): text(error)
        case .unknownWord(let word, let expected): "\(quoted(word))は使えません。ここに書けるのは \(phrase(expected))"
        case .missingWord(let expected): "\(phrase(expected)) がありません"
        case .extraWords(let words): "\(quoted(words))は余分です"
        case .malformed(let text, let expected): "\(quoted(text))は使えません。\(phrase(expected))を書いてください"
        case .outOfRange(let text, let allowed): "\(quoted(text))は範囲外です。範囲は \(phrase(allowed))"
        }
    }

    /// Why a typed line is no command; the place is told by its column.
    public func text(_ problem: CommandError.Problem) -> String {
        switch problem {
        case .emptyLine: return pick("nothing was typed", "入力がありません")
        case .lineBreak: return pick("more than one line; type one command", "2 行以上あります。コマンドは 1 行ずつ入力してください")
        case .unknownWord(let found, let expected):
            let words = expected.joined(separator: ", ")
            let hint = problem.suggestion.map { pick("; did you mean \($0)?", "。\($0) ではありませんか") }
            return pick("unknown word \(found)", "\(found) は使えません")
                + (hint ?? (words.isEmpty ? "" : pick("; expected: \(words)", "。使えるのは: \(words)")))
        case .ambiguous(let found, let candidates):
            let words = candidates.joined(separator: ", ")
            return pick("\(found) may be \(words); type more of it", "\(found) は \(words) のどれか分かりません。続きも入力してください")
        case .numberOutOfRange(let found, let range):
            let bounds = (range.lowerBound, range.upperBound)
            return pick(
                "\(found) is outside \(bounds.0) to \(bounds.1)",
                "\(found) は範囲外です。範囲は \(bounds.0) 〜 \(bounds.1)"
            )
        case .missing(let expected):
            let words = expected.joined(separator: ", ")
            return pick("incomplete; next may come: \(words)", "コマンドが途中です。続けられるのは: \(words)")
        case .trailing(let found): return pick("\(found) is too much", "\(found) は余分です")
        case .badAddress(let found): return pick("\(found) is no IPv4 address", "\(found) は IPv4 アドレスではありません")
        case .badMask(let found):
            return pick("\(found) is no mask; write /1 to /32", "\(found) はマスクではありません。/1 〜 /32 で書いてください")
        case .addressesRequired:
            return pick(
                "local-ip and remote-ip are missing; without them only the redundancy management interface goes, which is not modelled",
                "local-ip と remote-ip がありません。省略できるのは冗長管理インターフェイスを使う場合だけで、モデル化されていません"
            )
        case .imagesDiffer(let first, let second):
            return pick("the two names differ: \(first), \(second)", "2 つの名前が異なります: \(first)、\(second)")
        case .notInThisProfile(let found):
            return pick("\(found) exists in the profile 17.x only", "\(found) はプロファイル 17.x のみにあります")
        case .wrongMode(let mode):
            return pick("belongs to the mode \(mode)", "モード \(mode) のコマンドです")
        }
    }

    private func quoted(_ text: String) -> String {
        let shown = text.prefix(60).map { $0.isNewline ? " " : String($0) }.joined()
        return "「" + shown + (text.count > 60 ? "…」" : "」")
    }

    /// What the reader of scenarios and budgets expects, in Japanese: keys, words of a scenario and numbers stay as they are.
    func phrase(_ english: String) -> String {
        if let whole = Self.phrases[english] { return whole }
        if english.hasPrefix("one of ") { return phrase(String(english.dropFirst(7))) }
        if english.hasPrefix("a key of ") { return phrase(String(english.dropFirst(9))) + " のキー" }
        if english.hasPrefix("a multiple of ") { return english.dropFirst(14) + " の倍数" }
        for (start, japanese) in Self.examples where english.hasPrefix(start + " such as ") {
            return "\(japanese)(例: \(listed(String(english.dropFirst(start.count + 9)))))"
        }
        return listed(english.replacing(" to ", with: " 〜 "))
    }

    private func listed(_ english: String) -> String {
        english.replacing(" or ", with: "、").replacing(", ", with: "、")
    }

    private static let phrases = [
        "a scenario": "シナリオ", "a unit": "ユニット", "the budget": "予算", "a key": "キー",
        "an entry of timeline": "timeline の項目", "an entry of expect": "expect の項目",
        "an action": "動作", "a command": "コマンド", "a process": "プロセス名", "a module or out": "モジュール名、または out",
        "a claim": "期待する結果", "a number": "数", "a whole number": "整数", "a time": "時間", "a duration": "所要時間",
        "a chassis number": "シャーシ番号", "a priority": "プライオリティ", "a platform": "プラットフォーム名",
        "a direction": "方向", "unit 1 or 2": "ユニット番号 1、2", "once or a number of times": "once、または回数",
        "a state of the Redundancy Facility": "Redundancy Facility の状態", "a cause of a switchover": "スイッチオーバーの原因",
        "a refusal of a pair": "ペア形成の拒否理由", "a rejection of a command": "コマンドの拒否理由",
        "a phase of an access point": "アクセス ポイントのフェーズ", "a phase of a client": "クライアントのフェーズ",
        "a loss in permille": "損失率(千分率)", "duplicates in permille": "重複率(千分率)",
        "none or an address": "none、またはアドレス", "an address with its mask": "マスク付きのアドレス",
        "the other unit's address": "相手ユニットのアドレス",
        "a range from the shorter to the longer time": "短い時間から長い時間への範囲",
        "a range from the lower to the higher number": "小さい番号から大きい番号への範囲",
        "0s to a year": "0 秒〜 1 年", "above 0 to below 1": "0 より大きく 1 未満", "0 to below 1": "0 以上 1 未満",
    ]

    private static let examples: KeyValuePairs = [
        "a time": "時間", "a duration": "所要時間", "a step": "時刻の変化", "numbers": "番号",
        "an address": "アドレス", "a MAC address": "MAC アドレス", "a worsening": "悪化の幅", "a number": "数",
    ]
}
