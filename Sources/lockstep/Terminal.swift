internal import Foundation

/// The terminal that the command writes to.
enum Terminal {
    static func print(_ text: String, ended: Bool = true) {
        write(text, ended, to: 1)
    }

    /// Prints pieces that may be many, in large writes.
    static func print(pieces body: ((String) -> Void) -> Void) {
        var buffer = ""
        body { piece in
            buffer += piece
            if buffer.utf8.count > 1 << 16 {
                write(buffer, false, to: 1)
                buffer = ""
            }
        }
        if !buffer.isEmpty { write(buffer, false, to: 1) }
    }

    static func printError(_ text: String) {
        write(text, true, to: 2)
    }

    /// Whether standard output is a terminal that may be coloured.
    static var isInteractive: Bool {
        isatty(1) == 1
    }

    static func exit(_ code: Int32) -> Never {
        Foundation.exit(code)
    }

    /// Replaces the line that says what is being done, on standard error when that is a terminal; an empty text takes it away.
    static func progress(_ text: String) {
        guard isatty(2) == 1 else { return }
        write("\r\u{1b}[K" + text, false, to: 2)
    }

    /// Writes bytes to standard output.
    static func write(_ bytes: Data) {
        write(bytes, to: 1)
    }

    /// An output that is cut short must not look whole: a failed write ends the process as unreadable input would.
    private static func write(_ bytes: Data, to descriptor: Int32) {
        do {
            try FileHandle(fileDescriptor: descriptor).write(contentsOf: bytes)
        } catch {
            if descriptor == 1 {
                printError("lockstep: standard output cannot be written: \(error.localizedDescription)")
            }
            exit(FailureKind.unreadable.rawValue)
        }
    }

    private static func write(_ text: String, _ ended: Bool, to descriptor: Int32) {
        let line = ended && !text.hasSuffix("\n") ? text + "\n" : text
        write(Data(line.utf8), to: descriptor)
    }
}
