import Encodings
import Fuzzing

fuzz { bytes in
    for encoding in TextEncoding.allCases {
        guard let text = decoded(bytes, as: encoding) else { continue }
        check(text)
        for target in TextEncoding.allCases { checkConversion(of: text, to: target) }
    }
    if let text = decoded(bytes, as: nil) { check(text) }
}

/// Nil where the bytes are refused as UTF-16.
func decoded(_ bytes: [UInt8], as encoding: TextEncoding?) -> DecodedText? {
    do throws(TextEncodingError) {
        return try DecodedText.decode(bytes, as: encoding)
    } catch {
        if case .utf16 = error { return nil }
        fatalError("not decoded: \(error)")
    }
}

/// The way back leads to the very bytes, from every place of the text.
func check(_ text: DecodedText) {
    let bytes = text.bytes
    require(String(validating: text.utf8, as: UTF8.self) != nil, "a text that is no UTF-8")
    require((try? text.bytes(applying: [])) == bytes, "other bytes without an edit")
    require((try? text.converted(to: text.encoding))?.bytes == bytes, "other bytes in the own encoding")
    if text.undecodable.isEmpty, let written = try? text.encoding.encode(text.utf8) {
        require(decoded(written, as: text.encoding)?.utf8 == text.utf8, "another text after writing and reading it")
    } else {
        require(!text.undecodable.isEmpty, "a decoded text that cannot be written")
    }

    require(text.byteOffset(ofUTF8: text.utf8.count) == bytes.count, "the end is not at the end")
    var previous = text.byteOffset(ofUTF8: 0)
    require(previous == (text.hasByteOrderMark ? 3 : 0), "the start is not at the start")
    // Some hundred characters: each costs a walk through the text.
    let starts = text.utf8.indices.filter { text.utf8[$0] & 0xC0 != 0x80 }.prefix(200)
    for start in starts.dropFirst() {
        let offset = text.byteOffset(ofUTF8: start)
        require(offset > previous && offset < bytes.count, "characters whose bytes are out of order")
        previous = offset
    }
    for start in starts.suffix(1) { checkInsertion(into: text, at: start) }
}

/// An insertion is read as it was meant, or refused for the undecodable bytes that it would complete.
func checkInsertion(into text: DecodedText, at place: Int) {
    let inserted = Array("a\u{8868}".utf8)
    do throws(TextEncodingError) {
        let edited = try text.bytes(applying: [(place..<place, inserted)])
        var expected = text.utf8
        expected.insert(contentsOf: inserted, at: place)
        // With the text that is there, an insertion at the start could look like the mark of UTF-16.
        guard let found = decoded(edited, as: text.encoding) else { return }
        require(found.utf8 == expected, "an insertion changed more than itself")
    } catch {
        if case .joinsUndecodable = error { return }
        fatalError("not inserted: \(error)")
    }
}

/// What is called reversible leads back.
func checkConversion(of text: DecodedText, to target: TextEncoding) {
    do throws(TextEncodingError) {
        let converted = try text.converted(to: target)
        guard converted.isReversible, let there = decoded(converted.bytes, as: target) else { return }
        let back = try there.converted(to: text.encoding, byteOrderMark: text.hasByteOrderMark)
        require(back.bytes == text.bytes, "a reversible conversion that does not lead back")
    } catch {
        fatalError("not converted: \(error)")
    }
}
