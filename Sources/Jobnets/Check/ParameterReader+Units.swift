internal import Replay

extension ParameterReader {
    /// `ty`.
    mutating func unitType() throws(ValueRefusal) -> UnitType {
        let range = try single()
        guard let type = UnitType(code: tree.text(range)) else { throw unknownType(range) }
        return type
    }

    private func unknownType(_ range: ByteRange) -> ValueRefusal {
        let lower = tree.text(range).lowercased()
        return refusal(
            .unknownUnitType,
            at: range,
            [shortened(range)],
            replacement: range.count < 8 && UnitType(code: lower) != nil ? lower : nil
        )
    }

    /// `cm`. A longer one is taken: its limit is known from the windows only.
    mutating func comment() throws(ValueRefusal) {
        let count = options.byteCount(try quotedText(0...Int.max))
        if count > 80 { remark(.commentLength, [String(count)]) }
    }

    /// `el=name,type,+H+V`.
    mutating func element() throws(ValueRefusal) {
        let items = try items()
        guard items.count == 3, items.allSatisfy({ $0.form == .raw }) else { throw formRefusal() }
        try measure(tree.text(items[0]), 1...30, at: items[0].range)
        guard UnitType(code: tree.text(items[1])) != nil else { throw unknownType(items[1].range) }
        var scanner = ValueScanner(tree.utf8, items[2].range)
        guard items[2].form == .raw, scanner.take(UInt8(ascii: "+")) else { throw formRefusal() }
        let horizontal = scanner.digits()
        scanner.takeBlanks()
        guard scanner.take(UInt8(ascii: "+")) else { throw formRefusal() }
        let vertical = scanner.digits()
        guard scanner.isAtEnd else { throw formRefusal() }
        _ = try number(horizontal, "H", 0...16_000)
        _ = try number(vertical, "V", 0...10_000)
    }

    /// `sz=WxH`; older files have the multiplication sign U+00D7.
    mutating func mapSize() throws(ValueRefusal) {
        var scanner = ValueScanner(tree.utf8, try single())
        let width = scanner.digits()
        guard scanner.take(UInt8(ascii: "x")) || (scanner.take(0xC3) && scanner.take(0x97)) else {
            throw formRefusal()
        }
        let height = scanner.digits()
        guard scanner.isAtEnd else { throw formRefusal() }
        _ = try number(width, "W", 1...100)
        _ = try number(height, "H", 1...100)
    }

    // MARK: Calendars

    /// What one `op` or `cl` is about.
    enum CalendarDay: Hashable, Sendable {
        /// 0 for Sunday to 6.
        case weekday(Int)
        case date(CalendarDate)
    }

    /// `op` and `cl`.
    mutating func calendarDay() throws(ValueRefusal) -> CalendarDay {
        let range = try single()
        if let weekday = Weekday.number(of: tree.text(range)) { return .weekday(weekday) }
        return .date(try fullDate(range))
    }

    /// `sdd`.
    mutating func baseDay() throws(ValueRefusal) -> BaseDay {
        var scanner = ValueScanner(tree.utf8, try single())
        let digits = scanner.digits()
        if !digits.isEmpty {
            guard scanner.isAtEnd else { throw formRefusal() }
            return .day(try number(digits, "dd", 1...31))
        }
        guard let weekday = Weekday.number(of: tree.text(scanner.letters())), let week = try week(&scanner),
            scanner.isAtEnd
        else { throw formRefusal() }
        return .weekday(weekday, week)
    }

    /// `stt`, in minutes.
    mutating func baseTime() throws(ValueRefusal) -> Int {
        var scanner = ValueScanner(tree.utf8, try single())
        return try clock(&scanner, hours: 0...23)
    }

    // MARK: Relations

    /// `ar=(f=…,t=…[,kind])`: the words alone; whether the units exist is another question.
    mutating func arrow() throws(ValueRefusal) {
        let items = try items()
        guard items.count == 1, case .tuple(let elements) = items[0].form else { throw formRefusal() }
        let keys = elements.map { $0.key.map(tree.text) ?? "" }
        guard keys == ["f", "t"] || keys == ["f", "t", ""] else {
            throw formRefusal(replacement: likelyArrow(elements))
        }
        if elements.count == 2, let replacement = likelyArrow(elements) {
            throw formRefusal(replacement: replacement)
        }
        try measure(tree.text(elements[0]), 1...30, at: elements[0].value, line: 421)
        try measure(tree.text(elements[1]), 1...30, at: elements[1].value, line: 423)
        if elements.count == 3 { _ = try choice(elements[2].value, among: ["seq", "con"], line: 425) }
    }

    /// `(X,t=Y.sea)` is `(f=X,t=Y,seq)`: a dot for the comma before the kind, and a key that was left out. Nil when it
    /// looks like nothing of that.
    private func likelyArrow(_ elements: [ValueItem.Element]) -> String? {
        guard (2...3).contains(elements.count), elements.allSatisfy({ !$0.isQuoted }) else { return nil }
        let wanted = ["f", "t"]
        for (element, key) in zip(elements, wanted) where element.key.map({ tree.text($0) != key }) ?? false {
            return nil
        }
        let isKeyMissing = elements[0].key == nil || elements[1].key == nil
        let before = tree.text(elements[0].value)
        var after = tree.text(elements[1].value)
        var kind: String?
        if elements.count == 3 {
            guard elements[2].key == nil else { return nil }
            kind = tree.text(elements[2].value)
        } else if let dot = after.utf8.lastIndex(of: UInt8(ascii: ".")) {
            // A unit may have that name: then the dot is its own.
            let word = String(after[after.index(after: dot)...])
            if let likely = Self.meant(word, among: ["seq", "con"]), !hasSibling(named: after) {
                kind = likely
                after = String(after[..<dot])
            }
        }
        guard isKeyMissing || kind != nil else { return nil }
        guard !before.isEmpty, !after.isEmpty else { return nil }
        return "(f=\(before),t=\(after)" + (kind.map { ",\($0)" } ?? "") + ")"
    }

    private func hasSibling(named name: String) -> Bool {
        guard let unit else { return false }
        // Every arrow of a file may ask: among many units the search is given up, and nothing is put forward.
        let limit = 1000
        for (count, child) in tree.children(of: unit).enumerated() {
            if count == limit { return true }
            let range = tree[child].name
            if range.count == name.utf8.count, tree.utf8[range.range].elementsEqual(name.utf8) { return true }
        }
        return false
    }

    // MARK: Connectors

    /// `ncn`: the one full name whose form the manual spells out (lines 443 to 449).
    mutating func connectorName() throws(ValueRefusal) {
        let name = try plainText(1...930, line: 443)
        guard name.hasPrefix("/") else { throw refusal(.fullNameStart, [shortened(range)], line: 445) }
        guard !name.hasSuffix("/") else { throw refusal(.fullNameEnd, [shortened(range)], line: 449) }
        for part in name.dropFirst().split(separator: "/") where options.byteCount(part) > 30 {
            throw refusal(.fullNamePart, [String(part), String(options.byteCount(part))], line: 447)
        }
    }

    /// `nchn`.
    mutating func connectorHost() throws(ValueRefusal) {
        let name = try quotedText(1...255, line: 479)
        if name.utf8.contains(where: Byte.isBlank) { throw refusal(.valueBlank, [shortened(range)], line: 479) }
    }
}
