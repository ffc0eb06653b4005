import SystemPackage

/// What a reader learns of a log without reading it all: the first header of each segment, the headers of the last one,
/// the checkpoint and the writer's note.
struct LogSurvey {
    private(set) var evidence: RecoveryEvidence
    private(set) var logID: LogID?
    private(set) var checkpoint: Checkpoint?
    /// Commits below both the good end and the bound.
    private(set) var leafCount: UInt64 = 0

    /// The right frames of the last segment that count: their ends, in sequence numbers and in leaves.
    private var ends: [(sequence: UInt64, leaf: UInt64)] = []

    init(_ layout: LogLayout, _ storage: any Storage) throws(StorageError) {
        evidence = RecoveryEvidence(
            goodEnd: 0,
            goodPlace: Place(file: LogLayout.segments, offset: 0),
            bound: 0,
            lastSegment: .none
        )
        let names = try storage.list(layout.segments).compactMap(SegmentName.init(fileName:))
        var lastGood: SegmentName?
        for name in names {
            guard try look(at: name, isFirst: lastGood == nil, layout, storage) else { break }
            lastGood = name
        }
        if let lastGood {
            try walk(lastGood, layout, storage)
            if ends.isEmpty, let before = names.last(where: { $0 < lastGood }) {
                try countLeaves(before, layout, storage)
            }
        }
        if lastGood != names.last, let later = names.last { evidence.bound = max(evidence.bound, later.firstSequence) }
        try weighWitnesses(layout, storage)
        leafCount = ends.last { $0.sequence <= min(evidence.bound, evidence.goodEnd) }?.leaf ?? 0
    }

    /// Looks at a segment's first header; `false` when the segment does not belong here.
    private mutating func look(
        at name: SegmentName,
        isFirst: Bool,
        _ layout: LogLayout,
        _ storage: any Storage
    ) throws(StorageError) -> Bool {
        let place = Place(file: name.relativePath, offset: 0)
        var scanner = FrameScanner(name, try storage.open(layout.segment(name), .read), logID: logID)
        if isFirst, name.firstSequence != 0 {
            evidence.segmentFault = (
                .missingSegment, .init(place, .missingSegment(needed: 0, found: name.firstSequence))
            )
            return false
        }
        switch try scanner.next(.header) {
        case .damage(.foreignFrame(let needed, let found), _):
            evidence.segmentFault = (.foreignSegment, .init(place, .foreignFrame(needed: needed, found: found)))
            return false
        case .frame(let header, _):
            guard header.firstSequence == name.firstSequence else {
                let row: LogCondition =
                    header.firstSequence < name.firstSequence ? .duplicatedSegment : .missingSegment
                evidence.segmentFault = (
                    row,
                    .init(
                        place,
                        .unexpectedSequence(needed: name.firstSequence, found: header.firstSequence)
                    )
                )
                return false
            }
            logID = header.logID
            return true
        case .end, .damage:
            return true
        }
    }

    /// Walks over the headers of the segment in which the log ends.
    private mutating func walk(
        _ name: SegmentName,
        _ layout: LogLayout,
        _ storage: any Storage
    ) throws(StorageError) {
        let file = try storage.open(layout.segment(name), .read)
        let fileByteCount = try file.size()
        var scanner = FrameScanner(name, file, logID: logID)
        evidence.goodEnd = name.firstSequence
        evidence.goodPlace = Place(file: name.relativePath, offset: 0)
        // A segment is made only after everything before it was synced.
        evidence.bound = max(evidence.bound, name.firstSequence)
        evidence.lastSegment = fileByteCount == 0 ? .empty : .withoutFrame
        while true {
            switch try scanner.next(.header) {
            case .end:
                return
            case .frame(let header, let offset) where offset + header.frameByteCount <= fileByteCount:
                if ends.isEmpty { ends.append((header.firstSequence, header.firstLeaf)) }
                // What is below a watermark is not asked for, so the list stays short.
                if header.durableThrough > evidence.bound { ends.removeAll { $0.sequence < header.durableThrough } }
                evidence.goodEnd = header.endSequence
                evidence.goodPlace = Place(file: name.relativePath, offset: scanner.offset)
                evidence.bound = max(evidence.bound, header.durableThrough)
                evidence.lastSegment = header.kind == .closingMark ? .endsWithClosingMark : .endsWithFrame
                ends.append((header.endSequence, header.firstLeaf + UInt64(header.commitCount)))
            case .frame(let header, let offset):
                evidence.damage = .init(
                    Place(file: name.relativePath, offset: offset),
                    .cutShort(needed: header.frameByteCount, found: fileByteCount - offset)
                )
                return
            case .damage(let reason, let offset):
                evidence.damage = .init(Place(file: name.relativePath, offset: offset), reason)
                let survivor = try SurvivorSearch.durableThrough(in: file, from: offset + 1, logID: logID)
                evidence.bound = max(evidence.bound, survivor ?? 0)
                return
            }
        }
    }

    /// The commits up to the end of a whole segment, when the one behind it has no frame that could say.
    private mutating func countLeaves(
        _ name: SegmentName,
        _ layout: LogLayout,
        _ storage: any Storage
    ) throws(StorageError) {
        var scanner = FrameScanner(name, try storage.open(layout.segment(name), .read), logID: logID)
        while case .frame(let header, _) = try scanner.next(.header) {
            ends = [(header.endSequence, header.firstLeaf + UInt64(header.commitCount))]
        }
    }

    private mutating func weighWitnesses(_ layout: LogLayout, _ storage: any Storage) throws(StorageError) {
        if let note = WriterOpening.noteOfLog(logID, layout, storage) {
            evidence.bound = max(evidence.bound, note.durableThrough)
        }
        guard let text = try storage.text(of: layout.checkpoint) else { return }
        guard let checkpoint = Checkpoint(text: text) else {
            evidence.checkpoint = .unreadable
            return
        }
        self.checkpoint = checkpoint
        if let logID, checkpoint.logID != logID {
            evidence.checkpoint = .differs(size: checkpoint.head.size)
            return
        }
        let end = checkpoint.endSequence.rawValue
        evidence.bound = max(evidence.bound, end)
        if let last = ends.last, checkpoint.head.size > last.leaf {
            evidence.checkpoint = .ahead(needed: checkpoint.head.size, found: last.leaf)
        }
    }
}
