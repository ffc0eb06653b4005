import EventLog
import TestSupport
import Testing

extension LogFixture {
    /// A log of 40 commits over several frames and segments, with one or two records each.
    static func withFortyCommits() throws -> (LogFixture, [Commit]) {
        let log = LogFixture()
        let writer = try log.writer(segmentByteCount: 300)
        for index in 0..<40 {
            _ = try writer.append(index % 3 == 0 ? commit("a\(index)", "b\(index)") : commit("c\(index)"))
        }
        try writer.close()
        #expect(try log.segmentNames().count > 2)
        return (log, try log.allCommits())
    }
}
