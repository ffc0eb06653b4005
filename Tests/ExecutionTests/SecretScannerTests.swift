import Execution
import TestSupport
import Testing
import Upgrades

/// Texts with the secrets that are in them.
struct SecretCase: Sendable, CustomTestStringConvertible {
    var text: String
    var secrets: [String]

    init(_ text: String, _ secrets: String...) {
        self.text = text
        self.secrets = secrets
    }

    var testDescription: String { text.debugDescription }

    static let pem = """
        before
        -----BEGIN RSA PRIVATE KEY-----
        TUlJRXBBSUJBQUtDQVFFQQ==
        c2Vjb25kIGxpbmU=
        -----END RSA PRIVATE KEY-----
        after
        """

    static let holding: [Self] = [
        Self("(DESCRIPTION=(ADDRESS=(HOST=db1))(SECURITY=(PASSWORD=Tiger1)))", "Tiger1"),
        Self("(password = a b)(x=1)", "a b"),
        Self("emctl config oms -sysman_pwd Welcome1 -store", "Welcome1"),
        Self("emctl config oms -sysman_pwd \"Wel come1\" -store", "Wel come1"),
        Self("x sysman_pwd=Welcome1 y", "Welcome1"),
        Self("SYSMAN_PASSWORD=Welcome 1", "Welcome 1"),
        Self("  oracle.sysman.agentRegistrationPassword = S3cret", "S3cret"),
        Self("SYS_PASSWORD='S3cret' # note", "S3cret"),
        Self("password: hunter2", "hunter2"),
        Self("- password: \"hunter 2\"", "hunter 2"),
        Self("{\"user\": \"a\", \"password\": \"hunter 2\", \"x\": 1}", "hunter 2"),
        Self("sqlplus sys/Tiger@db1 as sysdba", "Tiger"),
        Self("sqlplus -S sys/Tiger as sysdba", "Tiger"),
        Self("connect scott/\"ti ger\"@db1", "ti ger"),
        Self("connected as scott/\"ti ger\"@db1", "ti ger"),
        Self("jdbc:oracle:thin:scott/tiger@//db1:1521/x", "tiger"),
        Self("alter user sysman identified by Welcome1;", "Welcome1"),
        Self("ALTER USER sysman IDENTIFIED BY VALUES 'S:0A1B'", "S:0A1B"),
        Self("ALTER ROLE app WITH PASSWORD 'two words'", "two words"),
        Self("$ PGPASSWORD=pw psql -l", "pw"),
        Self("see postgres://app:p@ss@db1:5432/x and ftp://h/", "p@ss"),
        Self("?user=a&password=b&ssl=true", "b"),
        Self("a/b@c d/e@f", "b", "e"),
        Self("wget --password=abc http://h/x", "abc"),
        Self("emcli login -password abc", "abc"),
        Self(pem, "TUlJRXBBSUJBQUtDQVFFQQ==\nc2Vjb25kIGxpbmU="),
        Self("-----BEGIN PRIVATE KEY-----\r\nTUlJ\r\n", "TUlJ"),
    ]

    static let innocent: [Self] = [
        Self(""),
        Self("sqlplus / as sysdba"),
        Self("sqlplus /nolog"),
        Self("Enter Enterprise Manager Root (SYSMAN) Password :"),
        Self("Password: psql: error: connection to server failed"),
        Self("remote_login_passwordfile            string      EXCLUSIVE"),
        Self("password_encryption = scram-sha-256"),
        Self("/u01/app/oracle@2x/lib a@b.example"),
        Self("PWD=/home/oracle"),
        Self("PASSWORD=********"),
        Self("PASSWORD="),
        Self("(PASSWORD=<secret withheld>)"),
        Self("https://oms1.example:7803/em user@host"),
        Self("grep -i password= file"),
        Self("identified externally"),
        Self("-----BEGIN CERTIFICATE-----\nTUlJ\n-----END CERTIFICATE-----"),
    ]
}

@Suite struct SecretScannerTests {
    @Test(arguments: SecretCase.holding)
    func `a secret is found with its bounds`(_ row: SecretCase) {
        let bytes = Array(row.text.utf8)
        let found = SecretScanner.findings(in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        #expect(found == row.secrets)
    }

    @Test(arguments: SecretCase.innocent)
    func `what is no secret stays`(_ row: SecretCase) {
        #expect(SecretScanner.findings(in: Array(row.text.utf8)) == [])
    }

    @Test func `random texts of the marks never trap, and their findings are in order`() {
        let parts = [
            "password", "=", ":", " ", "'", "\"", "/", "@", "user", "://", "-", "identified by ", "\n", "\r\n", "(",
            ")",
            "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "é", "connect ", "‹secret ", "*", "sqlplus -S",
        ]
        for seed in 0..<2000 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let count = Int.random(in: 0..<24, using: &generator)
            let text = (0..<count).map { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }.joined()
            let bytes = Array(text.utf8)
            var end = 0
            for finding in SecretScanner.findings(in: bytes) {
                let isInOrder = finding.range.lowerBound >= end && !finding.range.isEmpty
                #expect(isInOrder, "seed \(seed)")
                end = finding.range.upperBound
            }
            #expect(end <= bytes.count, "seed \(seed)")
            let redacted = Redaction(salt: [UInt8](repeating: 7, count: 32)).redacted(text)
            let lines = text.utf8.count { $0 == 0x0A }
            #expect(redacted.text.utf8.count { $0 == 0x0A } == lines, "seed \(seed)")
        }
    }
}
