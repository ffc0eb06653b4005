/// Reads `openssl x509 -noout -text`, of one certificate or of several, one after another.
enum CertificateOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let parts = text.parts()
        let last = parts.last ?? OutputPart()
        guard parts.contains(where: { !$0.isSilent }) else { return last.silence(tables: ["certificates"]) }
        var certificates: [Certificate] = []
        for part in parts {
            var isInside = false
            for line in part.wholeLines {
                if line.collapsed == "Certificate:" {
                    certificates.append(Certificate())
                    isInside = true
                } else if isInside {
                    try certificates[certificates.count - 1].take(line)
                    if certificates[certificates.count - 1].isEnded { isInside = false }
                } else if ProgramMessage(line.text) != nil {
                    throw line.misfit
                }
            }
        }
        guard !certificates.isEmpty else {
            guard let line = parts.flatMap(\.wholeLines).first else {
                return Reading(
                    tables: [ReadingTable("certificates", rows: [])],
                    completeness: last.completeness(otherwise: .missingPart("Certificate:")),
                    identity: last.identity
                )
            }
            throw line.foreign(expected: "Certificate:")
        }
        let unfinished = certificates.first { $0.missing != nil }
        // The program prints one certificate; of several, no line tells how many there should be.
        let isProved = certificates.count == 1 && unfinished == nil && certificates[0].isEnded
        return Reading(
            tables: [ReadingTable("certificates", rows: certificates.map(\.row))],
            completeness: unfinished.map { completeness(of: last, with: $0) }
                ?? last.completeness(own: isProved ? .fixedForm : nil, otherwise: .noTrailer(expected: "prompt")),
            identity: last.identity
        )
    }

    /// A certificate without one of its parts is not whole, whoever saw the end.
    private static func completeness(of part: OutputPart, with certificate: Certificate) -> Completeness {
        if let cutLine = part.cutLine { return .unknown(.cutOff(line: cutLine)) }
        return .unknown(.missingPart(certificate.missing ?? ""))
    }
}

/// What the lines of one certificate told so far.
private struct Certificate {
    private var cells: [ReadingRow.Cell] = []
    /// Set by the last line of the signature, which alone has no colon at its end.
    private(set) var isEnded = false
    /// The algorithm is printed twice: before the certificate's content, and before its signature.
    private var algorithmLineCount = 0

    private static let columns = [
        "subject", "issuer", "key-bits", "key-algorithm", "signature-algorithm", "signature-hash", "not-after",
    ]

    private func has(_ column: String) -> Bool {
        cells.contains { $0.column == column }
    }

    /// In the order of the columns, whatever the program's order.
    var row: ReadingRow {
        ReadingRow(Self.columns.compactMap { column in cells.first { $0.column == column } })
    }

    /// The first part that is not there. The hash is none: EdDSA names none.
    var missing: String? {
        let needed = [
            ("signature-algorithm", "Signature Algorithm"), ("issuer", "Issuer"), ("not-after", "Not After"),
            ("subject", "Subject"), ("key-algorithm", "Public Key Algorithm"),
        ]
        return needed.first { !has($0.0) }?.1
    }

    private mutating func put(_ column: String, _ value: String, on line: OutputText.Line) {
        // The first one counts: an extension may repeat a word.
        if !has(column), !value.isEmpty { cells.append(.init(column, value, line: line.number)) }
    }

    mutating func take(_ line: OutputText.Line) throws(OutputError) {
        if isEndOfSignature(line) {
            isEnded = true
            return
        }
        guard let pair = KeyValueLine(line.text) else { return }
        switch pair.key {
        case "Subject": put("subject", pair.value, on: line)
        case "Issuer": put("issuer", pair.value, on: line)
        case "Public Key Algorithm": put("key-algorithm", pair.value, on: line)
        case "Signature Algorithm":
            algorithmLineCount += 1
            put("signature-algorithm", pair.value, on: line)
            if let hash = Self.hash(of: pair.value) { put("signature-hash", hash, on: line) }
        case "Hash Algorithm":
            // Of RSASSA-PSS, whose name does not tell.
            if let hash = Self.hash(of: pair.value) { put("signature-hash", hash, on: line) }
        case "Not After":
            guard let moment = OutputMoment.openssl(pair.value) else { throw line.invalid(pair) }
            put("not-after", moment, on: line)
        case "Public-Key", "RSA Public-Key", "RSA Public Key":
            // `(2048 bit)`, `(2048 bit, 2 primes)`
            let words = pair.value.outputWords
            guard words.count >= 2, let first = words.first, first.hasPrefix("("), words[1].hasPrefix("bit"),
                String(first.dropFirst()).isOutputNumber, first.utf8.count <= 7
            else { throw line.invalid(pair) }
            put("key-bits", String(first.dropFirst()), on: line)
        default: break
        }
    }

    private static let hashes = [
        "sha512", "sha384", "sha256", "sha224", "sha1", "md5", "md4", "md2",
    ]

    /// `sha256` of `sha256WithRSAEncryption` and of `ecdsa-with-SHA256`.
    private static func hash(of algorithm: String) -> String? {
        let plain = algorithm.lowercased()
        return hashes.first { plain.contains($0) }
    }

    /// Octets with colons between them and none behind the last one, after the second algorithm.
    private func isEndOfSignature(_ line: OutputText.Line) -> Bool {
        guard algorithmLineCount >= 2 else { return false }
        let octets = line.collapsed.split(separator: ":", omittingEmptySubsequences: false)
        return octets.allSatisfy { $0.utf8.count == 2 && $0.allSatisfy(\.isHexDigit) }
    }
}
