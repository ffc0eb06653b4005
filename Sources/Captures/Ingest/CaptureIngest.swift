public import EventLog
public import Operations
public import SystemPackage

/// What became of one capture.
public struct IngestOutcome: Hashable, Sendable {
    public var name: String
    /// SHA-256 of the file as it stands now.
    public var digest: ContentDigest
    public var counts: CaptureCounts
    /// Events that this ingest appended.
    public var appended: UInt64
    /// Whether the file was in the log already, as it is.
    public var wasStored: Bool
    /// Whether the log held a shorter version of it, or a part.
    public var wentOn: Bool
    /// Whether nothing of it was stored, since it has no event.
    public var wasLeftOut = false
}

/// Why a capture could not be ingested.
public enum IngestError: Error, Hashable, Sendable {
    case file(CaptureFileError)
    case log(LogError)
    /// The part that is stored was read by another version, which made other events of it.
    case storedOtherwise(name: String)
}

/// Appends captures to a log.
///
/// A capture is read twice: first for what some lines tell about all (``CaptureSurvey``), then for its events. It is a
/// producer by its digest, and its commits are numbered, so the same file adds nothing, an interrupted ingest goes on
/// where it stopped, and a file that grew adds what is new to the stream of its first version.
public struct CaptureIngest: Sendable {
    /// The captures that the log holds, by pair.
    private var known: [StoredCapture] = []
    private let limits: Batches.Limits

    /// - Parameter reader: the log as it stands before the first ingest, opened behind the writer, which first brings
    ///   what an interrupted ingest left within the readers' sight.
    public init(knownFrom reader: LogReader?) throws(LogError) {
        try self.init(knownFrom: reader, limits: Batches.Limits())
    }

    init(knownFrom reader: LogReader?, limits: Batches.Limits) throws(LogError) {
        self.limits = limits
        guard let reader else { return }
        var names: [UInt32: String] = [:]
        // Of the captures of a stream the one that was opened last, by its place in `known`.
        var open: [UInt32: Int] = [:]
        var commits = reader.commits()
        while let commit = try commits.next() {
            for declaration in commit.declarations { names[declaration.id.rawValue] = declaration.name }
            for record in commit.records {
                let stream = record.stream.rawValue
                guard let name = names[stream], let entry = try? Entry(payload: record.payload, occurred: nil) else {
                    continue
                }
                switch entry {
                case .captureOpened(let opened):
                    open[stream] = known.endIndex
                    known.append(StoredCapture(pair: opened.pair, stream: name, opened: opened))
                case .captureFinished:
                    if let index = open[stream] { known[index].isFinished = true }
                case .lineUnread, .redundancy, .runOpened, .controllerInput, .controllerEvent, .controllerRejected,
                    .runFinished, .upgradeInput, .upgradeEvent:
                    break
                }
            }
        }
    }

    /// Reads the file at `path` into the log.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - pair: the pair that it speaks of.
    ///   - options: what a person tells where the lines do not.
    ///   - keepsEventless: whether a file without any event is stored all the same; otherwise the log stays as it is, but
    ///     for a file with more unread lines than a commit takes.
    ///   - writer: the log.
    public mutating func ingest(
        _ path: FilePath,
        pair: String = StreamNames.defaultPair,
        options: CaptureOptions = CaptureOptions(),
        keepsEventless: Bool = true,
        into writer: LogWriter
    ) throws(IngestError) -> IngestOutcome {
        let file = try Self.reading { () throws(CaptureFileError) in try CaptureFile(path) }
        let lengths = known.filter { $0.pair == pair }.map(\.opened.byteCount)
        let first = try Self.reading { () throws(CaptureFileError) in try FirstReading(file, lengths: lengths) }
        var earlier = longest(of: pair, in: first)
        var outcome = IngestOutcome(
            name: file.name,
            digest: first.digest,
            counts: CaptureCounts(),
            appended: 0,
            wasStored: false,
            wentOn: earlier != nil
        )
        if let part = earlier, !part.isFinished {
            // It was interrupted. What is stored must not depend on when, so it is read to its own end first, even if
            // the file has grown since.
            guard part.agrees(with: options) else { throw .storedOtherwise(name: file.name) }
            let reading =
                part.opened.byteCount == first.byteCount
                ? first
                : try Self.reading { () throws(CaptureFileError) in
                    try FirstReading(file, lengths: [], upTo: part.opened.byteCount)
                }
            let before = known.last { $0.stream == part.stream && $0.opened.digest == part.opened.continues }
            let appended = try append(file, reading, as: part, after: before, options, keepsEventless, writer)
            outcome.counts = appended.counts
            outcome.appended = appended.events
            earlier = longest(of: pair, in: first)
            if part.opened.byteCount == first.byteCount { return outcome }
        }
        if let earlier, earlier.opened.byteCount == first.byteCount {
            outcome.wasStored = true
            outcome.wentOn = false
            return outcome
        }
        let opened = CaptureOpened(
            digest: first.digest.bytes,
            name: file.name,
            byteCount: first.byteCount,
            continues: earlier?.opened.digest ?? [],
            pair: pair,
            unit: options.unit,
            year: options.year,
            zoneSeconds: options.zoneSeconds
        )
        let stream = earlier?.stream ?? StreamNames.capture(pair: pair, digest: first.digest.description)
        let capture = StoredCapture(pair: pair, stream: stream, opened: opened)
        let appended = try append(file, first, as: capture, after: earlier, options, keepsEventless, writer)
        outcome.wasLeftOut = appended.wasLeftOut
        outcome.counts = appended.counts
        outcome.appended += appended.events
        return outcome
    }

