internal import Upgrades

extension PackProblem {
    /// For people: what is wrong, and what to write in its place.
    var text: LocalizedText {
        switch self {
        case .notUTF8:
            said("not UTF-8; save the file as UTF-8", "UTF-8ではありません。UTF-8で保存してください")
        case .tooLong(let limit):
            said("longer than \(limit) bytes", "\(limit)バイトを超えています")
        case .notYAML(let text):
            said("not YAML: \(text)", "YAMLとして読めません: \(text)")
        case .empty:
            said(
                "nothing in it; see `lockstep upgrade packs schema`",
                "内容がありません。`lockstep upgrade packs schema`を参照してください"
            )
        case .nestedTooDeeply:
            said("nested too deeply", "入れ子が深すぎます")
        case .severalDocuments:
            said("a second document; a file has one", "2つ目の文書があります。1つのファイルには1つの文書だけを書いてください")
        case .forbidden(let what):
            what.text
        case .looseText:
            said(
                "text of several lines, or on a line of its own; put it behind its key, in quotes, or under `|` or `>`",
                "複数行にわたる、またはキーと別の行にある文字列です。キーの後ろに書くか、引用符、`|`、`>`を使ってください"
            )
        case .controlCharacter:
            said(
                "a control character, a byte order mark, or a line end that is none of LF and CR LF; save it without",
                "制御文字、バイト順マーク (BOM)、またはLFでもCR LFでもない改行です。取り除いて保存してください"
            )
        case .blockIndent:
            said(
                "the lines of a block text must be indented alike, with blanks; behind `|` or `>` only `-` or `+` may stand",
                "ブロック文字列の行は空白で同じ深さに字下げし、`|`や`>`の後ろには`-`か`+`だけを書いてください"
            )
        case .wrongKind(let name, let expected):
            said("\(name) must be \(expected.text.english)", "\(name)は\(expected.text.japanese)でなければなりません")
        case .unknownKey(let key, let name, let allowed):
            said(
                "\(name) has no key \(quoted(key))\(suggestion(key, allowed)); its keys: \(list(allowed))",
                "\(name)に\(quoted(key))というキーはありません\(suggestionJa(key, allowed))。使えるキー: \(list(allowed))"
            )
        case .duplicateKey(let key):
            said("the key \(quoted(key)) stands here twice", "キー\(quoted(key))が2回あります")
        case .missingKey(let key, let name):
            said("\(key) is missing in \(name)", "\(name)に\(key)がありません")
        case .emptyText(let name):
            said("\(name) is empty; a value is wanted", "\(name)が空です。値を書いてください")
        case .unquoted(let text):
            said(
                "YAML takes \(quoted(text)) for a number, a flag or a date; put it in quotes",
                "YAMLは\(quoted(text))を数値・真偽値・日付として扱います。引用符で囲んでください"
            )
        case .emptyList(let name):
            said("\(name) is empty; one entry at least is wanted", "\(name)が空です。1つ以上書いてください")
        case .outOfRange(let value, let name, let allowed):
            said("\(name): \(quoted(value)) is not \(allowed)", "\(name): \(quoted(value))は範囲外です (\(allowed))")
        case .malformed(let value, let name, let expected):
            said("\(name): \(quoted(value)) is not \(expected)", "\(name): \(quoted(value))の形が正しくありません (\(expected))")
        case .unknownWord(let word, let name, let allowed):
            said(
                "\(name): \(quoted(word)) is not one of \(list(allowed))\(suggestion(word, allowed))",
                "\(name): \(quoted(word))は使えません\(suggestionJa(word, allowed))。使える語: \(list(allowed))"
            )
        case .undeclared(let name, let text, let declared):
            said(
                "\(name.text.english) \(quoted(text)) is not declared\(suggestion(text, declared)); declared: \(list(declared))",
                "\(name.text.japanese)\(quoted(text))は宣言されていません\(suggestionJa(text, declared))。宣言: \(list(declared))"
            )
        case .duplicateName(let name, let text):
            said(
                "\(name.text.english) \(quoted(text)) stands here twice; names are unique",
                "\(name.text.japanese)\(quoted(text))が重複しています"
            )
        case .meaning(let meaning):
            meaning.text
        case .missingFact(let name):
            said("\(name) must be stated", "\(name)を記入してください")
        case .tooFewMembers(let kind, let count, let atLeast):
            said(
                "members.\(kind): \(count) named, \(atLeast) at least are wanted",
                "members.\(kind): \(count)個しかありません。\(atLeast)個以上必要です"
            )
        case .quota(let kind, let quota, let count):
            said(
                "members.\(kind): \(count) with \(quota.attribute) \(quoted(quota.value)), \(quota.words.english) wanted",
                "members.\(kind): \(quota.attribute)が\(quoted(quota.value))のものは\(count)個です。\(quota.words.japanese)必要です"
            )
        }
    }
}

