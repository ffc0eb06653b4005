// The rules of parameters, in the order that their areas come in. Where one rule stands for many parameters, a diagnostic
// names the place of its own.
extension DiagnosticRule {
    static let parameterRules: [DiagnosticRule] = [
        .valueForm, .valueOutOfRange, .valueChoice, .valueLength, .valueUnquoted, .valueQuoted, .valueBlank,
        .noSuchDate, .notFullName, .fullNameStart, .fullNamePart, .fullNameEnd, .strayHash, .textBehindItem,
        .unclosedParenthesis, .commentLength, .unitNameLength, .unitNameSlash, .permissionMode, .ownerLength,
        .ownerSpelling, .resourceGroup, .fullNameTooLong, .missingUnitType, .unknownUnitType, .severalUnitTypes,
        .startConditionName, .conditionOfOtherType, .unknownParameter, .upperCaseKey, .parameterOfOtherUnit,
        .repeatedParameter, .undefinedNumber, .zeroNumber, .undefinedWithRules, .startDatesTooMany,
        .duplicateRuleNumber, .ruleWithoutStartDate, .upperRuleOfRoot, .weekCycleOfCountedDays, .shiftNumberVoid,
        .monitoringIncomplete, .monitoringVoid, .delayOfUpperOnRoot, .dependsWithStartDate, .dependenceNotTold,
        .rootOnly, .nestedOnly, .holdOfNested, .holdWithConcurrentRuns, .connectionNotControlled,
        .connectionNotBetweenServices, .planningGroupOnly, .priorityToldTwice, .remoteWithoutManager,
        .managerOfLocalJobnet, .waitedUnitsTooMany, .calendarContradiction, .scheduleNeverRuns(.several),
        .upperWithoutSchedule, .calendarFileUnit, .calendarFileParameter,
    ]

    /// Why a value cannot be taken apart.
    static func valueProblem(_ kind: ValueProblem.Kind) -> DiagnosticRule {
        switch kind {
        case .strayHash: .strayHash
        case .unterminatedQuote: .syntax(.unterminatedQuote)
        case .textBehindItem: .textBehindItem
        case .unclosedParenthesis: .unclosedParenthesis
        }
    }

    // MARK: Values. The first argument is the parameter's key.

    static let valueForm = DiagnosticRule(
        "value-form",
        .error,
        "5.2",
        Words("{0}={1} is not of the form that {0} has", "{0}={1} は {0} の形式ではありません"),
        Words("Write {0}={2};.", "{0}={2}; の形で記述してください。")
    )

    static let valueOutOfRange = DiagnosticRule(
        "value-out-of-range",
        .error,
        "5.2",
        Words("{0}: {1} is {2}, and may be {3} to {4}", "{0}: {1} の値は {2} ですが、指定できる値は {3}〜{4} です"),
        Words("Write a number from {3} to {4}.", "{3}〜{4} の値を指定してください。")
    )

    static let valueChoice = DiagnosticRule(
        "value-choice",
        .error,
        "5.2",
        Words("{0}: '{1}' is none of {2}", "{0}: 「{1}」は指定できません (指定できる値: {2})"),
        Words("Write one of {2}.", "{2} のどれかを指定してください。")
    )

    static let valueLength = DiagnosticRule(
        "value-length",
        .error,
        "5.2",
        Words("{0} has {1} bytes, and may have {2} to {3}", "{0} は {1} バイトですが、指定できる長さは {2}〜{3} バイトです"),
        Words("Use a text of {2} to {3} bytes.", "{2}〜{3} バイトで指定してください。")
    )

    static let valueUnquoted = DiagnosticRule(
        "value-unquoted",
        .warning,
        "5.2",
        Words("{0}: {1} stands without quotation marks", "{0}: {1} が「\"」で囲まれていません"),
        Words(
            "Put it in quotation marks; inside, write #\" for a quotation mark and ## for a hash.",
            "「\"」で囲んでください。中の「\"」は「#\"」,「#」は「##」と記述します。"
        )
    )

