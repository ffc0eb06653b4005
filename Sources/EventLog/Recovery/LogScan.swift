import SystemPackage

/// A walk over a whole log that believes nothing: frames, commits, tree, checkpoint.
///
/// Reads as far as everything is right, then only looks for witnesses of what was synced. Holds one frame at a time.
struct LogScan {
    /// What the writer needs to know of the segment in which the right frames end.
    struct LastSegment {
        var name: SegmentName
        /// Where the right frames end.
        var goodByteCount: UInt64
        var fileByteCount: UInt64
        var decompressedByteCount: UInt64
        var lastFrameChecksum: UInt32
        /// Where the first frame begins that nobody said was synced; `goodByteCount` when there is none.
        var unsyncedOffset: UInt64
    }

    private(set) var state: LogState
    private(set) var evidence: RecoveryEvidence
    private(set) var segmentNames: [SegmentName] = []
    private(set) var last: LastSegment?
    private(set) var checkpoint: Checkpoint?
    private(set) var frameCount: UInt64 = 0
    private(set) var byteCount: UInt64 = 0

    private let layout: LogLayout
    private let storage: any Storage
    private let checkingEverything: Bool
    private let stop: Place?
    private let decompressor: FrameDecompressor
    private var buffer: [UInt8] = []
    private var note: WriterNote?
    /// Frames of the last segment by their end, to find those that nobody said were synced: offset and end sequence.
    private var recentFrames: [(offset: UInt64, endSequence: UInt64)] = []

    /// Walks over the log at a path.
    ///
    /// `checkingEverything` also verifies LZ4's own checksums and the payloads' fields.
    static func run(
        _ layout: LogLayout,
        _ storage: any Storage,
        producerLimit: Int,
        checkingEverything: Bool
    ) throws(LogError) -> LogScan {
        do {
            var scan = LogScan(layout, storage, producerLimit, checkingEverything, stop: nil)
            try scan.walk()
            guard let place = scan.spoiledAt, let damage = scan.evidence.damage else { return scan }
            // The state took in a part of a frame that turned out wrong: once more, up to that frame.
            var again = LogScan(layout, storage, producerLimit, checkingEverything, stop: place)
            try again.walk()
            again.evidence.damage = damage
            again.evidence.bound = max(again.evidence.bound, scan.evidence.bound)
            again.evidence.lastSegment = scan.evidence.lastSegment
            return again
        } catch {
            throw error.logError
        }
    }

    private var spoiledAt: Place?

    private init(
        _ layout: LogLayout,
        _ storage: any Storage,
        _ producerLimit: Int,
        _ checkingEverything: Bool,
        stop: Place?
    ) {
        self.layout = layout
        self.storage = storage
        self.checkingEverything = checkingEverything
        self.stop = stop
        state = LogState(producerLimit: producerLimit)
        decompressor = FrameDecompressor(checkingContent: checkingEverything)
        evidence = RecoveryEvidence(
            goodEnd: 0,
            goodPlace: Place(file: LogLayout.segments, offset: 0),
            bound: 0,
            lastSegment: .none
        )
    }

    private mutating func walk() throws(StorageError) {
        note = try storage.text(of: layout.writer).flatMap(WriterNote.init(text:))
        let checkpointText = try storage.text(of: layout.checkpoint)
        checkpoint = checkpointText.flatMap(Checkpoint.init(text:))
        segmentNames = try storage.list(layout.segments).compactMap(SegmentName.init(fileName:))
        if checkpointText != nil { evidence.checkpoint = .unreadable }
        compareCheckpoint()
        for name in segmentNames {
            let goesOn = try walk(segment: name)
            guard goesOn else { break }
        }
        finish()
    }

    /// Walks over one segment; `false` when what follows cannot be read.
    private mutating func walk(segment name: SegmentName) throws(StorageError) -> Bool {
        let file = try storage.open(layout.segment(name), .read)
        let fileByteCount = try file.size()
        byteCount += fileByteCount
        var scanner = FrameScanner(name, file, logID: state.logID)
        let previous = last
        recentFrames.removeAll(keepingCapacity: true)
        var decompressed: UInt64 = 0
        evidence.lastSegment = fileByteCount == 0 ? .empty : .withoutFrame
        while true {
            let isFirst = scanner.offset == 0
            if let stop, stop.file == name.relativePath, stop.offset == scanner.offset { return false }
            let step = try scanner.next(.data)
            if isFirst, let fault = fault(of: name, step) {
                evidence.segmentFault = fault
                last = previous
                return false
            }
            if isFirst {
                evidence.goodPlace = Place(file: name.relativePath, offset: 0)
                last = LastSegment(
                    name: name,
                    goodByteCount: 0,
                    fileByteCount: fileByteCount,
                    decompressedByteCount: 0,
                    lastFrameChecksum: 0,
                    unsyncedOffset: 0
                )
            }
            switch step {
            case .end:
                return true
            case .damage(let reason, let offset):
                try found(reason, at: offset, in: name, file)
                return false
            case .frame(let header, let offset):
                do {
                    try absorb(header, scanner.data())
                } catch {
                    spoiledAt = Place(file: name.relativePath, offset: offset)
                    try found(error.reason, at: offset, in: name, file)
                    return false
                }
                frameCount += 1
                decompressed += UInt64(header.decompressedByteCount)
                if header.durableThrough > evidence.bound {
                    recentFrames.removeAll { $0.endSequence <= header.durableThrough }
                }
                evidence.goodEnd = header.endSequence
                evidence.goodPlace = Place(file: name.relativePath, offset: scanner.offset)
                evidence.bound = max(evidence.bound, header.durableThrough)
                evidence.lastSegment = header.kind == .closingMark ? .endsWithClosingMark : .endsWithFrame
                last?.goodByteCount = scanner.offset
                last?.decompressedByteCount = decompressed
                last?.lastFrameChecksum = header.frameChecksum
                if header.kind == .commits { recentFrames.append((offset, header.endSequence)) }
            }
        }
    }

