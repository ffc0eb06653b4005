import TestSupport
import Testing
import Upgrades

@testable import RulePacks

/// Every branch of method, role, database release and patch, beside what the catalogue's tables say.
@Suite struct EnterpriseManagerMatrixTests {
    struct Combination: Sendable, CustomTestStringConvertible {
        var method: String
        var omsCount: Int
        var testDescription: String { "\(method) with \(omsCount) OMS" }
    }

    /// A release of the database, and what the document's branches make of it.
    private enum Branch {
        case twelveOne, laterNamed, outside
    }

    private static let releases: [(name: String, branch: Branch, asksAllowInsert: Bool)] = [
        ("11.2.0.4.0", .outside, false), ("12.1.0.1.0", .outside, false), ("12.1.0.2", .twelveOne, false),
        ("12.1.0.2.0", .twelveOne, false), ("12.2.0.1.0", .laterNamed, true), ("18.0.0.0.0", .laterNamed, true),
        ("19.0.0.0.0", .laterNamed, true), ("21.0.0.0.0", .outside, true), ("23.4.0.24.5", .outside, true),
    ]

    static let combinations = ["standard", "software-only", "dr-transition"].flatMap { method in
        [1, 3].map { Combination(method: method, omsCount: $0) }
    }

    @Test(arguments: combinations)
    func `each release and patch is judged as the document says`(_ combination: Combination) throws {
        let estate = try MatrixEstate(combination.method, omsCount: combination.omsCount)
        for (release, branch, asksAllowInsert) in Self.releases {
            for isPatched in [false, true] {
                for handling in ["recommended-method", "other", "unknown"] {
                    for areSet in [false, true] {
                        let trace: Comment = "\(release), patched \(isPatched), \(handling), set \(areSet)"
                        let assessment = try estate.dossier(release, isPatched, handling, areSet).assess()
                        let word = { assessment.word($0, "database/emrep1") }
                        let isMet: VerdictWord = areSet ? .pass : .fail
                        let (adaptive, eight, recommended): (VerdictWord, VerdictWord, VerdictWord) =
                            switch (branch, isPatched, handling) {
                            case (.twelveOne, false, _): (isMet, .notApplicable, .notApplicable)
                            case (.twelveOne, true, _): (.notApplicable, isMet, .notApplicable)
                            case (.laterNamed, _, "recommended-method"): (.notApplicable, .notApplicable, .pass)
                            case (.laterNamed, _, "other"): (.notApplicable, isMet, .notApplicable)
                            case (.laterNamed, _, _): (.notApplicable, .unknown, .unknown)
                            case (.outside, _, _): (.unknown, .unknown, .unknown)
                            }
                        #expect(word("em.p04.adaptive-features") == adaptive, trace)
                        #expect(word("em.p04.patch-30912308") == recommended, trace)
                        for item in PackItem.enterpriseManager
                        where item.item.hasPrefix("P04.") && item.item != "P04.C1" {
                            #expect(word(item.check) == eight, trace)
                        }
                        #expect(
                            word("em.p05.allow-insert-verified") == (asksAllowInsert ? isMet : .notApplicable),
                            trace
                        )
                        // The matrix is the only rule.
                        #expect(word("em.p02.certified") == .pass, trace)
                    }
                }
            }
        }
    }

    @Test(arguments: combinations)
    func `each method and role is judged as the document says`(_ combination: Combination) throws {
        let estate = try MatrixEstate(combination.method, omsCount: combination.omsCount)
        let isDeferred = combination.method == "software-only" && combination.omsCount > 1
        for isStopped in [false, true] {
            let dossier = try estate.dossier("12.1.0.2.0", true, "unknown", true, isStopped: isStopped)
            let assessment = try dossier.assess()
            let stop: VerdictWord = isStopped ? .pass : isDeferred ? .deferred : .fail
            for number in 1...combination.omsCount {
                let scope = "oms/oms\(number)"
                let emkey: VerdictWord = number == 1 ? .pass : .notApplicable
                #expect(assessment.word("em.p14.emkey-in-repository", scope) == emkey)
                #expect(assessment.word("em.p14.emkey-copied", scope) == emkey)
                #expect(assessment.word("em.p19.jvmd-stopped", scope) == .notApplicable)
                #expect(assessment.word("em.p19.adp-stopped", scope) == .notApplicable)
                let stopped = try #require(assessment.verdict("em.p19.oms-stopped", scope))
                #expect(stopped.word == stop)
                #expect(stopped.deferredUntil == (stop == .deferred ? Phase(8) : nil))
            }
            #expect(assessment.word("em.p20.agent-stopped", "agent/agent-oms1") == stop)
            #expect(assessment.word("em.p20.agent-stopped", "agent/agent-db1") == .notApplicable)
            let isTransition = combination.method == "dr-transition"
            for check in ["em.p22.transition-flag", "em.p22.graphical-installer", "em.p22.transition-complete"] {
                #expect(assessment.word(check, "run") == (isTransition ? .pass : .notApplicable))
            }
            let alone: VerdictWord = !isTransition ? .notApplicable : combination.omsCount == 1 ? .pass : .fail
            #expect(assessment.word("em.p22.additional-oms-removed", "run") == alone)
            #expect(assessment.word("em.p22.first-oms-only", "oms/oms1") == (isTransition ? .pass : .notApplicable))
        }
    }
}

