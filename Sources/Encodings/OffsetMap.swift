/// The way from a place of a text in UTF-8 to the place in the bytes it was read from.
enum OffsetMap: Sendable {
    /// The bytes are UTF-8 behind so many bytes of a byte order mark: both count alike between undecodable bytes.
    case shifted(by: Int)
    /// Both places of a code about every ``spacing`` bytes, the first at 0; from there on codes are counted.
    case checkpoints([Checkpoint], CodeTable)

    struct Checkpoint {
        var byte: Int32
        var utf8: Int32
    }

    static let spacing = 4096
}

extension DecodedText {
    /// The place in ``bytes`` where what stands at a place of ``utf8`` was read from.
    ///
    /// The end of the text is at the end of the bytes. A place within a character is that of the character's first byte,
    /// except in UTF-8, where it is that of the same byte of it.
    ///
    /// - Parameter offset: 0 to the count of ``utf8``.
    /// - Complexity: O(log n), and in Shift_JIS and EUC-JP a walk of at most 4 KiB.
    public func byteOffset(ofUTF8 offset: Int) -> Int {
        precondition(offset >= 0 && offset <= utf8.count, "the place is outside of the text")
        switch map {
        case .shifted(let shift):
            guard let last = undecodable.lastIndex(atOrBefore: offset, by: \.utf8Offset) else { return offset + shift }
            let fault = undecodable[last]
            let behind = offset - fault.utf8Offset - UTF8Reading.replacement.count
            return behind < 0 ? fault.byteOffset : fault.byteOffset + fault.byteCount + behind
        case .checkpoints(let checkpoints, let table):
            guard let last = checkpoints.lastIndex(atOrBefore: offset, by: { Int($0.utf8) }) else { return 0 }
            var byte = Int(checkpoints[last].byte)
            var place = Int(checkpoints[last].utf8)
            // A code is one character, also an undecodable one.
            while place < offset {
                place += UTF8Reading.byteCount(ofCharacterFrom: utf8[place])
                guard place <= offset else { break }
                byte += table.codeByteCount(bytes, at: byte)
            }
            return byte
        }
    }
}

extension UTF8Reading {
    /// How many bytes a character has in valid UTF-8, by its first byte.
    static func byteCount(ofCharacterFrom first: UInt8) -> Int {
        first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }
}

extension Array {
    /// The last element whose key is at most `limit`, in an array that is ordered by that key.
    func lastIndex(atOrBefore limit: Int, by key: (Element) -> Int) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = low + (high - low) / 2
            if key(self[middle]) <= limit { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }
}
