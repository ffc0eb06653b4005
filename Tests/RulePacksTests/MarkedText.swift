import Upgrades

@testable import RulePacks

/// A text in which `‸` stands where an error is expected.
struct MarkedText {
    let text: String
    /// From 1, in Unicode scalars.
    let line: Int
    let column: Int

    init(_ marked: String) {
        let before = marked.prefix { $0 != "‸" }
        let lines = before.split(omittingEmptySubsequences: false) { $0.isNewline }
        line = lines.count
        column = (lines.last?.unicodeScalars.count ?? 0) + 1
        text = String(marked.filter { $0 != "‸" })
    }

    /// `3:7: message` as an error is shown.
    func place(_ error: PackError?) -> String {
        error.map { "\($0.line):\($0.column)" } ?? "no error"
    }

    var place: String { "\(line):\(column)" }
}