/// The outputs that the matrix turns on.
private struct MatrixEstate {
    private let dossier: EstateDossier
    private let method: String

    init(_ method: String, omsCount: Int) throws {
        self.method = method
        var dossier = try EstateDossier(omsCount == 1 ? .drTransition : .base)
        let wanted: Set = [
            "database-instance", "database-patches", "optimizer-parameters", "adaptive-parameters", "oms-status",
            "agent-status", "server-plugins", "certification-matrix", "emkey-status", "emkey-copy",
        ]
        let further =
            try EstateFixture.database19c.outputs().filter { $0.id.hasPrefix("allow-insert") }
            + EstateFixture.drTransition.outputs().filter { $0.id.hasPrefix("dr-") }
        dossier.outputs = dossier.outputs.filter { wanted.contains($0.id) } + further
        self.dossier = dossier
    }

    func dossier(
        _ release: String,
        _ isPatched: Bool,
        _ handling: String,
        _ areSet: Bool,
        isStopped: Bool = true
    ) throws -> EstateDossier {
        var dossier = dossier
        for (name, value) in [("method", method), ("patch-30912308", handling)] {
            dossier.planText = dossier.planText.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.hasPrefix("  \(name): ") ? "  \(name): \(value)" : $0 }.joined(separator: "\n")
        }
        dossier.edit("emrep1/database-instance") { $0.replacing("12.1.0.2.0 ", with: release.padded(to: 11)) }
        dossier.edit("run/certification-matrix") { $0.replacing("12.1.0.2.0", with: release) }
        if !isPatched { dossier.edit("emrep1/database-patches") { $0.replacing("22652097;\n", with: "") } }
        if areSet {
            dossier.edit("emrep1/adaptive-parameters") {
                $0.replacing(
                    "optimizer_adaptive_features          boolean     TRUE",
                    with: "optimizer_adaptive_features          boolean     FALSE"
                )
            }
        } else {
            dossier.edit("emrep1/optimizer-parameters") { _ in "\nno rows selected\n" }
            dossier.edit("emrep1/allow-insert-parameter") { _ in "" }
        }
        if !isStopped {
            for output in dossier.outputs where output.id == "oms-status" {
                dossier.edit("\(output.member)/oms-status") { $0.replacing("is Down", with: "is Up") }
            }
            dossier.edit("agent-oms1/agent-status") { $0.replacing("Not Running", with: "Running and Ready") }
        }
        return dossier
    }
}

extension EstateDossier {
    /// As `change`, where the edit may leave the text as it is.
    fileprivate mutating func edit(_ place: String, _ edit: (String) -> String) {
        for index in outputs.indices where "\(outputs[index].member)/\(outputs[index].id)" == place {
            outputs[index].text = edit(outputs[index].text)
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
