extension DecodedText {
    /// The file's bytes after edits of its text.
    ///
    /// What no edit covers keeps its very bytes: line ends, a byte order mark, duplicate codes and undecodable bytes. New text is
    /// written in the file's encoding, as it is given; without edits the result is ``bytes``.
    ///
    /// - Parameter edits: Ranges of ``utf8`` with the text to put there, as UTF-8, in the order of the text. Ranges begin
    ///   and end between characters and do not overlap; empty ones insert, and those at one place stay in their order.
    /// - Throws: `missingCharacter` or `notUTF8` for a text that cannot be written; `joinsUndecodable` where a text would
    ///   be read together with undecodable bytes before it; `tooLong`.
    /// - Complexity: O(n)
    public func bytes(applying edits: [(range: Range<Int>, text: [UInt8])]) throws(TextEncodingError) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var copied = (byte: 0, utf8: 0)
        // How many bytes each edit adds.
        var growths: [Int] = []
        for (number, edit) in edits.enumerated() {
            let range = edit.range
            precondition(range.lowerBound >= copied.utf8, "edits are out of order or overlap")
            precondition(isBoundary(range.lowerBound) && isBoundary(range.upperBound), "an edit splits a character")
            let start = byteOffset(ofUTF8: range.lowerBound)
            let end = byteOffset(ofUTF8: range.upperBound)
            let new = try encoding.encode(edit.text, edit: number)
            result += bytes[copied.byte..<start]
            result += new
            growths.append(new.count - (end - start))
            copied = (end, range.upperBound)
        }
        result += bytes[copied.byte...]
        guard result.count <= Self.byteCountLimit else { throw .tooLong(byteCount: result.count) }
        try checkUndecodable(in: result, edits.map(\.range), growths)
        return result
    }

    private func isBoundary(_ offset: Int) -> Bool {
        offset == utf8.count || offset >= 0 && offset < utf8.count && utf8[offset] & 0xC0 != 0x80
    }

    /// Whole codes stay whole whatever stands beside them; only the start of one may find a rest. So an edited text reads as
    /// meant when its undecodable bytes are those that the edits left, each at its place.
    private func checkUndecodable(
        in result: [UInt8],
        _ ranges: [Range<Int>],
        _ growths: [Int]
    ) throws(TextEncodingError) {
        if undecodable.isEmpty { return }
        let found = try DecodedText(result, Detection(encoding: encoding, confidence: .stated)).undecodable
        var kept = 0
        var edit = 0
        var growth = 0
        for fault in undecodable {
            while edit < ranges.count, ranges[edit].upperBound <= fault.utf8Offset {
                growth += growths[edit]
                edit += 1
            }
            if edit < ranges.count, ranges[edit].contains(fault.utf8Offset) { continue }
            guard kept < found.count, found[kept].byteOffset == fault.byteOffset + growth,
                found[kept].byteCount == fault.byteCount
            else { throw .joinsUndecodable(byteOffset: fault.byteOffset) }
            kept += 1
        }
    }
}
