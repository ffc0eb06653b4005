extension DefinitionChecker {
    /// What the parameters of one job say together, and where it stands. Linear in its parameters.
    func checkJob(_ unit: UnitID, into diagnostics: inout [Diagnostic]) {
        guard let kind = definition.kind(of: unit), ParameterCatalogue.jobKinds.contains(kind) else { return }
        var check = JobCheck(definition, unit, kind)
        check.check()
        diagnostics += check.diagnostics
    }
}

/// A unit's parameters, of each key the one that counts: the last.
private struct LastParameters {
    private var keys: [ParameterKey] = []
    private var parameters: [ParameterID] = []

    init(of unit: UnitID, in tree: SyntaxTree) {
        for parameter in tree.parameters(of: unit) {
            keys.append(tree.shortKey(of: parameter))
            parameters.append(parameter)
        }
    }

    subscript(_ key: String) -> ParameterID? {
        keys.lastIndex(of: ParameterKey(key.utf8)).map { parameters[$0] }
    }
}

/// The checks of one job.
private struct JobCheck {
    let definition: Definition
    let unit: UnitID
    let kind: UnitKind
    /// The unit's parameters by their keys.
    private let parameters: LastParameters
    private(set) var diagnostics: [Diagnostic] = []

    private var tree: SyntaxTree { definition.tree }

    init(_ definition: Definition, _ unit: UnitID, _ kind: UnitKind) {
        self.definition = definition
        self.unit = unit
        self.kind = kind
        parameters = LastParameters(of: unit, in: definition.tree)
    }

    mutating func check() {
        if ParameterCatalogue.judgedJobs.contains(kind) { checkEnd() }
        if ParameterCatalogue.commandJobs.contains(kind) || kind == .queueJob { checkTransfers() }
        if kind.isEventReception { checkStartCondition() }
        switch kind {
        case .judgmentJob: checkJudgment()
        case .eventReception: checkAttributes()
        case .fileMonitoring: checkFile()
        case .mailReception: checkCount("mladr", 20)
        case .logFileMonitoring: checkCount("lffnm", 8)
        case .windowsEventMonitoring: checkLogType()
        case .eventSending:
            if value("evsrt") == "y", parameters["evhst"] == nil { report(.arrivalHostMissing, "evsrt") }
        case .localPower: checkLocalPower()
        case .remotePower: checkRemotePower()
        default: break
        }
    }

    // MARK: Ends

    private mutating func checkEnd() {
        let judgment = value("jd") ?? "cod"
        let isByCode = judgment == "cod"
        if isByCode, let warning = number("wth"), let error = number("tho"), warning >= error {
            report(.thresholdsOutOfOrder, "wth", String(warning), String(error))
        }
        let retries = value("abr") == "y"
        if retries, !isByCode { report(.retryWithoutCodes, "abr", judgment) }
        if !retries || !isByCode {
            // When the judgment alone is in the way, one word of it is enough.
            for key in ["rjs", "rje", "rec", "rei"] where !retries { report(.retryNotEnabled, key, key) }
        } else if let lowest = number("rjs"), let highest = number("rje"), lowest > highest {
            report(.retryRangeEmpty, "rjs", String(lowest), String(highest))
        }
        if ["mdf", "exf"].contains(judgment), parameters["jdf"] == nil { report(.judgmentFileMissing, "jd", judgment) }
    }

    private mutating func checkTransfers() {
        for (source, keys) in [
            ("ts1", ["td1", "top1"]), ("ts2", ["td2", "top2"]), ("ts3", ["td3", "top3"]), ("ts4", ["td4", "top4"]),
        ]
        where parameters[source] == nil {
            for key in keys { report(.transferWithoutSource, key, key, source) }
        }
    }

    private mutating func checkJudgment() {
        let judgment = value("ej") ?? "gt"
        let judgesFile = judgment == "ef" || judgment == "nf"
        if judgesFile, parameters["ejf"] == nil { report(.judgmentFileNeeded, "ej", judgment) }
        if !judgesFile { report(.judgmentFileUnused, "ejf", judgment) }
    }

