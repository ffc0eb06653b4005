import Encodings
import Testing

@Suite("Text encodings")
struct TextEncodingTests {
    @Test("an encoding is named as its registration names it")
    func names() {
        #expect(TextEncoding(rawValue: "shift_jis") == .shiftJIS)
    }
}
