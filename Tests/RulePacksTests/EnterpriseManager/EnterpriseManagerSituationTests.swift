import TestSupport
import Testing
import Upgrades

@testable import RulePacks

/// Situations of real upgrades that one change of the ready estate does not make.
@Suite struct EnterpriseManagerSituationTests {
    private static let omss = ["oms1", "oms2", "oms3"]

    @Test(arguments: [
        ("DBUPGRADE\n[Status]        SUCCESS", "DBUPGRADE\n[Status]        FAILURE"),
        ("POSTUPGRADE\n[Status]        SUCCESS", "POSTUPGRADE\n[Status]        FAILURE"),
        ("DBUPGRADE", "PRECHECKS"),
    ])
    func `a database upgrade that did not succeed, or was only analysed, fails`(old: String, new: String) throws {
        var dossier = try EstateDossier(.database19c)
        dossier.make(.init("run/database-upgrade-summary", old, new))
        #expect(try dossier.assess().word("em.p02.upgraded-first", "run") == .fail)
    }

    @Test(arguments: [("em.example.com:7803", VerdictWord.pass), ("oms1.example.com:443", .fail)])
    func `port 443 of a load balancer is none of the OMS`(place: String, word: VerdictWord) throws {
        var dossier = try EstateDossier(.base)
        dossier.change("oms1/oms-details") { $0.replacing("em.example.com:4903", with: "em.example.com:443") }
        #expect(try dossier.assess().word("em.p06.ports", "oms/oms1") == .pass)
        dossier.make(.init("oms1/oms-details", "em.example.com:7803", place.replacing("7803", with: "443")))
        #expect(try dossier.assess().word("em.p06.ports", "oms/oms1") == word)
    }

    @Test func `every address of a descriptor has the new port`() throws {
        var dossier = try EstateDossier(.database19c)
        for oms in Self.omss {
            dossier.change("\(oms)/oms-repository") {
                $0.replacing(
                    "(HOST=db1.example.com)(PORT=1522))",
                    with: "(HOST=db1.example.com)(PORT=1522))(ADDRESS=(PROTOCOL=TCP)(HOST=db2.example.com)(PORT=1522))"
                )
            }
        }
        #expect(try dossier.assess().word("em.p02.descriptor-stored", "run") == .pass)
        dossier.make(.init("oms2/oms-repository", "db2.example.com)(PORT=1522", "db2.example.com)(PORT=1521"))
        #expect(try dossier.assess().word("em.p02.descriptor-stored", "run") == .fail)
    }

    @Test(arguments: [
        ("em.p02.restarted-after-descriptor", "descriptor-change"),
        ("em.p02.console-after-descriptor", "descriptor-change"),
        ("em.p16.restarted-after-memory", "memory-change"),
    ])
    func `a restart after a change that nobody noted is unknown`(check: String, occurrence: String) throws {
        var dossier = try EstateDossier(.database19c)
        dossier.planText = dossier.planText.replacing("memory-changed: false", with: "memory-changed: true")
        #expect(try dossier.assess().word(check, "oms/oms1") == .pass)
        dossier.happenings.removeAll { $0.occurrence == occurrence }
        #expect(try dossier.assess().word(check, "oms/oms1") == .unknown)
    }

    @Test func `another parameter that was set later asks for no restart`() throws {
        var dossier = try EstateDossier(.database19c)
        dossier.note("parameter-change", of: "emrep1", at: "2026-11-10T00:00:00Z")
        #expect(try dossier.assess().word("em.p05.restarted-after-allow-insert", "database/emrep1") == .pass)
        dossier.note("allow-insert-change", of: "emrep1", at: "2026-11-10T00:00:00Z")
        #expect(try dossier.assess().word("em.p05.restarted-after-allow-insert", "database/emrep1") == .fail)
    }

    @Test func `a stop is deferred by the plan alone, whatever became of the list of plug-ins`() throws {
        var dossier = try EstateDossier(.base)
        dossier.planText = dossier.planText.replacing("method: standard", with: "method: software-only")
        for oms in Self.omss { dossier.note("oms-restart", of: oms, at: "2026-11-14T09:30:00Z") }
        dossier.remove("run/server-plugins")
        dossier.change("oms2/oms-status") { $0.replacing("is Down", with: "is Up") }
        dossier.change("agent-oms1/agent-status") { $0.replacing("Not Running", with: "Running and Ready") }
        let assessment = try dossier.assess()
        #expect(assessment.word("em.p19.oms-stopped", "oms/oms2") == .deferred)
        #expect(assessment.word("em.p20.agent-stopped", "agent/agent-oms1") == .deferred)
    }

    static let backups = [
        ("em.p18.middleware-home", "oms/oms1"), ("em.p18.inventory", "oms/oms1"), ("em.p18.instance-home", "oms/oms1"),
        ("em.p18.repository", "run"), ("em.p18.software-library", "run"),
    ]