    /// The longest beginning of the file that the log holds.
    private func longest(of pair: String, in first: FirstReading) -> StoredCapture? {
        known
            .filter { $0.pair == pair && first.digests[$0.opened.byteCount]?.bytes == $0.opened.digest }
            .max { $0.opened.byteCount < $1.opened.byteCount }
    }

    /// Reads the file a second time and appends its items, as far as they are not in the log.
    private mutating func append(
        _ file: borrowing CaptureFile,
        _ first: FirstReading,
        as capture: StoredCapture,
        after before: StoredCapture?,
        _ options: CaptureOptions,
        _ keepsEventless: Bool,
        _ writer: LogWriter
    ) throws(IngestError) -> (counts: CaptureCounts, events: UInt64, wasLeftOut: Bool) {
        let end = before?.opened.byteCount ?? 0
        var offset: UInt64 = 0
        var batches = Batches(capture, limits, keepsEventless: keepsEventless, writer)
        var reader = CaptureReader(options: options, survey: first.survey)
        var items: [CaptureItem] = []
        var failure: IngestError?
        let count = try Self.reading { () throws(CaptureFileError) in
            try file.forEachChunk(upTo: first.byteCount) { chunk in
                let stored = offset < end ? Int(min(end - offset, UInt64(chunk.count))) : 0
                if stored > 0 {
                    reader.read(chunk.extracting(0..<stored), into: &items)
                    items.removeAll(keepingCapacity: true)
                    if offset + UInt64(stored) == end { batches.earlier = EarlierEnding(of: reader) }
                }
                reader.read(chunk.extracting(stored..<chunk.count), into: &items)
                failure = batches.add(&items)
                offset += UInt64(chunk.count)
                return failure == nil
            }
        }
        guard count == first.byteCount || failure != nil else { throw .file(.changedWhileReading(file.name)) }
        reader.finish(into: &items)
        failure = failure ?? batches.add(&items)
        failure = failure ?? batches.finish(reader.counts)
        if let failure { throw failure }
        known.removeAll { $0.stream == capture.stream && $0.opened.digest == capture.opened.digest }
        if !batches.wasLeftOut { known.append(capture.finished) }
        return (reader.counts, batches.appended, batches.wasLeftOut)
    }
}

extension CaptureIngest {
    /// Refuses a file that can be no capture, before anything is written for it: one that is not there, may not be read,
    /// is no text, or has no line that IOS-XE prints. Reads up to the first such line.
    public static func check(_ path: FilePath) throws(CaptureFileError) {
        let file = try CaptureFile(path)
        let name = file.name
        var problem: CaptureError? = CaptureError(name: name, problem: .empty)
        var reader = CaptureReader(options: CaptureOptions(), survey: CaptureSurvey())
        var items: [CaptureItem] = []
        var isFirst = true
        _ = try file.forEachChunk { chunk in
            if isFirst {
                isFirst = false
                do throws(CaptureError) {
                    try CaptureKind.requireText(chunk, name: name)
                    problem = nil
                } catch {
                    problem = error
                    return false
                }
            }
            reader.read(chunk, into: &items)
            items.removeAll(keepingCapacity: true)
            return reader.counts.deviceLines == 0
        }
        if let problem { throw .content(problem) }
        reader.finish(into: &items)
        guard reader.counts.deviceLines > 0 else { throw .noDeviceLines(name) }
    }

    private static func reading<Value: ~Copyable>(
        _ body: () throws(CaptureFileError) -> Value
    ) throws(IngestError) -> Value {
        do throws(CaptureFileError) {
            return try body()
        } catch {
            throw .file(error)
        }
    }
}
