internal import Replay

/// The part of a pack that the run's own decisions need.
public struct RunRules: Hashable, Sendable {
    public struct CheckRule: Hashable, Sendable {
        public var id: String
        public var aliases: [String]
        public var level: Level
        public var phase: Phase
        public var memberKind: String?
        public var needsFourEyes: Bool
        /// Entries of the attestation's form; nil when the check is not for attestation.
        public var formCount: Int?
        public var obligation: ObligationTerms?

        public init(
            id: String,
            aliases: [String],
            level: Level,
            phase: Phase,
            memberKind: String?,
            needsFourEyes: Bool,
            formCount: Int?,
            obligation: ObligationTerms?
        ) {
            self.id = id
            self.aliases = aliases
            self.level = level
            self.phase = phase
            self.memberKind = memberKind
            self.needsFourEyes = needsFourEyes
            self.formCount = formCount
            self.obligation = obligation
        }
    }

    public struct ObligationTerms: Hashable, Sendable {
        public var id: String
        public var opening: ObligationRule.Opening
        /// Entries of the form when only a person can close it; nil when evidence does.
        public var formCount: Int?
        /// Whether the rule names what is to come back one by one.
        public var selectsSubjects: Bool

        public init(id: String, opening: ObligationRule.Opening, formCount: Int?, selectsSubjects: Bool = false) {
            self.id = id
            self.opening = opening
            self.formCount = formCount
            self.selectsSubjects = selectsSubjects
        }
    }

    public var checks: [CheckRule]
    public var occurrences: [String]
    public var phaseCount: Int
    public var startAfter: Phase

    public init(checks: [CheckRule], occurrences: [String], phaseCount: Int, startAfter: Phase) {
        self.checks = checks
        self.occurrences = occurrences
        self.phaseCount = phaseCount
        self.startAfter = startAfter
    }
}

extension RunRules {
    /// The rule with this id or alias.
    ///
    /// - Complexity: O(*n*) in the checks.
    public func check(_ name: String) -> CheckRule? {
        checks.first { $0.id == name } ?? checks.first { $0.aliases.contains(name) }
    }

    /// Ids that a person may have meant, at most three: those that have the name in them or in an alias, then those that
    /// differ from it in few letters.
    ///
    /// - Complexity: O(*n*) in the checks; names are compared by their first 64 bytes.
    public func similar(to name: String) -> [String] {
        let wanted = Array(name.foldedName.utf8.prefix(64))
        guard !wanted.isEmpty else { return [] }
        var ranked: [(rank: Int, id: String)] = []
        for check in checks {
            let ranks = ([check.id] + check.aliases).compactMap { known -> Int? in
                let known = Array(known.foldedName.utf8.prefix(64))
                if known.holds(wanted) { return 0 }
                let distance = EditDistance.between(wanted, known)
                return distance <= max(1, wanted.count / 4) ? distance : nil
            }
            if let rank = ranks.min() { ranked.append((rank, check.id)) }
        }
        // By rank, and within one rank in the order of the pack.
        return (0...64).flatMap { rank in ranked.filter { $0.rank == rank }.map(\.id) }.prefix(3).map { $0 }
    }
}

extension [UInt8] {
    /// Whether another text stands somewhere in this one.
    fileprivate func holds(_ other: [UInt8]) -> Bool {
        guard other.count <= count else { return false }
        return (0...(count - other.count)).contains { self[$0..<($0 + other.count)].elementsEqual(other) }
    }
}
