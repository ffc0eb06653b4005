/// What units hold, as numbers: equal numbers are equal contents, on both sides of a comparison.
struct UnitContents {
    let units: ComparedUnits
    /// Everything but the unit's own name.
    private(set) var whole: [Int32] = []
    /// Without layout, comments and told defaults.
    private(set) var meaning: [Int32] = []
    /// What `ty` says.
    private(set) var types: [Int32] = []
    /// Of every parameter: key and value. -1 where it is no sign of likeness.
    private var signs: [Int32] = []

    /// The numbers that both sides share.
    struct Numbers {
        var parameters = Interner<ParameterForm>()
        var contents = Interner<[Int32]>()
        var types = Interner<[UInt8]>()
    }

    /// n log n in the file.
    init(_ units: ComparedUnits, numbers: inout Numbers) {
        self.units = units
        let definition = units.definition
        let tree = definition.tree
        let reader = ParameterFormReader(definition: definition, units: units, resolver: NoResolver())
        types = tree.units.indices.map { numbers.types.id(units.typeText(of: UnitID($0))) }
        whole = Array(repeating: -1, count: tree.units.count)
        meaning = whole
        signs = Array(repeating: -1, count: tree.parameters.count)
        // Units come before those in them, so that backwards every child is done before its parent.
        for index in tree.units.indices.reversed() {
            let unit = UnitID(index)
            var all: [Int32] = []
            var meant: [Int32] = []
            for parameter in tree.parameters(of: unit) {
                let key = tree.key(of: parameter)
                let role = ParameterRole(key: key)
                guard role.shape != .type else { continue }
                let form = reader.form(of: parameter, in: unit, key: key, role: role)
                let number = numbers.parameters.id(form)
                all.append(number)
                let isDefault = ParameterDefault.isTold(
                    form.value,
                    for: key,
                    kind: definition.kind(of: unit),
                    isRootJobnet: definition.isRootJobnet(unit)
                )
                if !isDefault {
                    if role.weight == .meaning { meant.append(number) }
                    // Elements and relations repeat what the units in it tell.
                    if role.weight != .layout, role.shape != .relation { signs[Int(parameter.index)] = number }
                }
            }
            let head = [types[index]]
            whole[index] = numbers.contents.id(head + all.sorted() + [-1] + children(of: unit, whole))
            meaning[index] = numbers.contents.id(head + meant.sorted() + [-2] + children(of: unit, meaning))
        }
    }

    private func children(of unit: UnitID, _ contents: [Int32]) -> [Int32] {
        units.definition.tree.children(of: unit)
            .map { (units.names[Int($0.index)], contents[Int($0.index)]) }
            .sorted(by: <)
            .flatMap { [$0.0, $0.1] }
    }

    /// What a unit is recognised by, sorted: its parameters, and the units in it, each by name, by
    /// name and type, and by content.
    func signs(of unit: Int32) -> [Sign] {
        let tree = units.definition.tree
        var result: [Sign] = []
        for parameter in tree.parameters(of: UnitID(Int(unit))) where signs[Int(parameter.index)] >= 0 {
            result.append(Sign(first: -1, second: signs[Int(parameter.index)]))
        }
        for child in tree.children(of: UnitID(Int(unit))) {
            // A name says more than a content: what is in a jobnet changes oftener than what it is called.
            result.append(Sign(first: units.names[Int(child.index)], second: -1))
            result.append(Sign(first: units.names[Int(child.index)], second: types[Int(child.index)]))
            result.append(Sign(first: -2, second: whole[Int(child.index)]))
        }
        return result.sorted()
    }

    struct Sign: Hashable, Comparable {
        var first: Int32
        var second: Int32

        static func < (left: Self, right: Self) -> Bool {
            (left.first, left.second) < (right.first, right.second)
        }
    }
}
