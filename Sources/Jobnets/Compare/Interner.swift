/// Small numbers for equal things, in the order in which they are first met.
struct Interner<Key: Hashable> {
    private var ids: [Key: Int32] = [:]

    mutating func id(_ key: Key) -> Int32 {
        if let id = ids[key] { return id }
        let id = Int32(ids.count)
        ids[key] = id
        return id
    }
}

extension Interner: Sendable where Key: Sendable {}
