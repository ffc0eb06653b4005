/// Why views cannot be opened, written or compared.
public enum ViewsError: Error, Hashable, Sendable {
    // The file.
    /// The operating system or SQLite cannot open the file; its own words.
    case cannotOpen(path: String, reason: String)
    /// The file is no SQLite database.
    case notADatabase(path: String)
    /// A SQLite database that is not Lockstep's: nothing in it was touched.
    case notViews(path: String)
    /// The database contradicts itself; SQLite's words.
    case damaged(path: String, reason: String)
    /// Another process has held the file for longer than the waiting time.
    case busy(path: String)
    case readOnly(path: String)
    /// No room on the disk: the former rows and their checkpoint are kept.
    case full(path: String)
    /// Any other failure of SQLite: its extended result code and words. The former rows are kept.
    case failed(path: String, code: Int32, reason: String)

    // The request.
    /// The checkpoint given is not later in the same log than the stored one.
    case notAContinuation(stored: ViewsCheckpoint, given: ViewsCheckpoint)
    /// A recording holds an event that the checkpoint given does not cover.
    case beyondCheckpoint(pair: String, sequence: UInt64, endSequence: UInt64)
    /// The same of an upgrade run's record.
    case runBeyondCheckpoint(run: String, sequence: UInt64, endSequence: UInt64)
    /// Two recordings of the same pair.
    case pairTwice(String)
    /// Two records of the same upgrade run.
    case runTwice(String)
    /// Stored measurements of these pairs, which are not among the recordings, were made with other options.
    case otherOptions(pairs: [String])
    /// A number that SQLite's signed 64 bits cannot hold.
    case numberTooLarge(name: String, UInt64)
}
