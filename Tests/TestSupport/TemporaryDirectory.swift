import Glibc

/// A new directory for one test, removed with everything in it when the value goes away.
public final class TemporaryDirectory: Sendable {
    /// The absolute path.
    public let path: String

    public init() {
        // mkdtemp(3) puts a name in the place of the six letters at the end.
        var template = Array("/tmp/lockstep-test-\(String(repeating: "X", count: 6))".utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { unsafe mkdtemp($0.baseAddress!) != nil }
        precondition(made, "no temporary directory: error \(errno)")
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        _ = ShellCommand.run("rm -rf '\(path)'")
    }
}

/// A command of the shell, for tests that use stock tools.
public enum ShellCommand {
    /// Runs a command and waits for it.
    ///
    /// - Returns: its exit code; -1 when it was ended by a signal.
    public static func run(_ command: String) -> Int32 {
        let status = unsafe command.withCString { unsafe system($0) }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    }

    /// True when the shell finds a tool of this name.
    public static func exists(_ tool: String) -> Bool {
        run("command -v '\(tool)' > /dev/null 2>&1") == 0
    }
}
