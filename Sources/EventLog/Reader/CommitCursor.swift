import SystemPackage

/// Walks the commits of a log in place, one frame in memory at a time.
///
/// ```swift
/// var cursor = reader.cursor(from: 0)
/// while try cursor.advance() {
///     let commit = try cursor.commit()
///     var records = commit.records()
///     while let record = try records.next() { … }
/// }
/// ```
///
/// Never goes beyond the watermark of its reader, so it never meets a frame that is being written.
public struct CommitCursor: ~Copyable {
    private let layout: LogLayout
    private let storage: any Storage
    private let logID: LogID?
    /// The sequence number behind the last record that may be shown.
    private(set) var limit: UInt64
    /// Commits that end at or below this number are passed over.
    private let start: UInt64
    private var scanner: FrameScanner?
    /// The next sequence number to be read: the end of the frame that is in memory.
    private var frameEnd: UInt64
    private let decompressor = FrameDecompressor(checkingContent: false)
    private var buffer: [UInt8] = []
    private var contentByteCount = 0
    private var offset = 0
    private var current: Range<Int>?
    private var origin = FrameOrigin(segment: 0, offset: 0)

    init(_ layout: LogLayout, _ storage: any Storage, logID: LogID?, from start: UInt64, limit: UInt64) {
        self.layout = layout
        self.storage = storage
        self.logID = logID
        self.start = start
        self.limit = limit
        frameEnd = start
    }

    /// Goes to the next commit; `false` when the watermark is reached.
    ///
    /// - Throws: `damaged` with the place when what comes next cannot be read; everything before was right.
    /// - Complexity: O(1), and O(n) in the frame's bytes when a new frame begins.
    public mutating func advance() throws(LogError) -> Bool {
        while true {
            while offset < contentByteCount {
                let range: Range<Int>
                do {
                    range = try nextRange()
                } catch {
                    throw origin.damaged(error)
                }
                current = range
                if isWanted(range) { return true }
            }
            current = nil
            guard try loadFrame() else { return false }
        }
    }

    /// The commit at which the cursor stands, after `advance()` returned `true`.
    ///
    /// - Throws: `damaged` when the bytes are not a commit.
    @_lifetime(borrow self)
    public func commit() throws(LogError) -> CommitView {
        guard let current else { preconditionFailure("the cursor stands at no commit") }
        do {
            return try CommitView(buffer.rawSpan.extracting(current), origin: origin)
        } catch {
            throw origin.damaged(error)
        }
    }

    private mutating func nextRange() throws(DecodeError) -> Range<Int> {
        // A copy, since the span borrows the whole cursor.
        var place = offset
        let range = try FrameContent.nextCommit(buffer.rawSpan, &place, contentByteCount)
        offset = place
        return range
    }

    /// False for a commit that ends at or below the start: then another one begins there or below.
    private func isWanted(_ range: Range<Int>) -> Bool {
        guard start > 0, offset < contentByteCount else { return frameEnd > start }
        var place = offset
        guard let next = try? FrameContent.nextCommit(buffer.rawSpan, &place, contentByteCount),
            let view = try? CommitView(buffer.rawSpan.extracting(next), origin: origin)
        else { return true }
        return view.firstSequence.rawValue > start
    }

    // MARK: Frames

    private mutating func loadFrame() throws(LogError) -> Bool {
        contentByteCount = 0
        offset = 0
        while frameEnd < limit {
            try openScanner()
            let step: FrameScanner.Step
            do {
                guard let next = try scanner?.next(.data) else { preconditionFailure("a scanner was just opened") }
                step = next
            } catch {
                throw error.logError
            }
            switch step {
            case .frame(let header, let place):
                guard header.kind == .commits, header.recordCount > 0 else { continue }
                origin = FrameOrigin(segment: scanner?.name.firstSequence ?? 0, offset: place)
                try decompress(header)
                frameEnd = header.endSequence
                return true
            case .end:
                // The next segment begins where this one ends; without it the same one would be opened for ever.
                guard try segmentNames().contains(SegmentName(frameEnd)), scanner?.name.firstSequence != frameEnd
                else { throw try missing(frameEnd) }
                scanner = nil
            case .damage(let reason, let place):
                throw .damaged(.corruption, Place(file: scanner?.name.relativePath ?? "", offset: place), reason)
            }
        }
        return false
    }

    private mutating func decompress(_ header: FrameHeader) throws(LogError) {
        let count = Int(header.decompressedByteCount)
        do {
            guard let scanner else { preconditionFailure("a frame without a segment") }
            try decompressor.decompress(scanner.data(), to: count, in: &buffer)
        } catch {
            throw .damaged(.corruption, origin.place, error.reason)
        }
        contentByteCount = count
    }

    /// Opens the segment that holds `frameEnd` and goes to the frame that does, if no segment is open.
    private mutating func openScanner() throws(LogError) {
        if scanner != nil { return }
        guard let name = try segmentNames().last(where: { $0.firstSequence <= frameEnd }) else {
            throw try missing(frameEnd)
        }
        do {
            var scanner = FrameScanner(name, try storage.open(layout.segment(name), .read), logID: logID)
            try scanner.skip(endingAtOrBelow: frameEnd)
            self.scanner = scanner
        } catch {
            throw error.logError
        }
    }

    /// The error for records that should be there: between two segments, or at the end.
    private func missing(_ sequence: UInt64) throws(LogError) -> LogError {
        if let next = try segmentNames().first(where: { $0.firstSequence > sequence }) {
            return .damaged(
                .missingSegment,
                Place(file: next.relativePath, offset: 0),
                .missingSegment(needed: sequence, found: next.firstSequence)
            )
        }
        let end = scanner.map { Place(file: $0.name.relativePath, offset: $0.offset) }
        return .damaged(
            .syncedTailMissing,
            end ?? Place(file: LogLayout.segments, offset: 0),
            .endsTooEarly(needed: limit, found: sequence)
        )
    }

    private func segmentNames() throws(LogError) -> [SegmentName] {
        do {
            return try storage.list(layout.segments).compactMap(SegmentName.init(fileName:))
        } catch {
            throw error.logError
        }
    }

    // MARK: Following

    /// Lets the cursor go on to a later watermark.
    mutating func extend(to limit: UInt64) {
        precondition(limit >= self.limit, "the watermark went back from \(self.limit) to \(limit)")
        self.limit = limit
        scanner?.refresh()
    }

    /// The highest `durable through` of the frames behind the cursor in the segment in which it goes on; `nil` when there
    /// is none.
    mutating func durableThroughAhead() throws(LogError) -> UInt64? {
        let names = try segmentNames()
        if scanner?.name.firstSequence != frameEnd, names.contains(SegmentName(frameEnd)) { scanner = nil }
        guard names.contains(where: { $0.firstSequence <= frameEnd }) else { return nil }
        try openScanner()
        guard var scanner else { preconditionFailure("a scanner was just opened") }
        scanner.refresh()
        var highest: UInt64?
        do {
            while case .frame(let header, _) = try scanner.next(.header) {
                highest = max(highest ?? 0, header.durableThrough)
            }
        } catch {
            throw error.logError
        }
        return highest
    }
}

extension FrameOrigin {
    var place: Place {
        Place(file: SegmentName(segment).relativePath, offset: offset)
    }
}

extension FrameScanner {
    /// Passes over the frames that end at or below a sequence number, by their headers.
    mutating func skip(endingAtOrBelow sequence: UInt64) throws(StorageError) {
        while true {
            let before = self
            guard case .frame(let header, _) = try next(.header), header.endSequence <= sequence else {
                self = before
                return
            }
        }
    }
}
