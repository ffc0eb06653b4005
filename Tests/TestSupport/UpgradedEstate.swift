internal import EventLog
internal import Foundation
public import Replay
internal import RulePacks
public import Upgrades

/// An estate of the fixtures as acts of an upgrade run, for logs that are made in a test's own process.
public struct UpgradedEstate {
    public let estate: EstateFixture
    public let pack: RulePack
    /// What the pack was read from.
    public let packText: [UInt8]
    public let plan: Plan

    public init(_ estate: EstateFixture) throws {
        guard let shipped = ShippedPack(rawValue: estate.pack) else { fatalError("no pack \(estate.pack)") }
        self.estate = estate
        packText = shipped.text
        pack = try RulePack(yaml: shipped.text)
        plan = try Plan(yaml: estate.plan(), for: pack)
    }

    public func opening(_ run: String) -> UpgradeRun.Act {
        .open(
            RunOpening(
                run: run,
                packID: pack.id,
                packVersion: pack.version,
                packDigest: pack.digest,
                plan: plan,
                signature: Signature(name: "operator-1", reason: "CHG-1042"),
                saltDigest: [UInt8](repeating: 7, count: 32),
                rules: pack.runRules
            )
        )
    }

    /// What happened beside the evidence.
    public func notes() -> [UpgradeRun.Act] {
        estate.happenings.filter { isKnown($0.member) }.map { happening in
            .note(
                Note(
                    Occurrence(
                        id: happening.occurrence,
                        scope: scope(happening.member),
                        at: Self.moment(happening.at)
                    ),
                    signature: Signature(name: "operator-1", reason: "done")
                )
            )
        }
    }

    /// The outputs that are chosen, changed as wanted; those of after the upgrade are collected at the moment given.
    public func documents(
        _ choose: (EstateFixture.Output) -> EstateFixture.Output?,
        collectedAt moment: Instant
    ) throws -> [EvidenceDocument] {
        try estate.outputs().filter { isKnown($0.member) }.compactMap(choose).map { output in
            let command = pack.evidence(output.id)?.command
            let bytes = Array(output.text.utf8)
            return EvidenceDocument(
                Evidence(
                    id: output.id,
                    scope: scope(output.member),
                    digest: ContentDigest.sha256(of: bytes).bytes,
                    byteCount: UInt64(bytes.count),
                    command: command ?? "",
                    host: command == nil ? "" : "collector.example.com",
                    exitCode: command == nil ? nil : 0,
                    collectedAt: output.id.hasSuffix("-after") ? moment : Self.moment(output.collectedAt),
                    collector: command == nil ? .person : .script,
                    isCapturedWhole: command != nil
                ),
                text: output.text
            )
        }
    }

    private func isKnown(_ member: String) -> Bool {
        member == "run" || plan.members.contains { $0.name == member }
    }

    private func scope(_ name: String) -> Scope {
        plan.members.first { $0.name == name }.map { .member(kind: $0.kind, name: name) } ?? .run
    }

    /// `2026-11-14T08:00:00Z`.
    public static func moment(_ text: String) -> Instant {
        guard let date = try? Date(text, strategy: .iso8601) else { fatalError("no moment: \(text)") }
        return Instant(nanoseconds: Int64(date.timeIntervalSince1970) * 1_000_000_000)
    }
}
