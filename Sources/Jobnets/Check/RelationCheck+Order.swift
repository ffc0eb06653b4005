extension RelationCheck {
    mutating func checkOrder() {
        let known = relations.orders.indices.filter { number in
            let order = relations.orders[number]
            guard let from = order.from.unit, let to = order.to.unit else {
                for end in [order.from, order.to] where end.unit == nil { reportUnknown(end, in: order.owner) }
                return false
            }
            if definition.kind(of: order.owner) == .startCondition
                || definition.kind(of: from) == .startCondition || definition.kind(of: to) == .startCondition
            {
                report(.startConditionOrder, at: tree[order.parameter].extent, in: order.owner)
                return false
            }
            if from == to {
                report(.orderOfItself, at: tree[order.parameter].extent, in: order.owner, order.from.name)
                return false
            }
            if order.isConditional, let kind = definition.kind(of: from), kind != .judgmentJob {
                report(
                    .conditionWithoutJudgment,
                    at: tree[order.parameter].extent,
                    in: order.owner,
                    order.from.name,
                    order.to.name
                )
            }
            return true
        }
        checkRepetition(known)
        let graph = DirectedGraph(
            nodeCount: tree.units.count,
            edges: known.compactMap { number in
                guard let from = relations.orders[number].from.unit, let to = relations.orders[number].to.unit else {
                    return nil
                }
                return DirectedGraph.Edge(from: from.index, to: to.index)
            }
        )
        checkCycles(graph, known)
        checkPredecessors(graph.reversed, known)
        checkDependents(graph, known)
    }

    private mutating func reportUnknown(_ end: Relations.Order.End, in owner: UnitID) {
        let candidates = index.level(in: owner).lazy.map { [tree] in Optional(tree.name(of: $0)) }
        if let meant = nearest.suggestion(for: end.name, among: candidates) {
            let isQuoted = tree.utf8[end.range.range].first == Byte.quote || !Self.standsUnquoted(meant)
            let replacement = isQuoted ? SyntaxTree.quoted(meant) : meant
            report(.orderMisspelt, at: end.range, in: owner, end.name, meant, replacement: replacement)
        } else {
            report(.orderUnknown, at: end.range, in: owner, end.name, tree.name(of: owner))
        }
    }

    private mutating func checkRepetition(_ known: [Int]) {
        func key(_ number: Int) -> (Int32, Int32, Int) {
            let order = relations.orders[number]
            return (order.from.unit?.index ?? -1, order.to.unit?.index ?? -1, number)
        }
        let sorted = known.sorted { key($0) < key($1) }
        for (one, other) in zip(sorted, sorted.dropFirst()) {
            let (from, to, _) = key(one)
            guard (from, to) == (key(other).0, key(other).1) else { continue }
            let order = relations.orders[other]
            report(
                .orderRepeated,
                at: tree[order.parameter].extent,
                in: order.owner,
                order.from.name,
                order.to.name
            )
        }
    }

    /// One cycle, a shortest one, of each set of units that follow each other around.
    private mutating func checkCycles(_ graph: DirectedGraph, _ known: [Int]) {
        let components = graph.cyclicComponents()
        var arrivals = [Int32](repeating: -1, count: graph.nodeCount)
        for node in components.indices where components[node] == Int32(node) {
            let path = graph.shortestPath(from: node, to: node, within: components, arrivals: &arrivals)
            guard let last = path.last else { continue }
            let order = relations.orders[known[Int(last)]]
            let units = path.map { UnitID(Int(graph.edges[Int($0)].from)) } + [UnitID(node)]
            found.append(
                Diagnostic(.orderCycle, at: tree[order.parameter].extent, in: order.owner, [names(of: units)])
            )
        }
    }

    /// Units one after the other, for a message; of very many the first and the last.
    func names(of units: [UnitID], full: Bool = false) -> String {
        let shown = 12
        var names = units.prefix(units.count > shown ? shown - 2 : shown).map { name(of: $0, full: full) }
        if units.count > shown, let last = units.last { names += ["…", name(of: last, full: full)] }
        return names.joined(separator: " → ")
    }

    private func name(of unit: UnitID, full: Bool) -> String {
        // A full name is as long as the unit is deep.
        Self.shortened(full && tree[unit].depth < 32 ? tree.fullName(of: unit) : tree.name(of: unit))
    }

    private mutating func checkPredecessors(_ predecessors: DirectedGraph, _ known: [Int]) {
        for index in tree.units.indices {
            let unit = UnitID(index)
            // Of a file's root the level that it comes from is unknown.
            guard let type = definition.type(of: unit), let parent = tree[unit].parent,
                definition.kind(of: parent) != .startCondition
            else { continue }
            let orders = predecessors.edges(from: index).map { relations.orders[known[Int($0)]] }
            if type.isRecovery, orders.isEmpty { report(.recoveryWithoutPredecessor, of: unit) }
            switch type.kind {
            case .orJob:
                if orders.isEmpty { report(.orJobWithoutEvents, of: unit) }
                for order in orders {
                    guard let from = order.from.unit, let kind = definition.kind(of: from), !kind.isEventReception
                    else { continue }
                    report(.orJobPredecessor, at: order.from.range, in: order.owner, order.from.name, order.to.name)
                }
            case .judgmentJob where relations.facts(of: unit).judgesReturnCode:
                if orders.isEmpty { report(.judgmentWithoutPredecessor, of: unit) }
                for order in orders {
                    guard let from = order.from.unit, definition.kind(of: from)?.isJobnet == true else { continue }
                    report(.judgmentOfJobnet, at: order.from.range, in: order.owner, order.to.name, order.from.name)
                }
            default: break
            }
        }
    }

    private mutating func checkDependents(_ graph: DirectedGraph, _ known: [Int]) {
        for index in tree.units.indices {
            let unit = UnitID(index)
            guard definition.kind(of: unit) == .judgmentJob, tree[unit].parent != nil else { continue }
            let dependents = graph.edges(from: index).map { relations.orders[known[Int($0)]] }.filter(\.isConditional)
            if dependents.isEmpty { report(.judgmentWithoutDependent, of: unit) }
            for order in dependents.dropFirst() where order.to.unit != dependents.first?.to.unit {
                report(
                    .judgmentWithSeveralDependents,
                    at: order.to.range,
                    in: order.owner,
                    order.from.name,
                    order.to.name
                )
            }
        }
    }
}
