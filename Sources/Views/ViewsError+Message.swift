extension ViewsError: CustomStringConvertible {
    public var description: String { message }

    /// What is wrong, where, and what to do next, in English.
    public var message: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "\(path) cannot be opened: \(reason). Check the folder and its permissions, then try again."
        case .notADatabase(let path):
            "\(path) is no SQLite database. Views are made from the log alone: move the file away, then run "
                + "'lockstep views rebuild'."
        case .notViews(let path):
            "\(path) is a SQLite database of another program; nothing in it was changed. Name another file."
        case .damaged(let path, let reason):
            "\(path) is damaged: \(reason). Views are made from the log alone: move the file away, then run "
                + "'lockstep views rebuild'."
        case .busy(let path):
            "\(path) is in use by another process. Close the program that reads or writes it, then try again."
        case .readOnly(let path):
            "\(path) may not be written. Check its permissions and those of its folder, then try again."
        case .full(let path):
            "there is no room for \(path); the views are as they were. Make room, then try again."
        case .failed(let path, let code, let reason):
            "SQLite refused \(path) (code \(code): \(reason)); the views are as they were. Run 'lockstep views rebuild'."
        case .notAContinuation(let stored, let given):
            "the views hold \(stored.words), and the log is at \(given.words), which does not continue it. Run "
                + "'lockstep views rebuild'."
        case .beyondCheckpoint(let pair, let sequence, let end):
            "event \(sequence) of pair \(pair) lies behind the checkpoint, which ends before \(end). Read the log up to "
                + "the checkpoint, then try again."
        case .runBeyondCheckpoint(let run, let sequence, let end):
            "event \(sequence) of the upgrade run \(run) lies behind the checkpoint, which ends before \(end). Read the log "
                + "up to the checkpoint, then try again."
        case .pairTwice(let pair):
            "pair \(pair) has two recordings. Give one recording for each pair."
        case .runTwice(let run):
            "the upgrade run \(run) has two records. Give one record for each run."
        case .otherOptions(let pairs):
            "the measurements of \(pairs.joined(separator: ", ")) were made with another budget or clock offset. Run "
                + "'lockstep views rebuild'."
        case .numberTooLarge(let name, let number):
            "\(name) \(number) is larger than SQLite can hold (\(Int64.max)). Check the log with 'lockstep log verify'."
        }
    }

    /// The same in Japanese.
    public var messageInJapanese: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "\(path) を開けません: \(reason)。フォルダーとその権限を確認してから、もう一度実行してください。"
        case .notADatabase(let path):
            "\(path) は SQLite データベースではありません。ビューはログだけから作り直せます。ファイルを別の場所に移してから "
                + "'lockstep views rebuild' を実行してください。"
        case .notViews(let path):
            "\(path) は別のプログラムの SQLite データベースです。内容は変更していません。別のファイルを指定してください。"
        case .damaged(let path, let reason):
            "\(path) が壊れています: \(reason)。ビューはログだけから作り直せます。ファイルを別の場所に移してから "
                + "'lockstep views rebuild' を実行してください。"
        case .busy(let path):
            "\(path) は別のプロセスが使用中です。読み書きしているプログラムを終了してから、もう一度実行してください。"
        case .readOnly(let path):
            "\(path) に書き込めません。ファイルとフォルダーの権限を確認してから、もう一度実行してください。"
        case .full(let path):
            "\(path) を書き込む空き容量がありません。ビューは以前のままです。空き容量を確保してから、もう一度実行してください。"
        case .failed(let path, let code, let reason):
            "SQLite が \(path) を処理できません (コード \(code): \(reason))。ビューは以前のままです。"
                + "'lockstep views rebuild' を実行してください。"
        case .notAContinuation(let stored, let given):
            "ビューの内容は \(stored.words)、ログの現在位置は \(given.words) で、続きになっていません。"
                + "'lockstep views rebuild' を実行してください。"
        case .beyondCheckpoint(let pair, let sequence, let end):
            "ペア \(pair) のイベント \(sequence) は、\(end) の手前で終わるチェックポイントより後にあります。"
                + "チェックポイントまでのログを読み取ってから、もう一度実行してください。"
        case .runBeyondCheckpoint(let run, let sequence, let end):
            "アップグレード実行 \(run) のイベント \(sequence) は、\(end) の手前で終わるチェックポイントより後にあります。"
                + "チェックポイントまでのログを読み取ってから、もう一度実行してください。"
        case .pairTwice(let pair):
            "ペア \(pair) の記録が 2 つあります。ペアごとに 1 つの記録を渡してください。"
        case .runTwice(let run):
            "アップグレード実行 \(run) の記録が 2 つあります。実行ごとに 1 つの記録を渡してください。"
        case .otherOptions(let pairs):
            "\(pairs.joined(separator: "、")) の測定値は、別の基準値または時計のずれで作られています。"
                + "'lockstep views rebuild' を実行してください。"
        case .numberTooLarge(let name, let number):
            "\(name) \(number) は SQLite で扱える上限 (\(Int64.max)) を超えています。"
                + "'lockstep log verify' でログを検査してください。"
        }
    }
}

extension ViewsCheckpoint {
    /// `log 0f0e…, sequence 1500, 3 commits`, enough to tell two checkpoints apart.
    fileprivate var words: String {
        "log \(logID.prefix(8)), sequence \(endSequence), \(treeSize) commits, root \(root.prefix(8))"
    }
}
