/// What a log refuses or fails to do.
public enum LogError: Error, Hashable, Sendable {
    // What the caller asked for is wrong.
    /// A commit without records.
    case emptyCommit
    case recordTooLarge(index: Int, byteCount: Int, limit: Int)
    case commitTooLarge(byteCount: Int, limit: Int)
    /// A payload that is not protobuf fields from number 16.
    case invalidPayload(index: Int, DecodeError)
    case invalidStreamName(String)
    case invalidProducer(byteCount: Int)
    /// A cause that is not an earlier record.
    case invalidCause(index: Int)
    /// A time so far from the commit's other times that their difference is not a 64-bit number.
    case timeOutOfRange(index: Int)
    case tooManyStreams(limit: Int)
    case tooManyExpectations(count: Int, limit: Int)
    case invalidOption(name: String)
    case evidenceTooLarge(byteCount: Int, limit: Int)
    /// A name in the private area that is not 1 to 64 of `a`–`z`, `0`–`9` and `-`.
    case invalidPrivateName(String)
    case privateTooLarge(name: String, limit: Int)
    /// The writer or reader was closed before.
    case closed

    // What the caller believes is not so.
    /// An expected position that does not hold; positions count the stream's records.
    case unexpectedPosition(stream: String, expected: ExpectedPosition, found: UInt64)
    /// A producer's number that was stored with other records.
    case producerNumberReused(number: UInt64, storedAt: SequenceNumber)
    /// A producer's number that is lower than its last one and no longer remembered.
    case producerNumberTooOld(number: UInt64, last: UInt64)

    /// A record that the log, or the tree that was asked for, does not have; where the log ends, unless it is the tree.
    case noSuchRecord(SequenceNumber, end: SequenceNumber?)
    /// A folder that should be new and holds something.
    case folderNotEmpty(path: String)
    /// A name in the private area that holds other bytes.
    case privateTaken(name: String)

    // The world outside.
    /// Another writer holds the log; the process, when it left its number.
    case lockedByOther(path: String, process: Int32?)
    /// No room: nothing of this append was kept, everything acknowledged before was.
    case full(file: String, code: Int32)
    /// A call of the operating system failed.
    case system(operation: String, file: String, code: Int32)
    /// The writer stopped after a failure; open the log again. The first failure's operation, file and code.
    case writerFailed(operation: String, file: String, code: Int32)
    /// There is nothing at this path.
    case noSuchLog(path: String)
    /// What is there is not a log.
    case notALog(path: String)
    /// The log was written by a newer version.
    case formatTooNew(Place, version: UInt16, features: UInt32)
    /// The log is damaged: the row of the recovery table, where, and what is wrong there.
    case damaged(LogCondition, Place, DamageReason)
    /// Nothing is stored under this digest.
    case evidenceMissing(ContentDigest)
    /// The file of this digest holds something else.
    case evidenceDamaged(ContentDigest, EvidenceDamage)
    /// A file among the evidence that is none; relative to the log's directory.
    case evidenceStray(file: String)
    /// Nothing in the private area has this name.
    case privateMissing(name: String)

    /// The kinds of error that a command line tells apart.
    public enum Category: UInt8, Hashable, Sendable, CaseIterable {
        /// The request itself is wrong (exit code 2, or 70 when a program built it).
        case usage
        /// The request is fine and the log's state refuses it (1).
        case refused
        /// Another writer is at work (3).
        case locked
        /// No room on the disk (3).
        case full
        /// There is no log that this version can read (3).
        case unreadable
        /// The log is damaged (4 from `verify`, 3 elsewhere).
        case damaged
        /// The operating system failed (3).
        case failed
    }

    /// The kind of the error.
    public var category: Category {
        switch self {
        case .emptyCommit, .recordTooLarge, .commitTooLarge, .invalidPayload, .invalidStreamName, .invalidProducer,
            .invalidCause, .timeOutOfRange, .tooManyStreams, .tooManyExpectations, .invalidOption, .evidenceTooLarge,
            .invalidPrivateName, .privateTooLarge, .closed:
            .usage
        case .unexpectedPosition, .producerNumberReused, .producerNumberTooOld, .noSuchRecord, .folderNotEmpty,
            .privateTaken:
            .refused
        case .lockedByOther: .locked
        case .full: .full
        case .noSuchLog, .notALog, .formatTooNew: .unreadable
        case .damaged, .evidenceMissing, .evidenceDamaged, .evidenceStray, .privateMissing: .damaged
        case .system, .writerFailed: .failed
        }
    }
}
