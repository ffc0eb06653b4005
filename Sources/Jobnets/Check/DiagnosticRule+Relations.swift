extension DiagnosticRule {
    /// The rules of ``RelationCheck``, by what they are about.
    static let relationRules: [DiagnosticRule] = [
        .duplicateUnitName, .unitInJobGroup, .jobGroupInJobnet, .unitInJob,
        .placeWithoutUnit, .placeMisspelt, .placeRepeated, .placeTypeDiffers, .placeShared, .unitWithoutPlace,
        .orderUnknown, .orderMisspelt, .orderOfItself, .orderRepeated, .orderCycle, .conditionWithoutJudgment,
        .judgmentWithoutDependent, .judgmentWithSeveralDependents, .judgmentWithoutPredecessor, .judgmentOfJobnet,
        .orJobWithoutEvents, .orJobPredecessor, .recoveryWithoutPredecessor, .unitNeverStarts,
        .startConditionPlace, .startConditionUnit, .startConditionSize, .startConditionEmpty, .startConditionOrder,
        .exclusiveUnknown, .exclusiveItself, .exclusiveMutual, .calendarReferenceKind, .calendarReferenceMissing,
        .calendarReferenceUnknown,
        .connectorWithoutTarget, .connectorTargetUnknown, .connectorTargetKind, .connectorInTarget,
        .connectorWithStartCondition, .connectorTargetStartCondition, .connectorTargetUncontrolled,
        .connectorTargetElsewhere, .controlledWithoutConnector, .controllingConnectorUnknown,
        .controllingConnectorKind, .controllingConnectorElsewhere,
        .waitElsewhere, .waitMissing, .waitForItself, .waitForUpper, .waitForNested, .waitTargetKind, .waitRepeated,
        .waitCycle,
    ]

    // MARK: Names and nesting

    static let duplicateUnitName = DiagnosticRule(
        "duplicate-unit-name",
        .error,
        "5.1.1",
        Words("another unit of this level is called '{0}' too", "同じ階層にユニット「{0}」がすでにあります"),
        Words("Give one of them another name.", "どちらかのユニット名を変更してください。")
    )

    static let unitInJobGroup = DiagnosticRule(
        "unit-in-job-group",
        .error,
        "5.2.3",
        Words("'{0}' may not stand directly in the job group '{1}'", "ジョブグループ「{1}」の直下に「{0}」は定義できません"),
        Words(
            "Put it into a jobnet; a job group holds job groups and jobnets.",
            "ジョブネットの中に移してください。ジョブグループの直下にはジョブグループとジョブネットを定義します。"
        )
    )

    static let jobGroupInJobnet = DiagnosticRule(
        "job-group-in-jobnet",
        .error,
        "5.2.3",
        Words("the job group '{0}' stands in the jobnet '{1}'", "ジョブグループ「{0}」がジョブネット「{1}」の中にあります"),
        Words(
            "Move it out of the jobnet, or make it a nested jobnet (ty=n).",
            "ジョブネットの外に移すか、ネストジョブネット (ty=n) にしてください。"
        )
    )

    static let unitInJob = DiagnosticRule(
        "unit-in-job",
        .error,
        "5.1.1",
        Words("'{0}' stands in '{1}', which is a unit that holds no others", "「{0}」が、下位ユニットを持てない「{1}」の中にあります"),
        Words(
            "Move it beside that unit; look for a '}' that is missing before it.",
            "そのユニットと同じ階層に移してください。直前の「}」の不足も確認してください。"
        )
    )

    // MARK: Places

    static let placeWithoutUnit = DiagnosticRule(
        "el-without-unit",
        .warning,
        "5.2.2 el",
        Words("'el' gives a place to '{0}', which is not a unit here", "el に指定したユニット「{0}」がありません"),
        Words("Correct the name, or remove the line.", "ユニット名を直すか、この行を削除してください。")
    )

    static let placeMisspelt = DiagnosticRule(
        "el-misspelt-unit",
        .warning,
        "5.2.2 el",
        Words(
            "'el' gives a place to '{0}', which is not a unit here; '{1}' has none",
            "el に指定したユニット「{0}」がありません。「{1}」には el がありません"
        ),
        Words("Write '{1}' if it is meant.", "「{1}」のことであれば書き換えてください。")
    )

    static let placeRepeated = DiagnosticRule(
        "el-repeated",
        .warning,
        "5.2.2 el",
        Words("'el' gives a place to '{0}' once more", "「{0}」の el が重複しています"),
        Words("Keep one of them.", "どちらかを削除してください。")
    )

    static let placeTypeDiffers = DiagnosticRule(
        "el-type-differs",
        .warning,
        "5.2.2 el",
        Words("'el' calls '{0}' a unit of type '{1}', its 'ty' says '{2}'", "「{0}」のユニット種別が el では「{1}」、ty では「{2}」です"),
        Words("Make both the same; ty is what the unit is.", "一致させてください。ユニットの種別は ty で決まります。")
    )

    static let placeShared = DiagnosticRule(
        "el-place-shared",
        .note,
        "5.2.2 el",
        Words("'{0}' and '{1}' have the same place on the map", "「{0}」と「{1}」のアイコンが同じ位置にあります"),
        Words("Move one of them, or one hides the other.", "一方が隠れるため、どちらかを移動してください。")
    )

    static let unitWithoutPlace = DiagnosticRule(
        "unit-without-el",
        .warning,
        "5.2.2 el",
        Words("no 'el' gives '{0}' its place", "「{0}」の位置を指定する el がありません"),
        Words("Add el={0},type,+H+V; to the unit around it.", "上位ユニットに el={0},ユニット種別,+H+V; を追加してください。")
    )

    // MARK: Order

    static let orderUnknown = DiagnosticRule(
        "ar-unknown-unit",
        .error,
        "5.2.4 ar (417)",
        Words("'ar' names '{0}', which is not a unit of '{1}'", "ar に指定したユニット「{0}」が「{1}」にありません"),
        Words("Name a unit that stands directly in it, or remove the relation.", "直下にあるユニット名を指定するか、この関連を削除してください。")
    )

    static let orderMisspelt = DiagnosticRule(
        "ar-misspelt-unit",
        .error,
        "5.2.4 ar (417)",
        Words("'ar' names '{0}', which is not a unit here; '{1}' is", "ar に指定したユニット「{0}」がありません。「{1}」はあります"),
        Words("Write '{1}' if it is meant.", "「{1}」のことであれば書き換えてください。")
    )

    static let orderOfItself = DiagnosticRule(
        "ar-itself",
        .error,
        "5.2.4 ar (417)",
        Words("'{0}' is to run before itself", "「{0}」が自分自身の先行ユニットになっています"),
        Words("Correct one of the names, or remove the relation.", "どちらかのユニット名を直すか、この関連を削除してください。")
    )

    static let orderRepeated = DiagnosticRule(
        "ar-repeated",
        .warning,
        "5.2.4 ar (417)",
        Words("the relation from '{0}' to '{1}' is given once more", "「{0}」から「{1}」への関連が重複しています"),
        Words(
            "Keep one of them; of seq and con the one that is meant.",
            "どちらかを削除してください。seq と con の両方がある場合は正しいほうを残してください。"
        )
    )

    static let orderCycle = DiagnosticRule(
        "ar-cycle",
        .error,
        "5.2.4 ar (417)",
        Words("these units wait for each other and never start: {0}", "ユニットの関連が循環していて、どれも開始できません: {0}"),
        Words("Remove one of the relations.", "関連のどれかを削除してください。")
    )

    static let conditionWithoutJudgment = DiagnosticRule(
        "con-without-judgment",
        .error,
        "5.2.4 ar (429)",
        Words(
            "'con' leads from '{0}', which is no judgment job, to '{1}'",
            "con は判定ジョブからだけ指定できます。「{0}」は判定ジョブではありません (後続: 「{1}」)"
        ),
        Words("Write seq, or name the judgment job.", "seq にするか、判定ジョブを指定してください。")
    )

    static let judgmentWithoutDependent = DiagnosticRule(
        "judgment-without-dependent",
        .warning,
        "System Design 2.4.3",
        Words(
            "the judgment job '{0}' has no dependent unit: its result changes nothing",
            "判定ジョブ「{0}」に従属ユニットがないため、判定結果が使われません"
        ),
        Words("Add ar=(f={0},t=unit,con);, or remove the job.", "ar=(f={0},t=従属ユニット名,con); を追加するか、判定ジョブを削除してください。")
    )

    static let judgmentWithSeveralDependents = DiagnosticRule(
        "judgment-with-several-dependents",
        .warning,
        "System Design 2.4.3",
        Words("'{1}' is a further dependent unit of the judgment job '{0}'", "判定ジョブ「{0}」に従属ユニットが複数あります (「{1}」)"),
        Words("Put the units into one nested jobnet that depends on the job.", "従属ユニットを一つのネストジョブネットにまとめてください。")
    )

    static let judgmentWithoutPredecessor = DiagnosticRule(
        "judgment-without-predecessor",
        .warning,
        "5.2.8 ej",
        Words(
            "the judgment job '{0}' judges a return code, yet no job runs before it",
            "判定ジョブ「{0}」は終了コードで判定しますが、先行ジョブがありません"
        ),
        Words("Add the job that it is to judge, or judge a file or variable.", "判定するジョブを先行させるか、ファイルまたは変数で判定してください。")
    )

    static let judgmentOfJobnet = DiagnosticRule(
        "judgment-of-jobnet",
        .warning,
        "Operator's Guide 12.4.11",
        Words(
            "'{0}' judges the return code of the jobnet '{1}', which is always 0",
            "「{0}」はジョブネット「{1}」の終了コードを判定しますが、ジョブネットの終了コードは常に 0 です"
        ),
        Words("Put the judgment behind the job whose return code counts.", "終了コードを判定するジョブの直後に判定ジョブを置いてください。")
    )

    static let orJobWithoutEvents = DiagnosticRule(
        "or-job-without-events",
        .error,
        "System Design 2.4.2",
        Words("no event job runs before the OR job '{0}'", "OR ジョブ「{0}」に先行するイベントジョブがありません"),
        Words("Let the event jobs that it chooses from come before it.", "待ち合わせるイベントジョブを先行ユニットに指定してください。")
    )

    static let orJobPredecessor = DiagnosticRule(
        "or-job-predecessor",
        .error,
        "System Design 2.4.2",
        Words("'{0}', which is no event job, comes before the OR job '{1}'", "OR ジョブ「{1}」の先行ユニット「{0}」はイベントジョブではありません"),
        Words("Only event jobs may: put the unit elsewhere.", "OR ジョブの先行ユニットにはイベントジョブだけを指定してください。")
    )

    static let recoveryWithoutPredecessor = DiagnosticRule(
        "recovery-without-predecessor",
        .warning,
        "5.2.2 ty",
        Words("the recovery unit '{0}' follows no other unit: it never runs", "リカバリーユニット「{0}」に先行ユニットがないため、実行されません"),
        Words("Let the unit whose failure it answers come before it.", "異常終了時に対処するユニットを先行ユニットに指定してください。")
    )

    static let unitNeverStarts = DiagnosticRule(
        "unit-never-starts",
        .warning,
        "5.2.4 ar (417)",
        Words("'{0}' never starts: it comes after units that cannot end", "「{0}」は、終了できないユニットのあとにあるため開始されません"),
        Words("Mend the relations and waits of the units before it.", "先行するユニットの関連や待ち合わせを直してください。")
    )

    // MARK: Start conditions

    static let startConditionPlace = DiagnosticRule(
        "start-condition-place",
        .error,
        "Overview 3.4.1",
        Words(
            "the start condition '{0}' stands in '{1}', which is no root jobnet",
            "起動条件「{0}」が、ルートジョブネットではない「{1}」にあります"
        ),
        Words(
            "Only root jobnets have start conditions: move it, or remove it.",
            "起動条件はルートジョブネットだけに定義できます。移動または削除してください。"
        )
    )

    static let startConditionUnit = DiagnosticRule(
        "start-condition-unit",
        .error,
        "Operator's Guide 12.4.5",
        Words("'{0}' stands in a start condition and is no event job", "起動条件の中の「{0}」はイベントジョブではありません"),
        Words("Only event jobs that watch may stand there.", "起動条件には監視するイベントジョブだけを定義してください。")
    )

    static let startConditionSize = DiagnosticRule(
        "start-condition-size",
        .error,
        "Operator's Guide 12.4.5",
        Words(
            "'{0}' is the 33rd unit of its start condition; 32 are allowed",
            "「{0}」は起動条件の 33 個目のユニットです。定義できるのは 32 個までです"
        ),
        Words("Remove units, or watch with several jobnets.", "ユニットを減らすか、複数のジョブネットに分けてください。")
    )

    static let startConditionEmpty = DiagnosticRule(
        "start-condition-empty",
        .warning,
        "Overview 3.4.1",
        Words("the start condition '{0}' watches for nothing", "起動条件「{0}」にイベントジョブがありません"),
        Words("Add an event job, or remove it.", "イベントジョブを追加するか、起動条件を削除してください。")
    )

    static let startConditionOrder = DiagnosticRule(
        "start-condition-order",
        .error,
        "Operator's Guide 12.4.5",
        Words("units of a start condition, and the condition itself, have no order", "起動条件および起動条件の中のユニットには関連を定義できません"),
        Words("Remove the relation; AND or OR is chosen by 'cond'.", "この関連を削除してください。AND または OR は cond で指定します。")
    )

    // MARK: Exclusive jobnets and calendars

    static let exclusiveUnknown = DiagnosticRule(
        "ejn-unknown-jobnet",
        .error,
        "5.2.4 ejn (339)",
        Words("'ejn' names '{0}', which is not a jobnet of the same level", "ejn に指定した「{0}」は同じ階層のジョブネットではありません"),
        Words("Name a jobnet that stands beside this one.", "同じ階層にあるジョブネット名を指定してください。")
    )

    static let exclusiveItself = DiagnosticRule(
        "ejn-itself",
        .error,
        "5.2.4 ejn (339)",
        Words("'{0}' excludes itself", "「{0}」が自分自身を排他ジョブネットにしています"),
        Words("Name another jobnet, or remove the parameter.", "ほかのジョブネット名を指定するか、削除してください。")
    )

    static let exclusiveMutual = DiagnosticRule(
        "ejn-mutual",
        .note,
        "5.2.4 ejn (339)",
        Words("'{0}' and '{1}' exclude each other", "「{0}」と「{1}」が互いに排他ジョブネットになっています"),
        Words("Check that each may give way to the other.", "互いに譲り合う指定でよいか確認してください。")
    )

    static let calendarReferenceKind = DiagnosticRule(
        "jc-no-job-group",
        .error,
        "5.2.4 jc (379)",
        Words("'jc' names '{0}', which is not a job group", "jc に指定した「{0}」はジョブグループではありません"),
        Words("Name a job group.", "ジョブグループの完全名を指定してください。")
    )

    static let calendarReferenceMissing = DiagnosticRule(
        "jc-missing-job-group",
        .error,
        "5.2.4 jc (379)",
        Words(
            "'jc' names '{0}', which is not in this file though its root is",
            "jc に指定した「{0}」がありません (最上位のユニットはこのファイルにあります)"
        ),
        Words(
            "Correct the name, or add the group to the calendar file (--calendar).",
            "ジョブグループの完全名を直すか、カレンダーファイル (--calendar) にジョブグループを追加してください。"
        )
    )

    static let calendarReferenceUnknown = DiagnosticRule(
        "jc-unknown-job-group",
        .warning,
        "5.2.4 jc (379)",
        Words("'jc' names '{0}', which is not in this file", "jc に指定した「{0}」はこのファイルにありません"),
        Words(
            "Make sure that the job group exists where this is defined; for dates add it to the calendar file (--calendar).",
            "定義先にこのジョブグループがあることを確認してください。日付の計算にはカレンダーファイル (--calendar) への追加が必要です。"
        )
    )

    // MARK: Jobnet connectors

    static let connectorWithoutTarget = DiagnosticRule(
        "connector-without-target",
        .error,
        "5.2.29 ncr",
        Words("the jobnet connector '{0}' names no jobnet", "ジョブネットコネクタ「{0}」に接続先がありません"),
        Words("Add ncr=full name of a root jobnet;.", "ncr=ルートジョブネットの完全名; を追加してください。")
    )

    static let connectorTargetUnknown = DiagnosticRule(
        "connector-target-unknown",
        .warning,
        "5.2.29 ncr",
        Words("'{0}', which the jobnet connector names, is not in this file", "ジョブネットコネクタの接続先「{0}」はこのファイルにありません"),
        Words("Make sure that it exists where this is defined.", "定義先にあることを確認してください。")
    )

    static let connectorTargetKind = DiagnosticRule(
        "connector-target-kind",
        .error,
        "5.2.4 ncn (441)",
        Words("'{0}' is neither a root jobnet nor a planning group", "接続先「{0}」はルートジョブネットでもプランニンググループでもありません"),
        Words("Connect a root jobnet or a planning group.", "ルートジョブネットまたはプランニンググループを指定してください。")
    )

    static let connectorInTarget = DiagnosticRule(
        "connector-in-target",
        .error,
        "5.2.4 ncn (441)",
        Words("the jobnet connector stands in '{0}', the jobnet that it connects", "ジョブネットコネクタが、接続先「{0}」の中にあります"),
        Words("Move the connector to another root jobnet.", "ジョブネットコネクタを別のルートジョブネットに移してください。")
    )

    static let connectorWithStartCondition = DiagnosticRule(
        "connector-with-start-condition",
        .error,
        "Operator's Guide 12.4.5",
        Words(
            "the jobnet connector '{0}' stands in '{1}', which has a start condition",
            "ジョブネットコネクタ「{0}」が、起動条件のある「{1}」の中にあります"
        ),
        Words(
            "Remove the start condition or the connector: registration is refused.",
            "実行登録時にエラーになります。起動条件またはジョブネットコネクタを削除してください。"
        )
    )

    static let connectorTargetStartCondition = DiagnosticRule(
        "connector-target-start-condition",
        .error,
        "5.2.29 ncr",
        Words("'{0}', which the jobnet connector names, has a start condition", "ジョブネットコネクタの接続先「{0}」に起動条件があります"),
        Words(
            "Remove the start condition or the connection: registration is refused.",
            "実行登録時にエラーになります。起動条件または接続を削除してください。"
        )
    )

    static let connectorTargetUncontrolled = DiagnosticRule(
        "connector-target-uncontrolled",
        .error,
        "5.2.4 ncl (431)",
        Words("'{0}' is connected, yet has no ncl=y", "接続先「{0}」に ncl=y の指定がありません"),
        Words("Add ncl=y; and ncn=full name of the connector; to it.", "接続先に ncl=y; と ncn=ジョブネットコネクタの完全名; を追加してください。")
    )

    static let connectorTargetElsewhere = DiagnosticRule(
        "connector-target-elsewhere",
        .error,
        "5.2.4 ncn (441)",
        Words(
            "'{0}' is connected with '{1}', not with this jobnet connector",
            "接続先「{0}」は、このジョブネットコネクタではなく「{1}」と接続しています"
        ),
        Words("Make ncr here and ncn there name each other.", "こちらの ncr と接続先の ncn が互いを指すようにしてください。")
    )

    static let controlledWithoutConnector = DiagnosticRule(
        "ncl-without-ncn",
        .warning,
        "5.2.4 ncn (441)",
        Words(
            "'{0}' is controlled by a jobnet connector (ncl=y), yet names none",
            "「{0}」は ncl=y ですが、ジョブネットコネクタ名 (ncn) がありません"
        ),
        Words("Add ncn=full name of the connector;, or remove ncl=y.", "ncn=ジョブネットコネクタの完全名; を追加するか、ncl=y を削除してください。")
    )

    static let controllingConnectorUnknown = DiagnosticRule(
        "ncn-unknown-connector",
        .warning,
        "5.2.4 ncn (441)",
        Words("the jobnet connector '{0}' is not in this file", "ジョブネットコネクタ「{0}」はこのファイルにありません"),
        Words("Make sure that it exists where this is defined.", "定義先にあることを確認してください。")
    )

    static let controllingConnectorKind = DiagnosticRule(
        "ncn-no-connector",
        .error,
        "5.2.4 ncn (441)",
        Words("'ncn' names '{0}', which is no jobnet connector", "ncn に指定した「{0}」はジョブネットコネクタではありません"),
        Words("Name a unit of type nc.", "ユニット種別が nc のユニットを指定してください。")
    )

    static let controllingConnectorElsewhere = DiagnosticRule(
        "ncn-elsewhere",
        .error,
        "5.2.4 ncn (441)",
        Words(
            "the jobnet connector '{0}' is connected with '{1}', not with this unit",
            "ジョブネットコネクタ「{0}」は、このユニットではなく「{1}」と接続しています"
        ),
        Words("Make ncn here and ncr there name each other.", "こちらの ncn とジョブネットコネクタの ncr が互いを指すようにしてください。")
    )

    // MARK: Waits

    static let waitElsewhere = DiagnosticRule(
        "eun-unknown-unit",
        .warning,
        "5.2.4 eun (511)",
        Words("'{0}', which is waited for, is not in this file", "待ち合わせ対象ユニット「{0}」はこのファイルにありません"),
        Words("Make sure that it exists where this is defined.", "定義先にあることを確認してください。")
    )

    static let waitMissing = DiagnosticRule(
        "eun-missing-unit",
        .error,
        "5.2.4 eun (511)",
        Words(
            "'{0}', which is waited for, is not in this file though its root is",
            "待ち合わせ対象ユニット「{0}」がありません (最上位のユニットはこのファイルにあります)"
        ),
        Words("Correct the full name.", "完全名を直してください。")
    )

    static let waitForItself = DiagnosticRule(
        "eun-itself",
        .error,
        "5.2.4 eun (511)",
        Words("'{0}' waits for its own end", "「{0}」が自分自身の終了を待ち合わせています"),
        Words("Name another unit, or remove the wait.", "別のユニットを指定するか、待ち合わせを削除してください。")
    )

    static let waitForUpper = DiagnosticRule(
        "eun-upper-unit",
        .error,
        "5.2.4 eun (511)",
        Words("the unit waits for the end of '{0}', which it stands in", "上位ユニット「{0}」の終了を待ち合わせています"),
        Words("Name a unit that does not hold this one.", "このユニットを含まないユニットを指定してください。")
    )

    static let waitForNested = DiagnosticRule(
        "eun-nested-unit",
        .error,
        "5.2.4 eun (511)",
        Words("the unit waits for the end of '{0}', which stands in it", "自分の下位ユニット「{0}」の終了を待ち合わせています"),
        Words("Name a unit outside of this one.", "このユニットの外のユニットを指定してください。")
    )

    static let waitTargetKind = DiagnosticRule(
        "eun-target-kind",
        .error,
        "System Design 2.2.5",
        Words("'{0}' is waited for, yet a unit of its kind does not end", "待ち合わせ対象ユニット「{0}」は終了を待ち合わせられない種別のユニットです"),
        Words("Name a jobnet or a job.", "ジョブネットまたはジョブを指定してください。")
    )

    static let waitRepeated = DiagnosticRule(
        "eun-repeated",
        .warning,
        "5.2.4 eun (511)",
        Words("'{0}' is waited for twice", "待ち合わせ対象ユニット「{0}」が重複しています"),
        Words("Keep one of them.", "どちらかを削除してください。")
    )

    static let waitCycle = DiagnosticRule(
        "wait-cycle",
        .error,
        "System Design 2.2.5",
        Words("this wait never ends, since each needs the next to end: {0}", "終了待ちが循環していて、待ち合わせが完了しません: {0}"),
        Words("Remove a wait or a relation of this chain.", "この並びの待ち合わせまたは関連のどれかを削除してください。")
    )
}
