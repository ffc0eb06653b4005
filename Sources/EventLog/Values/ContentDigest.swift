import Crypto

/// The SHA-256 digest of some bytes: the name of evidence, of a state, of a node of the tree.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
    // Four words instead of an array: a digest then lives in place and is compared without following a pointer.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The number of bytes of a digest.
    public static let byteCount = 32

    /// A digest from its 32 bytes; `nil` when there are not exactly 32.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == ContentDigest.byteCount else { return nil }
        var words: [UInt64] = [0, 0, 0, 0]
        for (index, byte) in bytes.enumerated() {
            words[index / 8] = words[index / 8] << 8 | UInt64(byte)
        }
        self.words = (words[0], words[1], words[2], words[3])
    }

    /// A digest from 64 hexadecimal digits; `nil` for anything else.
    public init?(hex: String) {
        guard let bytes = Hexadecimal.decode(hex) else { return nil }
        self.init(bytes: bytes)
    }

    init(_ digest: SHA256.Digest) {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        unsafe digest.withUnsafeBytes { bytes in
            // The digest of SHA-256 has 32 bytes by definition, so the four loads are inside it.
            words = (
                UInt64(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                UInt64(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
                UInt64(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
                UInt64(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
            )
        }
        self.words = words
    }

    /// The digest of the given bytes.
    ///
    /// - Complexity: O(n) in the number of bytes.
    public static func sha256(of bytes: [UInt8]) -> ContentDigest {
        var hasher = ContentHasher()
        hasher.update(bytes)
        return hasher.finalize()
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        words.0.bigEndianBytes + words.1.bigEndianBytes + words.2.bigEndianBytes + words.3.bigEndianBytes
    }

    /// 64 lower-case hexadecimal digits.
    public var description: String {
        Hexadecimal.encode(bytes)
    }

    public static func == (left: ContentDigest, right: ContentDigest) -> Bool {
        left.words == right.words
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
    }
}

/// SHA-256 over bytes that arrive in pieces.
public struct ContentHasher: Sendable {
    private var hasher = SHA256()

    public init() {}

    /// Adds all bytes of an array.
    public mutating func update(_ bytes: [UInt8]) {
        update(bytes.rawSpan)
    }

    /// Adds the bytes of any collection.
    public mutating func update(_ bytes: some Collection<UInt8>) {
        update(Array(bytes))
    }

    /// Adds the bytes behind a pointer, which must stay valid during the call.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        unsafe hasher.update(bufferPointer: bytes)
    }

    /// Adds the bytes of a span.
    public mutating func update(_ bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { pointer in
            // The pointer lives as long as the closure, and the hasher copies what it keeps.
            unsafe hasher.update(bufferPointer: pointer)
        }
    }

    /// The digest of everything added so far; the hasher may go on afterwards.
    public func finalize() -> ContentDigest {
        ContentDigest(hasher.finalize())
    }
}
