/// A prompt of a shell or of SQL*Plus, with what was typed behind it.
///
/// | form | host |
/// |---|---|
/// | `[oracle@oms1 ~]$ command`, `[oracle@oms1:/home/oracle]$ command` | `oms1` |
/// | `oracle@oms1:~$ command`, `oms1$ command` | `oms1` |
/// | `-bash-4.2$ command`, `$ command`, `# command` | none |
/// | `SQL> statement` | none |
struct ConsolePrompt: Hashable {
    /// Which forms count: a file may have lines that begin with `#`.
    struct Forms: OptionSet, Hashable {
        let rawValue: UInt8

        static let bracketed = Self(rawValue: 1)
        static let named = Self(rawValue: 2)
        static let bare = Self(rawValue: 4)
        static let sqlplus = Self(rawValue: 8)

        /// Of a command that was typed into a shell.
        static let shell: Self = [.bracketed, .named, .bare]
        /// Around a file that was printed.
        static let file: Self = [.bracketed, .named]
    }

    /// The prompt alone: `[oracle@oms1 ~]$`.
    var text: String
    /// Empty when the prompt does not tell.
    var host: String
    /// What was typed, trimmed; empty for a prompt alone.
    var command: String

    /// Nil when the line is no prompt of these forms.
    init?(_ line: some StringProtocol, forms: Forms = .shell) {
        let line = String(line)
        let trimmed = line.drop { $0 == " " || $0 == "\u{FEFF}" }
        if forms.contains(.sqlplus), trimmed.hasPrefix("SQL>") {
            self.init("SQL>", host: "", rest: trimmed.dropFirst(4))
        } else if forms.contains(.bracketed), let found = Self.bracketed(trimmed) {
            self = found
        } else if let sign = trimmed.first, sign == "$" || sign == "#" {
            let rest = trimmed.dropFirst()
            guard forms.contains(.bare), rest.isEmpty || rest.first == " " else { return nil }
            self.init(String(sign), host: "", rest: rest)
        } else if forms.contains(.named), let found = Self.named(trimmed) {
            self = found
        } else {
            return nil
        }
    }

    private init(_ text: String, host: String, rest: Substring) {
        self.text = text
        self.host = host
        command = rest.collapsed
    }

    /// `[user@host place]$`, with `:` or a blank before the place.
    private static func bracketed(_ line: Substring) -> Self? {
        guard line.first == "[", let close = line.firstIndex(of: "]") else { return nil }
        let inside = line[line.index(after: line.startIndex)..<close]
        guard let at = inside.firstIndex(of: "@"), !inside[..<at].contains(" ") else { return nil }
        let host = inside[inside.index(after: at)...].prefix { $0 != " " && $0 != ":" }
        let rest = line[line.index(after: close)...]
        guard isHost(host), let sign = rest.first, sign == "$" || sign == "#" else { return nil }
        let behind = rest.dropFirst()
        return Self(String(line[...rest.startIndex]), host: String(host), rest: behind)
    }

    /// One word that ends with the sign: `oracle@oms1:~$`, `oms1$`, `-bash-4.2$`.
    private static func named(_ line: Substring) -> Self? {
        let word = line.prefix { $0 != " " }
        guard let sign = word.last, sign == "$" || sign == "#", word.count > 1 else { return nil }
        let name = word.dropLast()
        let host: Substring
        if let at = name.firstIndex(of: "@") {
            host = name[name.index(after: at)...].prefix { $0 != ":" }
            guard isHost(host) else { return nil }
        } else if isHost(name) {
            host = name
        } else {
            guard name.hasPrefix("-"), isHost(name.dropFirst()) else { return nil }
            host = ""
        }
        return Self(String(word), host: String(host), rest: line[word.endIndex...])
    }

    private static func isHost(_ name: Substring) -> Bool {
        guard let first = name.utf8.first, isLetterOrDigit(first) else { return false }
        return name.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// What stands behind a password prompt (`Enter Enterprise Manager Root (SYSMAN) Password :`), or nil for another line.
    ///
    /// A program without a terminal prints its answer on the same line.
    static func textBehindPasswordPrompt(_ line: some StringProtocol) -> String? {
        let line = String(line)
        let words = line.outputWords
        guard let first = words.first, ["Enter", "Verify", "Re-enter", "Confirm", "Password:"].contains(first),
            let password = words.firstIndex(where: { $0.lowercased().hasPrefix("password") }), password < 8,
            let colon = line.firstIndex(of: ":")
        else { return nil }
        // The colon belongs to the word `Password`, or stands right behind it.
        let before = line[..<colon].outputWords
        guard let last = before.last, last.lowercased() == "password" else { return nil }
        return line[line.index(after: colon)...].collapsed
    }
}

/// A command as it was typed, for the question which program ran.
enum ConsoleCommand {
    /// Whether a typed line runs a program with these first arguments: `/u01/bin/emctl status oms` runs `emctl`, `status`, `oms`.
    ///
    /// The line may have several commands, with `;`, `|`, `&&` between them, and `sudo -u oracle` before one.
    static func runs(_ words: [String], in command: String) -> Bool {
        segments(of: command).contains { $0.starts(with: words) }
    }

    /// Whether one of these programs is called at all.
    static func calls(_ programs: [String], in command: String) -> Bool {
        segments(of: command).contains { $0.first.map(programs.contains) ?? false }
    }

    /// Each command's words, the program without its folder.
    static func segments(of command: String) -> [[String]] {
        command.split { $0 == ";" || $0 == "|" || $0 == "&" }.map { segment in
            var words = segment.outputWords
            if words.first == "sudo" {
                var rest = words.dropFirst()
                while let option = rest.first, option.hasPrefix("-") {
                    rest = rest.dropFirst(option == "-u" && rest.count > 1 ? 2 : 1)
                }
                words = Array(rest)
            }
            if let program = words.first {
                words[0] = String(program.split { $0 == "/" || $0 == "\\" }.last ?? "")
            }
            return words
        }
    }
}
