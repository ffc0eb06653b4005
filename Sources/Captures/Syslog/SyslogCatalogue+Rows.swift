internal import Redundancy

// The table of `spec/redundancy.md` §3.2, one row a message. Where no source shows a text, the row has no template and
// the mnemonic alone speaks.
extension SyslogCatalogue {
    /// The stack manager and its links.
    static let stackRows: [CatalogueRow] = [
        CatalogueRow("STACKMGR", "ACTIVE_ELECTED", "{unit} has been elected {words}") { elected($0) },
        CatalogueRow("STACKMGR", "STANDBY_ELECTED", "{unit} has been elected {words}") { elected($0) },
        CatalogueRow("STACKMGR", "SWITCH_ADDED", "{unit} has been added to the stack") {
            $0.unit.map(Fact.memberAdded)
        },
        CatalogueRow("STACKMGR", "SWITCH_REMOVED", "{unit} has been removed from the stack") { match in
            match.unit.map { .memberRemoved($0, .removed) }
        },
        CatalogueRow("STACKMGR", "STACK_LINK_CHANGE", "Stack port {number} on {unit} is {words}") { linkChanged($0) },
        CatalogueRow("STACKMGR", "RELOAD_REQUEST", "Received reload request for {unit}, reason {words}") { match in
            match.unit.map { .reloadRequested(.chassis($0), reason: match.words) }
        },
        CatalogueRow("STACKMGR", "RELOAD_REQUEST", "Received reload request for all {words}, reason {words}") {
            .reloadRequested(.all, reason: $0.words)
        },
        CatalogueRow("STACKMGR", "RELOAD", "reloading due to reason {words}") {
            .reloading($0.speaker, reason: $0.words)
        },
        // From here on, names of the 17.18 System Message Guide; their texts were not seen.
        CatalogueRow("STACKMGR", "CHASSIS_ADDED", nil) { $0.unitInText.map(Fact.memberAdded) },
        CatalogueRow("STACKMGR", "CHASSIS_REMOVED", nil) { removed($0, .removed) },
        CatalogueRow("STACKMGR", "CHASSIS_REMOVED_KA", nil) { removed($0, .keepaliveLost) },
        CatalogueRow("STACKMGR", "KA_MISSED", nil) { .keepaliveMissed($0.unitInText) },
        CatalogueRow("STACKMGR", "SWITCH_READY", nil) { .memberReady($0.unitInText) },
        CatalogueRow("STACKMGR", "DISC_START", nil) { _ in .discovery(.began) },
        CatalogueRow("STACKMGR", "DISC_DONE", nil) { _ in .discovery(.succeeded) },
        // [RECALL] text; that links can be used again is no fault.
        CatalogueRow(
            "STACKMGR",
            "DUAL_ACTIVE_CFG_MSG",
            "Dual Active Detection links are available{words}",
            reading: nothing
        ),
        CatalogueRow("STACKMGR", "DUAL_ACTIVE_CFG_MSG", "Dual Active Detection links are available", reading: nothing),
        CatalogueRow("STACKMGR", "DUAL_ACTIVE_CFG_MSG", nil) { fault($0) },
        CatalogueRow("STACKMGR", "STACK_MERGE_IGNORE", nil) { fault($0) },
        CatalogueRow("STACKMGR", "EPA_MISMATCH", nil) { fault($0) },
        CatalogueRow("STACKMGR", "LIC_MISMATCH", nil) { fault($0) },
        CatalogueRow("STACKMGR", "FATAL_ERR", nil) { fault($0) },
        CatalogueRow("NIF_MGR", "STACK_LINK_DOWN", "{words}port {number}{words}") { nifLinkDown($0) },
        CatalogueRow("NIF_MGR", "STACK_LINK_DOWN", nil) { nifLinkDown($0) },
    ]

