/// What one command of an IOS-XE device printed, on a console or in a capture of one output.
struct DeviceOutput: Hashable, Sendable {
    /// Empty when no prompt names it.
    var host = ""
    var command = ""
    /// Filled lines without the load and time that `terminal exec prompt timestamp` adds.
    var lines: [OutputText.Line] = []
    /// `wlc1#`
    var promptAfter: String?
    /// The line inside which the text ends, when nobody saw its end.
    var cutLine: Int?

    var wholeLines: [OutputText.Line] { lines.filter { $0.number != cutLine } }

    /// The last part that has the output sought; the last one that is silent when none has.
    ///
    /// - Throws: The device's own error (`% Invalid input detected …`), or `notThisOutput` at the first line.
    static func find(
        in text: OutputText,
        expected: String,
        where isOwn: (OutputText.Line) -> Bool
    ) throws(OutputError) -> DeviceOutput {
        let parts = parts(of: text)
        if let found = parts.last(where: { $0.lines.contains(where: isOwn) }) {
            // The same command once more whose output is not there: the earlier answer no longer counts.
            if let final = parts.last, final.lines.isEmpty, !final.command.isEmpty,
                found.command.hasPrefix(final.command),
                final.promptAfter == nil
            {
                return final
            }
            return found
        }
        let lines = parts.flatMap(\.lines)
        if let error = lines.lazy.compactMap(refusal).first { throw error }
        if let first = lines.first, first.number != parts.last?.cutLine {
            throw first.foreign(expected: expected)
        }
        return parts.last ?? DeviceOutput()
    }

    func completeness(
        own: Completeness.Proof?,
        in text: OutputText,
        otherwise gap: Completeness.Gap
    ) -> Completeness {
        if let own { return .complete(own) }
        if let promptAfter { return .complete(.promptAfter(promptAfter)) }
        if text.provesItsEnd { return .complete(.capturedWhole) }
        if lines.isEmpty { return .unknown(.silent) }
        return .unknown(cutLine.map { .cutOff(line: $0) } ?? gap)
    }

    private static func parts(of text: OutputText) -> [DeviceOutput] {
        var parts: [DeviceOutput] = []
        var current = DeviceOutput()
        for line in text.lines {
            if let prompt = Prompt(line.text) {
                if !current.lines.isEmpty || !current.command.isEmpty {
                    current.promptAfter = prompt.text
                    if current.host.isEmpty { current.host = prompt.host }
                    parts.append(current)
                }
                current = DeviceOutput(host: prompt.host, command: prompt.command)
            } else if !line.isBlank, !isChatter(line.text) {
                current.lines.append(line)
            }
        }
        if text.endsInsideLine, !text.isCapturedWhole { current.cutLine = text.lines.last?.number }
        if !current.lines.isEmpty || !current.command.isEmpty || parts.isEmpty { parts.append(current) }
        return parts
    }

    /// `wlc1#show chassis`, `wlc1-stby>`, `wlc1(recovery-mode)#`.
    private struct Prompt {
        var text: String
        var host: String
        var command: String

        init?(_ line: String) {
            guard let sign = line.firstIndex(where: { $0 == "#" || $0 == ">" }) else { return nil }
            let name = line[..<sign]
            let rest = line[line.index(after: sign)...]
            // A table's heading such as `Chassis#   Role` has its blanks right behind the sign.
            guard let first = name.first, first.isLetter, name.utf8.count <= 80, !rest.hasPrefix("  "),
                name.utf8.allSatisfy({ byte in
                    byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: ":") && byte != UInt8(ascii: "=")
                        && byte != UInt8(ascii: "<")
                })
            else { return nil }
            text = String(line[...sign])
            host = String(name.prefix { $0 != "(" })
            command = rest.collapsed
        }
    }

    private static func isChatter(_ text: String) -> Bool {
        let line = text.collapsed
        return line.hasPrefix("Load for five secs:") || line.hasPrefix("Time source is") || line.hasPrefix("+++ ")
            || line.hasPrefix("show ") || line.hasPrefix("dir ")
    }

    /// `% Invalid input detected at '^' marker.`, `%Error opening stby-bootflash:/ (No such device)`
    private static func refusal(_ line: OutputText.Line) -> OutputError? {
        let text = line.collapsed
        let plain = text.lowercased()
        let meaning: LocalizedText
        if plain.hasPrefix("%error") || plain.hasPrefix("% error") {
            meaning = LocalizedText(
                english: "The device could not open this file system: is the standby there and ready?",
                japanese: "このファイル・システムを開けません。スタンバイが存在し準備完了か確認してください"
            )
        } else if ["% invalid", "% incomplete", "% ambiguous", "% unknown", "% unrecognized", "% bad"]
            .contains(where: { plain.hasPrefix($0) })
        {
            meaning = LocalizedText(
                english: "The device does not know the command in this mode or release; compare its help",
                japanese: "この装置のモードまたはリリースではこのコマンドを認識しません。ヘルプを確認してください"
            )
        } else {
            return nil
        }
        return OutputError(line: line.number, .programError(message: text, meaning: meaning))
    }
}
