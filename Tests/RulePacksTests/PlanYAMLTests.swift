import RulePacks
import TestSupport
import Testing
import Upgrades

@Suite struct PlanYAMLTests {
    static let whole = """
        facts: {method: standard, slb: yes, from: "13.3"}
        members:
          agent: [{name: "host1:3872"}]
          oms:
            - {name: oms1, role: first, host: oms1.example.com}
            - {name: oms2, role: additional, host: oms2.example.com, port: 4904}

        """

    @Test func `a plan is read in its own order with flags made alike and defaults filled in`() throws {
        let plan = try Plan(yaml: Array(Self.whole.utf8), for: try PackFixture.pack())
        let expected = Plan(
            facts: [PlanFact("from", "13.3"), PlanFact("method", "standard"), PlanFact("slb", "true")],
            members: [
                Member(kind: "agent", name: "host1:3872"),
                Member(
                    kind: "oms",
                    name: "oms1",
                    attributes: [
                        PlanFact("host", "oms1.example.com"), PlanFact("port", "4903"), PlanFact("role", "first"),
                    ]
                ),
                Member(
                    kind: "oms",
                    name: "oms2",
                    attributes: [
                        PlanFact("host", "oms2.example.com"), PlanFact("port", "4904"), PlanFact("role", "additional"),
                    ]
                ),
            ]
        )
        #expect(plan == expected)
    }

    static let changes = [
        ("method: standard", "method: ‸standart", "did you mean 'standard'?"),
        ("{method: standard, slb", "‸{slb", "facts.method must be stated"),
        ("slb: yes", "slb: ‸2", "must be true or false"),
        ("from: \"13.3\"", "from: ‸13c", "is not 13.4, 15"),
        ("from: \"13.3\"", "‸fron: \"13.3\"", "did you mean 'from'?"),
        ("role: first", "role: ‸", "members.oms.role is empty"),
        ("role: first, host", "rule: first, host", "did you mean 'role'?"),
        (
            "{name: oms1, role: first, host: oms1.example.com}", "‸{name: oms1, role: first}",
            "members.oms.host must be stated"
        ),
        ("name: oms2", "name: ‸oms1", "the member 'oms1' stands here twice"),
        ("name: oms2", "name: ‸oms/2", "no blanks, / or @"),
        ("  agent:", "  ‸agents:", "did you mean 'agent'?"),
        ("  oms:\n", "  ‸omss:\n", "did you mean 'oms'?"),
        ("name: oms2", "name: ‸*oms1", "an alias"),
        ("role: first", "role: additional", "members.oms: 0 with role 'first', exactly 1 wanted"),
        ("role: additional", "role: first", "members.oms: 2 with role 'first', exactly 1 wanted"),
    ]

    @Test(arguments: changes)
    func `a changed plan is refused where the change is`(_ piece: String, _ other: String, _ message: String) throws {
        let marked = MarkedText(try #require(Self.whole.replacingOnly(piece, with: other)))
        let error = try #require(PackFixture.planError(marked.text, for: try PackFixture.pack()))
        if other.contains("‸") { #expect(marked.place(error) == marked.place, "\(error)") }
        #expect(error.problem.english.contains(message), "\(error)")
    }

    @Test func `a plan without the members that the pack wants is refused`() throws {
        let marked = MarkedText("facts: {method: standard}\nmembers: ‸{}\n")
        let error = try #require(PackFixture.planError(marked.text, for: try PackFixture.pack()))
        #expect(marked.place(error) == marked.place)
        #expect(error.problem.english == "members.oms: 0 named, 1 at least are wanted")
    }

    @Test func `a plan that is too long is refused`() throws {
        let pack = try PackFixture.pack()
        let comment = [UInt8](repeating: UInt8(ascii: "#"), count: Plan.longestYAML + 1)
        #expect(throws: PackError.self) { try Plan(yaml: comment, for: pack) }
    }

    // MARK: Templates

    @Test func `a template is refused until what is required is filled in`() throws {
        let pack = try PackFixture.pack()
        let empty = try #require(PackFixture.planError(pack.planTemplate, for: pack))
        #expect(empty.problem.english.contains("method is empty"))
        #expect(pack.planTemplate == (try Fixtures.text("upgrades/packs/every-key.plan-template.yaml")))
    }

    @Test(arguments: ShippedPackTests.written)
    func `a template can be read once what is required is filled in`(_ shipped: ShippedPack) throws {
        let pack = try RulePack(yaml: shipped.text)
        let plan = try Plan(yaml: Array(Self.filled(pack).utf8), for: pack)
        let wanted = pack.memberKinds.flatMap { kind in Array(repeating: kind.name, count: kind.atLeast) }
        #expect(plan.members.map(\.kind) == wanted)
    }

    /// The template with a fitting value behind every empty colon of a fact or attribute.
    private static func filled(_ pack: RulePack) -> String {
        var count = 0
        var taken: [String: Int] = [:]
        let lines = pack.planTemplate.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            let bare = line.drop { $0 == " " || $0 == "-" }
            guard bare.hasSuffix(":"), !bare.hasPrefix("#"), line.hasPrefix("  ") else { return String(line) }
            let name = String(bare.dropLast())
            if pack.memberKinds.contains(where: { $0.name == name }), line.hasPrefix("  \(name)") {
                return String(line)
            }
            count += 1
            let facts = pack.planFacts + pack.memberKinds.flatMap(\.attributes)
            switch facts.first(where: { $0.name == name })?.domain {
            case .choice(let values):
                // The members that quotas ask for, one behind the other.
                let wanted = pack.memberKinds.flatMap(\.quotas).filter { $0.attribute == name }
                    .flatMap { Array(repeating: $0.value, count: $0.count.lowerBound) }
                let place = taken[name, default: 0]
                taken[name] = place + 1
                return line + " \"\(wanted.indices.contains(place) ? wanted[place] : values[0])\""
            case .flag: return line + " true"
            case .version: return line + " \"13.4\""
            case .text, nil: return line + " value-\(count)"
            }
        }
        return lines.joined(separator: "\n")
    }
}
