extension Command {
    /// Reads one typed line. Keywords may be abbreviated as long as one is meant, in any case and with any blanks.
    public init(parsing text: String, in mode: ConsoleMode, profile: Profile) throws(CommandError) {
        var parser = CommandParser(words: try CommandWords(text), mode: mode, profile: profile)
        self = mode == .exec ? try parser.exec(isDone: false) : try parser.configuration()
    }
}

/// The grammar of ``Command``.
struct CommandParser {
    var words: CommandWords
    let mode: ConsoleMode
    let profile: Profile

    private static let chassis: ClosedRange<UInt8> = 1...2
    private static let priorities: ClosedRange<UInt8> = 1...15
    private static let timers: ClosedRange<UInt8> = 1...10
    private static let retries: ClosedRange<UInt8> = 3...10
    /// Minutes.
    private static let autoAbort: ClosedRange<UInt16> = 30...1_200

    // MARK: - Exec

    /// After `do` a line may not move the console to another mode.
    mutating func exec(isDone: Bool) throws(CommandError) -> Command {
        let moving = isDone ? [] : ["configure", "exit"]
        let later = profile == .r16_10 ? [] : ["install"]
        let keywords = (["chassis", "copy", "redundancy", "reload", "show"] + later + moving).sorted()
        if let word = words.next, word.isKeyword("install") { try requireLaterProfile("install", at: word.column) }
        if let word = words.next, let mode = Self.modeOfConfigurationWord(word) {
            throw CommandError(column: word.column, .wrongMode(mode))
        }
        let command: Command
        switch try words.keyword(keywords) {
        case "chassis": command = try chassis()
        case "configure":
            try words.keywords("terminal")
            command = .configureTerminal
        case "copy": command = try copy()
        case "exit": command = .exit
        case "install": command = .install(try installStep())
        case "redundancy":
            try words.keywords("force-switchover")
            command = .forceSwitchover
        case "reload": command = .reload
        default: return .show(try words.show())
        }
        try words.end()
        return command
    }

    /// Where a word belongs that no exec command begins with, written in full.
    private static func modeOfConfigurationWord(_ word: Word) -> ConsoleMode? {
        switch word.matches(["boot", "end", "main-cpu", "standby"]).first(where: word.isKeyword) {
        case "boot", "end": .configuration
        case "main-cpu": .redundancy
        case "standby": .mainCPU
        default: nil
        }
    }

    private mutating func chassis() throws(CommandError) -> Command {
        let sign = CommandWords.sign(Self.chassis)
        if let word = words.next, word.beginsWithDigit {
            let number = ChassisNumber(rawValue: try words.number(Self.chassis))
            let column = words.next?.column
            if try words.keyword(["priority", "renumber"]) == "priority" {
                return .priority(number, try words.number(Self.priorities))
            }
            try requireLaterProfile("renumber", at: column)
            return .renumber(number, to: ChassisNumber(rawValue: try words.number(Self.chassis)))
        }
        let column = words.next?.column
        switch try words.keyword(["clear", "ha-interface", "redundancy"], or: [sign]) {
        case "clear": return .clear
        case "ha-interface": return .haInterface(try words.haInterface(namesInterface: false))
        default:
            try requireLaterProfile("redundancy", at: column)
            return try chassisRedundancy()
        }
    }

    /// `chassis redundancy …` of the 17.x profile.
    private mutating func chassisRedundancy() throws(CommandError) -> Command {
        if try words.keyword(["ha-interface", "keep-alive"]) == "ha-interface" {
            return .haInterface(try words.haInterface(namesInterface: true))
        }
        return try words.keyword(["retries", "timer"]) == "timer"
            ? .keepaliveTimer(try words.number(Self.timers)) : .keepaliveRetries(try words.number(Self.retries))
    }

