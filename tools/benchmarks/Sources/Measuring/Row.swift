import Foundation

/// A row of the result.
public struct Row {
    public static let head = pad("what") + "   per second  note"

    private static func pad(_ text: String) -> String {
        text.padding(toLength: 44, withPad: " ", startingAt: 0)
    }

    public var name: String
    /// Per second.
    public var rate: Double
    public var note: String

    public init(_ name: String, _ count: Int, _ seconds: Double, note: String) {
        self.name = name
        rate = Double(count) / seconds
        self.note = note
    }

    public func print() {
        // A rate of some few would come out as a bare 0 or 1.
        let text = String(format: rate < 100 ? "%13.1f" : "%13.0f", rate)
        Swift.print(Row.pad(name) + text + "  " + note)
    }
}
