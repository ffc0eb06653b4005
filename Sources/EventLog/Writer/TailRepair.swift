import Glibc
import SystemPackage

/// Puts the end of a log in order before a writer goes on: moves aside what is not a frame, and writes again what nobody
/// said was synced. After the end of a process the page cache may show what the disk does not have.
struct TailRepair {
    private let layout: LogLayout
    private let storage: any Storage
    private(set) var rewrittenByteCount: UInt64 = 0
    private(set) var movedByteCount: UInt64 = 0
    private(set) var movedAside: [String] = []

    private static let copyByteCount = 1 << 20

    init(_ layout: LogLayout, _ storage: any Storage) {
        self.layout = layout
        self.storage = storage
    }

    /// Makes the last segment end with its last right frame, all of it synced.
    ///
    /// - Returns: the segment to go on in; `nil` when the next append has to begin one.
    mutating func repair(_ scan: LogScan, _ condition: LogCondition) throws(StorageError) -> ActiveSegment? {
        precondition(condition.allowsWriting, "a log in condition \(condition) is not repaired by a writer")
        guard let last = scan.last else { return nil }
        if condition == .halfWrittenSegment {
            try moveSegmentAside(last)
            return nil
        }
        let file = try storage.open(layout.segment(last.name), .readWrite)
        if last.fileByteCount > last.goodByteCount {
            try copyAside(file, last)
            try file.truncate(to: last.goodByteCount)
        }
        if condition != .clean {
            try writeAgain(file, last.name.fileName, from: last.unsyncedOffset, to: last.goodByteCount)
            try file.sync()
            // The segment's name may be as new as its bytes.
            try storage.syncDirectory(layout.segments)
        }
        return ActiveSegment(
            name: last.name,
            file: file,
            byteCount: last.goodByteCount,
            decompressedByteCount: last.decompressedByteCount,
            lastFrameChecksum: last.lastFrameChecksum
        )
    }

    /// Writes the same bytes to the same place, so that a crash in between leaves one or the other, which are equal.
    private mutating func writeAgain(
        _ file: any StoredFile,
        _ name: String,
        from start: UInt64,
        to end: UInt64
    ) throws(StorageError) {
        var window = ReadWindow(file)
        var offset = start
        while offset < end {
            let count = Int(min(end - offset, UInt64(TailRepair.copyByteCount)))
            let found = try window.load(count, at: offset, readAhead: 0)
            guard found == count else { throw StorageError(.read, file: name, code: EIO) }
            try file.writeAll(window.bytes(count, at: offset), at: offset, name: name)
            offset += UInt64(count)
        }
        rewrittenByteCount += end - start
    }

    private mutating func copyAside(_ file: any StoredFile, _ last: LogScan.LastSegment) throws(StorageError) {
        let target = try newAsideName(last.name.fileName + ".at-\(last.goodByteCount)")
        let copy = try storage.open(layout.aside.appending(target), .create)
        do {
            var window = ReadWindow(file)
            var offset = last.goodByteCount
            while offset < last.fileByteCount {
                let wanted = Int(min(last.fileByteCount - offset, UInt64(TailRepair.copyByteCount)))
                let count = try window.load(wanted, at: offset, readAhead: 0)
                if count == 0 { break }
                try copy.writeAll(
                    window.bytes(count, at: offset),
                    at: offset - last.goodByteCount,
                    name: target
                )
                offset += UInt64(count)
            }
            try copy.sync()
        } catch {
            // Half a copy is no use; the original is still in its place.
            try? storage.remove(layout.aside.appending(target))
            throw error
        }
        try storage.syncDirectory(layout.aside)
        movedAside.append(LogLayout.aside + "/" + target)
        movedByteCount += last.fileByteCount - last.goodByteCount
    }

    private mutating func moveSegmentAside(_ last: LogScan.LastSegment) throws(StorageError) {
        let target = try newAsideName(last.name.fileName)
        try storage.rename(layout.segment(last.name), to: layout.aside.appending(target))
        try storage.syncDirectory(layout.aside)
        try storage.syncDirectory(layout.segments)
        movedAside.append(LogLayout.aside + "/" + target)
        movedByteCount += last.fileByteCount
    }

    /// A name that no file in `aside/` has.
    private func newAsideName(_ base: String) throws(StorageError) -> String {
        try storage.createDirectory(layout.aside)
        try storage.syncDirectory(layout.root)
        let taken = Set(try storage.list(layout.aside))
        var number = 0
        while taken.contains("\(base).\(number)") { number += 1 }
        return "\(base).\(number)"
    }
}
