/// A prompt with what was typed behind it: `host#show chassis`, `host(config)#do sh red`, `host-stby>`,
/// `host(recovery-mode)#`.
struct ConsolePrompt {
    /// With `-stby` where the prompt has it: that is the other unit's console.
    var host: Substring
    var isInRecoveryMode: Bool
    /// Empty for a bare prompt.
    var command: Substring

    /// The longest host name that IOS-XE takes, and room for `-stby` and the mode.
    private static let longest = 100

    /// - Parameter known: the host of the console's last prompt. Of any other, a prompt is only believed when what
    ///   follows looks like a command, since prose and tables have `#` and `>` too.
    init?(_ line: Substring, known: String?) {
        let bytes = line.utf8
        guard let first = bytes.first, first.isLetter || first.isDigit else { return nil }
        guard
            let sign = bytes.prefix(Self.longest).firstIndex(where: {
                $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: ">")
            })
        else { return nil }
        let head = line[..<sign]
        command = line[bytes.index(after: sign)...].trimmed
        let bracket = head.firstIndex(of: "(") ?? head.endIndex
        host = head[..<bracket]
        let mode = head[bracket...]
        isInRecoveryMode = mode.begins(with: "(recovery-mode)")
        guard host.utf8.allSatisfy({ $0.isLetter || $0.isDigit || "-_.".utf8.contains($0) }) else { return nil }
        guard mode.isEmpty || mode.last == ")" && !mode.utf8.contains(where: \.isBlank) else { return nil }
        // `Chassis#   Role …` and `Switch#  Port 1 …` head tables.
        if host == "Chassis" || host == "Switch" {
            guard !command.begins(with: "Role"), !command.begins(with: "Port ") else { return nil }
        }
        if host == known ?? "" || command.isEmpty { return }
        // A row of a table whose first column has such a sign (`lobby#east  0011.2233.4455 …`) has several pieces.
        guard command.utf8.first?.isLower == true, command.cells.count < 3 else { return nil }
    }
}
