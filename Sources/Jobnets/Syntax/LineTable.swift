/// Lines and columns of a text, for people and editors.
public struct LineTable: Sendable {
    private let utf8: [UInt8]
    private let starts: [Int32]
    /// The characters before every ``stride``th byte: a file may be one line, and each of its faults has a column.
    private let counts: [Int32]
    private static let stride = 1024

    /// Linear in the text.
    public init(_ utf8: [UInt8]) {
        self.utf8 = utf8
        var starts: [Int32] = [0]
        var counts: [Int32] = []
        counts.reserveCapacity(utf8.count / Self.stride + 1)
        var count: Int32 = 0
        for (offset, byte) in utf8.enumerated() {
            if offset % Self.stride == 0 { counts.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
            if byte == Byte.lineFeed { starts.append(Int32(offset + 1)) }
        }
        if utf8.count % Self.stride == 0 { counts.append(count) }
        self.starts = starts
        self.counts = counts
    }

    /// A place counted from 1; the column counts characters (Unicode scalars), not bytes.
    public struct Place: Hashable, Comparable, Sendable, CustomStringConvertible {
        public var line: Int
        public var column: Int

        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        public var description: String { "\(line):\(column)" }

        public static func < (left: Self, right: Self) -> Bool {
            (left.line, left.column) < (right.line, right.column)
        }
    }

    public var lineCount: Int { starts.count }

    /// The place of an offset; one beyond the text is the text's end. Logarithmic in the lines.
    public func place(of offset: Int) -> Place {
        let offset = min(max(offset, 0), utf8.count)
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle } else { high = middle }
        }
        return Place(line: low + 1, column: characters(before: offset) - characters(before: Int(starts[low])) + 1)
    }

    private func characters(before offset: Int) -> Int {
        let checkpoint = offset / Self.stride
        var count = Int(counts[checkpoint])
        for byte in utf8[(checkpoint * Self.stride)..<offset] where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
