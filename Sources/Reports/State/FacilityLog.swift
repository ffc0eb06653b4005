public import Redundancy
public import Replay

/// The Redundancy Facility's event log, printed again as the device prints it (spec/redundancy.md §2.5).
public enum FacilityLog {
    public static func text(_ timeline: [Recorded<Event>]) -> String {
        timeline.compactMap { recorded in
            line(recorded.event.fact).map { "\(uptime(recorded)) \($0)\n" }
        }.joined()
    }

    public static func table(_ timeline: [Recorded<Event>], _ time: TimeText) -> Table {
        let rows = timeline.compactMap { recorded in
            line(recorded.event.fact).map { [String(recorded.sequence), uptime(recorded), $0] }
        }
        return Table(columns: ["sequence", "uptime", "entry"], rows: rows)
    }

    private static func uptime(_ recorded: Recorded<Event>) -> String {
        guard let stamp = recorded.occurred else { return "--:--:--" }
        let text = TimeText().text(stamp)
        return text.hasPrefix("up ") ? String(text.dropFirst(3)) : text
    }

    private static func line(_ fact: Fact) -> String? {
        switch fact {
        case .facilityClientAdded(let client, let order):
            return "client added: \(client.name)(\(client.number)) seq=\(order)"
        case .facilityClientRemoved(let name):
            return "client removed: \(name)"
        case .facilityStateChanged(let mine, let peer, let changed):
            let myMark = changed.contains(.mine) ? "*" : ""
            let peerMark = changed.contains(.peer) ? "*" : ""
            return "\(myMark)my state = \(mine.name)(\(mine.rawValue)) "
                + "\(peerMark)peer state = \(peer.name)(\(peer.rawValue))"
        case .facilityStepped(let step):
            let client = step.client.map { " \($0.name)(\($0.number))" } ?? ""
            return "\(step.name)(\(step.code))\(client) op=\(step.operation) rc=\(step.result)"
        case .initializationCompleted:
            return "System initialization complete"
        default:
            return nil
        }
    }
}
