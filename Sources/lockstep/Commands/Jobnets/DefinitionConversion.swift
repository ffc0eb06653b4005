internal import Encodings
internal import Jobnets
internal import Reports

/// A definition file in another encoding, with other line ends, with other names: made in memory, and turned back there.
///
/// The encoding is converted first and the names after that, so each step is turned back to the bytes that it began with.
struct DefinitionConversion {
    /// What a table is read from.
    struct Table {
        let path: String
        let table: SubstitutionTable
    }

    private let file: DefinitionFile
    private let converted: ConvertedText
    private let substitutions: ConversionReport.Substitutions?
    private let isProven: Bool
    /// What would be written; nil when a substitution cannot be made.
    let bytes: [UInt8]?

    /// - Parameters:
    ///   - file: The definition.
    ///   - target: The encoding to write.
    ///   - lineEnds: The line ends to write; nil to keep them.
    ///   - byteOrderMark: Whether to write one; nil to keep it.
    ///   - table: The names to change.
    /// - Throws: `TextEncodingError`, also where the text becomes longer than is read.
    init(
        _ file: DefinitionFile,
        to target: TextEncoding,
        lineEnds: LineEnds?,
        byteOrderMark: Bool?,
        table: Table?
    ) throws(TextEncodingError) {
        self.file = file
        converted = try file.decoded.converted(to: target, lineEnds: lineEnds, byteOrderMark: byteOrderMark)
        guard let table else {
            substitutions = nil
            isProven = true
            bytes = converted.bytes
            return
        }
        // Places in a tree are kept in 32 bits, and so is what becomes of it.
        let text = try DecodedText.decode(converted.bytes, as: target)
        guard text.utf8.count <= SyntaxTree.byteLimit else { throw .tooLong(byteCount: DecodedText.byteCountLimit + 1) }
        let tree = SyntaxTree(utf8: text.utf8)
        let outcome = table.table.apply(to: tree)
        guard let proof = table.table.prove(outcome, of: tree) else {
            throw .tooLong(byteCount: DecodedText.byteCountLimit + 1)
        }
        let unwritable = try Self.unwritable(outcome, in: target)
        substitutions = ConversionReport.Substitutions(
            tablePath: table.path,
            table: table.table,
            tree: tree,
            outcome: outcome,
            proof: proof,
            leftovers: table.table.leftovers(of: outcome, in: tree),
            unwritable: unwritable,
            respelt: Self.respelt(outcome, in: text)
        )
        guard outcome.refused.isEmpty, unwritable.isEmpty else {
            isProven = false
            bytes = nil
            return
        }
        let result = try text.bytes(applying: outcome.substitutions.map { ($0.range.range, $0.replacement) })
        let reread = try DecodedText.decode(result, as: target)
        isProven = reread.utf8 == proof.text && Self.turnedBack(reread, proof) == converted.bytes
        bytes = result
    }

    func report(_ language: Language, _ ink: Ink) -> ConversionReport {
        ConversionReport(
            path: file.path,
            source: file.decoded,
            converted: converted,
            substitutions: substitutions,
            isProven: isProven,
            language: language,
            ink: ink
        )
    }

    /// The bytes of the way back; nil where its text cannot be written.
    private static func turnedBack(_ text: DecodedText, _ proof: SubstitutionProof) -> [UInt8]? {
        try? text.bytes(applying: proof.back.map { ($0.range.range, $0.replacement) })
    }

    /// The substitutions whose new text has a character that an encoding lacks.
    private static func unwritable(
        _ outcome: SubstitutionOutcome,
        in encoding: TextEncoding
    ) throws(TextEncodingError) -> [NameSubstitution] {
        var isWritable: [Int: Bool] = [:]
        var unwritable: [NameSubstitution] = []
        for made in outcome.substitutions {
            let line = made.row.line
            if isWritable[line] == nil {
                do throws(TextEncodingError) {
                    _ = try encoding.encode(made.row.to)
                    isWritable[line] = true
                } catch .missingCharacter {
                    isWritable[line] = false
                }
            }
            if isWritable[line] == false { unwritable.append(made) }
        }
        return unwritable
    }

    /// The substitutions whose old text is not written in the codes that its characters are written in.
    private static func respelt(_ outcome: SubstitutionOutcome, in text: DecodedText) -> [NameSubstitution] {
        outcome.substitutions.filter { made in
            let start = text.byteOffset(ofUTF8: Int(made.range.start))
            let end = text.byteOffset(ofUTF8: Int(made.range.end))
            let code = try? text.encoding.encode(Array(text.utf8[made.range.range]))
            return code.map { $0[...] != text.bytes[start..<end] } ?? true
        }
    }
}
