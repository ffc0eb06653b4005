/// An encoding that unit definition files are met in.
///
/// The raw value is the name of its registration, which is also what a person writes for it.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "utf-8"
    /// Shift_JIS with the extensions of Windows (code page 932).
    case shiftJIS = "shift_jis"
    /// EUC-JP with the same extensions.
    case eucJP = "euc-jp"
}

extension TextEncoding {
    /// The bytes of a text in this encoding, without a byte order mark.
    ///
    /// What is written here is read back as the same characters. An encoding's duplicates are written as the code that
    /// Windows and glibc write.
    ///
    /// - Parameter utf8: The text.
    /// - Throws: `notUTF8`, `missingCharacter` or `missingModule`.
    /// - Complexity: O(n)
    public func encode(_ utf8: [UInt8]) throws(TextEncodingError) -> [UInt8] {
        try encode(utf8, edit: nil)
    }

    /// As above; `edit` is the number of the edit whose text it is, for the error.
    func encode(_ utf8: [UInt8], edit: Int?) throws(TextEncodingError) -> [UInt8] {
        if let offset = UTF8Reading.firstFault(in: utf8) { throw .notUTF8(offset: offset, edit: edit) }
        guard let table = try CodeTable.table(of: self) else { return utf8 }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var offset = 0
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            guard let code = table.code(of: scalar) else {
                throw .missingCharacter(scalar, encoding: self, offset: offset, edit: edit)
            }
            bytes.append(code: code)
            offset += UTF8.width(scalar)
        }
        return bytes
    }
}
