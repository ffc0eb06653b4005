internal import Operations
internal import Redundancy
internal import Replay

// The words that the views store for enumerations, all in this folder. They are part of the schema: queries outside
// Lockstep compare with them. A change of a word needs another ``Schema/version``.

extension Reckoning {
    var word: String {
        switch self {
        case .utc: "utc"
        case .local: "local"
        case .yearless: "yearless"
        case .timeOfDay: "time of day"
        case .uptime: "uptime"
        }
    }
}

extension WitnessForm {
    var word: String {
        switch self {
        case .syslog: "syslog"
        case .showOutput: "show output"
        case .console: "console"
        case .facilityLog: "facility log"
        case .trace: "trace"
        case .simulation: "simulation"
        }
    }
}

extension ClockMark {
    var word: String {
        switch self {
        case .none: "none"
        case .unset: "unset"
        case .unsynchronised: "unsynchronised"
        }
    }
}

extension UnreadReason {
    var word: String {
        switch self {
        case .damagedStamp: "damaged stamp"
        case .damagedMnemonic: "damaged mnemonic"
        case .unknownText: "unknown text"
        case .unknownRow: "unknown row"
        case .tooLong: "too long"
        case .notText: "not text"
        case .impossibleTime: "impossible time"
        }
    }
}

extension Role {
    var word: String {
        switch self {
        case .active: "active"
        case .standby: "standby"
        case .member: "member"
        case .master: "master"
        }
    }
}

extension PairingStep {
    var word: String {
        switch self {
        case .activeNonRedundant: "active non-redundant"
        case .standbyInsertion: "standby insertion"
        case .synchronising: "synchronising"
        case .terminal: "terminal"
        }
    }
}

extension LinkKind {
    var word: String {
        switch self {
        case .stackPort: "stack port"
        case .redundancyPort: "redundancy port"
        case .managementInterface: "management interface"
        }
    }
}

extension SyncSubject {
    var word: String {
        switch self {
        case .bulkConfiguration: "bulk configuration"
        case .incrementalConfiguration: "incremental configuration"
        case .accessPoints: "access points"
        case .clients: "clients"
        case .fileSystem: "file system"
        }
    }
}

extension SyncPhase {
    var word: String {
        switch self {
        case .began: "began"
        case .succeeded: "succeeded"
        case .failed: "failed"
        }
    }
}

extension PeerLossCause {
    var word: String {
        switch self {
        case .notPresent: "not present"
        case .down: "down"
        case .redundancyStateChange: "redundancy state change"
        case .keepaliveLost: "keepalive lost"
        case .removed: "removed"
        case .announcedDown: "announced down"
        }
    }
}

extension WirelessClientStep {
    var word: String {
        switch self {
        case .movedToRun: "moved to run"
        case .addressUpdated: "address updated"
        case .movedToDelete: "moved to delete"
        }
    }
}

extension FacilityChange {
    var word: String {
        switch (contains(.mine), contains(.peer)) {
        case (true, true): "both"
        case (true, false): "mine"
        case (false, true): "peer"
        case (false, false): "neither"
        }
    }
}