    static let valueQuoted = DiagnosticRule(
        "value-quoted",
        .warning,
        "5.2",
        Words("{0}: {1} stands in quotation marks, which the form does not have", "{0}: {1} が「\"」で囲まれていますが、形式にはありません"),
        Words("Write it without quotation marks.", "「\"」を付けずに記述してください。")
    )

    static let valueBlank = DiagnosticRule(
        "value-blank",
        .error,
        "5.2.4 nchn (479)",
        Words("{0}: {1} holds a blank, a tab or a line end", "{0}: {1} に半角スペース、タブ文字または改行文字が含まれています"),
        Words("Remove it.", "削除してください。")
    )

    static let noSuchDate = DiagnosticRule(
        "no-such-date",
        .error,
        "5.2",
        Words("{0}: there is no {1}", "{0}: {1} という日付はありません"),
        Words("Write a day that the month has.", "その月にある日を指定してください。")
    )

    static let notFullName = DiagnosticRule(
        "not-full-name",
        .warning,
        "5.2",
        Words("{0}: {1} is no full name of a unit", "{0}: {1} はユニット完全名ではありません"),
        Words("Write all names from the root on: /group/jobnet.", "/グループ名/ジョブネット名 のように、最上位からの完全名を記述してください。")
    )

    static let fullNameStart = DiagnosticRule(
        "full-name-start",
        .error,
        "5.2.4 ncn (445)",
        Words("{0}: {1} does not begin with '/'", "{0}: {1} が「/」で始まっていません"),
        Words("Write the connector's full name: /group/jobnet/connector.", "ジョブネットコネクタのユニット完全名を記述してください。")
    )

    static let fullNamePart = DiagnosticRule(
        "full-name-part",
        .error,
        "5.2.4 ncn (447)",
        Words(
            "{0}: '{1}' has {2} bytes, and a name between two '/' may have 30",
            "{0}: 「/」と「/」の間の「{1}」が {2} バイトです (最大 30 バイト)"
        ),
        Words("Correct the name.", "ユニット名を確認してください。")
    )

    static let fullNameEnd = DiagnosticRule(
        "full-name-end",
        .error,
        "5.2.4 ncn (449)",
        Words("{0}: {1} ends with '/'", "{0}: {1} が「/」で終わっています"),
        Words("Remove the '/' at the end, or add the connector's name.", "末尾の「/」を削除するか、ジョブネットコネクタ名を追加してください。")
    )

    static let strayHash = DiagnosticRule(
        "stray-hash",
        .error,
        "5.2.4 rh (391)",
        Words("{0}: a hash stands before neither a quotation mark nor a hash", "{0}: 「#」のあとが「\"」でも「#」でもありません"),
        Words("Write ## for a hash.", "「#」は「##」と記述してください。")
    )

    static let textBehindItem = DiagnosticRule(
        "text-behind-item",
        .error,
        "5.2",
        Words("{0}: text follows a closing quotation mark or parenthesis", "{0}: 閉じる「\"」または「)」のあとに文字があります"),
        Words("Remove it, or put a comma before it.", "削除するか、前に「,」を記述してください。")
    )

    static let unclosedParenthesis = DiagnosticRule(
        "unclosed-parenthesis",
        .error,
        "5.2",
        Words("{0}: no ')' follows this '('", "{0}: 「(」に対応する「)」がありません"),
        Words("Add ')'.", "「)」を追加してください。")
    )

    static let commentLength = DiagnosticRule(
        "comment-length",
        .warning,
        "5.2.2 cm",
        Words("the comment has {1} bytes; the windows take 80", "コメントが {1} バイトです。画面で指定できるのは 80 バイトまでです"),
        Words("Shorten it.", "短くしてください。")
    )

    // MARK: Units

