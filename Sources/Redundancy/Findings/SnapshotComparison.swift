/// Compares an output with the state that the events before it amount to.
///
/// Only what both sides tell is compared: a field that no event has set cannot disagree. What an earlier output set, and
/// no event since, is not compared either: both outputs were right when they were printed, and the change between them
/// was not captured. Fields that count up by themselves (uptimes) and fields that a release words in its own way are left
/// out.
struct SnapshotComparison {
    var state: PairState
    /// The state behind the output before this one.
    var printed: PairState
    var observer: ChassisNumber?

    func findings(_ snapshot: Snapshot, _ sequence: UInt64) -> [Finding] {
        var findings: [Finding] = []
        func compare(_ field: String, _ value: String?, _ told: (PairState) -> String?) {
            guard let folded = told(state), let value, folded != value, folded != told(printed) else { return }
            let content = Finding.Content.outputDisagrees(
                snapshot.command,
                field: field,
                folded: folded,
                printed: value
            )
            findings.append(Finding(.contradiction, [sequence], content))
        }
        switch snapshot.command {
        case .redundancyStates:
            guard let section = snapshot.section("states"), let observer else { return [] }
            // Two active units see each other as gone: each is right about itself.
            guard !state.isDualActive else { return [] }
            compare("my state", settledName(section["my state"])) { $0.unit(observer)?.state?.settledName }
            compare("peer state", settledName(section["peer state"])) { state in
                let others = state.units.filter { $0.number != observer }
                return others.count == 1 ? others[0].state?.settledName : nil
            }
            for name in ["Mode", "Communications"] { compare(name, section[name]) { $0.facility[name] } }
        case .redundancy:
            guard let section = snapshot.section("system") else { return [] }
            for name in ["Switchovers system experienced", "Standby failures", "Hardware Mode", "Communications"] {
                compare(name, section[name]) { $0.system[name] }
            }
        case .chassis:
            for section in snapshot.sections("row") {
                guard let number = section["Number"].flatMap({ Int($0) }).flatMap({ ChassisNumber($0) }) else {
                    continue
                }
                func row(_ state: PairState) -> ChassisRow? { state.rows.first { $0.number == number } }
                // The priority of a unit that is gone is printed as 0 and comes back with the unit.
                if section["Priority"] != "0" {
                    compare("\(number.rawValue) Priority", section["Priority"]) { state in
                        row(state)?.priority.flatMap { $0 == 0 ? nil : String($0) }
                    }
                }
                compare("\(number.rawValue) Role", section["Role"]) { state in
                    state.step == .terminal ? row(state)?.role?.name : nil
                }
            }
        case .switchoverHistory:
            for row in snapshot.sections("row").compactMap({ SwitchoverRow(section: $0) }) {
                compare("\(row.index) Current active", row.currentActive.map { String($0.rawValue) }) { state in
                    let known = state.history.first { $0.index == row.index && !$0.isPrinted }
                    return known?.currentActive.map { String($0.rawValue) }
                }
            }
        case .configSyncFailures, .accessPointUptime, .wirelessClientSummary, .dualActiveDetection, .bootVariables,
            .issuState, .onboardUptime, .redundancyHistory:
            break
        }
        return findings
    }

    private func settledName(_ words: String?) -> String? {
        words.flatMap { ReportedState(words: $0) }?.settledName
    }
}

extension ReportedState {
    /// The name of a state that lasts. A standby on its way moves on between two polls: two of its stations do not
    /// contradict each other.
    fileprivate var settledName: String? {
        switch self {
        case .facility(.active), .facility(.standbyHot), .facility(.disabled): name
        case .facility, .inProgress: nil
        }
    }
}
