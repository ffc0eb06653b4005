import Operations
import Redundancy
import Replay

/// Small events for recordings.
enum Samples {
    static func opened(_ pair: String = "pair", zoneSeconds: Int? = nil) -> Entry {
        .captureOpened(
            CaptureOpened(digest: [1], name: "a.log", byteCount: 9, pair: pair, zoneSeconds: zoneSeconds)
        )
    }

    static let finished = CaptureFinished(lines: 3, events: 2, otherLines: 0, unreadLines: 1)

    static func event(
        _ fact: Fact,
        by observer: UInt8? = nil,
        at stamp: Stamp? = nil,
        clock: String = "",
        text: String = "a line",
        form: WitnessForm = .syslog,
        mark: ClockMark = .none
    ) -> Entry {
        let witness = Witness(line: 1, byteOffset: 0, byteCount: 7, form: form, clock: clock, mark: mark, text: text)
        return .redundancy(
            witness,
            Event(observer: observer.map { ChassisNumber(rawValue: $0) }, occurred: stamp, fact)
        )
    }

    static func utc(seconds: Int64) -> Stamp {
        Stamp(reckoning: .utc, earliest: seconds * 1_000_000_000)
    }
}