    /// The Redundancy Facility, configuration synchronisation, the redundancy ports and the gateway.
    static let redundancyRows: [CatalogueRow] = [
        CatalogueRow("IOSXE_REDUNDANCY", "PEER", "Active detected {unit} as {words}") { match in
            Role(name: match.words).map { .peerFound(match.unit, peerRole: $0) }
        },
        CatalogueRow(
            "REDUNDANCY",
            "PEER_MONITOR_EVENT",
            "{words} detected {words} (raw-event={words}({number}))"
        ) { peerMonitored($0) },
        CatalogueRow("REDUNDANCY", "PEER_MONITOR", "{words} event on {words}") { peerMonitoredAt($0) },
        CatalogueRow("REDUNDANCY", "STANDBY_LOST", "Standby processor fault ({words})") { match in
            lossCause(match.words).map(Fact.peerLost)
        },
        // [RECALL] the form that routers print on a standby whose active is gone; its causes are those of STANDBY_LOST.
        CatalogueRow("REDUNDANCY", "SWITCHOVER", "RP switchover ({words})") { match in
            lossCause(match.words).map(Fact.peerLost)
        },
        CatalogueRow("HA_CONFIG_SYNC", "BULK_CFGSYNC_SUCCEED", "Bulk Sync succeeded") { _ in
            .synchronised(.bulkConfiguration, .succeeded, detail: "")
        },
        CatalogueRow("HA_CONFIG_SYNC", "*", nil) { (match: CatalogueMatch) -> CatalogueReading in syncFailed(match) },
        CatalogueRow("RF", "RF_TERMINAL_STATE", "Terminal state reached for ({words})") {
            .terminalStateReached(mode: $0.words)
        },
        CatalogueRow("RF", "RF_RELOAD", "Peer reload. Reason: {words}") { .reloading(.peer, reason: $0.words) },
        CatalogueRow("RF", "RF_RELOAD", "Self reload. Reason: {words}") { .reloading($0.speaker, reason: $0.words) },
        // [RECALL] names without a real line: nothing but the mnemonic is relied on.
        CatalogueRow("RIF_MGR_FSM", "RP_LINK_UP", nil) { rifLink($0, .redundancyPort, isUp: true) },
        CatalogueRow("RIF_MGR_FSM", "RP_LINK_DOWN", nil) { rifLink($0, .redundancyPort, isUp: false) },
        CatalogueRow("RIF_MGR_FSM", "RMI_LINK_UP", nil) { rifLink($0, .managementInterface, isUp: true) },
        CatalogueRow("RIF_MGR_FSM", "RMI_LINK_DOWN", nil) { rifLink($0, .managementInterface, isUp: false) },
        CatalogueRow("RIF_MGR_FSM", "GW_REACHABLE_ACTIVE", nil) { _ in
            .gatewayChanged(role: .active, isReachable: true)
        },
        CatalogueRow("RIF_MGR_FSM", "GW_UNREACHABLE_ACTIVE", nil) { _ in
            .gatewayChanged(role: .active, isReachable: false)
        },
        CatalogueRow("RIF_MGR_FSM", "GW_REACHABLE_STANDBY", nil) { _ in
            .gatewayChanged(role: .standby, isReachable: true)
        },
        CatalogueRow("RIF_MGR_FSM", "GW_UNREACHABLE_STANDBY", nil) { _ in
            .gatewayChanged(role: .standby, isReachable: false)
        },
    ]

