import Testing
import Upgrades

struct EmctlStatusEMKeyOutputTests {
    private let advice = "Secure the EMKey by running \"emctl config emkey -remove_from_repos\"."

    @Test(arguments: ["status-emkey-in-repository", "status-emkey-two-lines", "emkey-copy-and-status"])
    func `a key in the repository, whatever its blanks and lines`(name: String) throws {
        let reading = try OutputFixture(.emctlStatusEMKey, "emctl/\(name).txt").reading()
        #expect(
            reading.fields == [
                "state=in-repository", "sentence=The EMKey is configured properly, but is not secure. " + advice,
            ]
        )
        #expect(reading.completeness == .complete(.fixedForm))
        #expect(reading.identity.release == "13.3")
    }

    @Test func `a secured key`() throws {
        let reading = try OutputFixture(.emctlStatusEMKey, "emctl/status-emkey-secure.txt").reading()
        #expect(reading.fields == ["state=secure", "sentence=The EMKey is configured properly."])
        #expect(reading.identity.release == "24.1")
        #expect(reading.identity.host == "oms1")
    }

    @Test(arguments: [
        ("The EMKey is not configured properly.", "not-configured"),
        ("The EMKey exists in the Management Repository, but is not configured properly or is corrupted.", "corrupted"),
        ("The EMKey is not configured properly and does not exist in the Management Repository.", "missing"),
    ])
    func `the other sentences, with the collector's word for their end`(sentence: String, state: String) throws {
        #expect(try OutputParser.emctlStatusEMKey.reading(sentence, exitCode: 1).fields.first == "state=\(state)")
        // The rest of the sentence may say worse.
        #expect(try OutputParser.emctlStatusEMKey.reading(sentence + "\n").fields == [])
    }

    @Test func `a sentence that is not known is refused`() {
        #expect(
            OutputParser.emctlStatusEMKey.refusal("The EMKey is blue.", exitCode: 0)
                == OutputError(line: 1, .unknownLine("The EMKey is blue."))
        )
    }

    @Test func `a copy of the key is not its status`() {
        let error = OutputParser.emctlStatusEMKey.refusal("The EMKey has been copied to the Management Repository.\n")
        #expect(error == OutputError(line: 1, .notThisOutput(expected: "The EMKey is …")))
    }
}
