public import EventLog
internal import Replay
public import SystemPackage

/// What a log is, as a table of names and values.
public enum LogTables {
    public static func stat(
        _ reader: LogReader,
        _ path: FilePath,
        _ language: Language,
        _ time: TimeText
    ) throws(LogError) -> Table {
        var first: Int64?
        var last: Int64?
        var byteCount: UInt64 = 0
        try reader.forEachCommit { commit throws(LogError) in
            if first == nil { first = commit.recordedAtNanoseconds }
            last = commit.recordedAtNanoseconds
            byteCount += UInt64(commit.leaf.byteCount)
            return .continue
        }
        let report = try verifyLog(at: path)
        func moment(_ nanoseconds: Int64?) -> String {
            nanoseconds.map { time.text(Instant(nanoseconds: $0)) } ?? "-"
        }
        let records = reader.endSequence.rawValue
        let perRecord = records == 0 ? "-" : "\(report.byteCount / records)"
        return named([
            ("log", reader.logID?.description ?? "-"),
            ("condition", "\(report.condition.rawValue): \(words(report.condition, language))"),
            ("records", "\(records)"),
            ("commits", "\(reader.treeSize)"),
            ("streams", "\(try reader.streams().count)"),
            ("segments", "\(report.segmentCount)"),
            ("bytes on disk", "\(report.byteCount)"),
            ("bytes of commits", "\(byteCount)"),
            ("bytes per record", perRecord),
            ("first recorded", moment(first)),
            ("last recorded", moment(last)),
            ("checkpoint", reader.checkpoint.map { "\($0.head.size) commits, root \($0.head.root)" } ?? "-"),
        ])
    }

    public static func verification(
        _ report: VerificationReport,
        _ evidence: EvidenceReport,
        _ language: Language
    ) -> Table {
        // Of the segments alone.
        let condition =
            report.isSound && evidence.error != nil
            ? language.pick("the segments are right, the evidence is not", "セグメントは正常ですが、証跡に問題があります")
            : words(report.condition, language)
        var rows = [
            ("condition", "\(report.condition.rawValue): \(condition)"),
            ("log", report.logID?.description ?? "-"),
            ("records", "\(report.recordCount)"),
            ("commits", "\(report.commitCount)"),
            ("frames", "\(report.frameCount)"),
            ("segments", "\(report.segmentCount)"),
            ("bytes", "\(report.byteCount)"),
            ("durable through", report.durableThrough.description),
            ("root", report.treeHead.root.description),
            ("checkpoint", report.checkpoint.map { "\($0.head.size) commits" } ?? "-"),
        ]
        if let place = report.place { rows.append(("at", "\(place)")) }
        if evidence.soundCount > 0 { rows.append(("evidence", "\(evidence.soundCount)")) }
        for finding in evidence.findings { rows.append(("evidence at", "\(finding.file): \(finding.kind.name)")) }
        return named(rows)
    }

    private static func words(_ condition: LogCondition, _ language: Language) -> String {
        language.pick(condition.message, condition.messageJapanese)
    }

    private static func named(_ rows: [(String, String)]) -> Table {
        Table(columns: ["name", "value"], rows: rows.map { [$0.0, $0.1] })
    }
}

extension EvidenceReport.Finding.Kind {
    fileprivate var name: String {
        switch self {
        case .damaged: "damaged"
        case .stray: "stray"
        case .unfinished: "unfinished"
        }
    }
}
