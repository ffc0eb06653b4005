internal import Redundancy

extension Fact {
    /// One line of English that tells the fact. The device's words stay as they are.
    var summary: String {
        switch self {
        case .memberAdded(let number): "\(unit(number)) added"
        case .memberRemoved(let number, let cause): "\(unit(number)) removed (\(cause.word))"
        case .memberReady(let number): "\(unit(number)) ready"
        case .discovery(let phase): "discovery \(phase.word)"
        case .linkChanged(let kind, let chassis, let port, let isUp, let status):
            kind.word + (port == 0 ? "" : " \(port)") + (chassis.map { " of \(unit($0))" } ?? "")
                + (isUp ? " up" : " down") + (status == "up" || status == "down" ? "" : quoted(status))
        case .keepaliveMissed(let number): "keepalive of \(unit(number)) missed"
        case .gatewayChanged(let role, let isReachable):
            "gateway \(isReachable ? "reachable" : "not reachable") from \(role.map { "the \($0.word)" } ?? "the unit")"
        case .peerFound(let number, let role):
            "sees \(number.map { unit($0) } ?? "its peer")" + (role.map { " as \($0.word)" } ?? "")
        case .peerLost(let cause): "peer lost (\(cause.word))"
        case .elected(let number, let role, _): "\(unit(number)) elected \(role.word)"
        case .roleReported(let role, let source): "\(source) reports the role \(role.word)"
        case .facilityStateChanged(let mine, let peer, _):
            "RF state \(mine.name)(\(mine.rawValue)), peer \(peer.name)(\(peer.rawValue))"
        case .facilityStepped(let step):
            "\(step.name)(\(step.code))" + (step.client.map { " \($0.name)(\($0.number))" } ?? "")
                + " op=\(step.operation) rc=\(step.result)"
        case .facilityClientAdded(let client, let order):
            "RF client \(client.name)(\(client.number)) added, seq=\(order)"
        case .facilityClientRemoved(let name): "RF client \(name) removed"
        case .initializationCompleted: "system initialization completed"
        case .synchronised(let subject, let phase, let detail): "\(subject.word) \(phase.word)\(quoted(detail))"
        case .terminalStateReached(let mode): "terminal state reached" + (mode.isEmpty ? "" : " (\(mode))")
        case .processExited(let process, let text):
            "process exited" + quoted([process, text].filter { !$0.isEmpty }.joined(separator: ": "))
        case .switchoverRequested: "switchover requested"
        case .switchoverRefused(let reason): "switchover refused\(quoted(reason))"
        case .becameActive: "became active"
        case .chassisDown(let number): "\(unit(number)) down"
        case .reloadRequested(let target, let reason): "reload of \(words(target)) requested\(quoted(reason))"
        case .reloading(let target, let reason): "\(words(target)) reloading\(quoted(reason))"
        case .restarted: "restarted"
        case .bootTimed(let seconds): "device states: the reboot took \(seconds) s"
        case .initializationTimed(let seconds): "device states: the initialization took \(seconds) s"
        case .dualActiveDetected(let text): "dual active\(quoted(text))"
        case .recoveryEntered(let trigger): "recovery entered\(quoted(trigger))"
        case .recoveryLeft: "recovery left"
        case .faultReported(let mnemonic, let text): "%\(mnemonic)\(quoted(text))"
        case .resourceAlarm(let isCritical, let text): (isCritical ? "critical alarm" : "warning") + quoted(text)
        case .accessPointJoined(let name, _): "access point \(name) joined"
        case .accessPointLeft(let name, _, let reason): "access point \(name) left\(quoted(reason))"
        case .wirelessClientChanged(let step, let mac, let accessPoint, _):
            "client \(mac) \(step.word) at \(accessPoint)"
        case .messageLogged(let mnemonic, let text): "%\(mnemonic)\(quoted(text))"
        case .commandEntered(let words): "command\(quoted(words))"
        case .observed(let snapshot): "output of \(snapshot.command.words)"
        }
    }

    private func unit(_ number: ChassisNumber?) -> String {
        number.map { "chassis \($0.rawValue)" } ?? "the unit"
    }

    private func words(_ target: ReloadTarget) -> String {
        switch target {
        case .chassis(let number): unit(number)
        case .observer: "the unit"
        case .peer: "the peer"
        case .all: "all units"
        }
    }

    private func quoted(_ text: String) -> String {
        text.isEmpty ? "" : ": \(text)"
    }
}
