internal import Redundancy
internal import Testing

@testable internal import Captures

@Suite struct ShowColumnTableTests {
    @Test func `names are parted at two blanks, known names also at one`() {
        let table = ColumnTable(header: "Name  Rx packets Tx packets  Odd Thing", known: ["Rx packets", "Tx packets"])
        let names = [("Name", 0), ("Rx packets", 6), ("Tx packets", 17), ("Odd Thing", 29)]
        #expect(table.columns == names.map { ColumnTable.Column(name: $0.0, start: $0.1) })
    }

    @Test func `a row with more pieces than columns does not fit`() {
        let table = ColumnTable(header: "A  B", known: [])
        #expect(table.cells(of: "1  2") == ["1", "2"])
        #expect(table.cells(of: "1  2  3") == nil)
        #expect(table.cells(of: "   2") == ["", "2"])
    }

    @Test func `a table without columns takes no row`() {
        #expect(ColumnTable(header: "", known: ["A"]).cells(of: "1") == nil)
    }

    @Test(arguments: [
        ("a = b = c", "a", "b = c"), ("CONFIG_FILE =", "CONFIG_FILE", ""), ("x=1 = y", "x=1", "y"),
        ("  k   =\tv ", "k", "v"),
    ])
    func `a key ends at the first sign with a blank before it`(line: String, key: String, value: String) throws {
        let pair = try #require(KeyValue(line[...], .equals))
        #expect(pair.field == Field(key, value))
    }

    @Test(arguments: ["", "=", " = x", "http://example.invalid/?a=b", "no sign"])
    func `a line without a key is none`(line: String) {
        #expect(KeyValue(line[...], .equals) == nil)
    }

    @Test func `a colon without a blank behind it is part of a value`() throws {
        #expect(KeyValue("2024-02-03:04:05:06", .colon) == nil)
        #expect(try #require(KeyValue("Install type  : Image", .colon)).field == Field("Install type", "Image"))
        #expect(try #require(KeyValue("Added Image:", .colon)).field == Field("Added Image", ""))
    }
}
