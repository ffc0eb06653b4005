/// The names of the log's streams.
///
/// A capture has a stream of its own, `capture/PAIR/DIGEST`: its position says how much of it is stored. The digest is
/// that of the capture as it was first read, so a file that grows goes on in the same stream. A run of the simulator has
/// the stream `run/PAIR`, an upgrade run `upgrade/NAME`.
public enum StreamNames {
    private static let capturePrefix = "capture/"

    /// - Parameters:
    ///   - pair: the pair that the capture speaks of.
    ///   - digest: the SHA-256 of the capture, in hexadecimal digits.
    public static func capture(pair: String, digest: String) -> String {
        "\(capturePrefix)\(pair)/\(digest)"
    }

    /// The pair of a capture's stream, or nil for any other stream.
    public static func pair(ofCaptureStream name: String) -> String? {
        guard name.hasPrefix(capturePrefix), let slash = name.lastIndex(of: "/") else { return nil }
        let start = name.index(name.startIndex, offsetBy: capturePrefix.count)
        return start <= slash ? String(name[start..<slash]) : nil
    }

    private static let runPrefix = "run/"

    /// A run of the simulator: a pair of its own, since modelled and observed events are never mixed.
    public static func run(pair: String) -> String {
        runPrefix + pair
    }

    /// The pair of a run's stream, or nil for any other stream.
    public static func pair(ofRunStream name: String) -> String? {
        name.hasPrefix(runPrefix) ? String(name.dropFirst(runPrefix.count)) : nil
    }

    private static let upgradePrefix = "upgrade/"

    /// An upgrade run, which is about no pair.
    public static func upgrade(run: String) -> String {
        upgradePrefix + run
    }

    /// The run of an upgrade's stream, or nil for any other stream.
    public static func run(ofUpgradeStream name: String) -> String? {
        guard name.hasPrefix(upgradePrefix) else { return nil }
        let run = String(name.dropFirst(upgradePrefix.count))
        return isRunName(run) ? run : nil
    }

    /// Whether a name may be an upgrade run's: as a pair's.
    public static func isRunName(_ name: String) -> Bool {
        isPairName(name)
    }

    /// The pair that a stream is about, or nil for a stream that is about none.
    public static func pair(ofStream name: String) -> String? {
        pair(ofCaptureStream: name) ?? pair(ofRunStream: name)
    }

    /// The pair that captures belong to when nobody names one.
    public static let defaultPair = "pair"

    /// Whether a name may be a pair's: 1 to 64 letters, digits, `.`, `_` or `-`.
    public static func isPairName(_ name: String) -> Bool {
        let scalars = name.unicodeScalars
        return (1...64).contains(scalars.count)
            && scalars.allSatisfy { scalar in
                scalar.isASCII
                    && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                        || "._-".unicodeScalars.contains(scalar))
            }
    }
}
