/// Which values the kinds of a ``SubstitutionTable`` are about (Command Reference 5.2.2 to 5.2.29).
///
/// `te`, `prm` and `env` hold text with paths in it; the value of any other key of a path begins with it.
public enum SubstitutionScope {
    /// Keys whose value is a host, or an agent or agent group by name.
    public static let hosts = ["ex", "da", "rh", "nchn", "mh", "qm", "evhst", "evipa", "pwrh"]
    /// Keys whose value is a user; the JP1 user of a unit's header is one as well.
    public static let users = ["un", "evusr"]
    public static let services = ["ncsv"]
    /// Keys whose value is one path.
    public static let paths = [
        "sc", "wkp", "ev", "si", "so", "se", "jdf", "ejf", "flwf", "lffnm", "evtmc", "ts1", "ts2", "ts3", "ts4", "td1",
        "td2", "td3", "td4", "htcfl", "htrqf", "htrqu", "htrqm", "htstf", "htrhf", "htrbf", "mlafl", "mlatf", "mlftx",
        "mlsfd", "mlstx", "mqmdn", "mqsfn", "mssvf", "mstfn",
    ]
    /// Keys whose value is text with paths anywhere in it.
    public static let textsWithPaths = ["te", "prm", "env"]

    /// Where in a value a row looks for its text.
    enum Extent {
        /// The value is the text.
        case whole
        /// The value is a path, and begins with the text.
        case start
        /// A path in the value begins with the text.
        case anyPath
        /// Anywhere.
        case anywhere
    }

    /// Where a row looks in the values of a key; nil when it does not. The key of a unit's header is `unit`.
    static func extent(of kind: SubstitutionTable.Kind, in key: String) -> Extent? {
        switch kind {
        case .host: hosts.contains(key) ? .whole : nil
        case .user: key == "unit" || users.contains(key) ? .whole : nil
        case .service: services.contains(key) ? .whole : nil
        case .path: paths.contains(key) ? .start : textsWithPaths.contains(key) ? .anyPath : nil
        case .text(let wanted): wanted == key ? .anywhere : nil
        }
    }
}

/// Where paths begin and end in text.
enum PathText {
    static let slash = Byte.slash
    static let backslash = UInt8(ascii: "\\")

    static func endsInSeparator(_ path: [UInt8]) -> Bool {
        path.last == slash || path.last == backslash
    }

    /// Whether `path` at `range` is a whole number of a longer path's parts, and not the beginning of another name.
    ///
    /// - Parameters:
    ///   - path: What stands at `range`.
    ///   - range: A part of `text`.
    ///   - text: The value.
    ///   - isAlone: Whether the value is one path, which may have blanks and marks in its names.
    static func endsAtBoundary(_ path: [UInt8], _ range: Range<Int>, in text: [UInt8], isAlone: Bool) -> Bool {
        guard range.upperBound < text.count, !endsInSeparator(path) else { return true }
        let next = text[range.upperBound]
        if next == slash { return true }
        // Behind a path of UNIX a backslash is the escape of a shell.
        if next == backslash { return !path.contains(slash) || path.contains(backslash) }
        return !isAlone && (Byte.isBlank(next) || marksBehind.contains(next))
    }

    /// Whether a path begins at an offset of a text: at its start, or behind what cannot be part of a path.
    static func begins(_ path: [UInt8], at offset: Int, in text: [UInt8]) -> Bool {
        guard offset > 0 else { return true }
        let last = text[offset - 1]
        guard Byte.isBlank(last) || marksBefore.contains(last) else { return isOption(endingAt: offset - 1, in: text) }
        let startsWithSeparator = path.first == slash || path.first == backslash
        return !(last == Byte.colon && startsWithSeparator && isDrive(endingAt: offset - 1, in: text))
    }

    /// Whether a colon stands behind a single letter: `C:`.
    private static func isDrive(endingAt colon: Int, in text: [UInt8]) -> Bool {
        guard colon > 0, isLetter(text[colon - 1]) else { return false }
        guard colon > 1 else { return true }
        return Byte.isBlank(text[colon - 2]) || marksBefore.contains(text[colon - 2])
    }

    /// Whether a letter is an option, whose argument follows without a blank: `-I`.
    private static func isOption(endingAt letter: Int, in text: [UInt8]) -> Bool {
        guard letter > 0, isLetter(text[letter]), text[letter - 1] == UInt8(ascii: "-") else { return false }
        return letter == 1 || Byte.isBlank(text[letter - 2])
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static let marksBefore = Array("\"'`=:;,(<>|&[{!@".utf8)
    private static let marksBehind = Array("\"'`:;,)<>|&]}".utf8)
}
