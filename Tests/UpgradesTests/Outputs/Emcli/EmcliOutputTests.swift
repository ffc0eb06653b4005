import Testing
import Upgrades

struct EmcliOutputTests {
    @Test func `plug-ins of the OMS`() throws {
        let reading = try OutputFixture(.emcliPlugins, "emcli/list-plugins-on-server.txt").reading()
        let target = "oms1.example.com:4889_Management_Service | oms1.example.com"
        #expect(
            reading.rows("plugins") == [
                "oms | \(target) | Oracle Database | oracle.sysman.db | 13.3.2.0.0",
                "oms | \(target) | Oracle Fusion Middleware | oracle.sysman.emas | 13.3.2.0.0 | u190430",
                "oms | \(target) | Oracle Cloud Framework | oracle.sysman.cfw | 13.3.1.0.0",
            ]
        )
        #expect(reading.rows("targets") == [target])
        #expect(reading.completeness == .complete(.promptAfter("[oracle@oms1 ~]$")))
        #expect(reading.identity.host == "oms1.example.com")
    }

    @Test func `plug-ins of agents, one without any, and no closing line`() throws {
        let reading = try OutputFixture(.emcliPlugins, "emcli/list-plugins-on-agents.txt").reading()
        #expect(
            reading.table("plugins")?.rows.map { [$0["on"], $0["host"], $0["id"]] } == [
                ["agent", "oms1.example.com", "oracle.sysman.db"],
                ["agent", "oms1.example.com", "oracle.sysman.emrep"],
                ["agent", "db2.example.com", "oracle.sysman.oh"],
            ]
        )
        #expect(
            reading.table("targets")?.rows.map { $0["host"] } == [
                "oms1.example.com", "db1.example.com", "db2.example.com",
            ]
        )
        #expect(reading.completeness == .unknown(.noTrailer(expected: "prompt")))
    }

    @Test func `a row of another form is refused`() throws {
        let text = try OutputFixture(.emcliPlugins, "emcli/list-plugins-on-agents.txt").text() + "Agent unreachable\n"
        #expect(OutputParser.emcliPlugins.refusal(text) == OutputError(line: 16, .unknownLine("Agent unreachable")))
    }

    @Test func `audit settings and the state of operations`() throws {
        let reading = try OutputFixture(.emcliAuditSettings, "emcli/audit-settings.txt").reading(exitCode: 0)
        #expect(
            reading.fields == [
                "audit-switch=enabled", "externalization-switch=disabled", "directory=EM_AUDIT", "file-prefix=em_audit",
                "file-size=5000000", "retention-days=365",
            ]
        )
        #expect(reading.rows("operations") == ["Delete Target | enabled", "Delete Named Credential | disabled"])
        #expect(reading.completeness == .complete(.capturedWhole))
    }

    @Test func `a switch that is neither on nor off is refused`() {
        #expect(
            OutputParser.emcliAuditSettings.refusal("Audit Switch : MAYBE\n")
                == OutputError(line: 1, .invalidValue(field: "Audit Switch", value: "MAYBE"))
        )
    }

    @Test func `operations, one a line below a header`() throws {
        let reading = try OutputFixture(.emcliOperations, "emcli/operations-list.txt").reading()
        #expect(
            reading.rows("operations") == ["DELETE_TARGET", "DELETE_NAMED_CREDENTIAL", "Delete Monitoring Template"]
        )
        #expect(reading.completeness == .unknown(.noTrailer(expected: "prompt")))
    }

    @Test func `operations without a header are bare names, and nothing else stands between them`() throws {
        let reading = try OutputParser.emcliOperations.reading("ADD_CS_TARGET_ASSOC\nDELETE_TARGET\nDelete Role\n")
        #expect(reading.rows("operations") == ["ADD_CS_TARGET_ASSOC", "DELETE_TARGET", "Delete Role"])
        #expect(
            OutputParser.emcliOperations.refusal("DELETE_TARGET\nsee the log\n")
                == OutputError(line: 2, .unknownLine("see the log"))
        )
    }

    @Test func `operations in several columns are read from the one that names them`() throws {
        let text = "Operation ID  Operation Name  Group\n1  Delete Target  Targets\n"
        #expect(try OutputParser.emcliOperations.reading(text).rows("operations") == ["Delete Target"])
    }
}
