internal import Redundancy
internal import Replay
public import Simulation

/// Samples as a JSON file, to be compared with those of another build.
///
/// | key | value |
/// |---|---|
/// | `lockstep_sample` | the version of the format: 1 |
/// | `title` | what was measured |
/// | `samples` | a list of `measurement`, `origin`, `resolution_ns` and `values_ns`, whole nanoseconds |
///
/// Keys stand in any order, each once and none besides. Reading checks everything before it is kept: bytes from
/// outside never trap.
public enum SampleFile {
    /// The longest file that is read, in bytes.
    public static let longest = 64 << 20
    static let version: Int64 = 1
    static let mostValues = 1_000_000
    static let longestText = 1_000
    /// A year, as in a scenario.
    static let farthest: Int64 = 365 * 86_400 * 1_000_000_000

    /// The file's text; equal samples give equal bytes.
    public static func text(_ set: SampleSet) -> String {
        Document.object([
            ("lockstep_sample", .integer(version)),
            ("title", .string(set.title)),
            (
                "samples",
                .array(
                    set.samples.map { sample in
                        .object([
                            ("measurement", .string(sample.name)),
                            ("origin", .string("\(sample.origin)")),
                            ("resolution_ns", .integer(sample.resolution.count)),
                            ("values_ns", .array(sample.values.map { .integer($0.count) })),
                        ])
                    }
                )
            ),
        ]).json
    }

    /// Reads what ``text(_:)`` wrote.
    ///
    /// - Parameter bytes: the whole file.
    /// - Throws: ``SampleFileError`` at the first place that does not fit.
    public static func samples(_ bytes: [UInt8]) throws(SampleFileError) -> SampleSet {
        guard bytes.count <= longest else { throw SampleFileError(line: 1, column: 1, .tooLong(limit: longest)) }
        var reader = SampleFileReader(bytes)
        return try reader.file()
    }
}

/// Why a text is no saved sample, and where.
public struct SampleFileError: Error, Hashable, Sendable {
    /// From 1.
    public var line: Int
    /// In bytes, from 1.
    public var column: Int
    public var problem: SampleFileProblem

    public init(line: Int, column: Int, _ problem: SampleFileProblem) {
        self.line = line
        self.column = column
        self.problem = problem
    }
}

/// What is wrong at a place of a saved sample.
public enum SampleFileProblem: Hashable, Sendable {
    case tooLong(limit: Int)
    /// A character or a kind of value that JSON or the format wants here.
    case expected(String)
    case unknownVersion(Int64)
    case unknownKey(String)
    case duplicateKey(String)
    case missingKey(String)
    /// A measurement or an origin that there is not.
    case unknownName(String)
    case duplicateSample(String)
    /// Beyond a year.
    case outOfRange
    case tooManyValues(limit: Int)
    case textTooLong(limit: Int)
    case notUTF8
}

/// Reads the one shape that a saved sample has, byte by byte: nothing nests deeper than the format does.
private struct SampleFileReader {
    private let bytes: [UInt8]
    private var index = 0
    private var count = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func file() throws(SampleFileError) -> SampleSet {
        var title: String?
        var samples: [Sample]?
        let keys = ["lockstep_sample", "title", "samples"]
        try object(keys) { (reader, key) throws(SampleFileError) in
            switch key {
            case "lockstep_sample":
                let start = reader.index
                let version = try reader.integer()
                guard version == SampleFile.version else { throw reader.error(.unknownVersion(version), at: start) }
            case "title": title = try reader.string()
            default:
                var found: [Sample] = []
                try reader.list { (reader) throws(SampleFileError) in
                    let start = reader.index
                    let sample = try reader.sample()
                    guard !found.contains(where: { $0.name == sample.name }) else {
                        throw reader.error(.duplicateSample(sample.name), at: start)
                    }
                    found.append(sample)
                }
                samples = found
            }
        }
        skipBlanks()
        guard index == bytes.count else { throw error(.expected("the end of the file"), at: index) }
        return SampleSet(title: title ?? "", samples: samples ?? [])
    }

    private mutating func sample() throws(SampleFileError) -> Sample {
        var sample = Sample(name: "", origin: .modelled, resolution: .zero, values: [])
        let keys = ["measurement", "origin", "resolution_ns", "values_ns"]
        try object(keys) { (reader, key) throws(SampleFileError) in
            let start = reader.index
            switch key {
            case "measurement":
                sample.name = try reader.string()
                guard MeasurementKind(sampleName: sample.name) != nil else {
                    throw reader.error(.unknownName(sample.name), at: start)
                }
            case "origin":
                let name = try reader.string()
                guard let origin = MeasurementOrigin.allCases.first(where: { "\($0)" == name }) else {
                    throw reader.error(.unknownName(name), at: start)
                }
                sample.origin = origin
            case "resolution_ns":
                sample.resolution = try reader.length()
                guard sample.resolution >= .zero else { throw reader.error(.outOfRange, at: start) }
            default:
                try reader.list { (reader) throws(SampleFileError) in
                    reader.count += 1
                    guard reader.count <= SampleFile.mostValues else {
                        throw reader.error(.tooManyValues(limit: SampleFile.mostValues), at: reader.index)
                    }
                    sample.values.append(try reader.length())
                }
            }
        }
        return sample
    }

