import Testing

@testable import Encodings

@Suite("Tables of the C library")
struct CodeTableTests {
    @Test("an encoding that the C library lacks is an error that names the module")
    func missingModule() {
        #expect(throws: TextEncodingError.missingModule(.shiftJIS, name: "NO-SUCH-1")) {
            try CodeTable(.shiftJIS, names: ["NO-SUCH-1", "NO-SUCH-2"])
        }
    }

    @Test("the second name serves where the first is missing")
    func secondName() throws {
        let table = try CodeTable(.eucJP, names: ["NO-SUCH", "EUC-JP"])
        #expect(table.code(of: "表") == 0xC9BD)
    }

    @Test("a code's length by its bytes is what the C library takes", arguments: [TextEncoding.shiftJIS, .eucJP])
    func lengths(encoding: TextEncoding) throws {
        let table = try #require(try CodeTable.table(of: encoding))
        guard let iconv = Iconv(from: encoding == .eucJP ? "EUC-JP-MS" : "CP932", to: "UCS-4BE") else {
            Issue.record("no conversion")
            return
        }
        var wrong: [UInt32] = []
        for code in [UInt32(0)...0xFF, 0x8000...0xFFFF, 0x8F_8000...0x8F_FFFF].joined() {
            guard let found = iconv.convert(code, byteCount: code.byteCount) else { continue }
            var bytes: [UInt8] = []
            bytes.append(code: code)
            if table.codeByteCount(bytes, at: 0) != bytes.count || UInt32(table.character(of: code)) != found.code {
                wrong.append(code)
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test("every code that is written reads back as its character", arguments: [TextEncoding.shiftJIS, .eucJP])
    func codesReadBack(encoding: TextEncoding) throws {
        let table = try #require(try CodeTable.table(of: encoding))
        var count = 0
        for value in UInt32(0)...0xFFFF {
            guard let scalar = Unicode.Scalar(value), let code = table.code(of: scalar) else { continue }
            count += 1
            if UInt32(table.character(of: code)) != value { Issue.record("U+\(String(value, radix: 16))") }
        }
        // Double-byte codes less the duplicates, ASCII, and 63 halfwidth katakana or 30 control characters.
        #expect(count == (encoding == .shiftJIS ? 9604 - 398 + 128 + 63 : 15_078 - 24 + 128 + 30))
    }
}
