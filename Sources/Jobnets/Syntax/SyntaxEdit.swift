/// A change of a text through its tree: what is replaced, and nothing else.
public struct SyntaxEdit: Hashable, Sendable {
    public struct Replacement: Hashable, Sendable {
        /// In bytes of the tree's text. Empty where text is inserted.
        public var range: ByteRange
        public var utf8: [UInt8]
    }

    /// In the order of the text; none overlaps the next.
    public private(set) var replacements: [Replacement]

    /// Any replacements that do not overlap, in any order.
    init(_ replacements: [Replacement]) {
        self.replacements = replacements.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
        for (left, right) in zip(self.replacements, self.replacements.dropFirst()) {
            precondition(left.range.end <= right.range.start, "replacements overlap at byte \(right.range.start)")
        }
    }

    /// The text as it is with the change.
    ///
    /// - Parameter utf8: the text of the tree that the change was made from.
    /// - Complexity: linear in the text.
    public func applied(to utf8: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(utf8.count + replacements.reduce(0) { $0 + $1.utf8.count })
        var copied = 0
        for replacement in replacements {
            result += utf8[copied..<replacement.range.range.lowerBound]
            result += replacement.utf8
            copied = replacement.range.range.upperBound
        }
        return result + utf8[copied...]
    }
}

/// Why a change is not made.
public enum SyntaxEditError: Error, Hashable, Sendable {
    /// The value would not be read again as it is: its quotation marks or parentheses do not match, a semicolon
    /// stands outside of quotation marks, a line in it begins like a statement, or there are blanks around it.
    case value(String)
    /// The key is none: keys are letters, digits and `_`, and not `unit`.
    case key(String)
    /// The name or another attribute has characters that end it or mean something else.
    case attribute(String)
    /// The unit has no braces that something could be put between.
    case noBody(UnitID)
    /// A quotation mark or comment in the text is not ended: a change may alter how what stands before it is read.
    case unfinishedText(ByteRange)
}

/// A unit to be inserted.
public struct NewUnit: Hashable, Sendable {
    public struct Parameter: Hashable, Sendable {
        public var key: String
        /// As it is written, with its quotation marks.
        public var value: String

        public init(_ key: String, _ value: String) {
            self.key = key
            self.value = value
        }
    }

    public var name: String
    public var permission = ""
    public var owner = ""
    public var resourceGroup = ""
    public var parameters: [Parameter]

    public init(name: String, parameters: [Parameter]) {
        self.name = name
        self.parameters = parameters
    }
}

extension SyntaxTree {
    // MARK: Parameters

    /// Gives a parameter another value, written as it stands in the file. A semicolon that it lacks is added.
    public func replacingValue(of parameter: ParameterID, with value: String) throws(SyntaxEditError) -> SyntaxEdit {
        try checkIsFinished()
        try Self.check(value: value)
        let syntax = self[parameter]
        var start = syntax.value.range.lowerBound
        var end = syntax.value.range.upperBound
        var bytes = Array(value.utf8)
        // Beside a line end some values would be read as the next statement.
        if utf8[syntax.key.range.upperBound..<start].contains(Byte.lineFeed) {
            start = syntax.key.range.upperBound
            bytes.insert(Byte.equals, at: 0)
        }
        if !isClosed(parameter) || utf8[end..<syntax.extent.range.upperBound].contains(Byte.lineFeed) {
            end = syntax.extent.range.upperBound
            bytes.append(Byte.semicolon)
        }
        return SyntaxEdit([.init(range: ByteRange(start, end), utf8: bytes)])
    }

    /// Gives a parameter another key.
    public func renamingKey(of parameter: ParameterID, to key: String) throws(SyntaxEditError) -> SyntaxEdit {
        try checkIsFinished()
        try Self.check(key: key)
        return SyntaxEdit([.init(range: self[parameter].key, utf8: Array(key.utf8))])
    }

    /// Puts a parameter behind another, on a line of its own if that stands on one, and indented as that is.
    ///
    /// - Complexity: linear in the comments and blanks around the neighbour, and in the tree's problems.
    public func inserting(
        _ new: NewUnit.Parameter,
        after neighbour: ParameterID
    ) throws(SyntaxEditError) -> SyntaxEdit {
        try checkIsFinished()
        try Self.check(new)
        let extent = self[neighbour].extent.range
        let separator = separator(before: extent.lowerBound)
        var bytes = separator + Self.text(new)
        guard isClosed(neighbour) else {
            bytes.insert(Byte.semicolon, at: 0)
            return insertion(of: bytes, at: extent.upperBound)
        }
        // A comment behind the neighbour is about that.
        let place = separator.contains(Byte.lineFeed) ? endOfRemarks(from: extent.upperBound) : extent.upperBound
        return insertion(of: bytes, at: place)
    }

