internal import Captures
internal import Reports

/// What an ingest made of each file.
enum IngestReport {
    static func table(_ outcomes: [IngestOutcome], _ language: Language) -> Table {
        let isJapanese = language.isJapanese
        let columns =
            isJapanese
            ? ["ファイル", "結果", "行", "イベント", "追加", "その他の行", "読めない行"]
            : ["File", "Result", "Lines", "Events", "Appended", "Other lines", "Not read"]
        let rows = outcomes.map { outcome in
            let result =
                if outcome.wasStored {
                    isJapanese ? "登録済み" : "stored already"
                } else if outcome.wentOn {
                    isJapanese ? "続きから" : "went on"
                } else if outcome.wasLeftOut {
                    isJapanese ? "イベントなし(未登録)" : "no event: not stored"
                } else {
                    isJapanese ? "新規" : "new"
                }
            let counts = outcome.counts
            let numbers = [counts.lines, counts.events, outcome.appended, counts.otherLines, counts.unreadLines]
            return [outcome.name, result] + numbers.map { outcome.wasStored ? "" : String($0) }
        }
        return Table(columns: columns, rows: rows)
    }
}

extension Language {
    var isJapanese: Bool { self == .ja }
}
