/// A command of the document or of the 17.x profile, parsed.
///
/// | words | source |
/// |---|---|
/// | `chassis N priority P` | 281–289 |
/// | `chassis ha-interface [Gig n] local-ip A /M remote-ip B` | 237–253 |
/// | `chassis clear`, `reload` | 255, 307 |
/// | `redundancy force-switchover` | 435, 470 |
/// | `configure terminal`, `redundancy`, `main-cpu`, `standby console enable` | 443–446 |
/// | `copy flash:I stby-bootflash:I`, `boot system flash bootflash:I` | 507, 509 |
/// | `show …` | 283, 393–437, 486 |
/// | `chassis N renumber M`, `chassis redundancy …` | 17.x profile |
/// | `install add file bootflash:I`, `install activate issu [auto-abort-timer M]`, `install commit`, `install abort issu` | 17.x profile |
public enum Command: Hashable, Sendable {
    case priority(ChassisNumber, UInt8)
    case renumber(ChassisNumber, to: ChassisNumber)
    case haInterface(HAInterface)
    /// `chassis redundancy keep-alive timer N` in units of 100 ms.
    case keepaliveTimer(UInt8)
    case keepaliveRetries(UInt8)
    case clear
    case forceSwitchover
    case reload
    case configureTerminal
    /// A submode: `redundancy`, `main-cpu`.
    case submode(Submode)
    case exit
    case end
    case standbyConsoleEnable
    case copyToStandby(image: String)
    case bootSystem(image: String)
    /// A step of an in-service upgrade.
    case install(InstallStep)
    case show(ShowTopic)
    /// Any other line of configuration, kept as written.
    case configuration(String)

    public enum Submode: UInt8, Hashable, Sendable, CaseIterable {
        case redundancy = 1
        case mainCPU = 2
    }

    /// What the operator does in an in-service upgrade: ``InServiceUpgrade``.
    public enum InstallStep: Hashable, Sendable {
        case add(image: String)
        /// `minutes`: 30 to 1,200 of them until it is aborted by itself; nil: it is not.
        case activate(autoAbort: UInt16?)
        case commit
        case abort
    }

    /// What a `show` asks for.
    public enum ShowTopic: Hashable, Sendable {
        case modelled(ShowCommand)
        /// A subcommand of `show redundancy ?` that exists on the device and is not modelled; it says so by name.
        case notModelled(String)
    }
}

/// Where a console stands.
public enum ConsoleMode: UInt8, Hashable, Sendable, CaseIterable {
    case exec = 1
    case configuration = 2
    case redundancy = 3
    case mainCPU = 4
}
