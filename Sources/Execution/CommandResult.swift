public import Replay

/// What came of a command.
public struct CommandResult: Hashable, Sendable {
    public enum Ending: Hashable, Sendable {
        /// 0 to 255.
        case exited(Int32)
        case signaled(Int32)
        /// It was ended because its time was over.
        case timedOut
        /// It was ended because it printed more than is kept.
        case outputTooLong
    }

    /// Standard output and standard error in the order in which they were written.
    public var output: [UInt8]
    public var ending: Ending
    public var startedAt: Instant
    public var endedAt: Instant
    /// True when the command ended by itself, everything that it printed is in `output`, and nothing of it runs on.
    public var isCapturedWhole: Bool

    public init(
        output: [UInt8],
        ending: Ending,
        startedAt: Instant,
        endedAt: Instant,
        isCapturedWhole: Bool
    ) {
        self.output = output
        self.ending = ending
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.isCapturedWhole = isCapturedWhole
    }

    /// Nil when a signal, the time limit or the output's length ended it.
    public var exitCode: Int32? {
        if case .exited(let code) = ending { code } else { nil }
    }
}

/// How much a command may take.
public struct CommandLimits: Hashable, Sendable {
    /// The bytes of output that are kept: 16 MiB. A command that prints more is ended.
    public var outputByteCount: Int
    /// Between the signal that asks a command's processes to end and the one that ends them.
    public var grace: Duration

    public init(outputByteCount: Int = 16 << 20, grace: Duration = .seconds(5)) {
        precondition(outputByteCount > 0, "an output of at most \(outputByteCount) bytes")
        self.outputByteCount = outputByteCount
        self.grace = grace
    }
}
