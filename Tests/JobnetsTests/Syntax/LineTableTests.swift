import Jobnets
import TestSupport
import Testing

@Suite("Lines and columns")
struct LineTableTests {
    @Test("a place is told by its line and the characters before it there")
    func places() {
        let table = LineTable(Array("a日b\r\n\nc".utf8))
        #expect(
            (0...9).map { table.place(of: $0).description } == [
                "1:1", "1:2", "1:3", "1:3", "1:3", "1:4", "1:5", "2:1", "3:1", "3:2",
            ]
        )
        #expect(table.lineCount == 3)
        #expect(table.place(of: -1).description == "1:1")
        #expect(table.place(of: 1000).description == "3:2")
        #expect(LineTable([]).place(of: 0).description == "1:1")
    }

    @Test("places in long and short lines are as counting gives them", arguments: 0..<20 as Range<UInt64>)
    func counted(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let rarity = Int.random(in: 2...3000, using: &random)
        let scalars = (0..<Int.random(in: 0...4000, using: &random)).map { _ in
            Int.random(in: 0..<rarity, using: &random) == 0
                ? "\n" : ["a", "é", "日", "😀"].randomElement(using: &random)!
        }
        let table = LineTable(Array(scalars.joined().utf8))
        var offset = 0
        var place = LineTable.Place(line: 1, column: 1)
        for scalar in scalars {
            guard table.place(of: offset) == place else {
                Issue.record("seed \(seed): byte \(offset) is \(place), not \(table.place(of: offset))")
                return
            }
            offset += scalar.utf8.count
            place =
                scalar == "\n"
                ? .init(line: place.line + 1, column: 1) : .init(line: place.line, column: place.column + 1)
        }
        #expect(table.place(of: offset) == place)
    }
}
