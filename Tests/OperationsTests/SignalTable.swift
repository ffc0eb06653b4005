import Operations
import Redundancy
import Replay

/// Every case of what a controller meets, decides and refuses, with values at the ends of their ranges.
enum SignalTable {
    static let moment = Instant(nanoseconds: 1_767_225_600_000_000_000)
    static let late = Instant(nanoseconds: 1 << 62)

    static let interface = HAInterface(
        gigabitEthernet: 3,
        local: AddressIPv4(bits: .max),
        prefixLength: 24,
        remote: AddressIPv4(bits: 0)
    )

    static let status = KeepaliveStatus(
        facility: .standbyHot,
        gatewayIsReachable: false,
        uplinkIsUp: true,
        isInRecovery: true
    )

    static let announcements: [Announcement] = [nil, late].map { activeSince in
        Announcement(
            identity: ControllerIdentity(platform: .c9800CLOnKVM, mac: .max),
            number: ChassisNumber(rawValue: 2),
            priority: 15,
            version: "17.9.4 再",
            port: .virtual,
            interface: interface,
            facility: .active,
            hearsPeer: true,
            startedAt: Instant(nanoseconds: -(1 << 62)),
            bootDuration: Nanoseconds(1 << 60),
            activeSince: activeSince,
            allowsMixedVersions: true,
            status: status
        )
    }

    static let upgrades: [InServiceUpgrade?] =
        [nil]
        + InServiceUpgrade.Phase.allCases.map { phase in
            InServiceUpgrade(
                image: "b.bin",
                original: "a.bin",
                phase: phase,
                isRollingBack: phase == .added,
                abortsAt: phase == .adding ? nil : late
            )
        }

    static let settings: [SharedSetting] =
        upgrades.map { .upgrade($0) } + [
            .priority(ChassisNumber(rawValue: 1), 15), .image("a.bin"), .bootImage(""), .standbyConsole,
            .keepaliveInterval(.milliseconds(100)), .keepaliveRetries(.max),
        ]

    static let items: [SyncItem] =
        settings.map { .shared($0) } + SyncSubject.allCases.map { .end($0) } + [
            .configurationLine("hostname a"), .accessPoints([]), .clients([]),
            .accessPoints(
                AccessPointPhase.allCases.map { AccessPointRecord(number: .max, phase: $0, joinedAt: late) }
            ),
            .clients(
                ClientPhase.allCases.map { ClientRecord(number: 0, accessPoint: .max, phase: $0, since: moment) }
            ),
            .accessPointsRemoved(first: 0, count: 1 << 24), .clientsRemoved(first: 1 << 24, count: 0),
        ]

    static let batches = [
        SyncBatch(session: 0, number: 0, items: []), SyncBatch(session: .max, number: .max, items: items),
    ]

    static let messages: [Message] =
        announcements.map { .hello($0) } + ExitReason.allCases.map { .exiting($0) }
        + SyncSubject.allCases.map { .syncRequested($0, session: 7) } + batches.map { .sync($0) }
        + SwitchoverCause.allCases.map { .handover($0) }
        + [.syncAcknowledged(session: .max, number: 0), .handoverAccepted]

    static let works: [Work] =
        BootCause.allCases.map { .boot($0) } + PeerLossCause.allCases.map { .peerMonitor($0) }
        + Walk.allCases.flatMap { walk in FacilityState.allCases.map { .facilityStep($0, walk) } }
        + [.exitNotice, .imageCopy("c9800.bin")]

    static let timers: [ControllerTimer] = [
        .peerSearch, .hello, .linkHoldDown, .peerSilence, .gatewaySilence, .retransmission, .handoverRetry,
        .uplinkHoldDown, .autoAbort,
    ]

    static let modules: [SFPModule] = [.glcSXMMD, .glcLHSMD, .other("SFP-10G")]

    static let commands: [Command] =
        [
            .priority(ChassisNumber(rawValue: 1), 1),
            .renumber(ChassisNumber(rawValue: 1), to: ChassisNumber(rawValue: 2)),
            .haInterface(interface),
            .haInterface(HAInterface(local: AddressIPv4(bits: 1), prefixLength: 1, remote: AddressIPv4(bits: 2))),
            .keepaliveTimer(.max), .keepaliveRetries(0), .clear, .forceSwitchover, .reload, .configureTerminal, .exit,
            .end, .standbyConsoleEnable, .copyToStandby(image: "a"), .bootSystem(image: "b"),
            .show(.notModelled("counters")), .configuration("ntp server 192.0.2.1"),
            .install(.add(image: "c.bin")), .install(.activate(autoAbort: nil)), .install(.activate(autoAbort: .max)),
            .install(.commit), .install(.abort),
        ] + Command.Submode.allCases.map { .submode($0) } + ShowCommand.allCases.map { .show(.modelled($0)) }

    static let stimuli: [Stimulus] =
        [.powered(isOn: true), .powered(isOn: false), .reset, .processFailed("wncd"), .sfpRemoved]
        + commands.map { .commandEntered($0) } + works.map { .workCompleted($0) } + timers.map { .timerFired($0) }
        + LinkKind.allCases.map { .carrierChanged($0, isUp: $0 == .stackPort) } + modules.map { .sfpInserted($0) }
        + messages.map { .received($0, .redundancyPort) }
        + [.keepaliveHeard(status, at: moment), .gatewayAnswered(at: late), .uplinkChanged(isUp: false)]
        + AccessPointPhase.allCases.map { .accessPointsChanged(first: 1, count: 6000, $0) }
        + ClientPhase.allCases.map { .clientsChanged(first: 0, count: 64_000, $0) }

