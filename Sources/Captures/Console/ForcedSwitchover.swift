internal import Operations
internal import Redundancy

/// The dialog behind `redundancy force-switchover`.
///
/// Accepted means that the device asked for confirmation and refused nothing behind it; what the capture does not show
/// is not assumed.
struct ForcedSwitchover {
    private var confirmation: LineSpan?
    private var refusal: (span: LineSpan, reason: String)?

    mutating func take(_ line: Line, _ text: Substring) {
        if refusal != nil { return }
        if let (_, answer) = text.parted(at: "[confirm]") {
            confirmation = LineSpan(line)
            if Self.isNo(answer.trimmed) { refusal = (LineSpan(line), String(text)) }
        } else if confirmation != nil, Self.isNo(text) {
            refusal = (LineSpan(line), String(text))
        } else if Self.isRefusal(text) {
            refusal = (LineSpan(line), String(text))
        } else {
            confirmation?.extend(to: line)
        }
    }

    var isAccepted: Bool { confirmation != nil && refusal == nil }

    /// Nil when the device neither asked nor refused.
    func item(observer: ChassisNumber?) -> ConsoleItem? {
        if let refusal {
            return refusal.span.item(.console, observer: observer, .fact(.switchoverRefused(reason: refusal.reason)))
        }
        return confirmation?.item(.console, observer: observer, .fact(.switchoverRequested))
    }

    /// Only at the confirmation: at `Save? [yes/no]` it means something else.
    private static func isNo(_ answer: Substring) -> Bool {
        ["n", "no"].contains(answer.lowercased())
    }

    private static func isRefusal(_ text: Substring) -> Bool {
        if text.begins(with: "%") || text.begins(with: "Manual Swact = disabled") { return true }
        let words = text.lowercased()
        return ["not permitted", "not allowed", "only on the active", "aborted"].contains { words.contains($0) }
    }
}
