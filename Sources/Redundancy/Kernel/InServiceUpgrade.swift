public import Replay

/// An in-service software upgrade (ISSU) under way: an extension of the 17.x profile (specification, section 5).
///
///     install add        install activate issu
///     ───────────▶ added ────────────▶ standbyActivated ──────────▶ activeSwitchedOver ──▶ activated ──▶ install commit
///      copied to          the standby reloads     hot on the target:     the former active      both run
///      both units         on the new image        the role moves         reloads on it          the new image
///
/// `install abort issu` goes the same way with the original image as its target, and ends by itself when both run it. The
/// two units may run two versions as long as it lasts, which a pair may not otherwise (34).
///
/// The drawing leaves out that the units are only told what they are to run: a standby that learns that it runs another
/// image reloads, and an active moves its role to a hot standby that runs the right one. So the upgrade goes on after any
/// failure, whoever is active then. A handover that nobody answers leaves it where it is, until somebody forces the switchover.
/// With `auto-abort-timer` it is aborted when it has not been committed in time. Left out of the model: the download of the new
/// image to the access points, and their reloads by turns.
public struct InServiceUpgrade: Hashable, Sendable {
    /// The order is that of an upgrade that goes well; the words are the device's (`State transition: Added -> …`).
    public enum Phase: UInt8, Hashable, Comparable, Sendable, CaseIterable {
        /// The image is on its way to both units.
        case adding = 1
        case added = 2
        case standbyActivated = 3
        case activeSwitchedOver = 4
        case activated = 5

        public var name: String {
            switch self {
            case .adding: "Adding"
            case .added: "Added"
            case .standbyActivated: "Standby activated"
            case .activeSwitchedOver: "Active switched-over"
            case .activated: "Activated"
            }
        }

        public static func < (left: Self, right: Self) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    public var image: String
    /// What both units ran before.
    public var original: String
    public var phase: Phase
    /// After `install abort issu`.
    public var isRollingBack = false
    /// When it is aborted unless it was committed before; nil: never.
    public var abortsAt: Instant?

    public init(
        image: String,
        original: String,
        phase: Phase,
        isRollingBack: Bool = false,
        abortsAt: Instant? = nil
    ) {
        self.image = image
        self.original = original
        self.phase = phase
        self.isRollingBack = isRollingBack
        self.abortsAt = abortsAt
    }

    /// What both units are to run in the end.
    public var target: String { isRollingBack ? original : image }

    /// What a standby is to run now; nil: whatever it runs.
    var standbyImage: String? { phase >= .standbyActivated ? target : nil }
}

extension ControllerState {
    /// What the unit would print for `show issu state detail`, under the names of the captures' reader.
    public var upgradeSnapshot: Snapshot {
        guard let upgrade else {
            let notice = Field("Notice", "No ISSU operation is in progress")
            return Snapshot(.issuState, [Section("summary", [Field("Current ISSU Status", "Enabled"), notice])])
        }
        let summary = [
            Field("Current ISSU Status", "In Progress"),
            Field("Current state", "\(upgrade.phase.name) state"),
            Field("Running image", atStart.version),
            Field("Operating mode", isTerminal ? "sso, terminal state reached" : "sso, terminal state not reached"),
        ]
        return Snapshot(.issuState, [Section("summary", summary), Section("image", [Field("Name", upgrade.target)])])
    }
}
