import Redundancy
import TestSupport
import Testing

@Suite struct CommandParserTests {
    private static let local = AddressIPv4(bits: 0xAC17_AE55)
    private static let remote = AddressIPv4(bits: 0xAC17_AE56)
    private static let one = ChassisNumber(rawValue: 1)
    private static let two = ChassisNumber(rawValue: 2)
    private static let appliance = Command.haInterface(HAInterface(local: local, prefixLength: 24, remote: remote))
    private static let virtual = Command.haInterface(
        HAInterface(gigabitEthernet: 3, local: local, prefixLength: 24, remote: remote)
    )

    struct Form: Sendable, CustomTestStringConvertible {
        var line: String
        var mode: ConsoleMode
        var profile: Profile
        var command: Command

        init(_ line: String, _ command: Command, in mode: ConsoleMode = .exec, _ profile: Profile = .r16_10) {
            (self.line, self.mode, self.profile, self.command) = (line, mode, profile, command)
        }

        var testDescription: String { "\(mode) \(profile.name): \(line)" }
    }

    private static let addresses = "local-ip 172.23.174.85 /24 remote-ip 172.23.174.86"

    static let execForms: [Form] = [
        Form("chassis 1 priority 2", .priority(one, 2)),
        Form("chassis 2 priority 15", .priority(two, 15)),
        Form("chassis ha-interface Gig 3 local-ip 172.23.174.85 /24 remote-ip  172.23.174.86   ", virtual),
        Form("chassis ha-interface \(addresses)", appliance),
        Form("chassis clear", .clear),
        Form("redundancy force-switchover", .forceSwitchover),
        Form("reload", .reload),
        Form("configure terminal", .configureTerminal),
        Form("exit", .exit),
        Form("copy flash:C9800.bin stby-bootflash:C9800.bin", .copyToStandby(image: "C9800.bin")),
        Form("chassis 1 renumber 2", .renumber(one, to: two), .r17),
        Form("install add file bootflash:C9800.bin", .install(.add(image: "C9800.bin")), .r17),
        Form("install activate issu", .install(.activate(autoAbort: nil)), .r17),
        Form("install activate issu auto-abort-timer 1200", .install(.activate(autoAbort: 1_200)), .r17),
        Form("install commit", .install(.commit), .r17),
        Form("install abort issu", .install(.abort), .r17),
        Form("chassis redundancy ha-interface GigabitEthernet 3 \(addresses)", virtual, .r17),
        Form("chassis redundancy keep-alive timer 10", .keepaliveTimer(10), .r17),
        Form("chassis redundancy keep-alive retries 3", .keepaliveRetries(3), .r17),
    ]

    static let configurationForms: [Form] = [
        Form("redundancy", .submode(.redundancy), in: .configuration),
        Form("main-cpu", .submode(.mainCPU), in: .redundancy),
        Form("standby console enable", .standbyConsoleEnable, in: .mainCPU),
        Form("exit", .exit, in: .mainCPU),
        Form("end", .end, in: .configuration),
        Form("boot system flash bootflash:C9800.bin", .bootSystem(image: "C9800.bin"), in: .configuration),
        Form("redundancy", .submode(.redundancy), in: .mainCPU),
        Form("  hostname  WLC 1 ", .configuration("hostname  WLC 1"), in: .configuration),
        Form("standby 1 ip 10.0.0.1", .configuration("standby 1 ip 10.0.0.1"), in: .configuration),
        Form("boot system bootflash:x", .configuration("boot system bootflash:x"), in: .configuration),
        Form("mode sso", .configuration("mode sso"), in: .redundancy),
        Form(
            "redun-management interface vlan 100",
            .configuration("redun-management interface vlan 100"),
            in: .configuration,
            .r17
        ),
        Form("no shutdown", .configuration("no shutdown"), in: .configuration),
    ]

    static let showForms: [Form] =
        ShowCommand.allCases.map { Form($0.words, .show(.modelled($0))) }
        + [
            "application", "clients", "counters", "domain", "idb-sync-history", "linecard-group", "rii", "switchover",
            "trace", "history reverse", "|",
        ].map { Form("show redundancy \($0)", .show(.notModelled($0))) }

