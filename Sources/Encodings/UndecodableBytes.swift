/// Bytes of a file that are no character of its encoding. The text has one U+FFFD for them.
///
/// A code of more than one byte that is well formed but has no character is one of these; a byte that begins no whole code is
/// one by itself. In UTF-8 it is the longest beginning of a character, or one byte.
public struct UndecodableBytes: Hashable, Sendable {
    // A damaged file may have many: three numbers of 32 bits are enough for the longest text.
    private let byte: Int32
    private let count: Int32
    private let text: Int32

    init(byteOffset: Int, byteCount: Int, utf8Offset: Int) {
        byte = Int32(byteOffset)
        count = Int32(byteCount)
        text = Int32(utf8Offset)
    }

    /// Where they begin in the file.
    public var byteOffset: Int { Int(byte) }
    /// How many they are: 1 to 3.
    public var byteCount: Int { Int(count) }
    /// Where their U+FFFD begins in the text.
    public var utf8Offset: Int { Int(text) }
}
