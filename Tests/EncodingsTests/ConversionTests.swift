import Encodings
import Testing

@Suite("Conversion")
struct ConversionTests {
    static let definition = "unit=日次締め,,,;\n{\n\tcm=\"表①髙ｱ\";\n}\n"

    @Test(
        "a definition goes to every encoding and back to its bytes",
        arguments: TextEncoding.allCases,
        TextEncoding.allCases
    )
    func thereAndBack(from source: TextEncoding, to target: TextEncoding) throws {
        for lineEnds in [nil, LineEnds.lf, .crlf] {
            let text = try DecodedText.decode(source.encode(Array(Self.definition.utf8)), as: source)
            let converted = try text.converted(to: target, lineEnds: lineEnds)
            #expect(converted.isReversible && converted.losses.isEmpty)
            let again = try DecodedText.decode(converted.bytes, as: target)
            let lines = lineEnds == .crlf ? Self.definition.replacing("\n", with: "\r\n") : Self.definition
            #expect(again.utf8 == Array(lines.utf8))
            #expect(try again.converted(to: source, lineEnds: .lf).bytes == text.bytes)
        }
    }

    @Test("every character of Shift_JIS survives UTF-8 and EUC-JP, duplicates but for their code")
    func everyCode() throws {
        let text = try DecodedText.decode(RoundTripTests.codes(.shiftJIS).flatMap { $0 }, as: .shiftJIS)
        let assigned = try DecodedText.decode(
            RoundTripTests.codes(.shiftJIS).filter { code in
                try DecodedText.decode(code, as: .shiftJIS).undecodable.isEmpty
            }.flatMap { $0 },
            as: .shiftJIS
        )
        let converted = try assigned.converted(to: .utf8)
        #expect(converted.bytes == assigned.utf8)
        #expect(converted.losses.count == 398)
        for loss in converted.losses {
            guard case .duplicate(let scalar, let code, let other) = loss.kind else {
                Issue.record("\(loss)")
                continue
            }
            let both = try DecodedText.decode(code + other, as: .shiftJIS).utf8
            #expect(String(decoding: both, as: UTF8.self).unicodeScalars.elementsEqual([scalar, scalar]))
        }
        #expect(try text.converted(to: .shiftJIS).bytes == text.bytes)
        #expect(try text.converted(to: .shiftJIS).isReversible)

        let euc = try DecodedText.decode(assigned.converted(to: .eucJP).bytes, as: .eucJP)
        let missing = try assigned.converted(to: .eucJP).losses.filter { loss in
            if case .missing = loss.kind { true } else { false }
        }
        #expect(missing.isEmpty)
        #expect(euc.utf8 == assigned.utf8)
    }

