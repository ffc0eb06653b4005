public import Redundancy

extension DeviceLayout {
    /// The text of `show redundancy switchover history`; empty, header and all, before the first switchover.
    ///
    /// - Parameters:
    ///   - state: The pair, at the moment that is printed.
    ///   - time: The time of a row in the form that the reader wants; an empty text is printed as `unknown`.
    public static func switchoverHistory(_ state: PairState, time: (SwitchoverRow) -> String) -> String {
        guard !state.history.isEmpty else { return "" }
        var lines = [
            "Index  Previous  Current  Switchover             Switchover",
            "       active    active   reason                 time",
            "-----  --------  -------  ----------             ----------",
        ]
        for row in state.history {
            let index = String(row.index).aligned(to: 4)
            let previous = chassis(row.previousActive).aligned(to: 8)
            let current = chassis(row.currentActive).aligned(to: 9)
            // A longer reason pushes the time to the right; one blank is what parts them then.
            let reason = told(row.reason).padded(to: 22)
            lines.append("\(index)\(previous)\(current)     \(reason) \(told(time(row)))")
        }
        return lines.joinedLines()
    }

    private static func chassis(_ number: ChassisNumber?) -> String {
        number.map { String($0.rawValue) } ?? unknown
    }

    /// The words, or that nobody told any.
    static func told(_ words: String) -> String {
        words.isEmpty ? unknown : words
    }
}
