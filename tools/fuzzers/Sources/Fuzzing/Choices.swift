/// Reads an input as a row of choices: what an input of a few bytes decides is near to what its neighbours decide.
public struct Choices {
    private let bytes: [UInt8]
    private var next = 0

    /// - Parameter bytes: behind their end every choice is the first.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    public var isAtEnd: Bool { next >= bytes.count }

    /// 0 to 255.
    public mutating func byte() -> Int {
        guard next < bytes.count else { return 0 }
        next += 1
        return Int(bytes[next - 1])
    }

    public mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + byte() % range.count }

    /// Once in so many bytes, and never behind the end.
    public mutating func isTrue(onceIn count: Int = 2) -> Bool { byte() % count == 1 }

    public mutating func one<Element>(of elements: [Element]) -> Element { elements[byte() % elements.count] }
}

extension Sequence<UInt8> {
    /// A number that the bytes alone decide, from 0 on, so that an input repeats a failure.
    public var digest: Int { reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF_FFFF } }
}
