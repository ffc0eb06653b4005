/// A file's text, with the way back to its very bytes.
public struct DecodedText: Sendable {
    /// The file, as it was read.
    public let bytes: [UInt8]
    public let encoding: TextEncoding
    /// How the encoding is known.
    public let confidence: EncodingConfidence
    /// How far what is not ASCII reads as everyday Japanese, 0 to 100; nil where it played no part in the choice.
    ///
    /// It is the mean of a weight of each character beyond ASCII, undecodable ones included: see <doc:Detection>.
    public let plausibility: Int?
    /// Whether the file begins with the byte order mark of UTF-8. The text does not have it.
    public let hasByteOrderMark: Bool
    /// The text: valid UTF-8, with one U+FFFD for each of ``undecodable``.
    public let utf8: [UInt8]
    /// The bytes that are no character of the encoding, in the order of the file.
    public let undecodable: [UndecodableBytes]
    let map: OffsetMap

    /// The most bytes that a text may have, as read and as UTF-8: 2 GiB less one.
    public static let byteCountLimit = Int(Int32.max)

    /// Reads a file.
    ///
    /// Valid UTF-8 is not copied. What the given encoding cannot decode is no error: it is listed in ``undecodable``.
    ///
    /// - Parameters:
    ///   - bytes: The whole file, which may be empty.
    ///   - encoding: Its encoding when that is known; nil to detect it, as <doc:Detection> tells.
    /// - Throws: `tooLong`, `utf16` or `missingModule`.
    /// - Complexity: O(n)
    public static func decode(
        _ bytes: [UInt8],
        as encoding: TextEncoding? = nil
    ) throws(TextEncodingError) -> DecodedText {
        guard bytes.count <= byteCountLimit else { throw .tooLong(byteCount: bytes.count) }
        if let name = Detection.nameOfUTF16(bytes) { throw .utf16(name: name) }
        if let encoding { return try DecodedText(bytes, Detection(encoding: encoding, confidence: .stated)) }
        return try DecodedText(bytes, Detection.detect(bytes))
    }

    /// Reads bytes that are not too long.
    init(_ bytes: [UInt8], _ detection: Detection) throws(TextEncodingError) {
        let content =
            if let table = try CodeTable.table(of: detection.encoding) {
                try table.read(bytes)
            } else {
                try UTF8Reading.read(bytes)
            }
        self.bytes = bytes
        encoding = detection.encoding
        confidence = detection.confidence
        plausibility = detection.plausibility
        hasByteOrderMark = encoding == .utf8 && bytes.starts(with: UTF8Reading.byteOrderMark)
        (utf8, undecodable, map) = content
    }
}
