/// What the units of a definition say of other units, read once. A value that cannot be read is left out here:
/// the check of parameters tells of it.
struct Relations {
    /// `el`: where a unit stands on the map of the unit around it.
    struct Placement {
        var owner: UnitID
        var unit: UnitID?
        var name: String
        var nameRange: ByteRange
        var type: String?
        var typeRange: ByteRange
        var place: Place?
    }

    struct Place: Hashable, Comparable {
        var horizontal: Int
        var vertical: Int

        static func < (left: Self, right: Self) -> Bool {
            (left.horizontal, left.vertical) < (right.horizontal, right.vertical)
        }
    }

    /// `ar`: one unit before another.
    struct Order {
        struct End {
            var unit: UnitID?
            var name: String
            var range: ByteRange
        }

        var owner: UnitID
        var parameter: ParameterID
        var from: End
        var to: End
        var isConditional: Bool
    }

    /// A unit's name in a parameter of another.
    struct Reference {
        var owner: UnitID
        var name: String
        var range: ByteRange
    }

    /// What a unit says that bears on others.
    struct Facts: Hashable {
        /// `ncl=y`: a jobnet connector controls the jobnet.
        var isControlled = false
        /// `ncs=y`
        var isSynchronous = false
        /// `ncex=y`: the partner is in another scheduler service.
        var hasForeignPartner = false
        /// `mm=or`: the end of one unit is enough.
        var waitsForAny = false
        /// `nmg=y`: a unit that has no generation is not waited for.
        var startsWithoutGeneration = false
        /// `gty=p`
        var isPlanningGroup = false
        /// `ej` names a comparison of return codes, or is missing.
        var judgesReturnCode = true
        var hasStartCondition = false
        /// The unit that the last `ejn` names.
        var exclusive: UnitID?
        /// `ncn` or `ncr` is given, legible or not.
        var namesPartner = false
        /// The places of the last `ncn` and `ncr` in ``Relations/connections``.
        var connector: Int32?
        var target: Int32?
    }

    private(set) var placements: [Placement] = []
    private(set) var orders: [Order] = []
    private(set) var waits: [Reference] = []
    private(set) var exclusions: [Reference] = []
    private(set) var calendars: [Reference] = []
    /// Those of `ncn` and `ncr`.
    private(set) var connections: [Reference] = []
    /// Of the units that say anything beyond the defaults.
    private var factsByUnit: [UnitID: Facts] = [:]

    func facts(of unit: UnitID) -> Facts { factsByUnit[unit] ?? Facts() }

    init(_ definition: Definition, _ index: UnitIndex) {
        let tree = definition.tree
        for number in tree.units.indices {
            let unit = UnitID(number)
            var facts = Facts()
            for parameter in tree.parameters(of: unit) {
                switch tree.key(of: parameter) {
                case "el": readPlacement(parameter, of: unit, tree, index)
                case "ar": readOrder(parameter, of: unit, tree, index)
                case "eun": if let name = Self.fullName(parameter, of: unit, tree) { waits.append(name) }
                case "jc": if let name = Self.fullName(parameter, of: unit, tree) { calendars.append(name) }
                case "ejn":
                    guard let reference = Self.reference(parameter, of: unit, tree) else { continue }
                    exclusions.append(reference)
                    facts.exclusive = index.unit(named: reference.name, in: tree[unit].parent)
                case "ncn", "ncr":
                    facts.namesPartner = true
                    guard let reference = Self.fullName(parameter, of: unit, tree) else { continue }
                    if tree.hasKey(parameter, "ncn") {
                        facts.connector = Int32(connections.count)
                    } else {
                        facts.target = Int32(connections.count)
                    }
                    connections.append(reference)
                case "ncl": facts.isControlled = tree.hasValue(parameter, "y")
                case "ncs": facts.isSynchronous = tree.hasValue(parameter, "y")
                case "ncex": facts.hasForeignPartner = tree.hasValue(parameter, "y")
                case "mm": facts.waitsForAny = tree.hasValue(parameter, "or")
                case "nmg": facts.startsWithoutGeneration = tree.hasValue(parameter, "y")
                case "gty": facts.isPlanningGroup = tree.hasValue(parameter, "p")
                case "ej": facts.judgesReturnCode = Self.returnCodeJudgments.contains { tree.hasValue(parameter, $0) }
                default: break
                }
            }
            if facts != Facts() { factsByUnit[unit] = facts }
            if definition.kind(of: unit) == .startCondition, let parent = tree[unit].parent {
                factsByUnit[parent, default: Facts()].hasStartCondition = true
            }
        }
    }

