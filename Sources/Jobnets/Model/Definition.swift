/// A syntax tree with what its units are: the first step of a typed model.
public struct Definition: Sendable {
    public let tree: SyntaxTree
    private let types: [UnitType?]
    private let rootJobnets: [Bool]

    /// Linear in the tree.
    public init(_ tree: SyntaxTree) {
        self.tree = tree
        var types: [UnitType?] = []
        types.reserveCapacity(tree.units.count)
        // Whether a jobnet stands around a unit, for every unit: parents come first.
        var isInJobnet: [Bool] = []
        var rootJobnets: [Bool] = []
        isInJobnet.reserveCapacity(tree.units.count)
        rootJobnets.reserveCapacity(tree.units.count)
        for index in tree.units.indices {
            let unit = UnitID(index)
            var type: UnitType?
            for parameter in tree.parameters(of: unit) where tree.hasKey(parameter, "ty") {
                type = UnitType(code: tree.text(tree[parameter].value))
            }
            let parent = tree[unit].parent
            let isInside =
                parent.map { isInJobnet[Int($0.index)] || types[Int($0.index)]?.kind.isJobnet == true } ?? false
            types.append(type)
            isInJobnet.append(isInside)
            rootJobnets.append(!isInside && type?.kind.isJobnet == true)
        }
        self.types = types
        self.rootJobnets = rootJobnets
    }

    /// The type that `ty` tells, of several the last; nil when it is missing or unknown.
    public func type(of unit: UnitID) -> UnitType? { types[Int(unit.index)] }

    public func kind(of unit: UnitID) -> UnitKind? { types[Int(unit.index)]?.kind }

    /// A jobnet that stands in no other jobnet.
    public func isRootJobnet(_ unit: UnitID) -> Bool { rootJobnets[Int(unit.index)] }

    public func isNestedJobnet(_ unit: UnitID) -> Bool { kind(of: unit)?.isJobnet == true && !isRootJobnet(unit) }

    /// A unit's parameters with a key, in the order of the text.
    public func parameters(_ key: StaticString, of unit: UnitID) -> [ParameterID] {
        tree.parameters(of: unit).filter { tree.hasKey($0, key) }
    }

    /// The last parameter with a key: of those that may be given once, the one that counts.
    public func parameter(_ key: StaticString, of unit: UnitID) -> ParameterID? {
        var result: ParameterID?
        for parameter in tree.parameters(of: unit) where tree.hasKey(parameter, key) { result = parameter }
        return result
    }

    /// The unit in a unit (nil: among the roots) with a name; of several the first.
    public func child(named name: some StringProtocol, of parent: UnitID?) -> UnitID? {
        let level = parent.map { tree.children(of: $0) } ?? tree.roots
        let wanted = Array(name.utf8)
        for unit in level where tree.utf8[tree[unit].name.range].elementsEqual(wanted) { return unit }
        return nil
    }

    /// The unit with a full name such as `/group/jobnet`. Linear in the units beside those on the way.
    public func unit(named fullName: String) -> UnitID? {
        guard fullName.hasPrefix("/") else { return nil }
        var unit: UnitID?
        for name in fullName.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let child = child(named: name, of: unit) else { return nil }
            unit = child
        }
        return unit
    }
}

extension SyntaxTree {
    /// Whether a parameter has a key, without making text of it.
    func hasKey(_ parameter: ParameterID, _ key: StaticString) -> Bool {
        let range = self[parameter].key
        guard range.count == key.utf8CodeUnitCount else { return false }
        return key.withUTF8Buffer { unsafe utf8[range.range].elementsEqual($0) }
    }
}
