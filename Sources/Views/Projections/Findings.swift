internal import Operations
internal import Redundancy
internal import Replay

extension Projection where Source == Evidence {
    /// What a reader of the captures should know, in the order of the first event that attests it.
    ///
    /// The events are a JSON array and the details a JSON object, for `json_each` and `->>`.
    static let findings = Projection(
        Table(
            name: "findings",
            key: [.text("pair"), .integer("finding")],
            rest: [.text("severity"), .text("kind"), .text("sequences"), .text("details")]
        )
    ) { evidence in
        evidence.analysis.findings.enumerated().map { index, finding in
            [
                evidence.pair, Value(index + 1), Value(finding.severity.word), Value(finding.content.word),
                Value("[\(finding.sequences.map(String.init).joined(separator: ","))]"),
                Value(JSON.object(finding.content.details)),
            ]
        }
    }
}

extension Finding.Content {
    /// The content by name, in the order of its declaration.
    fileprivate var details: [(name: String, value: Value)] {
        switch self {
        case .historyRowChanged(let index, let before, let after):
            [("history_index", Value(index))] + Self.details("before", before) + Self.details("after", after)
        case .outputDisagrees(let command, let field, let folded, let printed):
            [
                ("command", Value(command.words)), ("field", Value(field)), ("folded", Value(folded)),
                ("printed", Value(printed)),
            ]
        case .outOfOrder(let by): [("by_ns", Value(by.count))]
        case .clockNotSet(let count), .duplicated(let count): [("count", Value(count))]
        case .timeIncomplete(let reckoning): [("reckoning", Value(reckoning.word))]
        case .uptimeReset(let accessPoint, let before, let after):
            [("access_point", Value(accessPoint)), ("before", Value(before)), ("after", Value(after))]
        case .clientLost(let mac, let accessPoint):
            [("mac_address", Value(mac)), ("access_point", Value(accessPoint))]
        case .accessPointMoved(let accessPoint, let hasJoined):
            [("access_point", Value(accessPoint)), ("has_joined", Value(hasJoined))]
        case .noPreemption(let returned, let priority, let active, let activePriority):
            [
                ("returned", Value(returned.rawValue)), ("priority", Value(priority)),
                ("active", Value(active.rawValue)), ("active_priority", Value(activePriority)),
            ]
        case .progressionDiffers(let step, let expected, let found):
            [("step", Value(step)), ("expected", Value(expected)), ("found", Value(found))]
        case .progressionsAgree(let changes, let clients, let registered):
            [("changes", Value(changes)), ("clients", Value(clients)), ("registered", Value(registered))]
        case .clientCountAgrees(let count):
            [("count", Value(count))]
        case .clientCountDiffers(let registered, let printed):
            [("registered", Value(registered)), ("printed", Value(printed))]
        case .alarmBefore(let incident, let text, let isCritical):
            [("incident", Value(incident)), ("text", Value(text)), ("is_critical", Value(isCritical))]
        case .dualActive(let incident), .oneSided(let incident): [("incident", Value(incident))]
        }
    }

    private static func details(_ side: String, _ row: SwitchoverRow) -> [(name: String, value: Value)] {
        [
            ("\(side)_previous_active", Value(row.previousActive?.rawValue)),
            ("\(side)_current_active", Value(row.currentActive?.rawValue)),
            ("\(side)_reason", Value(row.reason)), ("\(side)_time", Value(row.time)),
        ]
    }
}
