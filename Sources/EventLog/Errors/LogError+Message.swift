import Glibc

extension LogError: CustomStringConvertible {
    public var description: String { message }

    /// What happened, where, and what to do next, in English.
    public var message: String {
        switch self {
        case .emptyCommit: "a commit needs at least one record"
        case .recordTooLarge(let index, let count, let limit):
            "record \(index) has \(count) bytes; the limit is \(limit): store large content as evidence"
        case .commitTooLarge(let count, let limit): "the commit has \(count) of at most \(limit): append it in parts"
        case .invalidPayload(let index, let error):
            "the payload of record \(index) is not protobuf fields from number 16: \(error)"
        case .invalidStreamName(let name):
            "'\(name.prefix(80))' is no stream name: 1 to \(Limits.streamNameByteCount) bytes"
        case .invalidProducer(let count):
            "a producer id of \(count) bytes: it needs 1 to \(Limits.producerIDByteCount)"
        case .invalidCause(let index): "the cause of record \(index) is not an earlier record"
        case .timeOutOfRange(let index): "the time of record \(index) is too far from the commit's other times"
        case .tooManyStreams(let limit): "the log has \(limit) streams, the most it can have"
        case .tooManyExpectations(let count, let limit): "\(count) expected positions; the limit is \(limit)"
        case .invalidOption(let name): "the option \(name) is out of its range"
        case .closed: "the log was closed; open it again"
        case .unexpectedPosition(let stream, let expected, let found):
            "stream '\(stream)' has \(found) records, expected \(expected.words): read it again and decide anew"
        case .producerNumberReused(let number, let place):
            "producer number \(number) is stored at \(place) with other records: use a new number"
        case .producerNumberTooOld(let number, let last):
            "producer number \(number) is older than what is remembered (last \(last)): look in the log for it"
        case .noSuchRecord(let sequence, let end?):
            "there is no record \(sequence): the log ends before \(end); see lockstep log stat"
        case .noSuchRecord(let sequence, nil):
            "record \(sequence) is newer than the checkpoint: sign a newer one with LOCKSTEP_KEY set"
        case .folderNotEmpty(let path): "\(path) is not empty: name a new folder"
        case .lockedByOther(let path, let process):
            "\(path) is being written by another process\(process.map { " (\($0))" } ?? ""): wait for it, or use --wait"
        case .full(let file, let code):
            "no room for \(file) (\(Self.words(code))): everything acknowledged is kept; make room and try again"
        case .system(let operation, let file, let code): "cannot \(operation) \(file): \(Self.words(code))"
        case .writerFailed(let operation, let file, let code):
            "the writer stopped, since it could not \(operation) \(file) (\(Self.words(code))): check the disk, then "
                + "open the log again; the last commit may or may not be stored"
        case .noSuchLog(let path): "there is no log at \(path): read captures into it, or name another with --log"
        case .notALog(let path): "\(path) is not a log: name a log's folder, or one that does not exist yet"
        case .formatTooNew(let place, let version, let features):
            "\(place): format \(version) with features 0x\(String(features, radix: 16)) is newer than this version reads: "
                + "use a newer one"
        case .damaged(let condition, let place, let reason):
            "\(place): \(condition.rawValue): \(reason.message); \(condition.message)"
        case .evidenceTooLarge, .invalidPrivateName, .privateTooLarge, .privateTaken, .evidenceMissing,
            .evidenceDamaged, .evidenceStray, .privateMissing:
            evidenceMessage
        }
    }

