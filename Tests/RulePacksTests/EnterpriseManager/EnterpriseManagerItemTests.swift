import TestSupport
import Testing
import Upgrades

@testable import RulePacks

/// What is particular to Enterprise Manager; what every item has in common is asked by `PackItemTests`.
@Suite struct EnterpriseManagerItemTests {
    @Test func `items without evidence are those of people, of the plan, and the dead ones`() {
        let items = PackItem.enterpriseManager.filter(\.evidence.isEmpty).map(\.item)
        #expect(items == ["P01b", "P07a", "P07b", "P19.1", "P19.2", "P24"])
    }

    @Test func `a count that differs from the names is a conflict`() throws {
        var dossier = try EstateDossier(.base)
        dossier.change("run/logon-trigger-count") { $0.replacing("                  0", with: "                  1") }
        #expect(try dossier.assess().word("em.p11.logon-triggers", "run") == .conflict)
    }

    @Test func `OMSs with different descriptors of the same port are a conflict`() throws {
        var dossier = try EstateDossier(.database19c)
        dossier.change("oms2/oms-repository") { $0.replacing("db1.example.com", with: "db2.example.com") }
        #expect(try dossier.assess().word("em.p02.descriptor-stored", "run") == .conflict)
    }

    @Test func `no load balancer anywhere is not applicable, and a cut output is unknown`() throws {
        var dossier = try EstateDossier(.base)
        for oms in ["oms1", "oms2", "oms3"] {
            dossier.change("\(oms)/oms-details") {
                $0.replacing(
                    "SLB or virtual hostname: em.example.com",
                    with: "OMS is not configured with SLB or virtual hostname"
                )
            }
        }
        #expect(try dossier.assess().word("em.p24.load-balancer", "run") == .notApplicable)
        dossier.cut("oms2/oms-details", before: "OMS is not")
        #expect(try dossier.assess().word("em.p24.load-balancer", "run") == .unknown)
    }

    @Test func `MD5 warns where the plan says so`() throws {
        var dossier = try EstateDossier(.base)
        dossier.planText = dossier.planText.replacing("md5: block", with: "md5: warn")
        dossier.change("agent-app1/agent-certificate") { $0.replacing("sha256With", with: "md5With") }
        dossier.change("run/prerequisite-report") {
            $0.replacing("usage.</td><td>Succeeded", with: "usage.</td><td>Warning")
        }
        #expect(try dossier.assess().word("em.p15.no-md5", "run") == .warn)
    }

    @Test func `an emkey that was looked at a day ago is unknown`() throws {
        let dossier = try EstateDossier(.base)
        #expect(try dossier.assess(at: "2026-11-15T08:59:59Z").word("em.p14.emkey-in-repository", "oms/oms1") == .pass)
        #expect(
            try dossier.assess(at: "2026-11-15T09:00:01Z").word("em.p14.emkey-in-repository", "oms/oms1") == .unknown
        )
    }

    @Test func `an OMS that was started again is no longer known to be down`() throws {
        var dossier = try EstateDossier(.base)
        dossier.note("oms-restart", of: "oms2", at: "2026-11-14T11:45:00Z")
        let assessment = try dossier.assess()
        #expect(assessment.word("em.p19.oms-stopped", "oms/oms2") == .unknown)
        #expect(assessment.word("em.p18.inventory", "oms/oms2") == .unknown)
        #expect(assessment.word("em.p19.oms-stopped", "oms/oms3") == .pass)
    }

    @Test func `what was found first fails, and what it stands for comes back`() throws {
        var dossier = try EstateDossier(.base)
        let found = try EstateFixture.base.found()
        dossier.outputs =
            dossier.outputs.filter { output in
                output.id.hasSuffix("-after") || !found.contains { $0.id == output.id && $0.member == output.member }
            } + found
        let assessment = try dossier.assess(at: "2026-11-14T12:00:00Z")
        let words = [
            assessment.word("em.p10.snapshot-logs", "run"), assessment.word("em.p11.logoff-triggers", "run"),
            assessment.word("em.p21.agent-proxy", "agent/agent-app1"),
            assessment.word("em.p09.requests-in-progress", "run"),
            assessment.word("em.p23.audit-vault-off-agents", "run"),
            assessment.word("em.p14.emkey-in-repository", "oms/oms1"),
        ]
        #expect(words == [.fail, .fail, .warn, .waiting, .fail, .fail])
        let subjects = assessment.standings.filter { !$0.subjects.isEmpty }.map { "\($0.check) \($0.subjects)" }
        #expect(subjects.contains("em.p11.logoff-triggers [\"GSMADMIN_INTERNAL.GSMLOGOFF\"]"))
        #expect(subjects.contains("em.p10.snapshot-logs [\"MGMT_VIOLATIONS\"]"))
        #expect(subjects.contains("em.p21.agent-proxy [\"proxy.example.com\", \"8080\"]"))
    }
}
