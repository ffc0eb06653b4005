internal import Replay

/// The word that was probably meant.
enum NearWord {
    private static let longest = 64

    /// The one word that differs least, in a third of its characters at most; nil when there is none, or several.
    ///
    /// - Complexity: O(*n* · 64²) in the words, of which 1000 at most are looked at.
    static func nearest(to word: String, among words: [String]) -> String? {
        let wanted = Array(word.lowercased().unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= longest else { return nil }
        var best: String?
        var least = max(1, wanted.count / 3) + 1
        for candidate in words.prefix(1000) where candidate.utf8.count <= longest && candidate != word {
            let other = Array(candidate.lowercased().unicodeScalars)
            let distance = EditDistance.between(wanted, other)
            // A word of which nothing is kept is another one.
            guard distance <= least, distance < max(wanted.count, other.count) else { continue }
            best = distance < least ? candidate : nil
            least = distance
        }
        return best
    }
}
