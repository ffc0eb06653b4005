import Captures
import Operations
import Redundancy
import Testing

private let one = ChassisNumber(rawValue: 1)
private let two = ChassisNumber(rawValue: 2)

/// A message of `spec/redundancy.md` §3.2 and the fact it states.
struct MessageCase: Sendable, CustomTestStringConvertible {
    var message: String
    var fact: Fact

    var testDescription: String { message }

    init(_ message: String, _ fact: Fact) {
        self.message = message
        self.fact = fact
    }

    static let all: [MessageCase] = [
        MessageCase(
            "STACKMGR-6-ACTIVE_ELECTED: Switch 1 R0/0: stack_mgr: Switch 1 has been elected ACTIVE.",
            .elected(one, .active, rule: nil)
        ),
        MessageCase(
            "STACKMGR-6-STANDBY_ELECTED: Chassis 1 R0/0: stack_mgr: Chassis 2 has been elected STANDBY.",
            .elected(two, .standby, rule: nil)
        ),
        MessageCase(
            "STACKMGR-1-ACTIVE_ELECTED: 2 stack-mgr: Router 2 has been elected ACTIVE.",
            .elected(two, .active, rule: nil)
        ),
        MessageCase(
            "STACKMGR-4-SWITCH_ADDED: Switch 1 R0/0: stack_mgr: Switch 2 has been added to the stack.",
            .memberAdded(two)
        ),
        MessageCase("STACKMGR-1-SWITCH_ADDED: 1 stack-mgr: Switch 2 has been added to the stack", .memberAdded(two)),
        MessageCase(
            "STACKMGR-1-SWITCH_REMOVED: 1 stack-mgr: Switch 2 has been removed from the stack",
            .memberRemoved(two, .removed)
        ),
        MessageCase(
            "STACKMGR-6-STACK_LINK_CHANGE: Switch 1 R0/0: stack_mgr: Stack port 2 on Switch 1 is down",
            .linkChanged(.stackPort, chassis: one, port: 2, isUp: false, status: "down")
        ),
        MessageCase(
            "STACKMGR-1-STACK_LINK_CHANGE: 1 stack-mgr: Stack port 1 on switch 1 is up",
            .linkChanged(.stackPort, chassis: one, port: 1, isUp: true, status: "up")
        ),
        MessageCase(
            "STACKMGR-1-STACK_LINK_CHANGE: 1 stack-mgr: Stack port 1 on switch 2 is cable-not-connected",
            .linkChanged(.stackPort, chassis: two, port: 1, isUp: false, status: "cable-not-connected")
        ),
        MessageCase(
            "STACKMGR-1-RELOAD_REQUEST: 2 stack-mgr: Received reload request for switch 1, reason Operator's wish",
            .reloadRequested(.chassis(one), reason: "Operator's wish")
        ),
        MessageCase(
            "STACKMGR-1-RELOAD_REQUEST: 2 stack-mgr: Received reload request for all switches, reason Reload command",
            .reloadRequested(.all, reason: "Reload command")
        ),
        MessageCase(
            "STACKMGR-1-RELOAD: 2 stack-mgr: reloading due to reason Reload command",
            .reloading(.observer, reason: "Reload command")
        ),
        MessageCase("STACKMGR-6-CHASSIS_ADDED: Chassis 2 was added", .memberAdded(two)),
        MessageCase("STACKMGR-6-CHASSIS_REMOVED: Chassis 2 was removed", .memberRemoved(two, .removed)),
        MessageCase(
            "STACKMGR-6-CHASSIS_REMOVED_KA: Keepalives of chassis 2 were lost",
            .memberRemoved(two, .keepaliveLost)
        ),
        MessageCase("STACKMGR-6-CHASSIS_REMOVED_KA: Keepalives were lost", .peerLost(.keepaliveLost)),
        MessageCase("STACKMGR-6-KA_MISSED: Missed 3", .keepaliveMissed(nil)),
        MessageCase("STACKMGR-6-SWITCH_READY: Switch 2 is ready", .memberReady(two)),
        MessageCase("STACKMGR-6-DISC_START: Discovery is starting", .discovery(.began)),
        MessageCase("STACKMGR-6-DISC_DONE: Discovery is done", .discovery(.succeeded)),
        MessageCase(
            "STACKMGR-1-DUAL_ACTIVE_CFG_MSG: Dual Active Detection links are not available",
            .faultReported(mnemonic: "DUAL_ACTIVE_CFG_MSG", text: "Dual Active Detection links are not available")
        ),
        MessageCase(
            "STACKMGR-1-STACK_MERGE_IGNORE: words",
            .faultReported(mnemonic: "STACK_MERGE_IGNORE", text: "words")
        ),
        MessageCase("STACKMGR-1-EPA_MISMATCH: words", .faultReported(mnemonic: "EPA_MISMATCH", text: "words")),
        MessageCase("STACKMGR-1-LIC_MISMATCH: words", .faultReported(mnemonic: "LIC_MISMATCH", text: "words")),
        MessageCase("STACKMGR-1-FATAL_ERR: words", .faultReported(mnemonic: "FATAL_ERR", text: "words")),
        MessageCase(
            "NIF_MGR-6-STACK_LINK_DOWN: Switch 1 R0/0: nif_mgr: Stack port 2 lost its link",
            .linkChanged(.stackPort, chassis: nil, port: 2, isUp: false, status: "down")
        ),
        MessageCase(
            "NIF_MGR-6-STACK_LINK_DOWN: words",
            .linkChanged(.stackPort, chassis: nil, port: 0, isUp: false, status: "down")
        ),
        MessageCase(
            "IOSXE_REDUNDANCY-6-PEER: Active detected switch 2 as standby.",
            .peerFound(two, peerRole: .standby)
        ),
        MessageCase(
            "IOSXE_REDUNDANCY-6-PEER: Active detected chassis 2 as standby.",
            .peerFound(two, peerRole: .standby)
        ),
        MessageCase(
            "REDUNDANCY-5-PEER_MONITOR_EVENT: Active detected a standby insertion (raw-event=PEER_FOUND(4))",
            .peerFound(nil, peerRole: .standby)
        ),
        MessageCase(
            "REDUNDANCY-5-PEER_MONITOR_EVENT: Active detected a standby insertion (raw-event=PEER_REDUNDANCY_STATE_CHANGE(5))",
            .peerFound(nil, peerRole: .standby)
        ),
        MessageCase(
            "REDUNDANCY-5-PEER_MONITOR_EVENT: Active detected a standby removal (raw-event=PEER_NOT_PRESENT(3))",
            .peerLost(.notPresent)
        ),
        MessageCase(
            "REDUNDANCY-5-PEER_MONITOR_EVENT: Active detected standby down or crashed (raw-event=PEER_DOWN(2))",
            .peerLost(.down)
        ),
        MessageCase(
            "REDUNDANCY-5-PEER_MONITOR_EVENT: Active detected a standby removal (raw-event=PEER_REDUNDANCY_STATE_CHANGE(5))",
            .peerLost(.redundancyStateChange)
        ),
        MessageCase("REDUNDANCY-3-STANDBY_LOST: Standby processor fault (PEER_NOT_PRESENT)", .peerLost(.notPresent)),
        MessageCase("REDUNDANCY-3-STANDBY_LOST: Standby processor fault (PEER_DOWN)", .peerLost(.down)),
        MessageCase(
            "REDUNDANCY-3-STANDBY_LOST: Standby processor fault (PEER_REDUNDANCY_STATE_CHANGE)",
            .peerLost(.redundancyStateChange)
        ),
        MessageCase("REDUNDANCY-3-PEER_MONITOR: PEER_FOUND event on standby", .peerFound(nil, peerRole: .active)),
        MessageCase("REDUNDANCY-3-PEER_MONITOR: PEER_DOWN event on standby", .peerLost(.down)),
        MessageCase(
            "HA_CONFIG_SYNC-6-BULK_CFGSYNC_SUCCEED: Bulk Sync succeeded",
            .synchronised(.bulkConfiguration, .succeeded, detail: "")
        ),
        MessageCase(
            "HA_CONFIG_SYNC-3-BULK_CFGSYNC: Bulk Sync failed",
            .synchronised(.bulkConfiguration, .failed, detail: "BULK_CFGSYNC: Bulk Sync failed")
        ),
        MessageCase(
            "HA_CONFIG_SYNC-3-LBL_CFGSYNC: a line",
            .synchronised(.incrementalConfiguration, .failed, detail: "LBL_CFGSYNC: a line")
        ),
        MessageCase(
            "HA_CONFIG_SYNC-3-FS_BULK_CFGSYNC: a file",
            .synchronised(.fileSystem, .failed, detail: "FS_BULK_CFGSYNC: a file")
        ),
        MessageCase(
            "RF-5-RF_TERMINAL_STATE: 1 ha_mgr:  Terminal state reached for (SSO)",
            .terminalStateReached(mode: "SSO")
        ),
        MessageCase(
            "RF-5-RF_RELOAD: Peer reload. Reason: EHSA standby down",
            .reloading(.peer, reason: "EHSA standby down")
        ),
        MessageCase("PLATFORM-6-HASTATUS_DETAIL: RP switchover, received chassis event became active", .becameActive),
        // Trap 7: a publisher replaced the word inside other words too.
        MessageCase("PLATFORM-6-HASTATUS_DETAIL: RP Routerover, received chassis event became active", .becameActive),
        MessageCase("PLATFORM-6-HASTATUS: RP switchover, received chassis event became active", .becameActive),
        MessageCase("HA-6-SWITCHOVER: Route Processor switched from standby to being active", .becameActive),
        MessageCase("HMANRP-5-CHASSIS_DOWN_EVENT: Chassis 2 gone DOWN", .chassisDown(two)),
        MessageCase(
            "PMAN-3-RELOAD_RP: R1/0: pvp: Reloading: RP switchover initiated. This RP will be reloaded",
            .reloading(.observer, reason: "RP switchover initiated. This RP will be reloaded")
        ),
        MessageCase(
            "PMAN-5-EXITACTION: R0/0: pvp: Process manager is exiting: process exit with reload chassis code",
            .processExited(process: "pvp", text: "Process manager is exiting: process exit with reload chassis code")
        ),
        MessageCase(
            "IOSXE-3-PLATFORM: 2 process sysmgr: Reset/Reload requested by [stack-manager].",
            .reloading(.observer, reason: "requested by [stack-manager]")
        ),
        MessageCase(
            "IOSXE-6-PLATFORM: Chassis 1 R0/0: kernel: %HMANRP-5-CHASSIS_DOWN_EVENT: Chassis 2 gone DOWN",
            .chassisDown(two)
        ),
        MessageCase(
            "SMART_LIC-6-HA_ROLE_CHANGED: Smart Agent HA role changed to Active.",
            .roleReported(.active, by: "Smart Agent")
        ),
        MessageCase(
            "PLATFORM-4-ELEMENT_WARNING: Chassis 2 R0/0: smand: 2/RP/0: Used Memory value 91% exceeds warning level 85%",
            .resourceAlarm(
                isCritical: false,
                text: "Chassis 2 R0/0: smand: 2/RP/0: Used Memory value 91% exceeds warning level 85%"
            )
        ),
        MessageCase(
            "PLATFORM-3-ELEMENT_CRITICAL: Used Memory value 96% exceeds critical level 95%",
            .resourceAlarm(isCritical: true, text: "Used Memory value 96% exceeds critical level 95%")
        ),
        MessageCase(
            "PLATFORM-3-ELEMENT_TMPFS_WARNING: TMPFS value 41% above warning level 40%",
            .resourceAlarm(isCritical: false, text: "TMPFS value 41% above warning level 40%")
        ),
        MessageCase(
            "PLATFORM-3-ELEMENT_TMPFS_CRITICAL: TMPFS value 51% above critical level 50%",
            .resourceAlarm(isCritical: true, text: "TMPFS value 51% above critical level 50%")
        ),
        MessageCase(
            "SYS-5-RELOAD: Reload requested by console. Reload Reason: Reload command.",
            .reloadRequested(.observer, reason: "Reload command")
        ),
        MessageCase(
            "SYS-5-RELOAD: Reload requested by an operator on vty0 (192.0.2.9).",
            .reloadRequested(.observer, reason: "by an operator on vty0 (192.0.2.9)")
        ),
        MessageCase("SYS-5-RESTART: System restarted --", .restarted),
        MessageCase("SYS-6-BOOTTIME: Time taken to reboot after reload =  411 seconds", .bootTimed(seconds: 411)),
        MessageCase(
            "PLATFORM_SYS-6-UPTIME: Time taken to initialize system =  299 seconds",
            .initializationTimed(seconds: 299)
        ),
        MessageCase(
            "CAPWAPAC_SMGR_TRACE_MESSAGE-5-AP_JOIN_DISJOIN: Chassis 1 R0/0: wncd: AP Event: AP Name: roof east 7 Mac: 0200.5e00.5301 Session-IP: 192.0.2.61[5248] 192.0.2.30[5246] Ethernet MAC: 0200.5e00.5302 Joined",
            .accessPointJoined(name: "roof east 7", mac: "0200.5e00.5301")
        ),
        MessageCase(
            "CAPWAPAC_SMGR_TRACE_MESSAGE-5-AP_JOIN_DISJOIN: Chassis 1 R0/0: wncd: AP Event: AP Name: roof-7, MAC: 0200.5e00.5301 Session-IP: 192.0.2.61[5248] 192.0.2.30[5246] Disjoined Heart beat timer expiry",
            .accessPointLeft(name: "roof-7", mac: "0200.5e00.5301", reason: "Heart beat timer expiry")
        ),
        MessageCase(
            "CAPWAPAC_SMGR_TRACE_MESSAGE-5-AP_JOIN_DISJOIN: AP Event: AP Name: roof-7 Mac: 0200.5e00.5301 Session-IP: 192.0.2.61[5248] 192.0.2.30[5246] Disjoined",
            .accessPointLeft(name: "roof-7", mac: "0200.5e00.5301", reason: "")
        ),
        MessageCase(
            "CLIENT_ORCH_LOG-7-CLIENT_MOVED_TO_RUN_STATE: R0/0: wncd: Username (null), MAC: 0200.5e00.5399, IP 192.0.2.145 associated to AP (roof-7) with SSID (GUEST (east))",
            .wirelessClientChanged(.movedToRun, mac: "0200.5e00.5399", accessPoint: "roof-7", network: "GUEST (east)")
        ),
        MessageCase(
            "CLIENT_ORCH_LOG-7-CLIENT_IP_UPDATED: R0/0: wncd: Username (ann), MAC: 0200.5e00.5399, IP 192.0.2.146 associated to AP (roof-7) with SSID (GUEST)",
            .wirelessClientChanged(.addressUpdated, mac: "0200.5e00.5399", accessPoint: "roof-7", network: "GUEST")
        ),
        MessageCase(
            "CLIENT_ORCH_LOG-7-CLIENT_MOVED_TO_DELETE_STATE: R0/0: wncd: Username (ann), MAC: 0200.5e00.5399, IP 192.0.2.146 disconnected from AP (roof-7) with SSID (GUEST)",
            .wirelessClientChanged(.movedToDelete, mac: "0200.5e00.5399", accessPoint: "roof-7", network: "GUEST")
        ),
        MessageCase(
            "RIF_MGR_FSM-6-RP_LINK_UP: Chassis 1 R0/0: rif_mgr: words",
            .linkChanged(.redundancyPort, chassis: nil, port: 0, isUp: true, status: "words")
        ),
        MessageCase(
            "RIF_MGR_FSM-6-RP_LINK_DOWN: words",
            .linkChanged(.redundancyPort, chassis: nil, port: 0, isUp: false, status: "words")
        ),
        MessageCase(
            "RIF_MGR_FSM-6-RMI_LINK_UP: words",
            .linkChanged(.managementInterface, chassis: nil, port: 0, isUp: true, status: "words")
        ),
        MessageCase(
            "RIF_MGR_FSM-6-RMI_LINK_DOWN: words",
            .linkChanged(.managementInterface, chassis: nil, port: 0, isUp: false, status: "words")
        ),
        MessageCase("RIF_MGR_FSM-6-GW_REACHABLE_ACTIVE: words", .gatewayChanged(role: .active, isReachable: true)),
        MessageCase("RIF_MGR_FSM-6-GW_UNREACHABLE_ACTIVE: words", .gatewayChanged(role: .active, isReachable: false)),
        MessageCase("RIF_MGR_FSM-6-GW_REACHABLE_STANDBY: words", .gatewayChanged(role: .standby, isReachable: true)),
        MessageCase("RIF_MGR_FSM-6-GW_UNREACHABLE_STANDBY: words", .gatewayChanged(role: .standby, isReachable: false)),
    ]
}