    static let unitNameLength = DiagnosticRule(
        "unit-name-length",
        .error,
        "5.1.1",
        Words("the unit's name has {0} bytes, and may have 1 to 30", "ユニット名は {0} バイトですが、指定できる長さは 1〜30 バイトです"),
        Words("Use a name of 1 to 30 bytes.", "1〜30 バイトの名称にしてください。")
    )

    static let unitNameSlash = DiagnosticRule(
        "unit-name-slash",
        .error,
        "5.1.1",
        Words("the unit's name {0} holds '/'", "ユニット名 {0} に「/」が含まれています"),
        Words("Remove it: '/' separates the names of a full name.", "削除してください。「/」は完全名の区切りです。")
    )

    static let permissionMode = DiagnosticRule(
        "permission-mode",
        .error,
        "5.1.1",
        Words("the permission mode {0} is not four octal digits", "許可モード {0} は 4 けたの 8 進数ではありません"),
        Words("Write four digits from 0 to 7, or leave it empty.", "0〜7 の 4 けたを指定するか、省略してください。")
    )

    static let ownerLength = DiagnosticRule(
        "owner-length",
        .error,
        "5.1.1",
        Words("the JP1 user's name has {0} bytes, and may have 1 to 30", "JP1 ユーザー名は {0} バイトですが、指定できる長さは 1〜30 バイトです"),
        Words("Use a name of 1 to 30 bytes, or leave it empty.", "1〜30 バイトで指定するか、省略してください。")
    )

    static let ownerSpelling = DiagnosticRule(
        "owner-spelling",
        .warning,
        "5.1.1",
        Words(
            "the JP1 user {0} looks like {1}, which owns more units of this file",
            "JP1 ユーザー名 {0} は、このファイルでより多く使われている {1} に似ています"
        ),
        Words("Write {1}, if that is meant.", "{1} の誤りでないか確認してください。")
    )

    static let resourceGroup = DiagnosticRule(
        "resource-group",
        .error,
        "5.1.1",
        Words(
            "the resource group {0} is not 1 to 63 letters, digits and underscores",
            "資源グループ名 {0} は 1〜63 バイトの英数字および「_」ではありません"
        ),
        Words("Use letters, digits and underscores of ASCII.", "半角の英数字および「_」で指定してください。")
    )

    static let fullNameTooLong = DiagnosticRule(
        "full-name-too-long",
        .error,
        "5.2.4 jc (383)",
        Words(
            "the unit's full name has {0} bytes; parameters can name 930",
            "ユニット完全名が {0} バイトです。パラメーターで指定できるのは 930 バイトまでです"
        ),
        Words("Shorten a name on the way, or nest less deep.", "途中のユニット名を短くするか、階層を浅くしてください。")
    )

    static let missingUnitType = DiagnosticRule(
        "missing-unit-type",
        .error,
        "5.2.2 ty",
        Words("the unit has no type", "ユニット種別 (ty) がありません"),
        Words("Add ty=…;.", "ty=…; を追加してください。")
    )

    static let unknownUnitType = DiagnosticRule(
        "unknown-unit-type",
        .error,
        "5.2.2 ty",
        Words("there is no unit type '{1}'", "ユニット種別「{1}」はありません"),
        Words(
            "Write a type of the manual, such as g, n, j or pj; a unit of a later version cannot be checked.",
            "g, n, j, pj など、マニュアルにあるユニット種別を指定してください。新しい版のユニットは検査できません。"
        )
    )

    static let severalUnitTypes = DiagnosticRule(
        "several-unit-types",
        .error,
        "5.2.2 ty",
        Words("the unit has two types, {0} and {1}; it is read as {1}", "ユニット種別が {0} と {1} の 2 種類あります。{1} として読みました"),
        Words("Keep one of them.", "どちらか一つにしてください。")
    )

