internal import Yams

/// One YAML document of a file's bytes.
enum YAMLText {
    /// The root of the only document.
    static func root(_ bytes: [UInt8], limit: Int) throws(PackError) -> Node {
        guard bytes.count <= limit else { throw PackError(line: 1, column: 1, .tooLong(limit: limit)) }
        guard let yaml = String(validating: bytes, as: UTF8.self) else {
            throw PackError(line: validLines(of: bytes), column: 1, .notUTF8)
        }
        try YAMLGuard.check(yaml)
        let root: Node?
        do {
            // Without rules nothing is taken for a number: texts are read as they are written.
            root = try Parser(yaml: yaml, resolver: .basic).singleRoot()
        } catch {
            throw PackError(error)
        }
        guard let root else { throw PackError(line: 1, column: 1, .empty) }
        return root
    }

    /// The line of the first byte that is no UTF-8.
    private static func validLines(of bytes: [UInt8]) -> Int {
        var line = 1
        for piece in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if String(validating: piece, as: UTF8.self) == nil { return line }
            line += 1
        }
        return 1
    }
}

extension PackError {
    /// What the YAML reader threw.
    fileprivate init(_ error: any Error) {
        guard let error = error as? YamlError else {
            self.init(line: 1, column: 1, .notYAML("\(error)"))
            return
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(line: mark.line, column: mark.column, .notYAML(problem))
        case .duplicatedKeysInMapping(let keys, let context):
            self.init(line: context.mark.line, column: context.mark.column, .duplicateKey(keys.first ?? ""))
        case .reader(let problem, _, _, _):
            self.init(line: 1, column: 1, .notYAML(problem))
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            self.init(line: 1, column: 1, .notYAML("\(error)"))
        }
    }
}
