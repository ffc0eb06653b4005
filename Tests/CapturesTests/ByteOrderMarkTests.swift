import Operations
import Redundancy
import Testing

@testable import Captures

@Suite struct ByteOrderMarkTests {
    @Test func `a byte order mark before the first line is no part of it`() {
        let line =
            "Nov  3 2026 09:14:32.168 UTC: %HA-6-SWITCHOVER: Route Processor switched from standby to being active\n"
        let plain = CaptureReader.read(bytes: Array(line.utf8))
        let marked = CaptureReader.read(bytes: [0xef, 0xbb, 0xbf] + Array(line.utf8))
        #expect(plain.counts.events == 1)
        #expect(marked.counts == plain.counts)
        guard case .event(let first, let event) = plain.items[0], case .event(let second, let same) = marked.items[0]
        else {
            Issue.record("no event: \(marked.items)")
            return
        }
        #expect(event == same)
        #expect(first.text == second.text)
    }
}
