/// How far two words are apart.
package enum EditDistance {
    /// Insertions, deletions and substitutions from one to the other.
    ///
    /// - Complexity: O(*n* · *m*) for *n* and *m* letters: limit them before.
    package static func between<Letter: Equatable>(_ left: [Letter], _ right: [Letter]) -> Int {
        var row = Array(0...right.count)
        for (place, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for column in right.indices {
                let substituted = diagonal + (letter == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substituted, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
