/// A part of a file's text, in bytes of its UTF-8 form. Four bytes an end, since a large file has millions of them.
public struct ByteRange: Hashable, Sendable {
    public var start: Int32
    public var end: Int32

    public init(_ start: Int, _ end: Int) {
        self.start = Int32(start)
        self.end = Int32(end)
    }

    public var count: Int { Int(end - start) }
    public var isEmpty: Bool { end == start }
    public var range: Range<Int> { Int(start)..<Int(end) }
}
