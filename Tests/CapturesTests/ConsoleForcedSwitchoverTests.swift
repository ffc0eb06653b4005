internal import Operations
internal import Redundancy
internal import Testing

@testable internal import Captures

@Suite struct ConsoleForcedSwitchoverTests {
    private static let question = "Proceed with switchover to standby RP? [confirm]"

    @Test(arguments: ["redundancy force-switchover", "redundancy force", "redun force-switchover"])
    func `a confirmed command that nothing refuses is accepted`(command: String) throws {
        let items = ConsoleSample.items(
            """
            north#\(command)

            System configuration has been modified. Save? [yes/no]: no
            \(Self.question)
                Manual Swact = enabled

            north#
            """
        )
        #expect(items.compactMap(\.fact) == [.commandEntered(command), .switchoverRequested])
        #expect(items.allSatisfy { $0.form == .console })
        let requested = try #require(items.last)
        #expect(requested.firstLine.number == 4)
        #expect(requested.lineCount == 2)
    }

    @Test(arguments: [
        (
            "\(question)\n    Manual Swact = disabled (peer unit not yet in terminal standby state)",
            "Manual Swact = disabled (peer unit not yet in terminal standby state)"
        ),
        ("% Switchover is refused now", "% Switchover is refused now"),
        ("\(question)n", "\(question)n"),
        ("\(question)\nn", "n"),
        ("This command is not permitted here", "This command is not permitted here"),
        ("It runs only on the active unit", "It runs only on the active unit"),
    ])
    func `a refusal is told in the device's words`(answer: String, reason: String) {
        let facts = ConsoleSample.facts("north#redundancy force-switchover\n\(answer)\nnorth#")
        #expect(facts == [.commandEntered("redundancy force-switchover"), .switchoverRefused(reason: reason)])
    }

    @Test func `acceptance is not invented without a confirmation`() {
        let facts = ConsoleSample.facts("north#redundancy force-switchover\nnorth#")
        #expect(facts == [.commandEntered("redundancy force-switchover")])
    }

    @Test func `declining to save is no refusal`() {
        let facts = ConsoleSample.facts("north#redundancy force-switchover\nSave? [yes/no]:\nno\n\(Self.question)\n")
        #expect(facts == [.commandEntered("redundancy force-switchover"), .switchoverRequested])
    }

    @Test func `a unit that reloads has accepted before it does`() {
        let facts = ConsoleSample.facts(
            """
            north#redundancy force-switchover
            \(Self.question)
                Manual Swact = enabled
            Chassis 1 reloading, reason - Reload command
            """
        )
        #expect(
            facts == [
                .commandEntered("redundancy force-switchover"), .switchoverRequested,
                .reloading(.chassis(ChassisNumber(rawValue: 1)), reason: "Reload command"),
            ]
        )
    }

    @Test func `behind an accepted switchover nobody knows whose console it is`() {
        let items = ConsoleSample.items(
            """
            north#show redundancy states
            my state = 13 -ACTIVE
            Unit ID = 1
            north#redundancy force-switchover
            \(Self.question)
            north#show ap uptime
            Number of APs: 0
            """
        )
        #expect(items.map(\.observer?.rawValue) == [1, 1, 1, nil])
    }
}
