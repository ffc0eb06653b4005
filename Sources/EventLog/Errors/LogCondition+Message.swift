extension LogCondition {
    /// What the row means and what to do next, in English.
    public var message: String {
        switch self {
        case .newerFormat: "a later version wrote this; read it with that version"
        case .foreignSegment: "a segment of another log; take it out of segments/"
        case .duplicatedSegment: "a segment repeats records of the one before it; take the copy out of segments/"
        case .missingSegment: "records between two segments are missing; bring the segment back from a backup"
        case .corruption:
            "synced records are damaged; everything before is readable; bring the segment back from a backup"
        case .checkpointUnreadable: "the checkpoint file is damaged; compare the log with a checkpoint kept elsewhere"
        case .checkpointMismatch:
            "the records are not those of the checkpoint: the log or the checkpoint was changed; compare with a "
                + "checkpoint kept elsewhere"
        case .checkpointAhead: "the log has fewer commits than its checkpoint: its end is missing; restore a backup"
        case .syncedTailMissing: "the log ends before a place that was synced: its end is missing; restore a backup"
        case .halfWrittenSegment: "a new segment was begun and never synced; the next writer moves it to aside/"
        case .tornTail: "the last frame is cut short and was never synced; the next writer moves it to aside/"
        case .damagedTail: "the last frames are damaged and were never synced; the next writer moves them to aside/"
        case .emptySegment: "the last segment is empty; the next writer goes on in it"
        case .unsyncedTail: "the last frames are right but not known to be synced; the next writer writes them again"
        case .notClosed: "everything is right; the log is open or was not closed"
        case .clean: "everything is right"
        case .empty: "the log has no record yet"
        }
    }

    /// What the row means and what to do next, in Japanese.
    public var messageJapanese: String {
        switch self {
        case .newerFormat: "新しいバージョンで書かれています。そのバージョンで読んでください"
        case .foreignSegment: "別のログのセグメントです。segments/ から取り除いてください"
        case .duplicatedSegment: "前のセグメントと重複しています。コピーを segments/ から取り除いてください"
        case .missingSegment: "セグメントの間のレコードがありません。バックアップから戻してください"
        case .corruption:
            "同期済みのレコードが壊れています。それより前は読めます。セグメントをバックアップから戻してください"
        case .checkpointUnreadable: "checkpoint ファイルが壊れています。別に保管したチェックポイントと比べてください"
        case .checkpointMismatch:
            "レコードがチェックポイントと一致しません。ログかチェックポイントが変更されています。"
                + "別に保管したチェックポイントと比べてください"
        case .checkpointAhead: "ログのコミット数がチェックポイントより少なく、末尾がありません。バックアップから復元してください"
        case .syncedTailMissing: "同期済みの位置より前でログが終わっています。バックアップから復元してください"
        case .halfWrittenSegment: "書きかけの新しいセグメントです。次の書き込み時に aside/ へ移されます"
        case .tornTail: "最後のフレームが途中で切れています(未同期)。次の書き込み時に aside/ へ移されます"
        case .damagedTail: "最後のフレームが壊れています(未同期)。次の書き込み時に aside/ へ移されます"
        case .emptySegment: "最後のセグメントは空です。次の書き込みはそこから続きます"
        case .unsyncedTail: "最後のフレームは正しいものの、同期済みとは確認できません。次の書き込み時に書き直されます"
        case .notClosed: "すべて正常です。ログは使用中か、閉じられていません"
        case .clean: "すべて正常です"
        case .empty: "ログにはまだレコードがありません"
        }
    }
}

extension DamageReason {
    /// What was needed and what was found, in English.
    public var message: String {
        switch self {
        case .cutShort(let needed, let found): "the frame needs \(needed) bytes and \(found) are there"
        case .notAFrame(let found): "no frame begins here (found 0x\(String(found, radix: 16)))"
        case .headerChecksum(let needed, let found): Self.checksum("header", needed, found)
        case .frameChecksum(let needed, let found): Self.checksum("frame", needed, found)
        case .brokenChain(let needed, let found): Self.checksum("previous frame's", needed, found)
        case .foreignFrame(let needed, let found): "a frame of log \(found) instead of \(needed)"
        case .unexpectedSequence(let needed, let found): "sequence \(found) instead of \(needed)"
        case .headerField(let field, let needed, let found): "header field '\(field)' is \(found), needed \(needed)"
        case .newerFormat(let version, let features): "format \(version), features 0x\(String(features, radix: 16))"
        case .decompression(let words): "LZ4 says \(words)"
        case .message(let error): "not a commit: \(error)"
        case .commitField(let field, let needed, let found): "commit field '\(field)' is \(found), needed \(needed)"
        case .missingSegment(let needed, let found): "the records \(needed) to \(found &- 1) are missing"
        case .rootMismatch(let size): "another root at \(size) commits"
        case .endsTooEarly(let needed, let found): "the log ends at \(found) instead of \(needed)"
        case .unreadableNote: "not the text that it should be"
        }
    }

    private static func checksum(_ what: String, _ needed: UInt32, _ found: UInt32) -> String {
        "the \(what) checksum is 0x\(String(found, radix: 16)), computed 0x\(String(needed, radix: 16))"
    }
}
