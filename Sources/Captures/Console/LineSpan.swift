internal import Operations
internal import Redundancy

/// The lines that an item was read from, by the first and the last of them.
struct LineSpan {
    var first: Line
    private var last: Line

    init(_ line: Line) {
        first = line
        last = line
    }

    mutating func extend(to line: Line) {
        last = line
    }

    /// An item of these lines. Lines that other readers took from between them count.
    func item(
        _ form: WitnessForm,
        observer: ChassisNumber?,
        time: WrittenTime? = nil,
        _ content: ConsoleItem.Content
    ) -> ConsoleItem {
        // Lines of a file ascend; what a caller numbers otherwise is taken for a single line and never traps.
        let ascends = last.number >= first.number && last.byteOffset >= first.byteOffset
        let (lines, linesOverflow) = (last.number &- first.number).addingReportingOverflow(1)
        let (bytes, bytesOverflow) = (last.byteOffset &- first.byteOffset).addingReportingOverflow(last.byteCount)
        let isWhole = ascends && !linesOverflow && !bytesOverflow
        return ConsoleItem(
            firstLine: first,
            lineCount: isWhole ? lines : 1,
            byteCount: isWhole ? bytes : first.byteCount,
            form: form,
            observer: observer,
            time: time,
            content: content
        )
    }
}
