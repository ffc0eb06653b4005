internal import Foundation

/// A value that prints as JSON. The keys of an object are printed in alphabetical order, so equal documents are equal
/// bytes.
public indirect enum Document: Sendable, Encodable {
    case null
    case bool(Bool)
    case integer(Int64)
    case string(String)
    case array([Document])
    case object([(String, Document)])

    public var json: String {
        encoded([.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    }

    /// The same on one line.
    var jsonLine: String {
        encoded([.sortedKeys, .withoutEscapingSlashes])
    }

    private func encoded(_ formatting: JSONEncoder.OutputFormatting) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        } catch {
            // Every case encodes as plain JSON; there is no number that is not one.
            preconditionFailure("a document that is no JSON: \(error)")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .integer(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .string(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .array(let values):
            var container = encoder.unkeyedContainer()
            for value in values { try container.encode(value) }
        case .object(let fields):
            var container = encoder.container(keyedBy: Key.self)
            for (name, value) in fields { try container.encode(value, forKey: Key(stringValue: name)) }
        }
    }

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }
    }
}

extension Document {
    /// The string, or null for nil.
    static func optional(_ text: String?) -> Document {
        text.map { .string($0) } ?? .null
    }

    static func optional(_ number: (some BinaryInteger)?) -> Document {
        number.map { .integer(Int64(clamping: $0)) } ?? .null
    }
}
