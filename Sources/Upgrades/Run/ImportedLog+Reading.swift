extension ImportedLog {
    /// The parsers of logs that can be imported, in the order in which they are tried.
    private static let parsers: [OutputParser] = [.configureGCLog, .autoUpgradeSummary, .emPrerequisiteReport]

    /// Reads a text as the first log that it is; nil when it is none. A text without a word is none: every parser would take
    /// it for its own output that says nothing.
    ///
    /// - Parameters:
    ///   - text: the log, with its secrets replaced.
    ///   - digest: SHA-256 of the text.
    public init?(reading text: String, digest: [UInt8]) {
        guard text.utf8.contains(where: { ![0x09, 0x0A, 0x0D, 0x20].contains($0) }) else { return nil }
        for parser in Self.parsers {
            guard let source = try? OutputText(text, isCapturedWhole: false, exitCode: nil),
                let reading = try? parser.read(source)
            else { continue }
            self.init(digest: digest, parser: parser, reading: reading)
            return
        }
        return nil
    }
}
