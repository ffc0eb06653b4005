import Replay
import Testing

@testable import Redundancy

/// Every command, accepted once and refused once.
@Suite struct ControllerCommandTableTests {
    /// Where a command is typed.
    enum Console: Sendable {
        case active
        case activeIn(ConsoleMode)
        /// With its console enabled.
        case standby
        case recovering
        case alone
        case virtual
        case off
        case upgrading(InServiceUpgrade.Phase)

        func state() throws -> ControllerState {
            var settings = ControllerSettings()
            settings.profile = .r17
            let pair = try TwoControllers.terminal(settings)
            var state = pair.units[0]
            switch self {
            case .active: break
            case .activeIn(let mode): state.consoleMode = mode
            case .standby:
                state = pair.units[1]
                state.standbyConsoleIsEnabled = true
            case .recovering: state.recovery = .active
            case .alone: state.pair = nil
            case .virtual: state.identity.platform = .c9800CLOnKVM
            case .off: state = controller(1, settings)
            case .upgrading(let phase):
                state.upgrade = InServiceUpgrade(image: "new", original: "16.10", phase: phase)
            }
            return state
        }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var command: Command
        var accepted: Console
        var otherCommand: Command
        var refused: Console
        var rejection: ControllerRejection

        init(
            _ command: Command,
            on accepted: Console = .active,
            refused: Console = .active,
            _ rejection: ControllerRejection,
            for other: Command? = nil
        ) {
            self.command = command
            self.accepted = accepted
            otherCommand = other ?? command
            self.refused = refused
            self.rejection = rejection
        }

        var testDescription: String { command.words }
    }

    private static let one = ChassisNumber(rawValue: 1)
    private static let two = ChassisNumber(rawValue: 2)
    private static let three = ChassisNumber(rawValue: 3)

    private static func interface(_ remote: UInt32, number: UInt8? = nil) -> Command {
        .haInterface(
            HAInterface(
                gigabitEthernet: number,
                local: AddressIPv4(bits: 0x0A00_0001),
                prefixLength: 24,
                remote: AddressIPv4(bits: remote)
            )
        )
    }

    static let rows: [Row] = [
        Row(.priority(two, 15), refused: .alone, .noSuchChassis(two)),
        Row(.renumber(one, to: two), .noSuchChassis(three), for: .renumber(one, to: three)),
        Row(interface(0x0A00_0002), .addressesEqual, for: interface(0x0A00_0001)),
        Row(interface(0x0A00_0002, number: 3), on: .virtual, .interfaceNumberOnAppliance),
        Row(interface(0x0A00_0003), refused: .virtual, .interfaceNumberMissing),
        Row(interface(0x0A00_00FE), .addressesApart, for: interface(0x0A00_0102)),
        Row(.keepaliveTimer(10), .keepaliveOutOfRange, for: .keepaliveTimer(11)),
        Row(.keepaliveRetries(3), .keepaliveOutOfRange, for: .keepaliveRetries(2)),
        Row(.clear, refused: .activeIn(.configuration), .wrongMode(.configuration)),
        Row(.forceSwitchover, refused: .standby, .notActive),
        Row(.reload, refused: .off, .consoleUnavailable),
        Row(.configureTerminal, refused: .standby, .notActive),
        Row(.submode(.redundancy), on: .activeIn(.configuration), .wrongMode(.exec)),
        Row(
            .submode(.mainCPU),
            on: .activeIn(.redundancy),
            refused: .activeIn(.configuration),
            .wrongMode(.configuration)
        ),
        Row(.exit, on: .standby, refused: .off, .consoleUnavailable),
        Row(.end, on: .activeIn(.mainCPU), refused: .off, .consoleUnavailable),
        Row(.standbyConsoleEnable, on: .activeIn(.mainCPU), refused: .activeIn(.redundancy), .wrongMode(.redundancy)),
        Row(.copyToStandby(image: "new"), refused: .alone, .noPeer),
        Row(
            .bootSystem(image: "16.10"),
            on: .activeIn(.configuration),
            refused: .activeIn(.configuration),
            .imageMissing("new"),
            for: .bootSystem(image: "new")
        ),
        Row(.install(.add(image: "new")), refused: .alone, .noPeer),
        Row(.install(.activate(autoAbort: 30)), on: .upgrading(.added), .noUpgradeInProgress),
        Row(.install(.commit), on: .upgrading(.activated), refused: .upgrading(.added), .wrongUpgradePhase(.added)),
        Row(.install(.abort), on: .upgrading(.added), refused: .recovering, .notActive),
        Row(.show(.modelled(.redundancy)), on: .standby, .notModelled("rii"), for: .show(.notModelled("rii"))),
        Row(.configuration("hostname x"), on: .activeIn(.configuration), .wrongMode(.exec)),
    ]

    /// A new case of a command does not compile until it has a place here.
    private static func kind(_ command: Command) -> Int {
        switch command {
        case .priority: 0
        case .renumber: 1
        case .haInterface: 2
        case .keepaliveTimer: 3
        case .keepaliveRetries: 4
        case .clear: 5
        case .forceSwitchover: 6
        case .reload: 7
        case .configureTerminal: 8
        case .submode: 9
        case .exit: 10
        case .end: 11
        case .standbyConsoleEnable: 12
        case .copyToStandby: 13
        case .bootSystem: 14
        case .show: 15
        case .configuration: 16
        case .install: 17
        }
    }

    @Test func `the table has every command`() {
        #expect(Set(Self.rows.map { Self.kind($0.command) }) == Set(0...17))
        #expect(Self.rows.allSatisfy { Self.kind($0.command) == Self.kind($0.otherCommand) })
    }

    @Test(arguments: rows) func `a command is accepted where it belongs`(row: Row) throws {
        let changes = try decided(row.accepted.state(), at: 9_000_000, .commandEntered(row.command))
        #expect(changes.first == .commandAccepted(row.command))
    }

    @Test(arguments: rows) func `and refused where it does not, with nothing decided`(row: Row) throws {
        #expect(try refusal(row.refused.state(), .commandEntered(row.otherCommand)) == row.rejection)
    }

    @Test func `a unit in recovery is locked, and can be reloaded`() throws {
        let state = try Console.recovering.state()
        #expect(refusal(state, .commandEntered(.configureTerminal)) == .notActive)
        #expect(refusal(state, .commandEntered(.reload)) == nil)
    }
}
