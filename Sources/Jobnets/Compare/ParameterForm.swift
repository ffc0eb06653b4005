/// A parameter in the form in which equal meanings are equal bytes.
///
/// Bytes that no UTF-8 text has set the parts of a value off.
struct ParameterForm: Hashable {
    /// What is told: the key, with the rule's number, the unit's name or the whole value where a key may tell of several.
    var slot: [UInt8]
    /// What is told of it.
    var value: [UInt8]

    fileprivate static let itemEnd: UInt8 = 0xFF
    fileprivate static let tuple: UInt8 = 0xFE
    fileprivate static let elementKey: UInt8 = 0xFD
    fileprivate static let elementEnd: UInt8 = 0xFC
    fileprivate static let unread: UInt8 = 0xFB
    fileprivate static let reference: UInt8 = 0xFA
}

/// Finds what a name in a value stands for.
protocol ReferenceResolver {
    /// A number that stands for the unit on both sides; nil to take the name as it is.
    func number(named name: [UInt8], from unit: UnitID, _ scope: ReferenceScope) -> Int32?
}

enum ReferenceScope: Hashable {
    case child
    case beside
    case full
}

/// Takes every name as it is.
struct NoResolver: ReferenceResolver {
    func number(named name: [UInt8], from unit: UnitID, _ scope: ReferenceScope) -> Int32? { nil }
}

/// Brings parameters of one file into their forms. Linear in the value's length.
struct ParameterFormReader<Resolver: ReferenceResolver> {
    let definition: Definition
    let units: ComparedUnits
    let resolver: Resolver

    func form(of parameter: ParameterID, in unit: UnitID, key: String, role: ParameterRole) -> ParameterForm {
        let tree = definition.tree
        var slot = Array(key.utf8) + [ParameterForm.itemEnd]
        let value: ParameterValue
        do {
            value = try tree.value(of: parameter)
        } catch {
            return ParameterForm(slot: slot, value: [ParameterForm.unread] + tree.utf8[tree[parameter].value.range])
        }
        let items = value.items
        switch role.shape {
        case .type:
            return ParameterForm(slot: slot, value: joined(items[...], role))
        case .ruled:
            let (rule, rest) = ruleNumber(items, role)
            slot += rule
            return ParameterForm(slot: slot, value: key == "cftd" ? shift(rest, role) : joined(rest, role))
        case .element:
            guard items.count == 3, let name = single(items[0]) else { break }
            slot += resolved(name, from: unit, .child)
            var value = joined(items[2...], role)
            // The type that the unit itself tells says nothing more here.
            let type = joined(items[1...1], role)
            let own = units.child(named: name, of: unit).map { units.typeText(of: $0) }
            if own != type { value += [ParameterForm.itemEnd] + type }
            return ParameterForm(slot: slot, value: value)
        case .relation:
            guard let relation = relation(items) else { break }
            slot += resolved(relation.from, from: unit, .child) + [ParameterForm.itemEnd]
            slot += resolved(relation.to, from: unit, .child)
            return ParameterForm(slot: slot, value: relation.kind)
        case .day:
            slot = Array("op".utf8) + [ParameterForm.itemEnd] + joined(items[...], role)
            return ParameterForm(slot: slot, value: Array(key.utf8))
        case .member:
            slot += references(items, role, unit)
            return ParameterForm(slot: slot, value: [])
        case .plain:
            if key == "sz", items.count == 1 { return ParameterForm(slot: slot, value: size(items[0], role)) }
            return ParameterForm(slot: slot, value: references(items, role, unit))
        }
        return ParameterForm(slot: slot, value: [ParameterForm.unread] + joined(items[...], role))
    }

    // MARK: Values

