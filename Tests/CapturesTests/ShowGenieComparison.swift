internal import Redundancy

@testable internal import Captures

/// Finds in a snapshot what genieparser's answer has at a path.
struct GenieComparison {
    enum Ours: Equatable {
        /// Nil where the snapshot has no such field, which is a disagreement.
        case value(String?)
        case notModelled(because: String)
        /// Nobody has thought of this path.
        case unknown
    }

    var snapshot: Snapshot

    var rowCount: Int { snapshot.sections("row").count }

    /// Theirs keep two blanks in a state where two were printed (`1  -DISABLED`); ours are one.
    func normalised(_ theirs: String) -> String {
        snapshot.command == .redundancyStates ? theirs[...].singleBlanked : theirs
    }

    func ours(at path: [String]) -> Ours {
        switch snapshot.command {
        case .redundancy: redundancy(path)
        case .redundancyStates: states(path)
        case .switchoverHistory: history(path)
        case .chassis: path[0] == "switch" ? stack(path) : chassis(path)
        case .configSyncFailures: configSync(path)
        case .dualActiveDetection: dualActive(path)
        case .bootVariables: boot(path)
        case .issuState: upgrade(path)
        case .onboardUptime: onboard(path)
        case .accessPointUptime, .wirelessClientSummary, .redundancyHistory: .unknown
        }
    }

    private func field(_ section: Section?, _ names: [String: String], _ key: String) -> Ours {
        guard let name = names[key] else { return .unknown }
        return .value(section?[name])
    }

    private func row(_ section: String, _ field: String, _ value: String) -> Section? {
        snapshot.sections(section).first { $0[field] == value }
    }

    private func redundancy(_ path: [String]) -> Ours {
        let system = [
            "available_system_uptime": "Available system uptime",
            "switchovers_system_experienced": "Switchovers system experienced", "standby_failures": "Standby failures",
            "last_switchover_reason": "Last switchover reason", "hw_mode": "Hardware Mode",
            "conf_red_mode": "Configured Redundancy Mode", "oper_red_mode": "Operating Redundancy Mode",
            "maint_mode": "Maintenance Mode", "communications": "Communications",
            "communications_reason": "Communications reason",
        ]
        if path[0] == "red_sys_info" { return field(snapshot.section("system"), system, path[1]) }
        guard path[0] == "slot", path.count == 3 else { return .unknown }
        let unit = row("current", "Active Location", path[1]) ?? row("peer", "Standby Location", path[1])
        let image = unit?["Image Version"]?.split(separator: "\n") ?? []
        // They take the image version's further lines apart; here they are its text.
        let compiled = image.first { $0.hasPrefix("Compiled ") }?.dropFirst(9).split(separator: " by ")
        switch path[2] {
        case "image_ver": return .value(image.first.map(String.init))
        case "compiled_date": return .value(compiled?.first.map(String.init))
        case "compiled_by": return .value(compiled?.last.map(String.init))
        default: break
        }
        let names = [
            "boot": "BOOT", "config_register": "Configuration register", "curr_sw_state": "Current Software state",
            "uptime_in_curr_state": "Uptime in current state",
        ]
        return field(unit, names, path[2])
    }

    private func states(_ path: [String]) -> Ours {
        let states = snapshot.section("states")
        // The unit is part of our value.
        if path[0] == "client_notification_tmr_msec" {
            return .value(states?["client_notification_TMR"]?.split(separator: " ").first.map(String.init))
        }
        let names = [
            "my_state": "my state", "peer_state": "peer state", "mode": "Mode", "unit": "Unit", "unit_id": "Unit ID",
            "redundancy_mode_operational": "Redundancy Mode (Operational)",
            "redundancy_mode_configured": "Redundancy Mode (Configured)", "redundancy_state": "Redundancy State",
            "maintenance_mode": "Maintenance Mode", "manual_swact": "Manual Swact",
            "manual_swact_reason": "Manual Swact reason", "communications": "Communications",
            "communications_reason": "Communications reason", "client_count": "client count",
            "rf_debug_mask": "RF debug mask",
        ]
        return field(states, names, path[0])
    }

    private func history(_ path: [String]) -> Ours {
        let names = [
            "current_active": "Current active", "previous_active": "Previous active",
            "switchover_reason": "Switchover reason", "switchover_time": "Switchover time",
        ]
        return field(row("row", "Index", path[1]), names, path[2])
    }

    private func chassis(_ path: [String]) -> Ours {
        let header = [
            "chassis_mac_address": "Mac Address", "mac_wait_time": "Mac persistency wait time",
            "redun_port_type": "Local Redundancy Port Type",
        ]
        guard path[0] == "chassis_index" else { return field(snapshot.section("header"), header, path[0]) }
        let names = [
            "role": "Role", "mac_address": "Mac Address", "priority": "Priority", "hw_version": "Version",
            "current_state": "State", "ip_address": "IP", "rmi_ip": "RMI-IP",
        ]
        return field(row("row", "Number", path[1]), names, path[2])
    }

    /// Theirs are in small letters.
    private func stack(_ path: [String]) -> Ours {
        guard path[1] == "stack" else {
            let names = ["mac_address": "Mac Address", "mac_persistency_wait_time": "Mac persistency wait time"]
            return lowered(field(snapshot.section("header"), names, path[1]))
        }
        if path[3] == "ports", path.count == 6 {
            let names = ["stack_port_status": "Port \(path[4])", "neighbors_num": "Neighbor \(path[4])"]
            let ours = field(row("ports", "Number", path[2]), names, path[5])
            return path[5] == "stack_port_status" ? lowered(ours) : ours
        }
        let unit = row("row", "Number", path[2])
        if path[3] == "hw_ver" { return .value(unit?["Version"]) }
        let names = ["role": "Role", "state": "State", "priority": "Priority", "mac_address": "Mac Address"]
        return lowered(field(unit, names, path[3]))
    }

