/// What is doubtful in a pack that can be read.
public struct PackRemark: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A branch that can never be reached.
        case deadBranch = "dead-branch"
        /// A branch said to be unreachable that can be reached.
        case reachable = "reachable"
        /// Inputs for which no branch holds.
        case uncoveredInput = "uncovered-input"
        /// An id of an older pack that is neither here nor an alias here.
        case movedID = "moved-id"
        /// A dash in a command that is not a hyphen.
        case dash = "dash"
        /// A password in a command: the list of processes would show it.
        case secret
        /// Declared and never used.
        case unused = "unused"
        /// A field that the parser never gives.
        case unknownField = "unknown-field"
    }

    public var kind: Kind
    /// The check, evidence or fact that it is about.
    public var subject: String
    public var text: LocalizedText

    public init(_ kind: Kind, subject: String, text: LocalizedText) {
        self.kind = kind
        self.subject = subject
        self.text = text
    }
}

extension RulePack {
    /// What is doubtful: branches, ids that moved, dashes, secrets, unused names and unknown fields, each in the order of the pack.
    ///
    /// - Parameter older: a pack whose ids must be found here, as ids or aliases.
    public func remarks(against older: RulePack? = nil) -> [PackRemark] {
        branchRemarks + (older.map { movedIDs(against: $0) } ?? []) + dashes + secrets + unused + unknownFields
    }
}
