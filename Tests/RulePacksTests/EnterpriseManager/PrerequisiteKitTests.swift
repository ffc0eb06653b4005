import TestSupport
import Testing
import Upgrades

@testable import RulePacks

/// What the prerequisite kit and the installer say, beside what was collected of the same fact.
@Suite struct PrerequisiteKitTests {
    private static let allowInsert = "Check if the parameter _allow_insert_with_update_check is set to True"
    private static let adaptive = "Check if all adaptive features parameters are unset"
    private static let md5 = "Check MD5 certificate usage."

    /// With a row of the kit's report, in place of the one of that name where there is one.
    private func dossier(_ estate: EstateFixture, _ name: String, _ status: String) throws -> EstateDossier {
        var dossier = try EstateDossier(estate)
        dossier.change("run/prerequisite-report") { text in
            let others = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains(name) }
            let row = "<tr><td>\(name)</td><td>\(status)</td><td>Manual</td><td></td><td></td></tr>\n</table>"
            return others.joined(separator: "\n").replacing("</table>", with: row)
        }
        return dossier
    }

    private static let parameter = "em.p05.allow-insert-verified"

    @Test func `the kit agrees on a parameter that is shown`() throws {
        let agreeing = try dossier(.database19c, Self.allowInsert, "Succeeded")
        #expect(try agreeing.assess().word(Self.parameter, "database/emrep1") == .pass)
        let without = try EstateDossier(.database19c)
        #expect(try without.assess().word(Self.parameter, "database/emrep1") == .pass)
    }

    @Test(arguments: ["Failed", "Warning"])
    func `a parameter that is shown and that the kit misses is a conflict`(_ status: String) throws {
        let dossier = try dossier(.database19c, Self.allowInsert, status)
        #expect(try dossier.assess().word(Self.parameter, "database/emrep1") == .conflict)
    }

    @Test func `a parameter that is not set and that the kit found is a conflict`() throws {
        var dossier = try dossier(.database19c, Self.allowInsert, "Succeeded")
        dossier.change("emrep1/allow-insert-parameter") { _ in "" }
        #expect(try dossier.assess().word(Self.parameter, "database/emrep1") == .conflict)
    }

    @Test func `without the kit's report the parameter alone decides`() throws {
        var dossier = try EstateDossier(.database19c)
        dossier.remove("run/prerequisite-report")
        #expect(try dossier.assess().word(Self.parameter, "database/emrep1") == .pass)
        dossier.change("emrep1/allow-insert-parameter") { _ in "" }
        #expect(try dossier.assess().word(Self.parameter, "database/emrep1") == .fail)
    }

    @Test func `adaptive parameters that are set and that the kit found unset are conflicts`() throws {
        let set = PackItem.enterpriseManager.filter { $0.item.hasPrefix("P04.") && $0.item != "P04.C1" }
        #expect(set.count == 8)
        let succeeded = try dossier(.base, Self.adaptive, "Succeeded").assess()
        let failed = try dossier(.base, Self.adaptive, "Failed").assess()
        for item in set {
            #expect(succeeded.word(item.check, item.scope) == .conflict)
            #expect(failed.word(item.check, item.scope) == .pass)
        }
    }

    @Test(arguments: ["Failed", "Warning"])
    func `certificates without MD5 where the kit found one are a conflict`(_ status: String) throws {
        #expect(try dossier(.base, Self.md5, status).assess().word("em.p15.no-md5", "run") == .conflict)
    }

    @Test func `a certificate with MD5 where the kit found none is a conflict`() throws {
        var dossier = try EstateDossier(.base)
        dossier.change("agent-app1/agent-certificate") { $0.replacing("sha256With", with: "md5With") }
        #expect(try dossier.assess().word("em.p15.no-md5", "run") == .conflict)
        dossier.remove("run/prerequisite-report")
        #expect(try dossier.assess().word("em.p15.no-md5", "run") == .fail)
    }

    @Test func `a target in md5Target.txt that no certificate shows is a conflict`() throws {
        var dossier = try EstateDossier(.base)
        let targets = try Fixtures.text("upgrades/outputs/files/md5Target.txt")
        dossier.outputs.append(
            .init(member: "run", id: "md5-targets", text: targets, collectedAt: "2026-11-14T06:00:00Z")
        )
        #expect(try dossier.assess().word("em.p15.no-md5", "run") == .conflict)
        // Renewed and read again before the file was.
        dossier.note("certificate-change", of: "run", at: "2026-11-14T07:00:00Z")
        for index in dossier.outputs.indices where dossier.outputs[index].id.hasSuffix("certificates") {
            dossier.outputs[index].collectedAt = "2026-11-14T08:00:00Z"
        }
        for index in dossier.outputs.indices where dossier.outputs[index].id.hasSuffix("agent-certificate") {
            dossier.outputs[index].collectedAt = "2026-11-14T08:00:00Z"
        }
        #expect(try dossier.assess().word("em.p15.no-md5", "run") == .pass)
    }

    @Test func `the kit's names are aliases of the checks of the same facts`() {
        let named = EstateDossier.pack.checks.flatMap { check in
            check.aliases.filter { $0.hasPrefix("Check ") }.map { "\(check.id): \($0)" }
        }
        #expect(
            named == [
                "em.p02.certified: Check Management Repository Database version compatibility.",
                "em.p04.patch-30912308: \(Self.adaptive)", "\(Self.parameter): \(Self.allowInsert)",
                "em.p15.no-md5: \(Self.md5)",
            ]
        )
    }

    @Test func `a log of the kit that says otherwise than the run's verdict is reconciled`() throws {
        let pack = EstateDossier.pack
        let assessment = try EstateDossier(.base).assess()
        var state = UpgradeRun.State()
        state.verdicts = assessment.verdicts
        let text = try dossier(.base, Self.md5, "Failed").outputs.first { $0.id == "prerequisite-report" }?.text
        let output = try OutputText(try #require(text), isCapturedWhole: true, exitCode: 0)
        let log = ImportedLog(
            digest: [1],
            parser: .emPrerequisiteReport,
            reading: try OutputParser.emPrerequisiteReport.read(output)
        )
        let found = Reconcile(pack: pack, state: state).reconciliation([], [log]).findings
        #expect(
            found.map { "\($0.kind) \($0.subject) \($0.before) \($0.after)" } == [
                "verdictsDiffer em.p15.no-md5 failed PASS"
            ]
        )
    }
}