    static let startConditionName = DiagnosticRule(
        "start-condition-name",
        .error,
        "5.2",
        Words("a start condition is named .CONDITION, this one {0}", "起動条件のユニット名は .CONDITION ですが、{0} になっています"),
        Words("Name it .CONDITION.", "ユニット名を .CONDITION にしてください。")
    )

    static let conditionOfOtherType = DiagnosticRule(
        "condition-of-other-type",
        .error,
        "5.2",
        Words(
            "the name .CONDITION belongs to a start condition (ty=rc), and this unit is {0}",
            "ユニット名 .CONDITION は起動条件 (ty=rc) の名称ですが、このユニットの種別は {0} です"
        ),
        Words("Write ty=rc;, or give it another name.", "ty=rc; とするか、別の名称にしてください。")
    )

    // MARK: Parameters of a unit

    static let unknownParameter = DiagnosticRule(
        "unknown-parameter",
        .warning,
        "5.2",
        Words("the manual knows no parameter '{0}'", "「{0}」というパラメーターはマニュアルにありません"),
        Words(
            "Correct its key; one of a later version is kept as it is.",
            "パラメーター名を確認してください。新しい版のパラメーターはそのまま残します。"
        )
    )

    static let upperCaseKey = DiagnosticRule(
        "upper-case-key",
        .error,
        "5.2",
        Words("parameters are written in lower case: '{0}' is not one", "パラメーター名は小文字です。「{0}」はパラメーターではありません"),
        Words("Write {1}.", "{1} と記述してください。")
    )

    static let parameterOfOtherUnit = DiagnosticRule(
        "parameter-of-other-unit",
        .warning,
        "5.2",
        Words("units of type {1} have no '{0}'; it belongs to {2}", "種別 {1} のユニットに「{0}」はありません (指定できる種別: {2})"),
        Words("Remove it, or correct the unit's type.", "削除するか、ユニット種別を確認してください。")
    )

    static let repeatedParameter = DiagnosticRule(
        "repeated-parameter",
        .warning,
        "5.2",
        Words(
            "{0} stands more than once in this unit, and the manual does not say which one counts",
            "{0} が同じユニットに複数あります。どれが有効になるかはマニュアルに書かれていません"
        ),
        Words("Keep one of them.", "一つだけにしてください。")
    )

    // MARK: Schedules

    static let undefinedNumber = DiagnosticRule(
        "undefined-number",
        .error,
        "5.2.4 sd (123)",
        Words("sd: ud is written with the rule number 0", "sd: ud のルール番号には必ず 0 を指定します"),
        Words("Write sd=0,ud;.", "sd=0,ud; と記述してください。")
    )

    static let zeroNumber = DiagnosticRule(
        "zero-number",
        .error,
        "5.2.4 sd (123)",
        Words("sd: the rule number 0 belongs to ud alone", "sd: ルール番号 0 は ud だけに指定できます"),
        Words("Write a number from 1 to 144.", "1〜144 のルール番号を指定してください。")
    )

    static let undefinedWithRules = DiagnosticRule(
        "undefined-with-rules",
        .error,
        "5.2.4 sd (123)",
        Words(
            "sd=0,ud leaves the whole schedule undefined, and another sd defines a part of it",
            "sd=0,ud はスケジュールをすべて未定義にしますが、ほかの sd が定義されています"
        ),
        Words("Keep sd=0,ud or the others.", "sd=0,ud か、ほかの sd のどちらかにしてください。")
    )

    static let startDatesTooMany = DiagnosticRule(
        "start-dates-too-many",
        .error,
        "5.2.4 sd (57)",
        Words("the jobnet has {0} start dates, and may have 144", "実行開始日が {0} 個ありますが、定義できるのは 144 個までです"),
        Words("Remove start dates, or divide the jobnet.", "実行開始日を減らすか、ジョブネットを分割してください。")
    )

