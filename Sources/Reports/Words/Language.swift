/// A language that reports are written in.
public enum Language: String, Hashable, Sendable, CaseIterable {
    case en
    case ja

    /// The language that a locale's name asks for: `ja_JP.UTF-8` is Japanese, everything else English.
    public init(locale: String?) {
        self = locale?.hasPrefix("ja") == true ? .ja : .en
    }

    public func pick(_ english: String, _ japanese: String) -> String {
        switch self {
        case .en: english
        case .ja: japanese
        }
    }

    /// English: a number with its noun, `1 run`, `2 runs`.
    public func count(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }
}
