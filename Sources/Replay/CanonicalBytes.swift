/// The one byte form of a state, from which its digest is made.
///
/// Integers are eight bytes, least significant first; text is its UTF-8 with its length before it; a collection is its
/// count and its elements in order; an optional is one byte and, if present, its value. Two states are equal if and only
/// if their canonical bytes are.
public struct CanonicalBytes: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public mutating func append(_ value: Int64) {
        let pattern = UInt64(bitPattern: value)
        for shift in stride(from: 0, to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: pattern >> UInt64(shift)))
        }
    }

    public mutating func append(_ value: Int) {
        append(Int64(value))
    }

    public mutating func append(_ value: Bool) {
        bytes.append(value ? 1 : 0)
    }

    public mutating func append(_ value: String) {
        append(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }

    public mutating func append(_ value: some CanonicalEncodable) {
        value.encode(into: &self)
    }

    public mutating func append<Value>(_ value: Value?, _ encode: (inout CanonicalBytes, Value) -> Void) {
        bytes.append(value == nil ? 0 : 1)
        if let value { encode(&self, value) }
    }

    public mutating func append(_ value: String?) {
        append(value) { $0.append($1) }
    }

    public mutating func append(_ value: (some CanonicalEncodable)?) {
        append(value) { $0.append($1) }
    }

    public mutating func append(_ values: [some CanonicalEncodable]) {
        append(values.count)
        for value in values { append(value) }
    }
}

/// A value with exactly one byte form.
public protocol CanonicalEncodable {
    func encode(into bytes: inout CanonicalBytes)
}

extension CanonicalEncodable {
    /// The digest of this state under a hash that the caller passes in (SHA-256 everywhere in Lockstep): this target
    /// has no hash of its own.
    public func digest<Digest>(using hash: ([UInt8]) -> Digest) -> Digest {
        var canonical = CanonicalBytes()
        encode(into: &canonical)
        return hash(canonical.bytes)
    }
}

extension Stamp: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(Int(reckoning.rawValue))
        bytes.append(earliest)
        bytes.append(width)
    }
}

extension Instant: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(nanoseconds)
    }
}