    static let duplicateRuleNumber = DiagnosticRule(
        "duplicate-rule-number",
        .error,
        "5.2.4 sd (59)",
        Words("{0} says two different things of rule {1}", "ルール番号 {1} の {0} が 2 種類あります"),
        Words("Number them differently, or keep one.", "ルール番号を変えるか、一つだけにしてください。")
    )

    static let ruleWithoutStartDate = DiagnosticRule(
        "rule-without-start-date",
        .warning,
        "5.2.4 sd (61)",
        Words("{0} belongs to rule {1}, which no sd has: it says nothing", "{0} のルール番号 {1} に対応する sd がありません"),
        Words("Correct the number, or add sd={1},…;.", "ルール番号を確認するか、sd={1},…; を追加してください。")
    )

    static let upperRuleOfRoot = DiagnosticRule(
        "upper-rule-of-root",
        .warning,
        "5.2.4 ln (175)",
        Words("ln says nothing on a root jobnet", "ルートジョブネットの ln は無視されます"),
        Words("Remove it.", "削除してください。")
    )

    static let weekCycleOfCountedDays = DiagnosticRule(
        "week-cycle-of-counted-days",
        .warning,
        "5.2.4 cy (193)",
        Words(
            "rule {0} counts open or closed days, where a cycle of weeks may not be told: {1} weeks are taken as {2} such days",
            "ルール番号 {0} は運用日または休業日の指定なので、週単位の処理サイクルは指定できません。{1} 週は {2} 運用日 (休業日) として算出されます"
        ),
        Words("Tell the cycle in days: {3}.", "日単位で指定してください: {3}")
    )

    static let shiftNumberVoid = DiagnosticRule(
        "shift-number-void",
        .note,
        "5.2.4 cftd (263)",
        Words("cftd={1} has no use for {2}", "cftd={1} では {2} の指定は無効です"),
        Words("Leave the number out.", "省略してください。")
    )

    static let monitoringIncomplete = DiagnosticRule(
        "monitoring-incomplete",
        .warning,
        "5.2.4 wt (221)",
        Words(
            "rule {1} has {0} without {2}: the start condition is not used",
            "ルール番号 {1} に {0} がありますが {2} がないため、起動条件は使用されません"
        ),
        Words("Add {2}={1},…;: the two are told together.", "{2}={1},…; を追加してください (同時に指定します)。")
    )

    static let monitoringVoid = DiagnosticRule(
        "monitoring-void",
        .warning,
        "5.2.4 wt (225)",
        Words("{0}=no of rule {1} makes its {2} void", "ルール番号 {1} の {0}=no によって {2} の指定は無効になります"),
        Words("Write no for both, or for neither.", "両方とも no にするか、どちらにも no 以外を指定してください。")
    )

    static let delayOfUpperOnRoot = DiagnosticRule(
        "delay-of-upper-on-root",
        .note,
        "5.2.4 sy (147)",
        Words(
            "{0}: on a root jobnet M, U and C all count from its own start",
            "{0}: ルートジョブネットでは M, U, C のどれも自ジョブネットの実行開始時刻からの相対分です"
        ),
        Words("Write C.", "C と記述できます。")
    )

    static let dependsWithStartDate = DiagnosticRule(
        "depends-with-start-date",
        .error,
        "5.2.4 de (359)",
        Words(
            "de=y follows the upper jobnet's schedule, and cannot stand together with sd",
            "de=y (上位ジョブネットのスケジュールに依存する) と sd は同時に指定できません"
        ),
        Words("Remove sd, or write de=n;.", "sd を削除するか、de=n; としてください。")
    )

    static let dependenceNotTold = DiagnosticRule(
        "dependence-not-told",
        .warning,
        "5.2.4 de (355)",
        Words(
            "a nested jobnet with sd and without de: de=y is assumed, which cannot stand together with sd",
            "ネストジョブネットに sd があり de がありません。de=y が仮定されますが、de=y と sd は同時に指定できません"
        ),
        Words(
            "Write de=n; for the jobnet's own schedule, or remove sd.",
            "独自のスケジュールにする場合は de=n; を追加してください。そうでない場合は sd を削除してください。"
        )
    )

