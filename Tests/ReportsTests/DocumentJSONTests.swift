import Foundation
import Reports
import Testing

/// A document prints as JSON that any reader reads.
@Suite struct DocumentJSONTests {
    private static let document = Document.object([
        ("zeta", .null), ("alpha", .bool(true)), ("Beta", .bool(false)), ("number", .integer(Int64.min)),
        ("none", .array([])), ("nothing", .object([])), ("a\"key\\", .string("\"\\/\u{8}\u{C}\n\r\t\u{1}\u{1F}\u{7F}")),
        ("words", .array([.string(""), .string("締め 😀 e\u{301}\r\n\u{2028}"), .array([.integer(7), .null])])),
        ("inner", .object([("b", .array([.object([("x", .integer(-1))])])), ("a", .string("é"))])),
    ])

    private static var value: [String: Any] {
        [
            "zeta": NSNull(), "alpha": true, "Beta": false, "number": Int64.min, "none": [Any](),
            "nothing": [String: Any](),
            "a\"key\\": "\"\\/\u{8}\u{C}\n\r\t\u{1}\u{1F}\u{7F}",
            "words": ["", "締め 😀 e\u{301}\r\n\u{2028}", [7, NSNull()] as [Any]] as [Any],
            "inner": ["b": [["x": -1]], "a": "é"] as [String: Any],
        ]
    }

    @Test func `a document is read back as what it was made of`() throws {
        let found = try JSONSerialization.jsonObject(with: Data(Self.document.json.utf8)) as? NSDictionary
        #expect(found == Self.value as NSDictionary)
    }

    @Test func `it is printed with two blanks a level and its keys in order`() {
        let small = Document.object([
            ("b", .array([.integer(1), .string("x")])), ("a", .array([])), ("c", .object([])),
        ])
        #expect(
            small.json == """
                {
                  "a" : [

                  ],
                  "b" : [
                    1,
                    "x"
                  ],
                  "c" : {

                  }
                }

                """
        )
    }
}
