public import Upgrades

/// What there is to say of rule packs themselves.
public enum PackReport {
    /// The packs, a line each.
    public static func list(_ packs: [RulePack], _ language: Language) -> Table {
        Table(
            columns: ["pack", "version", "checks", "title", "sha256"],
            rows: packs.map { pack in
                [
                    pack.id, pack.version, String(pack.checks.count),
                    language.pick(pack.title.english, pack.title.japanese), pack.digest.hexadecimal,
                ].map(\.printable)
            }
        )
    }

    /// The checks of a pack, a line each.
    public static func checks(of pack: RulePack, _ language: Language) -> Table {
        Table(
            columns: ["check", "item", "level", "phase", "scope", "lines", "evidence", "title"],
            rows: pack.checks.map { check in
                [
                    check.id, check.aliases.first ?? check.group, check.level.rawValue, String(check.phase.number),
                    check.memberKind ?? "run", check.lines.map(String.init).joined(separator: ","),
                    check.evidenceIDs.joined(separator: ","),
                    language.pick(check.title.english, check.title.japanese),
                ].map(\.printable)
            }
        )
    }

    /// What is doubtful, a line each.
    public static func remarks(_ remarks: [PackRemark], _ language: Language) -> Table {
        Table(
            columns: ["remark", "subject", "text"],
            rows: remarks.map {
                [$0.kind.rawValue, $0.subject, language.pick($0.text.english, $0.text.japanese)].map(\.printable)
            }
        )
    }
}
