/// The codes of Shift_JIS or EUC-JP and their characters, as the C library converts them.
///
/// The library is asked once for every code and every character: then a text of any length is read without it. In both
/// encodings a code is one character of the Basic Multilingual Plane, and where a code ends is seen from its bytes alone.
final class CodeTable: Sendable {
    private let isEUC: Bool
    /// The character of each code, at ``index(of:)``; 0 where there is none.
    private let characters: [UInt16]
    /// The code of each character, 0 where there is none. A code of it is read back as that character.
    private let codes: [UInt32]
    /// Codes that the library writes for characters which it never reads from them, such as 0x8160 for U+301C.
    private let variants: [UInt32: UInt32]

    /// - Parameter names: What the C library may call the encoding; the first that it has is used.
    init(_ encoding: TextEncoding, names: [String]) throws(TextEncodingError) {
        let name = names.first { Iconv(from: $0, to: Self.unicode) != nil }
        guard let name, let reading = Iconv(from: name, to: Self.unicode),
            let writing = Iconv(from: Self.unicode, to: name)
        else { throw .missingModule(encoding, name: names.first ?? encoding.rawValue) }

        var characters = [UInt16](repeating: 0, count: encoding == .eucJP ? 0x2_0000 : 0x1_0000)
        // A byte below 0x80 is ASCII, whatever the library would make of a backslash or a tilde.
        for byte in 0..<0x80 { characters[byte] = UInt16(byte) }
        var candidates = [0x80...0xFF, 0x8000...0xFFFF]
        if encoding == .eucJP { candidates.append(0x8F_A1A1...0x8F_FEFE) }
        for code in candidates.joined() {
            let code = UInt32(code)
            guard let found = reading.convert(code, byteCount: code.byteCount),
                let character = UInt16(exactly: found.code)
            else { continue }
            characters[Self.index(of: code)] = character
        }

        var codes = [UInt32](repeating: 0, count: 0x1_0000)
        var variants: [UInt32: UInt32] = [:]
        for byte in 0..<0x80 { codes[byte] = UInt32(byte) }
        for character in UInt32(0x80)...0xFFFF where Unicode.Scalar(character) != nil {
            guard let code = writing.convert(character, byteCount: 4)?.code else { continue }
            if UInt32(characters[Self.index(of: code)]) == character {
                codes[Int(character)] = code
            } else {
                variants[character] = code
            }
        }
        isEUC = encoding == .eucJP
        self.characters = characters
        self.codes = codes
        self.variants = variants
    }

    /// UCS-4, since it is part of the C library itself and no module of it.
    private static let unicode = "UCS-4BE"

    private static let shiftJIS = Result { () throws(TextEncodingError) in
        try CodeTable(.shiftJIS, names: ["CP932"])
    }

    private static let eucJP = Result { () throws(TextEncodingError) in
        try CodeTable(.eucJP, names: ["EUC-JP-MS", "EUC-JP"])
    }

    /// The table of an encoding, made when first asked for; nil for UTF-8, which needs none.
    static func table(of encoding: TextEncoding) throws(TextEncodingError) -> CodeTable? {
        switch encoding {
        case .utf8: nil
        case .shiftJIS: try shiftJIS.get()
        case .eucJP: try eucJP.get()
        }
    }

    /// Codes of three bytes begin with 0x8F; its lowest bit sets them apart from those of two.
    private static func index(of code: UInt32) -> Int {
        Int(code & 0x1_FFFF)
    }

    // MARK: One code

    /// How many bytes the code at a place has: 1 to 3, and 1 for a byte that begins no whole code.
    func codeByteCount(_ bytes: [UInt8], at place: Int) -> Int {
        let first = bytes[place]
        if first < 0x80 { return 1 }
        if isEUC {
            guard first == 0x8E || first == 0x8F || 0xA1...0xFE ~= first else { return 1 }
            let count = first == 0x8F ? 3 : 2
            guard place + count <= bytes.count else { return 1 }
            for rest in 1..<count where !(0xA1...0xFE ~= bytes[place + rest]) { return 1 }
            return count
        }
        guard 0x81...0x9F ~= first || 0xE0...0xFC ~= first, place + 1 < bytes.count else { return 1 }
        let second = bytes[place + 1]
        return 0x40...0x7E ~= second || 0x80...0xFC ~= second ? 2 : 1
    }

