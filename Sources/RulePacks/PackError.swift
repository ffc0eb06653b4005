public import Upgrades

/// Why a pack or a plan cannot be read: place, English and Japanese.
public struct PackError: Error, Hashable, Sendable {
    /// From 1.
    public var line: Int
    /// From 1, in Unicode scalars.
    public var column: Int
    public var problem: LocalizedText

    public init(line: Int, column: Int, _ problem: LocalizedText) {
        self.line = line
        self.column = column
        self.problem = problem
    }
}

extension PackError: CustomStringConvertible {
    public var description: String { "\(line):\(column): \(problem.english)" }
}

extension PackError {
    init(line: Int, column: Int, _ problem: PackProblem) {
        self.init(line: max(1, line), column: max(1, column), problem.text)
    }
}
