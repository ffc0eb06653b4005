/// Why two units form no pair. Declaration order is precedence.
public enum PairingRefusal: UInt8, Error, Hashable, Sendable, CaseIterable {
    /// The units differ in their form factor (32).
    case formFactorsDiffer = 1
    /// One unit uses RJ-45, the other SFP (163).
    case portsDiffer = 2
    /// The masks of the two interfaces differ (241–254).
    case masksDiffer = 6
    /// Local and remote addresses do not mirror each other (233–235).
    case addressesDoNotMirror = 3
    /// Both have the same chassis number; renumber one and reload it.
    case chassisNumbersEqual = 4
    /// The units run two software versions (34).
    case versionsDiffer = 5
}

/// Why an input is refused. Declaration order is precedence.
public enum ControllerRejection: Error, Hashable, Sendable {
    /// The unit is off or still booting: nobody answers its console.
    case consoleUnavailable
    /// The standby's console answers once `standby console enable` was typed on the active (443).
    case standbyConsoleDisabled
    /// The command belongs to another mode of the console.
    case wrongMode(ConsoleMode)
    /// Only the active may do this (435).
    case notActive
    /// There is no peer to switch to.
    case noPeer
    /// The peer has not reached its terminal state.
    case peerNotHot(FacilityState)
    /// The standby is in recovery: it could not serve.
    case peerInRecovery
    case switchoverInProgress
    /// A chassis number that this unit does not know.
    case noSuchChassis(ChassisNumber)
    case priorityOutOfRange(UInt8)
    /// `Gig n` on an appliance, which has a port for it (249).
    case interfaceNumberOnAppliance
    /// No `Gig n` on a virtual controller (237).
    case interfaceNumberMissing
    case addressesEqual
    /// The two addresses are in different networks.
    case addressesApart
    /// A subcommand of the device that Lockstep does not model.
    case notModelled(String)
    /// The command exists in the 17.x profile only.
    case notInThisProfile
    case keepaliveOutOfRange
    /// Not in this unit's flash.
    case imageMissing(String)
    /// Another in-service upgrade has not been committed or aborted.
    case upgradeInProgress
    case noUpgradeInProgress
    /// The step does not follow this phase of the upgrade.
    case wrongUpgradePhase(InServiceUpgrade.Phase)
    case capacityExceeded(limit: Int)
    /// Access points and clients are served by the active alone (443).
    case notServing
    case sfpNotOnThisPlatform
}
