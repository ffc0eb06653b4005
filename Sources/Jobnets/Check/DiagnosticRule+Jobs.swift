extension DiagnosticRule {
    /// What the parameters of one job say together.
    static let jobRules: [DiagnosticRule] = [
        .thresholdsOutOfOrder, .retryWithoutCodes, .retryNotEnabled, .retryRangeEmpty, .judgmentFileMissing,
        .transferWithoutSource, .judgmentFileUnused, .judgmentFileNeeded, .voidInStartCondition,
        .immediateEndOutside, .creationNotWatched, .wildcardInterval, .arrivalHostMissing, .logTypeMissing,
        .logTypeUnused, .attributesTooLong, .tooManyOfKey, .valueOfOtherPlatform,
    ]

    // MARK: Ends

    static let thresholdsOutOfOrder = DiagnosticRule(
        "thresholds-out-of-order",
        .error,
        "5.2.6 wth",
        Words(
            "the threshold of warnings, {0}, is not below that of errors, {1}",
            "警告終了しきい値 {0} が異常終了しきい値 {1} より小さくありません"
        ),
        Words("Give wth a smaller number than tho.", "wth には tho より小さい値を指定してください。")
    )

    static let retryWithoutCodes = DiagnosticRule(
        "retry-without-codes",
        .error,
        "5.2.6 abr",
        Words(
            "abr=y retries by return code, yet the end is judged otherwise (jd={0})",
            "abr=y は終了コードによるリトライですが、終了判定が jd={0} です"
        ),
        Words("Write jd=cod;, or remove abr=y.", "jd=cod にするか、abr=y を削除してください。")
    )

    static let retryNotEnabled = DiagnosticRule(
        "retry-not-enabled",
        .error,
        "5.2.6 abr",
        Words("{0} is for automatic retry, which is not on", "{0} は自動リトライの指定ですが、自動リトライが有効ではありません"),
        Words("Add jd=cod; and abr=y;, or remove {0}.", "jd=cod と abr=y を指定するか、{0} を削除してください。")
    )

    static let retryRangeEmpty = DiagnosticRule(
        "retry-range-empty",
        .error,
        "5.2.6 rjs",
        Words(
            "the lowest return code to retry, {0}, is above the highest, {1}",
            "リトライする終了コードの下限 {0} が上限 {1} より大きくなっています"
        ),
        Words("Exchange rjs and rje.", "rjs と rje を入れ替えてください。")
    )

    static let judgmentFileMissing = DiagnosticRule(
        "end-judgment-file-missing",
        .warning,
        "5.2.6 jdf",
        Words("jd={0} judges a file, and jdf names none", "jd={0} はファイルで判定しますが、jdf の指定がありません"),
        Words("Add jdf=\"file\";.", "jdf=\"ファイル名\"; を追加してください。")
    )

    static let transferWithoutSource = DiagnosticRule(
        "transfer-without-source",
        .error,
        "5.2.6 td",
        Words("{0} has no {1} that it belongs to", "{0} に対応する {1} がありません"),
        Words("Add {1}, or remove {0}.", "{1} を追加するか、{0} を削除してください。")
    )

    // MARK: Judgment jobs

    static let judgmentFileUnused = DiagnosticRule(
        "judgment-file-unused",
        .error,
        "5.2.8 ej",
        Words("ej={0} compares no file, yet ejf names one", "ej={0} はファイルを判定しませんが、ejf が指定されています"),
        Words("Remove ejf, or write ej=ef; or ej=nf;.", "ejf を削除するか、ej=ef または ej=nf を指定してください。")
    )

    static let judgmentFileNeeded = DiagnosticRule(
        "judgment-file-needed",
        .error,
        "5.2.8 ejf",
        Words("ej={0} looks for a file, and ejf names none", "ej={0} はファイルを判定しますが、ejf の指定がありません"),
        Words("Add ejf=\"file\";.", "ejf=\"ファイル名\"; を追加してください。")
    )

    // MARK: Event jobs

    static let voidInStartCondition = DiagnosticRule(
        "void-in-start-condition",
        .warning,
        "5.2.9 etm",
        Words("{0} means nothing for a job in a start condition", "起動条件の中のジョブでは {0} は無効です"),
        Words("Remove it.", "削除してください。")
    )

    static let immediateEndOutside = DiagnosticRule(
        "immediate-end-outside",
        .error,
        "5.2.16 etn",
        Words("etn=y is for jobs in a start condition; this one stands in none", "etn=y は起動条件の中のジョブだけに指定できます"),
        Words("Write etn=n;, or move the job.", "etn=n にするか、起動条件の中に移してください。")
    )

    static let creationNotWatched = DiagnosticRule(
        "creation-not-watched",
        .error,
        "5.2.10 flco",
        Words(
            "flco=y asks for a file that is there already, yet flwc does not watch for its creation",
            "flco=y はファイルの作成を監視する場合だけ指定できますが、flwc に c がありません"
        ),
        Words("Add c to flwc, or remove flco=y.", "flwc に c を追加するか、flco=y を削除してください。")
    )

    static let wildcardInterval = DiagnosticRule(
        "wildcard-interval",
        .error,
        "5.2.10 flwi",
        Words(
            "a name with * is watched every {0} seconds; 10 is the least",
            "「*」を含むファイル名の監視間隔が {0} 秒です。10 秒以上を指定してください"
        ),
        Words("Write flwi=10; or more, or name one file.", "flwi を 10 以上にするか、「*」を使わずに指定してください。")
    )

    static let arrivalHostMissing = DiagnosticRule(
        "arrival-host-missing",
        .error,
        "5.2.17 evsrt",
        Words("evsrt=y waits for the event to arrive, and evhst names no host", "evsrt=y で到達を確認しますが、evhst の指定がありません"),
        Words("Add evhst=\"host\";.", "evhst=\"ホスト名\"; を追加してください。")
    )

    static let logTypeMissing = DiagnosticRule(
        "log-type-missing",
        .error,
        "5.2.15 ntolg",
        Words("ntlgt=oth needs the type of log in ntolg", "ntlgt=oth ですが、ntolg の指定がありません"),
        Words("Add ntolg=\"type\";.", "ntolg=\"ログ種別\"; を追加してください。")
    )

    static let logTypeUnused = DiagnosticRule(
        "log-type-unused",
        .error,
        "5.2.15 ntolg",
        Words("ntolg is for ntlgt=oth, which is {0} here", "ntolg は ntlgt=oth の場合だけ指定できますが、ntlgt={0} です"),
        Words("Remove ntolg, or write ntlgt=oth;.", "ntolg を削除するか、ntlgt=oth にしてください。")
    )

    static let attributesTooLong = DiagnosticRule(
        "attributes-too-long",
        .error,
        "5.2.9 evwfr",
        Words(
            "all evwfr of the job have {0} bytes together; 2048 are allowed",
            "evwfr の合計が {0} バイトです。指定できるのは 2048 バイトまでです"
        ),
        Words("Remove conditions, or shorten them.", "条件を減らすか、短くしてください。")
    )

    static let tooManyOfKey = DiagnosticRule(
        "parameter-too-often",
        .error,
        "5.2.14 lffnm",
        Words("this is the {1}. {0}; {2} are allowed", "{0} の {1} 個目の指定です。指定できるのは {2} 個までです"),
        Words("Remove some, or use several jobs.", "指定を減らすか、複数のジョブに分けてください。")
    )

    // MARK: Power control

    static let valueOfOtherPlatform = DiagnosticRule(
        "value-of-other-platform",
        .error,
        "5.2.22 pwlt",
        Words("{0} is only for {1}, and the platform is {2}", "{0} は {1} の場合だけ指定できますが、{2} です"),
        Words("Choose another value, or the other platform.", "別の値にするか、プラットフォームを変更してください。")
    )
}
