import Testing
import Upgrades

struct EmctlStatusOMSOutputTests {
    private let banner = "Oracle Enterprise Manager Cloud Control 13c Release 3\n"

    @Test func `all components up, BI Publisher among them`() throws {
        let reading = try OutputFixture(.emctlStatusOMS, "emctl/status-oms-up.txt").reading()
        #expect(reading.fields == ["web-tier=up", "oms=up", "jvmd=up", "bi-publisher=up", "state=up"])
        #expect(reading.completeness == .complete(.fixedForm))
        #expect(
            reading.identity
                == OutputIdentity(release: "13.3", banner: "Oracle Enterprise Manager Cloud Control 13c Release 3")
        )
        #expect(reading.table("")?.rows[0].cells.map(\.line) == [3, 4, 5, 6, 6])
    }

    @Test func `a web tier that is up does not make the OMS up`() throws {
        let reading = try OutputFixture(.emctlStatusOMS, "emctl/status-oms-mixed.txt").reading()
        #expect(reading.fields == ["web-tier=up", "oms=down", "jvmd=down", "state=mixed"])
        #expect(reading.completeness == .complete(.fixedForm))
    }

    @Test func `nothing running ends with an exit code, and is whole when its end was seen`() throws {
        let fixture = OutputFixture(.emctlStatusOMS, "emctl/status-oms-down.txt")
        #expect(try fixture.reading(exitCode: 1).completeness == .complete(.fixedForm))
        #expect(try fixture.reading(exitCode: 1).fields.last == "state=down")
    }

    @Test func `before 13_5 a line on BI Publisher may have been cut off`() throws {
        let reading = try OutputFixture(.emctlStatusOMS, "emctl/status-oms-down.txt").reading()
        #expect(reading.completeness == .unknown(.missingPart("BI Publisher Server")))
    }

    @Test func `of a screen the status counts, not the stop`() throws {
        let reading = try OutputFixture(.emctlStatusOMS, "emctl/stop-and-status-oms.txt").reading()
        #expect(reading.fields == ["web-tier=down", "oms=down", "jvmd=down", "bi-publisher=up", "state=mixed"])
        #expect(reading.identity.host == "oms1")
    }

    @Test func `of two status outputs the last counts, even when it is cut`() throws {
        let screen = "$ emctl status oms\n\(banner)WebTier is Up\nOracle Management Server is Up\n$ emctl status oms\n"
        let reading = try OutputParser.emctlStatusOMS.reading(screen)
        #expect(reading.fields == [])
        #expect(reading.completeness == .unknown(.silent))
    }

    @Test func `a component that is named twice is refused`() {
        let error = OutputParser.emctlStatusOMS.refusal(banner + "WebTier is Up\nWebTier is Down\n")
        #expect(error == OutputError(line: 3, .unknownLine("WebTier is Down")))
    }

    @Test func `another release's output behind it is refused`() {
        let error = OutputParser.emctlStatusOMS.refusal(banner + "WebTier is Up\n" + banner)
        #expect(error == OutputError(line: 3, .unknownLine("Oracle Enterprise Manager Cloud Control 13c Release 3")))
    }

    @Test(arguments: ["emctl/status-oms-details.txt", "emctl/status-agent-running.txt", "emctl/stop-oms-all.txt"])
    func `another output of the program is refused`(path: String) throws {
        let text = try OutputFixture(.emctlStatusOMS, path).text()
        guard case .notThisOutput = OutputParser.emctlStatusOMS.refusal(text)?.problem else {
            Issue.record("read")
            return
        }
    }
}
