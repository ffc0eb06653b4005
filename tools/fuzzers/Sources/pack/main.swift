import Fuzzing
import Replay
import Yams

@testable import RulePacks
@testable import Upgrades

// A pack, and behind a zero byte a plan for it. Without a pack that can be read the plan is for one of ours.
fuzz { bytes in
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
    checkGuard(parts[0])
    let pack = readPack(parts[0])
    checkLineEnds(parts[0], pack)
    if let pack { check(pack) }
    guard parts.count > 1 || pack == nil, let planText = parts.last else { return }
    let asked = pack ?? ownPack
    if let plan = readPlan(planText, for: asked) { check(plan, for: asked) }
}

func readPack(_ yaml: [UInt8]) -> RulePack? {
    do throws(PackError) {
        return try RulePack(yaml: yaml)
    } catch {
        check(error, of: yaml)
        return nil
    }
}

func readPlan(_ yaml: [UInt8], for pack: RulePack) -> Plan? {
    do throws(PackError) {
        return try Plan(yaml: yaml, for: pack)
    } catch {
        check(error, of: yaml)
        return nil
    }
}

func check(_ error: PackError, of yaml: [UInt8]) {
    let lines = yaml.count { $0 == 0x0A } + 2
    require((1...lines).contains(error.line) && error.column >= 1, "an error at \(error.line):\(error.column)")
    require(!error.problem.english.isEmpty && !error.problem.japanese.isEmpty, "an error that says nothing")
}

/// Nothing that the guard has to keep out comes to the reader, wherever it hides.
func checkGuard(_ yaml: [UInt8]) {
    guard let root = try? YAMLText.root(yaml, limit: RulePack.longestYAML) else { return }
    var waiting = [(root, 0)]
    while let (node, depth) = waiting.popLast() {
        require(node.anchor == nil, "an anchor behind the guard")
        require(depth <= YAMLGuard.deepestFlow + YAMLGuard.deepestIndent + 2, "\(depth) levels behind the guard")
        switch node {
        case .scalar(let scalar):
            require(["", "!", "tag:yaml.org,2002:str"].contains(scalar.tag.name), "a tag \(scalar.tag.name)")
        case .mapping(let mapping):
            for (key, value) in mapping { waiting += [(key, depth + 1), (value, depth + 1)] }
        case .sequence(let sequence): for each in sequence { waiting.append((each, depth + 1)) }
        case .alias: fatalError("an alias behind the guard")
        }
    }
}

extension Tag {
    var name: String { description }
}

/// A copy that went through another system says the same.
func checkLineEnds(_ yaml: [UInt8], _ pack: RulePack?) {
    guard !yaml.contains(0x0D) else { return }
    var other: [UInt8] = []
    for byte in yaml { other += byte == 0x0A ? [0x0D, 0x0A] : [byte] }
    var again = readPack(other)
    if let pack { again?.digest = pack.digest }
    require(again == pack, "a pack with CR LF is another")
}

func check(_ pack: RulePack) {
    require(pack.digest.count == 32 && !pack.checks.isEmpty && !pack.phases.isEmpty, "a pack without its parts")
    require(Set(pack.checks.map(\.id)).count == pack.checks.count, "two checks of one name")
    _ = pack.remarks()
    let template = Array(pack.planTemplate.utf8)
    require((try? YAMLText.root(template, limit: .max)) != nil, "a template that is no YAML: \(pack.planTemplate)")
    if let plan = readPlan(template, for: pack) { check(plan, for: pack) }
}

/// Without any evidence every check has its verdicts, and none that something passed.
func check(_ plan: Plan, for pack: RulePack) {
    for kind in pack.memberKinds {
        let count = plan.members.count { $0.kind == kind.name }
        require(count >= kind.atLeast, "too few members")
        for quota in kind.quotas {
            let those = plan.members.count { $0.kind == kind.name && $0.value(quota.attribute) == quota.value }
            require(quota.count.contains(those), "members beyond their quota")
        }
    }
    // Each check is asked for each member.
    guard plan.members.count <= 50 else { return }
    let assessment = Judge.assess(pack, Dossier(plan: plan), at: Instant(nanoseconds: 1_900_000_000_000_000_000))
    require(assessment.packDigest == pack.digest, "verdicts of another pack")
    for verdict in assessment.verdicts {
        require(pack.check(verdict.check) != nil, "a verdict on nothing")
    }
}
