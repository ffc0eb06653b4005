/// The line below psql's aligned header: `------+---------`.
struct PsqlRule: Hashable, Sendable {
    /// Where the `+` stand, in characters from 0.
    let separators: [Int]

    var columnCount: Int { separators.count + 1 }

    init?(_ text: String) {
        let line = text.unicodeScalars.filter { !$0.isOutputBlank }
        guard line.count >= 2, line.first == "-", line.allSatisfy({ $0 == "-" || $0 == "+" }) else { return nil }
        separators = text.enumerated().filter { $1 == "+" }.map(\.offset)
    }

    /// The cells of a line, collapsed; a mark that the value goes on below is taken off.
    ///
    /// - Returns: Nil for a line that has another number of columns.
    func cells(of text: String) -> [String]? {
        parts(of: text)?.map { part in
            let cell = part.collapsed
            return cell.hasSuffix("+") && Self.isMark(part) ? cell.dropLast().collapsed : cell
        }
    }

    /// Whether a value goes on in the line below.
    func goesOn(_ text: String) -> Bool {
        parts(of: text)?.contains(where: Self.isMark) ?? false
    }

    /// psql sets `+` in the last place of a column, behind a blank or right behind the text.
    private static func isMark(_ part: Substring) -> Bool {
        part.last == "+"
    }

    private func parts(of text: String) -> [Substring]? {
        let characters = Array(text)
        let places = separators.filter { $0 < characters.count }
        if places.count == separators.count, places.allSatisfy({ characters[$0] == "|" }) {
            var parts: [Substring] = []
            var start = 0
            for place in places {
                parts.append(Substring(String(characters[start..<place])))
                start = place + 1
            }
            parts.append(Substring(String(characters[start...])))
            return parts
        }
        // Wide letters move the separators: then as many of them as columns must do.
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        return parts.count == columnCount ? parts : nil
    }
}
