import RulePacks
import TestSupport
import Testing
import Upgrades

@Suite struct RefusedPackTests {
    /// A piece of the pack with every key, what stands in its place, and what the error says; `‸` is where.
    struct Change: CustomTestStringConvertible, Sendable {
        var piece: String
        var other: String
        var message: String

        init(_ piece: String, _ other: String, _ message: String) {
            (self.piece, self.other, self.message) = (piece, other, message)
        }

        var testDescription: String { other }
    }

    static let changes = [
        // The head.
        Change("lockstep-pack: 1", "lockstep-pack: ‸2", "not 1...1"),
        Change("lockstep-pack: 1", "‸pack: 1", "has no key 'pack'"),
        Change("version: 1.2.3", "version: ‸\"1.2\"", "is not 1.0.0"),
        Change("version: 1.2.3", "version: ‸1.2", "put it in quotes"),
        Change("id: every-key\n", "id: ‸Every Key\n", "is not a-z 0-9"),
        Change("{en: Every key, ja:", "{en: Every key, ‸jp:", "its keys: en, ja"),
        Change("ja: すべてのキー}", "ja: ‸\"\"}", "pack.title.ja is empty"),
        Change("title: {en: Every key, ja: すべてのキー}", "title: ‸Every key", "must be a mapping"),
        Change("sha256: 25a8", "sha256: ‸25A8", "64"),
        Change("start-after: 2", "start-after: ‸4", "not 1...3"),
        // Plan and members.
        Change("type: choice, values: [standard", "type: ‸choise, values: [standard", "did you mean 'choice'?"),
        Change("values: [standard, software-only]", "values: [standard, ‸standard]", "stands here twice"),
        Change("type: flag, default: false", "type: flag, default: ‸maybe", "must be true or false"),
        Change("type: flag, default: false", "type: flag, default: ‸off", "put it in quotes"),
        Change("type: version}", "type: version, values: ‸[\"1\"]}", "belongs to the type choice"),
        Change("type: text}\n", "type: choice}\n", "needs `values`"),
        Change("name: slb,", "name: ‸method,", "'method' stands here twice"),
        Change(
            "values: [standard, software-only], required: true",
            "values: [standard, software-only], required: true, default: ‸standard",
            "no default"
        ),
        Change("- name: agent\n", "- name: ‸oms\n", "the member kind 'oms' stands here twice"),
        Change("{name: port, title", "{name: ‸name, title", "the attribute 'name' stands here twice"),
        Change("at-least: 1\n", "at-least: ‸one\n", "must be a whole number"),
        Change("at-least: 1\n", "at-least: ‸99999999999999999999\n", "not 0...1000"),
        Change(
            "{attribute: role, value: first, exactly",
            "{attribute: ‸rule, value: first, exactly",
            "did you mean 'role'?"
        ),
        Change("value: first, exactly", "value: ‸last, exactly", "not one of first, additional"),
        Change("value: first, exactly: 1}", "value: first, exactly: 1, at-least: ‸1}", "two matchers"),
        Change("value: first, exactly: 1}", "value: first, exactly: ‸1001}", "not 0...1000"),
        Change("{attribute: role, value: first, exactly: 1}", "‸{attribute: role, value: first}", "exactly is missing"),
        Change(
            "{attribute: role, value: first, exactly: 1}",
            "‸{attribute: role, value: first, at-least: 2, at-most: 1}",
            "more than at-most"
        ),
        // Phases and occurrences.
        Change("{phase: 2, title", "{phase: ‸3, title", "phase 3 stands where 2 should"),
        Change("{phase: 3, title", "{phase: ‸10, title", "not 1...9"),
        Change(
            "id: oms-restart, title: {en: Restart of an OMS, ja: OMSの再起動}, member: oms",
            "id: oms-restart, title: {en: Restart of an OMS, ja: OMSの再起動}, member: ‸omss",
            "did you mean 'oms'?"
        ),
        Change("id: database-restart,", "id: ‸oms-restart,", "the occurrence 'oms-restart' stands here twice"),
        // Evidence.
        Change("parser: emctl-status-emkey", "parser: ‸emctl-status-emkeys", "did you mean 'emctl-status-emkey'?"),
        Change("timeout: 60", "timeout: ‸0", "not 1...86400"),
        Change("timeout: 60", "timeouts: 60", "did you mean 'timeout'?"),
        Change("releases: [\"13.2\"", "releases: [‸13.2", "put it in quotes"),
        Change(
            "occurrence: database-restart, field",
            "occurrence: ‸database-start, field",
            "did you mean 'database-restart'?"
        ),
        Change("occurrence: database-restart, field", "occurrence: ‸oms-restart, field", "happens to a oms"),
        Change("field: rows.startup-time", "field: ‸rows.a.b", "is not COLUMN, TABLE.COLUMN"),
        Change("parser: emcli-plugins}", "parser: emcli-plugins, corrected: ‸true}", "without a command"),
        Change("{id: plugins, title", "{id: ‸instance, title", "the evidence 'instance' stands here twice"),
        // Checks.
        Change("aliases: [P14b]", "aliases: [‸every-key.p14]", "stands here twice"),
        Change("id: every-key.p24", "id: ‸P24", "is not a-z"),
        Change("id: every-key.p24", "id: ‸every-key.p14", "stands here twice"),
        Change(
            "id: every-key.restore.slb",
            "id: every-key.restore.emkey",
            "the obligation 'every-key.restore.emkey' stands here twice"
        ),
        Change("lines: [250, 260]", "lines: ‸[]", "`lines` is missing"),
        Change("lines: [411]", "lines: [‸0]", "not 1..."),
        Change("level: must", "level: ‸muss", "not one of must, recommended, may (did you mean 'must'?)"),
        Change("level: recommended\n    phase: 1", "level: recommended\n    phase: ‸4", "not 1...3"),
        Change(
            "findings: [every-key.defect.1]",
            "findings: [‸every-key.defect.2]",
            "did you mean 'every-key.defect.1'?"
        ),
        Change("invalidated-by: [oms-restart,", "invalidated-by: [‸oms-start,", "did you mean 'oms-restart'?"),
        Change("max-age: 86400", "max-age: ‸-1", "must be a whole number"),
        Change("four-eyes: true", "four-eyes: ‸yes", "must be true or false"),
        Change("until: 2", "until: ‸1", "later than the check's own, 1"),
        Change("agree: [[emkey-status/state, plan.method]]", "agree: [‸[plan.method]]", "two facts at least"),
        // Branches.
        Change("verdict: pass,", "verdict: ‸passed,", "did you mean 'pass'?"),
        Change("verdict: pass,", "verdict: ‸PASS,", "not one of pass, fail"),
        Change("verdict: pass,", "verdict: ‸deferred,", "write the condition under `deferred:`"),
        Change("        verdict: manual\n", "        verdict: warn\n", "`manual` without a branch"),
        Change("- {verdict: manual, because", "- {verdict: warn, because", ""),
        Change("opens: attested", "opens: ‸attesting", "did you mean 'attested'?"),
        // Conditions.
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "{fact: emkey-status/state, ‸equal: in-repository}",
            "did you mean 'equals'?"
        ),
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "‸{fact: emkey-status/state}",
            "no matcher in the condition"
        ),
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "‸{fact: emkey-status/state, equals: a, matches: b}",
            "two matchers in one condition, equals and matches"
        ),
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "{fact: ‸emkey-state/state, equals: a}",
            "did you mean 'emkey-status'?"
        ),
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "{fact: ‸agent-status/state, equals: a}",
            "collected from each agent"
        ),
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "{fact: ‸subjects, is-empty: true}",
            "only in the condition that closes"
        ),
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "{fact: emkey-status/state, includes-subjects: ‸true}",
            "only in the condition that closes"
        ),
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "{fact: plugins/plugins.id, same-everywhere: ‸true}",
            "not evidence of members"
        ),
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "{all-of: [], ‸any-of: []}",
            "two matchers in one condition, all-of and any-of"
        ),
        Change("{fact: emkey-status/state, equals: in-repository}", "{all-of: ‸[]}", "all-of is empty"),
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "{fact: plugins/plugins.id, some: ‸true, is-empty: true}",
            "says nothing beside is-empty"
        ),
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "{fact: emkey-status/state, where: ‸{a: b}, equals: c}",
            "`where` selects rows of a table"
        ),
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "{fact: ‸emkey-status/a/b, equals: c}",
            "EVIDENCE/COLUMN"
        ),
        Change("{fact: emkey-status/state, equals: in-repository}", "{fact: ‸state, equals: c}", "plan.NAME"),
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "{fact: emkey-status/state, matches: ‸\"[GM\"}",
            "[GM]"
        ),
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "{fact: emkey-status/state, equals: ‸OFF}",
            "put it in quotes"
        ),
        Change(
            "{fact: emkey-status/state, equals: in-repository}",
            "{fact: emkey-status/state, one-of: ‸[]}",
            "one-of is empty"
        ),
        Change(
            "{fact: member.role, equals: additional}",
            "{fact: member.role, equals: ‸aditional}",
            "did you mean 'additional'?"
        ),
        Change(
            "{fact: member.role, equals: additional}",
            "{fact: ‸member.rule, equals: additional}",
            "did you mean 'role'?"
        ),
        Change(
            "{fact: plan.method, one-of: [software-only]}",
            "{fact: plan.method, one-of: [‸other]}",
            "not one of standard, software-only"
        ),
        Change(
            "{fact: plan.method, one-of: [software-only]}",
            "{fact: ‸plan.metod, equals: x}",
            "did you mean 'method'?"
        ),
        Change("{fact: plan.slb, equals: true}", "{fact: ‸plan.count(omss), equals: 1}", "did you mean 'oms'?"),
        Change("{fact: plan.slb, equals: true}", "{fact: plan.slb, equals: ‸\"yes\"}", "not one of true, false"),
        Change(
            "covers: {member: agent, attribute: name}",
            "covers: {member: ‸agents, attribute: name}",
            "did you mean 'agent'?"
        ),
        Change(
            "covers: {member: agent, attribute: name}",
            "covers: {member: agent, attribute: ‸host}",
            "declared: name"
        ),
        Change(
            "count: {at-least: 1, at-most: 3}",
            "count: ‸{at-least: 4, at-most: 3}",
            "at-least is more than at-most"
        ),
        Change("newer-than: at(oms-restart)", "newer-than: ‸at(oms-start)", "did you mean 'oms-restart'?"),
        // Obligations.
        Change("      closes: {if: {any-of", "      close: {if: {any-of", "did you mean 'closes'?"),
        Change("      phase: 3\n", "      phase: ‸0\n", "not 1...3"),
    ]

    @Test(arguments: changes)
    func `a changed pack is refused where the change is`(_ change: Change) throws {
        let text = try Fixtures.text("upgrades/packs/every-key.yaml")
        let marked = MarkedText(try #require(text.replacingOnly(change.piece, with: change.other)))
        let error = try #require(PackFixture.error(marked.text))
        if change.other.contains("‸") { #expect(marked.place(error) == marked.place, "\(error)") }
        #expect(error.problem.english.contains(change.message), "\(error)")
        #expect(error.problem.japanese.unicodeScalars.contains { $0.value >= 0x3000 }, "\(error.problem.japanese)")
    }

    @Test func `a member's fact in a check of the run is refused`() throws {
        let text = try Fixtures.text("upgrades/packs/every-key.yaml")
        let marked = MarkedText(
            try #require(
                text.replacingOnly(
                    "      - {verdict: manual, because: {en: Only",
                    with: "      - {if: {fact: ‸member.host, equals: a}, verdict: manual, because: {en: Only"
                )
            )
        )
        let error = try #require(PackFixture.error(marked.text))
        #expect(marked.place(error) == marked.place)
        #expect(error.problem.english.contains("judged once for the run"))
    }

    @Test func `line numbers without the document's digest are refused`() throws {
        let text = try Fixtures.text("upgrades/packs/every-key.yaml")
        let digest = "sha256: 25a8000000000000000000000000000000000000000000000000000000000001"
        let bare = try #require(text.replacingOnly(", " + digest, with: ""))
        let marked = MarkedText(try #require(bare.replacingOnly("lines: [268, 269]", with: "lines: [‸268, 269]")))
        let error = try #require(PackFixture.error(marked.text))
        #expect(marked.place(error) == marked.place)
        #expect(error.problem.english.contains("mean nothing without `source.sha256`"))
    }
}
