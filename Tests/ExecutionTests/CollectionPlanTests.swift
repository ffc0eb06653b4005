import Testing
import Upgrades

@Suite struct CollectionPlanTests {
    private let pack = CollectionFixture.pack
    private let plan = CollectionFixture.plan

    private func taken(_ selection: CollectionSelection) throws -> [String] {
        let collection = try CollectionPlan(for: pack, plan, selecting: selection)
        return collection.items.map { "\($0.evidence) \($0.scope.text)" }
            + collection.brought.map { "(\($0.evidence) \($0.scope.text))" }
    }

    @Test func `each member is asked with its own variables, and the run once`() throws {
        let collection = try CollectionPlan(for: pack, plan)
        let command = "echo \"name=$LOCKSTEP_NAME\"; echo \"home=$LOCKSTEP_ORACLE_HOME\""
        let names = CollectionFixture.text("names")
        let whole = CollectionFixture.text("whole")
        let letter = CollectionFixture.text("letter")
        #expect(
            collection
                == CollectionPlan(
                    items: [
                        CollectionItem(
                            evidence: "names",
                            scope: .member(kind: "oms", name: "oms1"),
                            title: names,
                            command: command,
                            host: "h1",
                            variables: [
                                PlanFact("LOCKSTEP_HOST", "h1"), PlanFact("LOCKSTEP_NAME", "oms1"),
                                PlanFact("LOCKSTEP_ORACLE_HOME", "/u01/it's"),
                                PlanFact("LOCKSTEP_PLAN_WAY_OF", "by default"), PlanFact("LOCKSTEP_PORT", "7803"),
                            ]
                        ),
                        CollectionItem(
                            evidence: "names",
                            scope: .member(kind: "oms", name: "oms2"),
                            title: names,
                            command: command,
                            host: "h2",
                            variables: [
                                PlanFact("LOCKSTEP_HOST", "h2"), PlanFact("LOCKSTEP_NAME", "oms2"),
                                PlanFact("LOCKSTEP_PLAN_WAY_OF", "by default"), PlanFact("LOCKSTEP_PORT", "7804"),
                            ]
                        ),
                        CollectionItem(
                            evidence: "whole",
                            scope: .run,
                            title: whole,
                            command: "echo a=b",
                            variables: [PlanFact("LOCKSTEP_PLAN_WAY_OF", "by default")],
                            timeoutSeconds: 9
                        ),
                    ],
                    brought: [
                        CollectionNeed(evidence: "letter", scope: .member(kind: "oms", name: "oms1"), title: letter),
                        CollectionNeed(evidence: "letter", scope: .member(kind: "oms", name: "oms2"), title: letter),
                    ]
                )
        )
    }

    @Test(arguments: [
        (CollectionSelection(members: ["oms2"]), ["names oms/oms2", "(letter oms/oms2)"]),
        (
            CollectionSelection(members: ["oms/oms1", "run"], evidence: ["names", "whole"]),
            ["names oms/oms1", "whole run"]
        ),
        (CollectionSelection(hosts: ["h1"]), ["names oms/oms1", "(letter oms/oms1)"]),
        (CollectionSelection(phases: [Phase(1)]), ["names oms/oms1", "names oms/oms2"]),
        (CollectionSelection(phases: [Phase(2)]), ["whole run"]),
        (CollectionSelection(members: ["oms1"], hosts: ["h2"]), []),
    ])
    func `a selection takes its part`(_ selection: CollectionSelection, _ expected: [String]) throws {
        #expect(try taken(selection) == expected)
    }

    @Test(arguments: [
        (
            CollectionSelection(members: ["oms3"]),
            CollectionRefusal.unknownMember("oms3", known: ["oms/oms1", "oms/oms2"])
        ),
        (CollectionSelection(hosts: ["h3"]), .unknownHost("h3", known: ["h1", "h2"])),
        (CollectionSelection(phases: [Phase(3)]), .unknownPhase(3, known: [1, 2])),
        (CollectionSelection(evidence: ["name"]), .unknownEvidence("name", known: ["names", "whole", "letter"])),
    ])
    func `a selection of what is not there is refused`(_ selection: CollectionSelection, _ refusal: CollectionRefusal) {
        #expect(throws: refusal) { try CollectionPlan(for: pack, plan, selecting: selection) }
    }
}
