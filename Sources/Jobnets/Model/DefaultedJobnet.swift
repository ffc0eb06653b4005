/// What counts for one jobnet where its parameters are silent: the values of its execution, with the manual's defaults and
/// what it takes over from the jobnets around it (Command Reference 5.2.4, lines 277 to 539).
///
/// A value that cannot be read counts as not told; ``DefinitionChecker`` says so.
public struct DefaultedJobnet: Hashable, Sendable {
    /// `ha`.
    public enum Hold: String, Hashable, Sendable, CaseIterable {
        case always = "y"
        /// When the run before ended with a warning or worse.
        case afterWarning = "w"
        /// When the run before ended abnormally.
        case afterFailure = "a"
        case never = "n"
    }

    /// `cd`: how long a jobnet that is held, or waits for its condition or time, goes on waiting.
    public enum WaitLimit: Hashable, Sendable {
        /// As the system option says.
        case system
        case unlimited
        /// 1 or 2 days from the base day.
        case days(Int)
    }

    /// `ex`: where jobs run that do not say it themselves.
    public enum Agent: Hashable, Sendable {
        /// The manager's own host.
        case ownHost
        /// The host that a remote jobnet is sent to (`rh`); nil when that is missing.
        case manager(String?)
        case named(String)
    }

    /// `mm`.
    public enum WaitMethod: String, Hashable, Sendable, CaseIterable {
        case all = "and"
        case any = "or"
    }

    /// `ega`: what an abnormal generation of a waited-for jobnet with start condition means.
    public enum AbnormalGeneration: String, Hashable, Sendable, CaseIterable {
        case start = "exec"
        /// Start only when the generation was skipped.
        case startIfSkipped = "execdeffer"
        case wait = "none"
    }

    /// `rg`, that of the root jobnet.
    public var generations: Int
    /// `pr` or `ni`, the later of both, else that of the jobnet around it: 1 (lowest) to 5.
    public var priority: Int
    public var hold: Hold
    public var waitLimit: WaitLimit
    /// `de`. A root jobnet depends on nothing.
    public var dependsOnUpper: Bool
    /// `ms=mlt`.
    public var waitsForPreviousRun: Bool
    /// `mp`.
    public var allowsConcurrentRuns: Bool
    public var agent: Agent
    /// `ncl`.
    public var isConnected: Bool
    /// `ncs`.
    public var isConnectedInSync: Bool
    /// `ncex`.
    public var isConnectedBetweenServices: Bool
    public var waitMethod: WaitMethod
    /// `nmg`: whether it starts when a waited-for root jobnet has no generation.
    public var startsWithoutGeneration: Bool
    public var abnormalGeneration: AbnormalGeneration
    /// `uem`: whether it starts when a waited-for jobnet was not monitored.
    public var startsWithoutMonitoring: Bool

    /// Reads a jobnet and, for what it takes over, those around it. Nil for a unit that is no jobnet. Linear in the depth.
    public init?(_ unit: UnitID, of definition: Definition, options: CheckOptions = CheckOptions()) {
        guard definition.kind(of: unit)?.isJobnet == true else { return nil }
        let values = Values(definition: definition, options: options)
        let chain = definition.tree.ancestors(of: unit).filter { definition.kind(of: $0)?.isJobnet == true }
        let root = chain.last ?? unit
        let isRoot = definition.isRootJobnet(unit)

        generations = values.number("rg", root, 1...options.generationLimit) ?? 1
        priority = chain.lazy.compactMap(values.priority).first ?? 1
        let told = values.word("ha", unit).flatMap(Hold.init) ?? .never
        hold = isRoot || told == .always ? told : .never
        switch values.word("cd", unit) {
        case "un": waitLimit = .unlimited
        default: waitLimit = values.number("cd", unit, 1...2).map(WaitLimit.days) ?? .system
        }
        dependsOnUpper = !isRoot && values.word("de", unit) != "n"
        waitsForPreviousRun = values.word("ms", unit) == "mlt"
        allowsConcurrentRuns = values.word("mp", unit) == "y"
        agent = chain.lazy.compactMap(values.agent).first ?? .ownHost
        isConnected = isRoot && values.word("ncl", unit) == "y"
        isConnectedInSync = isConnected && values.word("ncs", unit) == "y"
        isConnectedBetweenServices = isConnected && values.word("ncex", unit) == "y"
        waitMethod = values.word("mm", unit).flatMap(WaitMethod.init) ?? .all
        startsWithoutGeneration = values.word("nmg", unit) == "y"
        abnormalGeneration = values.word("ega", unit).flatMap(AbnormalGeneration.init) ?? .wait
        startsWithoutMonitoring = values.word("uem", unit) == "y"
    }

    /// The priority that a value of `ni` stands for (lines 295 to 319): 39...11 is 5, 10...1 is 4, 0 is 3, -1...-10 is 2,
    /// -11...-39 is 1. Nil outside of -39...39.
    public static func priority(ofNice nice: Int) -> Int? {
        switch nice {
        case 11...39: 5
        case 1...10: 4
        case 0: 3
        case -10 ... -1: 2
        case -39 ... -11: 1
        default: nil
        }
    }
}

/// Single values of units.
private struct Values {
    let definition: Definition
    let options: CheckOptions

    private var tree: SyntaxTree { definition.tree }

    func word(_ key: StaticString, _ unit: UnitID) -> String? {
        definition.parameter(key, of: unit).map { tree.text(tree[$0].value) }
    }

    func number(_ key: StaticString, _ unit: UnitID, _ allowed: ClosedRange<Int>) -> Int? {
        definition.parameter(key, of: unit).flatMap { number($0, allowed) }
    }

    private func number(_ parameter: ParameterID, _ allowed: ClosedRange<Int>) -> Int? {
        var scanner = ValueScanner(tree.utf8, tree[parameter].value)
        let isNegative = allowed.lowerBound < 0 && scanner.take(UInt8(ascii: "-"))
        guard let number = scanner.number(), scanner.isAtEnd else { return nil }
        let value = isNegative ? -number : number
        return allowed.contains(value) ? value : nil
    }

    /// Nil when neither `pr` nor `ni` is told.
    func priority(_ unit: UnitID) -> Int? {
        let told = definition.parameter("pr", of: unit)
        let nice = definition.parameter("ni", of: unit)
        let fromPriority = told.flatMap { number($0, 1...5) }
        let fromNice = nice.flatMap { number($0, -39...39) }.flatMap(DefaultedJobnet.priority(ofNice:))
        guard let told, let nice else { return fromPriority ?? fromNice }
        return told > nice ? fromPriority ?? fromNice : fromNice ?? fromPriority
    }

    /// Nil when the jobnet around it decides.
    func agent(_ unit: UnitID) -> DefaultedJobnet.Agent? {
        if let name = text("ex", unit) { return .named(name) }
        if definition.kind(of: unit) == .remoteJobnet { return .manager(text("rh", unit)) }
        return nil
    }

    private func text(_ key: StaticString, _ unit: UnitID) -> String? {
        guard let parameter = definition.parameter(key, of: unit) else { return nil }
        do throws(ValueProblem) {
            let items = try tree.value(of: parameter).items
            let text =
                items.count == 1 && items[0].form == .quoted ? tree.text(items[0]) : tree.text(tree[parameter].value)
            return text.isEmpty ? nil : text
        } catch {
            return nil
        }
    }
}
