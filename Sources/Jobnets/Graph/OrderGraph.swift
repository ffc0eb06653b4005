/// The order in which the units of a jobnet run: its units and the `ar` between them (Command Reference 5.2.4).
public struct OrderGraph: Hashable, Sendable {
    /// A unit, or a name that `ar` tells and no unit has.
    public struct Node: Hashable, Sendable {
        /// Nil when there is no unit of this name.
        public var unit: UnitID?
        public var name: String
        /// Nil when it is not told or unknown.
        public var type: UnitType?
        /// What `ty` tells; empty when it is missing.
        public var typeCode: String
        /// What `cm` tells.
        public var comment: String?
        /// Where `el` puts it.
        public var place: Place?
    }

    /// A place on the map of a jobnet: H to the right, V down, of the middle of an icon. The first is at 80, 48, the
    /// next one 160 to the right or 96 below.
    public struct Place: Hashable, Sendable {
        public var x: Int
        public var y: Int

        public init(x: Int, y: Int) {
            self.x = x
            self.y = y
        }
    }

    /// `ar=(f=…,t=…,seq);`: numbers of ``nodes``.
    public struct Edge: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            /// `seq`, or not told.
            case sequential
            /// `con`: when a judgment job says so.
            case conditional
            /// A word that is none of these.
            case unknown(String)
        }

        public var from: Int
        public var to: Int
        public var kind: Kind
    }

    /// The units directly in one unit.
    public struct Level: Hashable, Sendable {
        public var unit: UnitID
        /// The node of that unit; nil for the first level.
        public var node: Int?
        /// Names from the graph's own unit on, `/` between; shortened to `…/name` beyond 930 bytes, the limit of full
        /// names.
        public var path: String
        public var comment: String?
        /// Its nodes, those without a unit last.
        public var nodes: Range<Int>
        public var edges: Range<Int>
    }

    /// The jobnet itself, and then each unit in it that has units, if so asked; a level comes before the levels in it.
    public private(set) var levels: [Level] = []
    public private(set) var nodes: [Node] = []
    public private(set) var edges: [Edge] = []
    /// `ar` that tell no order: without `f` or `t`, or not readable. Syntax and rules are `check`'s to explain.
    public private(set) var unread: [ParameterID] = []

    /// The graph of a unit, commonly of a jobnet.
    ///
    /// - Parameters:
    ///   - unit: the unit; of units with the same name in it, order means the first.
    ///   - definition: what it stands in.
    ///   - isDescending: with the graphs of the units in it that have units.
    /// - Complexity: linear in what is shown.
    public init(of unit: UnitID, in definition: Definition, isDescending: Bool = false) {
        let tree = definition.tree
        levels = [Self.level(unit, node: nil, path: tree.name(of: unit), definition)]
        var next = 0
        while next < levels.count {
            readLevel(next, definition)
            let level = levels[next]
            next += 1
            guard isDescending else { continue }
            for node in level.nodes {
                guard let child = nodes[node].unit, tree[child].firstChild != nil else { continue }
                let prefix = level.path.utf8.count > 930 ? "…" : level.path
                levels.append(Self.level(child, node: node, path: "\(prefix)/\(nodes[node].name)", definition))
            }
        }
    }

    private static func level(_ unit: UnitID, node: Int?, path: String, _ definition: Definition) -> Level {
        Level(
            unit: unit,
            node: node,
            path: path,
            comment: definition.parameter("cm", of: unit).map { definition.tree.plainText($0) },
            nodes: 0..<0,
            edges: 0..<0
        )
    }

    private mutating func readLevel(_ level: Int, _ definition: Definition) {
        let tree = definition.tree
        let firstNode = nodes.count
        let firstEdge = edges.count
        var numbers: [String: Int] = [:]
        for child in tree.children(of: levels[level].unit) {
            let name = tree.name(of: child)
            if numbers[name] == nil { numbers[name] = nodes.count }
            nodes.append(
                Node(
                    unit: child,
                    name: name,
                    type: definition.type(of: child),
                    typeCode: definition.parameter("ty", of: child).map { tree.text(tree[$0].value) } ?? "",
                    comment: definition.parameter("cm", of: child).map { tree.plainText($0) }
                )
            )
        }
        for parameter in tree.parameters(of: levels[level].unit) {
            if tree.hasKey(parameter, "el"), let (name, place) = tree.element(parameter), let number = numbers[name] {
                nodes[number].place = place
            }
            guard tree.hasKey(parameter, "ar") else { continue }
            guard let order = tree.order(parameter) else {
                unread.append(parameter)
                continue
            }
            let ends = [order.from, order.to].map { name in
                if let number = numbers[name] { return number }
                numbers[name] = nodes.count
                nodes.append(Node(name: name, typeCode: ""))
                return nodes.count - 1
            }
            edges.append(Edge(from: ends[0], to: ends[1], kind: order.kind))
        }
        levels[level].nodes = firstNode..<nodes.count
        levels[level].edges = firstEdge..<edges.count
    }
}

extension SyntaxTree {
    /// A value of one item without its quotation marks; any other as it stands.
    fileprivate func plainText(_ parameter: ParameterID) -> String {
        guard let value = try? value(of: parameter), value.items.count == 1 else { return text(self[parameter].value) }
        return text(value.items[0])
    }

    /// `el=name,type,+H +V`: with a place of 0, 0, what job groups and start conditions have, none is meant.
    fileprivate func element(_ parameter: ParameterID) -> (name: String, place: OrderGraph.Place)? {
        guard let items = try? value(of: parameter).items, items.count == 3 else { return nil }
        var numbers: [Int] = []
        var isInNumber = false
        for byte in utf8[items[2].range.range] {
            if Byte.isDigit(byte) {
                if !isInNumber { numbers.append(0) }
                isInNumber = true
                let digit = Int(byte - UInt8(ascii: "0"))
                numbers[numbers.count - 1] = min(numbers[numbers.count - 1] * 10 + digit, 1_000_000)
            } else {
                guard byte == UInt8(ascii: "+") || Byte.isBlank(byte) else { return nil }
                isInNumber = false
            }
        }
        // Command Reference 5.2.2, el: H to 16,000, V to 10,000.
        guard numbers.count == 2, numbers[0] <= 16_000, numbers[1] <= 10_000, numbers != [0, 0] else { return nil }
        return (text(items[0]), OrderGraph.Place(x: numbers[0], y: numbers[1]))
    }

    /// `ar=(f=name,t=name,kind)`.
    fileprivate func order(_ parameter: ParameterID) -> (from: String, to: String, kind: OrderGraph.Edge.Kind)? {
        guard let items = try? value(of: parameter).items, items.count == 1, case .tuple(let elements) = items[0].form
        else {
            return nil
        }
        var from: String?
        var to: String?
        var kind = OrderGraph.Edge.Kind.sequential
        for element in elements {
            switch element.key.map(text) {
            case "f": from = text(element)
            case "t": to = text(element)
            case nil:
                switch text(element) {
                case "seq": kind = .sequential
                case "con": kind = .conditional
                case let word: kind = .unknown(word)
                }
            default: return nil
            }
        }
        guard let from, let to else { return nil }
        return (from, to, kind)
    }
}
