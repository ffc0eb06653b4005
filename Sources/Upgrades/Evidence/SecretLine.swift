/// One line as ``SecretScanner`` reads it: word by word, once from left to right.
struct SecretLine {
    let text: [UInt8]
    let start: Int
    /// Behind the last byte, the line end not counted.
    let end: Int

    /// Behind the blanks, quotes and list dashes that the line begins with.
    private let firstContent: Int
    private var found: [SecretScanner.Finding] = []
    /// The next byte that ends a password in a connect string, as far as it is known: kept so that a line full of
    /// slashes is not searched again for each.
    private var knownStop = -1
    private var knownQuote = -1

    static let pemBegin = Array("-----BEGIN ".utf8)
    static let pemEnd = Array("-----END ".utf8)
    private static let privateKey = Array("PRIVATE KEY-----".utf8)

    init(text: [UInt8], start: Int, end: Int) {
        self.text = text
        self.start = start
        self.end = end > start && text[end - 1] == 0x0D ? end - 1 : end
        firstContent = text[start..<self.end].firstIndex { !Self.isBlankOrQuote($0) && $0 != 0x2D } ?? self.end
    }

    /// Behind the marker that opens a private key; nil when the line has none.
    var privateKeyOpening: Int? {
        guard let begin = index(of: Self.pemBegin), let mark = index(of: Self.privateKey, from: begin) else {
            return nil
        }
        return mark + Self.privateKey.count
    }

    func index(of part: [UInt8], from: Int? = nil) -> Int? {
        var position = from ?? start
        while position + part.count <= end {
            if text[position] == part[0], text[position..<position + part.count].elementsEqual(part) { return position }
            position += 1
        }
        return nil
    }

    func findings() -> [SecretScanner.Finding] {
        var reader = self
        reader.readWords()
        return reader.found
    }

    private mutating func readWords() {
        var position = start
        var previous = start..<start
        while position < end {
            guard Self.isWordByte(text[position]) else {
                position += 1
                continue
            }
            let wordStart = position
            while position < end, Self.isWordByte(text[position]) { position += 1 }
            let word = wordStart..<position
            // A value that was taken is passed over: nothing in it is read again.
            position = max(position, take(after: word, previous: previous))
            previous = word
        }
    }

    /// Takes the secret that a word announces.
    ///
    /// - Returns: where to go on reading.
    private mutating func take(after word: Range<Int>, previous: Range<Int>) -> Int {
        if word.upperBound < end, text[word.upperBound] == 0x2F, let after = takeConnectString(user: word) {
            return after
        }
        if follows(word, "://"), let after = takeURL(at: word.upperBound + 3) { return after }
        if equals(word, "by"), equals(previous, "identified") {
            var value = skipBlanks(word.upperBound)
            if startsWord(value, "values") { value = skipBlanks(value + 6) }
            return takeValue(at: value, until: Self.endsStatementValue, as: .statement)
        }
        if equals(word, "connect") || equals(word, "conn") || equals(word, "sqlplus") {
            return takeLogon(at: word.upperBound)
        }
        return isSecretKey(word) ? takeAssigned(key: word) : word.upperBound
    }

    /// `KEY=value`, `"key": "value"`, `-key value`, `key 'value'`.
    private mutating func takeAssigned(key: Range<Int>) -> Int {
        var position = key.upperBound
        let opener = key.lowerBound > start ? text[key.lowerBound - 1] : 0x20
        let isQuoted = position < end && Self.isQuote(text[position]) && opener == text[position]
        if isQuoted { position += 1 }
        let afterKey = position
        position = skipBlanks(position)
        guard position < end else { return key.upperBound }
        let isFirst = key.contains(firstContent)
        switch text[position] {
        case 0x3D:
            position += 1
            if position < end, text[position] == 0x3E { position += 1 }
            // With a blank behind it `=` is a property's own form, otherwise the value is what stands next to it.
            let value = isFirst || afterKey < position - 1 ? skipBlanks(position) : position
            if isPath(key, value) { return value }
            let closer: (UInt8) -> Bool
            switch opener {
            case 0x28: closer = { $0 == 0x29 }
            case 0x3F, 0x26, 0x3B: closer = { Self.isBlank($0) || $0 == 0x26 || $0 == 0x3B || Self.isQuote($0) }
            default: closer = { !isFirst && Self.isBlankOrQuote($0) }
            }
            return takeValue(at: value, until: closer, as: .assignment)
        case 0x3A where isFirst || isQuoted:
            let value = skipBlanks(position + 1)
            guard value < end else { return value }
            if isQuoted { return takeValue(at: value, until: Self.endsMemberValue, as: .assignment) }
            // Several words behind a colon are a sentence, not a password.
            let stop = text[value..<end].firstIndex(where: Self.isBlank) ?? end
            guard Self.isQuote(text[value]) || skipBlanks(stop) == end else { return value }
            return takeValue(at: value, until: Self.isBlank, as: .assignment)
        case 0x27 where position > afterKey:
            return takeValue(at: position, until: Self.isBlank, as: .statement)
        case let byte where position > afterKey && text[key.lowerBound] == 0x2D && byte != 0x2D:
            return takeValue(at: position, until: Self.isBlank, as: .option)
        default:
            return key.upperBound
        }
    }

    /// Takes the bytes between quotes, or up to a byte that ends the value.
    private mutating func takeValue(at first: Int, until ends: (UInt8) -> Bool, as kind: SecretScanner.Kind) -> Int {
        var lower = first
        guard lower < end else { return end }
        var upper: Int
        if Self.isQuote(text[lower]) {
            let quote = text[lower]
            lower += 1
            upper = text[lower..<end].firstIndex(of: quote) ?? end
        } else {
            upper = text[lower..<end].firstIndex(where: ends) ?? end
            while upper > lower, Self.isBlank(text[upper - 1]) { upper -= 1 }
        }
        return add(lower..<upper, as: kind)
    }

