internal import Testing

@testable internal import Captures

/// Damage of every kind never traps: bytes changed, lines cut, doubled, dropped and put elsewhere.
@Suite struct ConsoleMutationTests {
    private static let whole = """
        north#sh red | include state
        Redundant System Information :
        Communications = Down      Reason: Failure
        Image Version = X
        Peer (slot: 7) information is not available because it is in 'DISABLED' state
        +++ north: executing command 'show redundancy states' +++
        Time source is NTP, 04:05:06.120 UTC Sat Feb 3 2024
        my state = 13 -ACTIVE
        Manual Swact = disabled (system is simplex (no peer unit))
        Unit ID = 1
        ------------------ show redundancy history ------------------
        00:00:07 client added: A Client(77) seq=12
        00:00:09 *my state = NEGOTIATION(3) peer state = DISABLED(1)
        00:00:09 RF_PROG_ACTIVE(204) A Client(77)
        op=0 rc=11
        north(recovery-mode)#redundancy force-switchover
        Proceed with switchover to standby RP? [confirm]
        Chassis 2 reloading, reason - Non participant detected
        Chassis/Stack Mac Address : 02aa.0000.0001 - Local Mac Address
        Chassis#   Role    Mac Address     Priority Version  State                 IP
        *1       Active   02aa.0000.0001     2      V02     Ready                169.254.9.1
        Switch#  Port 1     Port 2           Port 1   Port 2
          1        Ok         Ok                2        1
        Index  Previous  Current  Switchover             Switchover
           1       1        2     Active lost GW         03:04:05 UTC Sat Feb 3 2024
        Number of Clients: 1
        MAC Address    AP Name    Type ID   State             Protocol Method     Role
        02cc.0000.0001 lobby-east WLAN 17   Run               11ac     Dot1x      Local
        Dual-Active-Detection Configuration:
        1       HundredGigE1/0/7          up
        BOOT variable = x
        Standby Configuration register is 0x1  (will be 0x2102 at next reload)
        Current ISSU Status: Enabled
        System Check                        Status
        SSO Mode                            Yes
        UPTIME SUMMARY INFORMATION
        UPTIME CONTINUOUS INFORMATION
        02/03/2024 04:05:06   Reload Command
         0     0     2     19    0
        """

    private static let pieces: [[UInt8]] = [
        "(", ")", "#", ">", "*", "=", ":", "-", "--", " ", "  ", "\t", "\n", "'", "é", "\u{301}", "\u{FFFD}",
        "[confirm]",
        "99999999999999999999", "--More--", "Reason:", "+++ ", "seq=", "op=", "rc=", "RF_", "show chassis", "variable",
    ].map { Array($0.utf8) }

    private func mutated(_ random: inout Seeded) -> [UInt8] {
        var bytes = Array(Self.whole.utf8)
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...60, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0:
                bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: min(place, bytes.count))
            case 1: bytes.removeSubrange(min(place, end)..<end)
            case 2: bytes.insert(contentsOf: bytes[min(place, end)..<end], at: min(place, bytes.count))
            case 3: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
            default: bytes.removeLast(min(bytes.count, Int.random(in: 0...400, using: &random)))
            }
        }
        return bytes
    }

    @Test(arguments: 0..<40)
    func `a damaged transcript never traps and loses no line number`(part: UInt64) {
        for seed in (part * 50)..<(part * 50 + 50) {
            var random = Seeded(state: seed)
            let text = String(decoding: mutated(&random), as: UTF8.self)
            let last = UInt64(ConsoleSample.lines(text).count)
            let items = ConsoleSample.items(text)
            let fits = items.allSatisfy { $0.firstLine.number >= 1 && $0.firstLine.number + $0.lineCount - 1 <= last }
            #expect(fits, "repeat with seed \(seed)")
            #expect(items == ConsoleSample.items(text), "repeat with seed \(seed)")
        }
    }

    @Test func `lines numbered by a careless caller never trap`() {
        var session = ConsoleSession()
        var items: [ConsoleItem] = []
        for (index, text) in Self.whole.split(separator: "\n").enumerated() {
            let number = index.isMultiple(of: 2) ? UInt64.max : 0
            let line = Line(number: number, byteOffset: number, byteCount: .max, text: String(text))
            _ = session.take(line, into: &items)
        }
        session.finish(into: &items)
        #expect(!items.isEmpty)
    }
}
