internal import EventLog
internal import Operations
internal import Replay
internal import Reports
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
    let ink: Ink
    let record: UpgradeRecord
    /// Where the log stood when the session began.
    let log: UpgradeReport.LogReference
    var evidence: SessionEvidence
    private(set) var state: UpgradeRun.State
    private var steps: [UpgradeStep] = []
    /// Nil for reading.
    private let writer: LogWriter?

    /// - Parameter pack: nil for the one that the run was opened with.
    init(
        _ path: FilePath,
        _ output: OutputOptions,
        ink: Ink,
        writer: LogWriter? = nil,
        record: UpgradeRecord,
        pack: RulePack? = nil,
        reader: LogReader
    ) throws {
        self.path = path
        self.output = output
        self.ink = ink
        self.writer = writer
        self.record = record
        state = record.state
        let evidence = try SessionEvidence(ofLogAt: path, run: record.run, output.language)
        self.evidence = evidence
        self.pack = try pack ?? evidence.pack(of: record.state.opening)
        log = Self.reference(reader, path, record)
    }

    /// Whether what is decided is stored.
    var isWriting: Bool { writer != nil }

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
        let opening = RunOpening(
            run: record.run,
            packID: pack.id,
            packVersion: pack.version,
            packDigest: pack.digest,
            plan: plan,
            signature: signature,
            saltDigest: evidence.makeSalt(),
            rules: pack.runRules
        )
        try act(.open(opening), at: moment)
    }

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

    func documents(of state: UpgradeRun.State) throws -> [EvidenceDocument] {
        try state.evidence.map { EvidenceDocument($0, text: try evidence.text($0.digest)) }
    }

    /// Stores what was taken in, appends what was decided as one commit, and closes the log. Evidence comes first: a commit
    /// that names what is not there would be worse than a file that nothing names. A session for reading has nothing to
    /// append.
    func close() throws {
        guard let writer else { return }
        do throws(LogError) {
            try evidence.store()
            if !steps.isEmpty { _ = try writer.append(record.commit(steps)) }
            try writer.close()
        } catch {
            throw Failure(error, output.language)
        }
        if !steps.isEmpty { ViewsCommand.updateIfPresent(path, output.language) }
        steps = []
    }
}
