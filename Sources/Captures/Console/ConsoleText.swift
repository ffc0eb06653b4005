internal import Operations
internal import Redundancy

/// Lines that announce a command without a prompt.
enum AnnouncedCommand {
    /// The command of `+++ router: executing command 'show redundancy' +++` or of the heading
    /// `------------------ show redundancy history ------------------`; nil for other lines.
    static func command(in text: Substring) -> Substring? {
        if text.begins(with: "+++ ") {
            return text.parted(at: "executing command '")?.after.parted(at: "' +++")?.before
        }
        guard text.begins(with: "----") else { return nil }
        let words = text.drop { $0 == "-" }
        guard words.utf8.first?.isBlank == true, let end = words.lastIndex(where: { $0 != "-" }) else { return nil }
        let inner = words[...end]
        guard inner.endIndex < words.endIndex, inner.utf8.last?.isBlank == true else { return nil }
        // Other headings (`---- Boot ----`) are no commands that anybody gave.
        let command = inner.trimmed
        return TypedCommand(command).isShow ? command : nil
    }
}

/// What a console prints outside any output that is a fact of its own.
enum ConsoleNotice {
    /// `Chassis 2 reloading, reason - Non participant detected` (unicon's stack) and `[2]: Reloading`.
    static func fact(in text: Substring) -> Fact? {
        if let behind = text.rest(after: "["), let (number, words) = behind.parted(at: "]: ") {
            guard words.begins(with: "Reloading"), let chassis = Int(number).flatMap(ChassisNumber.init) else {
                return nil
            }
            return .reloading(.chassis(chassis), reason: "")
        }
        guard let behind = text.rest(after: "Chassis ") ?? text.rest(after: "Switch "),
            let (number, reason) = behind.parted(at: " reloading, reason - "),
            let chassis = Int(number).flatMap(ChassisNumber.init)
        else { return nil }
        return .reloading(.chassis(chassis), reason: String(reason))
    }

    /// Whether the unit whose console it is starts anew: no output goes on behind it.
    static func isBoot(_ text: Substring) -> Bool {
        text.begins(with: "Press RETURN to get started") || text.begins(with: "Initializing Hardware")
            || text.begins(with: "System Bootstrap, ") || text.begins(with: "Restricted Rights Legend")
            || text.begins(with: "Booting...") || text.begins(with: "reload fp action requested")
            || text.begins(with: "rp processes exit with reload")
    }

    /// Whether the device asks something: `[confirm]`, `[yes/no]`, `[y/n]? [yes]:`.
    static func isQuestion(_ text: Substring) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "[")) else { return false }
        return text.contains("[confirm]") || text.contains("[yes/no]") || text.contains("[y/n]")
    }

    /// The line without what a pager left before it: ` --More-- ` and the blanks that overwrote it.
    static func withoutPager(_ text: Substring) -> Substring {
        guard var rest = text.trimmed.rest(after: "--More--") else { return text }
        for _ in 0..<9 {
            guard rest.utf8.first == UInt8(ascii: " ") else { break }
            rest = rest.dropFirst()
        }
        return rest
    }
}

/// The two lines that `terminal exec prompt timestamp` prints before an output.
enum PromptTimestamp {
    case load
    /// Nil when its clock cannot be read.
    case time(WallTime?)

    init?(_ text: Substring) {
        if text.begins(with: "Load for five secs") {
            self = .load
        } else if text.begins(with: "Time source is ") || text.begins(with: "No time source") {
            self = .time(text.parted(at: ", ").flatMap { PrintedClock($0.after)?.time })
        } else {
            return nil
        }
    }
}
