internal import Operations
internal import Redundancy

@testable internal import Captures

/// Reads texts as a console's lines.
enum ConsoleSample {
    static func lines(_ text: some StringProtocol) -> [Line] {
        let bytes = Array(text.utf8)
        var splitter = LineSplitter()
        var lines: [Line] = []
        var position = 0
        while let raw = splitter.next(in: bytes.span, at: &position) {
            if let range = raw.range {
                lines.append(raw.line(bytes.span.extracting(range)))
            } else {
                lines.append(raw.line(splitter.buffer.span))
            }
        }
        if let raw = splitter.last() { lines.append(raw.line(splitter.buffer.span)) }
        return lines
    }

    static func items(_ text: some StringProtocol) -> [ConsoleItem] {
        var session = ConsoleSession()
        var items: [ConsoleItem] = []
        for line in lines(text) { _ = session.take(line, into: &items) }
        session.finish(into: &items)
        return items
    }

    /// The numbers of the lines that the session took for its own.
    static func taken(_ text: some StringProtocol) -> [UInt64] {
        var session = ConsoleSession()
        var items: [ConsoleItem] = []
        return lines(text).filter { session.take($0, into: &items) }.map(\.number)
    }

    static func snapshots(_ text: some StringProtocol) -> [Snapshot] {
        items(text).compactMap(\.snapshot)
    }

    static func facts(_ text: some StringProtocol) -> [Fact] {
        items(text).compactMap(\.fact)
    }
}

extension ConsoleItem {
    var fact: Fact? {
        guard case .fact(let fact) = content else { return nil }
        return fact
    }

    var snapshot: Snapshot? {
        guard case .observed(let snapshot) = fact else { return nil }
        return snapshot
    }

    var isUnread: Bool {
        if case .unread = content { true } else { false }
    }
}

extension Section {
    var values: [String] { fields.map(\.value) }
}
