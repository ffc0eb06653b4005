import Fuzzing
import Jobnets

/// Every unit and parameter is in one list, in the order of the text, within what it stands in and beside what it stands
/// beside.
func checkStructure(of tree: SyntaxTree) {
    var seenUnits = [Bool](repeating: false, count: tree.units.count)
    var seenParameters = [Bool](repeating: false, count: tree.parameters.count)

    func check(_ units: SyntaxTree.Siblings, _ parameters: SyntaxTree.Parameters, of parent: UnitID?, _ body: ByteRange)
    {
        var extents: [ByteRange] = []
        for unit in units {
            require(!seenUnits[Int(unit.index)], "a unit in two lists")
            seenUnits[Int(unit.index)] = true
            require(tree[unit].parent == parent, "a unit in the list of another parent")
            require(
                Int(tree[unit].depth) == parent.map { Int(tree[$0].depth) + 1 } ?? 0,
                "a depth that is not the parent's and one"
            )
            extents.append(tree[unit].extent)
        }
        for parameter in parameters {
            require(!seenParameters[Int(parameter.index)], "a parameter in two lists")
            seenParameters[Int(parameter.index)] = true
            extents.append(tree[parameter].extent)
        }
        extents.sort { $0.start < $1.start }
        var previous = body.start
        for extent in extents {
            require(extent.start >= previous && !extent.isEmpty, "members that overlap")
            previous = extent.end
        }
        require(previous <= body.end, "a member that ends behind its unit's body")
    }

    check(tree.roots, tree.looseParameters, of: nil, ByteRange(0, tree.utf8.count))
    for (index, unit) in tree.units.enumerated() {
        require(unit.header.lies(in: unit.extent) && unit.body.lies(in: unit.extent), "a part outside of its unit")
        require(unit.header.end <= unit.body.start, "a body before the header's end")
        for part in [unit.name, unit.permission, unit.owner, unit.resourceGroup] {
            require(part.lies(in: unit.header), "an attribute outside of the header")
        }
        check(tree.children(of: UnitID(index)), tree.parameters(of: UnitID(index)), of: UnitID(index), unit.body)
    }
    for parameter in tree.parameters {
        require(parameter.key.lies(in: parameter.extent) && !parameter.key.isEmpty, "a key outside of its parameter")
        require(parameter.value.lies(in: parameter.extent), "a value outside of its parameter")
        require(parameter.key.end < parameter.value.start, "a value that begins in its key")
    }
    require(seenUnits.allSatisfy { $0 }, "a unit in no list")
    require(seenParameters.allSatisfy { $0 }, "a parameter in no list")
    require(
        zip(tree.units, tree.units.dropFirst()).allSatisfy { $0.header.end <= $1.header.start },
        "units out of order"
    )
    require(
        zip(tree.parameters, tree.parameters.dropFirst()).allSatisfy { $0.extent.end <= $1.extent.start },
        "parameters out of order"
    )
}

/// What is in no unit's header, no parameter and no problem is a blank, a comment, or the brace of a unit.
func checkNothingIsLost(in tree: SyntaxTree) {
    let bytes = tree.utf8
    var isRead = [Bool](repeating: false, count: bytes.count)
    func read(_ range: ByteRange) {
        require(range.start >= 0 && range.start <= range.end && range.end <= bytes.count, "a range outside of the text")
        for place in range.range { isRead[place] = true }
    }
    for unit in tree.units {
        read(unit.header)
        if unit.extent.end > unit.body.end { read(ByteRange(Int(unit.body.end), Int(unit.extent.end))) }
        let opening = Int(unit.body.start) - 1
        if opening >= 0, bytes[opening] == UInt8(ascii: "{") { isRead[opening] = true }
    }
    for parameter in tree.parameters { read(parameter.extent) }
    for problem in tree.problems { read(problem.range) }

    var place = 0
    while place < bytes.count {
        if isRead[place] || bytes[place] == 0x20 || (0x09...0x0D).contains(bytes[place]) {
            place += 1
            continue
        }
        require(bytes[place...].starts(with: "/*".utf8), "the byte at \(place) is in nothing")
        place += 2
        while place < bytes.count, !bytes[place...].starts(with: "*/".utf8) { place += 1 }
        require(place < bytes.count, "a comment without an end, and without a problem")
        place += 2
    }
}

