internal import EventLog
internal import Operations
internal import Replay
internal import Reports
internal import Upgrades

extension UpgradeSession {
    /// The run as it stands, for reading.
    convenience init(reading run: RunArguments, _ output: OutputOptions) throws {
        try self.init(reading: run.run, run.log, output)
    }

    /// The run at a moment, for reading.
    convenience init(
        reading run: String,
        _ log: LogOptions,
        _ output: OutputOptions,
        asOf: AsOfArguments? = nil,
        ink: Ink? = nil
    ) throws {
        let reader = try log.reader(output.language)
        let record = try Self.load(run, reader, output.language).limited(to: asOf, output)
        guard record.state.opening != nil else {
            throw Failure(
                .unreadable,
                output.language.pick(
                    "\(run) was not opened yet by then. Give a later time.",
                    "\(run) はその時点ではまだありません。後の時刻を指定してください。"
                )
            )
        }
        try self.init(
            log.path,
            output,
            ink: ink ?? output.ink,
            record: record,
            reader: reader
        )
    }

    /// The run, for writing.
    convenience init(writing run: RunArguments, _ output: OutputOptions) throws {
        // Asked first: a writer would make the log.
        _ = try run.log.reader(output.language)
        let writer = try LogOptions.writer(run.log.path, wait: run.wait, output.language)
        let reader = try run.log.reader(output.language)
        let record = try Self.load(run.run, reader, output.language)
        try self.init(
            run.log.path,
            output,
            ink: output.ink,
            writer: writer,
            record: record,
            reader: reader
        )
    }

    /// A run that is to be opened. The log is created if there is none.
    convenience init(
        opening run: RunArguments,
        pack: RulePack,
        packText: [UInt8],
        _ output: OutputOptions
    ) throws {
        let writer = try LogOptions.writer(run.log.path, wait: run.wait, output.language)
        let reader = try run.log.reader(output.language)
        let record: UpgradeRecord
        do throws(RecordingError) {
            let (found, damage) = try UpgradeRecord.load(run.run, from: reader)
            if let damage { throw .log(damage) }
            record = found ?? UpgradeRecord(run: run.run)
        } catch {
            throw Failure(error, output.language)
        }
        try self.init(
            run.log.path,
            output,
            ink: output.ink,
            writer: writer,
            record: record,
            pack: pack,
            reader: reader
        )
        if record.state.opening == nil { evidence.keep(packText) }
    }

    private static func load(_ run: String, _ reader: LogReader, _ language: Language) throws -> UpgradeRecord {
        let names: [String]
        do throws(RecordingError) {
            let (record, damage) = try UpgradeRecord.load(run, from: reader)
            if let damage { throw .log(damage) }
            if let record { return record }
            names = try UpgradeRecord.runs(in: reader).runs
        } catch {
            throw Failure(error, language)
        }
        let list = names.isEmpty ? language.pick("none", "なし") : names.joined(separator: ", ")
        throw Failure(
            .unreadable,
            language.pick(
                "the log has no upgrade run \(run). It has: \(list).",
                "ログにアップグレード実行 \(run) はありません。あるのは: \(list)。"
            )
        )
    }

    /// The states of all runs of a log.
    static func states(
        in log: LogOptions,
        _ output: OutputOptions,
        asOf: AsOfArguments
    ) throws -> [UpgradeRun.State] {
        let reader = try log.reader(output.language)
        let records: [UpgradeRecord]
        do throws(RecordingError) {
            let (found, damage) = try UpgradeRecord.load(from: reader)
            if let damage { throw .log(damage) }
            records = found
        } catch {
            throw Failure(error, output.language)
        }
        return try records.map { try $0.limited(to: asOf, output).state }
    }
}

extension UpgradeRecord {
    /// The run as it was and as it was known; all of it when nothing else is asked for.
    ///
    /// - Throws: `Failure` for a moment that the moments of a run cannot be compared with.
    fileprivate func limited(to asOf: AsOfArguments?, _ output: OutputOptions) throws -> Self {
        var record = self
        if let asKnownAt = asOf?.asKnownAt { record = record.known(at: try asKnownAt.instant(output)) }
        guard let at = asOf?.at else { return record }
        guard let limited = record.upTo(at.position(in: [.utc], output)) else {
            throw Failure(
                .usage,
                output.language.pick(
                    "the moments of a run have a date. Give --at one, such as 2026-03-14T02:11:09Z, or a sequence number.",
                    "実行の時刻には日付があります。--at には日付のある時刻(例: 2026-03-14T02:11:09Z)またはシーケンス番号を指定してください。"
                )
            )
        }
        return limited
    }
}
