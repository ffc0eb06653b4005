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
    /// Items in a commit. One commit takes nearly every capture whole, so that a full disk leaves none half stored.
    static let commitItemCount = 8192
    /// Bytes of payload in a commit, well below the log's own limit.
    static let commitByteCount = 4 << 20

    /// The captures that the log holds, by pair.
    private var known: [StoredCapture]

    private struct StoredCapture {
        var pair: String
        var stream: String
        var opened: CaptureOpened
        var isFinished: Bool
    }

    /// - Parameter reader: the log as it stands before the first ingest.
    public init(knownFrom reader: LogReader?) throws(LogError) {
        known = []
        guard let reader else { return }
        var names: [UInt32: String] = [:]
        var commits = reader.commits()
        while let commit = try commits.next() {
            for declaration in commit.declarations { names[declaration.id.rawValue] = declaration.name }
            for record in commit.records {
                guard let stream = names[record.stream.rawValue] else { continue }
                note(Entry.capture(record.payload), stream: stream)
            }
        }
    }

    private mutating func note(_ entry: Entry?, stream: String) {
        switch entry {
        case .captureOpened(let opened):
            known.append(StoredCapture(pair: opened.pair, stream: stream, opened: opened, isFinished: false))
        case .captureFinished:
            if let index = known.lastIndex(where: { $0.stream == stream }) { known[index].isFinished = true }
        case .lineUnread, .redundancy, nil:
            break
        }
    }

    /// Reads the file at `path` into the log.
    public mutating func ingest(
        _ path: FilePath,
        pair: String = StreamNames.defaultPair,
        options: CaptureOptions = CaptureOptions(),
        into writer: LogWriter
    ) throws(IngestError) -> IngestOutcome {
        let file = try Self.reading { () throws(CaptureFileError) in try CaptureFile(path) }
        let lengths = known.filter { $0.pair == pair }.map(\.opened.byteCount)
        let first = try Self.reading { () throws(CaptureFileError) in try FirstReading(file, lengths: lengths) }
        let earlier = known.last { stored in
            stored.pair == pair && first.digests[stored.opened.byteCount]?.bytes == stored.opened.digest
        }
        var outcome = IngestOutcome(
            name: file.name,
            digest: first.digest,
            counts: CaptureCounts(),
            appended: 0,
            wasStored: false,
            wentOn: earlier != nil
        )
        if let earlier, earlier.opened.byteCount == first.byteCount, earlier.isFinished {
            outcome.wasStored = true
            outcome.wentOn = false
            return outcome
        }
        let grown = earlier.flatMap { $0.opened.byteCount < first.byteCount ? $0 : nil }
        let opened = CaptureOpened(
            digest: first.digest.bytes,
            name: file.name,
            byteCount: first.byteCount,
            continues: grown?.opened.digest ?? [],
            pair: pair,
            unit: options.unit,
            year: options.year,
            zoneSeconds: options.zoneSeconds
        )
        let stream = earlier?.stream ?? StreamNames.capture(pair: pair, digest: first.digest.description)
        var batches = Batches(opened, stream: stream, readBefore: grown?.opened.byteCount ?? 0, writer)
        var reader = CaptureReader(options: options, survey: first.survey)
        var items: [CaptureItem] = []
        var failure: IngestError?
        let count = try Self.reading { () throws(CaptureFileError) in
            try file.forEachChunk(upTo: first.byteCount) { chunk in
                reader.read(chunk, into: &items)
                failure = batches.add(&items)
                return failure == nil
            }
        }
        guard count == first.byteCount || failure != nil else { throw .file(.changedWhileReading(outcome.name)) }
        reader.finish(into: &items)
        failure = failure ?? batches.add(&items)
        failure = failure ?? batches.finish(reader.counts)
        if let failure { throw failure }
        known.append(StoredCapture(pair: pair, stream: stream, opened: opened, isFinished: true))
        outcome.counts = reader.counts
        outcome.appended = batches.appended
        return outcome
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

/// What the first reading of a file tells: its digest, those of its known beginnings, and the survey.
private struct FirstReading {
    var byteCount: UInt64 = 0
    var digest: ContentDigest
    /// The digests of the file's first bytes, for each length that was asked for and that it has.
    var digests: [UInt64: ContentDigest] = [:]
    var survey = CaptureSurvey()

    init(_ file: borrowing CaptureFile, lengths: [UInt64]) throws(CaptureFileError) {
        var hasher = ContentHasher()
        var survey = CaptureSurvey()
        var marks = Array(Set(lengths)).sorted()[...]
        var digests: [UInt64: ContentDigest] = [:]
        var offset: UInt64 = 0
        var content: CaptureError?
        let name = file.name
        let count = try file.forEachChunk { chunk in
            if offset == 0 {
                do throws(CaptureError) {
                    try CaptureKind.requireText(chunk, name: name)
                } catch {
                    content = error
                }
            }
            var start = 0
            while let mark = marks.first, mark <= offset + UInt64(chunk.count) {
                let end = Int(mark - offset)
                // The raw bytes of a span of bytes: nothing is read as another type.
                unsafe hasher.update(chunk.extracting(start..<end).bytes)
                digests[mark] = hasher.finalize()
                start = end
                marks.removeFirst()
            }
            unsafe hasher.update(chunk.extracting(start..<chunk.count).bytes)
            offset += UInt64(chunk.count)
            if content == nil { survey.read(chunk) }
            return content == nil
        }
        if let content { throw .content(content) }
        guard count > 0 else { throw .content(CaptureError(name: name, problem: .empty)) }
        survey.finish()
        byteCount = count
        digest = hasher.finalize()
        digests[count] = digest
        self.digests = digests
        self.survey = survey
    }
}
