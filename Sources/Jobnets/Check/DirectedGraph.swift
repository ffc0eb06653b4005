/// A graph of numbered nodes and edges, in flat arrays: it has as many as a file has units and relations.
struct DirectedGraph {
    struct Edge: Hashable {
        var from: Int32
        var to: Int32
    }

    let edges: [Edge]
    let nodeCount: Int
    private let outgoing: [Int32]
    private let starts: [Int32]

    init(nodeCount: Int, edges: [Edge]) {
        self.nodeCount = nodeCount
        self.edges = edges
        var starts = [Int32](repeating: 0, count: nodeCount + 1)
        for edge in edges { starts[Int(edge.from) + 1] += 1 }
        for node in 0..<nodeCount { starts[node + 1] += starts[node] }
        var upcoming = starts
        var outgoing = [Int32](repeating: 0, count: edges.count)
        for (number, edge) in edges.enumerated() {
            outgoing[Int(upcoming[Int(edge.from)])] = Int32(number)
            upcoming[Int(edge.from)] += 1
        }
        self.outgoing = outgoing
        self.starts = starts
    }

    /// The numbers of the edges that leave a node, in the order they were given.
    func edges(from node: Int) -> ArraySlice<Int32> {
        outgoing[Int(starts[node])..<Int(starts[node + 1])]
    }

    /// The same edges, each the other way round; an edge keeps its number.
    var reversed: DirectedGraph {
        DirectedGraph(nodeCount: nodeCount, edges: edges.map { Edge(from: $0.to, to: $0.from) })
    }

    /// For each node that stands in a cycle of two nodes or more the smallest node that shares a cycle with it, else -1
    /// (Tarjan's algorithm, without a call stack). Linear.
    ///
    /// Only the nodes that are `included`, when given, and the edges between them count.
    func cyclicComponents(included: [Bool]? = nil) -> [Int32] {
        var components = [Int32](repeating: -1, count: nodeCount)
        var order = [Int32](repeating: -1, count: nodeCount)
        var lowest = [Int32](repeating: 0, count: nodeCount)
        var isOpen = [Bool](repeating: false, count: nodeCount)
        var open: [Int32] = []
        var path: [(node: Int32, next: Int32)] = []
        var count: Int32 = 0

        func enter(_ node: Int) {
            order[node] = count
            lowest[node] = count
            count += 1
            open.append(Int32(node))
            isOpen[node] = true
            path.append((Int32(node), starts[node]))
        }

        for root in 0..<nodeCount where order[root] < 0 && included?[root] != false {
            enter(root)
            while let top = path.last {
                let node = Int(top.node)
                if top.next < starts[node + 1] {
                    path[path.count - 1].next += 1
                    let target = Int(edges[Int(outgoing[Int(top.next)])].to)
                    if included?[target] == false { continue }
                    if order[target] < 0 {
                        enter(target)
                    } else if isOpen[target] {
                        lowest[node] = min(lowest[node], order[target])
                    }
                    continue
                }
                path.removeLast()
                if let upper = path.last { lowest[Int(upper.node)] = min(lowest[Int(upper.node)], lowest[node]) }
                guard lowest[node] == order[node] else { continue }
                var first = open.count
                var smallest = top.node
                repeat {
                    first -= 1
                    isOpen[Int(open[first])] = false
                    smallest = min(smallest, open[first])
                } while open[first] != top.node
                if open.count - first > 1 {
                    for member in open[first...] { components[Int(member)] = smallest }
                }
                open.removeSubrange(first...)
            }
        }
        return components
    }

    /// The edges of a shortest way from a node to another within the nodes of one component; empty when there is none.
    ///
    /// `arrivals` is a work area of a number for each node, -1 before and after. Linear in the component.
    func shortestPath(
        from source: Int,
        to target: Int,
        within components: [Int32],
        arrivals: inout [Int32]
    ) -> [Int32] {
        let component = components[source]
        var queue = [source]
        var position = 0
        search: while position < queue.count {
            for edge in edges(from: queue[position]) {
                let next = Int(edges[Int(edge)].to)
                guard components[next] == component, arrivals[next] < 0, next != source || target == source else {
                    continue
                }
                arrivals[next] = edge
                if next == target { break search }
                queue.append(next)
            }
            position += 1
        }
        var path: [Int32] = []
        if arrivals[target] >= 0 {
            var node = target
            repeat {
                let edge = arrivals[node]
                path.append(edge)
                node = Int(edges[Int(edge)].from)
            } while node != source
        }
        for node in queue { arrivals[node] = -1 }
        arrivals[target] = -1
        return path.reversed()
    }
}
