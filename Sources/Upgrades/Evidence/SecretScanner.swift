/// Finds secrets in the text of an output or a command: passwords in connect descriptors, options, property files, SQL and
/// URLs, and private keys.
///
/// When in doubt a text counts as a secret: a word too much in a commitment costs a reading at worst, a word too few
/// publishes a password. A value that is withheld or committed already, or only asterisks, is none.
public enum SecretScanner {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// `PASSWORD=x`, `sysman_pwd=x`, `password: x`.
        case assignment
        /// `-sysman_pwd x`.
        case option
        /// `user/x@service`, `connect user/x`.
        case connectString
        /// `IDENTIFIED BY x`, `PASSWORD 'x'`.
        case statement
        /// `scheme://user:x@host`.
        case url
        /// The lines between the first and the last of a PEM private key; the only kind with line ends inside.
        case privateKey
    }

    public struct Finding: Hashable, Sendable {
        public var kind: Kind
        /// Bytes of the text, never empty.
        public var range: Range<Int>

        public init(kind: Kind, range: Range<Int>) {
            self.kind = kind
            self.range = range
        }
    }

    /// What a commitment begins with, where a secret was.
    public static let commitmentOpening = "‹secret "
    /// What the collector script puts in the place of a secret.
    public static let withheld = "<secret withheld>"

    /// The secrets of a text, in its order, none overlapping another.
    ///
    /// - Complexity: O(*n*) in the text, and O(*k* log *k*) in what is found on one line.
    public static func findings(in text: [UInt8]) -> [Finding] {
        var found: [Finding] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            let line = SecretLine(text: text, start: start, end: end)
            if let opening = line.privateKeyOpening {
                let (body, after) = privateKeyBody(text, from: opening, lineEnd: end)
                if !body.isEmpty, !isWithheld(text, at: body.lowerBound) {
                    found.append(Finding(kind: .privateKey, range: body))
                }
                start = after
                continue
            }
            found += merged(line.findings())
            start = end + 1
        }
        return found
    }

    /// From behind the BEGIN marker to the END marker, or to the end of the text: a key that is cut off is one too.
    private static func privateKeyBody(
        _ text: [UInt8],
        from opening: Int,
        lineEnd: Int
    ) -> (body: Range<Int>, after: Int) {
        var position = opening == lineEnd || text[opening] == 0x0D ? min(lineEnd + 1, text.count) : opening
        let bodyStart = position
        while position < text.count {
            let end = text[position...].firstIndex(of: 0x0A) ?? text.count
            let line = SecretLine(text: text, start: position, end: end)
            if let marker = line.index(of: SecretLine.pemEnd) {
                // On its own line the marker takes the line end before it out of the body.
                var bodyEnd = marker
                if bodyEnd == position, bodyEnd > bodyStart { bodyEnd -= 1 }
                if bodyEnd > bodyStart, text[bodyEnd - 1] == 0x0D { bodyEnd -= 1 }
                return (bodyStart..<bodyEnd, end + 1)
            }
            position = end + 1
        }
        var bodyEnd = text.count
        while bodyEnd > bodyStart, text[bodyEnd - 1] == 0x0A || text[bodyEnd - 1] == 0x0D { bodyEnd -= 1 }
        return (bodyStart..<bodyEnd, text.count)
    }

    /// Overlapping findings as one: no part of a secret stays behind.
    private static func merged(_ findings: [Finding]) -> [Finding] {
        var result: [Finding] = []
        for finding in findings.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            if let last = result.last, finding.range.lowerBound < last.range.upperBound {
                let upper = max(last.range.upperBound, finding.range.upperBound)
                result[result.count - 1].range = last.range.lowerBound..<upper
            } else {
                result.append(finding)
            }
        }
        return result
    }

    static func isWithheld(_ text: [UInt8], at position: Int) -> Bool {
        text[position...].starts(with: commitmentOpening.utf8) || text[position...].starts(with: withheld.utf8)
    }
}
