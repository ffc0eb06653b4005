import EventLog

/// Reaches into nested messages by the numbers of their fields.
enum MessagePath {
    /// The first number that stands at the path.
    static func varint(in bytes: [UInt8], at path: [UInt32]) throws -> UInt64? {
        guard let number = path.first else { return nil }
        var reader = ProtobufReader(bytes)
        while let field = try reader.nextField() {
            guard field.number == number else { continue }
            return path.count == 1 ? try reader.varint() : try varint(in: reader.bytes(), at: Array(path.dropFirst()))
        }
        return nil
    }

    /// The message with fields added at the beginning and at the end of every message at the path; nil without any.
    static func adding(_ extra: [UInt8], to bytes: [UInt8], at path: [UInt32]) throws -> [UInt8]? {
        guard let number = path.first else { return extra + bytes + extra }
        var writer = ProtobufWriter()
        var isFound = false
        var reader = ProtobufReader(bytes)
        while let field = try reader.nextField() {
            guard field.number == number else {
                writer.raw(try reader.skipKeeping())
                continue
            }
            let inner = try reader.bytes()
            if let changed = try adding(extra, to: inner, at: Array(path.dropFirst())) {
                isFound = true
                writer.bytes(number, changed)
            } else {
                writer.bytes(number, inner)
            }
        }
        return isFound ? writer.bytes : nil
    }
}