    /// Switchover, processes, reloads and the platform's health.
    static let platformRows: [CatalogueRow] = [
        CatalogueRow("PLATFORM", "HASTATUS_DETAIL", "{words} received chassis event became active") { _ in .becameActive
        },
        CatalogueRow("PLATFORM", "HASTATUS", "{words} received chassis event became active") { _ in .becameActive },
        // The unit still waits for its chassis to confirm.
        CatalogueRow("PLATFORM", "HASTATUS", "{words} sent message became active{words}", reading: nothing),
        CatalogueRow("HA", "SWITCHOVER", "{words} from standby to being active") { _ in .becameActive },
        CatalogueRow("HMANRP", "CHASSIS_DOWN_EVENT", "{unit} gone DOWN") { $0.unit.map(Fact.chassisDown) },
        CatalogueRow("HMANRP", "CHASSIS_DOWN_EVENT", "{unit} gone DOWN!") { $0.unit.map(Fact.chassisDown) },
        CatalogueRow("PMAN", "RELOAD_RP", "Reloading: {words}") { .reloading($0.speaker, reason: $0.words) },
        CatalogueRow("PMAN", "EXITACTION", "Process manager is {words}") {
            .processExited(process: $0.process, text: $0.text)
        },
        CatalogueRow("IOSXE", "PLATFORM", "Reset/Reload requested by {words}") {
            .reloading($0.speaker, reason: "requested by \($0.words)")
        },
        CatalogueRow("IOSXE", "PLATFORM", nil, reading: nothing),
        CatalogueRow("SMART_LIC", "HA_ROLE_CHANGED", "{words} HA role changed to {words}") { match in
            Role(name: match.words).map { .roleReported($0, by: match.found.words[0]) }
        },
        CatalogueRow("PLATFORM", "ELEMENT_WARNING", "{words}") { .resourceAlarm(isCritical: false, text: $0.body) },
        CatalogueRow("PLATFORM", "ELEMENT_CRITICAL", "{words}") { .resourceAlarm(isCritical: true, text: $0.body) },
        CatalogueRow("PLATFORM", "ELEMENT_TMPFS_WARNING", "{words}") {
            .resourceAlarm(isCritical: false, text: $0.body)
        },
        CatalogueRow("PLATFORM", "ELEMENT_TMPFS_CRITICAL", "{words}") {
            .resourceAlarm(isCritical: true, text: $0.body)
        },
        CatalogueRow("SYS", "RELOAD", "Reload requested {words} Reload Reason: {words}") {
            .reloadRequested($0.speaker, reason: $0.words)
        },
        CatalogueRow("SYS", "RELOAD", "Reload requested {words}") { .reloadRequested($0.speaker, reason: $0.words) },
        CatalogueRow("SYS", "RESTART", "System restarted{words}") { _ in .restarted },
        CatalogueRow("SYS", "RESTART", "System restarted") { _ in .restarted },
        CatalogueRow("SYS", "BOOTTIME", "Time taken to reboot after reload = {number} seconds") { match in
            match.found.numbers.first.map { .bootTimed(seconds: $0) }
        },
        CatalogueRow("PLATFORM_SYS", "UPTIME", "Time taken to initialize system = {number} seconds") { match in
            match.found.numbers.first.map { .initializationTimed(seconds: $0) }
        },
    ]

    /// Access points and wireless clients.
    static let wirelessRows: [CatalogueRow] = [
        CatalogueRow(
            "CAPWAPAC_SMGR_TRACE_MESSAGE",
            "AP_JOIN_DISJOIN",
            "AP Event: AP Name: {words} Mac: {words} Session-IP: {words} Joined"
        ) { accessPointJoined($0) },
        CatalogueRow(
            "CAPWAPAC_SMGR_TRACE_MESSAGE",
            "AP_JOIN_DISJOIN",
            "AP Event: AP Name: {words} Mac: {words} Session-IP: {words} Disjoined {words}"
        ) { accessPointLeft($0, reason: $0.words) },
        CatalogueRow(
            "CAPWAPAC_SMGR_TRACE_MESSAGE",
            "AP_JOIN_DISJOIN",
            "AP Event: AP Name: {words} Mac: {words} Session-IP: {words} Disjoined"
        ) { accessPointLeft($0, reason: "") },
        CatalogueRow("CLIENT_ORCH_LOG", "CLIENT_MOVED_TO_RUN_STATE", clientText) { client($0, .movedToRun) },
        CatalogueRow("CLIENT_ORCH_LOG", "CLIENT_IP_UPDATED", clientText) { client($0, .addressUpdated) },
        CatalogueRow("CLIENT_ORCH_LOG", "CLIENT_MOVED_TO_DELETE_STATE", clientText) { client($0, .movedToDelete) },
    ]

    private static let clientText = "{words} MAC: {words}, IP {words} AP ({words}) with SSID ({words})"
}
