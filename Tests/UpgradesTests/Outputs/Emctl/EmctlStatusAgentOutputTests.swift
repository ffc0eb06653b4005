import Testing
import Upgrades

struct EmctlStatusAgentOutputTests {
    @Test func `a running agent`() throws {
        let reading = try OutputFixture(.emctlStatusAgent, "emctl/status-agent-running.txt").reading()
        #expect(
            reading.fields == [
                "agent-version=13.3.0.0.0", "oms-version=13.3.0.0.0", "agent-home=/u01/app/oracle/agent/agent_inst",
                "agent-url=https://db1.example.com:3872/emd/main/",
                "repository-url=https://oms1.example.com:4903/empbs/upload", "started-at=2026-01-20 09:15:02",
                "targets=48",
                "last-upload=2026-01-25 16:19:40", "pending-files=0", "heartbeat=Ok", "state=running",
            ]
        )
        #expect(reading.completeness == .complete(.trailer("Agent is Running and Ready")))
        #expect(reading.identity.host == "db1.example.com")
        #expect(reading.identity.home == "/u01/app/oracle/agent/agent_inst")
    }

    @Test(arguments: [nil, 1] as [Int32?])
    func `an agent that does not run says so, whatever the exit code`(exitCode: Int32?) throws {
        let reading = try OutputFixture(.emctlStatusAgent, "emctl/status-agent-not-running.txt").reading(
            exitCode: exitCode
        )
        #expect(reading.fields == ["state=not-running"])
        #expect(reading.completeness == .complete(.trailer("Agent is Not Running")))
    }

    @Test func `a heartbeat that is refused is a value, not the program's error`() throws {
        let text =
            "Agent Version : 13.3.0.0.0\nHeartbeat Status : OMS is unreachable: Connection refused\nAgent is Running and Ready\n"
        #expect(
            try OutputParser.emctlStatusAgent.reading(text).fields == [
                "agent-version=13.3.0.0.0", "heartbeat=OMS is unreachable: Connection refused", "state=running",
            ]
        )
    }
}
