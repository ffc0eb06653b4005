/// A text for people, in English and Japanese.
public struct LocalizedText: Hashable, Sendable {
    public var english: String
    public var japanese: String

    public init(english: String, japanese: String) {
        self.english = english
        self.japanese = japanese
    }
}
