internal import Redundancy

/// A command line as an operator typed it: abbreviated, with `do` before it or a filter behind it.
struct TypedCommand {
    /// The whole text, trimmed.
    var text: Substring
    /// Before the filter, without `do`.
    private var words: [Substring]

    init(_ text: Substring) {
        self.text = text.trimmed
        let unfiltered = self.text.prefix { $0 != "|" }
        words = unfiltered.words.map(\.text)
        if words.first == "do" { words.removeFirst() }
    }

    /// Whether it only shows, whatever that be.
    var isShow: Bool {
        guard let verb = words.first else { return false }
        return Word("sh", "ow").matches(verb)
    }

    /// `redundancy force-switchover`, abbreviated or not.
    var isForcedSwitchover: Bool {
        Self.forcedSwitchover.matches(words)
    }

    /// Whether the newest entry comes first.
    var isReversed: Bool {
        words.count > 3 && Word("rev", "erse").matches(words[words.count - 1])
    }

    /// The show command that it means, of those that are read.
    var show: ShowCommand? {
        guard isShow else { return nil }
        // The units named between `onboard` and `uptime` (`switch active`, `slot 1`) are not part of the pattern.
        var pattern = words
        if let uptime = words.firstIndex(where: { Word("upt", "ime").matches($0) }), uptime > 3 {
            pattern.removeSubrange(3..<uptime)
        }
        return Self.patterns.first { $0.pattern.matches(pattern) }?.command
    }

    /// A word of a command: the letters that must be typed, and those that may follow.
    private struct Word {
        var needed: String
        var whole: String

        init(_ needed: String, _ rest: String) {
            self.needed = needed
            whole = needed + rest
        }

        func matches(_ typed: Substring) -> Bool {
            typed.hasPrefix(needed) && whole.hasPrefix(typed)
        }
    }

    /// `sh.ow red.undancy st.ates`: the needed letters stand before the points. A last `*` stands for any words.
    private struct Pattern {
        private var words: [Word]
        private var isOpen: Bool

        init(_ text: String) {
            let parts = text.split(separator: " ")
            isOpen = parts.last == "*"
            words = parts.filter { $0 != "*" }.map { part in
                let halves = part.split(separator: ".")
                return Word(String(halves[0]), halves.count > 1 ? String(halves[1]) : "")
            }
        }

        func matches(_ typed: [Substring]) -> Bool {
            guard isOpen ? typed.count >= words.count : typed.count == words.count else { return false }
            return zip(words, typed).allSatisfy { $0.matches($1) }
        }
    }

    private static let forcedSwitchover = Pattern("red.undancy fo.rce-switchover *")

    /// Where two patterns fit, the first is meant.
    private static let patterns: [(command: ShowCommand, pattern: Pattern)] = [
        (.redundancy, Pattern("sh.ow red.undancy")),
        (.redundancyStates, Pattern("sh.ow red.undancy st.ates")),
        (.switchoverHistory, Pattern("sh.ow red.undancy sw.itchover hi.story")),
        (.redundancyHistory, Pattern("sh.ow red.undancy hi.story")),
        (.redundancyHistory, Pattern("sh.ow red.undancy hi.story rev.erse")),
        (.configSyncFailures, Pattern("sh.ow red.undancy con.fig-sync fa.ilures m.cl")),
        (.chassis, Pattern("sh.ow chas.sis")),
        (.chassis, Pattern("sh.ow chas.sis rm.i")),
        (.chassis, Pattern("sh.ow chas.sis det.ail")),
        (.chassis, Pattern("sh.ow swi.tch")),
        (.chassis, Pattern("sh.ow swi.tch det.ail")),
        (.accessPointUptime, Pattern("sh.ow ap upt.ime")),
        (.wirelessClientSummary, Pattern("sh.ow wir.eless cl.ient sum.mary")),
        (.wirelessClientSummary, Pattern("sh.ow wir.eless cl.ient sum.mary det.ail")),
        (.dualActiveDetection, Pattern("sh.ow stackwise-v.irtual du.al-active-detection")),
        (.bootVariables, Pattern("sh.ow bootv.ar")),
        (.bootVariables, Pattern("sh.ow boot")),
        (.issuState, Pattern("sh.ow iss.u st.ate")),
        (.issuState, Pattern("sh.ow iss.u st.ate det.ail")),
        (.onboardUptime, Pattern("sh.ow logg.ing onb.oard upt.ime")),
        (.onboardUptime, Pattern("sh.ow logg.ing onb.oard upt.ime det.ail")),
    ]
}
