/// What a parameter's key says about how its values compare.
struct ParameterRole: Hashable {
    enum Shape: Hashable {
        /// The unit's type, which is compared as such.
        case type
        /// A number of a schedule rule, 1 when omitted, then the value (Command Reference 5.2.4).
        case ruled
        /// `el=name,type,+H+V`.
        case element
        /// `ar=(f=name,t=name,kind)`.
        case relation
        /// `op` and `cl`: what a day is; of several entries for one day the later counts.
        case day
        /// Repeated in any order: a value is there, or is not.
        case member
        /// Anything else: given once, or repeated in an order that may count.
        case plain
    }

    /// What a value names.
    enum Reference: Hashable {
        case none
        /// A unit beside this one by its name, or any by its full name.
        case besideOrFull
        /// Any unit by its full name.
        case full
    }

    var shape = Shape.plain
    var weight = ChangeWeight.meaning
    var reference = Reference.none
    /// Blanks in the value and zeros before its numbers say nothing.
    var isStructural = false

    /// Whether the order of several values of one slot counts.
    var isOrdered: Bool { shape == .plain || shape == .ruled || shape == .day }

    init(key: String) {
        self = Self.byKey[key] ?? ParameterRole()
    }

    private init(
        _ shape: Shape = .plain,
        _ weight: ChangeWeight = .meaning,
        _ reference: Reference = .none,
        isStructural: Bool = false
    ) {
        self.shape = shape
        self.weight = weight
        self.reference = reference
        self.isStructural = isStructural
    }

    private static let byKey: [String: ParameterRole] = {
        var roles: [String: ParameterRole] = [
            "ty": ParameterRole(.type),
            "el": ParameterRole(.element, .layout, isStructural: true),
            "sz": ParameterRole(.plain, .layout, isStructural: true),
            "cm": ParameterRole(.plain, .comment),
            "ar": ParameterRole(.relation),
            "op": ParameterRole(.day, isStructural: true),
            "cl": ParameterRole(.day, isStructural: true),
            "eun": ParameterRole(.member, .meaning, .besideOrFull),
            "ejn": ParameterRole(.plain, .meaning, .besideOrFull),
        ]
        for key in ["sd", "st", "sy", "ey", "ln", "cy", "sh", "shd", "cftd", "wt", "wc"] {
            roles[key] = ParameterRole(.ruled, isStructural: true)
        }
        for key in ["jc", "ncr", "ncn"] { roles[key] = ParameterRole(.plain, .meaning, .full) }
        for key in ["ed", "sdd", "stt", "md", "rg"] { roles[key] = ParameterRole(isStructural: true) }
        return roles
    }()
}

/// Values that count when nothing is told.
enum ParameterDefault {
    /// Whether telling a value says no more than leaving it out.
    ///
    /// `sdd`, `md` and `stt` are none of these: a group without them takes those of the group above. Neither are `pr`, `ni`
    /// and `cd`, which an upper jobnet or the system decides.
    ///
    /// - Parameters:
    ///   - value: as ``ParameterForm`` has it.
    ///   - key: the parameter.
    ///   - kind: of the unit.
    ///   - isRootJobnet: whether the unit is a jobnet in no jobnet.
    static func isTold(_ value: [UInt8], for key: String, kind: UnitKind?, isRootJobnet: Bool) -> Bool {
        guard !value.isEmpty else { return false }
        let wanted: String? =
            switch (key, kind) {
            case ("eu", .httpConnection): "def"
            case ("sd", _): isRootJobnet ? "en" : nil
            case ("cond", .startCondition): "and"
            case ("mcs", .startCondition): "m"
            case ("cgs", .startCondition): "y"
            case ("ab", .startCondition): "exec"
            case ("flwi", .fileMonitoring): "60"
            case ("tmitv", .intervalControl): "10"
            default: common[key]
            }
        return wanted.map { value.elementsEqual($0.utf8) } ?? false
    }

    /// Command Reference 5.2.4 for jobnets; for jobs what `ajsprint -a` prints where nothing was set.
    private static let common: [String: String] = [
        "st": "+0:0", "shd": "2", "cftd": "no", "wt": "no", "wc": "no", "de": "y", "ms": "sch", "mp": "n", "rg": "1",
        "ha": "n", "ncl": "n", "ncs": "n", "ncex": "n", "mm": "and", "nmg": "n", "ega": "none", "uem": "n",
        "jd": "cod", "tho": "0", "abr": "n", "rec": "1", "rei": "1", "eu": "ent", "soa": "new", "sea": "new",
        "jty": "q", "gty": "n", "flwc": "c", "flco": "n", "ets": "kl", "ej": "gt", "sz": "10x8",
    ]
}
