public import Redundancy

/// A message of IOS-XE as a unit writes it behind its stamp: `%RF-5-RF_TERMINAL_STATE: Terminal state reached for (SSO)`.
///
/// The texts are those of `spec/redundancy.md` §3.2. Where no source shows a text, the mnemonic is what counts.
public struct SyslogMessage: Hashable, Sendable {
    public var text: String

    private init(_ identity: String, _ text: String) {
        self.text = "%\(identity): \(text)"
    }

    /// What a unit writes of a fact; empty for what devices log elsewhere or nowhere. A fact may take several lines, the
    /// first of them tells it alone.
    ///
    /// - Parameters:
    ///   - fact: what the unit states.
    ///   - unit: the number of the unit that writes.
    public static func messages(for fact: Fact, of unit: ChassisNumber) -> [SyslogMessage] {
        let writer = Writer(unit: unit)
        switch fact {
        case .memberAdded, .memberRemoved, .memberReady, .discovery, .linkChanged, .keepaliveMissed, .gatewayChanged,
            .peerFound, .peerLost, .chassisDown:
            return writer.neighbourhood(fact)
        case .elected, .roleReported, .synchronised, .terminalStateReached, .becameActive, .switchoverRequested:
            return writer.role(fact)
        case .processExited, .reloadRequested, .reloading, .restarted, .bootTimed, .initializationTimed,
            .dualActiveDetected, .faultReported, .resourceAlarm:
            return writer.life(fact)
        case .accessPointJoined, .accessPointLeft, .wirelessClientChanged:
            return writer.wireless(fact)
        case .facilityStateChanged, .facilityStepped, .facilityClientAdded, .facilityClientRemoved,
            .initializationCompleted, .switchoverRefused, .recoveryEntered, .recoveryLeft, .messageLogged,
            .commandEntered, .observed:
            // The Redundancy Facility has a log of its own; consoles and prompts show the rest.
            return []
        }
    }

    private struct Writer {
        var unit: ChassisNumber

        private func from(_ process: String) -> String { "Chassis \(unit.rawValue) R0/0: \(process): " }

        private func stackManager(_ name: String, _ text: String) -> [SyslogMessage] {
            [SyslogMessage("STACKMGR-\(name)", from("stack_mgr") + text)]
        }

        private func linkManager(_ name: String, _ text: String) -> [SyslogMessage] {
            [SyslogMessage("RIF_MGR_FSM-6-\(name)", from("rif_mgr") + text)]
        }

        func neighbourhood(_ fact: Fact) -> [SyslogMessage] {
            switch fact {
            case .memberAdded(let number):
                stackManager("6-CHASSIS_ADDED", "Chassis \(number.rawValue) has been added to the stack.")
            case .memberRemoved(let number, .keepaliveLost):
                stackManager("6-CHASSIS_REMOVED_KA", "Chassis \(number.rawValue) has been removed from the stack.")
            case .memberRemoved(let number, .removed):
                stackManager("6-CHASSIS_REMOVED", "Chassis \(number.rawValue) has been removed from the stack.")
            case .memberReady(let number?):
                stackManager("6-SWITCH_READY", "Chassis \(number.rawValue) is ready.")
            case .discovery(.began): stackManager("6-DISC_START", "Discovery is starting.")
            case .discovery(.succeeded): stackManager("6-DISC_DONE", "Discovery is done.")
            case .linkChanged(.redundancyPort, _, _, let isUp, _):
                linkManager(isUp ? "RP_LINK_UP" : "RP_LINK_DOWN", "Setting RP link status to \(isUp ? "UP" : "DOWN")")
            case .linkChanged(.managementInterface, _, _, let isUp, _):
                linkManager(
                    isUp ? "RMI_LINK_UP" : "RMI_LINK_DOWN",
                    "Setting RMI link status to \(isUp ? "UP" : "DOWN")"
                )
            case .linkChanged(.stackPort, let number?, let port, _, let status):
                stackManager("6-STACK_LINK_CHANGE", "Stack port \(port) on Chassis \(number.rawValue) is \(status)")
            case .keepaliveMissed(let number?):
                stackManager("6-KA_MISSED", "Keepalives of Chassis \(number.rawValue) missed.")
            case .gatewayChanged(let role?, let isReachable) where role == .active || role == .standby:
                linkManager(
                    "GW_\(isReachable ? "" : "UN")REACHABLE_\(role.name.uppercased())",
                    "Gateway \(isReachable ? "" : "not ")reachable from \(role.name)"
                )
            case .peerFound(let number?, .standby):
                [SyslogMessage("IOSXE_REDUNDANCY-6-PEER", "Active detected chassis \(number.rawValue) as standby.")]
            case .peerFound(nil, .standby):
                [
                    SyslogMessage(
                        "REDUNDANCY-5-PEER_MONITOR_EVENT",
                        "Active detected a standby insertion (raw-event=PEER_FOUND(4))"
                    )
                ]
            case .peerFound(_, .active):
                [SyslogMessage("REDUNDANCY-3-PEER_MONITOR", "PEER_FOUND event on standby")]
            case .peerLost(let cause): peerLost(cause)
            case .chassisDown(let number):
                [SyslogMessage("HMANRP-5-CHASSIS_DOWN_EVENT", "Chassis \(number.rawValue) gone DOWN")]
            default: []
            }
        }