    // MARK: JSON

    /// An object with exactly these keys.
    private mutating func object(
        _ keys: [String],
        _ value: (inout Self, String) throws(SampleFileError) -> Void
    ) throws(SampleFileError) {
        var found: Set<String> = []
        skipBlanks()
        let opening = index
        try take("{")
        repeat {
            skipBlanks()
            let start = index
            let key = try string()
            guard keys.contains(key) else { throw error(.unknownKey(key), at: start) }
            guard found.insert(key).inserted else { throw error(.duplicateKey(key), at: start) }
            try take(":")
            skipBlanks()
            try value(&self, key)
        } while takes(",")
        try take("}")
        if let missing = keys.first(where: { !found.contains($0) }) { throw error(.missingKey(missing), at: opening) }
    }

    private mutating func list(_ element: (inout Self) throws(SampleFileError) -> Void) throws(SampleFileError) {
        try take("[")
        if takes("]") { return }
        repeat {
            skipBlanks()
            try element(&self)
        } while takes(",")
        try take("]")
    }

    /// A length that nothing traps on: within a year.
    private mutating func length() throws(SampleFileError) -> Nanoseconds {
        let start = index
        let count = try integer()
        guard count.magnitude <= SampleFile.farthest else { throw error(.outOfRange, at: start) }
        return Nanoseconds(count)
    }

    /// A number without fraction and exponent.
    private mutating func integer() throws(SampleFileError) -> Int64 {
        let start = index
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
        let digits = index
        while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
        let isPlain = index > digits && (index - digits == 1 || bytes[digits] != 48)
        let endsHere = index == bytes.count || ![46, 69, 101].contains(bytes[index])
        guard isPlain, endsHere else { throw error(.expected("a whole number"), at: start) }
        guard let value = Int64(String(decoding: bytes[start..<index], as: UTF8.self)) else {
            throw error(.outOfRange, at: start)
        }
        return value
    }

    private mutating func string() throws(SampleFileError) -> String {
        let start = index
        try take("\"")
        var text: [UInt8] = []
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            guard text.count <= SampleFile.longestText else {
                throw error(.textTooLong(limit: SampleFile.longestText), at: start)
            }
            guard bytes[index] >= 0x20 else { throw error(.expected("\""), at: index) }
            if bytes[index] == UInt8(ascii: "\\") {
                text += Array(String(try escaped()).utf8)
            } else {
                text.append(bytes[index])
                index += 1
            }
        }
        try take("\"")
        guard let string = String(validating: text, as: UTF8.self) else { throw error(.notUTF8, at: start) }
        return String(String.UnicodeScalarView(string.unicodeScalars.map(Self.printable)))
    }

    /// What a terminal would obey becomes a blank or U+FFFD.
    private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: " "
        case 0..<0x20, 0x7F...0x9F: "\u{FFFD}"
        default: scalar
        }
    }

    /// A character behind a backslash; half a surrogate pair becomes U+FFFD.
    private mutating func escaped() throws(SampleFileError) -> Unicode.Scalar {
        let start = index
        index += 1
        guard index < bytes.count else { throw error(.expected("\""), at: index) }
        let letter = bytes[index]
        index += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let digits = bytes[index...].prefix(4)
            // A sign would pass for a digit.
            guard digits.count == 4, digits.first != UInt8(ascii: "+"),
                let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
            else { throw error(.expected("\\u and four hexadecimal digits"), at: start) }
            index += 4
            return Unicode.Scalar(unit) ?? "\u{FFFD}"
        default: throw error(.expected("\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"), at: start)
        }
    }

    private mutating func skipBlanks() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private mutating func takes(_ character: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func take(_ character: Unicode.Scalar) throws(SampleFileError) {
        guard takes(character) else { throw error(.expected(String(character)), at: index) }
    }

    private func error(_ problem: SampleFileProblem, at index: Int) -> SampleFileError {
        let before = bytes[..<min(index, bytes.count)]
        let line = before.count { $0 == 0x0A } + 1
        let column = before.reversed().prefix { $0 != 0x0A }.count + 1
        return SampleFileError(line: line, column: column, problem)
    }
}
