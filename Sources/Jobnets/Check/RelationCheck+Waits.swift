extension RelationCheck {
    // MARK: Jobnet connectors

    mutating func checkConnectors() {
        for number in tree.units.indices {
            let unit = UnitID(number)
            switch definition.kind(of: unit) {
            case .jobnetConnector: checkConnector(unit)
            case .jobnet, .remoteJobnet, .jobGroup: checkControlled(unit)
            default: break
            }
        }
    }

    /// The connector's side.
    private mutating func checkConnector(_ connector: UnitID) {
        let facts = relations.facts(of: connector)
        guard let number = facts.target else {
            if !facts.namesPartner { report(.connectorWithoutTarget, of: connector) }
            return
        }
        let reference = relations.connections[Int(number)]
        if let root = rootJobnet(around: connector), relations.facts(of: root).hasStartCondition {
            report(.connectorWithStartCondition, of: connector, tree.name(of: root))
        }
        if facts.hasForeignPartner { return }
        guard case .unit(let target) = index.resolve(reference.name) else {
            return report(.connectorTargetUnknown, at: reference.range, in: connector, reference.name)
        }
        guard let kind = definition.kind(of: target) else { return }
        let targetFacts = relations.facts(of: target)
        guard definition.isRootJobnet(target) || (kind == .jobGroup && targetFacts.isPlanningGroup) else {
            return report(.connectorTargetKind, at: reference.range, in: connector, reference.name)
        }
        if index.contains(target, connector) {
            return report(.connectorInTarget, at: reference.range, in: connector, reference.name)
        }
        if targetFacts.hasStartCondition {
            report(.connectorTargetStartCondition, at: reference.range, in: connector, reference.name)
        }
        guard targetFacts.isControlled else {
            return report(.connectorTargetUncontrolled, at: reference.range, in: connector, reference.name)
        }
        guard let other = targetFacts.connector.map({ relations.connections[Int($0)] }) else { return }
        if !targetFacts.hasForeignPartner, index.resolve(other.name) != .unit(connector) {
            report(.connectorTargetElsewhere, at: reference.range, in: connector, reference.name, other.name)
        }
    }

    /// The side of the jobnet or planning group.
    private mutating func checkControlled(_ unit: UnitID) {
        let facts = relations.facts(of: unit)
        guard facts.isControlled else { return }
        guard let number = facts.connector else {
            if !facts.namesPartner { report(.controlledWithoutConnector, of: unit) }
            return
        }
        let reference = relations.connections[Int(number)]
        if facts.hasForeignPartner { return }
        guard case .unit(let connector) = index.resolve(reference.name) else {
            return report(.controllingConnectorUnknown, at: reference.range, in: unit, reference.name)
        }
        guard let kind = definition.kind(of: connector) else { return }
        guard kind == .jobnetConnector else {
            return report(.controllingConnectorKind, at: reference.range, in: unit, reference.name)
        }
        guard let target = relations.facts(of: connector).target.map({ relations.connections[Int($0)] }) else { return }
        if index.resolve(target.name) != .unit(unit) {
            report(.controllingConnectorElsewhere, at: reference.range, in: unit, reference.name, target.name)
        }
    }

    private func rootJobnet(around unit: UnitID) -> UnitID? {
        let root = roots[Int(unit.index)]
        return root < 0 ? nil : UnitID(Int(root))
    }

    // MARK: Waits

    mutating func checkWaits() {
        for wait in relations.waits {
            let unit = wait.owner
            switch index.resolve(wait.name) {
            case .elsewhere: report(.waitElsewhere, at: wait.range, in: unit, wait.name)
            case .missing: report(.waitMissing, at: wait.range, in: unit, wait.name)
            case .unit(let target):
                if target == unit {
                    report(.waitForItself, at: wait.range, in: unit, wait.name)
                } else if index.contains(target, unit) {
                    report(.waitForUpper, at: wait.range, in: unit, wait.name)
                } else if index.contains(unit, target) {
                    report(.waitForNested, at: wait.range, in: unit, wait.name)
                } else if !canEnd(target) {
                    report(.waitTargetKind, at: wait.range, in: unit, wait.name)
                }
            }
        }
        checkRepeatedWaits()
    }

    /// Groups are not run, and what stands in a start condition only watches.
    private func canEnd(_ unit: UnitID) -> Bool {
        switch definition.kind(of: unit) {
        case .jobGroup: return relations.facts(of: unit).isPlanningGroup
        case .managerJobGroup, .managerJobnet, .startCondition: return false
        default:
            guard let parent = tree[unit].parent else { return true }
            return definition.kind(of: parent) != .startCondition
        }
    }

    private mutating func checkRepeatedWaits() {
        let waits = relations.waits
        let sorted = waits.indices.sorted { left, right in
            if waits[left].owner != waits[right].owner { return waits[left].owner < waits[right].owner }
            if waits[left].name != waits[right].name { return waits[left].name < waits[right].name }
            return left < right
        }
        for (one, other) in zip(sorted, sorted.dropFirst())
        where waits[one].owner == waits[other].owner && waits[one].name == waits[other].name {
            report(.waitRepeated, at: waits[other].range, in: waits[other].owner, waits[other].name)
        }
    }

    // MARK: What can never start

    /// Whether every unit's start and end can come about, from waits, order, nesting and connectors together.
    mutating func checkProgress() {
        let progress = ProgressGraph(self)
        let canHappen = progress.whatCanHappen()
        let isStuck = canHappen.map { !$0 }
        guard isStuck.contains(true) else { return }
        let components = progress.graph.cyclicComponents(included: isStuck)
        reportWaitCycles(progress, components)

        for number in tree.units.indices {
            let start = ProgressGraph.start(UnitID(number))
            guard isStuck[start], components[start] < 0, components[start + 1] < 0 else { continue }
            if let parent = tree.units[number].parent, isStuck[ProgressGraph.start(parent)] { continue }
            report(.unitNeverStarts, of: UnitID(number))
        }
    }

    private mutating func reportWaitCycles(_ progress: ProgressGraph, _ components: [Int32]) {
        var arrivals = [Int32](repeating: -1, count: progress.graph.nodeCount)
        var reported = [Bool](repeating: false, count: progress.graph.nodeCount)
        for (edge, cause) in progress.causes {
            let (from, to) = (Int(progress.graph.edges[edge].from), Int(progress.graph.edges[edge].to))
            let component = components[from]
            guard component >= 0, component == components[to], !reported[Int(component)] else { continue }
            reported[Int(component)] = true
            let path = progress.graph.shortestPath(from: to, to: from, within: components, arrivals: &arrivals)
            var units: [UnitID] = [cause.owner]
            for node in [to] + path.map({ Int(progress.graph.edges[Int($0)].to) }) {
                let unit = progress.unit(of: node)
                if unit != units.last { units.append(unit) }
            }
            found.append(Diagnostic(.waitCycle, at: cause.range, in: cause.owner, [names(of: units, full: true)]))
        }
    }
}

