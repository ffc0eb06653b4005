import Fuzzing
import Jobnets

// A text is laid out and means what it meant, or is refused because it cannot be read.
fuzz { bytes in
    let tree = SyntaxTree(utf8: bytes)
    for indentation in [DefinitionLayout.Indentation.tabs, .spaces(2), .spaces(-1)] {
        for lineEnd in [DefinitionLayout.LineEnd.asWritten, .lineFeed, .carriageReturnLineFeed] {
            check(DefinitionLayout(indentation: indentation, lineEnd: lineEnd), of: tree)
        }
    }
}

func check(_ layout: DefinitionLayout, of tree: SyntaxTree) {
    guard let text = formatted(tree, by: layout) else { return }
    let result = SyntaxTree(utf8: text)
    require(result.problems.isEmpty, "a layout that cannot be read")
    require(formatted(result, by: layout) == text, "another layout of the layout")
    require(text.isEmpty || text.last == UInt8(ascii: "\n"), "no line end at the end")
    let keepsValues = layout.lineEnd == .asWritten
    require(contents(of: result, keepsValues) == contents(of: tree, keepsValues), "another text of another meaning")
    require(comments(in: result) == comments(in: tree), "another set of comments")
}

/// Nil where the text is refused.
func formatted(_ tree: SyntaxTree, by layout: DefinitionLayout) -> [UInt8]? {
    do throws(FormatRefusal) {
        let text = try layout.format(tree)
        require(tree.problems.isEmpty, "a text with problems was laid out")
        return text
    } catch {
        require(error.problems == tree.problems && !error.problems.isEmpty, "refused for something else")
        return nil
    }
}

/// Every unit with its parents and its parameters, without the order of parameters that have different keys.
func contents(of tree: SyntaxTree, _ keepsValues: Bool) -> [[[UInt8]]] {
    func value(_ parameter: ParameterID) -> [UInt8] {
        let value = tree.utf8[tree[parameter].value.range]
        return keepsValues ? Array(value) : value.filter { $0 != 0x0A && $0 != 0x0D }
    }
    func list(_ parameters: SyntaxTree.Parameters) -> [[UInt8]] {
        parameters.map { (tree.key(of: $0), value($0)) }.enumerated()
            .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
            .map { Array($0.element.0.utf8) + [0x3D] + $0.element.1 }
    }
    var contents = [list(tree.looseParameters)]
    for (index, unit) in tree.units.enumerated() {
        let header = [unit.name, unit.permission, unit.owner, unit.resourceGroup].map { Array(tree.utf8[$0.range]) }
        let parent = Array("\(unit.parent?.index ?? -1)".utf8)
        contents.append([parent] + header + list(tree.parameters(of: UnitID(index))))
    }
    return contents
}

/// Sorted: a comment goes with the parameter that it stands beside.
func comments(in tree: SyntaxTree) -> [String] {
    tree.pieces().filter { $0.kind == .comment }
        .map { piece in
            String(decoding: tree.utf8[piece.range.range].filter { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
        }
        .sorted()
}
