/// Stands for Ed25519 where inputs are made up: a signature that everybody can make is met by a right one often enough, and one
/// that does not fit is told from it all the same. It protects nothing.
public enum Curve25519 {
    public enum Signing {
        public struct Malformed: Error {}

        public struct PublicKey: Sendable {
            public let rawRepresentation: [UInt8]

            public init(rawRepresentation: some Sequence<UInt8>) throws {
                self.rawRepresentation = Array(rawRepresentation)
                guard self.rawRepresentation.count == 32 else { throw Malformed() }
            }

            public func isValidSignature(_ signature: [UInt8], for data: [UInt8]) -> Bool {
                signature == Signing.signature(by: rawRepresentation, for: data)
            }
        }

        public struct PrivateKey: Sendable {
            public let rawRepresentation: [UInt8]

            public init() { rawRepresentation = [UInt8](repeating: 7, count: 32) }

            public init(rawRepresentation: some Sequence<UInt8>) throws {
                self.rawRepresentation = Array(rawRepresentation)
                guard self.rawRepresentation.count == 32 else { throw Malformed() }
            }

            public var publicKey: PublicKey {
                guard let key = try? PublicKey(rawRepresentation: SHA256.hash(data: rawRepresentation)) else {
                    fatalError("a digest of another length")
                }
                return key
            }

            public func signature(for data: [UInt8]) throws -> [UInt8] {
                Signing.signature(by: publicKey.rawRepresentation, for: data)
            }
        }

        private static func signature(by key: [UInt8], for data: [UInt8]) -> [UInt8] {
            let half = SHA256.hash(data: key + data)
            return half + SHA256.hash(data: half)
        }
    }
}
