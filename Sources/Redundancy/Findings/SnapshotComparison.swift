/// Compares an output with the state that the events before it amount to.
///
/// Only what both sides tell is compared: a field that no event has set cannot disagree. Fields that count up by
/// themselves (uptimes) and fields that a release words in its own way are left out.
enum SnapshotComparison {
    static func findings(
        _ snapshot: Snapshot,
        _ observer: ChassisNumber?,
        _ state: PairState,
        _ sequence: UInt64
    ) -> [Finding] {
        var findings: [Finding] = []
        func compare(_ field: String, _ folded: String?, _ printed: String?) {
            guard let folded, let printed, folded != printed else { return }
            let content = Finding.Content.outputDisagrees(
                snapshot.command,
                field: field,
                folded: folded,
                printed: printed
            )
            findings.append(Finding(.contradiction, [sequence], content))
        }
        switch snapshot.command {
        case .redundancyStates:
            guard let section = snapshot.section("states"), let observer else { return [] }
            let mine = state.unit(observer)
            let others = state.units.filter { $0.number != observer }
            let peer = others.count == 1 ? others[0] : nil
            // Two active units see each other as gone: each is right about itself.
            guard !state.isDualActive else { return [] }
            compare("my state", mine?.state?.settledName, settledName(section["my state"]))
            compare("peer state", peer?.state?.settledName, settledName(section["peer state"]))
            for name in ["Mode", "Communications"] { compare(name, state.facility[name], section[name]) }
        case .redundancy:
            guard let section = snapshot.section("system") else { return [] }
            for name in ["Switchovers system experienced", "Standby failures", "Hardware Mode", "Communications"] {
                compare(name, state.system[name], section[name])
            }
        case .chassis:
            for section in snapshot.sections("row") {
                guard let number = section["Number"].flatMap({ Int($0) }).flatMap({ ChassisNumber($0) }),
                    let row = state.rows.first(where: { $0.number == number })
                else { continue }
                // The priority of a unit that is gone is printed as 0 and comes back with the unit.
                let isGone = row.priority == 0 || section["Priority"] == "0"
                if !isGone {
                    compare("\(number.rawValue) Priority", row.priority.map { String($0) }, section["Priority"])
                }
                compare("\(number.rawValue) Role", state.step == .terminal ? row.role?.name : nil, section["Role"])
            }
        case .switchoverHistory:
            for row in snapshot.sections("row").compactMap({ SwitchoverRow(section: $0) }) {
                guard let known = state.history.first(where: { $0.index == row.index && !$0.isPrinted }) else {
                    continue
                }
                compare(
                    "\(row.index) Current active",
                    known.currentActive.map { String($0.rawValue) },
                    row.currentActive.map { String($0.rawValue) }
                )
            }
        case .configSyncFailures, .accessPointUptime, .wirelessClientSummary, .dualActiveDetection, .bootVariables,
            .issuState, .onboardUptime, .redundancyHistory:
            break
        }
        return findings
    }

    private static func settledName(_ words: String?) -> String? {
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
