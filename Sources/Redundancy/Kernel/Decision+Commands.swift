internal import Replay

/// The commands of the document.
extension Decision {
    mutating func obey(_ command: Command) throws(ControllerRejection) {
        guard state.isUp else { throw .consoleUnavailable }
        // A forced switchover that the standby is asked for is refused for what it is (470).
        if state.isStandby, !state.standbyConsoleIsEnabled, command != .forceSwitchover {
            throw .standbyConsoleDisabled
        }
        try check(mode: command)
        if case .forceSwitchover = command {
            try forceSwitchover()
            return
        }
        try check(values: command)
        emit(.commandAccepted(command))
        switch command {
        case .priority(let number, let priority) where number != state.number:
            share(.priority(number, priority))
        case .reload:
            if state.isServing { tellExit(.reloadPair) } else { tellExit(.reload) }
            restart(.reloadCommand)
        case .copyToStandby(let image):
            emit(.workBegan(.imageCopy(image)))
        case .bootSystem(let image): share(.bootImage(image))
        case .standbyConsoleEnable: share(.standbyConsole)
        case .install(let step): install(step)
        case .keepaliveTimer(let hundreds): share(.keepaliveInterval(.milliseconds(Int64(hundreds) * 100)))
        case .keepaliveRetries(let retries): share(.keepaliveRetries(Int64(retries)))
        case .configuration(let line):
            emit(.configurationChanged(line))
            follow([.configurationLine(line)], after: .bulkConfiguration)
        case .priority, .renumber, .haInterface, .clear, .forceSwitchover, .configureTerminal, .submode, .exit, .end,
            .show:
            // What they set, the state takes from the accepted command.
            break
        }
    }

    private func check(mode command: Command) throws(ControllerRejection) {
        let mode = state.consoleMode
        let fits =
            switch command {
            case .priority, .renumber, .haInterface, .keepaliveTimer, .keepaliveRetries, .clear, .forceSwitchover,
                .reload, .configureTerminal, .copyToStandby, .install:
                mode == .exec
            case .submode(.redundancy): mode == .configuration
            case .submode(.mainCPU): mode == .redundancy
            case .standbyConsoleEnable: mode == .mainCPU
            case .bootSystem, .configuration: mode != .exec
            case .exit, .end, .show: true
            }
        guard fits else { throw .wrongMode(mode) }
    }

    private func check(values command: Command) throws(ControllerRejection) {
        // The pair is managed through its active (443), and a unit in recovery is locked.
        if state.isStandby || state.recovery == .active {
            switch command {
            case .configureTerminal, .submode, .configuration, .bootSystem, .standbyConsoleEnable, .keepaliveTimer,
                .keepaliveRetries:
                throw .notActive
            default:
                break
            }
        }
        switch command {
        case .priority(let number, let priority):
            guard number == state.number || number == state.pair?.announcement.number else {
                throw .noSuchChassis(number)
            }
            guard (1...15).contains(priority) else { throw .priorityOutOfRange(priority) }
        case .renumber(let number, let new):
            guard number == state.number else { throw .noSuchChassis(number) }
            guard (1...2).contains(new.rawValue) else { throw .noSuchChassis(new) }
        case .haInterface(let interface):
            try check(interface)
        case .keepaliveTimer(let hundreds):
            guard state.settings.profile == .r17 else { throw .notInThisProfile }
            guard (1...10).contains(hundreds) else { throw .keepaliveOutOfRange }
        case .keepaliveRetries(let retries):
            guard state.settings.profile == .r17 else { throw .notInThisProfile }
            guard (3...10).contains(retries) else { throw .keepaliveOutOfRange }
        case .copyToStandby:
            guard state.isServing else { throw .notActive }
            guard state.pair != nil else { throw .noPeer }
        case .install(let step):
            try check(step)
        case .bootSystem(let image):
            guard state.images.contains(image) else { throw .imageMissing(image) }
        case .show(.notModelled(let name)):
            throw .notModelled(name)
        case .clear, .forceSwitchover, .reload, .configureTerminal, .submode, .exit, .end, .standbyConsoleEnable,
            .configuration, .show(.modelled):
            break
        }
    }

    private func check(_ interface: HAInterface) throws(ControllerRejection) {
        let isVirtual = state.identity.platform.formFactor == .virtual
        if isVirtual, interface.gigabitEthernet == nil { throw .interfaceNumberMissing }
        if !isVirtual, interface.gigabitEthernet != nil { throw .interfaceNumberOnAppliance }
        if interface.local == interface.remote { throw .addressesEqual }
        let length = UInt32(min(max(interface.prefixLength, 1), 32))
        let mask = UInt32.max << (32 - length)
        if interface.local.bits & mask != interface.remote.bits & mask { throw .addressesApart }
    }

    /// Only on the active (435, 470); graceful, so only to a standby that can take over.
    private mutating func forceSwitchover() throws(ControllerRejection) {
        if let obstacle = state.switchoverObstacle { throw obstacle }
        emit(.commandAccepted(.forceSwitchover))
        offer(.userForced, attempt: 1)
    }
}
