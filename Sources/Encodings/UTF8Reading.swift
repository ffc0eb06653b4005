/// UTF-8 as the standard library validates it.
enum UTF8Reading {
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// U+FFFD.
    static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    enum Content {
        case ascii
        case valid
        /// Not UTF-8 at these bytes.
        case faulty(Range<Int>)
    }

    /// What the bytes from a place on are, up to the first fault.
    static func content(of bytes: [UInt8], from start: Int) -> Content {
        let span = bytes.span
        do {
            let text = try UTF8Span(validating: span.extracting(start..<span.count))
            return text.isKnownASCII ? .ascii : .valid
        } catch {
            return .faulty(start + error.byteOffsets.lowerBound..<start + error.byteOffsets.upperBound)
        }
    }

    /// Where bytes stop being UTF-8; nil when they are UTF-8.
    static func firstFault(in bytes: [UInt8]) -> Int? {
        guard case .faulty(let range) = content(of: bytes, from: 0) else { return nil }
        return range.lowerBound
    }

    /// Reads bytes to the end. What is not UTF-8 becomes U+FFFD, one for each maximal part of a character.
    static func read(
        _ bytes: [UInt8]
    ) throws(TextEncodingError) -> (utf8: [UInt8], undecodable: [UndecodableBytes], map: OffsetMap) {
        let start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
        var utf8: [UInt8] = []
        var undecodable: [UndecodableBytes] = []
        var place = start
        while case .faulty(let fault) = content(of: bytes, from: place) {
            if undecodable.isEmpty { utf8.reserveCapacity(bytes.count) }
            utf8 += bytes[place..<fault.lowerBound]
            guard utf8.count <= DecodedText.byteCountLimit else { throw .tooLong(byteCount: utf8.count) }
            undecodable.append(
                UndecodableBytes(byteOffset: fault.lowerBound, byteCount: fault.count, utf8Offset: utf8.count)
            )
            utf8 += replacement
            place = fault.upperBound
        }
        if place == 0 { return (bytes, [], .shifted(by: 0)) }
        utf8 += bytes[place...]
        guard utf8.count <= DecodedText.byteCountLimit else { throw .tooLong(byteCount: utf8.count) }
        return (utf8, undecodable, .shifted(by: start))
    }
}
