internal import Encodings
public import Jobnets

extension Language {
    // MARK: Tables

    /// What is wrong at a place of a substitution table, and what to write instead.
    public func text(_ problem: SubstitutionTableFault.Problem) -> String {
        switch problem {
        case .empty:
            pick(
                "the table has no row: write kind, old and new text between tabs",
                "置換表に行がありません。種別、置換前、置換後をタブで区切って記述してください"
            )
        case .fieldCount(let count):
            pick(
                "\(self.count(count, "field")) where three belong: write kind, old and new text between tabs",
                "項目が \(count) 個あります。種別、置換前、置換後の 3 個をタブで区切って記述してください"
            )
        case .unknownKind(let name):
            pick(
                "there is no kind '\(DiagnosticReport.printable(name))': write host, path, user, service or text:KEY",
                "種別「\(DiagnosticReport.printable(name))」はありません。host、path、user、service、text:キー のどれかを記述してください"
            )
        case .badKey(let key):
            pick(
                "'\(DiagnosticReport.printable(key))' is no key: write one in lower case letters and digits, such as text:te",
                "「\(DiagnosticReport.printable(key))」はキーではありません。text:te のように英小文字と数字で記述してください"
            )
        case .emptyField:
            pick(
                "a field is empty: text cannot be put back where nothing was left",
                "項目が空です。空にした箇所は元に戻せません"
            )
        case .outerBlank:
            pick(
                "a blank stands before or behind the text: remove it, or use text:KEY",
                "文字列の前後に空白があります。削除するか、text:キー を使ってください"
            )
        case .controlCharacter:
            pick(
                "a control character, or one that cannot be read: remove it, or save the table as UTF-8",
                "制御文字か読めない文字があります。削除するか、置換表を UTF-8 で保存してください"
            )
        case .separatorAtOneEnd:
            pick(
                "one path ends in a separator and the other does not: let both or neither",
                "一方のパスだけが区切り文字で終わっています。両方ともそろえてください"
            )
        case .duplicate(let line):
            pick("the same row stands in line \(line): remove one", "\(line) 行目と同じ行です。どちらかを削除してください")
        case .contradiction(let line):
            pick(
                "line \(line) makes another text of the same: remove one",
                "\(line) 行目と置換前が同じで、置換後が異なります。どちらかを削除してください"
            )
        }
    }

    // MARK: Substitutions

    func change(_ row: SubstitutionTable.Row) -> String {
        "\(words(row.from)) -> \(words(row.to))"
    }

    func leftover(_ found: String) -> String {
        pick(
            "\(DiagnosticReport.printable(found)) is left: no rule of the row's kind applies here",
            "\(DiagnosticReport.printable(found)) が残っています。この行の種別の規則では置換しません"
        )
    }

    func refusal(_ row: SubstitutionTable.Row) -> String {
        pick(
            "\(words(row.to)) cannot stand here without quotation marks. Put the value in quotation marks first",
            "\(words(row.to)) は「\"」で囲まずには記述できません。先に値を「\"」で囲んでください"
        )
    }

    func unwritable(_ row: SubstitutionTable.Row, in encoding: TextEncoding) -> String {
        pick(
            "\(words(row.to)) has a character that \(encoding.rawValue) lacks. Write it otherwise, or give --to utf-8",
            "\(words(row.to)) に \(encoding.rawValue) にない文字があります。表記を変えるか、--to utf-8 を指定してください"
        )
    }

    /// Why the way back does not turn a place back.
    func text(_ reason: SubstitutionProof.Doubt.Reason, _ row: SubstitutionTable.Row) -> String {
        let from = words(row.from)
        let to = words(row.to)
        return switch reason {
        case .sharedResult(let line):
            pick(
                "\(from) -> \(to) cannot be turned back: line \(line) of the table makes \(to) as well",
                "\(from) -> \(to) は元に戻せません。置換表の \(line) 行目も \(to) に置換します"
            )
        case .alreadyPresent:
            pick(
                "\(to) stands here already: the way back would make \(from) of it",
                "\(to) は変換前からあります。逆変換で \(from) になってしまいます"
            )
        case .notFound:
            pick(
                "\(from) -> \(to) cannot be turned back: \(to) is not found again where it stands",
                "\(from) -> \(to) は元に戻せません。この箇所の \(to) は逆変換で見つかりません"
            )
        case .otherText:
            pick(
                "\(from) -> \(to) cannot be turned back: the way back writes other text here",
                "\(from) -> \(to) は元に戻せません。逆変換ではこの箇所が別の表記になります"
            )
        }
    }

