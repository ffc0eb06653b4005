internal import Replay

/// The open days of a span of years, one bit each, so that the n-th open or closed day is found by counting bits.
///
/// Days are counted since 1970-01-01. Forty years take 2 kB; a search over all of them looks at 230 words.
struct DayTable: Sendable {
    let span: ClosedRange<Int>
    /// Bit `i % 64` of word `i / 64` is set where day `span.lowerBound + i` is open.
    private var words: [UInt64]

    /// A table of open days only.
    init(_ span: ClosedRange<Int>) {
        self.span = span
        words = Array(repeating: .max, count: (span.count + 63) / 64)
    }

    mutating func set(_ day: Int, to state: DayState) {
        guard span.contains(day) else { return }
        let place = day - span.lowerBound
        let bit: UInt64 = 1 << UInt64(place % 64)
        if state == .open { words[place / 64] |= bit } else { words[place / 64] &= ~bit }
    }

    mutating func set(weekday: Int, to state: DayState) {
        // Every seventh bit from bit 0 on; a word begins one day of the week after the word before it.
        let weeks: UInt64 = 0x8102_0408_1020_4081
        var first = (weekday - CalendarDate(dayNumber: span.lowerBound).weekday + 7) % 7
        for index in words.indices {
            let bits = weeks << UInt64(first)
            if state == .open { words[index] |= bits } else { words[index] &= ~bits }
            first = (first + 6) % 7
        }
    }

    /// False outside of the span.
    func isOpen(_ day: Int) -> Bool {
        guard span.contains(day) else { return false }
        let place = day - span.lowerBound
        return words[place / 64] & (1 << UInt64(place % 64)) != 0
    }

    /// The n-th open, or closed, day from `day` on, `day` being the first that may count; nil when the span has none.
    func day(_ count: Int, _ state: DayState, from day: Int) -> Int? {
        guard count >= 1, day <= span.upperBound else { return nil }
        let start = max(day, span.lowerBound) - span.lowerBound
        var rest = count
        var index = start / 64
        var bits = word(index, state) & (UInt64.max << UInt64(start % 64))
        while true {
            let found = bits.nonzeroBitCount
            if found >= rest {
                for _ in 1..<rest { bits &= bits - 1 }
                let result = span.lowerBound + index * 64 + bits.trailingZeroBitCount
                return result <= span.upperBound ? result : nil
            }
            rest -= found
            index += 1
            guard index < words.count else { return nil }
            bits = word(index, state)
        }
    }

    /// The n-th open, or closed, day from `day` back, `day` being the first that may count; nil when the span has none.
    func day(_ count: Int, _ state: DayState, backFrom day: Int) -> Int? {
        guard count >= 1, day >= span.lowerBound else { return nil }
        let start = min(day, span.upperBound) - span.lowerBound
        var rest = count
        var index = start / 64
        var bits = word(index, state) & (UInt64.max >> UInt64(63 - start % 64))
        while true {
            let found = bits.nonzeroBitCount
            if found >= rest {
                for _ in 0..<(found - rest) { bits &= bits - 1 }
                return span.lowerBound + index * 64 + bits.trailingZeroBitCount
            }
            rest -= found
            index -= 1
            guard index >= 0 else { return nil }
            bits = word(index, state)
        }
    }

    private func word(_ index: Int, _ state: DayState) -> UInt64 {
        state == .open ? words[index] : ~words[index]
    }
}
