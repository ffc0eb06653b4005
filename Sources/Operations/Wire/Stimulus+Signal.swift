internal import Redundancy
internal import Replay

extension Stimulus: SignalKind {
    var signal: Signal {
        switch self {
        case .powered(let isOn): Signal(1, isOn)
        case .reset: Signal(2)
        case .processFailed(let name): Signal(3, name)
        case .commandEntered(let command): Signal(4, command)
        case .workCompleted(let work): Signal(5, work)
        case .timerFired(let timer): Signal(6, timer)
        case .carrierChanged(let link, let isUp): Signal(7, link, isUp)
        case .sfpInserted(let module): Signal(8, module)
        case .sfpRemoved: Signal(9)
        case .received(let message, let link): Signal(10, link, message)
        case .keepaliveHeard(let status, let at): Signal(11, status, at)
        case .gatewayAnswered(let at): Signal(12, at)
        case .uplinkChanged(let isUp): Signal(13, isUp)
        case .accessPointsChanged(let first, let count, let phase): Signal(14, NumberRun(first, count), phase)
        case .clientsChanged(let first, let count, let phase): Signal(15, NumberRun(first, count), phase)
        }
    }

    init(_ kind: UInt64, _ cursor: inout SignalCursor) throws(UnknownSignal) {
        switch kind {
        case 1: self = .powered(isOn: try cursor.take())
        case 2: self = .reset
        case 3: self = .processFailed(try cursor.take())
        case 4: self = .commandEntered(try cursor.take())
        case 5: self = .workCompleted(try cursor.take())
        case 6: self = .timerFired(try cursor.take())
        case 7: self = .carrierChanged(try cursor.take(), isUp: try cursor.take())
        case 8: self = .sfpInserted(try cursor.take())
        case 9: self = .sfpRemoved
        case 10:
            let link = try cursor.take(LinkKind.self)
            self = .received(try cursor.take(), link)
        case 11: self = .keepaliveHeard(try cursor.take(), at: try cursor.take())
        case 12: self = .gatewayAnswered(at: try cursor.take())
        case 13: self = .uplinkChanged(isUp: try cursor.take())
        case 14:
            let run = try cursor.take(NumberRun.self)
            self = .accessPointsChanged(first: run.first, count: run.count, try cursor.take())
        case 15:
            let run = try cursor.take(NumberRun.self)
            self = .clientsChanged(first: run.first, count: run.count, try cursor.take())
        default: throw cursor.unknown
        }
    }
}

extension Work: SignalKind {
    var signal: Signal {
        switch self {
        case .boot(let cause): Signal(1, cause)
        case .facilityStep(let state, let walk): Signal(2, state, walk)
        case .peerMonitor(let cause): Signal(3, cause)
        case .exitNotice: Signal(4)
        case .imageCopy(let image): Signal(5, image)
        }
    }

    init(_ kind: UInt64, _ cursor: inout SignalCursor) throws(UnknownSignal) {
        switch kind {
        case 1: self = .boot(try cursor.take())
        case 2: self = .facilityStep(try cursor.take(), try cursor.take())
        case 3: self = .peerMonitor(try cursor.take())
        case 4: self = .exitNotice
        case 5: self = .imageCopy(try cursor.take())
        default: throw cursor.unknown
        }
    }
}

extension ControllerTimer: SignalKind {
    var signal: Signal {
        switch self {
        case .peerSearch: Signal(1)
        case .hello: Signal(2)
        case .linkHoldDown: Signal(3)
        case .peerSilence: Signal(4)
        case .gatewaySilence: Signal(5)
        case .retransmission: Signal(6)
        case .handoverRetry: Signal(7)
        case .uplinkHoldDown: Signal(8)
        case .autoAbort: Signal(9)
        }
    }

    init(_ kind: UInt64, _ cursor: inout SignalCursor) throws(UnknownSignal) {
        switch kind {
        case 1: self = .peerSearch
        case 2: self = .hello
        case 3: self = .linkHoldDown
        case 4: self = .peerSilence
        case 5: self = .gatewaySilence
        case 6: self = .retransmission
        case 7: self = .handoverRetry
        case 8: self = .uplinkHoldDown
        case 9: self = .autoAbort
        default: throw cursor.unknown
        }
    }
}

extension Message: SignalKind {
    var signal: Signal {
        switch self {
        case .hello(let announcement): Signal(1, announcement)
        case .exiting(let reason): Signal(2, reason)
        case .syncRequested(let subject, let session): Signal(3, subject, session)
        case .sync(let batch): Signal(4, batch)
        case .syncAcknowledged(let session, let number): Signal(5, session, number)
        case .handover(let cause): Signal(6, cause)
        case .handoverAccepted: Signal(7)
        }
    }

    init(_ kind: UInt64, _ cursor: inout SignalCursor) throws(UnknownSignal) {
        switch kind {
        case 1: self = .hello(try cursor.take())
        case 2: self = .exiting(try cursor.take())
        case 3: self = .syncRequested(try cursor.take(), session: try cursor.take())
        case 4: self = .sync(try cursor.take())
        case 5: self = .syncAcknowledged(session: try cursor.take(), number: try cursor.take())
        case 6: self = .handover(try cursor.take())
        case 7: self = .handoverAccepted
        default: throw cursor.unknown
        }
    }
}