extension MemberQuota {
    /// `exactly 1`, `1 at least`.
    var words: LocalizedText {
        if count.lowerBound == count.upperBound {
            said("exactly \(count.lowerBound)", "ちょうど\(count.lowerBound)個")
        } else if count.upperBound == .max {
            said("\(count.lowerBound) at least", "\(count.lowerBound)個以上")
        } else if count.lowerBound == 0 {
            said("\(count.upperBound) at most", "\(count.upperBound)個以下")
        } else {
            said("\(count.lowerBound) to \(count.upperBound)", "\(count.lowerBound)〜\(count.upperBound)個")
        }
    }
}

private func said(_ english: String, _ japanese: String) -> LocalizedText {
    LocalizedText(english: english, japanese: japanese)
}

/// A text of a file within a message: short, and on one line.
private func quoted(_ text: String) -> String {
    let shown = text.prefix(60).map { $0.isNewline ? " " : String($0) }.joined()
    return "'" + shown + (text.count > 60 ? "…'" : "'")
}

/// At most forty words.
private func list(_ words: [String]) -> String {
    if words.isEmpty { return "-" }
    return words.prefix(40).joined(separator: ", ") + (words.count > 40 ? ", …" : "")
}

private func suggestion(_ word: String, _ words: [String]) -> String {
    NearWord.nearest(to: word, among: words).map { " (did you mean \(quoted($0))?)" } ?? ""
}

private func suggestionJa(_ word: String, _ words: [String]) -> String {
    NearWord.nearest(to: word, among: words).map { " (\(quoted($0))のことですか)" } ?? ""
}

extension PackProblem.Forbidden {
    fileprivate var text: LocalizedText {
        switch self {
        case .alias: said("an alias (`*`); write the value out, or in quotes", "エイリアス(`*`)は使えません。値を書くか、引用符で囲んでください")
        case .anchor: said("an anchor (`&`); write the value out, or in quotes", "アンカー(`&`)は使えません。値を書くか、引用符で囲んでください")
        case .tag: said("a tag (`!`); leave it out, or put the text in quotes", "タグ(`!`)は使えません。省くか、引用符で囲んでください")
        case .directive: said("a directive (`%`); leave it out", "ディレクティブ(`%`)は使えません")
        case .mergeKey: said("a merge key (`<<`); write the keys out", "マージキー(`<<`)は使えません。キーを書いてください")
        case .complexKey: said("a key behind `?`; write `key: value`", "`?`のキーは使えません。`key: value`と書いてください")
        }
    }
}

extension PackProblem.NodeKind {
    fileprivate var text: LocalizedText {
        switch self {
        case .text: said("a text", "文字列")
        case .list: said("a list", "リスト")
        case .mapping: said("a mapping of keys to values", "キーと値のマッピング")
        case .number: said("a whole number", "整数")
        case .flag: said("true or false", "trueまたはfalse")
        }
    }
}

extension PackProblem.Name {
    fileprivate var text: LocalizedText {
        switch self {
        case .evidence: said("the evidence", "エビデンス")
        case .planFact: said("the plan fact", "計画の項目")
        case .memberKind: said("the member kind", "メンバー種別")
        case .attribute: said("the attribute", "属性")
        case .occurrence: said("the occurrence", "出来事")
        case .finding: said("the finding", "指摘")
        case .check: said("the check id or alias", "チェックのIDまたは別名")
        case .obligation: said("the obligation", "復元義務")
        case .member: said("the member", "メンバー")
        case .value: said("the value", "値")
        }
    }
}

