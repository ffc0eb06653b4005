/// Walks the frames of one segment and checks each as a frame: header, checksums, chain, log id, order.
///
/// What the frames hold is not decompressed here.
struct FrameScanner {
    /// What stands at the scanner's place.
    enum Step {
        case frame(FrameHeader, at: UInt64)
        /// The file ends exactly here.
        case end
        case damage(DamageReason, at: UInt64)
    }

    /// How much of a frame is read.
    enum Depth {
        /// Header only: enough to find the end, not to believe the data.
        case header
        /// Header and data with their common checksum.
        case data
    }

    let name: SegmentName
    private var window: ReadWindow
    /// Where the next frame should begin.
    private(set) var offset: UInt64 = 0
    /// The log that every frame must belong to; taken from the first frame when not known before.
    private(set) var logID: LogID?
    /// What the last frame says, for the order of the next one.
    private(set) var last: FrameHeader?
    private var lastOffset: UInt64 = 0

    init(_ name: SegmentName, _ file: any StoredFile, logID: LogID?) {
        self.name = name
        self.logID = logID
        window = ReadWindow(file)
    }

    /// The next frame; the scanner moves behind it. At the end or at damage it stays where it is.
    ///
    /// - Throws: only what the operating system reports.
    mutating func next(_ depth: Depth) throws(StorageError) -> Step {
        do {
            guard let header = try header(depth) else { return .end }
            let begin = offset
            offset += header.frameByteCount
            logID = header.logID
            last = header
            lastOffset = begin
            return .frame(header, at: begin)
        } catch {
            switch error {
            case .sign(let sign): return .damage(sign.reason, at: offset)
            case .storage(let failure): throw failure
            }
        }
    }

    /// The compressed bytes of the frame that `next(.data)` returned last.
    @_lifetime(borrow self)
    func data() -> RawSpan {
        guard let last else { preconditionFailure("no frame was read in segment \(name.fileName)") }
        return window.bytes(Int(last.compressedByteCount), at: lastOffset + UInt64(FrameHeader.byteCount))
    }

    /// Lets the next step look at the file again, which may have grown.
    mutating func refresh() {
        window.forget()
    }

    private enum Failure: Error {
        case sign(DamageSign)
        case storage(StorageError)
    }

    private mutating func header(_ depth: Depth) throws(Failure) -> FrameHeader? {
        let readAhead = depth == .data ? ReadWindow.readAhead : 4096
        let available = try load(FrameHeader.largestByteCount, readAhead)
        guard available > 0 else { return nil }
        let header: FrameHeader
        do {
            header = try FrameHeader.decode(window.bytes(available, at: offset))
            try checkOrder(header)
        } catch {
            throw .sign(error)
        }
        let needed = FrameHeader.byteCount + Int(header.compressedByteCount)
        switch depth {
        case .header:
            return header
        case .data:
            let found = try load(needed, readAhead)
            guard found == needed else {
                throw .sign(DamageSign(.cutShort(needed: UInt64(needed), found: UInt64(found))))
            }
            let frame = window.bytes(needed, at: offset)
            var checksum = CRC32C()
            checksum.update(frame.extracting(0..<96))
            checksum.update(frame.extracting(droppingFirst: FrameHeader.byteCount))
            guard checksum.value == header.frameChecksum else {
                throw .sign(
                    DamageSign(.frameChecksum(needed: checksum.value, found: header.frameChecksum))
                )
            }
            return header
        }
    }

    private func checkOrder(_ header: FrameHeader) throws(DamageSign) {
        if let logID, header.logID != logID {
            throw DamageSign(.foreignFrame(needed: logID, found: header.logID))
        }
        let previous = last?.frameChecksum ?? 0
        guard header.previousFrameChecksum == previous else {
            throw DamageSign(.brokenChain(needed: previous, found: header.previousFrameChecksum))
        }
        guard let last else { return }
        guard header.firstSequence == last.endSequence else {
            throw DamageSign(.unexpectedSequence(needed: last.endSequence, found: header.firstSequence))
        }
        let leaf = last.firstLeaf + UInt64(last.commitCount)
        guard header.firstLeaf == leaf else {
            throw DamageSign(.headerField(field: "first leaf", needed: leaf, found: header.firstLeaf))
        }
        guard header.durableThrough >= last.durableThrough else {
            throw DamageSign(
                .headerField(field: "durable through", needed: last.durableThrough, found: header.durableThrough)
            )
        }
        guard header.writerEpoch >= last.writerEpoch else {
            throw DamageSign(.headerField(field: "writer epoch", needed: last.writerEpoch, found: header.writerEpoch))
        }
    }

    private mutating func load(_ byteCount: Int, _ readAhead: Int) throws(Failure) -> Int {
        do {
            return try window.load(byteCount, at: offset, readAhead: readAhead)
        } catch {
            throw .storage(error)
        }
    }
}

/// Looks for headers of a log behind a damaged place, to learn what was synced.
enum SurvivorSearch {
    /// The highest `durable through` of the headers of this log at or behind an offset; `nil` when none survives there.
    ///
    /// - Complexity: O(n) in the bytes of the rest of the file, in memory of one read-ahead.
    static func durableThrough(
        in file: any StoredFile,
        from start: UInt64,
        logID: LogID?
    ) throws(StorageError) -> UInt64? {
        var window = ReadWindow(file)
        var highest: UInt64?
        var offset = start
        while true {
            let available = try window.load(ReadWindow.readAhead, at: offset, readAhead: ReadWindow.readAhead)
            guard available >= FrameHeader.byteCount else { return highest }
            let bytes = window.bytes(available, at: offset)
            let lastPlace = available - FrameHeader.byteCount
            for place in 0...lastPlace where bytes.byte(at: place) == UInt8(truncatingIfNeeded: FrameHeader.magic) {
                guard bytes.littleEndian(UInt32.self, at: place) == FrameHeader.magic,
                    let header = try? FrameHeader.decode(bytes.extracting(droppingFirst: place)),
                    logID == nil || header.logID == logID
                else { continue }
                highest = max(highest ?? 0, header.durableThrough)
            }
            offset += UInt64(lastPlace + 1)
        }
    }
}
