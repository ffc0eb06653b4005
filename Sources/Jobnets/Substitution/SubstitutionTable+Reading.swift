extension SubstitutionTable {
    /// Reads a table: a row a line, with kind, old and new text between tabs.
    ///
    /// Lines that are blank or begin with `#` say nothing; lines end in LF, with or without CR. Nothing is escaped, since paths are
    /// full of backslashes. The kinds are `host`, `path`, `user`, `service` and `text:KEY`.
    ///
    /// - Parameter utf8: The text, without a byte order mark.
    /// - Throws: ``SubstitutionTableError`` with every fault.
    /// - Complexity: O(n)
    public init(utf8: [UInt8]) throws(SubstitutionTableError) {
        var reader = TableReader(utf8: utf8)
        reader.read()
        if reader.rows.isEmpty, reader.faults.isEmpty { reader.fault(.empty, at: 0) }
        guard reader.faults.isEmpty else { throw SubstitutionTableError(faults: reader.faults) }
        self.init(rows: reader.rows)
    }
}

private struct TableReader {
    /// The text that a row looks for, in the values that its kind is about.
    private struct Subject: Hashable {
        var kind: SubstitutionTable.Kind
        var from: [UInt8]
    }

    let utf8: [UInt8]
    let lines: LineTable
    var rows: [SubstitutionTable.Row] = []
    var faults: [SubstitutionTableFault] = []
    private var known: [Subject: SubstitutionTable.Row] = [:]

    init(utf8: [UInt8]) {
        self.utf8 = utf8
        lines = LineTable(utf8)
    }

    mutating func read() {
        var start = 0
        var line = 1
        while start < utf8.count {
            let next = utf8[start...].firstIndex(of: Byte.lineFeed) ?? utf8.count
            var end = next
            if end > start, utf8[end - 1] == UInt8(ascii: "\r") { end -= 1 }
            let isComment = utf8[start] == Byte.hash
            if !isComment, !utf8[start..<end].allSatisfy(Byte.isBlank) { row(start..<end, line) }
            start = next + 1
            line += 1
        }
    }

    mutating func fault(_ problem: SubstitutionTableFault.Problem, at offset: Int) {
        faults.append(SubstitutionTableFault(place: lines.place(of: offset), problem: problem))
    }

    private mutating func row(_ range: Range<Int>, _ line: Int) {
        let fields = utf8[range].split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        guard fields.count == 3 else { return fault(.fieldCount(fields.count), at: range.lowerBound) }
        let before = faults.count
        let kind = kind(String(decoding: fields[0], as: UTF8.self), at: range.lowerBound)
        for field in fields[1...] { check(field, of: kind) }
        guard let kind, faults.count == before else { return }
        let row = SubstitutionTable.Row(kind: kind, from: Array(fields[1]), to: Array(fields[2]), line: line)
        if kind == .path, PathText.endsInSeparator(row.from) != PathText.endsInSeparator(row.to) {
            return fault(.separatorAtOneEnd, at: fields[2].startIndex)
        }
        let subject = Subject(kind: kind, from: row.from)
        if let earlier = known[subject] {
            let isSame = earlier.to == row.to
            fault(
                isSame ? .duplicate(line: earlier.line) : .contradiction(line: earlier.line),
                at: isSame ? range.lowerBound : fields[2].startIndex
            )
            return
        }
        known[subject] = row
        rows.append(row)
    }

    private mutating func kind(_ name: String, at offset: Int) -> SubstitutionTable.Kind? {
        switch name {
        case "host": return .host
        case "path": return .path
        case "user": return .user
        case "service": return .service
        default:
            let prefix = "text:"
            guard name.hasPrefix(prefix) else {
                fault(.unknownKind(name), at: offset)
                return nil
            }
            let key = String(name.dropFirst(prefix.count))
            let isKey = key.utf8.allSatisfy { Byte.isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
            guard isKey, !key.isEmpty else {
                fault(.badKey(key), at: offset + prefix.utf8.count)
                return nil
            }
            return .text(key: key)
        }
    }

    private mutating func check(_ field: ArraySlice<UInt8>, of kind: SubstitutionTable.Kind?) {
        guard let first = field.first, let last = field.last else { return fault(.emptyField, at: field.startIndex) }
        if let bad = field.firstIndex(where: { $0 < 0x20 || $0 == 0x7F }) { return fault(.controlCharacter, at: bad) }
        let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
        for start in field.indices.dropLast(2) where field[start...].starts(with: replacement) {
            return fault(.controlCharacter, at: start)
        }
        if case .text = kind { return }
        if Byte.isBlank(first) || Byte.isBlank(last) { fault(.outerBlank, at: field.startIndex) }
    }
}
