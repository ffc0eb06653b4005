/// The streams of a log: names, dense ids and positions.
public struct StreamTable: Hashable, Sendable {
    /// Names by id.
    public private(set) var names: [String] = []
    private var ids: [String: StreamID] = [:]
    /// Records by id.
    private var positions: [UInt64] = []

    public init() {}

    /// The number of streams.
    public var count: Int {
        names.count
    }

    /// The id of a stream; `nil` when no commit declared the name.
    public func id(of name: String) -> StreamID? {
        ids[name]
    }

    /// The name of a stream; `nil` when no commit declared the id.
    public func name(of id: StreamID) -> String? {
        Int(id.rawValue) < names.count ? names[Int(id.rawValue)] : nil
    }

    /// The number of records of a stream, where they were counted.
    func position(of id: StreamID) -> UInt64 {
        positions[Int(id.rawValue)]
    }

    /// Adds the next stream; the name must be new and the id the next one.
    mutating func declare(_ declaration: StreamDeclaration) {
        precondition(
            Int(declaration.id.rawValue) == names.count && ids[declaration.name] == nil,
            "stream \(declaration.id) declared as number \(names.count)"
        )
        names.append(declaration.name)
        ids[declaration.name] = declaration.id
        positions.append(0)
    }

    /// Counts a record; `false` when the stream is not declared.
    mutating func count(recordOf stream: StreamID) -> Bool {
        guard Int(stream.rawValue) < positions.count else { return false }
        positions[Int(stream.rawValue)] += 1
        return true
    }
}
