/// Reads the value of one parameter: what it means, or why it means nothing.
struct ParameterReader {
    let tree: SyntaxTree
    let parameter: ParameterID
    /// Nil for a parameter that stands in no unit, as in a calendar file.
    let unit: UnitID?
    let description: ParameterDescription
    let options: CheckOptions
    /// What deserves a word and does not keep the value from being read.
    private(set) var remarks: [Diagnostic] = []

    init(
        _ parameter: ParameterID,
        of unit: UnitID?,
        in tree: SyntaxTree,
        as description: ParameterDescription,
        options: CheckOptions
    ) {
        self.tree = tree
        self.parameter = parameter
        self.unit = unit
        self.description = description
        self.options = options
    }

    /// The whole value.
    var range: ByteRange { tree[parameter].value }

    /// Reads the value for its faults alone.
    mutating func check() -> [Diagnostic] {
        let line = description.rangeLine
        do throws(ValueRefusal) {
            switch description.shape {
            case .choice(let words): _ = try choice(try single(), among: words)
            case .number(let place, let allowed): _ = try number(try single(), place, allowed, line: line)
            case .choiceOrNumber(let words, let place, let allowed):
                _ = try choiceOrNumber(try single(), words, place, allowed, line: line)
            case .quoted(let length): _ = try quotedText(length, line: line)
            case .text(let length): _ = try plainText(length, line: line)
            case .fullName(let length): _ = try fullName(length, line: line)
            case .read(let reader): try reader(&self)
            case .anything: _ = try items()
            }
        } catch {
            // The parser has told this one already.
            if error.diagnostic.rule != .syntax(.unterminatedQuote) { remarks.append(error.diagnostic) }
        }
        return remarks
    }

    // MARK: Faults

    func refusal(
        _ rule: DiagnosticRule,
        at range: ByteRange? = nil,
        _ arguments: [String] = [],
        replacement: String? = nil,
        line: Int? = nil
    ) -> ValueRefusal {
        let range = range ?? self.range
        return ValueRefusal(
            diagnostic: Diagnostic(
                rule,
                at: visible(range),
                in: unit,
                [description.key] + arguments,
                replacement: replacement.map { visible($0, at: range) },
                source: description.source(line)
            )
        )
    }

    mutating func remark(
        _ rule: DiagnosticRule,
        at range: ByteRange? = nil,
        _ arguments: [String] = [],
        replacement: String? = nil,
        line: Int? = nil
    ) {
        remarks.append(refusal(rule, at: range, arguments, replacement: replacement, line: line).diagnostic)
    }

    /// The value is not of its parameter's form. A replacement stands for the whole value.
    func formRefusal(replacement: String? = nil, line: Int? = nil) -> ValueRefusal {
        refusal(.valueForm, [shortened(range), description.form], replacement: replacement, line: line)
    }

    /// An empty value is shown by its key: an editor marks nothing else.
    private func visible(_ range: ByteRange) -> ByteRange {
        range.isEmpty ? tree[parameter].extent : range
    }

    /// What stands for an empty value stands for its whole parameter, as that is what is shown.
    private func visible(_ replacement: String, at range: ByteRange) -> String {
        guard range.isEmpty else { return replacement }
        let extent = tree[parameter].extent
        let before = tree.text(ByteRange(Int(extent.start), Int(range.start)))
        return before + replacement + tree.text(ByteRange(Int(range.end), Int(extent.end)))
    }

    func shortened(_ range: ByteRange) -> String { tree.shortened(range) }

    // MARK: Values

    /// The value's items.
    func items() throws(ValueRefusal) -> [ValueItem] {
        do throws(ValueProblem) {
            return try tree.value(of: parameter).items
        } catch {
            throw refusal(.valueProblem(error.kind), at: error.range)
        }
    }

    /// The range of a value that is one raw item.
    func single() throws(ValueRefusal) -> ByteRange {
        let items = try items()
        guard items.count == 1, items[0].form == .raw, !items[0].range.isEmpty else { throw formRefusal() }
        return items[0].range
    }

    /// A value's rule number, and the items behind it: `[N,]` before `count` items.
    func numbered(
        _ count: Int = 1,
        numbers: ClosedRange<Int> = 1...144,
        line: Int
    ) throws(ValueRefusal)
        -> (number: Int, isTold: Bool, rest: ArraySlice<ValueItem>)
    {
        let items = try items()
        if items.count == count { return (1, false, items[...]) }
        guard items.count == count + 1, items[0].form == .raw else { throw formRefusal() }
        return (try number(items[0].range, "N", numbers, line: line), true, items[1...])
    }

    /// A decimal number; the place is its name in the form.
    func number(
        _ range: ByteRange,
        _ place: String,
        _ allowed: ClosedRange<Int>,
        line: Int? = nil
    )
        throws(ValueRefusal) -> Int
    {
        var scanner = ValueScanner(tree.utf8, range)
        let isNegative = allowed.lowerBound < 0 && scanner.take(UInt8(ascii: "-"))
        guard let value = scanner.number(), scanner.isAtEnd else { throw formRefusal() }
        let number = isNegative ? -value : value
        guard allowed.contains(number) else {
            throw outOfRange(range, place, allowed, line: line)
        }
        return number
    }

