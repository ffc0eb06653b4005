/// Why a typed line is no command, and where.
public struct CommandError: Error, Hashable, Sendable {
    /// The column of the first character concerned, from 1, in characters as typed. What is missing is missed after the last
    /// word.
    public var column: Int
    public var problem: Problem

    public init(column: Int, _ problem: Problem) {
        self.column = column
        self.problem = problem
    }

    /// Expected words are keywords in full, or the device's signs for values: `<1-15>`, `A.B.C.D`, `/nn`, `WORD`.
    public enum Problem: Hashable, Sendable {
        case emptyLine
        /// More than one line.
        case lineBreak
        case unknownWord(found: String, expected: [String])
        case ambiguous(found: String, candidates: [String])
        case numberOutOfRange(found: String, range: ClosedRange<Int>)
        case missing(expected: [String])
        case trailing(found: String)
        case badAddress(found: String)
        /// Neither `/1` to `/32` nor a dotted mask of that kind.
        case badMask(found: String)
        /// The interface alone: its addresses come from the redundancy management interface, which is not modelled.
        case addressesRequired
        /// The two names of a copy differ (507).
        case imagesDiffer(first: String, second: String)
        /// The word exists in the 17.x profile only.
        case notInThisProfile(found: String)
        /// The command belongs to this mode.
        case wrongMode(ConsoleMode)

        /// The one expected word that an unknown one is nearest to, at most two letters away: `chassis` for the document's
        /// `chasis` (403).
        public var suggestion: String? {
            guard case .unknownWord(let found, let expected) = self else { return nil }
            let typed = Array(found.utf8.map(Word.lowercase))
            guard typed.count > 2, typed.count <= 32 else { return nil }
            let keywords = expected.filter {
                $0.utf8.allSatisfy { $0 == 45 || (97...122).contains(Word.lowercase($0)) } && $0 != "WORD"
            }
            let near = keywords.map { (word: $0, distance: Self.distance(typed, $0.utf8.map(Word.lowercase))) }
            guard let best = near.map(\.distance).min(), best <= 2 else { return nil }
            let nearest = near.filter { $0.distance == best }
            return nearest.count == 1 ? nearest[0].word : nil
        }

        /// How many letters must be put in, taken out or replaced.
        private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
            var row = Array(0...right.count)
            for (line, letter) in left.enumerated() {
                var diagonal = row[0]
                row[0] = line + 1
                for column in right.indices {
                    let replaced = diagonal + (letter == right[column] ? 0 : 1)
                    diagonal = row[column + 1]
                    row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
                }
            }
            return row[right.count]
        }
    }
}
