/// Every client of the Redundancy Facility that is called when a unit changes its state.
///
/// The names, numbers and places are those of the one log of an IOS-XE device that is known whole, an ASR1000's
/// (`show redundancy history`; specification, sections 2.5 and 4): a C9800's own list is not documented. The 45 clients that
/// device added after it had become active are left out, since no log shows them called.
enum FacilityProgression {
    /// The registered clients, in the order in which they are called.
    static let clients: [(client: FacilityClient, order: UInt32)] = [
        (FacilityClient(name: "Redundancy Mode RF", number: 29), 60),
        (FacilityClient(name: "IfIndex", number: 139), 61),
        (FacilityClient(name: "CHKPT RF", number: 25), 68),
        (FacilityClient(name: "ASR1000-RP Platform RF", number: 1340), 101),
        (FacilityClient(name: "Cat6k CWAN HA", number: 1501), 102),
        (FacilityClient(name: "Network RF Client", number: 22), 109),
        (FacilityClient(name: "Cat6k SPA TSM", number: 1505), 115),
        (FacilityClient(name: "ASR1000-RP SBC RF", number: 1344), 126),
        (FacilityClient(name: "SBC-RF RF Client", number: 227), 127),
        (FacilityClient(name: "XDR RRP RF Client", number: 71), 134),
        (FacilityClient(name: "CEF RRP RF Client", number: 24), 135),
        (FacilityClient(name: "MFIB RRP RF Client", number: 306), 144),
        (FacilityClient(name: "Cat6k CWAN Interface Events", number: 1504), 151),
        (FacilityClient(name: "RFS RF", number: 520), 156),
        (FacilityClient(name: "Config Sync RF client", number: 5), 158),
        (FacilityClient(name: "DHCPC", number: 100), 202),
        (FacilityClient(name: "DHCPD", number: 101), 203),
        (FacilityClient(name: "SNMP RF Client", number: 34), 215),
        (FacilityClient(name: "CWAN APS HA RF Client", number: 1502), 216),
        (FacilityClient(name: "History RF Client", number: 35), 226),
        (FacilityClient(name: "ARP", number: 57), 257),
        (FacilityClient(name: "ASR1000 SpaFlow", number: 1342), 275),
        (FacilityClient(name: "ASR1000 IF Flow", number: 1343), 276),
        (FacilityClient(name: "IOS STILE RF Client", number: 1111), 277),
        (FacilityClient(name: "MQC QoS", number: 102), 310),
        (FacilityClient(name: "IP Tunnel RF", number: 151), 318),
        (FacilityClient(name: "Config Verify RF client", number: 94), 319),
        (FacilityClient(name: "DHCPv6 Relay", number: 148), 337),
        (FacilityClient(name: "ISSU Test Client", number: 4005), 346),
        (FacilityClient(name: "Network RF 2 Client", number: 93), 350),
        (FacilityClient(name: "FEC Client", number: 205), 352),
        (FacilityClient(name: "DATA DESCRIPTOR RF CLIENT", number: 141), 360),
        (FacilityClient(name: "IOS Config ARCHIVE", number: 4020), 389),
        (FacilityClient(name: "IOS Config ROLLBACK", number: 4021), 390),
    ]

    private static let first = FacilityClient(name: "First Client", number: 0)
    private static let slave = FacilityClient(name: "Slave", number: 3)
    private static let last = FacilityClient(name: "Last Client", number: 65_000)

    /// The progressions whose names and codes the log shows. Those of a standby's states are not known, and Negotiation has
    /// none.
    private static func name(of state: FacilityState) -> (name: String, code: UInt32)? {
        switch state {
        case .initialization: ("RF_PROG_INITIALIZATION", 100)
        case .activeFast: ("RF_PROG_ACTIVE_FAST", 200)
        case .activeDrain: ("RF_PROG_ACTIVE_DRAIN", 201)
        case .activePreconfig: ("RF_PROG_ACTIVE_PRECONFIG", 202)
        case .activePostconfig: ("RF_PROG_ACTIVE_POSTCONFIG", 203)
        case .active: ("RF_PROG_ACTIVE", 204)
        default: nil
        }
    }

    /// The calls of every client for a change to `state`: the frame's first ones, the registered ones in ascending order, the
    /// frame's last ones. Empty for a state whose progression is not known.
    static func steps(to state: FacilityState) -> [Fact] {
        guard let (name, code) = name(of: state) else { return [] }
        func call(_ client: FacilityClient, result: UInt32 = 11) -> Fact {
            .facilityStepped(FacilityStep(name: name, code: code, client: client, operation: 0, result: result))
        }
        return [call(first), call(slave, result: 23)] + clients.map { call($0.client) } + [call(slave), call(last)]
    }
}
