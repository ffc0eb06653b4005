import SystemPackage

extension LogReader {
    /// The first sequence numbers of the frames below the watermark that declare streams.
    func declaringFrames() throws(LogError) -> [SequenceNumber] {
        do {
            var starts: [SequenceNumber] = []
            for name in try segmentNames() {
                var scanner = try openScanner(name)
                while case .frame(let header, _) = try scanner.next(.header),
                    header.firstSequence < endSequence.rawValue
                {
                    if header.declaresStreams, header.kind == .commits {
                        starts.append(SequenceNumber(header.firstSequence))
                    }
                }
            }
            return starts
        } catch {
            throw error.logError
        }
    }

    /// A sequence number from which to look for the first commit recorded at or after a time: none before it is.
    func frameStart(recordedBefore nanoseconds: Int64) throws(StorageError) -> UInt64 {
        let names = try segmentNames()
        // The last segment whose first commit was recorded before the time; times rise, so halving finds it.
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            var scanner = try openScanner(names[middle])
            if let time = try scanner.nextRecordedAt()?.time, time < nanoseconds {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low > 0 else { return 0 }
        var scanner = try openScanner(names[low - 1])
        var start = names[low - 1].firstSequence
        while let next = try scanner.nextRecordedAt(), next.time < nanoseconds {
            start = next.sequence
        }
        return start
    }

    /// The header of the frame at a place where a cursor was.
    func frameHeader(at origin: FrameOrigin) throws(LogError) -> FrameHeader {
        do {
            var scanner = try openScanner(SegmentName(origin.segment))
            while case .frame(let header, let place) = try scanner.next(.header) {
                if place == origin.offset { return header }
            }
        } catch {
            throw error.logError
        }
        throw .damaged(.corruption, origin.place, .cutShort(needed: UInt64(FrameHeader.byteCount), found: 0))
    }

    /// The segments that begin below the watermark.
    private func segmentNames() throws(StorageError) -> [SegmentName] {
        try storage.list(layout.segments).compactMap(SegmentName.init(fileName:))
            .filter { $0.firstSequence < endSequence.rawValue }
    }

    private func openScanner(_ name: SegmentName) throws(StorageError) -> FrameScanner {
        FrameScanner(name, try storage.open(layout.segment(name), .read), logID: logID)
    }
}

extension FrameScanner {
    /// The next frame with commits: its first sequence number and when its first commit was recorded; `nil` at the end
    /// and at damage, which the cursor names when it gets there.
    fileprivate mutating func nextRecordedAt() throws(StorageError) -> (sequence: UInt64, time: Int64)? {
        while case .frame(let header, _) = try next(.header) {
            if header.kind == .commits { return (header.firstSequence, header.recordedAtNanoseconds) }
        }
        return nil
    }
}
