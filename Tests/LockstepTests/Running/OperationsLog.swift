internal import Captures
internal import EventLog
internal import Foundation
internal import Operations
internal import Replay
internal import Synchronization
internal import SystemPackage
internal import TestSupport
internal import Upgrades

/// One log of a failover and an upgrade run, the same bytes in every run of the tests.
///
/// The run's acts stand first in the log and were recorded as they happened; the unit's syslog was ingested at noon. What
/// happened interleaves: the run is opened before the failure, something is noted between the loss of the peer and the
/// takeover, and the run is judged and waived after it.
enum OperationsLog {
    static let noon = "2026-11-03T12:00:00Z"

    /// Makes the log `operations.lockstep` in a bench.
    static func make(in bench: Workbench) throws {
        let clock = Mutex(UpgradedEstate.moment("2026-11-03T09:00:00Z").nanoseconds)
        let path = FilePath(bench.path("operations.lockstep"))
        let writer = try LogWriter(creatingOrOpening: path) { clock.withLock { $0 } }
        let estate = try UpgradedEstate(.controllers)
        let store = try EvidenceStore(ofLogAt: path)
        _ = try store.store(estate.packText)

        var record = UpgradeRecord(run: "spring")
        func act(_ moment: String, milliseconds: Int64 = 0, _ act: UpgradeRun.Act) throws {
            let at = Instant(nanoseconds: UpgradedEstate.moment(moment).nanoseconds + milliseconds * 1_000_000)
            clock.withLock { $0 = at.nanoseconds }
            var state = record.state
            let step = try UpgradeStep(deciding: UpgradeRun.Input(at: at, act), in: &state)
            _ = try writer.append(record.commit([step]))
            let reader = try LogReader(opening: path)
            record = try UpgradeRecord.load("spring", from: reader).record ?? record
        }
        let sign = Signature(name: "operator-1", reason: "CHG-1042")
        try act("2026-11-03T09:00:00Z", estate.opening("spring"))
        // Between the loss of the peer (.168) and the takeover (33.188).
        let switchover = Upgrades.Occurrence(
            id: "switchover",
            scope: .run,
            at: UpgradedEstate.moment("2026-11-03T09:14:32Z")
        )
        try act("2026-11-03T09:14:32Z", milliseconds: 500, .note(Note(switchover, signature: sign)))
        let collected = UpgradedEstate.moment("2026-11-03T09:30:00Z")
        let documents = try estate.documents({ $0.id == "redundancy" ? $0 : nil }, collectedAt: collected).map {
            var document = $0
            document.evidence.collectedAt = collected
            return document
        }
        for document in documents { _ = try store.store(Array(document.text.utf8)) }
        try act("2026-11-03T09:31:00Z", .collect(documents.map(\.evidence)))
        let assessed = UpgradedEstate.moment("2026-11-03T09:32:00Z")
        try act(
            "2026-11-03T09:32:00Z",
            .assess(Judge.assess(estate.pack, record.state.dossier(documents), at: assessed))
        )
        try act("2026-11-03T09:33:00Z", .gate(Upgrades.Phase(1)))

        clock.withLock { $0 = UpgradedEstate.moment(noon).nanoseconds }
        var ingest = try CaptureIngest(knownFrom: LogReader(opening: path))
        let capture = Fixtures.url("incidents/process-failure-hot-standby/chassis-2.log")
        _ = try ingest.ingest(FilePath(capture.path), pair: "lab", options: CaptureOptions(), into: writer)
        try writer.close()
    }
}