    // MARK: Where a parameter may stand, and with what

    static let rootOnly = DiagnosticRule(
        "root-only-parameter",
        .error,
        "5.2.4 rg (281)",
        Words("{0} may stand in a root jobnet only", "{0} はルートジョブネットだけに指定できます"),
        Words("Move it to the root jobnet.", "ルートジョブネットに移してください。")
    )

    static let nestedOnly = DiagnosticRule(
        "nested-only-parameter",
        .error,
        "5.2.4 de (357)",
        Words("{0} may not stand in a root jobnet", "{0} はルートジョブネットには指定できません"),
        Words("Remove it.", "削除してください。")
    )

    static let holdOfNested = DiagnosticRule(
        "hold-of-nested",
        .warning,
        "5.2.4 ha (329)",
        Words("ha={0} on a nested jobnet is taken as ha=n", "ネストジョブネットの ha={0} は ha=n と仮定されます"),
        Words("Write ha=n; or ha=y;.", "ha=n; または ha=y; としてください。")
    )

    static let holdWithConcurrentRuns = DiagnosticRule(
        "hold-with-concurrent-runs",
        .error,
        "5.2.4 ha (333)",
        Words("ha={0} cannot stand together with mp=y", "ha={0} と mp=y は同時に指定できません"),
        Words("Remove one of them.", "どちらかを削除してください。")
    )

    static let connectionNotControlled = DiagnosticRule(
        "connection-not-controlled",
        .error,
        "5.2.4 ncn (451)",
        Words("{0} needs ncl=y", "{0} を指定するには ncl=y が必要です"),
        Words("Add ncl=y;, or remove {0}.", "ncl=y; を追加するか、{0} を削除してください。")
    )

    static let connectionNotBetweenServices = DiagnosticRule(
        "connection-not-between-services",
        .error,
        "5.2.4 nchn (481)",
        Words("{0} needs ncex=y", "{0} を指定するには ncex=y が必要です"),
        Words("Add ncex=y;, or remove {0}.", "ncex=y; を追加するか、{0} を削除してください。")
    )

    static let planningGroupOnly = DiagnosticRule(
        "planning-group-only",
        .warning,
        "5.2.3 gty",
        Words("{0} is for planning groups, and this group has not gty=p", "{0} はプランニンググループの指定ですが、gty=p がありません"),
        Words("Add gty=p;, or remove {0}.", "gty=p; を追加するか、{0} を削除してください。")
    )

    static let priorityToldTwice = DiagnosticRule(
        "priority-told-twice",
        .note,
        "5.2.4 pr (289)",
        Words("pr and ni both stand here; the later one, {0}, counts", "pr と ni が両方あります。あとの {0} が有効です"),
        Words("Keep {0} alone.", "{0} だけにしてください。")
    )

    static let remoteWithoutManager = DiagnosticRule(
        "remote-without-manager",
        .error,
        "5.2.4 rh (389)",
        Words("a remote jobnet without rh ends with KAVS0289-E", "rh のないリモートジョブネットは KAVS0289-E が出力されエラーになります"),
        Words("Add rh=\"host\";.", "rh=\"ホスト名\"; を追加してください。")
    )

    static let managerOfLocalJobnet = DiagnosticRule(
        "manager-of-local-jobnet",
        .warning,
        "5.2.4 rh (387)",
        Words(
            "rh is the manager host of a remote jobnet, and this one is not remote",
            "rh はリモートジョブネットの実行先ですが、このユニットはリモートジョブネットではありません"
        ),
        Words("Remove it, or write ty=rm;.", "削除するか、ty=rm; としてください。")
    )