    /// What happened, where, and what to do next, in Japanese.
    public var messageJapanese: String {
        switch self {
        case .emptyCommit: "コミットには1件以上のレコードが必要です"
        case .recordTooLarge(let index, let count, let limit):
            "レコード \(index) は \(count) バイトで、上限 \(limit) を超えています。大きな内容は証跡として保存してください"
        case .commitTooLarge(let count, let limit): "コミットは \(count) で、上限 \(limit) を超えています。分けて追加してください"
        case .invalidPayload(let index, let error):
            "レコード \(index) のペイロードは 16 番以上の protobuf フィールドではありません: \(error)"
        case .invalidStreamName(let name):
            "'\(name.prefix(80))' はストリーム名に使えません(1〜\(Limits.streamNameByteCount) バイト)"
        case .invalidProducer(let count):
            "プロデューサー ID が \(count) バイトです(1〜\(Limits.producerIDByteCount) バイト)"
        case .invalidCause(let index): "レコード \(index) の原因が、それより前のレコードではありません"
        case .timeOutOfRange(let index): "レコード \(index) の時刻がコミット内の他の時刻から離れすぎています"
        case .tooManyStreams(let limit): "ストリーム数が上限 \(limit) に達しています"
        case .tooManyExpectations(let count, let limit): "期待位置が \(count) 件で、上限 \(limit) を超えています"
        case .invalidOption(let name): "オプション \(name) の値が範囲外です"
        case .closed: "ログは閉じられています。開き直してください"
        case .unexpectedPosition(let stream, let expected, let found):
            "ストリーム '\(stream)' のレコードは \(found) 件で、期待 \(expected.words) と違います。読み直して判断し直してください"
        case .producerNumberReused(let number, let place):
            "プロデューサー番号 \(number) は別の内容で \(place) に保存済みです。新しい番号を使ってください"
        case .producerNumberTooOld(let number, let last):
            "プロデューサー番号 \(number) は記憶している範囲より古い番号です(最新 \(last))。ログを確認してください"
        case .noSuchRecord(let sequence, let end?):
            "レコード \(sequence) はありません。ログは \(end) の手前までです。lockstep log stat で確認してください"
        case .noSuchRecord(let sequence, nil):
            "レコード \(sequence) はチェックポイントより新しいものです。LOCKSTEP_KEY を設定して新しく署名してください"
        case .folderNotEmpty(let path): "\(path) は空ではありません。新しいフォルダ名を指定してください"
        case .lockedByOther(let path, let process):
            "\(path) は別のプロセス\(process.map { " (\($0))" } ?? "")が書き込み中です。終了を待つか --wait を使ってください"
        case .full(let file, let code):
            "\(file) を書く空きがありません(\(Self.words(code)))。確認済みの内容は保たれています。空きを作って再試行してください"
        case .system(let operation, let file, let code): "\(file): \(operation) に失敗しました: \(Self.words(code))"
        case .writerFailed(let operation, let file, let code):
            "\(file) の \(operation) に失敗したため書き込みを停止しました(\(Self.words(code)))。ディスクを確認してログを開き直してください。"
                + "最後のコミットは保存されていない可能性があります"
        case .noSuchLog(let path): "\(path) にログがありません。キャプチャを読み込むか、--log で別のログを指定してください"
        case .notALog(let path): "\(path) はログではありません。ログのフォルダか、まだ存在しない名前を指定してください"
        case .formatTooNew(let place, let version, let features):
            "\(place.file) の \(place.offset) バイト目: 形式 \(version)(機能 0x\(String(features, radix: 16)))は新しすぎます。"
                + "新しいバージョンを使ってください"
        case .damaged(let condition, let place, let reason):
            "\(place.file) の \(place.offset) バイト目: \(condition.rawValue): \(condition.messageJapanese)(\(reason.message))"
        case .evidenceTooLarge, .invalidPrivateName, .privateTooLarge, .privateTaken, .evidenceMissing,
            .evidenceDamaged, .evidenceStray, .privateMissing:
            evidenceMessageJapanese
        }
    }

    /// The operating system's words for an error number.
    private static func words(_ code: Int32) -> String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        // `strerror` returns a terminated string, which is copied at once.
        return unsafe String(cString: text)
    }
}

extension ExpectedPosition {
    var words: String {
        switch self {
        case .any: "any"
        case .none: "none"
        case .exactly(let count): String(count)
        }
    }
}
