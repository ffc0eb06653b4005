import EventLog
import Foundation
import Operations
import Redundancy
import Replay
import RulePacks
import Synchronization
import SystemPackage
import TestSupport
import Upgrades
import Views

/// All that views are made from, as it stands after a commit.
struct LogStage: Sendable {
    var recordings: [Recording]
    var upgrades: [UpgradeRecord]
    var checkpoint: ViewsCheckpoint
}

/// A real log with upgrade runs of the estates and a capture between them, read back after every commit.
///
/// The first run goes from open to its closing, with a failure that is waived, attestations of two people and obligations
/// that evidence and people close; the second is only opened and judged.
final class UpgradeLog {
    /// Made once: judging the estates takes most of the time.
    static let stages: [LogStage] = {
        do { return try UpgradeLog().made() } catch { fatalError("the upgrade log: \(error)") }
    }()

    static func last() throws -> LogStage {
        guard let last = stages.last else { fatalError("the upgrade log has no commit") }
        return last
    }

    private let folder: URL
    private let path: FilePath
    private let writer: LogWriter
    private var stages: [LogStage] = []
    private var texts: [[UInt8]: String] = [:]
    /// The moment of the act at hand.
    private var now = UpgradedEstate.moment(EstateFixture.judgedAt)

    private init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "views-log-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = FilePath(folder.appending(path: "operations.lockstep").path)
        let clock = Mutex<Int64>(1_800_000_000)
        writer = try LogWriter(creatingOrOpening: path) {
            clock.withLock { seconds in
                seconds += 1
                return seconds * 1_000_000_000
            }
        }
    }

    deinit {
        try? writer.close()
        try? FileManager.default.removeItem(at: folder)
    }

    // MARK: The story

    private func made() throws -> [LogStage] {
        let spring = try UpgradedEstate(.base)
        try act("spring", spring.opening("spring"))
        try appendCapture()
        for note in spring.notes() { try act("spring", note) }
        try collect("spring", spring) { output in
            var output = output
            if output.member == "oms1", output.id == "oms-details" { output.text.replace("7102", with: "1024") }
            return output.id.hasSuffix("-after") ? nil : output
        }
        let failing = ("em.p06.ports", Scope.member(kind: "oms", name: "oms1"))
        try act("spring", .waive(waiver(failing.0, failing.1)))
        for verdict in state("spring").verdicts where verdict.word == .manual {
            try act("spring", .attest(statement(verdict, in: state("spring"))))
        }
        try assess("spring", spring)
        let autumn = try UpgradedEstate(.postgreSQL)
        try act("autumn", autumn.opening("autumn"))
        try collect("autumn", autumn) { $0 }
        try act("spring", .gate(Upgrades.Phase(7)))
        try act("spring", .start(by: Self.sign))
        try act("spring", .stop(by: Self.sign))
        try act("spring", .resume(by: Self.sign))
        try collect("spring", spring) { $0.id.hasSuffix("-after") ? $0 : nil }
        for obligation in state("spring").openObligations {
            try act("spring", .closeObligation(closing(obligation)))
        }
        try act("spring", .close(by: Self.sign))
        return stages
    }

    private static let sign = Signature(name: "operator-1", reason: "CHG-1042")

    private func waiver(_ check: String, _ scope: Scope) -> Waiver {
        Waiver(
            check: check,
            scope: scope,
            at: now,
            expiresAt: Instant(nanoseconds: now.nanoseconds + 86_400_000_000_000),
            name: "operator-1",
            reason: "agreed with \"network\"",
            risk: "the port is refused",
            evidence: [[UInt8](repeating: 0xAB, count: 32)]
        )
    }

    private func statement(_ verdict: Verdict, in state: UpgradeRun.State) -> Statement {
        let rule = state.opening?.rules.check(verdict.check)
        return Statement(
            Attestation(check: verdict.check, scope: verdict.scope, at: now, name: "operator-1"),
            reason: "looked",
            approver: rule?.needsFourEyes == true ? "reviewer-2" : "",
            answers: (0..<(rule?.formCount ?? 0)).map { "answer \($0)" }
        )
    }

    private func closing(_ obligation: Obligation) -> ObligationClosing {
        ObligationClosing(id: obligation.id, at: now, evidence: [], signature: Self.sign, answers: ["seen again"])
    }

    // MARK: Acts

    private func state(_ run: String) -> UpgradeRun.State {
        record(run).state
    }

    private func record(_ run: String) -> UpgradeRecord {
        stages.last?.upgrades.first { $0.run == run } ?? UpgradeRecord(run: run)
    }

    /// Decides an act, each a minute after the one before, and appends it with its events.
    private func act(_ run: String, _ act: UpgradeRun.Act) throws {
        let record = record(run)
        var state = record.state
        let step = try UpgradeStep(deciding: UpgradeRun.Input(at: now, act), in: &state)
        try append(record.commit([step]))
    }

    private func append(_ commit: NewCommit) throws {
        _ = try writer.append(commit)
        now = Instant(nanoseconds: now.nanoseconds + 60_000_000_000)
        stages.append(try stage())
    }

    private func collect(
        _ run: String,
        _ estate: UpgradedEstate,
        _ choose: (EstateFixture.Output) -> EstateFixture.Output?
    ) throws {
        let documents = try estate.documents(choose, collectedAt: now)
        for document in documents { texts[document.evidence.digest] = document.text }
        try act(run, .collect(documents.map(\.evidence)))
        try assess(run, estate)
    }

    private func assess(_ run: String, _ estate: UpgradedEstate) throws {
        let state = state(run)
        let documents = state.evidence.map { EvidenceDocument($0, text: texts[$0.digest] ?? "") }
        try act(run, .assess(Judge.assess(estate.pack, state.dossier(documents), at: now)))
    }

    private func appendCapture() throws {
        let stream = StreamNames.capture(pair: "lab", digest: "one")
        let opened = CaptureOpened(digest: [UInt8](repeating: 1, count: 32), name: "one.log", byteCount: 9, pair: "lab")
        let event = Event(observer: .one, occurred: .utc(0), .restarted)
        let witness = Witness(line: 1, byteOffset: 0, byteCount: 9, form: .syslog, text: "restarted")
        let entries: [Entry] = [.captureOpened(opened), .redundancy(witness, event)]
        try append(
            NewCommit(
                records: entries.map {
                    NewRecord(stream: stream, kind: .event, occurred: $0.occurred?.occurrence, payload: $0.payload)
                }
            )
        )
    }

    private func stage() throws -> LogStage {
        let reader = try LogReader(opening: path)
        let head = try reader.treeHead(ofFirst: reader.treeSize)
        return LogStage(
            recordings: try Recording.load(from: reader).recordings,
            upgrades: try UpgradeRecord.load(from: reader).records,
            checkpoint: ViewsCheckpoint(
                logID: reader.logID?.description ?? "",
                endSequence: reader.endSequence.rawValue,
                treeSize: head.size,
                root: head.root.description
            )
        )
    }
}

extension ViewsDatabase {
    func update(_ stage: LogStage) throws {
        try update(stage.recordings, upgrades: stage.upgrades, to: stage.checkpoint)
    }

    func rebuild(_ stage: LogStage) throws {
        try rebuild(stage.recordings, upgrades: stage.upgrades, to: stage.checkpoint)
    }

    func verify(_ stage: LogStage) throws -> [ViewsDifference] {
        try verify(stage.recordings, upgrades: stage.upgrades, to: stage.checkpoint)
    }
}