    func respelt(_ row: SubstitutionTable.Row) -> String {
        pick(
            "\(words(row.from)) is written in codes that the way back writes otherwise",
            "\(words(row.from)) の文字コードは、逆変換では別のコードになります"
        )
    }

    var unusedRow: String {
        pick("this row applies nowhere", "この行に当てはまる箇所はありません")
    }

    func unreadParts(_ count: Int, _ path: String) -> String {
        pick(
            "\(count) places depart from the grammar, and what could not be read is left as it is. Run lockstep jobnet check \(path)",
            "文法に合わない箇所が \(count) 個あり、読めない部分は置換しません。lockstep jobnet check \(path) で確認してください"
        )
    }

    // MARK: Encodings

    /// Why a character does not survive, or not on the way back.
    func text(_ loss: ConversionLoss.Kind, from source: TextEncoding, to target: TextEncoding) -> String {
        switch loss {
        case .undecodable(let bytes):
            pick(
                "the bytes \(words(codes: bytes)) are no character of \(source.rawValue). Mend them, or give the right --encoding",
                "バイト \(words(codes: bytes)) は \(source.rawValue) の文字ではありません。修正するか、正しい --encoding を指定してください"
            )
        case .missing(let scalar):
            pick(
                "\(words(scalar)) does not exist in \(target.rawValue): a geta mark (U+3013) would stand for it",
                "\(words(scalar)) は \(target.rawValue) にありません。〓 (U+3013) になります"
            )
        case .variant(let scalar, let written):
            pick(
                "\(words(scalar)) would become \(words(written)) in \(target.rawValue)",
                "\(words(scalar)) は \(target.rawValue) では \(words(written)) になります"
            )
        case .duplicate(let scalar, let code, let back):
            pick(
                "\(words(scalar)) is written \(words(codes: code)), and the way back writes \(words(codes: back))",
                "\(words(scalar)) の文字コード \(words(codes: code)) は、逆変換では \(words(codes: back)) になります"
            )
        }
    }

    /// The way back differs, and no character is to blame: line ends, most likely.
    func otherBytes(_ counts: LineEndCounts) -> String {
        let found = "LF \(counts.lf), CRLF \(counts.crlf), CR \(counts.cr)"
        guard counts.isMixed || counts.cr > 0 else {
            return pick(
                "the way back gives other bytes. Convert the encoding, the line ends and the names one after the other",
                "逆変換で元のバイト列に戻りません。文字コード、改行、名前を 1 つずつ変換してください"
            )
        }
        return pick(
            "its line ends differ (\(found)): which were which is lost when all become the same",
            "改行が混在しています (\(found))。統一すると元の改行がわからなくなります"
        )
    }

    func conversion(from source: TextEncoding, _ confidence: EncodingConfidence, to target: TextEncoding) -> String {
        let read = "\(source.rawValue) (\(name(confidence)))"
        return source == target
            ? pick("read and written as \(read)", "文字コード \(read)")
            : pick("read as \(read), written as \(target.rawValue)", "文字コード \(read) から \(target.rawValue) へ")
    }

    private func name(_ confidence: EncodingConfidence) -> String {
        switch confidence {
        case .stated: pick("as told", "指定")
        case .certain: pick("by its byte order mark", "バイト順マークによる")
        case .ascii: pick("ASCII only", "ASCII のみ")
        case .likely: pick("detected", "判定")
        case .guess: pick("a guess: give --encoding", "推測。--encoding で指定してください")
        }
    }

    // MARK: Counts

    func substitutionCount(_ count: Int) -> String {
        pick(self.count(count, "substitution"), "置換 \(count) 箇所")
    }

    var reversible: String {
        pick("converted back, it gives every byte", "逆変換して全バイトの一致を確認済み")
    }

    func refusedCount(_ count: Int) -> String {
        pick("\(count) cannot be made", "置換できない箇所 \(count)")
    }

    func lossCount(_ count: Int) -> String {
        pick("\(count) cannot be turned back", "元に戻せない箇所 \(count)")
    }

    // MARK: Parts

    private func words(_ utf8: [UInt8]) -> String {
        DiagnosticReport.printable(String(decoding: utf8, as: UTF8.self))
    }

    /// `81 60`
    private func words(codes: [UInt8]) -> String {
        codes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
    }

    /// `U+301C`, and the character where it can be printed.
    private func words(_ scalar: Unicode.Scalar) -> String {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        let number = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return number
        default: return "\(number) '\(scalar)'"
        }
    }
}
