extension CommandWords {
    /// What a `show` asks for: the modelled ones, and the list of `show redundancy ?` (407–424).
    mutating func show() throws(CommandError) -> Command.ShowTopic {
        var path: [String] = []
        while true {
            let longer = Self.paths.filter { $0.count > path.count && $0.starts(with: path) }
            let isWhole = Self.paths.contains(path)
            if let word = next, word.isKeyword("|"), isWhole { return .notModelled("|") }
            if isWhole, next == nil || longer.isEmpty { break }
            let keywords = Set(longer.map { $0[path.count] }).sorted()
            path.append(try keyword(keywords))
        }
        if let command = Self.modelled[path] {
            try end()
            return .modelled(command)
        }
        // What a command that is not modelled takes is not read.
        return .notModelled(path.dropFirst().joined(separator: " "))
    }

    private static let modelled: [[String]: ShowCommand] = Dictionary(
        uniqueKeysWithValues: ShowCommand.allCases.map {
            (Array($0.words.split(separator: " ").map(String.init)[1...]), $0)
        }
    )

    /// Each stands in the document's list or, `history reverse`, in captures.
    static let notModelled = [
        "application", "clients", "counters", "domain", "history reverse", "idb-sync-history", "linecard-group", "rii",
        "switchover", "trace",
    ]

    private static let paths: [[String]] =
        Array(modelled.keys) + notModelled.map { ["redundancy"] + $0.split(separator: " ").map(String.init) }
}

extension Command {
    /// The full words. Typed again in the same mode they are the same command.
    public var words: String {
        switch self {
        case .priority(let chassis, let priority): "chassis \(chassis.rawValue) priority \(priority)"
        case .renumber(let chassis, let number): "chassis \(chassis.rawValue) renumber \(number.rawValue)"
        case .haInterface(let interface): "chassis ha-interface \(interface.words)"
        case .keepaliveTimer(let count): "chassis redundancy keep-alive timer \(count)"
        case .keepaliveRetries(let count): "chassis redundancy keep-alive retries \(count)"
        case .clear: "chassis clear"
        case .forceSwitchover: "redundancy force-switchover"
        case .reload: "reload"
        case .configureTerminal: "configure terminal"
        case .submode(.redundancy): "redundancy"
        case .submode(.mainCPU): "main-cpu"
        case .exit: "exit"
        case .end: "end"
        case .standbyConsoleEnable: "standby console enable"
        case .copyToStandby(let image): "copy flash:\(image) stby-bootflash:\(image)"
        case .bootSystem(let image): "boot system flash bootflash:\(image)"
        case .install(.add(let image)): "install add file bootflash:\(image)"
        case .install(.activate(let minutes)):
            "install activate issu" + (minutes.map { " auto-abort-timer \($0)" } ?? "")
        case .install(.commit): "install commit"
        case .install(.abort): "install abort issu"
        case .show(.modelled(let command)): command.words
        case .show(.notModelled(let name)): "show redundancy \(name)"
        case .configuration(let line): line
        }
    }
}

extension HAInterface {
    fileprivate var words: String {
        let interface = gigabitEthernet.map { "GigabitEthernet \($0) " } ?? ""
        return "\(interface)local-ip \(local.text) /\(prefixLength) remote-ip \(remote.text)"
    }
}
