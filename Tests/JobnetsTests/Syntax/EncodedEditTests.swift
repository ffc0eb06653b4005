import Encodings
import Jobnets
import TestSupport
import Testing

/// Changes through the tree, down to the file's own bytes.
@Suite("Changing a definition in its encoding")
struct EncodedEditTests {
    @Test(
        "one value of a random definition is changed, and no byte of the file outside of that value",
        arguments: TextEncoding.allCases
    )
    func oneValue(_ encoding: TextEncoding) throws {
        var changed = 0
        for seed: UInt64 in 1...200 {
            var drawing = RandomDefinitionText(seed: seed)
            let bytes = try encoding.encode(Array(drawing.text().utf8))
            let decoded = try DecodedText.decode(bytes, as: encoding)
            let tree = SyntaxTree(utf8: decoded.utf8)
            guard !tree.parameters.isEmpty else { continue }
            let parameter = ParameterID(Int.random(in: tree.parameters.indices, using: &drawing.random))
            let edit: SyntaxEdit
            do {
                edit = try tree.replacingValue(of: parameter, with: "\"能ソ表\"")
            } catch {
                // A text whose quotation marks do not match is not changed.
                continue
            }
            let result = try decoded.bytes(applying: edit.replacements.map { ($0.range.range, $0.utf8) })

            let value = tree[parameter].value.range
            let start = decoded.byteOffset(ofUTF8: value.lowerBound)
            let end = decoded.byteOffset(ofUTF8: value.upperBound)
            #expect(result[..<start] == bytes[..<start], "seed \(seed)")
            #expect(result.suffix(bytes.count - end) == bytes[end...], "seed \(seed)")
            let reread = SyntaxTree(utf8: try DecodedText.decode(result, as: encoding).utf8)
            #expect(reread.text(reread[parameter].value) == "\"能ソ表\"", "seed \(seed)")
            changed += 1
        }
        #expect(changed > 100)
    }
}
