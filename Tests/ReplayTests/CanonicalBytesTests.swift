import Replay
import Testing

@Suite struct CanonicalBytesTests {
    private func bytes(_ encode: (inout CanonicalBytes) -> Void) -> [UInt8] {
        var canonical = CanonicalBytes()
        encode(&canonical)
        return canonical.bytes
    }

    @Test func `an integer is eight bytes, least significant first`() {
        #expect(bytes { $0.append(Int64(0x0102_0304_0506_0708)) } == [8, 7, 6, 5, 4, 3, 2, 1])
        #expect(bytes { $0.append(-1) } == [UInt8](repeating: 255, count: 8))
    }

    @Test func `text is its UTF-8 behind its length`() {
        #expect(bytes { $0.append("aé") } == [3, 0, 0, 0, 0, 0, 0, 0, 0x61, 0xC3, 0xA9])
    }

    /// Values that careless encodings run into one another: where text ends, whether a value is absent or empty, and
    /// which of two neighbours has it.
    private static let encodings: [@Sendable (inout CanonicalBytes) -> Void] = [
        {
            $0.append("a")
            $0.append("b")
        },
        {
            $0.append("ab")
            $0.append("")
        },
        {
            $0.append("")
            $0.append("ab")
        },
        { $0.append("ab") },
        {
            $0.append("a" as String?)
            $0.append("b" as String?)
        },
        {
            $0.append("a" as String?)
            $0.append(nil as String?)
        },
        {
            $0.append(nil as String?)
            $0.append("a" as String?)
        },
        {
            $0.append("" as String?)
            $0.append(nil as String?)
        },
        {
            $0.append(nil as String?)
            $0.append("" as String?)
        },
        {
            $0.append(nil as String?)
            $0.append(nil as String?)
        },
        {
            $0.append([Stamp]())
            $0.append([stamp(1)])
        },
        {
            $0.append([stamp(1)])
            $0.append([Stamp]())
        },
        { $0.append([stamp(1), stamp(2)]) },
        { $0.append([stamp(2), stamp(1)]) },
        {
            $0.append(stamp(1))
            $0.append(stamp(2))
        },
        { $0.append(nil as Stamp?) },
        { $0.append(true) },
        { $0.append(false) },
        { $0.append(1) },
        { $0.append(0) },
    ]

    private static func stamp(_ moment: Int64) -> Stamp {
        Stamp(reckoning: .utc, earliest: moment)
    }

    @Test func `different values have different bytes, whatever stands beside them`() {
        let all = Self.encodings.map { bytes($0) }
        for (index, left) in all.enumerated() {
            for (other, right) in all.enumerated() where index != other {
                // One byte is false, and one byte is an absent value: a position in a state always has one type.
                if left == right, left.count == 1 { continue }
                #expect(left != right, "encodings \(index) and \(other)")
            }
        }
    }

    @Test func `stamps have equal bytes if and only if they are equal`() {
        var stamps: [Stamp] = []
        for reckoning in Reckoning.allCases {
            for earliest: Int64 in [-1, 0, 1, 256] {
                for width: Int64 in [0, 1, 256] {
                    stamps.append(Stamp(reckoning: reckoning, earliest: earliest, width: width))
                }
            }
        }
        for left in stamps {
            for right in stamps {
                let areEqual = bytes { $0.append(left) } == bytes { $0.append(right) }
                #expect(areEqual == (left == right), "\(left) and \(right)")
            }
        }
    }

    @Test func `a digest is the hash of the canonical bytes`() {
        let stamp = Stamp(reckoning: .uptime, earliest: 5, width: 1)
        #expect(stamp.digest { $0 } == bytes { $0.append(stamp) })
        #expect(stamp.digest(using: \.count) == 24)
    }
}