    func outOfRange(_ range: ByteRange, _ place: String, _ allowed: ClosedRange<Int>, line: Int? = nil) -> ValueRefusal
    {
        refusal(
            .valueOutOfRange,
            at: range,
            [place, shortened(range), String(allowed.lowerBound), String(allowed.upperBound)],
            line: line
        )
    }

    /// One of some words.
    func choice(_ range: ByteRange, among words: [String], line: Int? = nil) throws(ValueRefusal) -> String {
        let text = tree.text(range)
        guard !words.contains(text) else { return text }
        throw refusal(
            .valueChoice,
            at: range,
            [shortened(range), words.joined(separator: ", ")],
            replacement: Self.meant(text, among: words),
            line: line
        )
    }

    /// One of an enumeration's words.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ range: ByteRange,
        of type: Choice.Type,
        line: Int? = nil
    ) throws(ValueRefusal) -> Choice {
        let word = try choice(range, among: type.allCases.map(\.rawValue), line: line)
        guard let choice = Choice(rawValue: word) else { preconditionFailure("\(word) is among the words of \(type)") }
        return choice
    }

    /// Nil for a number's word.
    func choiceOrNumber(
        _ range: ByteRange,
        _ words: [String],
        _ place: String,
        _ allowed: ClosedRange<Int>,
        line: Int? = nil
    ) throws(ValueRefusal) -> Int? {
        if words.contains(tree.text(range)) { return nil }
        return try number(range, place, allowed, line: line)
    }

    /// The word that was meant: the only one that differs in upper case, or, of three letters or more, in one letter.
    static func meant(_ text: String, among words: [String]) -> String? {
        guard text.utf8.count < 32 else { return nil }
        let lower = text.lowercased()
        if words.contains(lower) { return lower }
        let near = words.filter { word in
            word.utf8.count >= 3 && word.utf8.count == lower.utf8.count
                && zip(word.utf8, lower.utf8).count(where: { $0 != $1 }) == 1
        }
        return near.count == 1 ? near[0] : nil
    }

    // MARK: Text

    /// Text in quotation marks; without them it is taken with a remark.
    mutating func quotedText(_ length: ClosedRange<Int>, line: Int? = nil) throws(ValueRefusal) -> String {
        let items = try items()
        let isQuoted = items.count == 1 && items[0].form == .quoted
        let text = isQuoted ? tree.text(items[0]) : tree.text(range)
        try measure(text, length, line: line)
        if !isQuoted {
            remark(.valueUnquoted, [shortened(range)], replacement: SyntaxTree.quoted(text), line: line)
        }
        return text
    }

    /// Text as it stands; in quotation marks it is taken with a remark. A comma is part of it.
    mutating func plainText(_ length: ClosedRange<Int>, line: Int? = nil) throws(ValueRefusal) -> String {
        let items = try items()
        let isQuoted = items.count == 1 && items[0].form == .quoted
        let text = isQuoted ? tree.text(items[0]) : tree.text(range)
        try measure(text, length, line: line)
        if isQuoted { remark(.valueQuoted, [shortened(range)], line: line) }
        return text
    }

    /// The full name of a unit; one that cannot be a full name is taken with a remark.
    mutating func fullName(_ length: ClosedRange<Int>, line: Int? = nil) throws(ValueRefusal) -> String {
        let name = try plainText(length, line: line)
        if !name.hasPrefix("/") || name.hasSuffix("/") { remark(.notFullName, [shortened(range)], line: line) }
        return name
    }

    func measure(
        _ text: String,
        _ length: ClosedRange<Int>,
        at range: ByteRange? = nil,
        line: Int? = nil
    )
        throws(ValueRefusal)
    {
        let count = options.byteCount(text)
        guard length.contains(count) else {
            throw refusal(
                .valueLength,
                at: range,
                [String(count), String(length.lowerBound), String(length.upperBound)],
                line: line
            )
        }
    }
}

/// Goes through the bytes of a value.
struct ValueScanner {
    private let utf8: [UInt8]
    private let end: Int
    private(set) var position: Int

    init(_ utf8: [UInt8], _ range: ByteRange) {
        self.utf8 = utf8
        position = Int(range.start)
        end = Int(range.end)
    }

    var isAtEnd: Bool { position == end }
    var upcoming: UInt8? { position < end ? utf8[position] : nil }

    mutating func take(_ byte: UInt8) -> Bool {
        guard upcoming == byte else { return false }
        position += 1
        return true
    }

    mutating func takeBlanks() {
        while let byte = upcoming, Byte.isBlank(byte) { position += 1 }
    }

    mutating func digits() -> ByteRange {
        let start = position
        while let byte = upcoming, Byte.isDigit(byte) { position += 1 }
        return ByteRange(start, position)
    }

    mutating func letters() -> ByteRange {
        let start = position
        while let byte = upcoming, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) { position += 1 }
        return ByteRange(start, position)
    }

    /// The number of the digits that stand here, nil without one; more than a million million is that.
    mutating func number() -> Int? {
        let digits = digits()
        guard !digits.isEmpty else { return nil }
        var number = 0
        for byte in utf8[digits.range] { number = min(number * 10 + Int(byte & 0x0F), 1_000_000_000_000) }
        return number
    }
}