        private func peerLost(_ cause: PeerLossCause) -> [SyslogMessage] {
            func standbyLost(_ words: String) -> SyslogMessage {
                SyslogMessage("REDUNDANCY-3-STANDBY_LOST", "Standby processor fault (\(words))")
            }
            switch cause {
            case .notPresent: return [standbyLost("PEER_NOT_PRESENT")]
            case .down: return [standbyLost("PEER_DOWN")]
            case .redundancyStateChange: return [standbyLost("PEER_REDUNDANCY_STATE_CHANGE")]
            // Without a number in the text it is the peer.
            case .keepaliveLost:
                return stackManager("6-CHASSIS_REMOVED_KA", "The peer has been removed from the stack.")
            case .removed: return stackManager("6-CHASSIS_REMOVED", "The peer has been removed from the stack.")
            case .announcedDown:
                guard let peer = unit.peerInPair else { return [standbyLost("PEER_DOWN")] }
                return [standbyLost("PEER_DOWN")] + neighbourhood(.chassisDown(peer))
            }
        }

        func role(_ fact: Fact) -> [SyslogMessage] {
            switch fact {
            case .elected(let number?, let role, _) where role == .active || role == .standby:
                stackManager(
                    "6-\(role.name.uppercased())_ELECTED",
                    "Chassis \(number.rawValue) has been elected \(role.name.uppercased())."
                )
            case .roleReported(let role, let process):
                [SyslogMessage("SMART_LIC-6-HA_ROLE_CHANGED", "\(process) HA role changed to \(role.name).")]
            case .synchronised(.bulkConfiguration, .succeeded, _):
                [SyslogMessage("HA_CONFIG_SYNC-6-BULK_CFGSYNC_SUCCEED", "Bulk Sync succeeded")]
            case .terminalStateReached(let mode):
                [SyslogMessage("RF-5-RF_TERMINAL_STATE", "Terminal state reached for (\(mode))")]
            case .becameActive:
                [
                    SyslogMessage(
                        "PLATFORM-6-HASTATUS_DETAIL",
                        "RP switchover, received chassis event became active"
                    ),
                    SyslogMessage("HA-6-SWITCHOVER", "Route Processor switched from standby to being active"),
                ]
            case .switchoverRequested:
                // The command itself is not logged; this is the first that the old active writes of it.
                [
                    SyslogMessage(
                        "PMAN-3-RELOAD_RP",
                        from("pvp") + "Reloading: RP switchover initiated. This RP will be reloaded"
                    )
                ]
            default: []
            }
        }

