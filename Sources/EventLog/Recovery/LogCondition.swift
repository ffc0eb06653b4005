/// The rows of the recovery table: what a log is when it is opened. Exactly one row matches.
///
/// Rows stand in the order of precedence; the first whose condition holds is the log's. *Bound* is the highest sequence
/// number that some surviving witness says was synced: a frame header's `durable through`, the writer's note, the name of
/// a later segment, the checkpoint. *Good end* is where the longest run of right frames from the beginning ends.
///
/// ```
/// row                   holds when                                             writer            reader
/// ────────────────────  ─────────────────────────────────────────────────────  ────────────────  ─────────────────
/// newerFormat           the first bad header is of a later format              refuses           refuses
/// foreignSegment        a segment begins with a frame of another log           refuses           up to it
/// duplicatedSegment     a segment begins below the end of the one before       refuses           up to it
/// missingSegment        a segment begins above the end of the one before       refuses           up to it
/// corruption            a bad frame, good end < bound                          refuses           up to it
/// checkpointUnreadable  the checkpoint file is not a checkpoint                refuses           reads
/// checkpointMismatch    same size, another root or another log id              refuses           reads
/// checkpointAhead       the checkpoint has more commits than the log           refuses           reads
/// syncedTailMissing     no bad frame, good end < bound                         refuses           reads
/// halfWrittenSegment    the last segment has no whole frame, but bytes         moves it aside    up to it
/// tornTail              the last frame is cut short, good end >= bound         moves it aside    up to the bound
/// damagedTail           a bad frame with all its bytes, good end >= bound      moves it aside    up to the bound
/// emptySegment          the last segment has no bytes                          goes on in it     reads
/// unsyncedTail          only right frames, good end > bound                    writes it again   up to the bound
/// notClosed             only right frames, good end = bound, no closing mark   goes on           reads
/// clean                 a closing mark is the last frame                       goes on           reads
/// empty                 there is no segment                                    begins            reads nothing
/// ```
///
/// What the table leaves out: a directory that is no log is an error before any row is asked; and a log cut exactly
/// between two frames, after the last checkpoint and without the writer's note, is `notClosed` or `unsyncedTail`. Nobody
/// can see such a cut, which is why checkpoints are worth keeping elsewhere.
public enum LogCondition: String, Hashable, Sendable, CaseIterable {
    /// A frame was written by a later version of the format.
    case newerFormat
    /// A segment belongs to another log.
    case foreignSegment
    /// A segment repeats records of the one before it.
    case duplicatedSegment
    /// Records between two segments are missing.
    case missingSegment
    /// A frame whose records were synced is damaged.
    case corruption
    /// The checkpoint file cannot be read.
    case checkpointUnreadable
    /// The stored commits have another root than the checkpoint says.
    case checkpointMismatch
    /// The log has fewer commits than its checkpoint.
    case checkpointAhead
    /// The log ends between two frames, before a place that was synced.
    case syncedTailMissing
    /// A new segment was begun and not one frame of it is whole.
    case halfWrittenSegment
    /// The last frame is cut short and was never synced.
    case tornTail
    /// The last frames were never synced, and one of them is wrong.
    case damagedTail
    /// A new segment was made and nothing written to it.
    case emptySegment
    /// The last frames are right but nobody said that they were synced.
    case unsyncedTail
    /// Everything is right and synced; the writer is still at work or ended without closing.
    case notClosed
    /// The writer closed the log.
    case clean
    /// A log without any record yet.
    case empty

    /// True when nothing is wrong: every byte is accounted for and consistent.
    public var isSound: Bool {
        switch self {
        case .clean, .notClosed, .unsyncedTail, .empty: true
        case .newerFormat, .foreignSegment, .duplicatedSegment, .missingSegment, .corruption, .checkpointUnreadable,
            .checkpointMismatch, .checkpointAhead, .syncedTailMissing, .halfWrittenSegment, .tornTail, .damagedTail,
            .emptySegment:
            false
        }
    }

    /// True when a writer may go on, after it has put the tail in order.
    public var allowsWriting: Bool {
        switch self {
        case .clean, .notClosed, .unsyncedTail, .empty, .emptySegment, .tornTail, .damagedTail, .halfWrittenSegment:
            true
        case .newerFormat, .foreignSegment, .duplicatedSegment, .missingSegment, .corruption, .checkpointUnreadable,
            .checkpointMismatch, .checkpointAhead, .syncedTailMissing:
            false
        }
    }
}
