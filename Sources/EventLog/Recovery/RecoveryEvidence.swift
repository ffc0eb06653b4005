/// What a walk over a log found: everything the recovery table looks at.
package struct RecoveryEvidence: Hashable, Sendable {
    /// What is wrong first.
    package struct Finding: Hashable, Sendable {
        package var place: Place
        package var reason: DamageReason

        package init(_ place: Place, _ reason: DamageReason) {
            self.place = place
            self.reason = reason
        }
    }

    /// How the checkpoint file compares with the log.
    package enum CheckpointComparison: Hashable, Sendable {
        case missing
        case unreadable
        case matches
        /// Another root at the same size, or another log.
        case differs(size: UInt64)
        case ahead(needed: UInt64, found: UInt64)
    }

    /// What stands in the last segment.
    package enum LastSegment: Hashable, Sendable {
        case none
        case empty
        /// Bytes, but not one right frame.
        case withoutFrame
        case endsWithFrame
        case endsWithClosingMark
    }

    /// A segment that does not follow the one before it: foreign, duplicated or missing.
    package var segmentFault: (row: LogCondition, finding: Finding)? {
        get { faultRow.flatMap { row in faultFinding.map { (row, $0) } } }
        set {
            faultRow = newValue?.row
            faultFinding = newValue?.finding
        }
    }
    private var faultRow: LogCondition?
    private var faultFinding: Finding?
    /// The first bad frame.
    package var damage: Finding?
    /// Where the longest run of right frames from the beginning ends: the next sequence number and the place.
    package var goodEnd: UInt64
    package var goodPlace: Place
    /// The highest sequence number that a surviving witness says was synced.
    package var bound: UInt64
    package var checkpoint: CheckpointComparison
    package var lastSegment: LastSegment

    package init(
        damage: Finding? = nil,
        goodEnd: UInt64,
        goodPlace: Place,
        bound: UInt64,
        checkpoint: CheckpointComparison = .missing,
        lastSegment: LastSegment
    ) {
        self.damage = damage
        self.goodEnd = goodEnd
        self.goodPlace = goodPlace
        self.bound = bound
        self.checkpoint = checkpoint
        self.lastSegment = lastSegment
    }

    /// The row that matches, with what is wrong and where.
    package func judge() -> (condition: LogCondition, finding: Finding?) {
        if let damage, case .newerFormat = damage.reason { return (.newerFormat, damage) }
        // A bad frame in front of a segment that does not follow explains it: the frames between are behind the damage.
        if let fault = segmentFault, damage == nil { return (fault.row, fault.finding) }
        if let damage, goodEnd < bound { return (.corruption, damage) }
        switch checkpoint {
        case .missing, .matches: break
        case .unreadable:
            return (.checkpointUnreadable, Finding(Place(file: LogLayout.checkpoint, offset: 0), .unreadableNote))
        case .differs(let size):
            return (
                .checkpointMismatch, Finding(Place(file: LogLayout.checkpoint, offset: 0), .rootMismatch(size: size))
            )
        case .ahead(let needed, let found):
            return (.checkpointAhead, Finding(goodPlace, .endsTooEarly(needed: needed, found: found)))
        }
        if damage == nil, goodEnd < bound {
            return (.syncedTailMissing, Finding(goodPlace, .endsTooEarly(needed: bound, found: goodEnd)))
        }
        if let damage { return (rowOfTail(damage), damage) }
        switch lastSegment {
        case .none: return (.empty, nil)
        case .empty:
            return (.emptySegment, Finding(goodPlace, .cutShort(needed: UInt64(FrameHeader.byteCount), found: 0)))
        case .endsWithClosingMark where goodEnd == bound: return (.clean, nil)
        case .withoutFrame: preconditionFailure("a segment without a right frame and without damage at \(goodPlace)")
        case .endsWithFrame, .endsWithClosingMark: return (goodEnd > bound ? .unsyncedTail : .notClosed, nil)
        }
    }

    /// The row of a bad frame that nobody said was synced.
    private func rowOfTail(_ damage: Finding) -> LogCondition {
        if lastSegment == .withoutFrame { return .halfWrittenSegment }
        if case .cutShort = damage.reason { return .tornTail }
        return .damagedTail
    }
}
