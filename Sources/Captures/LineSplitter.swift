/// A line as the splitter found it: where it stands, and where its bytes are.
struct RawLine: Hashable, Sendable {
    /// From 1.
    var number: UInt64
    var byteOffset: UInt64
    /// With its line end.
    var byteCount: UInt64
    /// Its bytes without the line end, in the chunk that was read, or nil when they are in the splitter's buffer.
    var range: Range<Int>?
    /// Longer than ``LineSplitter/lineLimit``: only its first bytes were kept.
    var isTooLong = false

    /// The line with its text, of which `bytes` are the bytes.
    func line(_ bytes: Span<UInt8>) -> Line {
        let (text, isRepaired) = bytes.text(0..<bytes.count)
        return Line(
            number: number,
            byteOffset: byteOffset,
            byteCount: byteCount,
            text: text,
            isRepaired: isRepaired
        )
    }
}

/// Cuts bytes that arrive in chunks of any size into lines that end in LF, CR LF or CR CR LF.
///
/// NUL and other control bytes are dropped: consoles leave them behind at every reload (spinners of the boot loader,
/// bells, `spec/redundancy.md` §7, 6). A clean line inside one chunk is not copied, and no more than
/// ``lineLimit`` bytes are ever held, so that a file of one endless line needs no memory.
struct LineSplitter: Sendable {
    /// The most bytes of a line, its end included. The longest real lines (progress bars of a boot loader) have a few
    /// thousand.
    static let lineLimit = 65_536
    /// The bytes that are kept of a line that is too long.
    static let keptOfTooLong = 1024

    /// The bytes of a line that did not lie clean inside one chunk; valid until the next call.
    private(set) var buffer: [UInt8] = []
    /// Bytes of the open line that earlier chunks had, more than `buffer` holds if the line is too long.
    private var openByteCount: UInt64 = 0
    private var offset: UInt64 = 0
    private var number: UInt64 = 0
    private var isBufferDone = false

    init() {}

    /// The next line of the chunk, or nil when its rest has no line end; the rest is then kept.
    ///
    /// Call it until it returns nil, then with the next chunk and `position` 0.
    mutating func next(in chunk: Span<UInt8>, at position: inout Int) -> RawLine? {
        forgetDoneBuffer()
        let start = position
        var end = start
        var hasControls = false
        while end < chunk.count {
            let byte = chunk[end]
            if byte < 0x20 {
                if byte == UInt8(ascii: "\n") { break }
                if byte != UInt8(ascii: "\t") { hasControls = true }
            } else if byte == 0x7f {
                hasControls = true
            }
            end += 1
        }
        guard end < chunk.count else {
            keep(chunk, start..<end)
            position = end
            return nil
        }
        position = end + 1
        let isWhole = openByteCount == 0
        if isWhole, hasControls, end > start, chunk[end - 1] == UInt8(ascii: "\r") {
            // CR LF is the common line end; only other control bytes make a copy necessary.
            var last = end
            while last > start, chunk[last - 1] == UInt8(ascii: "\r") { last -= 1 }
            if !chunk.hasControls(start..<last), end + 1 - start <= Self.lineLimit {
                return close(byteCount: UInt64(end + 1 - start), range: start..<last)
            }
        }
        if isWhole, !hasControls, end + 1 - start <= Self.lineLimit {
            return close(byteCount: UInt64(end + 1 - start), range: start..<end)
        }
        keep(chunk, start..<(end + 1))
        return closeBuffer()
    }

    /// The last line when no line end follows it.
    mutating func last() -> RawLine? {
        forgetDoneBuffer()
        return openByteCount == 0 ? nil : closeBuffer()
    }

    private mutating func keep(_ chunk: Span<UInt8>, _ range: Range<Int>) {
        openByteCount += UInt64(range.count)
        let room = Self.lineLimit - buffer.count
        guard room > 0 else { return }
        for index in range.prefix(room) { buffer.append(chunk[index]) }
    }

    private mutating func closeBuffer() -> RawLine {
        let byteCount = openByteCount
        let isTooLong = byteCount > UInt64(Self.lineLimit)
        if isTooLong { buffer.removeLast(max(0, buffer.count - Self.keptOfTooLong)) }
        buffer.dropControls()
        isBufferDone = true
        openByteCount = 0
        return close(byteCount: byteCount, range: nil, isTooLong: isTooLong)
    }

    private mutating func close(byteCount: UInt64, range: Range<Int>?, isTooLong: Bool = false) -> RawLine {
        number += 1
        defer { offset += byteCount }
        return RawLine(number: number, byteOffset: offset, byteCount: byteCount, range: range, isTooLong: isTooLong)
    }

    private mutating func forgetDoneBuffer() {
        guard isBufferDone else { return }
        buffer.removeAll(keepingCapacity: true)
        isBufferDone = false
    }
}

extension [UInt8] {
    /// Drops control bytes other than tab, and terminal sequences (`ESC [ … letter`) with them.
    fileprivate mutating func dropControls() {
        var read = 0
        var write = 0
        while read < count {
            let byte = self[read]
            read += 1
            if byte == 0x1b, read < count, self[read] == UInt8(ascii: "[") {
                var end = read + 1
                while end < count, (0x20...0x3f).contains(self[end]) { end += 1 }
                if end < count, (0x40...0x7e).contains(self[end]) { read = end + 1 }
                continue
            }
            guard byte == UInt8(ascii: "\t") || (byte >= 0x20 && byte != 0x7f) else { continue }
            self[write] = byte
            write += 1
        }
        removeLast(count - write)
    }
}
