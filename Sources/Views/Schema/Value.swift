/// A value of a column. The views have no other types: times are integers of nanoseconds, enumerations are words.
enum Value: Sendable {
    case null
    case integer(Int64)
    case text(String)

    /// A text, or null for nil.
    ///
    /// SQLite's text ends at a zero byte, so one in a capture is shown by its symbol instead of cutting the rest off.
    init(_ text: String?) {
        guard let text else {
            self = .null
            return
        }
        self = text.hasZeroByte ? .text(text.replacing("\0", with: "\u{2400}")) : .text(text)
    }

    /// A number, or null for nil. One beyond 64 signed bits, which only a damaged log can hold, becomes the nearest
    /// that fits.
    init(_ number: (some BinaryInteger)?) {
        self = number.map { .integer(Int64(clamping: $0)) } ?? .null
    }

    /// 1 or 0.
    init(_ truth: Bool) {
        self = .integer(truth ? 1 : 0)
    }

    /// The digits of a digest, in lower case.
    init(hexadecimal bytes: [UInt8]) {
        self = .text(bytes.hexadecimalDigits)
    }
}

/// Equality and order are SQLite's own (null, then numbers, then text byte by byte), since rows are compared with those
/// that SQLite has sorted. Swift's order of strings is another.
extension Value: Comparable {
    static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.integer(let left), .integer(let right)): left == right
        case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
        case (.null, _), (.integer, _), (.text, _): false
        }
    }

    static func < (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left < right
        case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.null, .integer), (.null, .text), (.integer, .text): true
        case (_, .null), (.text, .integer): false
        }
    }
}

extension [UInt8] {
    var hexadecimalDigits: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}

extension String {
    /// Asked of every text of every event, so without the detour over an iterator.
    fileprivate var hasZeroByte: Bool {
        unsafe utf8.withContiguousStorageIfAvailable { unsafe $0.contains(0) } ?? utf8.contains(0)
    }
}

/// As SQL would write it.
extension Value: CustomStringConvertible {
    var description: String {
        switch self {
        case .null: "NULL"
        case .integer(let number): String(number)
        case .text(let text): "'\(text.replacing("'", with: "''"))'"
        }
    }
}

/// The values of a row, in the order of its table's columns.
typealias Row = [Value]
