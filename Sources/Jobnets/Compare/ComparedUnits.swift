/// The units of a file by their parents and names.
struct ComparedUnits: Sendable {
    let definition: Definition
    /// Of every unit: equal numbers are equal names, on both sides of a comparison.
    let names: [Int32]
    /// Of every unit the value of its last `ty`.
    private let types: [ByteRange]
    private let index: UnitIndex

    /// Numbers the names of two files together. Takes as long as sorting the names of both.
    static func pair(_ before: Definition, _ after: Definition) -> (ComparedUnits, ComparedUnits) {
        var interner = Interner<[UInt8]>()
        let numbers = [before, after].map { definition in
            definition.tree.units.map { interner.id(Array(definition.tree.utf8[$0.name.range])) }
        }
        return (ComparedUnits(before, numbers[0]), ComparedUnits(after, numbers[1]))
    }

    private init(_ definition: Definition, _ names: [Int32]) {
        self.definition = definition
        self.names = names
        index = UnitIndex(definition.tree)
        types = definition.tree.units.indices.map { index in
            guard let parameter = definition.parameter("ty", of: UnitID(index)) else { return ByteRange(0, 0) }
            return definition.tree[parameter].value
        }
    }

    /// What the last `ty` of a unit says, known or not.
    func typeText(of unit: UnitID) -> [UInt8] {
        Array(definition.tree.utf8[types[Int(unit.index)].range])
    }

    /// Of several of one name, the first.
    func child(named name: some Collection<UInt8>, of parent: UnitID?) -> UnitID? {
        index.unit(named: name, in: parent)
    }

    /// The unit of a full name.
    func unit(fullName: [UInt8]) -> UnitID? {
        guard case .unit(let unit) = index.resolve(fullName) else { return nil }
        return unit
    }

    func unit(named name: [UInt8], from unit: UnitID, _ scope: ReferenceScope) -> UnitID? {
        switch scope {
        case .child: child(named: name, of: unit)
        case .beside: child(named: name, of: definition.tree[unit].parent)
        case .full: self.unit(fullName: name)
        }
    }
}