    @Test("a code of NEC that IBM has too is listed with both")
    func duplicate() throws {
        let text = try DecodedText.decode([0x0A, 0xED, 0x40, 0x87, 0x90], as: .shiftJIS)
        let converted = try text.converted(to: .utf8)
        #expect(converted.bytes == Array("\n纊≒".utf8))
        #expect(!converted.isReversible)
        let expected: [ConversionLoss.Kind] = [
            .duplicate("纊", code: [0xED, 0x40], writtenBackAs: [0xFA, 0x5C]),
            .duplicate("≒", code: [0x87, 0x90], writtenBackAs: [0x81, 0xE0]),
        ]
        #expect(converted.losses.map(\.kind) == expected)
        #expect(converted.losses.map(\.utf8Offset) == [1, 4])
        #expect(converted.losses.map(\.byteOffset) == [1, 3])
        #expect(
            text.places(ofUTF8: converted.losses.map(\.utf8Offset)) == [
                TextPlace(line: 2, column: 1), TextPlace(line: 2, column: 2),
            ]
        )
    }

    @Test("characters that the target lacks, or has as another, are listed and marked")
    func missing() throws {
        let text = try DecodedText.decode(Array("表😀10\u{301C}20".utf8))
        let converted = try text.converted(to: .shiftJIS)
        #expect(try DecodedText.decode(converted.bytes, as: .shiftJIS).utf8 == Array("表〓10～20".utf8))
        #expect(
            converted.losses.map(\.kind) == [.missing("😀"), .variant("\u{301C}", writtenAs: "\u{FF5E}")]
        )
        #expect(converted.losses.map(\.utf8Offset) == [3, 9])
        #expect(!converted.isReversible)
    }

    @Test("undecodable bytes are listed, and kept in the same encoding")
    func undecodable() throws {
        let text = try DecodedText.decode([0x61, 0xFF, 0x85, 0x7B, 0x0A], as: .shiftJIS)
        let converted = try text.converted(to: .utf8)
        #expect(converted.bytes == Array("a\u{FFFD}\u{FFFD}\n".utf8))
        #expect(converted.losses.map(\.kind) == [.undecodable([0xFF]), .undecodable([0x85, 0x7B])])
        #expect(converted.losses.map(\.byteOffset) == [1, 2])
        #expect(!converted.isReversible)

        let lines = try text.converted(to: .shiftJIS, lineEnds: .crlf)
        #expect(lines.bytes == [0x61, 0xFF, 0x85, 0x7B, 0x0D, 0x0A])
        #expect(lines.isReversible)
    }

    @Test("line ends become those asked for, whatever they were")
    func lineEnds() throws {
        let text = try DecodedText.decode(Array("a\r\nb\nc\r\r\nd\re\r".utf8))
        #expect(text.lineEndCounts() == LineEndCounts(lf: 1, crlf: 2, cr: 3))
        #expect(text.lineEndCounts().isMixed && text.lineEndCounts().uniform == nil)
        let crlf = try text.converted(to: .utf8, lineEnds: .crlf)
        #expect(crlf.bytes == Array("a\r\nb\r\nc\r\r\nd\re\r".utf8))
        #expect(!crlf.isReversible)
        #expect(try text.converted(to: .utf8, lineEnds: .lf).bytes == Array("a\nb\nc\r\nd\re\r".utf8))
        #expect(try text.converted(to: .utf8).isReversible)
    }

    @Test(
        "a text's line ends are told when they are of one kind",
        arguments: [("a\nb\n", .lf), ("a\r\nb", .crlf), ("a\rb", nil), ("", nil), ("a\r\nb\n", nil)]
            as [(String, LineEnds?)]
    )
    func uniform(sample: String, lineEnds: LineEnds?) throws {
        #expect(try DecodedText.decode(Array(sample.utf8)).lineEndCounts().uniform == lineEnds)
    }

    @Test("a byte order mark is kept, put, and left out as asked for")
    func byteOrderMark() throws {
        let text = try DecodedText.decode(Array("\u{FEFF}表\n".utf8))
        #expect(try text.converted(to: .utf8).bytes == text.bytes)
        #expect(try text.converted(to: .utf8, byteOrderMark: false).bytes == Array("表\n".utf8))
        let shiftJIS = try text.converted(to: .shiftJIS)
        #expect(shiftJIS.bytes == [0x95, 0x5C, 0x0A] && shiftJIS.isReversible && !shiftJIS.hasByteOrderMark)
        let plain = try DecodedText.decode(shiftJIS.bytes, as: .shiftJIS)
        #expect(try plain.converted(to: .utf8, byteOrderMark: true).bytes == text.bytes)
        #expect(throws: TextEncodingError.noByteOrderMark(.eucJP)) {
            try text.converted(to: .eucJP, byteOrderMark: true)
        }
    }

    @Test("a second byte order mark makes a conversion without the first irreversible")
    func secondMark() throws {
        let text = try DecodedText.decode(Array("\u{FEFF}\u{FEFF}a".utf8))
        #expect(try !text.converted(to: .utf8, byteOrderMark: false).isReversible)
        #expect(try text.converted(to: .utf8).isReversible)
    }

    @Test("lines and columns are counted in characters from 1")
    func places() throws {
        let text = try DecodedText.decode(Array("表a\r\n\n業務".utf8))
        let places = text.places(ofUTF8: [0, 1, 3, 4, 5, 6, 7, 10, 13])
        let expected = [(1, 1), (1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (3, 1), (3, 2), (3, 3)]
        #expect(places == expected.map { TextPlace(line: $0.0, column: $0.1) })
    }
}
