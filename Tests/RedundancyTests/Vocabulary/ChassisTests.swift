import Redundancy
import Testing

@Suite struct ChassisTests {
    @Test func `chassis numbers are 1 to 16`() {
        #expect((-2...20).compactMap { ChassisNumber($0) }.map(\.rawValue) == Array(1...16))
    }

    @Test(arguments: [(1, 2), (2, 1), (3, nil), (16, nil)] as [(Int, Int?)])
    func `only the units of a pair have a peer`(number: Int, peer: Int?) throws {
        let chassis = try #require(ChassisNumber(number))
        #expect(chassis.peerInPair == peer.flatMap { ChassisNumber($0) })
    }

    @Test(arguments: Role.allCases) func `a role is found by its name in any case`(role: Role) {
        #expect(Role(name: role.name) == role)
        #expect(Role(name: role.name.uppercased()) == role)
        #expect(Role(name: role.name + "s") == nil)
    }
}
