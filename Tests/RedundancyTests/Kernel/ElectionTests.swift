import Replay
import Testing

@testable import Redundancy

@Suite struct ControllerElectionTests {
    @Test(arguments: [ElectionRule.firstUnitUp, .lowestUptime, .shortestBoot])
    func `exactly one of two wins, and by one rule`(third: ElectionRule) {
        let values: [Announcement] = [1, 2].flatMap { number in
            [1, 15].flatMap { priority in
                [0, 5].flatMap { start in
                    [3, 4].map {
                        announcement(number, priority: priority, startedAt: start, boot: $0)
                    }
                }
            }
        }
        var settings = ControllerSettings()
        settings.thirdRule = third
        for one in values {
            for other in values where one.identity.mac != other.identity.mac {
                let mine = Election.winner(one, other, third)
                let theirs = Election.winner(other, one, third)
                #expect(mine.wins != theirs.wins && mine.rule == theirs.rule)
                #expect(Election.keepsRole(one, other, settings) != Election.keepsRole(other, one, settings))
            }
        }
    }

    @Test func `the rules apply in order, and the third in its three readings`() {
        let early = announcement(2, startedAt: 0, boot: 9)
        let late = announcement(1, startedAt: 5, boot: 3)
        #expect(Election.winner(announcement(2, priority: 3), late, .firstUnitUp) == (true, .highestPriority))
        #expect(Election.winner(early, late, .firstUnitUp) == (true, .firstUnitUp))
        #expect(Election.winner(early, late, .lowestUptime) == (false, .lowestUptime))
        #expect(Election.winner(early, late, .shortestBoot) == (false, .shortestBoot))
        #expect(Election.winner(announcement(1), announcement(2), .firstUnitUp) == (true, .lowestMACAddress))
    }

    @Test func `an active in recovery does not keep the role against one that serves`() {
        var old = announcement(1, priority: 9, facility: .active)
        old.status.isInRecovery = true
        #expect(!Election.keepsRole(old, announcement(2, facility: .active), ControllerSettings()))
    }
}

@Suite struct ControllerPairingTests {
    @Test func `each obstacle refuses, and an earlier one goes first`() {
        let mine = announcement(1)
        var peer = announcement(2)
        #expect(Pairing.refusal(mine, peer) == nil)
        peer.version = "17.3"
        #expect(Pairing.refusal(mine, peer) == .versionsDiffer)
        peer.number = mine.number
        #expect(Pairing.refusal(mine, peer) == .chassisNumbersEqual)
        peer.interface.remote = AddressIPv4(bits: 9)
        #expect(Pairing.refusal(mine, peer) == .addressesDoNotMirror)
        peer.interface.prefixLength = 25
        #expect(Pairing.refusal(mine, peer) == .masksDiffer)
        peer.port = .sfp
        #expect(Pairing.refusal(mine, peer) == .portsDiffer)
        peer.identity.platform = .c9800_80
        #expect(Pairing.refusal(mine, peer) == .formFactorsDiffer)
    }
}
