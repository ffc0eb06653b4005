internal import EventLog
internal import Foundation
internal import Operations
internal import Replay
internal import SystemPackage
internal import TestSupport
internal import Testing
internal import Upgrades

/// A run read back from its log: what `upgrade check` and `upgrade gate` decide, without a process for each and without
/// writing. A copy is a run of its own.
struct RunInMemory {
    let estate: EstateRun
    private(set) var state: UpgradeRun.State
    private var texts: [[UInt8]: String] = [:]

    init(_ estate: EstateRun) throws {
        self.estate = estate
        let path = FilePath(estate.bench.path("operations.lockstep"))
        let record = try #require(try UpgradeRecord.load(estate.name, from: LogReader(opening: path)).record)
        state = record.state
        let store = try EvidenceStore(ofLogAt: path)
        for evidence in state.evidence {
            let digest = try #require(ContentDigest(bytes: evidence.digest))
            texts[evidence.digest] = String(decoding: try store.read(digest), as: UTF8.self)
        }
    }

    /// Takes outputs in as if the hosts' archive and a person had brought them, and judges.
    mutating func check(_ outputs: [EstateFixture.Output]) throws {
        var evidence: [Evidence] = []
        for output in outputs {
            let text = try estate.moved(in: output.text)
            let digest = ContentDigest.sha256(of: Array(text.utf8)).bytes
            texts[digest] = text
            let isCollected = EstateRun.pack.evidence(output.id)?.command != nil
            evidence.append(
                Evidence(
                    id: output.id,
                    scope: try scope(output.member),
                    digest: digest,
                    byteCount: UInt64(text.utf8.count),
                    exitCode: isCollected ? 0 : nil,
                    collectedAt: try Self.instant(estate.moved(output.collectedAt)),
                    collector: isCollected ? .script : .person,
                    isCapturedWhole: isCollected
                )
            )
        }
        let present = Instant(nanoseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000) * 1000)
        try take(.collect(evidence), at: present)
        let documents = try state.evidence.map { EvidenceDocument($0, text: try #require(texts[$0.digest])) }
        try take(.assess(Judge.assess(EstateRun.pack, state.dossier(documents), at: present)), at: present)
    }

    /// The gate at the last assessment.
    func gate(_ phase: Int) throws -> GateText {
        let answer = state.gate(Phase(phase), at: try #require(state.assessedAt))
        func texts(_ blockers: [GateBlocker]) -> [GateText.Blocker] {
            blockers.map { .init(check: $0.check, scope: $0.scope.text, verdict: $0.word?.name) }
        }
        return GateText(open: answer.isOpen, blockers: texts(answer.blockers), waived: texts(answer.waived))
    }

    func verdict(_ check: String, _ scope: String) -> String? {
        state.verdicts.first { $0.check == check && $0.scope.text == scope }?.word.name
    }

    private mutating func take(_ act: UpgradeRun.Act, at moment: Instant) throws {
        _ = try UpgradeStep(deciding: UpgradeRun.Input(at: moment, act), in: &state)
    }

    private func scope(_ member: String) throws -> Scope {
        guard member != "run" else { return .run }
        let members = try #require(state.opening).plan.members
        return .member(kind: try #require(members.first { $0.name == member }).kind, name: member)
    }

    private static func instant(_ text: String) throws -> Instant {
        Instant(nanoseconds: Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970) * 1_000_000_000)
    }
}
