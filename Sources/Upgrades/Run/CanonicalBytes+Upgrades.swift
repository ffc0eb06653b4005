public import Replay

extension CanonicalBytes {
    mutating func append(texts: [String]) {
        append(texts.count)
        for text in texts { append(text) }
    }

    mutating func append(digest: [UInt8]) {
        append(digest.count)
        // Whole words would need padding; digests are short.
        for byte in digest { append(Int(byte)) }
    }

    mutating func append(digests: [[UInt8]]) {
        append(digests.count)
        for digest in digests { append(digest: digest) }
    }

    mutating func append(_ number: Int?) {
        append(number) { $0.append($1) }
    }
}

extension Scope: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        switch self {
        case .run: bytes.append(0)
        case .member(let kind, let name):
            bytes.append(1)
            bytes.append(kind)
            bytes.append(name)
        }
    }
}
