/// What one command printed: a text without prompts is one part, a copied screen has one for each command.
struct OutputPart: Hashable {
    /// The prompt with the command; nil when the text begins without one.
    var prompt: ConsolePrompt?
    /// Nil when none is printed.
    var banner: OutputBanner?
    /// Without prompts, password prompts, banner and copyright; blank lines are kept.
    var lines: [OutputText.Line] = []
    /// The prompt that follows, with which a shell proves that the command had ended.
    var promptAfter: ConsolePrompt?
    /// The line inside which the text ends, when nobody saw its end.
    var cutLine: Int?
    /// The collector saw the end of the text, which is this part's end.
    var isCapturedWhole = false
    /// And the command ended with exit code 0.
    var provesItsEnd = false

    var command: String { prompt?.command ?? "" }

    var isSilent: Bool { lines.allSatisfy(\.isBlank) }

    /// Lines that are not blank.
    var filledLines: [OutputText.Line] { lines.filter { !$0.isBlank } }

    /// Filled lines that are known to be whole: without the one inside which the text ends.
    var wholeLines: [OutputText.Line] { lines.filter { !$0.isBlank && $0.number != cutLine } }

    /// The identity that banner and prompt give.
    var identity: OutputIdentity {
        OutputIdentity(release: banner?.release ?? "", banner: banner?.text ?? "", host: prompt?.host ?? "")
    }

    /// The identity with a host and a home that the output itself names.
    func identity(host: String, home: String = "") -> OutputIdentity {
        var identity = identity
        if !host.isEmpty { identity.host = host }
        identity.home = home
        return identity
    }
}

extension OutputText {
    /// The text in parts, one for each command, at least one.
    ///
    /// - Complexity: O(*n*) in the text.
    func parts(_ forms: ConsolePrompt.Forms = .shell) -> [OutputPart] {
        var parts: [OutputPart] = []
        var current = OutputPart()
        var hasBody = false
        var previous = Previous.other
        let cutLine = endsInsideLine && !isCapturedWhole ? lines.last?.number : nil
        for line in lines {
            if previous == .continuedCommand {
                let typed = line.text.outputWords.drop { $0 == ">" }.joined(separator: " ")
                // In place: a command of many lines is not copied for each.
                current.prompt?.command.removeLast()
                current.prompt?.command += typed
                previous = typed.hasSuffix("\\") ? .continuedCommand : .other
                continue
            }
            if let prompt = ConsolePrompt(line.text, forms: forms) {
                let hasPrinted = hasBody || current.banner != nil
                if current.prompt != nil || hasPrinted {
                    current.promptAfter = prompt
                    // A prompt alone, with nothing below it, is no part.
                    if hasPrinted || !current.command.isEmpty { parts.append(current) }
                }
                current = OutputPart(prompt: prompt)
                hasBody = false
                previous = prompt.command.hasSuffix("\\") ? .continuedCommand : .other
                continue
            }
            if let behind = ConsolePrompt.textBehindPasswordPrompt(line.text) {
                if !behind.isEmpty { current.lines.append(Line(number: line.number, text: behind)) }
                hasBody = hasBody || !behind.isEmpty
            } else if current.banner == nil, !hasBody, line.number != cutLine,
                let banner = OutputBanner(line.text)
            {
                current.banner = banner
                previous = .banner
                continue
            } else if previous == .banner, OutputBanner.isCopyright(line.text) {
                // Says nothing but the year.
            } else {
                current.lines.append(line)
                hasBody = hasBody || !line.isBlank
            }
            previous = .other
        }
        current.cutLine = cutLine
        current.isCapturedWhole = isCapturedWhole
        current.provesItsEnd = provesItsEnd
        // A prompt alone at the end is the one that follows, not a part; text below it has lost its command.
        let isPromptAlone = current.prompt?.command.isEmpty == true && !hasBody && current.banner == nil
        if !isPromptAlone || parts.isEmpty { parts.append(current) }
        return parts
    }

    private enum Previous {
        case banner
        case continuedCommand
        case other
    }

    /// The last part that belongs to a parser: by its command, or, where none is told, by what it says.
    ///
    /// A command of the same program with other arguments excludes a part, whatever it printed.
    func lastPart(
        running commands: [[String]],
        forms: ConsolePrompt.Forms = .shell,
        orSaying isOwn: (Line) -> Bool
    ) -> OutputPart {
        ownParts(running: commands, forms: forms, orSaying: isOwn).last ?? parts(forms).last ?? OutputPart()
    }

    /// All parts that belong to a parser, in order.
    func ownParts(
        running commands: [[String]],
        forms: ConsolePrompt.Forms = .shell,
        orSaying isOwn: (Line) -> Bool
    ) -> [OutputPart] {
        let programs = commands.compactMap(\.first)
        return parts(forms).filter { part in
            if commands.contains(where: { ConsoleCommand.runs($0, in: part.command) }) { return true }
            if ConsoleCommand.calls(programs, in: part.command) { return false }
            return part.lines.contains(where: isOwn)
        }
    }
}