    private func joined(_ items: ArraySlice<ValueItem>, _ role: ParameterRole) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, item) in zip(items.indices, items) {
            if index > items.startIndex { bytes.append(ParameterForm.itemEnd) }
            append(item, role, to: &bytes)
        }
        return bytes
    }

    private func append(_ item: ValueItem, _ role: ParameterRole, to bytes: inout [UInt8]) {
        switch item.form {
        case .quoted:
            bytes += Array(definition.tree.text(item).utf8)
        case .raw:
            bytes += text(item.range, role)
        case .tuple(let elements):
            bytes.append(ParameterForm.tuple)
            for element in elements {
                if let key = element.key { bytes += definition.tree.utf8[key.range] + [ParameterForm.elementKey] }
                bytes +=
                    element.isQuoted ? Array(definition.tree.text(element).utf8) : text(element.value, role)
                bytes.append(ParameterForm.elementEnd)
            }
        }
    }

    private func text(_ range: ByteRange, _ role: ParameterRole) -> [UInt8] {
        let raw = definition.tree.utf8[range.range]
        guard role.isStructural else { return Array(raw) }
        return Self.withoutNoise(raw)
    }

    /// Without blanks, and without zeros before a number.
    private static func withoutNoise(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        let zero = UInt8(ascii: "0")
        var bytes: [UInt8] = []
        var numberStart: Int?
        for byte in raw where !Byte.isBlank(byte) {
            guard Byte.isDigit(byte) else {
                numberStart = nil
                bytes.append(byte)
                continue
            }
            if let start = numberStart {
                // A zero alone so far stood before the number.
                if bytes.count == start + 1, bytes[start] == zero { bytes.removeLast() }
            } else {
                numberStart = bytes.count
            }
            bytes.append(byte)
        }
        return bytes
    }

    /// `N,` before a rule's value, and what follows it.
    private func ruleNumber(_ items: [ValueItem], _ role: ParameterRole) -> ([UInt8], ArraySlice<ValueItem>) {
        if items.count > 1, items[0].form == .raw {
            let number = text(items[0].range, role)
            if !number.isEmpty, number.allSatisfy(Byte.isDigit) { return (number, items[1...]) }
        }
        return ([UInt8(ascii: "1")], items[...])
    }

    /// `cftd`: days are 1 and grace is 10 when omitted, and only open days have a grace.
    private func shift(_ items: ArraySlice<ValueItem>, _ role: ParameterRole) -> [UInt8] {
        var parts = items.map { joined([$0], role) }
        guard let direction = parts.first else { return [] }
        let name = String(decoding: direction, as: UTF8.self)
        switch name {
        case "no":
            parts = [direction]
        case "be", "af":
            if parts.count == 1 { parts.append(Array("1".utf8)) }
            if parts.count == 2 { parts.append(Array("10".utf8)) }
        case "db", "da":
            if parts.count == 1 { parts.append(Array("1".utf8)) }
            if parts.count == 3 { parts.removeLast() }
        default: break
        }
        return Array(parts.joined(separator: [ParameterForm.itemEnd]))
    }

    /// `10x8`, also with a multiplication sign.
    private func size(_ item: ValueItem, _ role: ParameterRole) -> [UInt8] {
        let sign: [UInt8] = Array("\u{D7}".utf8)
        let letter = UInt8(ascii: "x")
        var bytes: [UInt8] = []
        for byte in joined([item], role) {
            bytes.append(byte == UInt8(ascii: "X") ? letter : byte)
            if bytes.suffix(sign.count).elementsEqual(sign) {
                bytes.removeLast(sign.count)
                bytes.append(letter)
            }
        }
        return Self.withoutNoise(bytes[...])
    }

    // MARK: Names

    private func single(_ item: ValueItem) -> [UInt8]? {
        switch item.form {
        case .raw: Array(definition.tree.utf8[item.range.range])
        case .quoted: Array(definition.tree.text(item).utf8)
        case .tuple: nil
        }
    }

    private func relation(_ items: [ValueItem]) -> (from: [UInt8], to: [UInt8], kind: [UInt8])? {
        guard items.count == 1, case .tuple(let elements) = items[0].form, elements.count == 2 || elements.count == 3
        else { return nil }
        func name(_ element: ValueItem.Element, _ key: String) -> [UInt8]? {
            guard let range = element.key, definition.tree.utf8[range.range].elementsEqual(key.utf8) else { return nil }
            return Array(definition.tree.text(element).utf8)
        }
        guard let from = name(elements[0], "f"), let to = name(elements[1], "t") else { return nil }
        guard elements.count == 3 else { return (from, to, Array("seq".utf8)) }
        guard elements[2].key == nil else { return nil }
        return (from, to, Array(definition.tree.text(elements[2]).utf8))
    }

    private func references(_ items: [ValueItem], _ role: ParameterRole, _ unit: UnitID) -> [UInt8] {
        guard role.reference != .none, items.count == 1, let name = single(items[0]) else {
            return joined(items[...], role)
        }
        if name.first == Byte.slash { return resolved(name, from: unit, .full) }
        return role.reference == .besideOrFull ? resolved(name, from: unit, .beside) : name
    }

    private func resolved(_ name: [UInt8], from unit: UnitID, _ scope: ReferenceScope) -> [UInt8] {
        guard let number = resolver.number(named: name, from: unit, scope) else { return name }
        return [ParameterForm.reference] + Array(String(number).utf8)
    }
}
