import Encodings
import TestSupport
import Testing

@Suite("The way back to the bytes")
struct RoundTripTests {
    /// Every code of two bytes, and of three in EUC-JP, that may be well formed, assigned or not.
    static func codes(_ encoding: TextEncoding) -> [[UInt8]] {
        var codes: [[UInt8]] = []
        if encoding == .shiftJIS {
            for first in [UInt8](0x81...0x9F) + [UInt8](0xE0...0xFC) {
                for second in [UInt8](0x40...0x7E) + [UInt8](0x80...0xFC) { codes.append([first, second]) }
            }
        } else {
            for first in [0x8E] + [UInt8](0xA1...0xFE) {
                for second in UInt8(0xA1)...0xFE { codes.append([first, second]) }
            }
            for second in UInt8(0xA1)...0xFE {
                for third in UInt8(0xA1)...0xFE { codes.append([0x8F, second, third]) }
            }
        }
        return codes
    }

    @Test(
        "every code, assigned or not, is one character and keeps its bytes",
        arguments: [TextEncoding.shiftJIS, .eucJP]
    )
    func everyCode(encoding: TextEncoding) throws {
        let codes = Self.codes(encoding)
        var assigned = 0
        var wrong: [[UInt8]] = []
        for start in stride(from: 0, to: codes.count, by: 128) {
            let codes = codes[start..<min(start + 128, codes.count)]
            let text = try DecodedText.decode(codes.flatMap { $0 + [0x3B] }, as: encoding)
            let characters = text.utf8.split(separator: 0x3B)
            try #require(characters.count == codes.count)
            try #require(try text.bytes(applying: []) == text.bytes)
            var utf8 = 0
            var byte = 0
            for (code, character) in zip(codes, characters) {
                if String(decoding: character, as: UTF8.self).unicodeScalars.count != 1
                    || text.byteOffset(ofUTF8: utf8) != byte
                    || text.byteOffset(ofUTF8: utf8 + character.count) != byte + code.count
                {
                    wrong.append(code)
                }
                utf8 += character.count + 1
                byte += code.count + 1
            }
            #expect(text.undecodable.allSatisfy { codes.contains(text.bytes(of: $0)) })
            assigned += codes.count - text.undecodable.count
        }
        #expect(wrong.isEmpty)
        #expect(assigned == (encoding == .shiftJIS ? 9604 : 15_078))
    }

    @Test("an edit beside any code leaves it as it is", arguments: [TextEncoding.shiftJIS, .eucJP])
    func editBesideEveryCode(encoding: TextEncoding) throws {
        for code in Self.codes(encoding) {
            let text = try DecodedText.decode([0x61] + code + [0x62, 0x0A], as: encoding)
            let end = text.utf8.count
            let new = try encoding.encode(Array("表".utf8))
            let edited = try text.bytes(applying: [(0..<1, Array("表".utf8)), (end - 2..<end - 1, [0x7B])])
            if edited != new + code + [0x7B, 0x0A] { Issue.record("\(code) became \(edited)") }
        }
    }

    @Test(
        "second bytes that are a backslash or a brace are no characters of their own",
        arguments: [
            ([0x95, 0x5C], "表"), ([0x83, 0x7B], "ボ"), ([0x83, 0x7D], "マ"), ([0x83, 0x5C], "ソ"),
        ] as [([UInt8], String)]
    )
    func deceivingBytes(code: [UInt8], character: String) throws {
        let text = try DecodedText.decode(Array("{cm=\"".utf8) + code + Array("\";}".utf8), as: .shiftJIS)
        #expect(String(decoding: text.utf8, as: UTF8.self) == "{cm=\"\(character)\";}")
    }

    @Test("the second byte of a code without a character is not taken for a brace")
    func unassignedCode() throws {
        let text = try DecodedText.decode([0x85, 0x7B, 0x7D], as: .shiftJIS)
        #expect(text.utf8 == Array("\u{FFFD}}".utf8))
        #expect(text.undecodable.map(\.byteCount) == [2])
    }

