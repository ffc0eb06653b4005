internal import Operations
internal import Redundancy

/// A console's transcript, or a file of saved outputs: prompts, commands and what they print.
///
/// ```
///                 prompt, heading, bare command, first line of an output
///        ┌──────────────────────────────────────────────────────────────┐
///        │                                                              ▼
///     nothing ◀── prompt of another command, boot text ── printing (one OpenOutput)
///        │                                                              ▲
///        └── redundancy force-switchover ──▶ asking (ForcedSwitchover) ──┘
/// ```
///
/// Whatever opens the next thing closes the one before; closing appends its items. Not drawn: a question, a reload
/// notice and the two lines of the prompt's timestamp may stand anywhere.
struct ConsoleSession: Sendable {
    private enum Activity {
        case nothing
        case printing(OpenOutput)
        case asking(ForcedSwitchover)
    }

    private var activity = Activity.nothing
    /// Of the last prompt.
    private var host: String?
    /// The unit whose console it is, as far as outputs told; forgotten when the console may have moved.
    private var observer: ChassisNumber?
    /// Whether the last prompt stood in recovery mode.
    private var isInRecoveryMode = false
    /// Stated before an output that has not begun.
    private var time: WallTime?

    init() {}

    /// Whether the line belongs to a prompt, a command or an output; finished items are appended.
    mutating func take(_ line: Line, into items: inout [ConsoleItem]) -> Bool {
        let text = ConsoleNotice.withoutPager(line.text[...])
        let trimmed = text.trimmed
        if trimmed.isEmpty { return !isIdle }
        if let prompt = ConsolePrompt(text, known: host) {
            close(into: &items, isComplete: true)
            take(prompt, line, into: &items)
            return true
        }
        if let command = announced(trimmed) {
            // An echo of the command that was announced just before.
            if case .printing(let output) = activity, !output.hasLines, command.show == output.command { return true }
            close(into: &items, isComplete: true)
            open(command, line, into: &items)
            return true
        }
        if let stamp = PromptTimestamp(trimmed) {
            take(stamp, into: &items)
            return true
        }
        if let fact = ConsoleNotice.fact(in: trimmed) {
            // A unit that reloads answers no dialog.
            if case .asking = activity { close(into: &items, isComplete: true) }
            items.append(LineSpan(line).item(.console, observer: observer, .fact(fact)))
            return true
        }
        if ConsoleNotice.isBoot(trimmed) {
            close(into: &items, isComplete: true)
            return false
        }
        openIfBegun(by: trimmed, line, into: &items)
        return proceed(line, text, into: &items)
    }

    /// Closes what is open; the session can go on with another file's lines.
    mutating func finish(into items: inout [ConsoleItem]) {
        close(into: &items, isComplete: false)
        self = ConsoleSession()
    }

    private var isIdle: Bool {
        if case .nothing = activity { true } else { false }
    }

    /// The command of a heading or of a bare line. A bare line must be one of the outputs that are read, since only
    /// those words cannot be prose.
    private func announced(_ text: Substring) -> TypedCommand? {
        if let command = AnnouncedCommand.command(in: text) { return TypedCommand(command) }
        guard text.begins(with: "sh") else { return nil }
        let bare = TypedCommand(text)
        return bare.show == nil ? nil : bare
    }

    private mutating func take(_ prompt: ConsolePrompt, _ line: Line, into items: inout [ConsoleItem]) {
        let isOtherHost = host.map { $0 != prompt.host } ?? false
        if isOtherHost { observer = nil }
        if prompt.isInRecoveryMode, isOtherHost || !isInRecoveryMode {
            items.append(LineSpan(line).item(.console, observer: observer, .fact(.recoveryEntered(trigger: ""))))
        } else if !prompt.isInRecoveryMode, isInRecoveryMode, !isOtherHost {
            items.append(LineSpan(line).item(.console, observer: observer, .fact(.recoveryLeft)))
        }
        isInRecoveryMode = prompt.isInRecoveryMode
        host = String(prompt.host)
        open(TypedCommand(prompt.command), line, into: &items)
    }

    private mutating func open(_ command: TypedCommand, _ line: Line, into items: inout [ConsoleItem]) {
        time = nil
        if command.isShow {
            guard let show = command.show else { return }
            activity = .printing(OpenOutput(show, typed: command, at: line, time: nil))
            return
        }
        // A comment or a question is no command.
        guard let first = command.text.utf8.first, first.isLetter else { return }
        let entered = Fact.commandEntered(String(command.text))
        items.append(LineSpan(line).item(.console, observer: observer, .fact(entered)))
        if command.isForcedSwitchover { activity = .asking(ForcedSwitchover()) }
    }

    private mutating func take(_ stamp: PromptTimestamp, into items: inout [ConsoleItem]) {
        if case .printing(var output) = activity, !output.hasLines {
            if case .time(let stated) = stamp { output.time = stated }
            activity = .printing(output)
            return
        }
        // It stands before an output whose command was not captured.
        close(into: &items, isComplete: true)
        if case .time(let stated) = stamp { time = stated }
    }

    private mutating func openIfBegun(by text: Substring, _ line: Line, into items: inout [ConsoleItem]) {
        guard let start = OutputStart(text) else { return }
        if case .printing(var output) = activity {
            let isSame = output.admits(start)
            activity = .printing(output)
            if isSame { return }
        }
        close(into: &items, isComplete: true)
        var output = OpenOutput(start.command, typed: nil, at: nil, time: time)
        time = nil
        _ = output.admits(start)
        activity = .printing(output)
    }

    private mutating func proceed(_ line: Line, _ text: Substring, into items: inout [ConsoleItem]) -> Bool {
        switch activity {
        case .nothing:
            return ConsoleNotice.isQuestion(text)
        case .printing(var output):
            // Out of the way while it changes: the rows kept so far would be copied for every line.
            activity = .nothing
            if let item = output.take(line, text, observer: observer) { items.append(item) }
            activity = .printing(output)
        case .asking(var dialog):
            dialog.take(line, text.trimmed)
            activity = .asking(dialog)
        }
        return true
    }

    private mutating func close(into items: inout [ConsoleItem], isComplete: Bool) {
        switch activity {
        case .nothing:
            return
        case .printing(let output):
            if let stated = output.statedObserver { observer = stated }
            if let known = observer, output.contradicts(known) { observer = nil }
            items += output.items(observer: observer, isComplete: isComplete)
        case .asking(let dialog):
            if let item = dialog.item(observer: observer) { items.append(item) }
            // The same host name answers from the other unit afterwards.
            if dialog.isAccepted { observer = nil }
        }
        activity = .nothing
    }
}