    /// What is wrong with a segment as a whole, seen at its first frame.
    private func fault(
        of name: SegmentName,
        _ first: FrameScanner.Step
    ) -> (row: LogCondition, finding: RecoveryEvidence.Finding)? {
        let place = Place(file: name.relativePath, offset: 0)
        let expected = state.nextSequence
        var starts = [name.firstSequence]
        switch first {
        case .damage(.foreignFrame(let needed, let found), _):
            return (.foreignSegment, .init(place, .foreignFrame(needed: needed, found: found)))
        case .frame(let header, _): starts.append(header.firstSequence)
        case .damage, .end: break
        }
        if let low = starts.first(where: { $0 < expected }) {
            return (.duplicatedSegment, .init(place, .unexpectedSequence(needed: expected, found: low)))
        }
        if let high = starts.first(where: { $0 > expected }) {
            return (.missingSegment, .init(place, .missingSegment(needed: expected, found: high)))
        }
        return nil
    }

    /// Notes the first bad frame, and looks for what says that records behind it were synced.
    private mutating func found(
        _ reason: DamageReason,
        at offset: UInt64,
        in name: SegmentName,
        _ file: any StoredFile
    ) throws(StorageError) {
        evidence.damage = .init(Place(file: name.relativePath, offset: offset), reason)
        let survivor = try SurvivorSearch.durableThrough(in: file, from: offset + 1, logID: state.logID)
        evidence.bound = max(evidence.bound, survivor ?? 0)
    }

    private mutating func absorb(_ header: FrameHeader, _ data: RawSpan) throws(DamageSign) {
        let leaves = state.tree.size
        guard header.firstLeaf == leaves else {
            throw DamageSign(.headerField(field: "first leaf", needed: leaves, found: header.firstLeaf))
        }
        if state.logID == nil { state.logID = header.logID }
        state.writerEpoch = max(state.writerEpoch, header.writerEpoch)
        guard header.kind == .commits else { return }
        let count = Int(header.decompressedByteCount)
        // Taken out of the scan while it is looked into, since the state changes meanwhile.
        var buffer: [UInt8] = []
        swap(&buffer, &self.buffer)
        defer { swap(&buffer, &self.buffer) }
        try decompressor.decompress(data, to: count, in: &buffer)
        let content = buffer.rawSpan.extracting(0..<count)
        var offset = 0
        var declares = false
        let origin = FrameOrigin(segment: 0, offset: 0)
        while offset < count {
            let streams = state.streams.count
            do {
                let range = try FrameContent.nextCommit(content, &offset, count)
                let view = try CommitView(content.extracting(range), origin: origin)
                if state.tree.size == leaves, view.recordedAtNanoseconds != header.recordedAtNanoseconds {
                    throw DecodeError(.outOfRange, offset: 0)
                }
                do { try state.absorb(view, checkingPayloads: checkingEverything) } catch { throw error }
            } catch let error as DecodeError {
                throw DamageSign(.message(error))
            } catch let sign as DamageSign {
                throw sign
            } catch {
                preconditionFailure("an error of no known kind while reading a commit: \(error)")
            }
            declares = declares || state.streams.count > streams
            compareCheckpoint()
        }
        guard state.nextSequence == header.endSequence else {
            throw DamageSign(
                .headerField(
                    field: "record count",
                    needed: state.nextSequence - header.firstSequence,
                    found: UInt64(header.recordCount)
                )
            )
        }
        guard state.tree.size == leaves + UInt64(header.commitCount) else {
            throw DamageSign(
                .headerField(
                    field: "commit count",
                    needed: state.tree.size - leaves,
                    found: UInt64(header.commitCount)
                )
            )
        }
        guard declares == header.declaresStreams else {
            throw DamageSign(.headerField(field: "flags", needed: declares ? 1 : 0, found: declares ? 0 : 1))
        }
    }

    /// Compares the tree with the checkpoint at the moment when both have the same size.
    private mutating func compareCheckpoint() {
        guard let checkpoint, checkpoint.head.size == state.tree.size else { return }
        let same =
            checkpoint.head.root == state.tree.root && checkpoint.endSequence.rawValue == state.nextSequence
        evidence.checkpoint = same ? .matches : .differs(size: checkpoint.head.size)
    }

    /// Weighs the witnesses outside the frames, after the walk.
    private mutating func finish() {
        if let later = segmentNames.last, evidence.damage != nil {
            evidence.bound = max(evidence.bound, later.firstSequence)
        }
        if let note, state.logID == nil || note.logID == state.logID {
            evidence.bound = max(evidence.bound, note.durableThrough)
        }
        if let checkpoint {
            if let logID = state.logID, checkpoint.logID != logID {
                evidence.checkpoint = .differs(size: checkpoint.head.size)
            } else {
                evidence.bound = max(evidence.bound, checkpoint.endSequence.rawValue)
                if checkpoint.head.size > state.tree.size {
                    evidence.checkpoint = .ahead(needed: checkpoint.head.size, found: state.tree.size)
                }
            }
        }
        if let first = recentFrames.first(where: { $0.endSequence > evidence.bound }) {
            last?.unsyncedOffset = first.offset
        } else {
            let end = last?.goodByteCount ?? 0
            last?.unsyncedOffset = end
        }
    }
}
