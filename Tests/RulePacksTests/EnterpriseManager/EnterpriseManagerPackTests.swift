import TestSupport
import Testing
import Upgrades

@testable import RulePacks

/// The pack beside the catalogue of its source document.
@Suite struct EnterpriseManagerPackTests {
    private let pack = EstateDossier.pack

    @Test func `the pack has the 75 items of the catalogue, in its groups`() {
        let groups = [
            ("P01", 2), ("P02", 9), ("P03", 1), ("P04", 10), ("P05", 3), ("P06", 1), ("P07", 2), ("P08", 1), ("P09", 2),
            ("P10", 1), ("P11", 2), ("P12", 3), ("P13", 2), ("P14", 2), ("P15", 2), ("P16", 5), ("P17", 1), ("P18", 5),
            ("P19", 3), ("P20", 1), ("P21", 1), ("P22", 5), ("P23", 10), ("P24", 1),
        ]
        #expect(pack.checks.count == 75)
        for (group, count) in groups {
            #expect(pack.checks.count { $0.group == group } == count, "\(group)")
        }
    }

    @Test func `only six checks ask a person`() {
        let asking = pack.checks.filter { $0.branches.contains { $0.verdict == .manual } }
        #expect(asking.map(\.id) == EstateDossier.manualChecks)
        #expect(asking.allSatisfy { ($0.manual?.form.isEmpty) == false })
    }

    @Test func `the fourteen defects and the further one are each cited by a check or by its commands`() {
        #expect(pack.findings.count == 15)
        let cited = Set(pack.checks.flatMap(\.findings))
        #expect(pack.findings.map(\.id).filter { !cited.contains($0) } == [])
    }

    @Test func `the lint has no remark`() {
        #expect(pack.remarks().map { "\($0.kind.rawValue) \($0.subject): \($0.text.english)" } == [])
    }

    @Test func `no command has a dash that is not a hyphen, nor a password`() {
        let commands =
            pack.evidence.compactMap(\.command) + pack.checks.compactMap(\.remedy.command)
            + pack.checks.compactMap { $0.obligation?.remedy.command }
        #expect(commands.count > 90)
        for command in commands {
            #expect(
                !command.unicodeScalars.contains { (0x2010...0x2015).contains($0.value) || $0.value == 0x2212 },
                "\(command)"
            )
            #expect(!command.contains("sysman_pwd") && !command.lowercased().contains("identified by"), "\(command)")
        }
    }

    @Test func `commands that the document has wrong are marked as corrected`() {
        let corrected = pack.checks.filter(\.remedy.isCorrected).map(\.id)
        #expect(
            corrected == [
                "em.p02.descriptor-stored", "em.p05.allow-insert-set", "em.p11.logon-triggers",
                "em.p11.logoff-triggers",
                "em.p13.job-types-skipped", "em.p19.adp-stopped",
            ]
        )
    }

    @Test func `everything that is weakened is put back`() {
        let obligations = pack.checks.compactMap { check in check.obligation.map { "\(check.group) \($0.id)" } }
        #expect(
            obligations == [
                "P07 em.restore.data-sources", "P07 em.restore.smart-card", "P08 em.restore.bi-publisher",
                "P09 em.restore.requests", "P10 em.restore.snapshot-logs", "P11 em.restore.logon-triggers",
                "P11 em.restore.logoff-triggers", "P13 em.restore.job-types", "P14 em.restore.emkey",
                "P16 em.restore.heap-min", "P16 em.restore.heap-max", "P16 em.restore.permgen-min",
                "P16 em.restore.permgen-max", "P19 em.restore.oms", "P20 em.restore.agent",
                "P21 em.restore.agent-proxy",
            ]
        )
    }
}