    static let written: [Form] = [
        Form("sh ch", .show(.modelled(.chassis))),
        Form("SHOW Chassis", .show(.modelled(.chassis))),
        Form("sh red st", .show(.modelled(.redundancyStates))),
        Form("sh red sw h", .show(.modelled(.switchoverHistory))),
        Form("show redundancy states | include peer", .show(.notModelled("|"))),
        Form("show redundancy application group 1", .show(.notModelled("application"))),
        Form("conf t", .configureTerminal),
        Form("red force", .forceSwitchover),
        Form("rel", .reload),
        Form("\tch 1   pri\t2\n", .priority(one, 2)),
        Form("chassis ha Gi3 local 172.23.174.85/24 rem 172.23.174.86", virtual),
        Form("chassis ha gigabitethernet3 l 172.23.174.85 255.255.255.0 r 172.23.174.86", virtual),
        Form("chassis ha GigabitEthernet 3 \(addresses)", virtual),
        Form("COPY FLASH:Aa STBY-BOOTFLASH:Aa", .copyToStandby(image: "Aa")),
        Form("inst ad f BOOTFLASH:x", .install(.add(image: "x")), .r17),
        Form("do inst act i", .install(.activate(autoAbort: nil)), in: .configuration, .r17),
        Form("do sh ch", .show(.modelled(.chassis)), in: .configuration),
        Form(" DO  chassis 1 priority 2", .priority(one, 2), in: .mainCPU),
        Form("chassis 2 ren 1", .renumber(two, to: one), .r17),
        Form("ch red keep t 1", .keepaliveTimer(1), .r17),
        Form("boot sys fl bootflash:a", .bootSystem(image: "a"), in: .configuration),
        Form("st c e", .standbyConsoleEnable, in: .mainCPU),
        Form("domain x", .configuration("domain x"), in: .configuration),
    ]

    static let valid = execForms + configurationForms + showForms + written

    @Test(arguments: valid) func `a line is read`(form: Form) throws {
        #expect(try Command(parsing: form.line, in: form.mode, profile: form.profile) == form.command)
    }

    @Test(arguments: valid) func `the words of a command are read as the same command`(form: Form) throws {
        let command = try Command(parsing: form.line, in: form.mode, profile: form.profile)
        let done = form.line.lowercased().drop { $0 == " " }.hasPrefix("do ")
        let again = try Command(parsing: command.words, in: done ? .exec : form.mode, profile: form.profile)
        #expect(again == command)
    }

    @Test(arguments: execForms.filter { $0.profile == .r16_10 } + configurationForms.prefix(7) + showForms)
    func `the later profile reads what the document knows`(form: Form) throws {
        #expect(try Command(parsing: form.line, in: form.mode, profile: .r17) == form.command)
    }

    @Test func `every dotted mask is a length`() throws {
        for length in UInt32(1)...32 {
            let mask = AddressIPv4(bits: UInt32.max << (32 - length)).text
            let line = "chassis ha-interface local-ip 10.0.0.1 \(mask) remote-ip 10.0.0.2"
            guard case .haInterface(let interface) = try Command(parsing: line, in: .exec, profile: .r16_10) else {
                Issue.record("\(line) is another command")
                return
            }
            #expect(interface.prefixLength == UInt8(length))
        }
    }

    @Test(arguments: valid) func `no prefix of a line traps`(form: Form) {
        for mode in ConsoleMode.allCases {
            for profile in Profile.allCases {
                for length in 0...form.line.count {
                    Self.tryAll(String(form.line.prefix(length)), mode, profile)
                }
            }
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>) func `no bytes trap`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let lines = Self.valid.map(\.line)
        for _ in 0..<500 {
            var bytes = Array(lines.randomElement(using: &generator)!.utf8)
            if Bool.random(using: &generator) { bytes = [] }
            for _ in 0..<Int.random(in: 0...12, using: &generator) {
                let place = Int.random(in: 0...bytes.count, using: &generator)
                bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
            }
            let mode = ConsoleMode.allCases.randomElement(using: &generator)!
            Self.tryAll(String(decoding: bytes, as: UTF8.self), mode, seed.isMultiple(of: 2) ? .r17 : .r16_10)
        }
    }

    /// Reads a line; an error stands in the line or right after it, and a line of configuration is read again as itself.
    private static func tryAll(_ text: String, _ mode: ConsoleMode, _ profile: Profile) {
        do throws(CommandError) {
            let command = try Command(parsing: text, in: mode, profile: profile)
            if case .configuration(let line) = command {
                let again = try Command(parsing: line, in: mode, profile: profile)
                #expect(again == command)
            }
        } catch {
            #expect((1...text.count + 1).contains(error.column), "\(text): \(error)")
            _ = error.problem.suggestion
        }
    }
}
