/// The decompressed bytes of a frame: commits, each with the tag and length of a repeated field 1.
enum FrameContent {
    /// The range of the next commit's message; the offset moves behind it.
    @inline(__always)
    static func nextCommit(_ bytes: RawSpan, _ offset: inout Int, _ end: Int) throws(DecodeError) -> Range<Int> {
        let start = offset
        let tag = bytes.byte(at: offset)
        // Tag of field 1, length-delimited: a segment message has no other field.
        guard tag == 0x0A else { throw DecodeError(.misplacedField, offset: start, needed: 0x0A, found: UInt64(tag)) }
        offset += 1
        let length = try Varint.decode(bytes, &offset, end)
        guard length <= UInt64(Limits.commitByteCount) else {
            throw DecodeError(.tooLarge, offset: start, needed: UInt64(Limits.commitByteCount), found: length)
        }
        guard length <= UInt64(end - offset) else {
            throw DecodeError(.truncated, offset: start, needed: length, found: UInt64(end - offset))
        }
        let range = offset..<(offset + Int(length))
        offset = range.upperBound
        return range
    }
}