    static let waitedUnitsTooMany = DiagnosticRule(
        "waited-units-too-many",
        .error,
        "5.2.4 eun (515)",
        Words("{0} units are waited for, and 32 may be", "待ち合わせ対象ユニットが {0} 個ありますが、指定できるのは 32 個までです"),
        Words("Remove some.", "減らしてください。")
    )

    // MARK: Schedules that never run

    /// One rule, whose words tell the reason.
    static func scheduleNeverRuns(_ reason: NeverRunCheck.Reason) -> DiagnosticRule {
        let words = words(reason)
        return DiagnosticRule(
            "schedule-never-runs",
            .warning,
            "5.2.4 sd (57)",
            Words(
                "'{0}' never runs, whatever the day of registration" + words.english,
                "「{0}」は、どの日に実行登録しても実行予定がありません" + words.japanese
            ),
            Words(
                "Check the start date, the parameters with its number, and the calendar; write sd=0,ud; for a jobnet that shall not be scheduled.",
                "実行開始日と同じ番号のパラメーター、およびカレンダーを確認してください。スケジュールしない場合は sd=0,ud; としてください。"
            )
        )
    }

    /// A second part of the sentence.
    private static func words(_ reason: NeverRunCheck.Reason) -> Words {
        switch reason {
        case .closed:
            Words(
                ": its days are all closed, and sh is ca or not told",
                " (対象日がすべて休業日で、sh が ca または指定なしのため)"
            )
        case .noSubstitute:
            Words(": no open day lies within shd of its days", " (対象日から shd の日数以内に運用日がないため)")
        case .beyondGrace:
            Words(": the open day that cftd asks for lies beyond its grace", " (cftd の猶予日数以内に該当する運用日がないため)")
        case .expired:
            Words(": its days all lie after ed", " (対象日がすべて有効期限 ed のあとのため)")
        case .outsideYears:
            Words(": its days lie in years that no schedule has", " (対象日の年がスケジュールできる範囲の外のため)")
        case .lacking:
            Words(": no month has such a day", " (該当する日がどの月にもないため)")
        case .notLinked:
            Words(
                ": its days are none on which the upper jobnet runs by the rule of ln, or of the same number",
                " (対象日に、ln または同じ番号のルールによる上位ジョブネットの実行予定がないため)"
            )
        case .upperLacksRule:
            Words(
                ": the upper jobnet has no rule of the number that ln or the rule itself has",
                " (ln または自身のルール番号が上位ジョブネットにないため)"
            )
        case .several: Words("", "")
        }
    }

    // MARK: Calendars

    static let calendarContradiction = DiagnosticRule(
        "calendar-contradiction",
        .warning,
        "5.2.3 op",
        Words(
            "{0} is told both open and closed; the later one, {1}, is taken",
            "{0} に op と cl の両方が指定されています。あとの {1} を採用しました"
        ),
        Words("Keep one of them.", "どちらか一つにしてください。")
    )

    static let upperWithoutSchedule = DiagnosticRule(
        "upper-without-schedule",
        .error,
        "5.2.4 de (359)",
        Words("the upper jobnet {0} has no schedule that could be read", "上位ジョブネット {0} のスケジュールを読めません"),
        Words("Correct the upper jobnet first.", "先に上位ジョブネットを修正してください。")
    )

    static let calendarFileUnit = DiagnosticRule(
        "calendar-file-unit",
        .warning,
        "5.2.3",
        Words(
            "a calendar file holds job groups; {0} is none and is not read",
            "カレンダーファイルにはジョブグループを記述します。{0} はジョブグループではないため読みません"
        ),
        Words("Write ty=g;, or remove the unit.", "ty=g; とするか、削除してください。")
    )

    static let calendarFileParameter = DiagnosticRule(
        "calendar-file-parameter",
        .warning,
        "5.2.3",
        Words("a calendar file has no use for {0}", "カレンダーファイルでは {0} を使いません"),
        Words("Keep op, cl, sdd, md and stt.", "op, cl, sdd, md, stt だけを記述してください。")
    )
}
