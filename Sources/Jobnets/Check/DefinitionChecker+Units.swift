extension DefinitionChecker {
    /// Name, permission mode, owner and resource group (5.1.1).
    func checkAttributes(of unit: UnitID, into diagnostics: inout [Diagnostic]) {
        let syntax = tree[unit]
        let name = tree.text(syntax.name)
        let length = options.byteCount(name)
        if !(1...30).contains(length) {
            let place = syntax.name.isEmpty ? syntax.header : syntax.name
            diagnostics.append(Diagnostic(.unitNameLength, at: place, in: unit, [String(length)]))
        }
        if name.utf8.contains(Byte.slash) {
            diagnostics.append(Diagnostic(.unitNameSlash, at: syntax.name, in: unit, [shortened(syntax.name)]))
        }
        let permission = tree.utf8[syntax.permission.range]
        let octal = UInt8(ascii: "0")...UInt8(ascii: "7")
        if !permission.isEmpty, permission.count != 4 || !permission.allSatisfy(octal.contains) {
            diagnostics.append(
                Diagnostic(.permissionMode, at: syntax.permission, in: unit, [shortened(syntax.permission)])
            )
        }
        let ownerLength = options.byteCount(tree.text(syntax.owner))
        if ownerLength > 30 {
            diagnostics.append(Diagnostic(.ownerLength, at: syntax.owner, in: unit, [String(ownerLength)]))
        }
        let group = tree.utf8[syntax.resourceGroup.range]
        if group.count > 63 || !group.allSatisfy(Byte.isWord) {
            diagnostics.append(
                Diagnostic(.resourceGroup, at: syntax.resourceGroup, in: unit, [shortened(syntax.resourceGroup)])
            )
        }
        checkType(of: unit, name: name, into: &diagnostics)
    }

    /// Owners whose spelling looks like that of another, more frequent one: `jpluser` among `jp1user`. Each spelling is told
    /// once, where it first stands.
    func ownerSpellings() -> [Diagnostic] {
        struct Spelling {
            var text: String
            var count: Int
            var first: UnitID
        }
        var spellings: [Spelling] = []
        var places: [String: Int] = [:]
        for index in tree.units.indices {
            let unit = UnitID(index)
            let owner = tree[unit].owner
            // A longer one is a fault of its own.
            guard !owner.isEmpty, owner.count <= 60 else { continue }
            let text = tree.text(owner)
            if let place = places[text] {
                spellings[place].count += 1
            } else {
                places[text] = spellings.count
                spellings.append(Spelling(text: text, count: 1, first: unit))
            }
        }
        var commonest: [String: Spelling] = [:]
        for spelling in spellings {
            let look = Self.look(of: spelling.text)
            if commonest[look].map({ $0.count < spelling.count }) ?? true { commonest[look] = spelling }
        }
        return spellings.compactMap { spelling in
            guard let common = commonest[Self.look(of: spelling.text)], common.text != spelling.text else { return nil }
            return Diagnostic(
                .ownerSpelling,
                at: tree[spelling.first].owner,
                in: spelling.first,
                [spelling.text, common.text]
            )
        }
    }

    /// A name with its look-alikes made one: 1, l and I; 0 and O; upper and lower case.
    private static func look(of name: String) -> String {
        String(
            name.lowercased().map { character in
                switch character {
                case "1", "i": "l"
                case "0": "o"
                default: character
                }
            }
        )
    }

    private func checkType(of unit: UnitID, name: String, into diagnostics: inout [Diagnostic]) {
        let types = definition.parameters("ty", of: unit)
        // A unit without any parameter is a fault of the grammar.
        if types.isEmpty, tree[unit].firstParameter != nil {
            diagnostics.append(Diagnostic(.missingUnitType, at: tree[unit].header, in: unit))
        }
        if let conflict = typeConflict(of: unit) { diagnostics.append(conflict) }
        guard let type = definition.type(of: unit) else { return }
        if type.kind == .startCondition, name != ".CONDITION" {
            let range = name.isEmpty ? tree[unit].header : tree[unit].name
            diagnostics.append(Diagnostic(.startConditionName, at: range, in: unit, [shortened(tree[unit].name)]))
        }
        if type.kind != .startCondition, name == ".CONDITION" {
            diagnostics.append(Diagnostic(.conditionOfOtherType, at: tree[unit].name, in: unit, [type.code]))
        }
    }

    /// Two types of one unit.
    func typeConflict(of unit: UnitID) -> Diagnostic? {
        let types = definition.parameters("ty", of: unit)
        guard let last = types.last, let other = types.dropLast().first(where: { !haveSameText($0, last) }) else {
            return nil
        }
        return Diagnostic(
            .severalUnitTypes,
            at: tree[last].extent,
            in: unit,
            [shortened(tree[other].value), shortened(tree[last].value)]
        )
    }

    private func haveSameText(_ first: ParameterID, _ second: ParameterID) -> Bool {
        tree.utf8[tree[first].value.range].elementsEqual(tree.utf8[tree[second].value.range])
    }

    /// Text for a message.
    func shortened(_ range: ByteRange) -> String { tree.shortened(range) }
}

extension SyntaxTree {
    /// A text for a message: one may be as long as a file.
    func shortened(_ range: ByteRange) -> String {
        let limit = 80
        guard range.count > limit else { return text(range) }
        var end = Int(range.start) + limit
        while end > Int(range.start), utf8[end] & 0xC0 == 0x80 { end -= 1 }
        return text(ByteRange(Int(range.start), end)) + "…"
    }
}

/// The lengths of full names, from the top down.
struct FullNameLengths {
    private let tree: SyntaxTree
    private let options: CheckOptions
    private var lengths: [Int] = []
    private static let limit = 930

    init(_ definition: Definition, options: CheckOptions) {
        tree = definition.tree
        self.options = options
        lengths.reserveCapacity(tree.units.count)
    }

    /// Whether the full name of a unit that was taken is short enough to be built and looked up.
    func fits(_ unit: UnitID) -> Bool { length(unit) <= Self.limit }

    /// The bytes of the full name of a unit that was taken.
    func length(_ unit: UnitID) -> Int { lengths[Int(unit.index)] }

    /// Takes the next unit in the tree's order, and tells when its full name is the first on the way that is too long.
    mutating func next(_ unit: UnitID) -> Diagnostic? {
        let above = tree[unit].parent.map { lengths[Int($0.index)] } ?? 0
        let length = above + 1 + options.byteCount(tree.name(of: unit))
        lengths.append(length)
        guard length > Self.limit, above <= Self.limit else { return nil }
        return Diagnostic(.fullNameTooLong, at: tree[unit].header, in: unit, [String(length)])
    }
}
