/// A part of a file in memory, moved forwards as frames are read.
///
/// Holds at most one frame or one read-ahead, whatever the size of the file. Reading instead of mapping, since a mapped
/// file that another process cuts ends the process that reads it.
struct ReadWindow {
    let file: any StoredFile
    private var buffer: [UInt8] = []
    private var start: UInt64 = 0
    private var count = 0

    /// Bytes that one read asks for at least, when the next bytes will be wanted too.
    static let readAhead = 256 << 10

    init(_ file: any StoredFile) {
        self.file = file
    }

    /// Makes bytes from `offset` available.
    ///
    /// - Returns: how many of them there are; fewer than asked for only at the end of the file.
    mutating func load(_ byteCount: Int, at offset: UInt64, readAhead: Int) throws(StorageError) -> Int {
        if offset >= start, offset + UInt64(byteCount) <= start + UInt64(count) { return byteCount }
        let kept = offset >= start && offset < start + UInt64(count) ? Int(start + UInt64(count) - offset) : 0
        let wanted = max(byteCount, readAhead)
        if buffer.count < wanted {
            var larger = [UInt8](repeating: 0, count: max(wanted, min(2 * buffer.count, Limits.frameByteCount)))
            if kept > 0 { larger.replaceSubrange(0..<kept, with: buffer[(count - kept)..<count]) }
            buffer = larger
        } else if kept > 0, kept < count {
            let old = (count - kept)..<count
            unsafe buffer.withUnsafeMutableBytes { bytes in
                // Both ranges are inside the buffer; `copyMemory` allows them to overlap.
                let source = unsafe UnsafeRawBufferPointer(rebasing: bytes[old])
                unsafe bytes.copyMemory(from: source)
            }
        }
        start = offset
        count = kept
        while count < byteCount {
            let file = file
            let filled = count
            var span = buffer.mutableSpan
            let read = try unsafe span.withUnsafeMutableBytes { bytes throws(StorageError) in
                // The part behind `filled` up to `wanted`, which is inside the buffer.
                try unsafe file.read(
                    into: UnsafeMutableRawBufferPointer(rebasing: bytes[filled..<wanted]),
                    at: offset + UInt64(filled)
                )
            }
            if read == 0 { break }
            count += read
        }
        return min(count, byteCount)
    }

    /// Bytes that `load` made available.
    @_lifetime(borrow self)
    func bytes(_ byteCount: Int, at offset: UInt64) -> RawSpan {
        precondition(
            offset >= start && offset + UInt64(byteCount) <= start + UInt64(count),
            "bytes \(offset) + \(byteCount) are not in the window \(start) + \(count)"
        )
        let first = Int(offset - start)
        return buffer.rawSpan.extracting(first..<(first + byteCount))
    }

    /// Forgets what was read, since the file may have grown or changed.
    mutating func forget() {
        count = 0
    }
}