    @Test(arguments: backups)
    func `a backup with the OMSs up is newer than the last change`(check: String, scope: String) throws {
        var dossier = try EstateDossier(.base)
        dossier.planText = dossier.planText.replacing("method: standard", with: "method: software-only")
        dossier.happenings.removeAll { $0.occurrence == "oms-stop" }
        #expect(try dossier.assess().word(check, scope) == .unknown)
        dossier.note("changes-complete", of: "run", at: "2026-11-14T10:00:00Z")
        let verdict = try #require(try dossier.assess().verdict(check, scope))
        #expect(verdict.word == .pass)
        #expect(verdict.reason.text?.english.contains("made after the changes") == true)
        let place = scope == "run" ? "run/repository-backup" : "oms1/oms-backup"
        dossier.change(place) { $0.replacing("Created  : 2026-", with: "Created  : 2011-") }
        #expect(try dossier.assess().word(check, scope) == .fail)
    }

    @Test(arguments: backups)
    func `a backup without a checksum fails`(check: String, scope: String) throws {
        var dossier = try EstateDossier(.base)
        let place = scope == "run" ? "run/repository-backup" : "oms1/oms-backup"
        dossier.change(place) { text in
            text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("SHA-256") }
                .joined(separator: "\n")
        }
        #expect(try dossier.assess().word(check, scope) != .pass)
    }

    @Test func `an empty view that another user asked is unknown`() throws {
        var dossier = try EstateDossier(.base)
        dossier.make(.init("run/snapshot-logs", "SYSMAN\n", "MONITOR\n"))
        #expect(try dossier.assess().word("em.p10.snapshot-logs", "run") == .unknown)
        dossier.change("run/snapshot-logs") { _ in "\nno rows selected\n" }
        #expect(try dossier.assess().word("em.p10.snapshot-logs", "run") == .unknown)
    }

    @Test(arguments: [("5000", VerdictWord.pass), ("5001", .warn)])
    func `a backlog is more than 5000 executions`(count: String, word: VerdictWord) throws {
        var dossier = try EstateDossier(.base)
        dossier.change("run/job-backlog") {
            $0.replacing(
                "no rows selected\n",
                with: "JOB_TYPE     N_EXECS\n------------ -------\nOSCommand       \(count)\n\n1 row selected.\n"
            )
        }
        #expect(try dossier.assess().word("em.p13.job-backlog", "run") == word)
    }

    @Test func `several job types under one name are told`() throws {
        var dossier = try EstateDossier(.base)
        dossier.change("run/skipped-job-types") { _ in
            """

            PARAMETER_NAME                           PARAMETER_VALUE
            ---------------------------------------- ------------------------------
            mgmt_job_skip_job_type_upg.1             OSCommand
            mgmt_job_skip_job_type_upg.1             SQLScript

            2 rows selected.

            """
        }
        let verdict = try #require(try dossier.assess().verdict("em.p13.job-types-skipped", "run"))
        #expect(verdict.word == .warn)
        #expect(verdict.reason.text?.english.contains(".1") == true)
    }

    @Test(arguments: [
        ("id-ecPublicKey", "256", VerdictWord.pass), ("id-ecPublicKey", "160", .unknown),
        ("rsaEncryption", "512", .fail),
        ("rsaEncryption", "1024", .pass), ("ED25519", "256", .unknown),
    ])
    func `bits mean something for a kind of key`(algorithm: String, bits: String, word: VerdictWord) throws {
        var dossier = try EstateDossier(.base)
        dossier.change("agent-db1/agent-certificate") {
            $0.replacing("Public Key Algorithm: rsaEncryption", with: "Public Key Algorithm: \(algorithm)")
                .replacing("(2048 bit)", with: "(\(bits) bit)")
        }
        #expect(try dossier.assess().word("em.p15.key-strength", "run") == word)
    }

    @Test(arguments: ["HOST=proxy.example.com", "PORT=8080", "REALM=example", "USER=em"])
    func `any part of a proxy warns`(part: String) throws {
        var dossier = try EstateDossier(.base)
        dossier.change("agent-app1/agent-properties") { $0 + "REPOSITORY_PROXY\(part)\n" }
        #expect(try dossier.assess().word("em.p21.agent-proxy", "agent/agent-app1") == .warn)
    }

    @Test(arguments: [
        ("kind: monitoring", "kind: other", "members.agent: 0 with kind 'monitoring', 1 at least wanted"),
        ("role: first", "role: additional", "members.oms: 0 with role 'first', exactly 1 wanted"),
    ])
    func `a plan names the first OMS and the monitoring agent`(old: String, new: String, problem: String) throws {
        var dossier = try EstateDossier(.base)
        dossier.make(.init("plan", old, new))
        let error = #expect(throws: PackError.self) { try dossier.assess() }
        #expect(error?.problem.english == problem)
    }
}
