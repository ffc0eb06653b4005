package import SystemPackage

/// A segment's file name: its first sequence number in twenty digits.
package struct SegmentName: Hashable, Comparable, Sendable {
    package var firstSequence: UInt64

    package init(_ firstSequence: UInt64) {
        self.firstSequence = firstSequence
    }

    /// The name of a file in `segments/`; `nil` for names that are not a segment's.
    package init?(fileName: String) {
        let digits = fileName.utf8.prefix(20)
        guard fileName.utf8.count == 24, fileName.hasSuffix(".lz4"),
            digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = UInt64(String(fileName.prefix(20)))
        else { return nil }
        firstSequence = number
    }

    package var fileName: String {
        let digits = String(firstSequence)
        return String(repeating: "0", count: 20 - digits.utf8.count) + digits + ".lz4"
    }

    /// The path below the log's directory, as errors show it.
    package var relativePath: String {
        LogLayout.segments + "/" + fileName
    }

    package static func < (left: SegmentName, right: SegmentName) -> Bool {
        left.firstSequence < right.firstSequence
    }
}

/// The names of the files of a log.
package struct LogLayout: Hashable, Sendable {
    package let root: FilePath

    package init(_ root: FilePath) {
        self.root = root
    }

    static let segments = "segments"
    static let checkpoint = "checkpoint"
    static let temporaryCheckpoint = "checkpoint.new"
    static let aside = "aside"
    static let writer = "writer"

    package var segments: FilePath { root.appending(LogLayout.segments) }
    package var checkpoint: FilePath { root.appending(LogLayout.checkpoint) }
    var temporaryCheckpoint: FilePath { root.appending(LogLayout.temporaryCheckpoint) }
    package var aside: FilePath { root.appending(LogLayout.aside) }
    /// The file that the writer locks and in which it notes how far the log is synced.
    package var writer: FilePath { root.appending(LogLayout.writer) }

    package func segment(_ name: SegmentName) -> FilePath {
        segments.appending(name.fileName)
    }
}