    private mutating func add(_ range: Range<Int>, as kind: SecretScanner.Kind) -> Int {
        guard !range.isEmpty, !SecretScanner.isWithheld(text, at: range.lowerBound),
            !text[range].allSatisfy({ $0 == 0x2A })
        else { return range.upperBound }
        found.append(SecretScanner.Finding(kind: kind, range: range))
        return range.upperBound
    }

    /// `user/password@`: nil when it is none.
    private mutating func takeConnectString(user: Range<Int>) -> Int? {
        guard isUser(user) else { return nil }
        let lower = user.upperBound + 1
        guard lower < end else { return nil }
        if text[lower] == 0x22 {
            if knownQuote < lower + 1 { knownQuote = text[(lower + 1)..<end].firstIndex(of: 0x22) ?? end }
            guard knownQuote + 1 < end, text[knownQuote + 1] == 0x40 else { return nil }
            return add((lower + 1)..<knownQuote, as: .connectString)
        }
        if knownStop < lower { knownStop = text[lower..<end].firstIndex(where: Self.endsConnectPassword) ?? end }
        guard knownStop < end, text[knownStop] == 0x40 else { return nil }
        return add(lower..<knownStop, as: .connectString)
    }

    /// What stands behind `connect` and `sqlplus`, where a password needs no `@`.
    private mutating func takeLogon(at position: Int) -> Int {
        var user = skipBlanks(position)
        while user < end, text[user] == 0x2D {
            user = skipBlanks(text[user..<end].firstIndex(where: Self.isBlank) ?? end)
        }
        if user < end, Self.isQuote(text[user]) { user += 1 }
        var slash = user
        while slash < end, Self.isUserByte(text[slash]) { slash += 1 }
        guard slash > user, slash < end, text[slash] == 0x2F else { return position }
        return takeValue(
            at: slash + 1,
            until: { Self.endsConnectPassword($0) || $0 == 0x3B || $0 == 0x29 },
            as: .connectString
        )
    }

    /// `user:password@` of a URL whose authority begins here.
    private mutating func takeURL(at authority: Int) -> Int? {
        let stop = text[authority..<end].firstIndex(where: Self.endsAuthority) ?? end
        guard let at = text[authority..<stop].lastIndex(of: 0x40),
            let colon = text[authority..<at].firstIndex(of: 0x3A)
        else { return nil }
        return add((colon + 1)..<at, as: .url)
    }
}

extension SecretLine {
    private func isSecretKey(_ word: Range<Int>) -> Bool {
        var upper = word.upperBound
        while upper > word.lowerBound, (0x30...0x39).contains(text[upper - 1]) { upper -= 1 }
        let key = word.lowerBound..<upper
        return Self.keyEndings.contains { hasSuffix(key, $0) }
    }

    private static let keyEndings: [[UInt8]] = [
        "password", "passwd", "pwd", "passphrase", "passwordconfirm", "password_confirm", "passwordconfirmation",
        "password_confirmation",
    ].map { Array($0.utf8) }

    /// The shell's `PWD` and `OLDPWD` name folders.
    private func isPath(_ key: Range<Int>, _ value: Int) -> Bool {
        (equals(key, "pwd") || equals(key, "oldpwd")) && value < end && text[value] == 0x2F
    }

    /// A name in front of a slash that nothing but a boundary precedes: not a step of a path.
    private func isUser(_ word: Range<Int>) -> Bool {
        guard word.lowerBound == start || text[word.lowerBound - 1] != 0x2F else { return false }
        guard let first = text[word].first, Self.isLetter(first) else { return false }
        return text[word].allSatisfy(Self.isUserByte)
    }

    private func equals(_ range: Range<Int>, _ lower: String) -> Bool {
        range.count == lower.utf8.count && zip(text[range], lower.utf8).allSatisfy { Self.lowered($0) == $1 }
    }

    private func hasSuffix(_ range: Range<Int>, _ lower: [UInt8]) -> Bool {
        range.count >= lower.count && zip(text[range].suffix(lower.count), lower).allSatisfy { Self.lowered($0) == $1 }
    }

    private func follows(_ word: Range<Int>, _ mark: String) -> Bool {
        word.upperBound + mark.utf8.count <= end && text[word.upperBound...].starts(with: mark.utf8)
    }

    private func startsWord(_ position: Int, _ lower: String) -> Bool {
        let upper = position + lower.utf8.count
        return upper < end && equals(position..<upper, lower) && !Self.isWordByte(text[upper])
    }

    private func skipBlanks(_ position: Int) -> Int {
        text[min(position, end)..<end].firstIndex { !Self.isBlank($0) } ?? end
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(lowered(byte))
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09
    }

    private static func isQuote(_ byte: UInt8) -> Bool {
        byte == 0x22 || byte == 0x27
    }

    private static func isBlankOrQuote(_ byte: UInt8) -> Bool {
        isBlank(byte) || isQuote(byte)
    }

    private static func isUserByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x24 || byte == 0x23
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        isUserByte(byte) || byte == 0x2D || byte == 0x2E
    }

    private static func endsConnectPassword(_ byte: UInt8) -> Bool {
        byte == 0x40 || isBlankOrQuote(byte)
    }

    private static func endsStatementValue(_ byte: UInt8) -> Bool {
        isBlank(byte) || byte == 0x3B || byte == 0x29
    }

    private static func endsMemberValue(_ byte: UInt8) -> Bool {
        isBlank(byte) || byte == 0x2C || byte == 0x7D
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == 0x2F || byte == 0x3F || byte == 0x23 || isBlankOrQuote(byte)
    }
}