    @Test("a text cut at any byte has its last bytes listed and kept", arguments: TextEncoding.allCases)
    func truncated(encoding: TextEncoding) throws {
        let whole = try encoding.encode(Array("unit=業務,ｱ髙;{cm=\"表示ソ\";}".utf8))
        for count in 0...whole.count {
            let text = try DecodedText.decode(Array(whole.prefix(count)), as: encoding)
            #expect(try text.bytes(applying: []) == text.bytes)
            #expect(text.undecodable.allSatisfy { $0.byteOffset + $0.byteCount == count || $0.byteOffset == count - 2 })
            #expect(text.byteOffset(ofUTF8: text.utf8.count) == count)
        }
    }

    @Test("undecodable bytes are listed where they stand and kept by an edit")
    func undecodable() throws {
        let bytes: [UInt8] = [0x61, 0xFF, 0x95, 0x5C, 0x81, 0x20, 0x62, 0xFD]
        let text = try DecodedText.decode(bytes, as: .shiftJIS)
        #expect(String(decoding: text.utf8, as: UTF8.self) == "a\u{FFFD}表\u{FFFD} b\u{FFFD}")
        #expect(text.undecodable.map(\.byteOffset) == [1, 4, 7])
        #expect(text.undecodable.map(\.utf8Offset) == [1, 7, 12])
        #expect(text.undecodable.map(\.byteCount) == [1, 1, 1])
        #expect(try text.bytes(applying: [(4..<7, Array("裏".utf8))]) == [0x61, 0xFF, 0x97, 0xA0] + bytes[4...])
    }