    private static let returnCodeJudgments: [StaticString] = ["gt", "ge", "lt", "le", "eq", "ne", "ri", "ro"]

    private static func reference(_ parameter: ParameterID, of unit: UnitID, _ tree: SyntaxTree) -> Reference? {
        guard let items = try? tree.value(of: parameter).items, items.count == 1, let item = items.first else {
            return nil
        }
        if case .tuple = item.form { return nil }
        let name = tree.text(item)
        return name.isEmpty ? nil : Reference(owner: unit, name: name, range: item.range)
    }

    private static func fullName(_ parameter: ParameterID, of unit: UnitID, _ tree: SyntaxTree) -> Reference? {
        reference(parameter, of: unit, tree).flatMap { $0.name.hasPrefix("/") ? $0 : nil }
    }

    private mutating func readPlacement(
        _ parameter: ParameterID,
        of unit: UnitID,
        _ tree: SyntaxTree,
        _ index: UnitIndex
    ) {
        guard let items = try? tree.value(of: parameter).items, let first = items.first, first.form == .raw,
            !first.range.isEmpty
        else { return }
        let name = tree.text(first)
        let type = items.count > 1 && !items[1].range.isEmpty ? items[1] : nil
        placements.append(
            Placement(
                owner: unit,
                unit: index.unit(named: name, in: unit),
                name: name,
                nameRange: first.range,
                type: type.map { tree.text($0) },
                typeRange: type?.range ?? first.range,
                place: items.count == 3 ? Self.place(tree.utf8[items[2].range.range]) : nil
            )
        )
    }

    /// `+240 +144`, with a blank or none between.
    private static func place(_ text: ArraySlice<UInt8>) -> Place? {
        var numbers: [Int] = []
        var position = text.startIndex
        while position < text.endIndex {
            while position < text.endIndex, Byte.isBlank(text[position]) { position += 1 }
            guard position < text.endIndex, text[position] == UInt8(ascii: "+"), numbers.count < 2 else { return nil }
            position += 1
            var number: Int?
            while position < text.endIndex, Byte.isDigit(text[position]) {
                let (tens, overflows) = (number ?? 0).multipliedReportingOverflow(by: 10)
                let (sum, overflowsToo) = tens.addingReportingOverflow(Int(text[position] - UInt8(ascii: "0")))
                guard !overflows, !overflowsToo else { return nil }
                number = sum
                position += 1
            }
            guard let number else { return nil }
            numbers.append(number)
        }
        return numbers.count == 2 ? Place(horizontal: numbers[0], vertical: numbers[1]) : nil
    }

    private mutating func readOrder(
        _ parameter: ParameterID,
        of unit: UnitID,
        _ tree: SyntaxTree,
        _ index: UnitIndex
    ) {
        guard let items = try? tree.value(of: parameter).items, items.count == 1,
            case .tuple(let elements) = items[0].form
        else { return }
        var from: Order.End?
        var to: Order.End?
        var isConditional = false
        for element in elements {
            let text = tree.text(element)
            switch element.key.map({ tree.text($0) }) {
            case "f": from = Order.End(unit: index.unit(named: text, in: unit), name: text, range: element.value)
            case "t": to = Order.End(unit: index.unit(named: text, in: unit), name: text, range: element.value)
            case nil: isConditional = text == "con"
            default: break
            }
        }
        guard let from, let to, !from.name.isEmpty, !to.name.isEmpty else { return }
        orders.append(Order(owner: unit, parameter: parameter, from: from, to: to, isConditional: isConditional))
    }
}

extension SyntaxTree {
    /// Whether a parameter's value is a word, without making text of it.
    func hasValue(_ parameter: ParameterID, _ word: StaticString) -> Bool {
        let range = self[parameter].value
        guard range.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { unsafe utf8[range.range].elementsEqual($0) }
    }
}