    /// `install …` of the 17.x profile.
    private mutating func installStep() throws(CommandError) -> Command.InstallStep {
        switch try words.keyword(["abort", "activate", "add", "commit"]) {
        case "abort":
            try words.keywords("issu")
            return .abort
        case "activate":
            try words.keywords("issu")
            guard words.next != nil else { return .activate(autoAbort: nil) }
            try words.keywords("auto-abort-timer")
            return .activate(autoAbort: try words.number(Self.autoAbort))
        case "add":
            try words.keywords("file")
            return .add(image: try words.image(after: "bootflash:").name)
        default: return .commit
        }
    }

    private func requireLaterProfile(_ keyword: String, at column: Int?) throws(CommandError) {
        if profile == .r16_10 { throw CommandError(column: column ?? 1, .notInThisProfile(found: keyword)) }
    }

    /// `copy flash:I stby-bootflash:I` (507): the same image, so the same name.
    private mutating func copy() throws(CommandError) -> Command {
        let source = try words.image(after: "flash:")
        let target = try words.image(after: "stby-bootflash:")
        guard source.name.utf8.elementsEqual(target.name.utf8) else {
            throw CommandError(column: target.column, .imagesDiffer(first: source.name, second: target.name))
        }
        return .copyToStandby(image: source.name)
    }

    // MARK: - Configuration

    mutating func configuration() throws(CommandError) -> Command {
        guard let first = words.next else { throw words.missing([]) }
        if first.isKeyword("do") {
            words.skip()
            return try exec(isDone: true)
        }
        let matches = first.matches(configurationKeywords)
        if matches.count > 1 {
            throw CommandError(column: first.column, .ambiguous(found: first.text, candidates: matches.sorted()))
        }
        guard let keyword = matches.first else { return try otherConfiguration(first) }
        let following = words.afterNext
        let command: Command
        switch keyword {
        case "boot":
            // `boot system bootflash:I` and its like are lines of configuration too, only not this one (509).
            guard following.count >= 2, following[0].abbreviates("system"), following[1].abbreviates("flash") else {
                return .configuration(words.line)
            }
            for _ in 0..<3 { words.skip() }
            command = .bootSystem(image: try words.image(after: "bootflash:").name)
        case "end":
            words.skip()
            command = .end
        case "exit":
            words.skip()
            command = .exit
        case "redundancy":
            if let word = following.first, word.isKeyword("force-switchover") {
                throw CommandError(column: first.column, .wrongMode(.exec))
            }
            words.skip()
            command = .submode(.redundancy)
        case "main-cpu":
            words.skip()
            command = .submode(.mainCPU)
        case "standby":
            words.skip()
            try words.keywords("console", "enable")
            command = .standbyConsoleEnable
        default: return .configuration(words.line)
        }
        try words.end()
        return command
    }

    /// What a line of this mode may begin with and is not simply kept. `redun-management` only makes `redun` ambiguous.
    private var configurationKeywords: [String] {
        var keywords = ["boot", "end", "exit", "redundancy"]
        if profile == .r17 { keywords.append("redun-management") }
        if mode == .redundancy { keywords.append("main-cpu") }
        if mode == .mainCPU { keywords.append("standby") }
        return keywords
    }

    /// Every other line is kept, but not one that is plainly meant for another mode: it would be lost without a word.
    private func otherConfiguration(_ first: Word) throws(CommandError) -> Command {
        let following = words.afterNext
        let meant: ConsoleMode? =
            if ["chassis", "configure", "copy", "reload", "show"].contains(where: first.isKeyword)
                || profile == .r17 && first.isKeyword("install")
            {
                .exec
            } else if first.isKeyword("main-cpu"), following.isEmpty {
                .redundancy
            } else if first.isKeyword("standby"), let second = following.first, second.isKeyword("console") {
                .mainCPU
            } else {
                nil
            }
        if let meant { throw CommandError(column: first.column, .wrongMode(meant)) }
        return .configuration(words.line)
    }
}
