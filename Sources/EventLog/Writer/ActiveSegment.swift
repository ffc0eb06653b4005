/// The segment that is being written, open.
struct ActiveSegment {
    let name: SegmentName
    let file: any StoredFile
    /// Where the next frame begins. The file never extends beyond it, except while a frame is being written.
    var byteCount: UInt64
    /// What the frames hold, decompressed.
    var decompressedByteCount: UInt64
    /// The checksum of the last frame, which the next one repeats.
    var lastFrameChecksum: UInt32

    /// What became of writing a frame.
    enum Outcome: Error {
        /// Nothing of it is left; the segment can be written again.
        case takenBack(StorageError)
        /// What the file holds now is not known.
        case unknown(StorageError)
    }

    /// Writes a sealed frame behind the last one.
    mutating func write(_ frame: [UInt8], checksum: UInt32, decompressedByteCount count: Int) throws(Outcome) {
        do {
            try file.writeAll(frame.rawSpan, at: byteCount, name: name.fileName)
        } catch {
            do {
                try file.truncate(to: byteCount)
            } catch let failure {
                throw .unknown(failure)
            }
            throw error.isFull ? .takenBack(error) : .unknown(error)
        }
        byteCount += UInt64(frame.count)
        decompressedByteCount += UInt64(count)
        lastFrameChecksum = checksum
    }
}
