import RulePacks
import TestSupport
import Testing
import Upgrades

@Suite struct RulePackYAMLTests {
    @Test func `a pack with every key is read`() throws {
        let pack = try PackFixture.pack()
        #expect(pack.id == "every-key")
        #expect(pack.version == "1.2.3")
        #expect(pack.startAfter == Phase(2))
        #expect(pack.planFacts.map(\.defaultValue) == [nil, "false", nil, nil])
        #expect(pack.evidence("plugins")?.timeoutSeconds == 120)
        #expect(
            pack.evidence("instance")?.command == """
                # A comment of the shell, with *, & and ! in it.
                case "$LOCKSTEP_HOST" in
                *) echo "select startup_time from v\\$instance;" ;;
                esac

                """
        )
        let check = try #require(pack.check("P14b"))
        #expect(check.branches.map(\.verdict) == [.pass, .manual, .fail])
        #expect(check.notApplicable.map(\.unreachable) == [nil, "kept"])
        #expect(check.deferred.map(\.until) == [Phase(2)])
        #expect(check.agreements == [[.evidence("emkey-status", FieldName(column: "state")), .plan("method")]])
        #expect(check.branches[1].condition == Self.condition)
        let restored = Condition.anyOf([
            .fact(FactSelection(Self.plugin("id")), .includesSubjects, some: false),
            .fact(FactSelection(.subjects), .isEmpty, some: false),
        ])
        #expect(check.obligation?.closing == .evidence(restored))
        #expect(
            check.obligation?.subjects
                == FactSelection(
                    Self.plugin("id"),
                    where: [RowFilter(column: "on", value: .text("agent"))]
                )
        )
    }

    private static func plugin(_ column: String) -> FactReference {
        .evidence("plugins", FieldName(table: "plugins", column: column))
    }

    private static func instance(_ column: String) -> FactSelection {
        FactSelection(.evidence("instance", FieldName(table: "rows", column: column)))
    }

    private static let count = FactSelection(.evidence("instance", FieldName(column: "row-count")))

    /// Every matcher.
    private static let condition = Condition.allOf([
        .fact(FactSelection(plugin("id")), .oneOf(["oracle.em.soav", "oracle.em.sovn"]), some: true),
        .anyOf([
            .fact(
                FactSelection(
                    plugin("host"),
                    where: [
                        RowFilter(column: "on", value: .text("oms")),
                        RowFilter(column: "host", value: .fact(.member("host"))),
                    ]
                ),
                .isEmpty,
                some: false
            ),
            .fact(FactSelection(plugin("host")), .isNotEmpty, some: false),
            .fact(FactSelection(plugin("host")), .covers(memberKind: "agent", attribute: "name"), some: false),
            .fact(FactSelection(plugin("id")), .count(3...3), some: false),
            .fact(FactSelection(plugin("id")), .count(1...3), some: false),
            .fact(
                FactSelection(.evidence("emkey-status", FieldName(column: "state"))),
                .sameEverywhere,
                some: false
            ),
        ]),
        .noneOf([
            .fact(count, .atLeast(.text("1")), some: false),
            .fact(count, .atMost(.text("9")), some: false),
            .fact(count, .moreThan(.fact(.plan("from"))), some: false),
            .fact(count, .lessThan(.text("12.1")), some: false),
            .fact(instance("name"), .matches(TextPattern("#[GM]\\*?")), some: false),
            .fact(instance("startup-time"), .newerThan(.occurrence("oms-restart")), some: false),
            .fact(FactSelection(.occurrence("database-restart")), .newerThan(.collected("emkey-status")), some: false),
        ]),
    ])

    @Test func `a pack is known by the digest of its bytes`() throws {
        let bytes = try Fixtures.bytes("upgrades/packs/every-key.yaml")
        let pack = try RulePack(yaml: bytes)
        let other = try RulePack(yaml: bytes + Array("# one comment more\n".utf8))
        #expect(
            pack.digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                == "29685ca123ba2a9ad7be66468449f3f48f6a072fec01b8751e1486f7d3322a47"
        )
        #expect(pack.digest != other.digest)
        var same = other
        same.digest = pack.digest
        #expect(pack == same)
    }
}
