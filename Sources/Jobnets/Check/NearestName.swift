internal import Replay

/// Finds the name that was probably meant.
///
/// Its work is limited, since a large file may have many unknown names on a level of many units: when it is used up,
/// nothing is suggested any more.
struct NearestName {
    private var steps = 4_000_000
    /// Names longer than twice the limit of 30 bytes are no misspelling.
    private static let longest = 64

    /// The one name that differs least, in a quarter of its characters at most; nil when there is none, or several.
    /// A candidate may be nil: one that is looked at, and is none.
    mutating func suggestion(for name: String, among candidates: some Sequence<String?>) -> String? {
        let wanted = Array(name.unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= Self.longest else { return nil }
        var limit = max(1, wanted.count / 4)
        var best: String?
        for candidate in candidates {
            guard steps > 0 else { return nil }
            steps -= 16
            guard let candidate, candidate.utf8.count <= 4 * Self.longest else { continue }
            let other = Array(candidate.unicodeScalars)
            // A name of which nothing is kept is another one.
            guard abs(other.count - wanted.count) <= limit, other.count > limit else { continue }
            steps -= wanted.count * other.count
            let distance = EditDistance.between(wanted, other)
            if distance < limit || (distance == limit && best == nil) {
                best = candidate
                limit = distance
            } else if distance == limit, best != candidate {
                // As near as the best: only a nearer one is certain enough.
                best = nil
                limit -= 1
            }
            if limit < 0 { return nil }
        }
        return best
    }
}
