/// A parameter's key as a number: every key of the manual has eight characters at most. Looked up for every parameter of
/// a file, where a string would cost more than all else.
struct ParameterKey: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The bytes of the key, the first one highest; 0 for a key that is none of the manual's.
    private let packed: UInt64

    init(_ utf8: some Collection<UInt8>) {
        packed = utf8.count > 8 ? 0 : utf8.reduce(0) { $0 << 8 | UInt64($1) }
    }

    init(stringLiteral text: String) {
        self.init(text.utf8)
    }
}

extension SyntaxTree {
    func shortKey(of parameter: ParameterID) -> ParameterKey {
        ParameterKey(utf8[self[parameter].key.range])
    }
}
