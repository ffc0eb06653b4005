extension OrderGraph {
    /// The middle of every node of a level on its map, in the order of its ``Level/nodes``.
    ///
    /// Where `el` tells a place, it is there; of several at the same place the first one. The others stand below, in
    /// columns: each behind those that run before it.
    ///
    /// - Complexity: n log n in the level's nodes and edges.
    public func places(of level: Level) -> [Place] {
        var places = level.nodes.map { nodes[$0].place }
        var taken: Set<Place> = []
        var bottom = Self.origin.y - Self.step.y
        for index in places.indices {
            guard let place = places[index] else { continue }
            if taken.insert(place).inserted { bottom = max(bottom, place.y) } else { places[index] = nil }
        }
        let first = level.nodes.lowerBound
        let homeless = places.indices.filter { places[$0] == nil }
        var numbers: [Int: Int] = [:]
        for (number, index) in homeless.enumerated() { numbers[index] = number }
        let arrows = edges[level.edges].compactMap { edge -> (Int, Int)? in
            guard let from = numbers[edge.from - first], let to = numbers[edge.to - first], from != to else {
                return nil
            }
            return (from, to)
        }
        for (index, cell) in zip(homeless, Self.cells(count: homeless.count, arrows)) {
            places[index] = Place(
                x: Self.origin.x + Self.step.x * cell.column,
                y: bottom + Self.step.y * (cell.row + 1)
            )
        }
        return places.map { $0 ?? Self.origin }
    }

    /// Of the first icon on a map (Command Reference 5.2.2, `el`).
    static let origin = Place(x: 80, y: 48)
    /// From one icon to the next.
    static let step = Place(x: 160, y: 96)

    private static func cells(count: Int, _ arrows: [(Int, Int)]) -> [(column: Int, row: Int)] {
        var successors = [[Int]](repeating: [], count: count)
        var predecessors = successors
        for (from, to) in arrows {
            successors[from].append(to)
            predecessors[to].append(from)
        }
        // Each node comes when all before it have; where they wait for each other, the first one breaks the circle.
        var open = predecessors.map(\.count)
        var columns = [Int](repeating: 0, count: count)
        var isDone = [Bool](repeating: false, count: count)
        var queue = (0..<count).filter { open[$0] == 0 }
        var next = 0
        var oldest = 0
        while true {
            if next == queue.count {
                while oldest < count, isDone[oldest] { oldest += 1 }
                guard oldest < count else { break }
                queue.append(oldest)
            }
            let node = queue[next]
            next += 1
            guard !isDone[node] else { continue }
            isDone[node] = true
            for successor in successors[node] where !isDone[successor] {
                columns[successor] = max(columns[successor], columns[node] + 1)
                open[successor] -= 1
                if open[successor] == 0 { queue.append(successor) }
            }
        }
        // Beside what runs before it, as far as others leave room.
        var rows = [Int](repeating: 0, count: count)
        var members = [[Int]](repeating: [], count: (columns.max() ?? -1) + 1)
        for node in 0..<count { members[columns[node]].append(node) }
        for column in members.indices {
            let wanted = members[column].map { node in
                let before = predecessors[node].filter { columns[$0] < column }
                return before.isEmpty ? 0 : before.reduce(0) { $0 + rows[$1] } / before.count
            }
            var row = 0
            for (node, wish) in zip(members[column], wanted).sorted(by: { $0.1 < $1.1 }) {
                row = max(row, wish)
                rows[node] = row
                row += 1
            }
        }
        return (0..<count).map { (columns[$0], rows[$0]) }
    }
}
