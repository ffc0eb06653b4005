import EventLog
import Testing

/// The table itself, without files: evidence in, row out.
@Suite struct RecoveryTableTests {
    private static let place = Place(file: "segments/00000000000000000000.lz4", offset: 0)
    private static let cut = RecoveryEvidence.Finding(place, .cutShort(needed: 2, found: 1))
    private static let wrong = RecoveryEvidence.Finding(place, .frameChecksum(needed: 1, found: 2))

    private func row(
        damage: RecoveryEvidence.Finding? = nil,
        goodEnd: UInt64 = 5,
        bound: UInt64 = 5,
        checkpoint: RecoveryEvidence.CheckpointComparison = .matches,
        last: RecoveryEvidence.LastSegment = .endsWithFrame,
        fault: LogCondition? = nil
    ) -> LogCondition {
        var evidence = RecoveryEvidence(
            damage: damage,
            goodEnd: goodEnd,
            goodPlace: Self.place,
            bound: bound,
            checkpoint: checkpoint,
            lastSegment: last
        )
        if let fault { evidence.segmentFault = (fault, Self.wrong) }
        return evidence.judge().condition
    }

    @Test func `each row has its evidence`() {
        let newer = RecoveryEvidence.Finding(Self.place, .newerFormat(version: 2, features: 0))
        #expect(row(last: .endsWithClosingMark) == .clean)
        #expect(row() == .notClosed)
        #expect(row(bound: 3) == .unsyncedTail)
        #expect(row(bound: 3, last: .endsWithClosingMark) == .unsyncedTail)
        #expect(row(goodEnd: 0, bound: 0, checkpoint: .missing, last: .none) == .empty)
        #expect(row(last: .empty) == .emptySegment)
        #expect(row(damage: Self.cut) == .tornTail)
        #expect(row(damage: Self.wrong) == .damagedTail)
        #expect(row(damage: Self.cut, last: .withoutFrame) == .halfWrittenSegment)
        #expect(row(bound: 6) == .syncedTailMissing)
        #expect(row(checkpoint: .ahead(needed: 3, found: 2)) == .checkpointAhead)
        #expect(row(checkpoint: .differs(size: 2)) == .checkpointMismatch)
        #expect(row(checkpoint: .unreadable) == .checkpointUnreadable)
        #expect(row(damage: Self.cut, bound: 6) == .corruption)
        #expect(row(damage: newer) == .newerFormat)
        for fault in [LogCondition.missingSegment, .duplicatedSegment, .foreignSegment] {
            #expect(row(fault: fault) == fault)
        }
    }

    /// Every combination has exactly one row, the same each time, and what allows writing loses nothing synced.
    @Test func `no combination that loses synced records allows writing`() {
        var rows: Set<LogCondition> = []
        for damage in [nil, Self.cut, Self.wrong] {
            for bound in [4, 5, 6] as [UInt64] {
                for checkpoint in [
                    .missing, .matches, .unreadable, .differs(size: 1), .ahead(needed: 2, found: 1),
                ] as [RecoveryEvidence.CheckpointComparison] {
                    for last in [
                        .none, .empty, .withoutFrame, .endsWithFrame, .endsWithClosingMark,
                    ] as [RecoveryEvidence.LastSegment] where last != .withoutFrame || damage != nil {
                        for fault in [nil, LogCondition.missingSegment] {
                            let condition = row(
                                damage: damage,
                                bound: bound,
                                checkpoint: checkpoint,
                                last: last,
                                fault: fault
                            )
                            rows.insert(condition)
                            let trace = "\(String(describing: damage)) \(bound) \(checkpoint) \(last) \(condition)"
                            if bound == 6 { #expect(!condition.allowsWriting, "\(trace)") }
                            if condition.isSound { #expect(damage == nil && fault == nil, "\(trace)") }
                            #expect(!condition.isSound || condition.allowsWriting, "\(trace)")
                        }
                    }
                }
            }
        }
        #expect(rows.count >= 13)
    }

    @Test func `every row says what it means in both languages`() {
        for condition in LogCondition.allCases {
            #expect(!condition.message.isEmpty)
            #expect(condition.messageJapanese.unicodeScalars.contains { $0.value > 0x3000 })
        }
    }
}
