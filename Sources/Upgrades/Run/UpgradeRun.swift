public import Replay

/// The life of an upgrade run: what is asked of it, what it decides, and its state.
///
/// ```
///   open ─▶ OPEN ── start ──▶ STARTED ◀── resume ── STOPPED
///                               │  └────── stop ──────▲
///                               ├── fail ──▶ FAILED ── restore ──▶ RESTORED ── start ──▶ STARTED
///   STOPPED ── fail ──▶ FAILED  └── close ─▶ CLOSED
/// ```
///
/// What the drawing leaves out: `close` is also taken when OPEN (a run that never began) and when RESTORED (a run given
/// up); FAILED is resumed only by a restore (line 335), STOPPED by `resume` (line 283). It is refused while an obligation
/// is open, in every state. Nothing but reading is possible when CLOSED.
public enum UpgradeRun: Sendable {
    public enum Phase: UInt8, Hashable, Sendable, CaseIterable {
        case open = 1
        case started = 2
        case stopped = 3
        case failed = 4
        case restored = 5
        case closed = 6
    }

    /// Something asked of the run at a moment.
    public struct Input: Hashable, Sendable {
        public var at: Instant
        public var act: Act

        public init(at: Instant, _ act: Act) {
            self.at = at
            self.act = act
        }
    }

    public enum Act: Hashable, Sendable {
        case open(RunOpening)
        /// Evidence whose text is stored already. All of a commit's evidence at once.
        case collect([Evidence])
        /// Something happened to the systems.
        case note(Note)
        /// Judged from the stored evidence at the input's moment.
        case assess(Assessment)
        case attest(Statement)
        case waive(Waiver)
        case closeObligation(ObligationClosing)
        /// May the run go beyond this phase?
        case gate(Upgrades.Phase)
        case start(by: Signature)
        case stop(by: Signature)
        case resume(by: Signature)
        case fail(by: Signature)
        case restore(by: Signature)
        case reconcile(Reconciliation)
        case close(by: Signature)
    }

    /// What came of it.
    public struct Event: Hashable, Sendable {
        public var at: Instant
        public var change: Change

        public init(at: Instant, _ change: Change) {
            self.at = at
            self.change = change
        }
    }

    public enum Change: Hashable, Sendable {
        case opened(RunOpening)
        case evidenceAdded(Evidence)
        case noted(Note)
        /// An assessment was made; what checks that do not pass have found since the assessment before, for obligations
        /// that open when they are repaired. Stands before the assessment's other events.
        case assessed([ObligationSubjects])
        /// A verdict that is new or differs from the one before it.
        case verdictReached(Verdict)
        case attested(Statement)
        case waived(Waiver)
        case obligationOpened(Obligation)
        case obligationClosed(ObligationClosing)
        case gateAnswered(GateAnswer)
        case phaseChanged(Phase, by: Signature)
        case reconciled(Reconciliation)
    }

    public struct State: Hashable, Sendable {
        public var opening: RunOpening?
        public var openedAt: Instant?
        /// The moment of the latest event.
        public var latestAt: Instant?
        public var phase: Phase?
        public var history: [Transition] = []
        /// In the order of the log.
        public var evidence: [Evidence] = []
        public var notes: [Note] = []
        /// The latest of each check and scope, in the order in which they first appeared.
        public var verdicts: [Verdict] = []
        /// When the last assessment was made.
        public var assessedAt: Instant?
        public var statements: [Statement] = []
        public var waivers: [Waiver] = []
        /// In the order in which they were opened; one that was opened again stands again.
        public var obligations: [Obligation] = []
        /// What checks have found that have not passed since: the subjects of the obligations that open when they do.
        public var unrepaired: [ObligationSubjects] = []
        public var gates: [GateAnswer] = []
        public var reconciliations: [Reconciliation] = []

        public init() {}
    }

    /// Why it is refused. Declaration order is precedence; raw numbers are stored.
    public enum Rejection: Error, Hashable, Sendable {
        /// The run was opened before.
        case alreadyOpen
        case noSuchRun
        case closed
        /// The moment lies before the run's opening or its latest event.
        case timeGoesBack(latest: Instant)
        /// Not possible in this phase of the run.
        case wrongPhase(Phase, allowed: [Phase])
        /// The pack has no such check; suggestions.
        case unknownCheck(String, similar: [String])
        case unknownScope(Scope)
        case unknownOccurrence(String, known: [String])
        case unknownPhase(Int)
        case emptyField(String)
        /// Four eyes: a second name is missing, or it is the first.
        case needsSecondPerson(check: String)
        /// Only a check whose verdict is MANUAL can be attested; others are waived.
        case notManual(check: String, VerdictWord)
        /// Nothing to waive: the check passes or is not applicable.
        case nothingToWaive(check: String, VerdictWord)
        /// An expiry that lies before the act.
        case alreadyExpired(Instant)
        /// The attestation does not fill the form; entries wanted and given.
        case formIncomplete(wanted: Int, given: Int)
        /// Evidence that is collected after the present.
        case evidenceFromTheFuture(id: String, Instant)
        case noSuchObligation(String, open: [String])
        /// It is closed by evidence, not by a person.
        case closedByEvidence(String)
        /// The gate before the start is blocked.
        case gateBlocked(GateAnswer)
        /// Obligations that are open.
        case obligationsOpen([String])
        /// The input's assessment was made under another pack.
        case otherPack
    }
}
