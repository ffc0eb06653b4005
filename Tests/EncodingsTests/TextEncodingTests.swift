import Encodings
import Testing

@Suite("Text encodings")
struct TextEncodingTests {
    @Test("an encoding is named as its registration names it")
    func names() {
        #expect(TextEncoding(rawValue: "shift_jis") == .shiftJIS)
        #expect(TextEncoding(rawValue: "euc-jp") == .eucJP)
        #expect(TextEncoding(rawValue: "utf-8") == .utf8)
    }

    @Test(
        "characters are written as their known codes",
        arguments: [
            (TextEncoding.shiftJIS, "表", [0x95, 0x5C]),
            (.shiftJIS, "ｱ\\~", [0xB1, 0x5C, 0x7E]),
            (.shiftJIS, "髙①", [0xFB, 0xFC, 0x87, 0x40]),
            (.eucJP, "表", [0xC9, 0xBD]),
            (.eucJP, "ｱ", [0x8E, 0xB1]),
            (.eucJP, "丂", [0x8F, 0xB0, 0xA1]),
            (.utf8, "表😀", [0xE8, 0xA1, 0xA8, 0xF0, 0x9F, 0x98, 0x80]),
        ] as [(TextEncoding, String, [UInt8])]
    )
    func knownCodes(encoding: TextEncoding, text: String, bytes: [UInt8]) throws {
        #expect(try encoding.encode(Array(text.utf8)) == bytes)
        #expect(try DecodedText.decode(bytes, as: encoding).utf8 == Array(text.utf8))
    }

    @Test(
        "a character that would come back as another is refused, with its place",
        arguments: ["\u{A5}", "\u{203E}", "\u{301C}", "\u{2014}", "\u{2212}", "é", "😀"],
        [TextEncoding.shiftJIS, .eucJP]
    )
    func refused(character: String, encoding: TextEncoding) throws {
        // JIS X 0212, which only EUC-JP has, knows é.
        if character == "é", encoding == .eucJP { return }
        let scalar = try #require(character.unicodeScalars.first)
        let error = TextEncodingError.missingCharacter(scalar, encoding: encoding, offset: 6, edit: nil)
        #expect(throws: error) { try encoding.encode(Array(("業務" + character).utf8)) }
    }

    @Test("a text that is not UTF-8 is not written", arguments: TextEncoding.allCases)
    func notUTF8(encoding: TextEncoding) {
        #expect(throws: TextEncodingError.notUTF8(offset: 1, edit: nil)) { try encoding.encode([0x41, 0x95, 0x5C]) }
    }

    @Test("an error tells what to do next in both languages")
    func messages() {
        let errors: [TextEncodingError] = [
            .tooLong(byteCount: 3_000_000_000), .utf16(name: "UTF-16LE"), .missingModule(.shiftJIS, name: "CP932"),
            .notUTF8(offset: 3, edit: 1), .missingCharacter("é", encoding: .shiftJIS, offset: 6, edit: nil),
            .joinsUndecodable(byteOffset: 7), .noByteOrderMark(.eucJP),
        ]
        #expect(errors.allSatisfy { $0.message.contains(": ") && $0.messageJapanese.contains("。") })
        #expect(errors[1].message.contains("iconv -f UTF-16LE -t UTF-8"))
        #expect(errors[2].messageJapanese.contains("libc-gconv-modules-extra"))
        #expect(errors[4].message.contains("U+00E9 'é' at byte 6"))
        #expect(
            TextEncodingError.missingCharacter("\u{7}", encoding: .eucJP, offset: 0, edit: 0).message.contains(
                "U+0007 at"
            )
        )
    }
}
