import Testing
import Upgrades

struct FileOutputTests {
    @Test func `a certificate`() throws {
        let reading = try OutputFixture(.certificate, "files/certificate.txt").reading()
        #expect(
            reading.table("certificates")?.rows.map(\.texts) == [
                [
                    "subject=C = JP, O = Example, CN = oms1.example.com",
                    "issuer=C = JP, O = Example, CN = oms1.example.com",
                    "key-bits=2048", "key-algorithm=rsaEncryption", "signature-algorithm=sha256WithRSAEncryption",
                    "signature-hash=sha256", "not-after=2036-01-25T22:46:55Z",
                ]
            ]
        )
        #expect(reading.completeness == .complete(.fixedForm))
    }

    @Test func `of several certificates no line tells the last`() throws {
        let reading = try OutputFixture(.certificate, "files/certificates.txt").reading()
        #expect(
            reading.table("certificates")?.rows.map { [$0["key-bits"], $0["signature-hash"]] } == [
                ["2048", "sha256"], ["1024", "sha1"],
            ]
        )
        #expect(reading.completeness == .unknown(.noTrailer(expected: "prompt")))
    }

    @Test func `a certificate that lacks a part is not whole, whoever saw its end`() throws {
        let reading = try OutputParser.certificate.reading("Certificate:\n    Issuer: CN = a\n", exitCode: 0)
        #expect(reading.completeness == .unknown(.missingPart("Signature Algorithm")))
    }

    @Test(arguments: ["Jan 32 00:00:00 2030 GMT", "Jan 25 00:00:00 2030 JST", "2030-01-25", "Jan 1 0:0:0 20300 GMT"])
    func `a date that is none is refused`(date: String) {
        #expect(
            OutputParser.certificate.refusal("Certificate:\n  Not After : \(date)\n")
                == OutputError(line: 2, column: 3, .invalidValue(field: "Not After", value: date))
        )
    }

    @Test func `a backup record, with its moments in UTC`() throws {
        let reading = try OutputFixture(.backupRecord, "files/backup-record.txt").reading()
        let rows = try #require(reading.table("artefacts")?.rows)
        #expect(
            rows.map { $0["name"] } == ["middleware-home", "instance-home", "inventory", "repository", "agent-homes"]
        )
        #expect(rows[0]["created-at"] == "2026-01-25T16:21:52Z")
        #expect(rows[0]["entries"] == "121")
        #expect(rows.allSatisfy { $0.cells.count == 6 })
        #expect(reading.completeness == .complete(.announcedCount(5)))
    }

    @Test func `a record that announces more artefacts than it has is not whole`() throws {
        let reading = try OutputParser.backupRecord.reading("Artefact: a\nEnd of record: 2 artefacts", exitCode: 0)
        #expect(reading.completeness == .unknown(.countDiffers(announced: 2, found: 1)))
    }

    @Test func `a seen end does not close a record`() throws {
        let reading = try OutputParser.backupRecord.reading("Artefact: a\n", exitCode: 0)
        #expect(reading.completeness == .unknown(.noTrailer(expected: "End of record : 1 artefacts")))
    }

    @Test(arguments: [
        ("Bytes", "-1"), ("Bytes", "99999999999999999999"), ("SHA-256", "abc"), ("Created", "2026-02-30T00:00:00Z"),
        ("Created", "2026-01-25 16:20:52"), ("Created", "é026-01-25T16:20:52Z"),
    ])
    func `a value that cannot be one is refused`(key: String, value: String) {
        #expect(
            OutputParser.backupRecord.refusal("Artefact : a\n\(key) : \(value)\n")
                == OutputError(line: 2, .invalidValue(field: key, value: value))
        )
    }

    @Test func `agent properties in file order`() throws {
        let reading = try OutputFixture(.propertiesFile, "files/emd.properties").reading(exitCode: 0)
        #expect(
            reading.rows("properties") == [
                "REPOSITORY_URL | https://oms1.example.com:4903/empbs/upload",
                "EMD_URL | https://db1.example.com:3872/emd/main/", "REPOSITORY_PROXYHOST | proxy.example.com",
                "REPOSITORY_PROXYPORT | 8080", "dontProxyFor | .example.com,localhost",
                "agentJavaDefines | -Xmx512M -XX:MaxPermSize=96M", "NLS_LANG | ",
            ]
        )
        #expect(
            reading.rows("proxies") == ["REPOSITORY_PROXYHOST | proxy.example.com", "REPOSITORY_PROXYPORT | 8080"]
        )
        #expect(reading.completeness == .complete(.capturedWhole))
    }

    @Test func `a value that is continued behind the end is cut, or wrong when the end was seen`() throws {
        let reading = try OutputParser.propertiesFile.reading("a=1\nb=2,\\\n")
        #expect(reading.rows("properties") == ["a | 1"])
        #expect(reading.completeness == .unknown(.cutOff(line: 2)))
        #expect(
            OutputParser.propertiesFile.refusal("a=1\nb=2,\\\n", exitCode: 0)
                == OutputError(line: 2, .unknownLine("b=2,\\"))
        )
    }

    @Test func `keys become columns`() throws {
        let reading = try OutputFixture(.keyValues, "files/key-values.txt").reading()
        #expect(reading.fields == ["method=software-only", "listener-port=1522", "database-version=12.1.0.2.0"])
    }

    @Test func `a key that stands twice is refused`() {
        #expect(
            OutputParser.keyValues.refusal("a : 1\nA = 2\n") == OutputError(line: 2, .unknownLine("A = 2"))
        )
    }

    @Test func `targets below headings`() throws {
        let reading = try OutputFixture(.md5Targets, "files/md5Target.txt").reading(exitCode: 0)
        #expect(reading.rows("targets") == ["db1.example.com:3872", "https://db2.example.com:3872/emd/main/"])
    }

    @Test func `an empty file that was seen whole has no targets`() throws {
        let reading = try OutputParser.md5Targets.reading("", exitCode: 0)
        #expect(reading.rows("targets") == [])
        #expect(reading.completeness == .complete(.capturedWhole))
    }
}
