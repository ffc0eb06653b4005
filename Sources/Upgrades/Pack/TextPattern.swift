/// A pattern for a whole value, matched in time linear in value and pattern: nothing in a pack can make it slow.
///
/// | written | fits |
/// |---|---|
/// | `?` | one character |
/// | `*` | any number of characters, none included |
/// | `#` | one decimal digit or more |
/// | `[GM]` | one of the characters; no ranges |
/// | `\` and a character | that character |
/// | anything else | itself, ASCII case ignored |
public struct TextPattern: Hashable, Sendable {
    /// As it is written.
    public var text: String

    public init(_ text: String) {
        self.text = text
    }
}