    /// The bytes of one code as a number.
    func code(_ bytes: [UInt8], at place: Int, byteCount: Int) -> UInt32 {
        var code: UInt32 = 0
        for place in place..<place + byteCount { code = code << 8 | UInt32(bytes[place]) }
        return code
    }

    /// The character of a code, 0 where it has none.
    func character(of code: UInt32) -> UInt16 {
        characters[Self.index(of: code)]
    }

    /// The code of a character that reads back as it; nil where there is none.
    func code(of scalar: Unicode.Scalar) -> UInt32? {
        guard scalar.value < 0x1_0000 else { return nil }
        let code = codes[Int(scalar.value)]
        return code == 0 && scalar.value != 0 ? nil : code
    }

    /// A code that stands for a character without reading back as it, and what it reads back as.
    func variant(of scalar: Unicode.Scalar) -> (code: UInt32, character: Unicode.Scalar)? {
        guard let code = variants[scalar.value], let character = Unicode.Scalar(character(of: code)) else { return nil }
        return (code, character)
    }

    // MARK: A text

    /// Reads bytes to the end. Bytes without a character become U+FFFD, one for each.
    func read(
        _ bytes: [UInt8]
    ) throws(TextEncodingError) -> (utf8: [UInt8], undecodable: [UndecodableBytes], map: OffsetMap) {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count + bytes.count / 2)
        var undecodable: [UndecodableBytes] = []
        var checkpoints: [OffsetMap.Checkpoint] = []
        var nextCheckpoint = 0
        var place = 0
        while place < bytes.count {
            if place >= nextCheckpoint {
                guard utf8.count <= DecodedText.byteCountLimit else { throw .tooLong(byteCount: utf8.count) }
                checkpoints.append(.init(byte: Int32(place), utf8: Int32(utf8.count)))
                nextCheckpoint = place + OffsetMap.spacing
            }
            if bytes[place] < 0x80 {
                let limit = min(nextCheckpoint, bytes.count)
                var end = place + 1
                while end < limit, bytes[end] < 0x80 { end += 1 }
                utf8 += bytes[place..<end]
                place = end
                continue
            }
            let count = codeByteCount(bytes, at: place)
            let character = character(of: code(bytes, at: place, byteCount: count))
            if character == 0 {
                undecodable.append(UndecodableBytes(byteOffset: place, byteCount: count, utf8Offset: utf8.count))
                utf8 += UTF8Reading.replacement
            } else {
                utf8.append(character: character)
            }
            place += count
        }
        guard utf8.count <= DecodedText.byteCountLimit else { throw .tooLong(byteCount: utf8.count) }
        return (utf8, undecodable, .checkpoints(checkpoints, self))
    }
}

extension UInt32 {
    /// How many bytes a code has, 1 to 4.
    var byteCount: Int {
        self < 0x100 ? 1 : self < 0x1_0000 ? 2 : self < 0x100_0000 ? 3 : 4
    }
}

extension [UInt8] {
    mutating func append(code: UInt32) {
        if code >= 0x1_0000 { append(UInt8(truncatingIfNeeded: code >> 16)) }
        if code >= 0x100 { append(UInt8(truncatingIfNeeded: code >> 8)) }
        append(UInt8(truncatingIfNeeded: code))
    }

    /// Appends the UTF-8 of a character of the Basic Multilingual Plane that is not ASCII.
    mutating func append(character: UInt16) {
        if character < 0x800 {
            append(0xC0 | UInt8(truncatingIfNeeded: character >> 6))
        } else {
            append(0xE0 | UInt8(truncatingIfNeeded: character >> 12))
            append(0x80 | UInt8(truncatingIfNeeded: character >> 6) & 0x3F)
        }
        append(0x80 | UInt8(truncatingIfNeeded: character) & 0x3F)
    }
}
