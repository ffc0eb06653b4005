/// What is wrong with a stored piece of evidence.
public enum EvidenceDamage: Error, Hashable, Sendable {
    /// The file does not begin like an LZ4 frame with a content checksum.
    case notAFrame
    /// The file, or what it says it holds, is longer than the limit in bytes.
    case tooLarge(limit: Int)
    /// LZ4 refuses the data, or it has another length than the frame says.
    case frame(DamageReason)
    /// The bytes are whole, and are not those of the name.
    case otherContent(found: ContentDigest)
}

/// The one LZ4 frame that is an evidence file, as `FrameCompressor` makes it.
///
/// ```
/// offset size  field
///      0    4  magic 0x184D2204
///      4    1  flags: version 01 in bits 7-6, bit 3 content size present, bit 2 content checksum present
///      5    1  block size
///      6    8  content size, when its flag is set; absent only for empty content
/// ```
///
/// The fields are those of the LZ4 frame format, https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md.
enum EvidenceFrame {
    private static let magic: UInt32 = 0x184D_2204

    /// The content, checked against its digest.
    static func content(of frame: [UInt8], digest: ContentDigest) throws(EvidenceDamage) -> [UInt8] {
        let byteCount = try contentByteCount(of: frame)
        // LZ4 wants a place to write to, also for nothing.
        var content = [UInt8](repeating: 0, count: max(byteCount, 1))
        do {
            try FrameDecompressor(checkingContent: true).decompress(frame.rawSpan, to: byteCount, in: &content)
        } catch {
            throw .frame(error.reason)
        }
        content.removeLast(content.count - byteCount)
        let found = ContentDigest.sha256(of: content)
        guard found == digest else { throw .otherContent(found: found) }
        return content
    }

    /// The size that the frame says, at most the limit for evidence.
    private static func contentByteCount(of frame: [UInt8]) throws(EvidenceDamage) -> Int {
        guard frame.count >= 15 else { throw .notAFrame }
        let bytes = frame.rawSpan
        let flags = bytes.byte(at: 4)
        let hasVersion = flags >> 6 == 1
        let hasContentChecksum = flags & 0b100 != 0
        guard bytes.littleEndian(UInt32.self, at: 0) == magic, hasVersion, hasContentChecksum else { throw .notAFrame }
        guard flags & 0b1000 != 0 else { return 0 }
        let byteCount = bytes.littleEndian(UInt64.self, at: 6)
        guard byteCount <= UInt64(Limits.evidenceByteCount) else { throw .tooLarge(limit: Limits.evidenceByteCount) }
        return Int(byteCount)
    }
}

extension EvidenceDamage {
    /// What was needed and what was found, in English.
    public var message: String {
        switch self {
        case .notAFrame: "not an LZ4 frame with a content checksum"
        case .tooLarge(let limit): "more than \(limit) bytes"
        case .frame(let reason): reason.message
        case .otherContent(let found): "its bytes have the digest \(found)"
        }
    }

    /// What was needed and what was found, in Japanese.
    public var messageJapanese: String {
        switch self {
        case .notAFrame: "内容チェックサム付きの LZ4 フレームではありません"
        case .tooLarge(let limit): "\(limit) バイトを超えています"
        case .frame(let reason): reason.message
        case .otherContent(let found): "内容のダイジェストは \(found) です"
        }
    }
}
