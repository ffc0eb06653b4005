import EventLog
import TestSupport
import Testing

@Suite struct ProtobufTests {
    @Test func `fields are written as the specification shows them`() {
        var writer = ProtobufWriter()
        writer.varint(1, 150)
        writer.string(2, "testing")
        writer.message(3) { $0.varint(1, 150) }
        writer.zigzag(4, -2)
        writer.fixed32(5, 1)
        writer.fixed64(16, 2)
        #expect(
            writer.bytes == [
                0x08, 0x96, 0x01, 0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6E, 0x67, 0x1A, 0x03, 0x08, 0x96, 0x01,
                0x20, 0x03, 0x2D, 1, 0, 0, 0, 0x81, 0x01, 2, 0, 0, 0, 0, 0, 0, 0,
            ]
        )
    }

    @Test(arguments: [0, 1, 127, 128, 16_383, 16_384, UInt64(UInt32.max), 1 << 63, .max])
    func `numbers of every size come back`(value: UInt64) throws {
        var writer = ProtobufWriter()
        writer.varint(536_870_911, value)
        writer.zigzag(1, Int64(bitPattern: value))
        var reader = ProtobufReader(writer.bytes)
        #expect(try #require(try reader.nextField()).number == 536_870_911)
        #expect(try reader.varint() == value)
        #expect(try #require(try reader.nextField()).number == 1)
        #expect(try reader.zigzag() == Int64(bitPattern: value))
        #expect(try reader.nextField() == nil)
    }

    private func refuse(_ reason: DecodeError.Reason, _ bytes: [UInt8], line: SourceLocation = #_sourceLocation) {
        let error = #expect(throws: DecodeError.self, sourceLocation: line) {
            var reader = ProtobufReader(bytes)
            while try reader.nextField() != nil { try reader.skip() }
        }
        #expect(error?.reason == reason, sourceLocation: line)
    }

    @Test func `bytes that are no fields are refused with the reason`() {
        refuse(.truncated, [0x08])
        refuse(.truncated, [0x80])
        refuse(.truncated, [0x12, 0x05, 1, 2])
        refuse(.truncated, [0x0D, 1, 2, 3])
        refuse(.varintTooLong, [0x08] + [UInt8](repeating: 0x80, count: 10) + [0])
        refuse(.varintTooLong, [0x08] + [UInt8](repeating: 0xFF, count: 9) + [2])
        refuse(.invalidFieldNumber, [0x00, 0x00])
        refuse(.invalidWireType, [0x0B])
        refuse(.tooLarge, [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F])
    }

    @Test func `a wrong wire type and wrong text are named with their place`() throws {
        var writer = ProtobufWriter()
        writer.message(1) { $0.bytes(2, [0xFF, 0xFE]) }
        var reader = ProtobufReader(writer.bytes)
        _ = try reader.nextField()
        #expect(throws: DecodeError(.unexpectedWireType, offset: 0, needed: 0, found: 2)) { try reader.varint() }
        let error = DecodeError(.invalidText, offset: 4)
        #expect(throws: error) {
            try reader.nested { inner throws(DecodeError) in
                _ = try inner.nextField()
                return try inner.string()
            }
        }
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `random bytes never trap`(seed: UInt64) {
        print("repeat: ProtobufTests random bytes, seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let count = Int.random(in: 0...40, using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) & (seed == 1 ? 0x1F : 0xFF) }
            var reader = ProtobufReader(bytes)
            do {
                while try reader.nextField() != nil { try reader.skip() }
            } catch {
                #expect(error.offset >= 0 && error.offset <= bytes.count)
            }
        }
    }
}
