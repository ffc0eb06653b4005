internal import Foundation

/// The terminal that the command writes to.
enum Terminal {
    static func print(_ text: String, ended: Bool = true) {
        write(text, ended, to: 1)
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

    private static func write(_ text: String, _ ended: Bool, to descriptor: Int32) {
        let line = ended && !text.hasSuffix("\n") ? text + "\n" : text
        // A reader that went away (`| head`) is no error of ours; the process ends as soon as it writes again.
        try? FileHandle(fileDescriptor: descriptor).write(contentsOf: Data(line.utf8))
    }
}
