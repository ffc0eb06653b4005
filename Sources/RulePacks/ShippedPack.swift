public import Upgrades

/// The packs that Lockstep brings.
public enum ShippedPack: String, Hashable, Sendable, CaseIterable {
    case em134 = "em-13.4"
    case c9800Pair = "c9800-pair-upgrade"
    case postgreSQL = "postgresql-major-upgrade"

    /// The pack's text.
    public var text: [UInt8] {
        switch self {
        case .em134: PackageResources.em_13_4_yaml
        case .c9800Pair: PackageResources.c9800_pair_upgrade_yaml
        case .postgreSQL: PackageResources.postgresql_major_upgrade_yaml
        }
    }

    /// The JSON Schema of packs (draft 2020-12).
    public static var schema: [UInt8] { PackageResources.rule_pack_schema_json }
}

extension RulePack {
    /// The JSON Schema (draft 2020-12) of packs.
    public static var schema: [UInt8] { PackageResources.rule_pack_schema_json }
}
