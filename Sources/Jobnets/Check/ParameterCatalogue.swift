/// Every parameter of the manual, by its key. A key may mean different things in different units.
enum ParameterCatalogue {
    static let all: [ParameterDescription] =
        common + jobnets + jobGroups + otherUnits
        + jobs

    /// The parameters with a key; empty for a key that the manual does not know.
    static func descriptions(of key: ParameterKey) -> [ParameterDescription] { byShortKey[key] ?? [] }

    static func descriptions(of key: String) -> [ParameterDescription] { descriptions(of: ParameterKey(key.utf8)) }

    /// What a key means in a kind of unit; nil when such units do not have it.
    static func description(of key: String, for kind: UnitKind) -> ParameterDescription? {
        descriptions(of: key).first { $0.kinds.contains(kind) }
    }

    /// The codes of the kinds of units that have a parameter, for people.
    static func owners(of key: String) -> String { ownersByKey[key] ?? "" }

    private static let byKey = Dictionary(grouping: all, by: \.key)
    private static let byShortKey = Dictionary(grouping: all) { ParameterKey($0.key.utf8) }
    private static let ownersByKey = byKey.mapValues { descriptions in
        UnitKind.allCases.filter { kind in descriptions.contains { $0.kinds.contains(kind) } }
            .map(\.rawValue).joined(separator: ", ")
    }

    // MARK: Kinds

    static let jobnetKinds: [UnitKind] = [.jobnet, .remoteJobnet]
    static let jobKinds = UnitKind.allCases.filter { kind in
        switch kind {
        case .jobGroup, .managerJobGroup, .managerJobnet, .jobnet, .remoteJobnet, .startCondition, .jobnetConnector,
            .hostLinkJobnet:
            false
        default: true
        }
    }

    // MARK: Of all units

    static let common: [ParameterDescription] = [
        ParameterDescription(
            "ty",
            UnitKind.allCases,
            "5.2.2",
            form: "…",
            .read { reader throws(ValueRefusal) in _ = try reader.unitType() }
        ),
        ParameterDescription(
            "cm",
            UnitKind.allCases,
            "5.2.2",
            form: "\"…\"",
            .read { reader throws(ValueRefusal) in try reader.comment() }
        ),
        ParameterDescription(
            "el",
            UnitKind.allCases,
            "5.2.2",
            occurs: .often,
            form: "name,type,+H+V",
            .read { reader throws(ValueRefusal) in try reader.element() }
        ),
        ParameterDescription(
            "sz",
            UnitKind.allCases,
            "5.2.2",
            form: "WxH",
            .read { reader throws(ValueRefusal) in try reader.mapSize() }
        ),
    ]
}