@Suite struct SyslogCatalogueTests {
    @Test(arguments: MessageCase.all) func `a message states its fact`(_ message: MessageCase) {
        #expect(facts(read("*Mar  4 05:06:07.089: %\(message.message)")) == [message.fact])
    }

    @Test(arguments: [
        "HA_CONFIG_SYNC-6-OTHER: words", "PLATFORM-6-HASTATUS: RP switchover, sent message became active. IOS waits",
        "STACKMGR-1-DUAL_ACTIVE_CFG_MSG: Dual Active Detection links are available now",
        "IOSXE-3-PLATFORM: Switch 1 R0/0: kernel: words", "STACKMGR-6-NO_SUCH_NAME: words",
    ])
    func `a message without a meaning for redundancy is another line`(_ message: String) {
        #expect(read("*Mar  4 05:06:07.089: %\(message)") == [])
    }

    @Test func `a reload that a member announces is its own, whichever file holds the line`() {
        let text = """
            *Mar  4 05:06:07.089: %STACKMGR-1-RELOAD: 1 stack-mgr: reloading due to reason Reload command
            *Mar  4 05:06:07.090: %STACKMGR-1-RELOAD: 2 stack-mgr: reloading due to reason Reload command
            """
        for options in [CaptureOptions(), CaptureOptions(unit: one)] {
            let events = events(read(text, options))
            #expect(events.map(\.observer) == [one, two])
            #expect(
                events.map(\.fact) == [
                    .reloading(.observer, reason: "Reload command"), .reloading(.observer, reason: "Reload command"),
                ]
            )
        }
    }
}
