/// The checksum that `cksum` prints: a cyclic redundancy check over the bytes and their number, as POSIX says it.
enum POSIXChecksum {
    private static let table: [UInt32] = (0..<256).map { index in
        var value = UInt32(index) << 24
        for _ in 0..<8 { value = value & 0x8000_0000 == 0 ? value << 1 : value << 1 ^ 0x04C1_1DB7 }
        return value
    }

    /// - Complexity: O(*n*) in the bytes.
    static func of(_ bytes: some Collection<UInt8>) -> UInt32 {
        var check: UInt32 = 0
        func take(_ byte: UInt8) { check = check << 8 ^ table[Int(check >> 24 ^ UInt32(byte))] }
        for byte in bytes { take(byte) }
        var count = bytes.count
        while count > 0 {
            take(UInt8(count & 0xFF))
            count >>= 8
        }
        return ~check
    }
}
