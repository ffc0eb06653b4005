/// One line of a capture.
public struct Line: Hashable, Sendable {
    /// From 1.
    public var number: UInt64
    /// The place of its first byte in the file, from 0.
    public var byteOffset: UInt64
    /// With its line end.
    public var byteCount: UInt64
    /// Without its line end; NUL and other control bytes that consoles leave behind are dropped, bytes that are not
    /// UTF-8 become U+FFFD.
    public var text: String
    /// Whether bytes had to be replaced to make text of it.
    public var isRepaired: Bool

    public init(number: UInt64, byteOffset: UInt64, byteCount: UInt64, text: String, isRepaired: Bool = false) {
        self.number = number
        self.byteOffset = byteOffset
        self.byteCount = byteCount
        self.text = text
        self.isRepaired = isRepaired
    }
}