extension PackProblem.Meaning {
    fileprivate var text: LocalizedText {
        switch self {
        case .severalMatchers(let first, let second):
            said(
                "two matchers in one condition, \(first) and \(second); join two conditions under all-of",
                "1つの条件に\(first)と\(second)の2つの比較があります。all-ofで2つの条件を並べてください"
            )
        case .noMatcher(let matchers):
            said("no matcher in the condition; one of \(list(matchers))", "条件に比較がありません。次のどれか1つ: \(list(matchers))")
        case .subjectsOutsideClosing:
            said(
                "`subjects` and `includes-subjects` mean something only in the condition that closes an obligation",
                "`subjects`と`includes-subjects`は、復元義務を閉じる条件の中でだけ使えます"
            )
        case .foreignEvidence(let evidence, let kind, let judged):
            said(
                "the evidence \(evidence) is collected from each \(kind), but the check is judged for each \(judged)",
                "エビデンス\(evidence)は\(kind)ごとに集めますが、このチェックは\(judged)ごとに判定します"
            )
        case .foreignOccurrence(let occurrence, let kind, let judged):
            said(
                "\(occurrence) happens to a \(kind), which never concerns a \(judged)",
                "\(occurrence)は\(kind)に起きる出来事で、\(judged)には関係しません"
            )
        case .memberFactOfRun(let fact):
            said(
                "\(fact) in what is judged once for the run; give the check a `member:`",
                "\(fact)は全体で1回だけ判定する所では使えません。チェックに`member:`を書いてください"
            )
        case .filterWithoutTable:
            said("`where` selects rows of a table: ID/TABLE.COLUMN", "`where`は表の行を選びます: ID/TABLE.COLUMN")
        case .someWithoutValues(let matcher):
            said("`some` says nothing beside \(matcher); leave it out", "\(matcher)では`some`に意味がありません。省いてください")
        case .sameEverywhereOnce:
            said(
                "`same-everywhere` compares members, but this is not evidence of members",
                "`same-everywhere`はメンバーを比べますが、これはメンバーごとのエビデンスではありません"
            )
        case .phaseOrder(let expected, let found):
            said(
                "phase \(found) stands where \(expected) should; phases are 1 to n, in order, 9 at most",
                "フェーズ\(found)の位置は\(expected)です。1からn(最大9)まで順に並べてください"
            )
        case .manualWithoutBranch:
            said("`manual` without a branch whose verdict is manual", "`manual`がありますが、判定がmanualの分岐がありません")
        case .branchWithoutManual:
            said(
                "the verdict manual needs `manual:` with what a person looks at and the form of the attestation",
                "判定manualには、人が何を見るかと証明書式を示す`manual:`が必要です"
            )
        case .neverPasses:
            said("no branch says pass or manual, so the check can never pass", "passまたはmanualの分岐がないため、このチェックは決して合格しません")
        case .deferredVerdict:
            said("a branch cannot defer; write the condition under `deferred:`", "分岐で延期はできません。`deferred:`に条件を書いてください")
        case .attestedWithoutManual:
            said("opens: attested needs a branch whose verdict is manual", "opens: attestedには判定がmanualの分岐が必要です")
        case .earlierGate(let own):
            said("the phase must be later than the check's own, \(own)", "チェック自身のフェーズ\(own)より後でなければなりません")
        case .linesWithoutDigest:
            said(
                "line numbers mean nothing without `source.sha256`; state it, or leave `lines` empty",
                "`source.sha256`がなければ行番号に意味がありません。記入するか、`lines`を空にしてください"
            )
        case .linesMissing:
            said("`lines` is missing: the lines of the source document that ask for it", "`lines`がありません。原典の行番号を書いてください")
        case .defaultOfRequired:
            said("what is required has no default", "必須の項目に既定値は書けません")
        case .correctedWithoutCommand:
            said("`corrected` without a command", "`corrected`がありますが、コマンドがありません")
        case .valuesWithoutChoice:
            said("`values` belongs to the type choice", "`values`は型がchoiceのときだけ書きます")
        case .valuesMissing:
            said("the type choice needs `values`", "型choiceには`values`が必要です")
        case .tooFewFacts:
            said("two facts at least are compared", "2つ以上の項目を比べてください")
        case .emptyRange:
            said("at-least is more than at-most", "at-leastがat-mostより大きくなっています")
        }
    }
}
