internal import EventLog
internal import Execution
internal import Foundation
internal import Operations
internal import Replay
internal import Reports
internal import RulePacks
internal import SystemPackage
internal import Upgrades

/// A run of a log in the hands of one command: read back, judged, acted on.
///
/// A session for writing holds the log from its first line to `close`, so that nothing comes between what it read and what
/// it decides; steps become one commit when it closes, all of them or none. A session for reading decides in memory only.
final class UpgradeSession {
    let path: FilePath
    let output: OutputOptions
    let pack: RulePack
    private let ink: Ink
    private let writer: LogWriter?
    private(set) var record: UpgradeRecord
    private var steps: [UpgradeStep] = []
    private(set) var state: UpgradeRun.State
    private let store: EvidenceStore
    private let log: UpgradeReport.LogReference
    /// Texts that were read or taken in, by their digest.
    private var texts: [[UInt8]: String] = [:]
    /// What is stored when the session closes: a refusal on the way leaves nothing behind.
    private var pending: [[UInt8]] = []
    private var salt: [UInt8]?

    private init(
        _ path: FilePath,
        _ output: OutputOptions,
        ink: Ink,
        writer: LogWriter?,
        record: UpgradeRecord,
        pack: RulePack?,
        reader: LogReader
    ) throws {
        let language = output.language
        self.path = path
        self.output = output
        self.ink = ink
        self.writer = writer
        self.record = record
        state = record.state
        do throws(LogError) {
            store = try EvidenceStore(ofLogAt: path)
        } catch {
            throw Failure(error, language)
        }
        if let pack {
            self.pack = pack
        } else {
            self.pack = try Self.pack(of: record, store, language)
        }
        log = Self.reference(reader, path, record)
    }

    /// The run as it stands, for reading.
    convenience init(reading run: RunArguments, _ output: OutputOptions) throws {
        try self.init(reading: run.run, run.log, output)
    }

