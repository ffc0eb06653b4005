/// The limits of the format, in one place; each is checked before anything is allocated.
///
/// They bound what one hostile or damaged length field can cost. All are inclusive maxima.
public enum Limits {
    /// Bytes of one record's message, envelope and payload together: room for the table of 32,000 wireless clients that
    /// one controller may have, with every column.
    public static let recordByteCount = 12 << 20
    /// Bytes of one commit's message.
    public static let commitByteCount = 16 << 20
    /// Bytes of one frame after decompression.
    public static let frameByteCount = 32 << 20
    /// Bytes of one frame's compressed data: what LZ4 may make of an incompressible full frame, with its headers.
    public static let compressedFrameByteCount = frameByteCount + frameByteCount / 128 + 4096
    /// Bytes of one segment after decompression, when the options do not say less.
    public static let segmentByteCount = 64 << 20
    /// Bytes of a stream's name in UTF-8; a name has at least one.
    public static let streamNameByteCount = 1024
    /// Streams in one log.
    public static let streamCount = 1 << 20
    /// Bytes of a producer's id; an id has at least one.
    public static let producerIDByteCount = 64
    /// Expected positions in one commit.
    public static let expectationCount = 65_536
    /// Records in one commit.
    public static let recordCount = 1 << 20
    /// Producers that a log remembers, when the options do not say otherwise.
    public static let producerCount = 10_000
    /// Commits per producer that are remembered by their digest.
    public static let rememberedCommitsPerProducer = 8
    /// Bytes of the checkpoint file and of the writer's note.
    public static let noteByteCount = 16 << 10
    /// Bytes of one piece of evidence, decompressed.
    public static let evidenceByteCount = frameByteCount
    /// Bytes of one file in the private area.
    public static let privateByteCount = 4 << 10
    /// Bytes of a signed note that comes from elsewhere: sixteen witnesses with large keys have room.
    public static let signedNoteByteCount = 128 << 10
    /// Signatures of one note.
    public static let noteSignatureCount = 100
    /// Bytes of a proof's text: a whole commit in base64 has room.
    public static let proofByteCount = 24 << 20
    /// Messages within messages that the cold protobuf reader follows.
    public static let nestingDepth = 64
}
