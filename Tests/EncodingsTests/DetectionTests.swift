import Encodings
import Foundation
import TestSupport
import Testing

@Suite("Detection of an encoding")
struct DetectionTests {
    static let definition = """
        unit=日次締め,AJSROOT1,jp1admin,;
        {
        \tty=n;
        \tcm="毎日の売上を集計して帳票を作る";
        \tel=売上集計,j,+80+48;
        \tel=帳票出力,j,+240+48;
        \tar=(f=売上集計,t=帳票出力,seq);
        }

        """

    @Test("a definition is read in the encoding it was written in", arguments: TextEncoding.allCases)
    func definition(encoding: TextEncoding) throws {
        let text = try DecodedText.decode(encoding.encode(Array(Self.definition.utf8)))
        #expect(text.encoding == encoding)
        #expect(text.confidence == .likely)
        #expect(text.utf8 == Array(Self.definition.utf8))
        #expect(encoding == .utf8 ? text.plausibility == nil : text.plausibility ?? 0 >= 95)
    }

    @Test("kana and kanji of any kind are told apart", arguments: ["テスト", "夜間バッチ処理", "ひらがなだけのなまえ", "①号機：起動（確認）"])
    func samples(sample: String) throws {
        for encoding in [TextEncoding.shiftJIS, .eucJP] {
            let text = try DecodedText.decode(encoding.encode(Array("cm=\"\(sample)\";".utf8)))
            #expect(text.encoding == encoding)
            #expect(String(decoding: text.utf8, as: UTF8.self) == "cm=\"\(sample)\";")
        }
    }

    @Test(
        "halfwidth katakana are read as Shift_JIS, and no more than a guess where they are as good kanji of EUC-JP",
        arguments: [("ｼﾞｯｺｳ", .likely), ("ｳﾘｱｹﾞｼｭｳｹｲ", .guess), ("ﾊﾞｯｸｱｯﾌﾟ", .guess)] as [(String, EncodingConfidence)]
    )
    func halfwidth(sample: String, confidence: EncodingConfidence) throws {
        let text = try DecodedText.decode(TextEncoding.shiftJIS.encode(Array("cm=\"\(sample)\";".utf8)))
        #expect(text.encoding == .shiftJIS)
        #expect(text.confidence == confidence)
    }

    @Test("a voiced mark behind a kana that takes none speaks against Shift_JIS")
    func voicedMarks() throws {
        // Two kanji of level 2 in EUC-JP, ﾟﾞﾟﾞ in Shift_JIS.
        let text = try DecodedText.decode([0xDF, 0xDE, 0xDF, 0xDE])
        #expect(text.encoding == .eucJP)
        #expect(text.confidence == .guess)
    }

    @Test("one character is no more than a guess", arguments: ["表", "Ω"])
    func oneCharacter(sample: String) throws {
        // 0xC9 0xBD is also valid UTF-8, for a letter that no Japanese text has.
        let text = try DecodedText.decode(TextEncoding.eucJP.encode(Array(sample.utf8)))
        #expect(text.encoding != .utf8)
        #expect(text.confidence == .guess)
    }

    @Test("UTF-8 of nothing but a multiplication sign is UTF-8")
    func multiplicationSign() throws {
        let text = try DecodedText.decode(Array("sz=5×5;el=A,n,+1×2;".utf8))
        #expect(text.encoding == .utf8)
        #expect(text.confidence == .likely)
        #expect(text.plausibility == 100)
    }

    @Test("UTF-8 with a damaged byte is still UTF-8")
    func damagedUTF8() throws {
        var bytes = Array(Self.definition.utf8)
        bytes[6] = 0xFF
        let text = try DecodedText.decode(bytes)
        #expect(text.encoding == .utf8)
        #expect(!text.undecodable.isEmpty)
    }

    @Test("a byte order mark is certain, and ASCII is any encoding")
    func sure() throws {
        #expect(try DecodedText.decode([0xEF, 0xBB, 0xBF]).confidence == .certain)
        #expect(try DecodedText.decode([]).confidence == .ascii)
        #expect(try DecodedText.decode(Array("unit=A,,,;".utf8)).confidence == .ascii)
        #expect(try DecodedText.decode(Array("unit=A,,,;".utf8)).encoding == .utf8)
    }

    @Test("what was said is not doubted")
    func stated() throws {
        let text = try DecodedText.decode(Array("表".utf8), as: .eucJP)
        #expect(text.encoding == .eucJP && text.confidence == .stated && text.plausibility == nil)
        #expect(!text.undecodable.isEmpty)
    }

    @Test("bytes of another language are a guess")
    func latin() throws {
        #expect(
            try DecodedText.decode(Array("caf".utf8) + [0xE9, 0x20] + Array("na".utf8) + [0xEF]).confidence == .guess
        )
    }

    @Test("UTF-16 is refused with the name that iconv needs", arguments: [nil, TextEncoding.utf8, .shiftJIS, .eucJP])
    func utf16(encoding: TextEncoding?) throws {
        let little = Self.definition.utf16.flatMap {
            [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
        }
        let big = Self.definition.utf16.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        let cases = [
            ([0xFF, 0xFE] + little, "UTF-16"), ([0xFE, 0xFF] + big, "UTF-16"), (little, "UTF-16LE"), (big, "UTF-16BE"),
        ]
        for (bytes, name) in cases {
            #expect(throws: TextEncodingError.utf16(name: name)) { try DecodedText.decode(bytes, as: encoding) }
        }
    }

    @Test("a zero byte here and there is a character")
    func zeroBytes() throws {
        let bytes = Array("unit=A\0B,,,;\0{}".utf8)
        #expect(try DecodedText.decode(bytes).utf8 == bytes)
    }

    @Test(
        "real definitions are read in the encoding that their names tell",
        .enabled(if: RealDefinitions.folder != nil, "real definitions do not stand beside the project")
    )
    func realDefinitions() throws {
        let folder = try #require(RealDefinitions.folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".unitdef") }
        try #require(!names.isEmpty)
        for name in names.sorted() {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            let text = try DecodedText.decode(bytes)
            #expect(text.encoding == (name.contains(".shift_jis.") ? .shiftJIS : .utf8), "\(name)")
            #expect(text.undecodable.isEmpty, "\(name)")
            #expect(text.confidence == .likely || text.confidence == .ascii, "\(name): \(text.plausibility ?? -1)")
            #expect(try text.converted(to: .utf8).isReversible, "\(name)")
            #expect(try text.bytes(applying: []) == bytes, "\(name)")
        }
    }
}

/// Definitions of other people beside the project, which a user's clone lacks.
private enum RealDefinitions {
    static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["LOCKSTEP_CORPUS"].map { URL(filePath: $0) }
        let corpus = named ?? Fixtures.project.deletingLastPathComponent().appending(path: "shared/corpus")
        let folder = corpus.appending(path: "ajs")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()
}