/// The pieces one behind the other are the text, and there are as many as the tree has of what they are.
func checkPieces(of tree: SyntaxTree) {
    let pieces = tree.pieces()
    var end: Int32 = 0
    var counts: [SyntaxPiece.Kind: Int] = [:]
    for piece in pieces {
        require(piece.range.start == end && !piece.range.isEmpty, "a gap or an empty piece at byte \(end)")
        end = piece.range.end
        counts[piece.kind, default: 0] += 1
    }
    require(Int(end) == tree.utf8.count, "pieces that end at byte \(end)")
    require(pieces.flatMap { tree.utf8[$0.range.range] } == tree.utf8, "pieces that are another text")
    require(counts[.key, default: 0] == tree.parameters.count, "another count of keys")
    require(counts[.unitKeyword, default: 0] == tree.units.count, "another count of units")
    require(counts[.unread, default: 0] == 0 || !tree.problems.isEmpty, "unread text without a problem")
}

/// Lines and columns are those that counting from the start gives.
func checkPlaces(of tree: SyntaxTree) {
    let table = LineTable(tree.utf8)
    var place = LineTable.Place(line: 1, column: 1)
    for (offset, byte) in tree.utf8.enumerated() {
        let isInCharacter = byte & 0xC0 == 0x80
        if !isInCharacter { require(table.place(of: offset) == place, "another place of offset \(offset)") }
        if byte == 0x0A {
            place = LineTable.Place(line: place.line + 1, column: 1)
        } else if !isInCharacter {
            place.column += 1
        }
    }
    require(table.place(of: tree.utf8.count) == place, "another place of the end")
    require(table.lineCount == place.line, "another count of lines")
}

/// A faultless text stays faultless when one value is replaced, a comment is put into a unit or a unit is taken out; and all
/// else stays as it is.
func checkEdits(of tree: SyntaxTree) {
    // Which one is edited depends on the text alone, so that the input repeats a failure.
    let choice = tree.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
    if !tree.parameters.isEmpty {
        let chosen = choice % tree.parameters.count
        let edited = tree.replacing(tree.parameters[chosen].value, with: "0")
        var expected = tree.contents
        expected.parameters[chosen].value = "0"
        require(edited.problems.isEmpty && edited.contents == expected, "a new value changed more than itself")
    }
    guard !tree.units.isEmpty else { return }
    let unit = tree.units[choice % tree.units.count]

    let commented = tree.replacing(ByteRange(Int(unit.body.start), Int(unit.body.start)), with: "/* }\"; */")
    require(commented.problems.isEmpty && commented.contents == tree.contents, "a comment changed the contents")

    var remaining = SyntaxTree.Contents()
    for other in tree.units where !other.extent.lies(in: unit.extent) {
        remaining.headers.append(tree.text(other.header))
    }
    for parameter in tree.parameters where !parameter.extent.lies(in: unit.extent) {
        remaining.parameters.append((tree.text(parameter.key), tree.text(parameter.value)))
    }
    let shortened = tree.replacing(unit.extent, with: "")
    require(shortened.problems.isEmpty && shortened.contents == remaining, "more than a unit went with it")
}

extension SyntaxTree {
    /// What a definition says, without the layout of its text.
    fileprivate struct Contents: Equatable {
        var headers: [String] = []
        var parameters: [(key: String, value: String)] = []

        static func == (left: Self, right: Self) -> Bool {
            left.headers == right.headers && left.parameters.elementsEqual(right.parameters, by: ==)
        }
    }

    fileprivate var contents: Contents {
        Contents(
            headers: units.map { text($0.header) },
            parameters: parameters.map { (text($0.key), text($0.value)) }
        )
    }

    fileprivate func replacing(_ range: ByteRange, with text: String) -> SyntaxTree {
        var bytes = utf8
        bytes.replaceSubrange(range.range, with: text.utf8)
        return SyntaxTree(utf8: bytes)
    }
}

extension ByteRange {
    fileprivate func lies(in other: ByteRange) -> Bool {
        start >= other.start && start <= end && end <= other.end
    }
}