extension Command: SignalKind {
    var signal: Signal {
        switch self {
        case .priority(let number, let priority): Signal(1, number, priority)
        case .renumber(let number, let other): Signal(2, number, other)
        case .haInterface(let interface): Signal(3, interface)
        case .keepaliveTimer(let count): Signal(4, count)
        case .keepaliveRetries(let count): Signal(5, count)
        case .clear: Signal(6)
        case .forceSwitchover: Signal(7)
        case .reload: Signal(8)
        case .configureTerminal: Signal(9)
        case .submode(let mode): Signal(10, mode)
        case .exit: Signal(11)
        case .end: Signal(12)
        case .standbyConsoleEnable: Signal(13)
        case .copyToStandby(let image): Signal(14, image)
        case .bootSystem(let image): Signal(15, image)
        case .show(.modelled(let command)): Signal(16, command)
        case .show(.notModelled(let words)): Signal(17, words)
        case .configuration(let line): Signal(18, line)
        case .install(.add(let image)): Signal(19, image)
        case .install(.activate(let minutes)): Signal(20, minutes)
        case .install(.commit): Signal(21)
        case .install(.abort): Signal(22)
        }
    }

    init(_ kind: UInt64, _ cursor: inout SignalCursor) throws(UnknownSignal) {
        switch kind {
        case 1: self = .priority(try cursor.take(), try cursor.take())
        case 2: self = .renumber(try cursor.take(), to: try cursor.take())
        case 3: self = .haInterface(try cursor.take())
        case 4: self = .keepaliveTimer(try cursor.take())
        case 5: self = .keepaliveRetries(try cursor.take())
        case 6: self = .clear
        case 7: self = .forceSwitchover
        case 8: self = .reload
        case 9: self = .configureTerminal
        case 10: self = .submode(try cursor.take())
        case 11: self = .exit
        case 12: self = .end
        case 13: self = .standbyConsoleEnable
        case 14: self = .copyToStandby(image: try cursor.take())
        case 15: self = .bootSystem(image: try cursor.take())
        case 16: self = .show(.modelled(try cursor.take()))
        case 17: self = .show(.notModelled(try cursor.take()))
        case 18: self = .configuration(try cursor.take())
        case 19: self = .install(.add(image: try cursor.take()))
        case 20: self = .install(.activate(autoAbort: try cursor.take()))
        case 21: self = .install(.commit)
        case 22: self = .install(.abort)
        default: throw cursor.unknown
        }
    }
}

extension ControllerRejection: SignalKind {
    var signal: Signal {
        switch self {
        case .consoleUnavailable: Signal(1)
        case .standbyConsoleDisabled: Signal(2)
        case .wrongMode(let mode): Signal(3, mode)
        case .notActive: Signal(4)
        case .noPeer: Signal(5)
        case .peerNotHot(let state): Signal(6, state)
        case .peerInRecovery: Signal(7)
        case .switchoverInProgress: Signal(8)
        case .noSuchChassis(let number): Signal(9, number)
        case .priorityOutOfRange(let priority): Signal(10, priority)
        case .interfaceNumberOnAppliance: Signal(11)
        case .interfaceNumberMissing: Signal(12)
        case .addressesEqual: Signal(13)
        case .addressesApart: Signal(14)
        case .notModelled(let words): Signal(15, words)
        case .notInThisProfile: Signal(16)
        case .keepaliveOutOfRange: Signal(17)
        case .imageMissing(let image): Signal(18, image)
        case .capacityExceeded(let limit): Signal(19, limit)
        case .notServing: Signal(20)
        case .sfpNotOnThisPlatform: Signal(21)
        case .upgradeInProgress: Signal(22)
        case .noUpgradeInProgress: Signal(23)
        case .wrongUpgradePhase(let phase): Signal(24, phase)
        }
    }

    init(_ kind: UInt64, _ cursor: inout SignalCursor) throws(UnknownSignal) {
        switch kind {
        case 1: self = .consoleUnavailable
        case 2: self = .standbyConsoleDisabled
        case 3: self = .wrongMode(try cursor.take())
        case 4: self = .notActive
        case 5: self = .noPeer
        case 6: self = .peerNotHot(try cursor.take())
        case 7: self = .peerInRecovery
        case 8: self = .switchoverInProgress
        case 9: self = .noSuchChassis(try cursor.take())
        case 10: self = .priorityOutOfRange(try cursor.take())
        case 11: self = .interfaceNumberOnAppliance
        case 12: self = .interfaceNumberMissing
        case 13: self = .addressesEqual
        case 14: self = .addressesApart
        case 15: self = .notModelled(try cursor.take())
        case 16: self = .notInThisProfile
        case 17: self = .keepaliveOutOfRange
        case 18: self = .imageMissing(try cursor.take())
        case 19: self = .capacityExceeded(limit: try cursor.take())
        case 20: self = .notServing
        case 21: self = .sfpNotOnThisPlatform
        case 22: self = .upgradeInProgress
        case 23: self = .noUpgradeInProgress
        case 24: self = .wrongUpgradePhase(try cursor.take())
        default: throw cursor.unknown
        }
    }
}
