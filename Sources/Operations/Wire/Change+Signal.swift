internal import Redundancy
internal import Replay

extension Change: SignalKind {
    var signal: Signal {
        switch self {
        case .workBegan(let work): Signal(1, work)
        case .workAbandoned(let work): Signal(2, work)
        case .timerArmed(let timer, let at): Signal(3, timer, at)
        case .timerCancelled(let timer): Signal(4, timer)
        case .sent(let message, let link): Signal(5, link, message)
        case .started(let cause, let configuration): Signal(6, cause, configuration)
        case .lostPower: Signal(7)
        case .reloading(let cause): Signal(8, cause)
        case .booted(let length): Signal(9, length)
        case .facilityEntered(let state): Signal(10, state)
        case .processExited(let name): Signal(11, name)
        case .carrierChanged(let link, let isUp): Signal(12, link, isUp)
        case .pairingRefused(let refusal): Signal(13, refusal)
        case .peerHeard(let announcement): Signal(14, announcement)
        case .paired(let announcement, let session): Signal(15, announcement, session)
        case .elected(let role, let rule): Signal(16, role, rule)
        case .keepaliveHeard(let status, let at): Signal(17, status, at)
        case .keepalivesExhausted: Signal(18)
        case .peerLossSuspected(let cause): Signal(19, cause)
        case .peerLost(let cause): Signal(20, cause)
        case .peerBecameHot: Signal(21)
        case .syncServed(let subject, let session): Signal(22, subject, session)
        case .syncQueued(let items): Signal(23, items)
        case .syncSent(let batch): Signal(24, batch)
        case .syncAcknowledged(let number): Signal(25, number)
        case .syncApplied(let batch): Signal(26, batch)
        case .handoverOffered(let cause, let attempt): Signal(27, cause, attempt)
        case .handoverGivenUp: Signal(28)
        case .switchoverBegan(let cause, let isStateful): Signal(29, cause, isStateful)
        case .becameActive(let cause): Signal(30, cause)
        case .dualActiveDetected: Signal(31)
        case .recoveryEntered(let kind): Signal(32, kind)
        case .recoveryLeft: Signal(33)
        case .gatewayAnswered(let at): Signal(34, at)
        case .gatewayLost: Signal(35)
        case .uplinkChanged(let isUp): Signal(36, isUp)
        case .sfpChanged(let module): Signal(37, module)
        case .portMoved(let port): Signal(38, port)
        case .commandAccepted(let command): Signal(39, command)
        case .configurationChanged(let line): Signal(40, line)
        case .settingShared(let setting): Signal(41, setting)
        case .accessPointsChanged(let first, let count, let phase): Signal(42, NumberRun(first, count), phase)
        case .clientsChanged(let first, let count, let phase): Signal(43, NumberRun(first, count), phase)
        }
    }

    init(_ kind: UInt64, _ cursor: inout SignalCursor) throws(UnknownSignal) {
        switch kind {
        case 1: self = .workBegan(try cursor.take())
        case 2: self = .workAbandoned(try cursor.take())
        case 3: self = .timerArmed(try cursor.take(), at: try cursor.take())
        case 4: self = .timerCancelled(try cursor.take())
        case 5:
            let link = try cursor.take(LinkKind.self)
            self = .sent(try cursor.take(), link)
        case 6: self = .started(try cursor.take(), try cursor.take())
        case 7: self = .lostPower
        case 8: self = .reloading(try cursor.take())
        case 9: self = .booted(try cursor.take())
        case 10: self = .facilityEntered(try cursor.take())
        case 11: self = .processExited(try cursor.take())
        case 12: self = .carrierChanged(try cursor.take(), isUp: try cursor.take())
        case 13: self = .pairingRefused(try cursor.take())
        case 14: self = .peerHeard(try cursor.take())
        case 15: self = .paired(try cursor.take(), session: try cursor.take())
        case 16: self = .elected(try cursor.take(), try cursor.take())
        case 17: self = .keepaliveHeard(try cursor.take(), at: try cursor.take())
        case 18: self = .keepalivesExhausted
        case 19: self = .peerLossSuspected(try cursor.take())
        case 20: self = .peerLost(try cursor.take())
        case 21: self = .peerBecameHot
        case 22: self = .syncServed(try cursor.take(), session: try cursor.take())
        case 23: self = .syncQueued(try cursor.take())
        case 24: self = .syncSent(try cursor.take())
        case 25: self = .syncAcknowledged(try cursor.take())
        case 26: self = .syncApplied(try cursor.take())
        case 27: self = .handoverOffered(try cursor.take(), attempt: try cursor.take())
        case 28: self = .handoverGivenUp
        case 29: self = .switchoverBegan(try cursor.take(), isStateful: try cursor.take())
        case 30: self = .becameActive(try cursor.take())
        case 31: self = .dualActiveDetected
        case 32: self = .recoveryEntered(try cursor.take())
        case 33: self = .recoveryLeft
        case 34: self = .gatewayAnswered(at: try cursor.take())
        case 35: self = .gatewayLost
        case 36: self = .uplinkChanged(isUp: try cursor.take())
        case 37: self = .sfpChanged(try cursor.take())
        case 38: self = .portMoved(try cursor.take())
        case 39: self = .commandAccepted(try cursor.take())
        case 40: self = .configurationChanged(try cursor.take())
        case 41: self = .settingShared(try cursor.take())
        case 42:
            let run = try cursor.take(NumberRun.self)
            self = .accessPointsChanged(first: run.first, count: run.count, try cursor.take())
        case 43:
            let run = try cursor.take(NumberRun.self)
            self = .clientsChanged(first: run.first, count: run.count, try cursor.take())
        default: throw cursor.unknown
        }
    }
}
