internal import EventLog

/// A value of the controller's kernel as it stands in the log: which case it is, its numbers and its texts.
///
/// The kernel has some ninety cases with few fields each. A message of its own for each would say no more than
/// `lockstep.proto`'s table does, so there is one: the numbers of a case stand in the order of that table, and so do its
/// texts. A kind whose fields change gets a new number; kind numbers are never used again.
struct Signal: Hashable {
    var kind: UInt64
    fileprivate(set) var numbers: [Int64] = []
    fileprivate(set) var texts: [String] = []

    init<each Part: SignalPart>(_ kind: UInt64, _ parts: repeat each Part) {
        self.kind = kind
        repeat (each parts).put(into: &self)
    }

    mutating func put(_ number: Int64) {
        numbers.append(number)
    }

    mutating func put(_ text: String) {
        texts.append(text)
    }

    func write(to writer: inout ProtobufWriter) {
        writer.varint(1, kind)
        if !numbers.isEmpty { writer.packedZigzag(2, numbers) }
        for text in texts { writer.string(3, text) }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        kind = 0
        while let field = try reader.nextField() {
            switch field.number {
            case 1: kind = try reader.varint()
            case 2: try reader.packedZigzag(appendingTo: &numbers)
            case 3: texts.append(try reader.string())
            default: try reader.skip()
            }
        }
    }
}

/// A signal that is not what its kind says it should be: written by a later version, or never by Lockstep.
struct UnknownSignal: Error, Hashable {
    var kind: UInt64
}

/// Why a message with signals in it cannot be read.
enum SignalError: Error, Hashable {
    case damaged(DecodeError)
    case unknown(UnknownSignal)
}

/// Takes the parts of a signal out again, in order.
struct SignalCursor {
    let kind: UInt64
    private var numbers: ArraySlice<Int64>
    private var texts: ArraySlice<String>

    init(_ signal: Signal) {
        kind = signal.kind
        numbers = signal.numbers[...]
        texts = signal.texts[...]
    }

    var unknown: UnknownSignal { UnknownSignal(kind: kind) }
    /// A bound for the counts of lists: each element has a number or a text.
    var remaining: Int { numbers.count + texts.count }

    mutating func number() throws(UnknownSignal) -> Int64 {
        guard let number = numbers.popFirst() else { throw unknown }
        return number
    }

    mutating func text() throws(UnknownSignal) -> String {
        guard let text = texts.popFirst() else { throw unknown }
        return text
    }

    mutating func take<Part: SignalPart>(_: Part.Type = Part.self) throws(UnknownSignal) -> Part {
        try Part(from: &self)
    }

    /// Nothing may be left over: what is left is a field that this version does not know.
    func end() throws(UnknownSignal) {
        guard remaining == 0 else { throw unknown }
    }
}

/// A part of a signal: some numbers and texts in a fixed order.
protocol SignalPart {
    func put(into signal: inout Signal)
    init(from cursor: inout SignalCursor) throws(UnknownSignal)
}

/// A part that is a signal of its own, by its kind.
protocol SignalKind: SignalPart {
    var signal: Signal { get }
    /// Reads the parts of the cursor's kind.
    init(_ kind: UInt64, _ cursor: inout SignalCursor) throws(UnknownSignal)
}

extension SignalKind {
    /// Within another signal the kind is the first number.
    func put(into outer: inout Signal) {
        let inner = signal
        outer.put(Int64(inner.kind))
        outer.numbers += inner.numbers
        outer.texts += inner.texts
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        guard let kind = UInt64(exactly: try cursor.number()) else { throw cursor.unknown }
        self = try Self(kind, &cursor)
    }

    /// Reads a whole signal.
    init(_ signal: Signal) throws(UnknownSignal) {
        var cursor = SignalCursor(signal)
        self = try Self(signal.kind, &cursor)
        try cursor.end()
    }
}

/// An enumeration whose number is its raw value.
protocol SignalChoice: SignalPart, RawRepresentable<UInt8> {}

extension SignalChoice {
    func put(into signal: inout Signal) {
        signal.put(Int64(rawValue))
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        guard let raw = UInt8(exactly: try cursor.number()), let value = Self(rawValue: raw) else {
            throw cursor.unknown
        }
        self = value
    }
}

extension SignalPart where Self: FixedWidthInteger {
    func put(into signal: inout Signal) {
        signal.put(Int64(truncatingIfNeeded: self))
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        guard let value = Self(exactly: try cursor.number()) else { throw cursor.unknown }
        self = value
    }
}

extension Int: SignalPart {}
extension Int64: SignalPart {}
extension UInt8: SignalPart {}
extension UInt16: SignalPart {}
extension UInt32: SignalPart {}

extension UInt64: SignalPart {
    // The upper half is the negative numbers.
    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        self = UInt64(bitPattern: try cursor.number())
    }
}

extension Bool: SignalPart {
    func put(into signal: inout Signal) {
        signal.put(self ? 1 : 0)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        switch try cursor.number() {
        case 0: self = false
        case 1: self = true
        default: throw cursor.unknown
        }
    }
}

extension String: SignalPart {
    func put(into signal: inout Signal) {
        signal.put(self)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        self = try cursor.text()
    }
}

extension Optional: SignalPart where Wrapped: SignalPart {
    func put(into signal: inout Signal) {
        signal.put(self == nil ? 0 : 1)
        self?.put(into: &signal)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        self = try cursor.take(Bool.self) ? try Wrapped(from: &cursor) : nil
    }
}

extension Array: SignalPart where Element: SignalPart {
    func put(into signal: inout Signal) {
        signal.put(Int64(count))
        for element in self { element.put(into: &signal) }
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        guard let count = Int(exactly: try cursor.number()), (0...cursor.remaining).contains(count) else {
            throw cursor.unknown
        }
        self = []
        reserveCapacity(count)
        for _ in 0..<count { append(try Element(from: &cursor)) }
    }
}
