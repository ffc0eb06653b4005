internal import Operations
internal import Redundancy

extension Projection where Source == Evidence {
    /// Every other field of the pair's state by name and value, in the device's words where it has any.
    ///
    /// | scope | fields of |
    /// |---|---|
    /// | `pair` | the pair as Lockstep sees it |
    /// | `system` | `Redundant System Information` of `show redundancy` |
    /// | `facility` | `show redundancy states` |
    /// | `header` | the lines above the table of `show chassis` |
    /// | `unit` | one unit, whose seat is that of `units` |
    /// | `link` | the links between the units |
    /// | `synchronisation` | what is synchronised, and how far it is |
    ///
    /// Seat 0 is the pair.
    static let redundancyState = Projection(
        Table(
            name: "redundancy_state",
            key: [.text("pair"), .text("scope"), .integer("seat"), .text("name")],
            rest: [.text("value")]
        )
    ) { evidence in
        let state = evidence.analysis.state
        var rows: [Row] = []
        func add(_ scope: String, seat: Int = 0, _ name: String, _ value: String?) {
            guard let value else { return }
            rows.append([evidence.pair, Value(scope), Value(seat), Value(name), Value(value)])
        }
        func add(_ scope: String, seat: Int = 0, _ attributes: Attributes) {
            for field in attributes.fields { add(scope, seat: seat, field.name, field.value) }
        }
        add("pair", "step", state.step?.word)
        add("pair", "dual active", state.isDualActive ? "yes" : "no")
        add("pair", "registered clients", String(state.registeredClients))
        add("pair", "console", state.console.map { String($0.rawValue) })
        add("system", state.system)
        add("facility", state.facility)
        add("header", state.tableHeader)
        for (index, unit) in state.units.enumerated() { add("unit", seat: index + 1, unit.attributes) }
        for link in state.links {
            let owner = link.chassis.map { "chassis \($0.rawValue) " } ?? ""
            let port = link.port == 0 ? "" : " \(link.port)"
            add("link", owner + link.kind.word + port, (link.isUp ? "up" : "down") + link.detail)
        }
        for sync in state.synchronisation { add("synchronisation", sync.subject.word, sync.phase.word) }
        return rows
    }
}

extension LinkState {
    /// The device's own word where it says more than up or down.
    fileprivate var detail: String {
        status.isEmpty || status == "up" || status == "down" ? "" : " (\(status))"
    }
}