/// The starts and ends of all units, each with what must happen before it.
struct ProgressGraph {
    /// An edge from a start or end to what it needs. The nodes of starts and ends come first, two a unit; behind them
    /// those that a unit with waits, or an OR job, needs.
    private(set) var graph: DirectedGraph
    /// The edges that waits and connectors are the cause of, in the order of the text.
    private(set) var causes: [(edge: Int, cause: Relations.Reference)] = []
    /// Nodes for which one of the things that they need is enough.
    private let isAny: [Bool]
    /// The units of the nodes behind those of starts and ends.
    private let owners: [UnitID]
    private let unitCount: Int

    static func start(_ unit: UnitID) -> Int { 2 * Int(unit.index) }
    static func end(_ unit: UnitID) -> Int { 2 * Int(unit.index) + 1 }

    func unit(of node: Int) -> UnitID {
        node < 2 * unitCount ? UnitID(node / 2) : owners[node - 2 * unitCount]
    }

    init(_ check: RelationCheck) {
        let (tree, definition, relations, index) = (check.tree, check.definition, check.relations, check.index)
        unitCount = tree.units.count
        var edges: [DirectedGraph.Edge] = []
        var isAny = [Bool](repeating: false, count: 2 * unitCount)
        var owners: [UnitID] = []
        func need(_ node: Int, _ other: Int) {
            edges.append(DirectedGraph.Edge(from: Int32(node), to: Int32(other)))
        }
        func node(of unit: UnitID, any: Bool) -> Int {
            owners.append(unit)
            isAny.append(any)
            need(Self.start(unit), isAny.count - 1)
            return isAny.count - 1
        }

        for number in tree.units.indices {
            let unit = UnitID(number)
            need(Self.end(unit), Self.start(unit))
            guard let parent = tree[unit].parent, definition.kind(of: parent)?.isJobnet == true,
                definition.kind(of: unit) != .startCondition
            else { continue }
            need(Self.start(unit), Self.start(parent))
            need(Self.end(parent), Self.end(unit))
        }

        var orJobs: [UnitID: Int] = [:]
        for order in relations.orders {
            guard let from = order.from.unit, let to = order.to.unit, from != to else { continue }
            guard definition.kind(of: to) == .orJob else {
                need(Self.start(to), Self.end(from))
                continue
            }
            let any = orJobs[to] ?? node(of: to, any: true)
            orJobs[to] = any
            need(any, Self.end(from))
        }

        var position = 0
        while position < relations.waits.count {
            let unit = relations.waits[position].owner
            let facts = relations.facts(of: unit)
            let first = position
            while position < relations.waits.count, relations.waits[position].owner == unit { position += 1 }
            let waits = relations.waits[first..<position]
            // A wait that has its own mistake, or whose target is not known, is taken to be met.
            let targets = waits.map { wait -> UnitID? in
                guard case .unit(let target) = index.resolve(wait.name), target != unit,
                    !index.contains(target, unit), !index.contains(unit, target),
                    !(facts.startsWithoutGeneration && check.roots[Int(target.index)] != check.roots[Int(unit.index)])
                else { return nil }
                return target
            }
            if facts.waitsForAny, targets.contains(nil) { continue }
            let all = node(of: unit, any: facts.waitsForAny)
            for (wait, target) in zip(waits, targets) {
                guard let target else { continue }
                causes.append((edges.count, wait))
                need(all, Self.end(target))
            }
        }

        for number in tree.units.indices {
            let connector = UnitID(number)
            guard definition.kind(of: connector) == .jobnetConnector,
                let reference = relations.facts(of: connector).target.map({ relations.connections[Int($0)] }),
                !relations.facts(of: connector).hasForeignPartner,
                case .unit(let target) = index.resolve(reference.name), definition.isRootJobnet(target),
                !index.contains(target, connector)
            else { continue }
            let facts = relations.facts(of: target)
            guard facts.isControlled, let partner = facts.connector.map({ relations.connections[Int($0)] }),
                index.resolve(partner.name) == .unit(connector)
            else { continue }
            causes.append((edges.count, reference))
            need(Self.end(connector), Self.end(target))
            guard facts.isSynchronous else { continue }
            causes.append((edges.count, partner))
            need(Self.start(target), Self.start(connector))
        }

        causes.sort { ($0.cause.range.start, $0.edge) < ($1.cause.range.start, $1.edge) }
        graph = DirectedGraph(nodeCount: isAny.count, edges: edges)
        self.isAny = isAny
        self.owners = owners
    }

    /// For each node whether it comes about when nothing fails. Linear.
    func whatCanHappen() -> [Bool] {
        var missing = (0..<graph.nodeCount).map { node in
            let count = graph.edges(from: node).count
            return isAny[node] ? min(count, 1) : count
        }
        let dependents = graph.reversed
        var happened = missing.map { $0 == 0 }
        var queue = missing.indices.filter { happened[$0] }
        while let node = queue.popLast() {
            for edge in dependents.edges(from: node) {
                let dependent = Int(graph.edges[Int(edge)].from)
                guard !happened[dependent] else { continue }
                missing[dependent] -= 1
                if missing[dependent] == 0 {
                    happened[dependent] = true
                    queue.append(dependent)
                }
            }
        }
        return happened
    }
}
