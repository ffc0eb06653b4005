internal import Operations
internal import Redundancy

/// A capture that the log holds, whole or in part.
struct StoredCapture {
    var pair: String
    var stream: String
    var opened: CaptureOpened
    var isFinished = false

    var finished: StoredCapture {
        var finished = self
        finished.isFinished = true
        return finished
    }

    /// Whether a person told the reader the same about it.
    func agrees(with options: CaptureOptions) -> Bool {
        opened.unit == options.unit && opened.year == options.year && opened.zoneSeconds == options.zoneSeconds
    }
}

/// The items of a shorter version of the file that its reading ended with, before it was known how their line or
/// output goes on.
///
/// The shorter file's reading is the beginning of the longer one's, so the items up to its end are in the log. Those of
/// the open line and the open output come again when they are closed: the same ones must not be stored twice, and one
/// that is more now, or that only the lines behind it made certain, must not be lost.
struct EarlierEnding {
    /// By their first byte.
    private var items: [UInt64: [CaptureItem]] = [:]

    init() {}

    /// - Parameter reader: when it has read the shorter file's bytes.
    init(of reader: CaptureReader) {
        var ended = reader
        var ending: [CaptureItem] = []
        ended.finish(into: &ending)
        items = Dictionary(grouping: ending, by: Self.byteOffset)
    }

    /// Whether one of them says the same of the same place.
    func holds(_ item: CaptureItem) -> Bool {
        guard !items.isEmpty, let stored = items[Self.byteOffset(of: item)] else { return false }
        return stored.contains { stored in
            switch (stored, item) {
            case (.event(_, let old), .event(_, let new)): old.fact == new.fact
            case (.unread(let old), .unread(let new)): old.reason == new.reason
            case (.event, .unread), (.unread, .event): false
            }
        }
    }

    private static func byteOffset(of item: CaptureItem) -> UInt64 {
        switch item {
        case .event(let witness, _): witness.byteOffset
        case .unread(let line): line.witness.byteOffset
        }
    }
}
