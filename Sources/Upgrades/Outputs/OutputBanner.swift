/// The line with which Enterprise Manager's programs begin: it tells which home answered.
///
/// `Oracle Enterprise Manager Cloud Control 13c Release 3` (13.3), `Oracle Enterprise Manager 24ai Release 1` (24.1).
struct OutputBanner: Hashable {
    /// `13.3`.
    var release: String
    /// The line itself, trimmed.
    var text: String

    /// Nil when the line is no such banner.
    init?(_ line: some StringProtocol) {
        let words = line.outputWords
        guard words.starts(with: ["Oracle", "Enterprise", "Manager"]), let place = words.firstIndex(of: "Release"),
            place + 1 < words.count
        else { return nil }
        // `13c`, `24ai`, `11g`: a number and the letters of the time.
        let major = words[place - 1].prefix { $0.isASCII && $0.isNumber }
        let letters = words[place - 1].dropFirst(major.count)
        let minor = words[place + 1].prefix { $0.isASCII && $0.isNumber }
        guard (1...3).contains(major.count), (1...2).contains(letters.count),
            letters.allSatisfy({ $0.isASCII && $0.isLowercase }), (1...3).contains(minor.count)
        else { return nil }
        release = "\(major).\(minor)"
        text = words.joined(separator: " ")
    }

    /// The release as two numbers.
    private var numbers: (major: Int, minor: Int) {
        let parts = release.split(separator: ".").compactMap { Int($0) }
        return parts.count == 2 ? (parts[0], parts[1]) : (0, 0)
    }

    func isAtLeast(_ major: Int, _ minor: Int) -> Bool {
        numbers >= (major, minor)
    }

    /// The line that follows the banner.
    static func isCopyright(_ line: some StringProtocol) -> Bool {
        line.outputWords.starts(with: ["Copyright", "(c)"])
    }
}
