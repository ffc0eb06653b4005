internal import ArgumentParser
internal import Foundation
internal import Reports

/// The words and the colour that a command prints in.
struct LanguageOptions: ParsableArguments {
    @Option(name: .long, help: "en or ja (default: from LC_ALL, LC_MESSAGES or LANG).")
    var lang: Language?

    @Flag(name: .long, help: "No colour, also on a terminal (as does the variable NO_COLOR).")
    var noColor = false

    var language: Language {
        if let lang { return lang }
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        return Language(locale: locale)
    }

    /// Colour where people read: on a terminal, unless it is refused.
    func ink(forText isText: Bool) -> Ink {
        let isRefused = noColor || !(ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
        return Ink(isColored: !isRefused && Terminal.isInteractive && isText)
    }
}