    /// Puts a parameter behind the others of a unit, or as its only one.
    public func inserting(_ new: NewUnit.Parameter, in unit: UnitID) throws(SyntaxEditError) -> SyntaxEdit {
        if let last = self[unit].lastParameter { return try inserting(new, after: last) }
        try checkIsFinished()
        try Self.check(new)
        return insertion(of: innerSeparator(of: unit) + Self.text(new), at: try bodyStart(of: unit))
    }

    /// Takes a parameter away, with its line when nothing else stands on it.
    public func removing(_ parameter: ParameterID) throws(SyntaxEditError) -> SyntaxEdit {
        try checkIsFinished()
        return removal(of: self[parameter].extent.range)
    }

    // MARK: Units

    /// Gives a unit another name, in its header alone: what refers to it is left as it is.
    public func renamingHeader(of unit: UnitID, to name: String) throws(SyntaxEditError) -> SyntaxEdit {
        try checkIsFinished()
        try Self.check(attribute: name)
        return SyntaxEdit([.init(range: self[unit].name, utf8: Array(name.utf8))])
    }

    /// Gives a unit another name, in its header and wherever this text refers to it: `el` and `ar` of the unit around
    /// it, `ejn` of its siblings, and the full names of `eun`, `jc`, `ncn` and `ncr` anywhere.
    ///
    /// Full names are compared as if this text's roots stood in no other group. Linear in the text.
    public func renaming(_ unit: UnitID, to name: String) throws(SyntaxEditError) -> SyntaxEdit {
        var replacements = try renamingHeader(of: unit, to: name).replacements
        if let parent = self[unit].parent {
            for parameter in parameters(of: parent) {
                for item in neighbourItems(of: parameter) where text(item) == self.name(of: unit) {
                    replacements.append(replacement(of: item, with: name))
                }
            }
        }
        let siblings = self[unit].parent.map { children(of: $0) } ?? roots
        for sibling in siblings {
            for parameter in parameters(of: sibling) where hasKey(parameter, "ejn") {
                for item in singleItems(of: parameter) where text(item) == self.name(of: unit) {
                    replacements.append(replacement(of: item, with: name))
                }
            }
        }
        let oldPath = fullName(of: unit)
        let newPath = (self[unit].parent.map(fullName) ?? "") + "/" + name
        for index in parameters.indices {
            let parameter = ParameterID(index)
            guard Self.pathKeys.contains(where: { hasKey(parameter, $0) }) else { continue }
            for item in singleItems(of: parameter) {
                let path = text(item)
                guard path == oldPath || path.hasPrefix(oldPath + "/") else { continue }
                replacements.append(replacement(of: item, with: newPath + path.dropFirst(oldPath.count)))
            }
        }
        return SyntaxEdit(replacements)
    }

    /// Puts a unit behind another of the same level, laid out as that is.
    public func inserting(_ new: NewUnit, after sibling: UnitID) throws(SyntaxEditError) -> SyntaxEdit {
        try checkIsFinished()
        try Self.check(new)
        let extent = self[sibling].extent.range
        guard self[sibling].isClosed else { throw .noBody(sibling) }
        let separator = separator(before: extent.lowerBound)
        let place = separator.contains(Byte.lineFeed) ? endOfRemarks(from: extent.upperBound) : extent.upperBound
        return insertion(of: separator + Self.text(new, separator: separator), at: place)
    }

    /// Puts a unit behind everything that stands in another.
    public func inserting(_ new: NewUnit, in parent: UnitID) throws(SyntaxEditError) -> SyntaxEdit {
        if let last = self[parent].lastChild { return try inserting(new, after: last) }
        try checkIsFinished()
        try Self.check(new)
        var place = try bodyStart(of: parent)
        var separator = innerSeparator(of: parent)
        if let last = self[parent].lastParameter {
            guard isClosed(last) else { throw .noBody(parent) }
            let extent = self[last].extent.range
            separator = self.separator(before: extent.lowerBound)
            place = separator.contains(Byte.lineFeed) ? endOfRemarks(from: extent.upperBound) : extent.upperBound
        }
        return insertion(of: separator + Self.text(new, separator: separator), at: place)
    }

