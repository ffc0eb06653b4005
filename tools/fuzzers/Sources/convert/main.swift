import Fuzzing
import Jobnets

let ownTable = readTable(
    Array("host\ta\tbb\nhost\tb\ta\npath\t/a\t/b\npath\tC:\\a\tD:\\\u{3042}\nuser\ta\t#\"\ntext:te\ta\t;\n".utf8)
)!

// A definition, and behind a zero byte a table; without a table that can be read one of ours.
fuzz { bytes in
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
    let tree = SyntaxTree(utf8: parts[0])
    let table = (parts.count > 1 ? readTable(parts[1]) : nil) ?? ownTable
    let outcome = table.apply(to: tree)
    for each in [outcome.substitutions, outcome.refused] { check(each, of: tree) }
    _ = table.leftovers(of: outcome, in: tree)
    _ = outcome.unusedLines(of: table)
    guard let proof = table.prove(outcome, of: tree) else { fatalError("a text that is too long") }
    require(outcome.text(from: tree) == proof.text, "a proof of another text")
    check(proof.back, of: SyntaxTree(utf8: proof.text))
    guard proof.isReversible else { return }
    require(replacing(proof.back, in: proof.text) == tree.utf8, "a way back that leads elsewhere")
    // The way back as a person would go it: with a table whose columns have changed places.
    guard let reversed = readTable(reversedText(of: table)) else { return }
    let converted = SyntaxTree(utf8: proof.text)
    require(reversed.apply(to: converted).text(from: converted) == tree.utf8, "the reversed table leads elsewhere")
}

/// Nil for a text that is no table.
func readTable(_ utf8: [UInt8]) -> SubstitutionTable? {
    do throws(SubstitutionTableError) {
        let table = try SubstitutionTable(utf8: utf8)
        require(!table.rows.isEmpty, "a table without rows")
        return table
    } catch {
        require(!error.faults.isEmpty, "a table that is refused for nothing")
        return nil
    }
}

func reversedText(of table: SubstitutionTable) -> [UInt8] {
    var text: [UInt8] = []
    for row in table.rows {
        let kind =
            switch row.kind {
            case .host: "host"
            case .path: "path"
            case .user: "user"
            case .service: "service"
            case .text(let key): "text:\(key)"
            }
        text += Array(kind.utf8) + [0x09] + row.to + [0x09] + row.from + [0x0A]
    }
    return text
}

func check(_ substitutions: [NameSubstitution], of tree: SyntaxTree) {
    var end: Int32 = 0
    for each in substitutions {
        require(each.range.start >= end && !each.range.isEmpty, "substitutions that overlap")
        end = each.range.end
    }
    require(Int(end) <= tree.utf8.count, "a substitution outside of the text")
}

func replacing(_ substitutions: [NameSubstitution], in text: [UInt8]) -> [UInt8] {
    var result = text
    for each in substitutions.reversed() { result.replaceSubrange(each.range.range, with: each.replacement) }
    return result
}
