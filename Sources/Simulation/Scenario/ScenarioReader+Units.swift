public import Redundancy
internal import Yams

extension UnitSetup {
    /// What a scenario has when it says nothing of its units: two C9800-40 that form a pair.
    public static let standardPair = [standard(0), standard(1)]

    static func standard(_ index: Int, platform: Platform = .c9800_40) -> UnitSetup {
        let addresses = [AddressIPv4(bits: 0xA9FE_0001), AddressIPv4(bits: 0xA9FE_0002)]
        let interface = HAInterface(
            gigabitEthernet: platform.formFactor == .virtual ? 3 : nil,
            local: addresses[index],
            prefixLength: 24,
            remote: addresses[1 - index]
        )
        var unit = UnitSetup(
            identity: ControllerIdentity(platform: platform, mac: 0x0200_0000_0001 + UInt64(index)),
            number: ChassisNumber(rawValue: UInt8(index) + 1),
            interface: interface
        )
        unit.priority = UInt8(2 - index)
        return unit
    }
}

extension ScenarioReader {
    func units(_ node: Node) throws(ScenarioError) -> [UnitSetup] {
        let nodes = try list(node, "units")
        guard nodes.count == 2 else { throw error(node, .unitCount(nodes.count)) }
        var units: [UnitSetup] = []
        for (index, node) in nodes.enumerated() { units.append(try unit(node, index)) }
        return units
    }

    private func unit(_ node: Node, _ index: Int) throws(ScenarioError) -> UnitSetup {
        let keys = ["platform", "mac", "chassis", "priority", "version", "ha", "sfp"]
        let pairs = try mapping(node, "a unit", keys: keys)
        var platform = Platform.c9800_40
        if let node = pairs["platform"] {
            let name = try text(node, "platform")
            guard let named = Platform(name: name) else {
                throw error(node, .unknownWord(name, expected: "a platform"))
            }
            platform = named
        }
        var unit = UnitSetup.standard(index, platform: platform)
        if let node = pairs["mac"] { unit.identity.mac = try mac(node) }
        if let node = pairs["chassis"] {
            var cursor = try cursor(node, "chassis")
            unit.number = try cursor.chassis()
            try cursor.end()
        }
        if let node = pairs["priority"] {
            var cursor = try cursor(node, "priority")
            unit.priority = UInt8(try cursor.number("a priority", in: 1...15))
            try cursor.end()
        }
        if let node = pairs["version"] { unit.version = try name(node, "version") }
        if let node = pairs["ha"] { unit.interface = try interface(node) }
        if let node = pairs["sfp"] {
            let module = try name(node, "sfp")
            unit.sfp = module == "none" ? nil : SFPModule(name: module)
        }
        return unit
    }

    /// A text that says something.
    func name(_ node: Node, _ key: String) throws(ScenarioError) -> String {
        let name = try text(node, key)
        guard !name.isEmpty else { throw error(node, .missingWord(expected: key)) }
        return name
    }

    /// `0200.0000.0001`
    private func mac(_ node: Node) throws(ScenarioError) -> UInt64 {
        let name = try text(node, "mac")
        let groups = name.split(separator: ".", omittingEmptySubsequences: false)
        let isMAC = groups.count == 3 && groups.allSatisfy { $0.utf8.count == 4 && UInt16($0, radix: 16) != nil }
        guard isMAC, !name.contains("+"), let mac = UInt64(groups.joined(), radix: 16) else {
            throw error(node, .malformed(name, expected: "a MAC address such as 0200.0000.0001"))
        }
        return mac
    }

    /// `none`, `169.254.0.1/24 169.254.0.2`, `Gig3 169.254.0.1/24 169.254.0.2`
    private func interface(_ node: Node) throws(ScenarioError) -> HAInterface? {
        var cursor = try cursor(node, "ha")
        var word = try cursor.word("none or an address")
        if word == "none" {
            try cursor.end()
            return nil
        }
        var port: UInt8?
        if word.hasPrefix("Gig") {
            port = UInt8(try cursor.number(word.dropFirst(3), in: 1...255))
            word = try cursor.word("an address with its mask")
        }
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let local = AddressIPv4(parts[0]) else {
            let problem = ScenarioProblem.malformed(String(word), expected: "an address such as 169.254.0.1/24")
            throw cursor.error(problem, at: word.startIndex)
        }
        let length = UInt8(try cursor.number(parts[1], in: 1...32))
        let last = try cursor.word("the other unit's address")
        guard let remote = AddressIPv4(last) else {
            let problem = ScenarioProblem.malformed(String(last), expected: "an address such as 169.254.0.2")
            throw cursor.error(problem, at: last.startIndex)
        }
        try cursor.end()
        return HAInterface(gigabitEthernet: port, local: local, prefixLength: length, remote: remote)
    }
}
