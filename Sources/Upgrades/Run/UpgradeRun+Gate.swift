public import Replay

extension UpgradeRun.State {
    /// The latest verdict of a check about a scope; nil when it was never judged.
    ///
    /// - Complexity: O(*n*) in the verdicts.
    public func verdict(of check: String, about scope: Scope) -> Verdict? {
        verdicts.first { $0.check == check && $0.scope == scope }
    }

    /// What the latest verdict says at a moment: one that is too old by then is UNKNOWN, unless it is DEFERRED.
    public func word(of verdict: Verdict?, at moment: Instant) -> VerdictWord? {
        guard let verdict else { return nil }
        guard let expiry = verdict.expiresAt, expiry <= moment, verdict.word != .deferred else { return verdict.word }
        return .unknown
    }

    /// The waiver that holds for a check and a scope at a moment, the latest of several.
    public func waiver(of check: String, about scope: Scope, at moment: Instant) -> Waiver? {
        waivers.last { $0.check == check && $0.scope == scope && $0.at <= moment && moment < $0.expiresAt }
    }

    /// Whether the run may go beyond a phase, in the order of the pack and of the plan.
    ///
    /// Once the upgrade has begun, gates beyond the phase before its start ask for what comes after it and for what was
    /// deferred: what had to hold before the start held then, and need not hold since.
    ///
    /// A state without an opening has no rules, and so nothing blocks.
    /// - Complexity: O(*n* + *m*) for *n* verdicts, *m* waivers for each check and scope that does not pass.
    public func gate(_ phase: Upgrades.Phase, at moment: Instant) -> GateAnswer {
        var answer = GateAnswer(phase: phase, blockers: [])
        guard let opening else { return answer }
        let verdicts = VerdictTable(self)
        let isBehindStart = hasBegun && phase > opening.rules.startAfter
        for rule in opening.rules.checks where rule.level == .must {
            for scope in opening.plan.scopes(of: rule.memberKind) {
                let verdict = verdicts[rule.id, scope]
                let word = word(of: verdict, at: moment)
                if isBehindStart, rule.phase <= opening.rules.startAfter, word != .deferred { continue }
                guard blocks(word, of: rule, until: verdict?.deferredUntil, beyond: phase) else { continue }
                let blocker = GateBlocker(check: rule.id, scope: scope, word: word)
                if waiver(of: rule.id, about: scope, at: moment) == nil {
                    answer.blockers.append(blocker)
                } else {
                    answer.waived.append(blocker)
                }
            }
        }
        return answer
    }

    /// Whether the upgrade is under way: started and not restored since.
    private var hasBegun: Bool {
        switch self.phase {
        case .started, .stopped, .failed, .closed: history.contains { $0.phase == .started }
        case .open, .restored, nil: false
        }
    }

    private func blocks(
        _ word: VerdictWord?,
        of rule: RunRules.CheckRule,
        until deferral: Upgrades.Phase?,
        beyond phase: Upgrades.Phase
    ) -> Bool {
        switch word {
        case .pass, .notApplicable, .warn: false
        case .deferred: (deferral ?? rule.phase) <= phase
        case nil, .fail, .unknown, .conflict, .waiting, .manual: rule.phase <= phase
        }
    }
}

/// The latest verdicts by check and scope. Looked up only, never walked.
struct VerdictTable {
    private struct Key: Hashable {
        var check: String
        var scope: Scope
    }

    private let places: [Key: Int]
    private let verdicts: [Verdict]

    init(_ state: UpgradeRun.State) {
        verdicts = state.verdicts
        var places: [Key: Int] = [:]
        places.reserveCapacity(verdicts.count)
        for (index, verdict) in verdicts.enumerated() {
            places[Key(check: verdict.check, scope: verdict.scope)] = index
        }
        self.places = places
    }

    subscript(_ check: String, _ scope: Scope) -> Verdict? {
        places[Key(check: check, scope: scope)].map { verdicts[$0] }
    }
}

extension Plan {
    /// The scopes for which a check of this kind of member is judged: the run, or each member in the plan's order.
    public func scopes(of memberKind: String?) -> [Scope] {
        guard let memberKind else { return [.run] }
        return members.filter { $0.kind == memberKind }.map { .member(kind: $0.kind, name: $0.name) }
    }

    /// Whether a scope is the run or one of the members.
    public func has(_ scope: Scope) -> Bool {
        switch scope {
        case .run: true
        case .member(let kind, let name): member(kind: kind, name: name) != nil
        }
    }
}
