import Glibc
public import Replay
import Subprocess
import Synchronization
import SystemPackage
import Upgrades

/// Runs command texts with `/bin/sh -c`, each in a session of its own and with nothing on its standard input.
///
/// ```
///   started ── output ends, shell ends ───────────────────▶ exited, signaled
///      ├─ time limit ───────┐
///      ├─ too much output ──┼─▶ TERM to the group ── grace ──▶ KILL to the group ──▶ timedOut, outputTooLong
///      └─ task cancelled ───┘                                                  └──▶ CommandError.cancelled
/// ```
///
/// What the drawing leaves out: a shell that ends while others of its group run on is not waited for beyond its end; they
/// are ended, and the capture does not count as whole. A process that leaves the session (a daemon) is left alone.
public struct CommandRunner: Sendable {
    public var environment: CommandEnvironment
    public var limits: CommandLimits
    private let now: @Sendable () -> Instant

    /// - Parameters:
    ///   - environment: what every command is given.
    ///   - limits: of outputs, and of the grace before a command is killed.
    ///   - now: tells the moments at which commands start and end; nothing is decided by it.
    public init(
        environment: CommandEnvironment,
        limits: CommandLimits = CommandLimits(),
        now: @escaping @Sendable () -> Instant
    ) {
        self.environment = environment
        self.limits = limits
        self.now = now
    }

    /// Whether a command text may be run: nothing of it is a secret that a list of processes would show.
    ///
    /// - Throws: ``CommandError`` `secretOnCommandLine` or `unusableCommand`.
    public static func validate(_ command: String) throws(CommandError) {
        guard !command.isEmpty, !command.utf8.contains(0) else { throw .unusableCommand }
        if let secret = SecretScanner.findings(in: Array(command.utf8)).first {
            throw .secretOnCommandLine(secret.kind, offset: secret.range.lowerBound)
        }
    }

    /// Runs a command to its end or the limit's.
    ///
    /// - Parameters:
    ///   - command: for `/bin/sh`.
    ///   - variables: for the environment, besides the runner's own; secrets may stand here.
    ///   - timeLimit: how long it may run.
    /// - Throws: ``CommandError``; a command that ends badly is a result, not an error.
    public func run(
        _ command: String,
        variables: [(name: String, value: String)] = [],
        timeLimit: Duration
    ) async throws(CommandError) -> CommandResult {
        try Self.validate(command)
        let environment = environment.adding(variables)
        if let name = environment.unusableName { throw .unusableVariable(name) }

        let capture = Capture(limit: limits.outputByteCount)
        let startedAt = now()
        let race = await race(configuration(command, environment), into: capture, timeLimit: timeLimit)
        let hasStragglers = capture.endStragglers()
        let endedAt = now()
        if Task.isCancelled { throw .cancelled }

        let ending: CommandResult.Ending
        switch race {
        case .limitReached: ending = .timedOut
        case .ended where capture.isTooLong: ending = .outputTooLong
        case .failed where capture.isTooLong: ending = .outputTooLong
        case .ended(.exited(let code)): ending = .exited(code)
        case .ended(.signaled(let signal)): ending = .signaled(signal)
        case .failed(let reason): throw .notRun(reason: reason)
        }
        var isWhole = false
        if case .exited = ending { isWhole = !hasStragglers }
        return CommandResult(
            output: capture.bytes,
            ending: ending,
            startedAt: startedAt,
            endedAt: endedAt,
            isCapturedWhole: isWhole
        )
    }

    private func configuration(_ command: String, _ environment: CommandEnvironment) -> Configuration {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: limits.grace)
        ]
        var variables: [Environment.Key: String] = [:]
        for (name, value) in environment.variables { variables[Environment.Key(stringLiteral: name)] = value }
        return Configuration(
            executable: .path("/bin/sh"),
            arguments: ["-c", command],
            environment: .custom(variables),
            platformOptions: options
        )
    }

    private enum Race: Sendable {
        case ended(TerminationStatus)
        case failed(String)
        case limitReached
    }

    /// The command against its time. Cancelling the task that runs it makes the package end the group as configured and
    /// wait for it, so that nothing runs on when this returns.
    private func race(_ configuration: Configuration, into capture: Capture, timeLimit: Duration) async -> Race {
        await withTaskGroup(of: Race?.self) { group in
            group.addTask {
                do {
                    return .ended(try await Self.capture(configuration, into: capture))
                } catch {
                    return .failed("\(error)")
                }
            }
            group.addTask {
                // Nil when it is cancelled: the command ended first, or the whole is cancelled.
                do { try await Task.sleep(for: timeLimit) } catch { return nil }
                return .limitReached
            }
            var first: Race?
            while let outcome = await group.next() {
                if let outcome, first == nil { first = outcome }
                if first != nil { group.cancelAll() }
            }
            guard let first else { preconditionFailure("a command neither ended nor reached its limit") }
            return first
        }
    }

    private static func capture(_ configuration: Configuration, into capture: Capture) async throws -> TerminationStatus
    {
        try await Subprocess.run(
            configuration,
            input: .none,
            output: .sequence,
            error: .combinedWithOutput
        ) { execution in
            capture.began(execution.processIdentifier.value)
            for try await buffer in execution.standardOutput {
                // Leaving by an error has the package end the group.
                guard capture.take(buffer.bytes) else { throw CaptureError.tooLong }
            }
        }.terminationStatus
    }
}

private enum CaptureError: Error {
    case tooLong
}

/// What is kept of a command that runs, also when running it fails.
private final class Capture: Sendable {
    private struct State {
        var bytes: [UInt8] = []
        var isTooLong = false
        var group: pid_t?
    }

    private let state = Mutex(State())
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    var bytes: [UInt8] { state.withLock(\.bytes) }
    var isTooLong: Bool { state.withLock(\.isTooLong) }

    /// A session's leader is its group's leader: they have one number.
    func began(_ process: pid_t) {
        state.withLock { $0.group = process }
    }

    /// - Returns: false when there is more than is kept.
    func take(_ more: RawSpan) -> Bool {
        state.withLock { state in
            let room = limit - state.bytes.count
            for offset in 0..<min(room, more.byteCount) {
                state.bytes.append(unsafe more.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
            }
            if more.byteCount > room { state.isTooLong = true }
            return !state.isTooLong
        }
    }

    /// Ends what is left of the group after its leader's end.
    ///
    /// - Returns: whether anything was left. The group's number cannot belong to others as long as one of its members lives.
    func endStragglers() -> Bool {
        guard let group = state.withLock(\.group), kill(-group, 0) == 0 else { return false }
        _ = kill(-group, SIGKILL)
        return true
    }
}
