import Testing
import Upgrades

struct EmctlActionsOutputTests {
    @Test func `a stop of the whole OMS`() throws {
        let reading = try OutputFixture(.emctlActions, "emctl/stop-oms-all.txt").reading()
        #expect(
            reading.rows("actions") == [
                "web-tier | stopped", "oms | stopped", "oms | down", "jvmd | down", "bi-publisher | stopped",
                "admin-server | stopped", "bi-publisher | down",
            ]
        )
        #expect(reading.completeness == .complete(.promptAfter("[oracle@oms1:/home/oracle]$")))
        #expect(reading.identity.host == "oms1")
    }

    @Test func `of a screen the last action counts`() throws {
        let reading = try OutputFixture(.emctlActions, "emctl/stop-and-status-oms.txt").reading()
        #expect(reading.rows("actions") == ["agent | stopped"])
        #expect(reading.completeness == .complete(.trailer("Stopping agent ... stopped.")))
    }

    @Test(arguments: [("emkey-copy-and-status", "emkey | copied"), ("emkey-remove", "emkey | removed")])
    func `a key that is copied or removed`(name: String, row: String) throws {
        let reading = try OutputFixture(.emctlActions, "emctl/\(name).txt").reading()
        #expect(reading.rows("actions") == [row])
        guard case .complete(.trailer) = reading.completeness else {
            Issue.record("\(reading.completeness)")
            return
        }
    }

    @Test func `a start of the administration server has no closing line`() throws {
        let fixture = OutputFixture(.emctlActions, "emctl/start-admin-only.txt")
        #expect(try fixture.reading().rows("actions") == ["admin-server | started"])
        #expect(try fixture.reading().completeness == .unknown(.noTrailer(expected: "prompt")))
        #expect(try fixture.reading(exitCode: 0).completeness == .complete(.capturedWhole))
    }

    @Test func `a stop that failed is refused`() {
        let error = OutputParser.emctlActions.refusal(
            "Stopping Oracle Management Server...\nWebTier Could Not Be Stopped\n"
        )
        #expect(error == OutputError(line: 2, .unknownLine("WebTier Could Not Be Stopped")))
    }
}
