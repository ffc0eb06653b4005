public import Replay

/// The fields of an output as they now stand, by the device's own names.
///
/// A field that nothing has told is absent, which is not the same as empty. Fields that Lockstep does not know are kept
/// like those it does.
public struct Attributes: Hashable, Sendable {
    /// In order of name, so that equal contents are equal values.
    public private(set) var fields: [Field] = []

    public init() {}

    /// The value of a field; setting nil removes it.
    ///
    /// - Complexity: O(*n*) for *n* fields.
    public subscript(_ name: String) -> String? {
        get { fields.first { $0.name == name }?.value }
        set {
            if let index = fields.firstIndex(where: { $0.name >= name }) {
                if fields[index].name == name {
                    if let newValue { fields[index].value = newValue } else { fields.remove(at: index) }
                } else if let newValue {
                    fields.insert(Field(name, newValue), at: index)
                }
            } else if let newValue {
                fields.append(Field(name, newValue))
            }
        }
    }

    /// Takes over every field of a section.
    mutating func merge(_ section: Section) {
        for field in section.fields { self[field.name] = field.value }
    }
}

extension Attributes: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(fields.count)
        for field in fields {
            bytes.append(field.name)
            bytes.append(field.value)
        }
    }
}
