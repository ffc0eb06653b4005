import Captures
import Operations
import Redundancy
import Replay

/// What a text gives, and the parts of it that tests compare.
func read(_ text: String, _ options: CaptureOptions = CaptureOptions()) -> [CaptureItem] {
    CaptureReader.read(bytes: Array(text.utf8), options: options).items
}

func facts(_ items: [CaptureItem]) -> [Fact] {
    events(items).map(\.fact)
}

func events(_ items: [CaptureItem]) -> [Event] {
    items.compactMap { item in
        guard case .event(_, let event) = item else { return nil }
        return event
    }
}

func unread(_ items: [CaptureItem]) -> [UnreadReason] {
    items.compactMap { item in
        guard case .unread(let line) = item else { return nil }
        return line.reason
    }
}

func witnesses(_ items: [CaptureItem]) -> [Witness] {
    items.map { item in
        switch item {
        case .event(let witness, _): witness
        case .unread(let line): line.witness
        }
    }
}

/// The stamp of a civil time on a reckoning.
func stamp(
    _ reckoning: Reckoning,
    _ year: Int,
    _ month: Int,
    _ day: Int,
    _ hour: Int,
    _ minute: Int,
    _ second: Int,
    milliseconds: Int = 0,
    width: Int64 = 0
) -> Stamp {
    let civil = CivilTime(
        year: year,
        month: month,
        day: day,
        hour: hour,
        minute: minute,
        second: second,
        nanosecond: milliseconds * 1_000_000
    )!
    let layout = reckoning == .yearless ? 730 * 86_400_000_000_000 : 0
    return Stamp(reckoning: reckoning, earliest: civil.instantInUTC.nanoseconds - Int64(layout), width: width)
}

let second: Int64 = 1_000_000_000

/// The kind of a file with these first bytes; expectations cannot hold a span.
func kind(_ bytes: [UInt8]) -> CaptureKind {
    CaptureKind(firstBytes: bytes.span)
}