    // MARK: Event jobs

    private mutating func checkStartCondition() {
        let around = tree[unit].parent.flatMap { definition.kind(of: $0) }
        if around == .startCondition {
            report(.voidInStartCondition, "etm", "etm")
            report(.voidInStartCondition, "fd", "fd")
            // The defaults may be told; they say the same.
            if value("ha") == "y" { report(.voidInStartCondition, "ha", "ha=y") }
            if let action = value("ets"), action != "kl" { report(.voidInStartCondition, "ets", "ets") }
        } else if around != nil, kind == .intervalControl, value("etn") == "y" {
            report(.immediateEndOutside, "etn")
        }
    }

    private mutating func checkAttributes() {
        // With the key, the equals sign and the semicolon, as the manual counts them.
        let limit = 2048
        var total = 0
        for parameter in tree.parameters(of: unit) where tree.hasKey(parameter, "evwfr") {
            let isWithin = total <= limit
            total += tree[parameter].value.count + 7
            if isWithin, total > limit { report(.attributesTooLong, at: parameter, String(total)) }
        }
    }

    private mutating func checkFile() {
        let changes = (value("flwc") ?? "c").split(separator: ":")
        if value("flco") == "y", !changes.contains(where: { $0.contains("c") }) { report(.creationNotWatched, "flco") }
        guard let interval = number("flwi"), interval < 10, let name = parameters["flwf"] else { return }
        if tree.utf8[tree[name].value.range].contains(UInt8(ascii: "*")) {
            report(.wildcardInterval, "flwi", String(interval))
        }
    }

    private mutating func checkLogType() {
        let type = value("ntlgt") ?? "sys"
        if type == "oth", parameters["ntolg"] == nil { report(.logTypeMissing, "ntlgt") }
        if type != "oth" { report(.logTypeUnused, "ntolg", type) }
    }

    private mutating func checkCount(_ key: StaticString, _ limit: Int) {
        var count = 0
        for parameter in tree.parameters(of: unit) where tree.hasKey(parameter, key) {
            count += 1
            if count == limit + 1 {
                report(.tooManyOfKey, at: parameter, "\(key)", String(count), String(limit))
            }
        }
    }

    // MARK: Power control

    private mutating func checkLocalPower() {
        let platform = value("pfm") ?? "p"
        if value("pwlt") == "s" { require("pwlt", "s", "pfm", "p", platform) }
        switch value("pwlf") {
        case let request? where ["m", "r"].contains(request): require("pwlf", request, "pfm", "u", platform)
        case "p"?: require("pwlf", "p", "pfm", "p", platform)
        default: break
        }
    }

    private mutating func checkRemotePower() {
        guard let platform = value("pwrp") else { return }
        switch value("pwrf") {
        case let request? where ["m", "r"].contains(request): require("pwrf", request, "pwrp", "u", platform)
        case "p"?: require("pwrf", "p", "pwrp", "p", platform)
        default: break
        }
    }

    private mutating func require(_ key: String, _ value: String, _ other: String, _ needed: String, _ found: String) {
        if needed != found {
            report(.valueOfOtherPlatform, key, "\(key)=\(value)", "\(other)=\(needed)", "\(other)=\(found)")
        }
    }

    // MARK: Values and reports

    /// A short value as it stands; nil when there is none.
    private func value(_ key: String) -> String? {
        guard let parameter = parameters[key], tree[parameter].value.count <= 32 else { return nil }
        return tree.text(tree[parameter].value)
    }

    private func number(_ key: String) -> Int? { value(key).flatMap { Int($0) } }

    /// Says something of a parameter, when it is there.
    private mutating func report(_ rule: DiagnosticRule, _ key: String, _ arguments: String...) {
        guard let parameter = parameters[key] else { return }
        diagnostics.append(Diagnostic(rule, at: tree[parameter].extent, in: unit, arguments))
    }

    private mutating func report(_ rule: DiagnosticRule, at parameter: ParameterID, _ arguments: String...) {
        diagnostics.append(Diagnostic(rule, at: tree[parameter].extent, in: unit, arguments))
    }
}
