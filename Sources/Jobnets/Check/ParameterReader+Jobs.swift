extension ParameterReader {
    // MARK: Text and macro variables

    /// Text in quotation marks, or a macro variable as it stands: `?AJS2NAME?`.
    mutating func quotedTextOrMacro(_ length: ClosedRange<Int>) throws(ValueRefusal) {
        let items = try items()
        if items.count == 1, items[0].form == .raw, isMacro(items[0].range) {
            return try measure(tree.text(items[0]), length)
        }
        _ = try quotedText(length)
    }

    private func isMacro(_ range: ByteRange) -> Bool {
        let name = tree.utf8[range.range]
        let prefix = "?AJS2".utf8
        guard name.count > prefix.count, name.count <= 64, name.starts(with: prefix), name.last == Self.questionMark
        else {
            return false
        }
        return name.dropFirst(prefix.count).dropLast().allSatisfy { byte in
            Byte.isDigit(byte) || byte == Self.period || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        }
    }

    private static let questionMark = UInt8(ascii: "?")
    private static let period = UInt8(ascii: ".")

    /// `jpoif=?AJS2NAME?:information`: the whole parameter has 2,048 bytes at most.
    mutating func passedInformation() throws(ValueRefusal) {
        let value = tree.utf8[range.range]
        guard let end = value.dropFirst().firstIndex(of: Self.questionMark),
            isMacro(ByteRange(Int(range.start), end + 1)), end + 2 < value.endIndex, value[end + 1] == Byte.colon
        else { throw formRefusal() }
        // `jpoif=` and the semicolon are counted.
        try measure(tree.text(range), 1...(2048 - 7))
    }

    // MARK: Lists

    /// The parts between colons, without the blanks around them.
    private func parts(of range: ByteRange) -> [ByteRange] {
        var parts: [ByteRange] = []
        var start = Int(range.start)
        for position in range.range where tree.utf8[position] == Byte.colon {
            parts.append(trimmed(start, position))
            start = position + 1
        }
        return parts + [trimmed(start, Int(range.end))]
    }

    private func trimmed(_ start: Int, _ end: Int) -> ByteRange {
        var first = start
        var last = end
        while first < last, Byte.isBlank(tree.utf8[first]) { first += 1 }
        while last > first, Byte.isBlank(tree.utf8[last - 1]) { last -= 1 }
        return ByteRange(first, last)
    }

    /// Some of several words, with colons between.
    func words(_ allowed: [String]) throws(ValueRefusal) -> Set<String> {
        var found: Set<String> = []
        for part in parts(of: try single()) {
            guard !part.isEmpty, found.insert(try choice(part, among: allowed)).inserted else { throw formRefusal() }
        }
        return found
    }

    /// `flwc`: size and time of writing are not watched together.
    func fileChanges() throws(ValueRefusal) {
        if try words(["c", "d", "s", "m"]).isSuperset(of: ["s", "m"]) { throw formRefusal() }
    }

    /// `htcdm=code:status[,status…]`.
    func statusCodes() throws(ValueRefusal) {
        for (number, item) in try items().enumerated() {
            guard item.form == .raw else { throw formRefusal() }
            let parts = parts(of: item.range)
            guard parts.count == 2 || (parts.count == 1 && number > 0) else { throw formRefusal() }
            if parts.count == 2 { _ = try self.number(parts[0], "n", 0...9) }
            _ = try self.number(parts[parts.count - 1], "nnn", 100...999)
        }
    }

    // MARK: Hexadecimal numbers

    /// A number of one to eight digits; nil when it is none.
    private func hexadecimal(_ range: ByteRange) -> UInt32? {
        guard (1...8).contains(range.count), tree.utf8[range.range].allSatisfy({ Byte.isWord($0) }) else { return nil }
        return UInt32(tree.text(range), radix: 16)
    }

    /// `evwid`: the basic and the extended code.
    func eventIDs() throws(ValueRefusal) {
        let parts = parts(of: try single())
        guard parts.count == 2, parts.allSatisfy({ hexadecimal($0) != nil }) else { throw formRefusal() }
    }

    /// `evsid`: what users may send.
    func sentEventID() throws(ValueRefusal) {
        let range = try single()
        guard let id = hexadecimal(range) else { throw formRefusal() }
        guard id <= 0x1FFF || (0x7FFF_8000...0x7FFF_FFFF).contains(id) else {
            throw refusal(
                .valueOutOfRange,
                at: range,
                [description.form, shortened(range), "00000000", "00001FFF, 7FFF8000..7FFFFFFF"]
            )
        }
    }

    /// `msapl`.
    func applicationInformation() throws(ValueRefusal) {
        guard hexadecimal(try single()) != nil else { throw formRefusal() }
    }

    // MARK: Addresses

    /// `evipa`: four numbers. An address of version 6, which the manual at hand does not tell of, is taken as it is.
    func address() throws(ValueRefusal) {
        let range = try single()
        if tree.utf8[range.range].contains(Byte.colon) { return }
        var start = Int(range.start)
        var count = 0
        for position in Int(range.start)...Int(range.end)
        where position == Int(range.end) || tree.utf8[position] == Self.period {
            _ = try number(ByteRange(start, position), "n", 0...255)
            start = position + 1
            count += 1
        }
        guard count == 4 else { throw formRefusal() }
    }

    /// `{to|cc|bcc}:"address"`.
    func mailRecipient() throws(ValueRefusal) {
        let (name, text) = try named()
        _ = try choice(name, among: ["to", "cc", "bcc"])
        guard text.count > 2 else { throw formRefusal() }
    }

    // MARK: Quoted text behind a name

    /// `name:"text"`, by the places of the name and of the text with its quotation marks.
    private func named() throws(ValueRefusal) -> (name: ByteRange, text: ByteRange) {
        let items = try items()
        guard items.count == 1, items[0].form == .raw else { throw formRefusal() }
        let range = items[0].range
        guard let colon = tree.utf8[range.range].firstIndex(of: Byte.colon) else { throw formRefusal() }
        let name = trimmed(Int(range.start), colon)
        let text = trimmed(colon + 1, Int(range.end))
        guard !name.isEmpty, quotation(at: Int(text.start), before: Int(range.end)) == Int(text.end) else {
            throw formRefusal()
        }
        return (name, text)
    }

    /// Behind the quotation mark that closes the one at a place; nil when none begins or ends there.
    private func quotation(at start: Int, before end: Int) -> Int? {
        guard start < end, tree.utf8[start] == Byte.quote else { return nil }
        var position = start + 1
        while position < end {
            if tree.utf8[position] == Byte.quote { return position + 1 }
            position += tree.utf8[position] == Byte.hash ? 2 : 1
        }
        return nil
    }

    /// `evwfr` and `evsfr`: the length is that of name and text together.
    func attribute(_ length: ClosedRange<Int>) throws(ValueRefusal) {
        let (_, text) = try named()
        guard text.count > 2 else { throw formRefusal() }
        try measure(tree.text(range), length)
    }

    /// `evtmc`: `n`, `a`, or one of `n`, `a`, `d`, `b` and a file.
    func endOfMonitoring() throws(ValueRefusal) {
        if range.count == 1 {
            _ = try choice(range, among: ["n", "a"])
            return
        }
        let (name, text) = try named()
        _ = try choice(name, among: ["n", "a", "d", "b"])
        let file = ByteRange(Int(text.start) + 1, Int(text.end) - 1)
        try measure(tree.text(file), 1...256, at: text)
    }

    // MARK: Log files

    /// `[!]"data"[:[!]"data"…]`.
    func trapData(_ length: ClosedRange<Int>) throws(ValueRefusal) {
        var position = Int(range.start)
        let end = Int(range.end)
        func skipBlanks() {
            while position < end, Byte.isBlank(tree.utf8[position]) { position += 1 }
        }
        while true {
            skipBlanks()
            if position < end, tree.utf8[position] == UInt8(ascii: "!") { position += 1 }
            skipBlanks()
            guard let next = quotation(at: position, before: end) else { throw formRefusal() }
            position = next
            skipBlanks()
            guard position < end else { break }
            guard tree.utf8[position] == Byte.colon else { throw formRefusal() }
            position += 1
        }
        try measure(tree.text(range), length)
    }

    /// `lfrft`: records that end with a delimiter, or of a length.
    func recordForm() throws(ValueRefusal) {
        let value = tree.utf8[range.range]
        guard value.count > 2, value[value.startIndex + 1] == Byte.colon else { throw formRefusal() }
        let rest = ByteRange(Int(range.start) + 2, Int(range.end))
        switch value.first {
        case UInt8(ascii: "v"):
            let mark = UInt8(ascii: "'")
            guard rest.count > 2, tree.utf8[Int(rest.start)] == mark, value.last == mark else { throw formRefusal() }
        case UInt8(ascii: "f"): _ = try number(rest, "n", 1...Int.max)
        default: throw formRefusal()
        }
    }

    /// `lfhds`: lines or bytes before the first record.
    func headerSize() throws(ValueRefusal) {
        let parts = parts(of: try single())
        guard parts.count == 2 else { throw formRefusal() }
        _ = try choice(parts[0], among: ["l", "s"])
        _ = try number(parts[1], "n", 0...Int.max)
    }

    // MARK: Power

    /// `pwrn`: `n`, `a`, or `c:` and a time, with or without its day.
    func nextPowerOn() throws(ValueRefusal) {
        let range = try single()
        if range.count == 1 {
            _ = try choice(range, among: ["n", "a"])
            return
        }
        var scanner = ValueScanner(tree.utf8, range)
        guard scanner.take(UInt8(ascii: "c")), scanner.take(Byte.colon) else { throw formRefusal() }
        var first = scanner.digits()
        if scanner.take(Byte.slash) {
            let day = scanner.digits()
            guard scanner.take(Self.period) else { throw formRefusal() }
            _ = try number(first, "mm", 1...12)
            _ = try number(day, "dd", 1...31)
            first = scanner.digits()
        }
        guard scanner.take(Byte.colon) else { throw formRefusal() }
        let minutes = scanner.digits()
        guard scanner.isAtEnd else { throw formRefusal() }
        _ = try number(first, "hh", 0...23)
        _ = try number(minutes, "mm", 0...59)
    }
}