    private func lowered(_ ours: Ours) -> Ours {
        guard case .value(let text) = ours else { return ours }
        return .value(text?.lowercased())
    }

    private func configSync(_ path: [String]) -> Ours {
        guard path[0] == "err_list", let index = Int(path[1]), let list = snapshot.section("list") else {
            return .unknown
        }
        return .value(list.fields.indices.contains(index) ? list.fields[index].value : nil)
    }

    private func dualActive(_ path: [String]) -> Ours {
        let summary = [
            "in_dad_recovery": "In dual-active recovery mode", "recovery_reload": "Recovery Reload",
            "recovery_mode_triggered_by": "Recovery mode triggered by", "triggered_Time": "Triggered Time",
        ]
        guard path[0] == "dad_port" else { return field(snapshot.section("summary"), summary, path[0]) }
        let port = snapshot.sections("row").first { $0["Switch"] == path[2] && $0["Dad port"] == path[3] }
        return path[4] == "status" ? .value(port?["Status"]) : .unknown
    }

    private func boot(_ path: [String]) -> Ours {
        if path[0] == "next_reload_boot_variable" { return .value(snapshot.section("active")?["BOOT"]) }
        let unit = snapshot.section(path[0])
        // Theirs lose the last semicolon of the standby's.
        if path == ["standby", "boot_variable"] { return .value(unit?["BOOT"].map { String($0.dropLast()) }) }
        if path[1].hasSuffix("manual_boot") { return .value(unit?["MANUAL_BOOT"] == "no" ? "false" : "true") }
        let names = [
            "boot_variable": "BOOT", "configuration_register": "Configuration register",
            "next_reload_configuration_register": "Configuration register at next reload",
        ]
        return field(unit, names, path[1])
    }

    private func upgrade(_ path: [String]) -> Ours {
        guard path[0] == "slot" else { return .unknown }
        let slot = row("slot", "Slot", path[1])
        let summary = snapshot.section("summary")
        if path[2] == "system_check" {
            let checks = [
                "platform_issu_support": "Platform ISSU Support", "standby_online": "Standby Online",
                "autoboot_enabled": "Autoboot Enabled", "sso_mode": "SSO Mode", "install_boot": "Install Boot",
                "valid_boot_media": "Valid Boot Media", "opertional_mode": "Operational Mode",
            ]
            return field(snapshot.section("system check"), checks, path[3])
        }
        let rollback = slot?["Rollback"]?.split(separator: ", ", maxSplits: 1)
        let loading = slot?["Loadversion time"]?.split(separator: " on ")
        let mode = (slot ?? summary)?["Operating mode"]?.split(separator: ", ")
        switch path[2] {
        // A place whose lock was taken and that is not being modified.
        case "issu_in_progress":
            let isLocked = snapshot.sections("lock").contains {
                $0["Slot"]?.split(separator: " ").last ?? "" == path[1]
            }
            return .value(slot != nil ? "true" : isLocked ? "false" : nil)
        case "context": return .value(loading?.last.map(String.init))
        case "loadversion_time": return .value(loading?.first.map(String.init))
        case "operating_mode": return .value(mode?.first.map(String.init))
        case "terminal_state_reached": return .value(mode?.last == "terminal state reached" ? "true" : "false")
        case "rollback_state": return .value(rollback?.first.map(String.init))
        case "rollback_reason": return .value(rollback?.last.map(String.init))
        case "rollback_time": return .value(rollback?.last?.split(separator: " ").last.map(String.init))
        case "runversion_executed": return .notModelled(because: "it is their conclusion; no sample prints it")
        default: break
        }
        let names = [
            "current_status": "Current ISSU Status", "previous_operation": "Previous ISSU Operation",
            "last_operation": "Last operation", "original_rollback_image": "Original (rollback) image",
            "running_image": "Running image",
        ]
        return field(slot ?? summary, names, path[2])
    }

    private func onboard(_ path: [String]) -> Ours {
        let units = ["years", "weeks", "days", "hours", "minutes"]
        if path[1] == "uptime_continuous" {
            let reset = snapshot.sections("row").first { $0["Time"]?.hasSuffix(path[3]) == true }
            switch path[4] {
            case "date": return .value(reset?["Time"]?.split(separator: " ").first.map(String.init))
            case "reason": return .value(reset?["Reason"])
            default:
                let numbers = reset?["Uptime"]?.split(separator: " ")
                return .value(units.firstIndex(of: path[4]).flatMap { numbers?[$0] }.map(String.init))
            }
        }
        let names = [
            "chassis_type": "Chassis type", "current_reset_reason": "Current reset reason",
            "current_reset_timestamp": "Current reset timestamp", "current_slot": "Current slot",
            "first_customer_power_on": "First customer power on", "number_of_reset": "Number of resets",
            "number_of_slot_changes": "Number of slot changes", "current_uptime": "Current uptime",
            "total_downtime": "Total downtime", "total_uptime": "Total uptime",
        ]
        let ours = field(snapshot.section("summary"), names, path[2])
        guard path.count == 4, case .value(let text) = ours, let unit = units.firstIndex(of: path[3]) else {
            return ours
        }
        // `0  years  11 weeks …`: the numbers are every second word.
        let words = text?.split(separator: " ") ?? []
        return .value(words.indices.contains(2 * unit) ? String(words[2 * unit]) : nil)
    }
}
