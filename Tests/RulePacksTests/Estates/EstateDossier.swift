import Replay
import TestSupport
import Testing
import Upgrades

@testable import RulePacks

/// An estate as the judge sees it, to be changed by a test.
struct EstateDossier {
    /// The packs by their ids.
    private static let packs: [String: RulePack] = {
        var packs: [String: RulePack] = [:]
        for shipped in ShippedPack.allCases {
            do { packs[shipped.rawValue] = try RulePack(yaml: shipped.text) } catch {
                fatalError("the pack \(shipped.rawValue): \(error)")
            }
        }
        return packs
    }()

    static func pack(of estate: EstateFixture) -> RulePack {
        guard let pack = packs[estate.pack] else { fatalError("no pack \(estate.pack)") }
        return pack
    }

    static let pack = pack(of: .base)

    let pack: RulePack
    var planText: String
    var outputs: [EstateFixture.Output]
    var happenings: [EstateFixture.Happening]
    var attestations: [Attestation]
    /// Outputs whose end nobody saw.
    var cut: Set<String> = []

    init(_ estate: EstateFixture) throws {
        pack = Self.pack(of: estate)
        planText = String(decoding: try estate.plan(), as: UTF8.self)
        outputs = try estate.outputs()
        happenings = estate.happenings
        attestations = pack.checksOfPeople.map { check in
            Attestation(check: check, scope: .run, at: Self.moment("2026-11-14T08:00:00Z"), name: "operator-1")
        }
    }

    /// Subjects of open obligations.
    var subjects: [ObligationSubjects] = []

    /// The only checks of Enterprise Manager that ask a person.
    static let manualChecks = [
        "em.p01.platform", "em.p07.data-sources", "em.p07.smart-card", "em.p09.requests-in-progress",
        "em.p09.requests-scheduled", "em.p24.load-balancer",
    ]

    /// - Parameter place: `MEMBER/ID`.
    mutating func change(_ place: String, _ edit: (String) -> String) {
        guard let index = outputs.firstIndex(where: { "\($0.member)/\($0.id)" == place }) else {
            Issue.record("the estate has no \(place)")
            return
        }
        let text = edit(outputs[index].text)
        #expect(text != outputs[index].text, "\(place) is as before")
        outputs[index].text = text
    }

    mutating func note(_ occurrence: String, of member: String, at moment: String) {
        happenings.append(EstateFixture.Happening(occurrence: occurrence, member: member, at: moment))
    }

    mutating func remove(_ place: String) {
        outputs.removeAll { "\($0.member)/\($0.id)" == place }
    }

    func assess(at moment: String = EstateFixture.judgedAt) throws -> Assessment {
        let plan = try Plan(yaml: Array(planText.utf8), for: pack)
        func scope(_ name: String) -> Scope {
            plan.members.first { $0.name == name }.map { .member(kind: $0.kind, name: name) } ?? .run
        }
        let isKnown = { (name: String) in name == "run" || plan.members.contains { $0.name == name } }
        let documents = outputs.filter { isKnown($0.member) }.enumerated().map { index, output in
            let declaration = pack.evidence(output.id)
            let isCut = cut.contains("\(output.member)/\(output.id)")
            let isPerson = declaration?.command == nil
            return EvidenceDocument(
                Evidence(
                    id: output.id,
                    scope: scope(output.member),
                    digest: [UInt8](repeating: UInt8(index % 251), count: 30) + [
                        UInt8(index / 256), UInt8(index % 256),
                    ],
                    byteCount: UInt64(output.text.utf8.count),
                    exitCode: isPerson || isCut ? nil : 0,
                    collectedAt: Self.moment(output.collectedAt),
                    collector: isPerson || isCut ? .person : .lockstep,
                    isCapturedWhole: !isPerson && !isCut
                ),
                text: output.text
            )
        }
        let occurrences = happenings.filter { isKnown($0.member) }.map {
            Occurrence(id: $0.occurrence, scope: scope($0.member), at: Self.moment($0.at))
        }
        let dossier = Dossier(
            plan: plan,
            documents: documents,
            occurrences: occurrences,
            attestations: attestations,
            subjects: subjects
        )
        return Judge.assess(pack, dossier, at: Self.moment(moment))
    }

    /// `2026-11-14T08:00:00Z`.
    static func moment(_ text: String) -> Instant {
        let parts = text.split { "-T:Z".contains($0) }.compactMap { Int($0) }
        guard parts.count == 6,
            let time = CivilTime(
                year: parts[0],
                month: parts[1],
                day: parts[2],
                hour: parts[3],
                minute: parts[4],
                second: parts[5],
                nanosecond: 0
            )
        else { fatalError("no moment: \(text)") }
        return time.instantInUTC
    }
}

extension RulePack {
    /// Those that ask a person in any branch.
    var checksOfPeople: [String] {
        checks.filter { $0.branches.contains { $0.verdict == .manual } }.map(\.id)
    }
}

extension Assessment {
    func verdict(_ check: String, _ scope: String) -> Verdict? {
        verdicts.first { $0.check == check && $0.scope.text == scope }
    }

    func word(_ check: String, _ scope: String) -> VerdictWord? {
        verdict(check, scope)?.word
    }

    /// `ID SCOPE`: *must* checks that would stop a gate.
    func blockers(_ pack: RulePack) -> Set<String> {
        let musts = Set(pack.checks.lazy.filter { $0.level == .must }.map(\.id))
        return Set(
            verdicts.lazy.filter { musts.contains($0.check) && ![.pass, .notApplicable, .warn].contains($0.word) }
                .map { "\($0.check) \($0.scope.text)" }
        )
    }
}
