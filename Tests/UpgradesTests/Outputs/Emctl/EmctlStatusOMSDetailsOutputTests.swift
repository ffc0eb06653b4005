import Testing
import Upgrades

struct EmctlStatusOMSDetailsOutputTests {
    @Test func `details are read in both colon styles, with every port once`() throws {
        let reading = try OutputFixture(.emctlStatusOMSDetails, "emctl/status-oms-details.txt").reading()
        #expect(
            reading.fields == [
                "console-host=oms1.example.com", "instance-home=/u01/app/oracle/gc_inst/em/EMGC_OMS1", "slb=none",
                "upload-lock=locked", "console-lock=unlocked", "console-url=https://oms1.example.com:7803/em",
                "upload-url=https://oms1.example.com:4903/empbs/upload", "admin-server=running",
                "managed-server=EMGC_OMS1",
                "host=oms1.example.com", "web-tier=up", "oms=up", "jvmd=up", "bi-publisher=down", "state=mixed",
            ]
        )
        #expect(
            reading.rows("ports") == [
                "HTTP Console | 7788", "HTTPS Console | 7803", "HTTP Upload | 4889", "HTTPS Upload | 4903",
                "Admin Server HTTPS | 7102", "BI Publisher HTTPS Managed Server | 9803",
            ]
        )
        #expect(reading.completeness == .complete(.fixedForm))
        #expect(reading.identity.release == "13.3")
        #expect(reading.identity.host == "oms1.example.com")
        #expect(reading.identity.home.isEmpty)
    }

    @Test func `a load balancer has a name, and a port that only a URL names counts`() throws {
        let reading = try OutputFixture(.emctlStatusOMSDetails, "emctl/status-oms-details-slb.txt").reading()
        #expect(reading.fields.contains("slb=em.example.com"))
        #expect(reading.rows("ports")?.last == "Upload URL | 4904")
        #expect(reading.rows("url-ports") == [])
        #expect(reading.completeness == .complete(.fixedForm))
    }

    @Test func `the port of a URL of another host is not one of the OMS`() throws {
        let own = "Console Server Host : oms1.example.com\nConsole URL : https://OMS1.example.com:443/em\n"
        let reading = try OutputParser.emctlStatusOMSDetails.reading(own)
        #expect(reading.rows("ports") == ["Console URL | 443"])
        #expect(reading.rows("url-ports") == [])
        let balanced = "Console Server Host : oms1.example.com\nConsole URL : https://em.example.com:443/em\n"
        let other = try OutputParser.emctlStatusOMSDetails.reading(balanced)
        #expect(other.rows("ports") == [])
        #expect(other.rows("url-ports") == ["Console URL | em.example.com | 443"])
    }

    @Test func `a table of plug-in steps in its place is another output`() throws {
        let text = try OutputFixture(.emctlStatusOMSDetails, "emctl/status-oms-details-undeploy.txt").text()
        #expect(
            OutputParser.emctlStatusOMSDetails.refusal(text)
                == OutputError(line: 3, .notThisOutput(expected: "Console Server Host"))
        )
    }

    @Test(arguments: ["0", "65536", "x", "99999999999999999999"])
    func `a port that cannot be one is refused`(port: String) {
        let error = OutputParser.emctlStatusOMSDetails.refusal(
            "Console Server Host : oms1\nHTTP Console Port : \(port)\n"
        )
        #expect(error == OutputError(line: 2, .invalidValue(field: "HTTP Console Port", value: port)))
    }

    @Test func `without the block of the management server it is not whole`() throws {
        let reading = try OutputParser.emctlStatusOMSDetails.reading("Console Server Host : oms1\n")
        #expect(reading.completeness == .unknown(.missingPart("Oracle Management Server Information")))
    }
}
