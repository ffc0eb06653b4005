/// An output as the parsers see it: lines with their numbers, line ends and the copy's prompts taken off.
public struct OutputText: Hashable, Sendable {
    public struct Line: Hashable, Sendable {
        /// From 1, in the whole text.
        public var number: Int
        /// Without its line end.
        public var text: String

        public init(number: Int, text: String) {
            self.number = number
            self.text = text
        }
    }

    public var lines: [Line]
    /// True when the collector saw the output's end.
    public var isCapturedWhole: Bool
    /// Nil when nobody says, or when the command was ended by a time-out.
    public var exitCode: Int32?
    /// True when the last line has no line end: it may be the beginning of a longer one.
    public var endsInsideLine: Bool

    /// - Throws: ``OutputError`` `tooLong` for a text beyond ``OutputParser/longestText``.
    /// - Complexity: O(*n*) in the text.
    public init(_ text: String, isCapturedWhole: Bool, exitCode: Int32?) throws(OutputError) {
        guard text.utf8.count <= OutputParser.longestText else {
            throw OutputError(line: 1, .tooLong(byteCount: text.utf8.count))
        }
        var lines: [Line] = []
        var current: [UInt8] = []
        func take() {
            if current.last == 0x0D { current.removeLast() }
            lines.append(Line(number: lines.count + 1, text: String(decoding: current, as: UTF8.self)))
            current.removeAll(keepingCapacity: true)
        }
        for byte in text.utf8 {
            if byte == 0x0A { take() } else { current.append(byte) }
        }
        endsInsideLine = !current.isEmpty
        if endsInsideLine { take() }
        self.lines = lines
        self.isCapturedWhole = isCapturedWhole
        self.exitCode = exitCode
    }

    /// Whether the collector's word is enough for an output that has no closing line of its own.
    public var provesItsEnd: Bool {
        isCapturedWhole && exitCode == 0
    }
}
