/// A number of the column `STATUS` in `MGMT_JOB_EXEC_SUMMARY`.
///
/// The numbers differ by release: `sysman.mgmt_job_state_desc` of the repository at hand decides, and this table only
/// names what 13.4's query counts. Four public scripts agree on 1 to 18, but for one that takes 11 for "stop pending" and 17
/// for "suspended" and knows no 12.
public struct JobExecutionStatus: Hashable, Sendable {
    /// Where a name comes from.
    public enum Source: Hashable, Sendable {
        /// Notification reference of 24.1, table 6-14.
        case notificationReference
        /// `emcli get_jobs` of 13.5.
        case getJobs
        /// Only the source document's query names the number, and nothing found says what it means.
        case queryOnly
    }

    public let number: Int
    /// Nil where nothing documents it.
    public let constant: String?
    public let meaning: LocalizedText
    /// Whether the source document's query leaves it out (line 230): such executions are not counted.
    public let isLeftOut: Bool
    public let source: Source

    /// All of them, by number, from 1 to 23.
    public static let all: [JobExecutionStatus] = [
        row(1, "SCHEDULED", "scheduled", "スケジュール済"),
        row(2, "EXECUTING", "running", "実行中"),
        row(3, "ABORTED", "ended by an error, or never begun", "エラーまたは初期化失敗", isLeftOut: true),
        row(4, "FAILED", "failed", "失敗", isLeftOut: true),
        row(5, "COMPLETED", "succeeded", "成功", isLeftOut: true),
        row(6, "SUSPENDED", "suspended by a user", "ユーザーによる一時停止"),
        row(7, "AGENTDOWN", "suspended: agent unreachable", "一時停止: エージェントに到達不可"),
        row(8, "STOPPED", "stopped", "停止", isLeftOut: true),
        row(9, "SUSPENDED_LOCK", "suspended on a lock", "ロックによる一時停止"),
        row(10, "SUSPENDED_EVENT", "suspended on an event", "イベントによる一時停止"),
        row(11, "SUSPENDED_BLACKOUT", "suspended on a blackout", "ブラックアウトによる一時停止"),
        row(12, "STOP_PENDING", "to be stopped", "停止保留中"),
        row(13, "SUSPEND_PENDING", "to be suspended", "一時停止保留中"),
        row(14, "INACTIVE", "inactive", "非アクティブ"),
        row(15, "QUEUED", "queued", "キュー済"),
        row(16, "FAILED_RETRIED", "failed and tried again", "失敗して再試行"),
        row(17, "WAITING", "waiting", "待機中"),
        row(18, "SKIPPED", "skipped", "スキップ", isLeftOut: true),
        row(19, nil, "not documented", "文書に記載なし", isLeftOut: true, .queryOnly),
        row(20, "REASSIGNED", "given to another owner", "再割当て済"),
        row(21, "MISSING_CREDS", "credentials missing", "資格証明なし", .getJobs),
        row(22, "ACTION_REQUIRED", "a person has to act", "処置が必要", .getJobs),
        row(23, nil, "not documented", "文書に記載なし", isLeftOut: true, .queryOnly),
    ]

    /// Nil for a number that nothing names.
    public init?(number: Int) {
        guard Self.all.indices.contains(number - 1) else { return nil }
        self = Self.all[number - 1]
    }

    private init(number: Int, constant: String?, meaning: LocalizedText, isLeftOut: Bool, source: Source) {
        self.number = number
        self.constant = constant
        self.meaning = meaning
        self.isLeftOut = isLeftOut
        self.source = source
    }

    private static func row(
        _ number: Int,
        _ constant: String?,
        _ english: String,
        _ japanese: String,
        isLeftOut: Bool = false,
        _ source: Source = .notificationReference
    ) -> JobExecutionStatus {
        JobExecutionStatus(
            number: number,
            constant: constant,
            meaning: LocalizedText(english: english, japanese: japanese),
            isLeftOut: isLeftOut,
            source: source
        )
    }
}