    /// Takes a unit away with all that is in it, and with its lines when nothing else stands on them.
    public func removing(_ unit: UnitID) throws(SyntaxEditError) -> SyntaxEdit {
        try checkIsFinished()
        return removal(of: self[unit].extent.range)
    }

    // MARK: What may be written

    private static func check(_ new: NewUnit) throws(SyntaxEditError) {
        for attribute in [new.name, new.permission, new.owner, new.resourceGroup] {
            try check(attribute: attribute, mayBeEmpty: true)
        }
        try check(attribute: new.name)
        for parameter in new.parameters { try check(parameter) }
    }

    private static func check(_ new: NewUnit.Parameter) throws(SyntaxEditError) {
        try check(key: new.key)
        try check(value: new.value)
    }

    private static func check(value: String) throws(SyntaxEditError) {
        let tree = SyntaxTree("k=\(value);")
        guard tree.problems.allSatisfy({ $0.kind == .parameterOutsideUnit }), tree.parameters.count == 1,
            tree[ParameterID(0)].value.range == 2..<(2 + value.utf8.count), (try? tree.value(of: ParameterID(0))) != nil
        else { throw .value(value) }
    }

    private static func check(key: String) throws(SyntaxEditError) {
        guard !key.isEmpty, key != "unit", key.utf8.allSatisfy(Byte.isWord) else { throw .key(key) }
    }

    /// Attributes are written without quotation marks, in the header and where a unit is referred to.
    private static func check(attribute: String, mayBeEmpty: Bool = false) throws(SyntaxEditError) {
        let forbidden: Set<UInt8> = Set(",;{}()=\"#/*".utf8)
        guard mayBeEmpty || !attribute.isEmpty,
            !attribute.utf8.contains(where: { forbidden.contains($0) || $0 < 0x20 }),
            attribute.utf8.first != UInt8(ascii: " "), attribute.utf8.last != UInt8(ascii: " ")
        else { throw .attribute(attribute) }
    }

    private func checkIsFinished() throws(SyntaxEditError) {
        for problem in problems where problem.kind == .unterminatedQuote || problem.kind == .unterminatedComment {
            throw .unfinishedText(problem.range)
        }
    }

    // MARK: Layout

    private func isClosed(_ parameter: ParameterID) -> Bool {
        let syntax = self[parameter]
        // The value itself may not end in a semicolon.
        return syntax.extent.end > syntax.value.end && utf8[syntax.extent.range.upperBound - 1] == Byte.semicolon
    }

    /// The blanks that keep a statement from what stands before it: a line end and indentation, or fewer.
    private func separator(before place: Int) -> [UInt8] {
        var start = place
        while start > 0, Byte.isBlank(utf8[start - 1]), utf8[start - 1] != Byte.lineFeed { start -= 1 }
        if start == 0 { return utf8.contains(Byte.lineFeed) ? lineEnd : [] }
        guard utf8[start - 1] == Byte.lineFeed else { return Array(utf8[start..<place]) }
        return (start > 1 && utf8[start - 2] == Byte.carriageReturn ? [Byte.carriageReturn] : [])
            + utf8[(start - 1)..<place]
    }

    /// The same for the first statement in a unit: one tab deeper than the unit when that stands on its own line.
    private func innerSeparator(of unit: UnitID) -> [UInt8] {
        let outer = separator(before: self[unit].extent.range.lowerBound)
        return outer.contains(Byte.lineFeed) ? outer + [Byte.tab] : []
    }

    /// The line end that the text uses first; a line feed when it is one line.
    var lineEnd: [UInt8] {
        guard let first = utf8.firstIndex(of: Byte.lineFeed), first > 0, utf8[first - 1] == Byte.carriageReturn else {
            return [Byte.lineFeed]
        }
        return [Byte.carriageReturn, Byte.lineFeed]
    }

