/// Why bytes cannot be read as text, or a text cannot be written.
public enum TextEncodingError: Error, Hashable, Sendable {
    /// More bytes than an `Int32` counts, as read or as UTF-8: that many, or at least that many.
    case tooLong(byteCount: Int)
    /// The bytes are UTF-16, by their byte order mark or by their zero bytes; the name is what `iconv` calls them.
    case utf16(name: String)
    /// The C library cannot convert this encoding: it lacks the module of that name.
    case missingModule(TextEncoding, name: String)
    /// A text to be written is not UTF-8 from this place on: in the edit of that number, from 0, where edits were asked for.
    case notUTF8(offset: Int, edit: Int?)
    /// A text to be written has a character that the encoding lacks, at this place of it in UTF-8.
    case missingCharacter(Unicode.Scalar, encoding: TextEncoding, offset: Int, edit: Int?)
    /// An edit would make undecodable bytes part of a character: those at this place of the file.
    case joinsUndecodable(byteOffset: Int)
    /// A byte order mark was asked for in an encoding that has none.
    case noByteOrderMark(TextEncoding)
}