    /// The run at a moment, for reading.
    convenience init(
        reading run: String,
        _ log: LogOptions,
        _ output: OutputOptions,
        at moment: MomentArgument? = nil,
        asKnownAt: MomentArgument? = nil,
        ink: Ink? = nil
    ) throws {
        let reader = try log.reader(output.language)
        var record = try Self.load(run, reader, output.language)
        if let asKnownAt { record = record.known(at: try asKnownAt.instant(output)) }
        if let moment {
            guard let limited = record.upTo(moment.position(in: [.utc], output)) else {
                throw Failure(
                    .usage,
                    output.language.pick(
                        "the moments of a run have a date. Give --at one, such as 2026-03-14T02:11:09Z, or a sequence number.",
                        "実行の時刻には日付があります。--at には日付のある時刻(例: 2026-03-14T02:11:09Z)またはシーケンス番号を指定してください。"
                    )
                )
            }
            record = limited
        }
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
            writer: nil,
            record: record,
            pack: nil,
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
            pack: nil,
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
        if record.state.opening == nil { keep(packText) }
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
    static func states(in log: LogOptions, _ output: OutputOptions) throws -> [UpgradeRun.State] {
        let reader = try log.reader(output.language)
        do throws(RecordingError) {
            let (records, damage) = try UpgradeRecord.load(from: reader)
            if let damage { throw .log(damage) }
            return records.map(\.state)
        } catch {
            throw Failure(error, output.language)
        }
    }

    private static func pack(
        of record: UpgradeRecord,
        _ store: EvidenceStore,
        _ language: Language
    ) throws -> RulePack {
        guard let opening = record.state.opening, let digest = ContentDigest(bytes: opening.packDigest) else {
            throw Failure(.unreadable, language.pick("the run has no pack.", "実行にルールパックがありません。"))
        }
        let text: [UInt8]
        do throws(LogError) {
            text = try store.read(digest)
        } catch {
            throw Failure(error, language)
        }
        return try PackSource.read(text, "\(opening.packID) \(opening.packVersion)", language)
    }

    private static func reference(
        _ reader: LogReader,
        _ path: FilePath,
        _ record: UpgradeRecord
    ) -> UpgradeReport.LogReference {
        var places: [UpgradeReport.VerdictPlace] = []
        for entry in record.entries {
            guard case .event(let event, _) = entry.content, case .verdictReached(let verdict) = event.change else {
                continue
            }
            places.append(
                UpgradeReport.VerdictPlace(check: verdict.check, scope: verdict.scope, sequence: entry.sequence)
            )
        }
        let text = (try? checkpointText(ofLogAt: path)) ?? nil
        let stated = text.flatMap { Checkpoint(text: $0) }
        let isSigned = text.map { (try? SignedCheckpoint(text: $0)) != nil } ?? false
        return UpgradeReport.LogReference(
            id: reader.logID?.description ?? "",
            size: stated?.head.size ?? 0,
            root: stated.map { Data($0.head.root.bytes).base64EncodedString() } ?? "",
            isSigned: isSigned,
            sequences: places
        )
    }

    // MARK: Deciding

    /// Decides an act; a refusal is told in the person's language.
    @discardableResult
    func act(_ act: UpgradeRun.Act, at moment: Instant) throws -> [UpgradeRun.Event] {
        do throws(UpgradeRun.Rejection) {
            let step = try UpgradeStep(deciding: UpgradeRun.Input(at: moment, act), in: &state)
            steps.append(step)
            return step.events
        } catch {
            throw Failure(error, self)
        }
    }

    func open(_ plan: Plan, _ signature: Signature, at moment: Instant) throws {
        var salt = [UInt8](repeating: 0, count: 32)
        var source = SystemRandomNumberGenerator()
        for index in salt.indices { salt[index] = UInt8.random(in: 0...255, using: &source) }
        let opening = RunOpening(
            run: record.run,
            packID: pack.id,
            packVersion: pack.version,
            packDigest: pack.digest,
            plan: plan,
            signature: signature,
            saltDigest: ContentDigest.sha256(of: salt).bytes,
            rules: pack.runRules
        )
        try act(.open(opening), at: moment)
        self.salt = salt
    }

    /// Private names are of few letters; a run's may have others.
    private var saltName: String { "salt-" + ContentDigest.sha256(of: Array(record.run.utf8)).description.prefix(40) }

    /// Judges from all stored evidence.
    func assess(at moment: Instant) throws {
        try act(.assess(Judge.assess(pack, try dossier(), at: moment)), at: moment)
    }

    func dossier() throws -> Dossier {
        try dossier(of: state)
    }

    /// What a state's verdicts follow from.
    func dossier(of state: UpgradeRun.State) throws -> Dossier {
        state.dossier(try documents(of: state))
    }

    private func documents(of state: UpgradeRun.State) throws -> [EvidenceDocument] {
        try state.evidence.map { EvidenceDocument($0, text: try text($0.digest)) }
    }

    private func text(_ bytes: [UInt8]) throws -> String {
        if let text = texts[bytes] { return text }
        guard let digest = ContentDigest(bytes: bytes) else { return "" }
        do throws(LogError) {
            let text = String(decoding: try store.read(digest), as: UTF8.self)
            texts[bytes] = text
            return text
        } catch {
            throw Failure(error, output.language)
        }
    }

    // MARK: Evidence

    /// Replaces secrets by commitments under the run's salt.
    func redaction() throws -> Redaction {
        do throws(LogError) {
            let salt = try store.readPrivate(saltName)
            guard salt.count == 32 else { throw LogError.privateMissing(name: saltName) }
            return Redaction(salt: salt)
        } catch {
            throw Failure(error, output.language)
        }
    }

    func source(collectedAt: Instant?) throws -> EvidenceSource {
        EvidenceSource(
            redaction: try redaction(),
            plan: state.opening?.plan ?? Plan(facts: [], members: []),
            pack: pack.id,
            collectedAt: collectedAt,
            language: output.language
        )
    }

    /// Checks all of it, then stores all of it.
    ///
    /// - Throws: `Failure` with every problem; nothing is stored then.
    func takeIn(_ items: [CollectedEvidence], at moment: Instant) throws {
        let plan = state.opening?.plan ?? Plan(facts: [], members: [])
        let intake = EvidenceIntake(pack: pack, plan: plan, now: moment)
        let problems = intake.problems(in: items.map { NewEvidence($0.evidence, bytes: Array($0.text.utf8)) })
        guard problems.isEmpty else {
            throw Failure(
                .unreadable,
                problems.map { output.language.pick($0.text.english, $0.text.japanese) }
                    .joined(separator: "\nlockstep: ")
                    + output.language.pick("\nlockstep: nothing was stored", "\nlockstep: 何も保存していません")
            )
        }
        try act(.collect(items.map(\.evidence)), at: moment)
        for item in items {
            keep(Array(item.text.utf8))
            texts[item.evidence.digest] = item.text
        }
    }

    /// Takes files that a person attaches; secrets in them are replaced, too. They are stored when the session closes.
    func attach(_ paths: [String]) throws -> [[UInt8]] {
        guard !paths.isEmpty else { return [] }
        let redaction = try redaction()
        return try paths.map { path in
            let bytes = [UInt8](try InputFile.bytes(path, limit: OutputParser.longestText, output.language))
            guard let text = String(validating: bytes, as: UTF8.self) else { return keep(bytes) }
            return keep(Array(redaction.redacted(text).text.utf8))
        }
    }

    @discardableResult
    private func keep(_ bytes: [UInt8]) -> [UInt8] {
        pending.append(bytes)
        return ContentDigest.sha256(of: bytes).bytes
    }

    func collection(_ selection: CollectionSelection) throws -> Collection {
        do throws(CollectionRefusal) {
            let plan = try CollectionPlan(
                for: pack,
                state.opening?.plan ?? Plan(facts: [], members: []),
                selecting: selection
            )
            return Collection(plan: plan, run: record.run, redaction: try? redaction())
        } catch {
            throw Failure(.usage, output.language.pick(error.message.english, error.message.japanese))
        }
    }

    /// Imports logs and compares. A closed run is only read: nothing is decided then.
    func reconcile(_ paths: [String], at moment: Instant) throws -> Reconciliation {
        let redaction = try redaction()
        var logs: [ImportedLog] = []
        for path in paths {
            let bytes = [UInt8](try InputFile.bytes(path, limit: OutputParser.longestText, output.language))
            guard let raw = String(validating: bytes, as: UTF8.self) else {
                throw Failure(
                    .unreadable,
                    output.language.pick("\(path) is not UTF-8 text.", "\(path) は UTF-8 のテキストではありません。")
                )
            }
            let text = redaction.redacted(raw).text
            guard let log = ImportedLog(reading: text, digest: ContentDigest.sha256(of: Array(text.utf8)).bytes) else {
                throw Failure(
                    .unreadable,
                    output.language.pick(
                        "\(path) is no log of ConfigureGC, of the prerequisite kit or of AutoUpgrade.",
                        "\(path) は ConfigureGC、前提条件キット、AutoUpgrade のいずれのログでもありません。"
                    )
                )
            }
            logs.append(log)
            keep(Array(text.utf8))
        }
        let readings = try documents(of: state).compactMap { EvidenceReading($0, pack: pack) }
        let reconciliation = Reconcile(pack: pack, state: state).reconciliation(readings, logs)
        if state.phase != .closed { try act(.reconcile(reconciliation), at: moment) }
        return reconciliation
    }

    // MARK: Ending

    /// Stores what was taken in, appends what was decided as one commit, and closes the log. Evidence comes first: a commit
    /// that names what is not there would be worse than a file that nothing names. A session for reading has nothing to
    /// append.
    func close() throws {
        guard let writer else { return }
        do throws(LogError) {
            for bytes in pending { _ = try store.store(bytes) }
            pending = []
            if let salt { try store.storePrivate(saltName, salt) }
            salt = nil
            if !steps.isEmpty { _ = try writer.append(record.commit(steps)) }
            try writer.close()
        } catch {
            throw Failure(error, output.language)
        }
        if !steps.isEmpty { ViewsCommand.updateIfPresent(path, output.language) }
        steps = []
    }

    // MARK: Asking

    func check(_ name: String) throws -> Check {
        guard let check = pack.check(name) else {
            throw Failure(UpgradeRun.Rejection.unknownCheck(name, similar: pack.runRules.similar(to: name)), self)
        }
        return check
    }

    /// - Throws: `Failure` when evidence cannot be read: a report that left it out would not say so.
    func report(at moment: Instant) throws -> UpgradeReport {
        UpgradeReport(
            pack,
            state,
            at: moment,
            log: log,
            evidence: try documents(of: state),
            language: output.language,
            time: output.time,
            ink: ink
        )
    }

    /// Prints the report of a judging command; a must that fails or conflicts is a finding.
    func printVerdicts(at moment: Instant, showsAll: Bool) throws {
        let report = try report(at: moment)
        switch output.format {
        case .text: Terminal.print(report.text(showsAll: showsAll), ended: false)
        case .json: Terminal.print(report.document.json, ended: false)
        case .tsv: Terminal.print(report.table.tabSeparated, ended: false)
        }
        if report.isFinding { throw Failure.silent(.finding) }
    }

    /// The moment that a report is about: the one asked for, else that of the run's last record.
    func moment(at: MomentArgument?, asKnownAt: MomentArgument?) throws -> Instant {
        if case .occurred(let moment) = at?.position(in: [.utc], output), moment.reckoning == .utc {
            return Instant(nanoseconds: moment.latest)
        }
        if let asKnownAt { return try asKnownAt.firstInstant(output, of: "--as-known-at") }
        return record.entries.last?.occurred ?? Instant(nanoseconds: 0)
    }

    /// Everything that the run holds, acts and attached files too, so that the reader sees who accepted what.
    func writeProofs(to folder: String) throws {
        let digests =
            state.evidence.map(\.digest) + (state.opening.map { [$0.packDigest] } ?? [])
            + state.statements.flatMap(\.evidence) + state.waivers.flatMap(\.evidence)
            + state.obligations.flatMap { $0.closing?.evidence ?? [] } + state.reconciliations.flatMap(\.logs)
        try ProofFolder(path, output.language)
            .write(sequences: record.entries.map(\.sequence), evidence: digests, to: folder)
    }
}