    @Test("faults of UTF-8 are repaired as the standard library repairs them, and keep their bytes")
    func repaired() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let pieces: [[UInt8]] = [
            [0x61], [0xE8, 0xA1, 0xA8], [0xE8, 0xA1], [0x80], [0xF0, 0x9F, 0x98, 0x80], [0xF0, 0x9F, 0x98],
            [0xC0, 0xAF],
            [0xED, 0xA0, 0x80], [0xFF], [0x0A], [0xC3, 0xA9], [0xF4, 0x90],
        ]
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...12, using: &generator)).flatMap { _ in
                pieces.randomElement(using: &generator) ?? []
            }
            let text = try DecodedText.decode([0x61] + bytes, as: .utf8)
            #expect(text.utf8 == Array(String(decoding: text.bytes, as: UTF8.self).utf8), "seed \(seed)")
            #expect(try text.bytes(applying: []) == text.bytes, "seed \(seed)")
            for fault in text.undecodable {
                #expect(text.byteOffset(ofUTF8: fault.utf8Offset) == fault.byteOffset, "seed \(seed)")
                #expect(
                    text.byteOffset(ofUTF8: fault.utf8Offset + 3) == fault.byteOffset + fault.byteCount,
                    "seed \(seed)"
                )
            }
        }
    }

    @Test("a byte order mark is no part of the text and stays in the file")
    func byteOrderMark() throws {
        let text = try DecodedText.decode([0xEF, 0xBB, 0xBF] + Array("表\r\n".utf8))
        #expect(text.hasByteOrderMark)
        #expect(text.utf8 == Array("表\r\n".utf8))
        #expect(text.byteOffset(ofUTF8: 0) == 3)
        #expect(try text.bytes(applying: [(0..<3, Array("裏面".utf8))]) == Array("\u{FEFF}裏面\r\n".utf8))
        #expect(try text.bytes(applying: []) == text.bytes)
    }

    @Test("an empty file is an empty text", arguments: [nil, TextEncoding.utf8, .shiftJIS, .eucJP])
    func empty(encoding: TextEncoding?) throws {
        let text = try DecodedText.decode([], as: encoding)
        #expect(text.utf8.isEmpty && text.byteOffset(ofUTF8: 0) == 0)
        #expect(try text.bytes(applying: [(0..<0, [0x61])]) == [0x61])
    }

    @Test("any edits leave every other byte", arguments: TextEncoding.allCases)
    func randomEdits(encoding: TextEncoding) throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        // Codes that an edit cannot join with what follows: whole ones, some of them duplicates or without a character.
        let strange: [TextEncoding: [[UInt8]]] = [
            .shiftJIS: [[0xED, 0x40], [0xFA, 0x5C], [0x85, 0x7B], [0x87, 0x90], [0xFF], [0xA0], [0x80]],
            .eucJP: [[0xAD, 0xF0], [0xA2, 0xE2], [0xA9, 0xA1], [0xFF], [0x8F, 0xB0, 0xA1]],
            .utf8: [[0xFF], [0xC0], [0xED, 0x9F, 0xBF]],
        ]
        let texts = ["unit=", "業務", "ｱｲ", "表", "\r\n", "\n", "\\", "{", "}", "ソ能"]
        for round in 0..<12 {
            // The file, and where each of its pieces begins and ends, in the file and in the text.
            var bytes: [UInt8] = round.isMultiple(of: 2) && encoding == .utf8 ? [0xEF, 0xBB, 0xBF] : []
            let markCount = bytes.count
            var pieces: [[UInt8]] = []
            for _ in 0..<Int.random(in: 1...2000, using: &generator) {
                let piece =
                    if Int.random(in: 0..<5, using: &generator) == 0, let codes = strange[encoding] {
                        codes.randomElement(using: &generator) ?? []
                    } else {
                        try encoding.encode(Array((texts.randomElement(using: &generator) ?? "").utf8))
                    }
                pieces.append(piece)
                bytes += piece
            }
            let text = try DecodedText.decode(bytes, as: encoding)
            var edits: [(range: Range<Int>, text: [UInt8])] = []
            var expected = Array(bytes[..<markCount])
            var place = 0
            for piece in pieces {
                let count = try DecodedText.decode(piece, as: encoding).utf8.count
                if Int.random(in: 0..<10, using: &generator) == 0 {
                    let new = Array((texts.randomElement(using: &generator) ?? "").utf8)
                    edits.append((place..<place + count, new))
                    expected += try encoding.encode(new)
                } else {
                    expected += piece
                }
                place += count
            }
            try #require(place == text.utf8.count, "seed \(seed)")
            #expect(try text.bytes(applying: edits) == expected, "seed \(seed)")
        }
    }

    @Test(
        "any bytes are read to the end, and an edit changes the text as asked for or is refused",
        arguments: TextEncoding.allCases
    )
    func anyBytes(encoding: TextEncoding) throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let alphabet: [UInt8] = [
            0x22, 0x41, 0x5C, 0x7B, 0x7F, 0x80, 0x81, 0x83, 0x8E, 0x8F, 0x9F, 0xA0, 0xA1, 0xB1, 0xC3, 0xDF, 0xE0, 0xE8,
            0xED,
            0xF0, 0xF4, 0xFC, 0xFD, 0xFE, 0xFF,
        ]
        let texts = ["", "A", "表", "{"]
        var refused = 0
        for _ in 0..<1000 {
            // The first byte, which no edit touches, keeps the rest from being a byte order mark.
            var bytes: [UInt8] = [0x61]
            for _ in 0..<Int.random(in: 0...12, using: &generator) {
                bytes.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
            }
            let text = try DecodedText.decode(bytes, as: encoding)
            try #require(String(validating: text.utf8, as: UTF8.self) != nil, "seed \(seed)")
            let boundaries = text.utf8.indices.filter { text.utf8[$0] & 0xC0 != 0x80 } + [text.utf8.count]
            for (offset, next) in zip(boundaries, boundaries.dropFirst()) {
                let place = text.byteOffset(ofUTF8: offset)
                // What stands before a character reads the same without what follows.
                let before = try DecodedText.decode(Array(bytes[..<place]), as: encoding)
                if place >= text.byteOffset(ofUTF8: next) || before.utf8 != Array(text.utf8[..<offset]) {
                    Issue.record("seed \(seed): \(bytes) at \(offset)")
                }
            }
            let first = boundaries[Int.random(in: 1..<boundaries.count, using: &generator)]
            let second = boundaries[Int.random(in: 1..<boundaries.count, using: &generator)]
            let range = min(first, second)..<max(first, second)
            let number = Int.random(in: 0..<texts.count, using: &generator)
            let new = Array(texts[number].utf8)
            switch Result(catching: { try text.bytes(applying: [(range, new)]) }) {
            case .success(let edited):
                let expected = Array(text.utf8[..<range.lowerBound] + new + text.utf8[range.upperBound...])
                #expect(try DecodedText.decode(edited, as: encoding).utf8 == expected, "seed \(seed)")
            case .failure(let error):
                refused += 1
                guard case TextEncodingError.joinsUndecodable(let place) = error else { throw error }
                #expect(text.undecodable.contains { $0.byteOffset == place }, "seed \(seed)")
                #expect(place < text.byteOffset(ofUTF8: range.lowerBound), "seed \(seed)")
            }
        }
        #expect(refused > 0)
    }

    @Test("insertions at one place stay in their order")
    func insertions() throws {
        let text = try DecodedText.decode([0x95, 0x5C, 0x0A], as: .shiftJIS)
        #expect(try text.bytes(applying: [(3..<3, [0x61]), (3..<3, [0x62])]) == [0x95, 0x5C, 0x61, 0x62, 0x0A])
    }

    @Test("an edit that an undecodable byte would swallow is refused, with the byte's place")
    func joining() throws {
        let text = try DecodedText.decode([0x61, 0x62, 0x81, 0x22, 0x41], as: .shiftJIS)
        #expect(throws: TextEncodingError.joinsUndecodable(byteOffset: 2)) {
            try text.bytes(applying: [(0..<1, Array("長い名前".utf8)), (5..<6, [])])
        }
        #expect(try text.bytes(applying: [(5..<6, [0x27])]) == [0x61, 0x62, 0x81, 0x27, 0x41])

        let cut = try DecodedText.decode([0xE8, 0xA1, 0x41, 0xA8], as: .utf8)
        #expect(throws: TextEncodingError.joinsUndecodable(byteOffset: 0)) { try cut.bytes(applying: [(3..<4, [])]) }
    }

    @Test("a replacement that the file's encoding lacks is refused, with the edit and the place in it")
    func missingCharacter() throws {
        let text = try DecodedText.decode([0x61, 0x95, 0x5C], as: .shiftJIS)
        let error = TextEncodingError.missingCharacter("😀", encoding: .shiftJIS, offset: 3, edit: 1)
        #expect(throws: error) { try text.bytes(applying: [(0..<1, [0x62]), (1..<4, Array("表😀".utf8))]) }
    }

    @Test("a place far into a long file is exact")
    func farPlace() throws {
        var bytes: [UInt8] = []
        for _ in 0..<20_000 { bytes += [0x95, 0x5C, 0xB1, 0x61, 0xFF, 0x81, 0x7E] }
        let text = try DecodedText.decode(bytes, as: .shiftJIS)
        // 表 3, ｱ 3, a 1, U+FFFD 3, × 2.
        try #require(text.utf8.count == 20_000 * 12)
        for unit in stride(from: 0, to: 20_000, by: 37) {
            let places = [0, 3, 6, 7, 10].map { text.byteOffset(ofUTF8: unit * 12 + $0) - unit * 7 }
            #expect(places == [0, 2, 3, 4, 5])
            #expect(text.byteOffset(ofUTF8: unit * 12 + 2) == unit * 7)
        }
    }

    @Test("a long file of nothing but undecodable bytes is read")
    func onlyUndecodable() throws {
        let text = try DecodedText.decode([UInt8](repeating: 0xFF, count: 100_000) + [0x61], as: .utf8)
        #expect(text.undecodable.count == 100_000)
        #expect(text.byteOffset(ofUTF8: 299_999) == 99_999)
        #expect(text.byteOffset(ofUTF8: 300_000) == 100_000)
    }
}

extension DecodedText {
    fileprivate func bytes(of fault: UndecodableBytes) -> [UInt8] {
        Array(bytes[fault.byteOffset..<fault.byteOffset + fault.byteCount])
    }
}
