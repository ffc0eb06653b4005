import Redundancy
import Testing

extension CommandParserTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        var line: String
        var mode: ConsoleMode
        var profile: Profile
        var error: CommandError

        init(
            _ line: String,
            _ column: Int,
            _ problem: CommandError.Problem,
            in mode: ConsoleMode = .exec,
            _ profile: Profile = .r16_10
        ) {
            (self.line, self.mode, self.profile) = (line, mode, profile)
            error = CommandError(column: column, problem)
        }

        var testDescription: String { "\(mode) \(profile.name): \(line)" }
    }

    private static let exec = ["chassis", "configure", "copy", "exit", "redundancy", "reload", "show"]

    static let wrongWords: [Refusal] = [
        Refusal("", 1, .emptyLine),
        Refusal("  \n", 1, .emptyLine, in: .configuration),
        Refusal("reload\nreload", 7, .lineBreak),
        Refusal("hostname a\r\nend", 11, .lineBreak, in: .configuration),
        Refusal("foo", 1, .unknownWord(found: "foo", expected: exec)),
        Refusal("  chassiss", 3, .unknownWord(found: "chassiss", expected: exec)),
        Refusal("\u{212A}", 1, .unknownWord(found: "\u{212A}", expected: exec)),
        Refusal("re", 1, .ambiguous(found: "re", candidates: ["redundancy", "reload"])),
        Refusal("c", 1, .ambiguous(found: "c", candidates: ["chassis", "configure", "copy"])),
        Refusal("show red s", 10, .ambiguous(found: "s", candidates: ["states", "switchover"])),
        Refusal("e", 1, .ambiguous(found: "e", candidates: ["end", "exit"]), in: .configuration),
        Refusal(
            "redun",
            1,
            .ambiguous(found: "redun", candidates: ["redun-management", "redundancy"]),
            in: .configuration,
            .r17
        ),
        Refusal("chassis", 8, .missing(expected: ["<1-2>", "clear", "ha-interface", "redundancy"])),
        Refusal("chassis x", 9, .unknownWord(found: "x", expected: ["<1-2>", "clear", "ha-interface", "redundancy"])),
        Refusal("chassis 1 ", 10, .missing(expected: ["priority", "renumber"])),
        Refusal("chassis 1 priority", 19, .missing(expected: ["<1-15>"])),
        Refusal("configure", 10, .missing(expected: ["terminal"])),
        Refusal("redundancy", 11, .missing(expected: ["force-switchover"])),
        Refusal("reload now", 8, .trailing(found: "now")),
        Refusal("chassis clear all", 15, .trailing(found: "all")),
        Refusal("show chassis rmi", 14, .trailing(found: "rmi")),
        Refusal("show redundancy switchover x", 28, .unknownWord(found: "x", expected: ["history"])),
        Refusal("end now", 5, .trailing(found: "now"), in: .configuration),
        Refusal("main-cpu x", 10, .trailing(found: "x"), in: .redundancy),
        Refusal("standby console", 16, .missing(expected: ["enable"]), in: .mainCPU),
        Refusal(
            "do conf t",
            4,
            .unknownWord(found: "conf", expected: ["chassis", "copy", "redundancy", "reload", "show"]),
            in: .configuration
        ),
        Refusal("do", 3, .missing(expected: ["chassis", "copy", "redundancy", "reload", "show"]), in: .redundancy),
    ]

    static let wrongValues: [Refusal] = [
        Refusal("chassis 0 priority 1", 9, .numberOutOfRange(found: "0", range: 1...2)),
        Refusal("chassis 3 priority 1", 9, .numberOutOfRange(found: "3", range: 1...2)),
        Refusal("chassis 1 priority 16", 20, .numberOutOfRange(found: "16", range: 1...15)),
        Refusal(
            "chassis 1 priority 99999999999999999999",
            20,
            .numberOutOfRange(found: "99999999999999999999", range: 1...15)
        ),
        Refusal("chassis 1 priority -1", 20, .unknownWord(found: "-1", expected: ["<1-15>"])),
        Refusal("chassis 1 renumber 3", 20, .numberOutOfRange(found: "3", range: 1...2), .r17),
        Refusal("chassis redundancy keep-alive timer 11", 37, .numberOutOfRange(found: "11", range: 1...10), .r17),
        Refusal("chassis redundancy keep-alive retries 2", 39, .numberOutOfRange(found: "2", range: 3...10), .r17),
        Refusal(
            "chassis ha-interface Gi0 local-ip 10.0.0.1 /24 remote-ip 10.0.0.2",
            24,
            .numberOutOfRange(found: "0", range: 1...32)
        ),
        Refusal("chassis ha-interface local-ip 10.0.0 /24 remote-ip 10.0.0.2", 31, .badAddress(found: "10.0.0")),
        Refusal(
            "chassis ha-interface local-ip 10.0.0.1 /24 remote-ip 10.0.0.256",
            54,
            .badAddress(found: "10.0.0.256")
        ),
        Refusal("chassis ha-interface local-ip 10.0.0.1 /33 remote-ip 10.0.0.2", 40, .badMask(found: "/33")),
        Refusal("chassis ha-interface local-ip 10.0.0.1/0 remote-ip 10.0.0.2", 39, .badMask(found: "/0")),
        Refusal(
            "chassis ha-interface local-ip 10.0.0.1 255.0.255.0 remote-ip 10.0.0.2",
            40,
            .badMask(found: "255.0.255.0")
        ),
        Refusal("chassis ha-interface local-ip 10.0.0.1 0.0.0.0 remote-ip 10.0.0.2", 40, .badMask(found: "0.0.0.0")),
        Refusal(
            "chassis ha-interface local-ip 10.0.0.1 remote-ip 10.0.0.2",
            40,
            .missing(expected: ["/nn", "A.B.C.D"])
        ),
        Refusal("chassis ha-interface local-ip 10.0.0.1 /24", 43, .missing(expected: ["remote-ip"])),
        Refusal("chassis ha-interface Gig 3", 27, .missing(expected: ["local-ip"])),
        Refusal("copy flash:a stby-bootflash:b", 14, .imagesDiffer(first: "a", second: "b")),
        Refusal("copy flash: stby-bootflash:b", 12, .missing(expected: ["WORD"])),
        Refusal(
            "copy bootflash:a stby-bootflash:a",
            6,
            .unknownWord(found: "bootflash:a", expected: ["flash:WORD"])
        ),
        Refusal("copy flash:a", 13, .missing(expected: ["stby-bootflash:WORD"])),
        Refusal("boot system flash", 18, .missing(expected: ["bootflash:WORD"]), in: .configuration),
        Refusal("boot system flash bootflash:", 29, .missing(expected: ["WORD"]), in: .configuration),
    ]

    static let wrongPlaces: [Refusal] = [
        Refusal("chassis 1 renumber 2", 11, .notInThisProfile(found: "renumber")),
        Refusal("chassis redundancy keep-alive timer 1", 9, .notInThisProfile(found: "redundancy")),
        Refusal("chassis redundancy ha-interface GigabitEthernet 3", 50, .addressesRequired, .r17),
        Refusal(
            "chassis redundancy ha-interface local-ip 10.0.0.1",
            33,
            .unknownWord(found: "local-ip", expected: ["GigabitEthernet"]),
            .r17
        ),
        Refusal("install commit", 1, .notInThisProfile(found: "install")),
        Refusal(" install add file bootflash:a", 2, .notInThisProfile(found: "install")),
        Refusal("install", 8, .missing(expected: ["abort", "activate", "add", "commit"]), .r17),
        Refusal("install a", 9, .ambiguous(found: "a", candidates: ["abort", "activate", "add"]), .r17),
        Refusal(
            "install deactivate",
            9,
            .unknownWord(found: "deactivate", expected: ["abort", "activate", "add", "commit"]),
            .r17
        ),
        Refusal("install activate", 17, .missing(expected: ["issu"]), .r17),
        Refusal(
            "install activate issu now",
            23,
            .unknownWord(found: "now", expected: ["auto-abort-timer"]),
            .r17
        ),
        Refusal("install activate issu auto-abort-timer", 39, .missing(expected: ["<30-1200>"]), .r17),
        Refusal(
            "install activate issu auto-abort-timer 29",
            40,
            .numberOutOfRange(found: "29", range: 30...1_200),
            .r17
        ),
        Refusal("install add bootflash:a", 13, .unknownWord(found: "bootflash:a", expected: ["file"]), .r17),
        Refusal("install add file a", 18, .unknownWord(found: "a", expected: ["bootflash:WORD"]), .r17),
        Refusal("install add file bootflash:", 28, .missing(expected: ["WORD"]), .r17),
        Refusal("install commit now", 16, .trailing(found: "now"), .r17),
        Refusal("install commit", 1, .wrongMode(.exec), in: .configuration, .r17),
        Refusal("boot system flash bootflash:a", 1, .wrongMode(.configuration)),
        Refusal("end", 1, .wrongMode(.configuration)),
        Refusal("main-cpu", 1, .wrongMode(.redundancy)),
        Refusal("main-cpu", 1, .wrongMode(.redundancy), in: .configuration),
        Refusal("standby console enable", 1, .wrongMode(.mainCPU)),
        Refusal(" standby console enable", 2, .wrongMode(.mainCPU), in: .redundancy),
        Refusal("show chassis", 1, .wrongMode(.exec), in: .configuration),
        Refusal("reload", 1, .wrongMode(.exec), in: .mainCPU),
        Refusal("redundancy force-switchover", 1, .wrongMode(.exec), in: .configuration),
    ]

    @Test(arguments: wrongWords + wrongValues + wrongPlaces)
    func `an error names its column and its problem`(refusal: Refusal) {
        #expect(throws: refusal.error) {
            try Command(parsing: refusal.line, in: refusal.mode, profile: refusal.profile)
        }
    }

    @Test(
        arguments: [
            ("show chasis", "chassis"), ("realod", "reload"),
            ("chassis redundancy ha-interface gigabitethrnet 3", "GigabitEthernet"),
            ("exot", "exit"), ("xyz", nil), ("show redundancy stats", "states"),
            ("show redundancy switchover histroy", "history"),
        ] as [(String, String?)]
    )
    func `an unknown word is answered with the nearest one`(line: String, suggestion: String?) throws {
        let error = try #require(throws: CommandError.self) {
            try Command(parsing: line, in: .exec, profile: .r17)
        }
        #expect(error.problem.suggestion == suggestion)
    }
}
