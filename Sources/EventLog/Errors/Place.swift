/// A place in a log's files.
public struct Place: Hashable, Sendable, CustomStringConvertible {
    /// The file, relative to the log's directory, such as `segments/00000000000000000000.lz4`.
    public var file: String
    /// Bytes from the beginning of the file.
    public var offset: UInt64

    public init(file: String, offset: UInt64) {
        self.file = file
        self.offset = offset
    }

    public var description: String {
        "\(file) at byte \(offset)"
    }
}

/// What is wrong at a place of a segment.
public enum DamageReason: Hashable, Sendable {
    /// The file ends within a frame's header or data.
    case cutShort(needed: UInt64, found: UInt64)
    /// No frame of ours begins here; the four bytes found, as a little-endian number.
    case notAFrame(found: UInt32)
    /// The header's own CRC-32C does not fit.
    case headerChecksum(needed: UInt32, found: UInt32)
    /// The CRC-32C over header and data does not fit.
    case frameChecksum(needed: UInt32, found: UInt32)
    /// The frame does not follow the one before it: its copy of that frame's CRC-32C is another.
    case brokenChain(needed: UInt32, found: UInt32)
    /// A frame of another log.
    case foreignFrame(needed: LogID, found: LogID)
    /// A frame that begins at another sequence number than the one before it ends at.
    case unexpectedSequence(needed: UInt64, found: UInt64)
    /// A count or size in a header that contradicts the frame; `field` is its name in the table of the header.
    case headerField(field: String, needed: UInt64, found: UInt64)
    /// The header is from a format that this version does not read.
    case newerFormat(version: UInt16, features: UInt32)
    /// LZ4 refuses the data; its own words.
    case decompression(String)
    /// The decompressed bytes are not commits; the offset counts from the frame's decompressed bytes.
    case message(DecodeError)
    /// A commit contradicts the commits before it; `field` is its name in the table of the commit.
    case commitField(field: String, needed: UInt64, found: UInt64)
    /// Bytes of a segment that nothing should follow.
    case missingSegment(needed: UInt64, found: UInt64)
    /// The tree of the stored commits has another root than the checkpoint at the same size.
    case rootMismatch(size: UInt64)
    /// The log ends before a place that was synced.
    case endsTooEarly(needed: UInt64, found: UInt64)
    /// A text file of the log that cannot be read as what it should be.
    case unreadableNote
}