    static let starts = [
        ConfigurationAtStart(number: ChassisNumber(rawValue: 1), priority: 1, version: "", interface: nil, port: nil),
        ConfigurationAtStart(
            number: ChassisNumber(rawValue: 2),
            priority: 15,
            version: "16.10.1",
            interface: interface,
            port: .sfp
        ),
    ]

    static let changes: [Change] =
        works.flatMap { [.workBegan($0), .workAbandoned($0)] }
        + timers.flatMap { [.timerArmed($0, at: late), .timerCancelled($0)] }
        + messages.map { .sent($0, .managementInterface) }
        + starts.flatMap { start in BootCause.allCases.map { .started($0, start) } }
        + [.lostPower, .booted(.seconds(374)), .processExited("")] + BootCause.allCases.map { .reloading($0) }
        + FacilityState.allCases.map { .facilityEntered($0) }
        + LinkKind.allCases.map { .carrierChanged($0, isUp: true) }
        + PairingRefusal.allCases.map { .pairingRefused($0) }
        + announcements.flatMap { [.peerHeard($0), .paired($0, session: .max)] }
        + ElectionRule.allCases.flatMap { rule in Role.allCases.map { .elected($0, rule) } }
        + [.keepaliveHeard(status, at: late), .keepalivesExhausted, .peerBecameHot]
        + PeerLossCause.allCases.flatMap { [.peerLossSuspected($0), .peerLost($0)] }
        + SyncSubject.allCases.map { .syncServed($0, session: 1) }
        + [.syncQueued([]), .syncQueued(items), .syncAcknowledged(.max)]
        + batches.flatMap { [.syncSent($0), .syncApplied($0)] }
        + SwitchoverCause.allCases.flatMap { cause in
            [.handoverOffered(cause, attempt: 5), .switchoverBegan(cause, isStateful: false), .becameActive(cause)]
        }
        + [.handoverGivenUp, .becameActive(nil), .dualActiveDetected, .recoveryLeft, .gatewayAnswered(at: moment)]
        + RecoveryKind.allCases.map { .recoveryEntered($0) }
        + [.gatewayLost, .uplinkChanged(isUp: true), .sfpChanged(nil)] + modules.map { .sfpChanged($0) }
        + RedundancyPort.allCases.map { .portMoved($0) } + commands.map { .commandAccepted($0) }
        + [.configurationChanged("line")] + settings.map { .settingShared($0) }
        + AccessPointPhase.allCases.map { .accessPointsChanged(first: 1, count: 1, $0) }
        + ClientPhase.allCases.map { .clientsChanged(first: 1, count: 1, $0) }

    static let rejections: [ControllerRejection] =
        [
            .consoleUnavailable, .standbyConsoleDisabled, .notActive, .noPeer, .peerInRecovery, .switchoverInProgress,
            .noSuchChassis(ChassisNumber(rawValue: 16)), .priorityOutOfRange(0), .interfaceNumberOnAppliance,
            .interfaceNumberMissing, .addressesEqual, .addressesApart, .notModelled("trace"), .notInThisProfile,
            .keepaliveOutOfRange, .imageMissing("x"), .capacityExceeded(limit: 2000), .notServing,
            .sfpNotOnThisPlatform, .upgradeInProgress, .noUpgradeInProgress,
        ] + InServiceUpgrade.Phase.allCases.map { .wrongUpgradePhase($0) } + ConsoleMode.allCases.map { .wrongMode($0) }
        + FacilityState.allCases.map { .peerNotHot($0) }

    static let opened: [RunOpened] = Profile.allCases.map { profile in
        var settings = ControllerSettings()
        settings.profile = profile
        settings.thirdRule = .shortestBoot
        settings.sfpInsertion = .atOnce
        settings.coldLoss = .reloads
        settings.partedCrash = .reloads
        settings.allowsMixedVersions = true
        var second = UnitSetup(
            identity: ControllerIdentity(platform: .c9800_80, mac: 2),
            number: ChassisNumber(rawValue: 2),
            interface: interface
        )
        second.sfp = .glcSXMMD
        let first = UnitSetup(
            identity: ControllerIdentity(platform: .c9800_40, mac: 1),
            number: ChassisNumber(rawValue: 1),
            interface: nil
        )
        return RunOpened(
            title: "停電",
            scenario: "title: a\n",
            seed: .max,
            startsAt: moment,
            settings: settings,
            units: [first, second],
            behaviours: profile == .r17 ? [1, .max] : []
        )
    }

    static let entries: [Entry] =
        stimuli.map { .controllerInput(unit: 0, ControllerInput(at: moment, $0)) }
        + changes.map { .controllerEvent(unit: 1, ControllerEvent(at: late, $0)) }
        + rejections.map { .controllerRejected(unit: 1, $0) } + opened.map { .runOpened($0) }
        + [
            .runFinished(RunFinished(steps: 0, stateDigests: [])),
            .runFinished(RunFinished(steps: .max, stateDigests: [Array(0..<32), []])),
        ]

    /// One entry of each shape, for what is tried at every byte and bit.
    static let few: [Entry] = [
        .controllerInput(unit: 0, ControllerInput(at: moment, .received(.sync(batches[1]), .redundancyPort))),
        .controllerInput(unit: 1, ControllerInput(at: moment, .commandEntered(.haInterface(interface)))),
        .controllerEvent(unit: 1, ControllerEvent(at: moment, .paired(announcements[1], session: 3))),
        .controllerEvent(unit: 0, ControllerEvent(at: moment, .started(.powerOn, starts[1]))),
        .controllerRejected(unit: 0, .peerNotHot(.standbyCold)), .runOpened(opened[1]),
        .runFinished(RunFinished(steps: 5, stateDigests: [Array(0..<32), Array(1..<33)])),
    ]
}
