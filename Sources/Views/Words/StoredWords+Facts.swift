internal import Redundancy

extension Fact {
    /// The kind of the fact, without its content.
    var word: String {
        switch self {
        case .memberAdded: "member added"
        case .memberRemoved: "member removed"
        case .memberReady: "member ready"
        case .discovery: "discovery"
        case .linkChanged: "link changed"
        case .keepaliveMissed: "keepalive missed"
        case .gatewayChanged: "gateway changed"
        case .peerFound: "peer found"
        case .peerLost: "peer lost"
        case .elected: "elected"
        case .roleReported: "role reported"
        case .facilityStateChanged: "facility state changed"
        case .facilityStepped: "facility stepped"
        case .facilityClientAdded: "facility client added"
        case .facilityClientRemoved: "facility client removed"
        case .initializationCompleted: "initialization completed"
        case .synchronised: "synchronised"
        case .terminalStateReached: "terminal state reached"
        case .processExited: "process exited"
        case .switchoverRequested: "switchover requested"
        case .switchoverRefused: "switchover refused"
        case .becameActive: "became active"
        case .chassisDown: "chassis down"
        case .reloadRequested: "reload requested"
        case .reloading: "reloading"
        case .restarted: "restarted"
        case .bootTimed: "boot timed"
        case .initializationTimed: "initialization timed"
        case .dualActiveDetected: "dual active detected"
        case .recoveryEntered: "recovery entered"
        case .recoveryLeft: "recovery left"
        case .faultReported: "fault reported"
        case .resourceAlarm: "resource alarm"
        case .accessPointJoined: "access point joined"
        case .accessPointLeft: "access point left"
        case .wirelessClientChanged: "wireless client changed"
        case .messageLogged: "message logged"
        case .commandEntered: "command entered"
        case .observed: "observed"
        }
    }
}

extension Finding.Content {
    /// The kind of the finding, without its content.
    var word: String {
        switch self {
        case .historyRowChanged: "history row changed"
        case .outputDisagrees: "output disagrees"
        case .outOfOrder: "out of order"
        case .clockNotSet: "clock not set"
        case .timeIncomplete: "time incomplete"
        case .duplicated: "duplicated"
        case .uptimeReset: "uptime reset"
        case .clientLost: "client lost"
        case .accessPointMoved: "access point moved"
        case .noPreemption: "no preemption"
        case .progressionDiffers: "progression differs"
        case .progressionsAgree: "progressions agree"
        case .clientCountDiffers: "client count differs"
        case .clientCountAgrees: "client count agrees"
        case .alarmBefore: "alarm before"
        case .dualActive: "dual active"
        case .oneSided: "one-sided"
        }
    }
}