    /// Behind the comments that stand alone on the rest of a line; `start` when something else follows.
    private func endOfRemarks(from start: Int) -> Int {
        var result = start
        var cursor = start
        while cursor < utf8.count, utf8[cursor] != Byte.lineFeed {
            if Byte.isBlank(utf8[cursor]) {
                cursor += 1
                continue
            }
            guard utf8[cursor...].starts(with: Byte.commentStart) else { return start }
            cursor += 2
            while cursor + 1 < utf8.count, utf8[cursor] != Byte.asterisk || utf8[cursor + 1] != Byte.slash {
                guard utf8[cursor] != Byte.lineFeed else { return start }
                cursor += 1
            }
            cursor = min(cursor + 2, utf8.count)
            result = cursor
        }
        return result
    }

    private func bodyStart(of unit: UnitID) throws(SyntaxEditError) -> Int {
        let start = self[unit].body.range.lowerBound
        guard self[unit].isClosed, utf8[start - 1] == Byte.openingBrace else { throw .noBody(unit) }
        return start
    }

    private func insertion(of bytes: [UInt8], at place: Int) -> SyntaxEdit {
        SyntaxEdit([.init(range: ByteRange(place, place), utf8: bytes)])
    }

    private func removal(of range: Range<Int>) -> SyntaxEdit {
        var start = range.lowerBound
        while start > 0, utf8[start - 1] != Byte.lineFeed, Byte.isBlank(utf8[start - 1]) { start -= 1 }
        var end = range.upperBound
        while end < utf8.count, utf8[end] != Byte.lineFeed, Byte.isBlank(utf8[end]) { end += 1 }
        let beginsLine = start == 0 || utf8[start - 1] == Byte.lineFeed
        if beginsLine, end == utf8.count || utf8[end] == Byte.lineFeed {
            return SyntaxEdit([.init(range: ByteRange(start, min(end + 1, utf8.count)), utf8: [])])
        }
        return SyntaxEdit([.init(range: ByteRange(beginsLine ? range.lowerBound : start, range.upperBound), utf8: [])])
    }

    private static func text(_ parameter: NewUnit.Parameter) -> [UInt8] {
        Array("\(parameter.key)=\(parameter.value);".utf8)
    }

    private static func text(_ unit: NewUnit, separator: [UInt8]) -> [UInt8] {
        let inner = separator.contains(Byte.lineFeed) ? separator + [Byte.tab] : []
        let outer = separator.contains(Byte.lineFeed) ? separator : []
        var bytes = Array("unit=\(unit.name),\(unit.permission),\(unit.owner),\(unit.resourceGroup);".utf8)
        bytes += outer + [Byte.openingBrace]
        for parameter in unit.parameters { bytes += inner + text(parameter) }
        return bytes + outer + [Byte.closingBrace]
    }

    // MARK: References

    private static let pathKeys: [StaticString] = ["eun", "jc", "ncn", "ncr"]

    /// A name in a value.
    private struct NameItem {
        var range: ByteRange
        var isQuoted: Bool
    }

    private func text(_ item: NameItem) -> String {
        text(ValueItem(form: item.isQuoted ? .quoted : .raw, range: item.range))
    }

    private func replacement(of item: NameItem, with text: String) -> SyntaxEdit.Replacement {
        .init(range: item.range, utf8: Array((item.isQuoted ? Self.quoted(text) : text).utf8))
    }

    /// The names that `el` and `ar` tell.
    private func neighbourItems(of parameter: ParameterID) -> [NameItem] {
        let isElement = hasKey(parameter, "el")
        guard isElement || hasKey(parameter, "ar"), let value = try? value(of: parameter) else { return [] }
        if isElement { return value.items.prefix(1).compactMap(Self.nameItem) }
        var names: [NameItem] = []
        for case .tuple(let elements) in value.items.map(\.form) {
            for element in elements where element.key.map(text) == "f" || element.key.map(text) == "t" {
                names.append(NameItem(range: element.value, isQuoted: element.isQuoted))
            }
        }
        return names
    }

    private func singleItems(of parameter: ParameterID) -> [NameItem] {
        guard let value = try? value(of: parameter) else { return [] }
        return value.items.compactMap(Self.nameItem)
    }

    private static func nameItem(_ item: ValueItem) -> NameItem? {
        switch item.form {
        case .raw: NameItem(range: item.range, isQuoted: false)
        case .quoted: NameItem(range: item.range, isQuoted: true)
        case .tuple: nil
        }
    }
}

extension UnitSyntax {
    /// Whether a closing brace ends it.
    var isClosed: Bool { extent.end > body.end }
}
