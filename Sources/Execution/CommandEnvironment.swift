/// The environment of a command: a small base, variables of ours that are passed through by name, and given ones.
///
/// Nothing else of our own environment reaches a command: what it prints should depend on the host, not on who asks.
public struct CommandEnvironment: Hashable, Sendable {
    /// By name.
    public private(set) var variables: [String: String]

    /// - Parameters:
    ///   - own: the environment that `PATH`, `HOME` and what is passed are taken from.
    ///   - passed: names of variables that are passed through when they are set: `ORACLE_HOME`, `PGPASSFILE`, `PGPASSWORD`.
    public init(from own: [String: String] = [:], passing passed: [String] = []) {
        // Every system has the locale C, and C.UTF-8 is missing on old ones, where perl then complains into the output.
        variables = ["LANG": "C", "LC_ALL": "C", "TZ": "UTC", "HOME": own["HOME"] ?? "/"]
        variables["PATH"] = own["PATH"] ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        for name in passed {
            if let value = own[name] { variables[name] = value }
        }
    }

    /// The same with other variables, which count before those that are there.
    public func adding(_ added: [(name: String, value: String)]) -> Self {
        var result = self
        for (name, value) in added { result.variables[name] = value }
        return result
    }

    /// A name or value that no environment can hold; nil when all can be held.
    var unusableName: String? {
        variables.keys.sorted().first { name in
            name.isEmpty || name.utf8.contains { $0 == 0 || $0 == 0x3D } || variables[name]?.utf8.contains(0) == true
        }
    }
}