        func life(_ fact: Fact) -> [SyslogMessage] {
            switch fact {
            case .processExited(let process, let text):
                [
                    SyslogMessage(
                        "PMAN-5-EXITACTION",
                        from(process) + (text.hasPrefix(Self.exit) ? text : "\(Self.exit)exiting: \(text)")
                    )
                ]
            case .reloadRequested(.all, let reason):
                stackManager("1-RELOAD_REQUEST", "Received reload request for all chassis, reason \(reason)")
            case .reloadRequested(.chassis(let number), let reason):
                stackManager(
                    "1-RELOAD_REQUEST",
                    "Received reload request for Chassis \(number.rawValue), reason \(reason)"
                )
            case .reloadRequested(.observer, let reason):
                [SyslogMessage("SYS-5-RELOAD", "Reload requested by console. Reload Reason: \(reason)")]
            case .reloading(.observer, let reason):
                stackManager("1-RELOAD", "reloading due to reason \(reason)")
            case .reloading(.peer, let reason): [SyslogMessage("RF-5-RF_RELOAD", "Peer reload. Reason: \(reason)")]
            case .restarted: [SyslogMessage("SYS-5-RESTART", "System restarted --")]
            case .bootTimed(let seconds):
                [SyslogMessage("SYS-6-BOOTTIME", "Time taken to reboot after reload =  \(seconds) seconds")]
            case .initializationTimed(let seconds):
                [SyslogMessage("PLATFORM_SYS-6-UPTIME", "Time taken to initialize system =  \(seconds) seconds")]
            case .dualActiveDetected(let text): stackManager("1-DUAL_ACTIVE_CFG_MSG", text)
            case .faultReported(let mnemonic, let text) where Self.faults.contains(mnemonic):
                stackManager("1-\(mnemonic)", text)
            case .resourceAlarm(let isCritical, let text):
                [SyslogMessage("PLATFORM-\(isCritical ? "3-ELEMENT_CRITICAL" : "4-ELEMENT_WARNING")", text)]
            default: []
            }
        }

        private static let exit = "Process manager is "
        private static let faults = [
            "DUAL_ACTIVE_CFG_MSG", "STACK_MERGE_IGNORE", "EPA_MISMATCH", "LIC_MISMATCH", "FATAL_ERR",
        ]

        func wireless(_ fact: Fact) -> [SyslogMessage] {
            func accessPoint(_ name: String, _ mac: String, _ event: String) -> [SyslogMessage] {
                // The addresses of the session are no part of the fact; a line without them would be no line of IOS-XE.
                let session = "192.0.2.10[5246] 192.0.2.20[5246]"
                let text = "AP Event: AP Name: \(name) Mac: \(mac) Session-IP: \(session) \(event)"
                return [SyslogMessage("CAPWAPAC_SMGR_TRACE_MESSAGE-5-AP_JOIN_DISJOIN", from("wncd") + text)]
            }
            switch fact {
            case .accessPointJoined(let name, let mac):
                return accessPoint(name, mac, "Joined")
            case .accessPointLeft(let name, let mac, let reason):
                return accessPoint(name, mac, reason.isEmpty ? "Disjoined" : "Disjoined \(reason)")
            case .wirelessClientChanged(let step, let mac, let accessPoint, let network):
                let mnemonic =
                    switch step {
                    case .movedToRun: "CLIENT_MOVED_TO_RUN_STATE"
                    case .addressUpdated: "CLIENT_IP_UPDATED"
                    case .movedToDelete: "CLIENT_MOVED_TO_DELETE_STATE"
                    }
                let text =
                    "Username (null), MAC: \(mac), IP 192.0.2.30 associated to AP (\(accessPoint)) with SSID (\(network))"
                return [SyslogMessage("CLIENT_ORCH_LOG-7-\(mnemonic)", from("wncd") + text)]
            default:
                return []
            }
        }
    }
}
