public import SystemPackage

/// What `verifyLog` found.
public struct VerificationReport: Hashable, Sendable {
    /// The row of the recovery table.
    public var condition: LogCondition
    /// Where something is wrong; `nil` when nothing is.
    public var place: Place?
    /// What is wrong there.
    public var reason: DamageReason?
    public var logID: LogID?
    /// Segments in the directory.
    public var segmentCount: Int
    /// Right frames, marks included.
    public var frameCount: UInt64
    /// Records in right frames.
    public var recordCount: UInt64
    /// Bytes of the segments that were read, right or not.
    public var byteCount: UInt64
    /// The tree over the commits in right frames.
    public var treeHead: TreeHead
    /// Every record below this number is said to be synced by someone.
    public var durableThrough: SequenceNumber
    /// The checkpoint file, when there is one that can be read.
    public var checkpoint: Checkpoint?

    /// Commits in right frames.
    public var commitCount: UInt64 {
        treeHead.size
    }

    /// True when nothing is wrong.
    public var isSound: Bool {
        condition.isSound
    }

    /// The error that a command reports; `nil` when nothing is wrong.
    public var error: LogError? {
        guard !isSound, let place, let reason else { return nil }
        if case .newerFormat(let version, let features) = reason {
            return .formatTooNew(place, version: version, features: features)
        }
        return .damaged(condition, place, reason)
    }
}

/// Reads a whole log and checks everything: frame headers, CRC-32C, LZ4's checksums, every commit and record, gapless
/// sequences, stream positions, producers' numbers, the tree against the checkpoint. Changes nothing.
///
/// A log that is being written at the same time may show a torn tail that the next moment completes.
///
/// - Throws: `noSuchLog` and `notALog` when there is nothing to verify, `system` when a file cannot be read. Damage is
///   not thrown but reported.
/// - Complexity: O(n) in the log's bytes, in memory of one frame.
public func verifyLog(at path: FilePath) throws(LogError) -> VerificationReport {
    try verifyLog(at: path, storage: SystemStorage())
}

package func verifyLog(at path: FilePath, storage: any Storage) throws(LogError) -> VerificationReport {
    let layout = LogLayout(path)
    try layout.checkIsLog(storage)
    let scan = try LogScan.run(layout, storage, producerLimit: Limits.producerCount, checkingEverything: true)
    let (condition, finding) = scan.evidence.judge()
    return VerificationReport(
        condition: condition,
        place: finding?.place,
        reason: finding?.reason,
        logID: scan.state.logID,
        segmentCount: scan.segmentNames.count,
        frameCount: scan.frameCount,
        recordCount: scan.evidence.goodEnd,
        byteCount: scan.byteCount,
        treeHead: TreeHead(size: scan.state.tree.size, root: scan.state.tree.root),
        durableThrough: SequenceNumber(scan.evidence.bound),
        checkpoint: scan.checkpoint
    )
}

extension LogLayout {
    /// Tells a missing path and a directory of something else from a log.
    func checkIsLog(_ storage: any Storage) throws(LogError) {
        do {
            guard try storage.list(root).contains(LogLayout.segments) else { throw LogError.notALog(path: root.string) }
            _ = try storage.list(segments)
        } catch let error as LogError {
            throw error
        } catch let error as StorageError {
            throw error.isMissing ? .noSuchLog(path: root.string) : error.asNotALog(root.string)
        } catch {
            preconditionFailure("an error of no known kind while listing \(root): \(error)")
        }
    }
}

extension StorageError {
    /// A file where a directory should be is no log; everything else stays what it is.
    func asNotALog(_ path: String) -> LogError {
        isNotADirectory ? .notALog(path: path) : logError
    }
}
