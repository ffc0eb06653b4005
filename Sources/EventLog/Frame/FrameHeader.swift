/// The header of a frame: a skippable frame of LZ4 that stock tools pass over.
///
/// All numbers are little-endian, except that the log id is 16 bytes as they are.
///
/// ```
/// offset size  field
///      0    4  magic of a skippable LZ4 frame, 0x184D2A5C
///      4    4  bytes that follow in the skippable frame, 96
///      8    4  mark "LkSt"
///     12    2  format version, 1
///     14    1  kind: 0 commits, 1 closing mark, 2 opening mark
///     15    1  flags: bit 0, commits of this frame declare streams; other bits 0
///     16    4  incompatible features: a reader that does not know a bit reads no further
///     20    4  compressed byte count: the LZ4 frame that follows; 0 for a mark
///     24   16  log id
///     40    8  first sequence: of the first record here; for a mark, of the next record
///     48    8  first leaf: commits before this frame
///     56    8  durable through: every record below this number was synced when this header was written
///     64    8  writer epoch: counts the writers that wrote to the log, from 1
///     72    8  recorded at, of the first commit here; for a mark, of the last commit before it, or 0
///     80    4  record count
///     84    4  commit count
///     88    4  decompressed byte count
///     92    4  frame CRC-32C of the frame before in the same segment; 0 for the first
///     96    4  frame CRC-32C: over bytes 0 to 95 and the compressed bytes
///    100    4  header CRC-32C: over bytes 0 to 99
/// ```
///
/// What every version keeps: magic, length, mark and version where they are, and the header CRC-32C in the last four
/// bytes. So a newer format is told from a damaged one. The chain of frame checksums starts again in each segment, so
/// that sealing may rewrite one segment without touching its neighbours. The header has a checksum of its own because
/// its length and its `durable through` must be believable when the data behind it is not.
package struct FrameHeader: Hashable, Sendable {
    package enum Kind: UInt8, Hashable, Sendable {
        case commits = 0
        case closingMark = 1
        case openingMark = 2
    }

    package var kind: Kind
    package var declaresStreams: Bool
    package var logID: LogID
    package var firstSequence: UInt64
    package var firstLeaf: UInt64
    package var durableThrough: UInt64
    package var writerEpoch: UInt64
    package var recordedAtNanoseconds: Int64
    package var recordCount: UInt32
    package var commitCount: UInt32
    package var compressedByteCount: UInt32
    package var decompressedByteCount: UInt32
    package var previousFrameChecksum: UInt32
    package var frameChecksum: UInt32 = 0

    /// Bytes of a header, skippable frame included.
    package static let byteCount = 104
    package static let magic: UInt32 = 0x184D_2A5C
    /// "LkSt" as a little-endian number.
    static let mark: UInt32 = 0x7453_6B4C
    package static let version: UInt16 = 1
    /// The incompatible features that this version knows: none yet.
    static let knownFeatures: UInt32 = 0
    /// The largest header, skippable frame included, that a later version may have.
    static let largestByteCount = 1024

    /// Bytes of the whole frame.
    var frameByteCount: UInt64 {
        UInt64(FrameHeader.byteCount) + UInt64(compressedByteCount)
    }

    /// The sequence number behind the frame's last record.
    var endSequence: UInt64 {
        // Both counts were compared with their limits when the header was read.
        firstSequence + UInt64(recordCount)
    }

    /// Puts the header in front of its data: the first bytes of `frame` are room for it, the rest is the LZ4 frame.
    ///
    /// - Returns: the frame's checksum, which the next frame repeats.
    func seal(into frame: inout [UInt8]) -> UInt32 {
        precondition(
            frame.count == FrameHeader.byteCount + Int(compressedByteCount),
            "a frame of \(frame.count) bytes with \(compressedByteCount) compressed bytes"
        )
        var header: [UInt8] = []
        header.reserveCapacity(FrameHeader.byteCount)
        header.appendLittleEndian(FrameHeader.magic)
        header.appendLittleEndian(UInt32(FrameHeader.byteCount - 8))
        header.appendLittleEndian(FrameHeader.mark)
        header.appendLittleEndian(FrameHeader.version)
        header.append(kind.rawValue)
        header.append(declaresStreams ? 1 : 0)
        header.appendLittleEndian(FrameHeader.knownFeatures)
        header.appendLittleEndian(compressedByteCount)
        header += logID.bytes
        header.appendLittleEndian(firstSequence)
        header.appendLittleEndian(firstLeaf)
        header.appendLittleEndian(durableThrough)
        header.appendLittleEndian(writerEpoch)
        header.appendLittleEndian(UInt64(bitPattern: recordedAtNanoseconds))
        header.appendLittleEndian(recordCount)
        header.appendLittleEndian(commitCount)
        header.appendLittleEndian(decompressedByteCount)
        header.appendLittleEndian(previousFrameChecksum)
        var checksum = CRC32C()
        checksum.update(header.rawSpan)
        checksum.update(frame.rawSpan.extracting(droppingFirst: FrameHeader.byteCount))
        let frameChecksum = checksum.value
        header.appendLittleEndian(frameChecksum)
        header.appendLittleEndian(CRC32C.checksum(header))
        frame.replaceSubrange(0..<FrameHeader.byteCount, with: header)
        return frameChecksum
    }
}

