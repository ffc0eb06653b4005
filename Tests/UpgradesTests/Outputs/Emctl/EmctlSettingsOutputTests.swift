import Testing
import Upgrades

/// Properties, the repository's details, and the engines.
struct EmctlSettingsOutputTests {
    @Test func `properties of four commands are one table`() throws {
        let reading = try OutputFixture(.emctlProperty, "emctl/get-property.txt").reading()
        #expect(
            reading.rows("properties") == [
                "OMS_HEAP_MIN | 2G", "OMS_HEAP_MAX | 4G", "OMS_PERMGEN_MIN | 512M", "OMS_PERMGEN_MAX | 1024M",
            ]
        )
        #expect(reading.completeness == .complete(.promptAfter("[oracle@oms1 ~]$")))
    }

    @Test func `a property behind an equals sign or a colon`() throws {
        let reading = try OutputFixture(.emctlProperty, "emctl/get-property-styles.txt").reading()
        #expect(reading.rows("properties") == ["OMS_HEAP_MAX | 4G", "OMS_HEAP_MIN | 2G", "OMS_PERMGEN_MAX | 1024M"])
        #expect(reading.completeness == .unknown(.noTrailer(expected: "prompt")))
    }

    @Test(arguments: [
        "OMS_HEAP_MAX = 4G = 8G", "OMS_HEAP_MAX and OMS_HEAP_MIN are 4G", "OMS_HEAP_MAX is not set", "OMS_HEAP_MAX =",
        "OMS_HEAP_MAX: 4G or 8G",
    ])
    func `a line with several candidates, or none, is refused`(line: String) {
        #expect(OutputParser.emctlProperty.refusal(line + "\n") == OutputError(line: 1, .unknownLine(line)))
    }

    @Test func `the later of two answers counts`() throws {
        let reading = try OutputParser.emctlProperty.reading("OMS_HEAP_MAX=2G\nOMS_HEAP_MIN=1G\nOMS_HEAP_MAX=4G\n")
        #expect(reading.rows("properties") == ["OMS_HEAP_MAX | 4G", "OMS_HEAP_MIN | 1G"])
    }

    @Test func `a descriptor with one address`() throws {
        let reading = try OutputFixture(.emctlRepositoryDetails, "emctl/repository-details.txt").reading()
        #expect(reading.fields.dropFirst() == ["host=db1.example.com", "port=1521", "service=emrep", "user=SYSMAN"])
        #expect(reading.fields[0].hasPrefix("descriptor=(DESCRIPTION=(ADDRESS_LIST="))
        #expect(reading.completeness == .complete(.fixedForm))
        #expect(reading.rows("addresses") == ["db1.example.com | 1521"])
    }

    @Test func `a descriptor with two addresses over lines has no single host`() throws {
        let reading = try OutputFixture(.emctlRepositoryDetails, "emctl/repository-details-two-addresses.txt").reading()
        #expect(reading.fields.dropFirst() == ["service=emrep", "user=SYSMAN"])
        #expect(reading.rows("addresses") == ["db1.example.com | 1521", "db2.example.com | 1522"])
    }

    @Test(arguments: ["db1.example.com:1521:emrep", "//db1.example.com:1521/emrep", "db1.example.com:1521/emrep"])
    func `a short descriptor`(descriptor: String) throws {
        let text = "Repository Connect Descriptor : \(descriptor)\nRepository User : SYSMAN\n"
        #expect(
            try OutputParser.emctlRepositoryDetails.reading(text).fields.dropFirst() == [
                "host=db1.example.com", "port=1521", "service=emrep", "user=SYSMAN",
            ]
        )
    }

    @Test(arguments: [
        "(HOST=a)", "(ADDRESS=(HOST=a)(PORT=70000))", "(DESCRIPTION=)", "a:b", "(ADDRESS=(HOST=a)(PORT=1)))",
    ])
    func `a descriptor that cannot be one is refused`(descriptor: String) {
        let text = "Repository Connect Descriptor : \(descriptor)\nRepository User : SYSMAN\n"
        #expect(
            OutputParser.emctlRepositoryDetails.refusal(text)
                == OutputError(line: 1, .invalidValue(field: "descriptor", value: descriptor))
        )
    }

    @Test func `engines with their states`() throws {
        let reading = try OutputFixture(.emctlEngines, "emctl/engines.txt").reading()
        #expect(reading.rows("engines") == ["jvmd-1 | up", "jvmd-2 | down"])
        #expect(reading.completeness == .unknown(.noTrailer(expected: "prompt")))
    }

    @Test func `no engines is a stated empty`() throws {
        let reading = try OutputFixture(.emctlEngines, "emctl/engines-none.txt").reading()
        #expect(reading.rows("engines") == [])
        #expect(reading.completeness == .complete(.statedEmpty("No ADP engines are registered.")))
    }
}
