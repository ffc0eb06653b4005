public import EventLog
public import Replay

extension Recording {
    /// What a log holds about each of its pairs, in order of their names. Of a damaged log, what stands before the damage.
    ///
    /// - Parameters:
    ///   - reader: the log, up to its watermark.
    ///   - limit: only records that the log had learned of at or before this moment; nil for all.
    ///   - unknown: what to do with a record that a later version wrote.
    /// - Returns: the recordings, and the damage at which reading ended, if there is any.
    /// - Throws: ``RecordingError/log(_:)`` when the log cannot be read for another reason,
    ///   ``RecordingError/unreadable(sequence:_:)`` for a record that is no entry.
    /// - Complexity: O(*n*) in the records below the watermark; memory is that of the events.
    public static func load(
        from reader: LogReader,
        knownAt limit: Instant? = nil,
        unknown: UnknownRecords = .refuse
    ) throws(RecordingError) -> (recordings: [Recording], damage: LogError?) {
        var recordings: [String: Recording] = [:]
        let damage = try reader.forEachRecord(knownAt: limit) { (record, stream, recordedAt) throws(RecordingError) in
            guard let pair = StreamNames.pair(ofStream: stream) else { return }
            try recordings[pair, default: Recording(pair: pair)]
                .add(record, stream: stream, recordedAt: recordedAt, unknown: unknown)
        }
        return (recordings.keys.sorted().compactMap { recordings[$0] }, damage)
    }
}

extension LogReader {
    /// Hands over every record with its stream's name and the moment at which the log learned it. Of a damaged log, those
    /// before the damage.
    ///
    /// - Returns: the damage at which reading ended, if there is any.
    /// - Throws: what `body` throws, and ``RecordingError/log(_:)`` when the log cannot be read for another reason.
    package func forEachRecord(
        knownAt limit: Instant? = nil,
        _ body: (Record, _ stream: String, _ recordedAt: Instant) throws(RecordingError) -> Void
    ) throws(RecordingError) -> LogError? {
        var names: [UInt32: String] = [:]
        var refused: RecordingError?
        var found = damage
        do throws(LogError) {
            var commits = commits()
            reading: while let commit = try commits.next() {
                if let limit, commit.recordedAtNanoseconds > limit.nanoseconds { break }
                for declaration in commit.declarations { names[declaration.id.rawValue] = declaration.name }
                let recordedAt = Instant(nanoseconds: commit.recordedAtNanoseconds)
                for record in commit.records {
                    guard let name = names[record.stream.rawValue] else { continue }
                    do throws(RecordingError) {
                        try body(record, name, recordedAt)
                    } catch {
                        refused = error
                        break reading
                    }
                }
            }
        } catch {
            guard error.category == .damaged else { throw .log(error) }
            found = error
        }
        if let refused { throw refused }
        return found
    }
}