extension FrameHeader {
    /// Reads the header at the beginning of the bytes, which may be cut short.
    ///
    /// - Throws: the reason why no header of ours is there; `cutShort` only when every byte that is there could be one.
    static func decode(_ bytes: RawSpan) throws(DamageSign) -> FrameHeader {
        guard bytes.byteCount >= 8 else {
            throw DamageSign(.cutShort(needed: UInt64(byteCount), found: UInt64(bytes.byteCount)))
        }
        let magic = bytes.littleEndian(UInt32.self, at: 0)
        guard magic == FrameHeader.magic else { throw DamageSign(.notAFrame(found: magic)) }
        let size = 8 + Int(bytes.littleEndian(UInt32.self, at: 4))
        guard size >= 24, size <= largestByteCount else {
            throw DamageSign(.headerField(field: "length", needed: UInt64(byteCount), found: UInt64(size)))
        }
        guard bytes.byteCount >= size else {
            // A header of this version is all there: then it is the length that is wrong, not the end of the file.
            throw DamageSign(
                bytes.byteCount >= byteCount
                    ? .headerField(field: "length", needed: UInt64(byteCount), found: UInt64(size))
                    : .cutShort(needed: UInt64(size), found: UInt64(bytes.byteCount))
            )
        }
        let mark = bytes.littleEndian(UInt32.self, at: 8)
        guard mark == FrameHeader.mark else { throw DamageSign(.notAFrame(found: mark)) }
        var checksum = CRC32C()
        checksum.update(bytes.extracting(0..<(size - 4)))
        let stored = bytes.littleEndian(UInt32.self, at: size - 4)
        guard checksum.value == stored else {
            throw DamageSign(.headerChecksum(needed: checksum.value, found: stored))
        }
        let version = bytes.littleEndian(UInt16.self, at: 12)
        let features = bytes.littleEndian(UInt32.self, at: 16)
        guard version <= FrameHeader.version, features & ~knownFeatures == 0 else {
            throw DamageSign(.newerFormat(version: version, features: features))
        }
        guard size == byteCount else {
            throw DamageSign(.headerField(field: "length", needed: UInt64(byteCount), found: UInt64(size)))
        }
        return try decodeFields(bytes)
    }

    /// Reads the fields of a header whose checksum is right.
    private static func decodeFields(_ bytes: RawSpan) throws(DamageSign) -> FrameHeader {
        guard let kind = Kind(rawValue: bytes.byte(at: 14)) else {
            throw DamageSign(.headerField(field: "kind", needed: 2, found: UInt64(bytes.byte(at: 14))))
        }
        let id = LogID(
            high: bytes.littleEndian(UInt64.self, at: 24).byteSwapped,
            low: bytes.littleEndian(UInt64.self, at: 32).byteSwapped
        )
        let header = FrameHeader(
            kind: kind,
            declaresStreams: bytes.byte(at: 15) & 1 == 1,
            logID: id,
            firstSequence: bytes.littleEndian(UInt64.self, at: 40),
            firstLeaf: bytes.littleEndian(UInt64.self, at: 48),
            durableThrough: bytes.littleEndian(UInt64.self, at: 56),
            writerEpoch: bytes.littleEndian(UInt64.self, at: 64),
            recordedAtNanoseconds: Int64(bitPattern: bytes.littleEndian(UInt64.self, at: 72)),
            recordCount: bytes.littleEndian(UInt32.self, at: 80),
            commitCount: bytes.littleEndian(UInt32.self, at: 84),
            compressedByteCount: bytes.littleEndian(UInt32.self, at: 20),
            decompressedByteCount: bytes.littleEndian(UInt32.self, at: 88),
            previousFrameChecksum: bytes.littleEndian(UInt32.self, at: 92),
            frameChecksum: bytes.littleEndian(UInt32.self, at: 96)
        )
        try header.checkLimits()
        return header
    }

    private func checkLimits() throws(DamageSign) {
        func atMost(_ field: String, _ limit: UInt64, _ found: UInt64) throws(DamageSign) {
            guard found <= limit else { throw DamageSign(.headerField(field: field, needed: limit, found: found)) }
        }
        let isMark = kind != .commits
        try atMost(
            "compressed byte count",
            isMark ? 0 : UInt64(Limits.compressedFrameByteCount),
            UInt64(compressedByteCount)
        )
        try atMost(
            "decompressed byte count",
            isMark ? 0 : UInt64(Limits.frameByteCount),
            UInt64(decompressedByteCount)
        )
        // A record and a commit have at least one byte each.
        try atMost("record count", UInt64(decompressedByteCount), UInt64(recordCount))
        try atMost("commit count", UInt64(decompressedByteCount), UInt64(commitCount))
        // Far beyond what a log can reach, and it keeps every sum of sequence and count inside 64 bits.
        try atMost("first sequence", 1 << 62, firstSequence)
        try atMost("first leaf", firstSequence, firstLeaf)
        try atMost("durable through", firstSequence, durableThrough)
    }
}

/// A reason for damage, thrown inside the readers before the place is known.
struct DamageSign: Error, Hashable {
    var reason: DamageReason

    init(_ reason: DamageReason) {
        self.reason = reason
    }
}

extension [UInt8] {
    mutating func appendLittleEndian(_ value: some FixedWidthInteger & UnsignedInteger) {
        var rest = value
        for _ in 0..<(value.bitWidth / 8) {
            append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }
}
