import Glibc
import SystemPackage

/// What the writer notes in the file that it locks: how far the log is synced.
///
/// It is written after every sync and never synced itself. Whatever becomes of it, it says nothing untrue: the sync it
/// tells of came before it. Followers need it, since the frame that was synced last cannot say so of itself.
package struct WriterNote: Hashable, Sendable {
    package var logID: LogID
    package var process: Int32
    package var epoch: UInt64
    /// Every record below this number is synced.
    package var durableThrough: UInt64

    package init(logID: LogID, process: Int32, epoch: UInt64, durableThrough: UInt64) {
        self.logID = logID
        self.process = process
        self.epoch = epoch
        self.durableThrough = durableThrough
    }

    /// The text, always of the same length, so that one write replaces it.
    package var text: String {
        let body = """
            lockstep writer 1
            log \(logID)
            process \(WriterNote.padded(UInt64(UInt32(bitPattern: process))))
            epoch \(WriterNote.padded(epoch))
            durable-through \(WriterNote.padded(durableThrough))

            """
        return body + "crc32c \(WriterNote.padded(UInt64(CRC32C.checksum(Array(body.utf8)))))\n"
    }

    /// Reads a note; `nil` for anything that is not a whole one.
    package init?(text: String) {
        let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        guard lines.count == 6, lines.allSatisfy({ $0.count >= 2 }), let id = LogID(hex: lines[1][1]),
            let process = UInt32(lines[2][1]), let epoch = UInt64(lines[3][1]), let durable = UInt64(lines[4][1])
        else { return nil }
        self.init(logID: id, process: Int32(bitPattern: process), epoch: epoch, durableThrough: durable)
        // Made again it must be the same text, checksum included.
        guard self.text == text else { return nil }
    }

    static var currentProcess: Int32 {
        getpid()
    }

    private static func padded(_ number: UInt64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 20 - digits.utf8.count) + digits
    }
}

extension Storage {
    /// Reads a small text file; `nil` when there is none.
    ///
    /// - Throws: what the operating system reports, but not a missing file. A file above the limit is read as empty text.
    func text(of path: FilePath) throws(StorageError) -> String? {
        let file: any StoredFile
        do {
            file = try open(path, .read)
        } catch  where error.isMissing {
            return nil
        }
        var window = ReadWindow(file)
        let count = try window.load(Limits.noteByteCount + 1, at: 0, readAhead: 0)
        guard count <= Limits.noteByteCount else { return "" }
        let bytes = window.bytes(count, at: 0).array(0..<count)
        return String(validating: bytes, as: UTF8.self) ?? ""
    }
}
