import Execution
import Testing
import Upgrades

@Suite struct RedactionTests {
    private let redaction = Redaction(salt: (0..<32).map { UInt8($0) })

    @Test func `a commitment is the digest that other tools compute`() {
        // printf 'lockstep secret v1\n' and the 32 bytes 00 to 1f and 'tiger', through sha256sum.
        let commitment = redaction.commitment(to: Array("tiger".utf8))
        #expect(commitment == "‹secret sha256:fc1082233200d0040a6b42ec6cb0065c596a11a548ce7792d741a599bafc114b›")
        #expect(redaction.opens(commitment, with: Array("tiger".utf8)))
        #expect(!redaction.opens(commitment, with: Array("Tiger".utf8)))
        #expect(!Redaction(salt: [UInt8](repeating: 0, count: 32)).opens(commitment, with: Array("tiger".utf8)))
    }

    @Test func `the same secret has the same commitment wherever it stands`() {
        let commitment = redaction.commitment(to: Array("tiger".utf8))
        #expect(
            redaction.redacted("scott/tiger@db1\nPASSWORD='tiger'\n(PASSWORD=tiger)\n")
                == RedactedText(
                    text: "scott/\(commitment)@db1\nPASSWORD='\(commitment)'\n(PASSWORD=\(commitment))\n",
                    count: 3
                )
        )
    }

    @Test func `a key keeps its lines`() {
        let commitment = redaction.commitment(to: Array("TUlJRXBBSUJBQUtDQVFFQQ==\nc2Vjb25kIGxpbmU=".utf8))
        #expect(
            redaction.redacted(SecretCase.pem).text == """
                before
                -----BEGIN RSA PRIVATE KEY-----
                \(commitment)
                ‹secret continued›
                -----END RSA PRIVATE KEY-----
                after
                """
        )
    }

    @Test(arguments: SecretCase.holding)
    func `what is redacted once is left alone`(_ row: SecretCase) {
        let once = redaction.redacted(row.text)
        #expect(once.count == row.secrets.count)
        #expect(redaction.redacted(once.text) == RedactedText(text: once.text, count: 0))
        for secret in row.secrets { #expect(!once.text.contains(secret) || secret.utf8.count < 3) }
    }

    @Test(arguments: SecretCase.innocent)
    func `a text without secrets is not changed`(_ row: SecretCase) {
        #expect(redaction.redacted(row.text) == RedactedText(text: row.text, count: 0))
    }
}
