import CLZ4

/// CRC-32C (Castagnoli), the checksum of iSCSI, ext4 and Kafka: reflected polynomial 0x82F63B78.
///
/// The processor computes it where it can; otherwise eight tables do, eight bytes at a step. Both give the same numbers.
package struct CRC32C {
    private var state: UInt32 = ~0

    package init() {}

    /// Adds bytes.
    ///
    /// - Complexity: O(n) in the number of bytes.
    package mutating func update(_ bytes: RawSpan) {
        state = CRC32C.hasInstruction ? CRC32C.byInstruction(state, bytes) : CRC32C.byTable(state, bytes)
    }

    /// The checksum of everything added so far.
    package var value: UInt32 {
        ~state
    }

    /// The checksum of the given bytes.
    package static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var checksum = CRC32C()
        checksum.update(bytes.rawSpan)
        return checksum.value
    }

    /// The checksum of the given bytes by the tables, whatever the processor has.
    package static func checksumByTable(_ bytes: [UInt8]) -> UInt32 {
        ~byTable(~0, bytes.rawSpan)
    }

    private static let hasInstruction = lockstep_crc32c_is_available() != 0

    private static func byInstruction(_ state: UInt32, _ bytes: RawSpan) -> UInt32 {
        unsafe bytes.withUnsafeBytes { pointer in
            // The C function reads `count` bytes and keeps nothing; an empty span has no address to read from.
            guard let base = pointer.baseAddress else { return state }
            return unsafe lockstep_crc32c(state, base.assumingMemoryBound(to: UInt8.self), pointer.count)
        }
    }

    private static func byTable(_ start: UInt32, _ bytes: RawSpan) -> UInt32 {
        var state = start
        var offset = 0
        let tables = tables
        while bytes.byteCount - offset >= 8 {
            let low = state ^ bytes.littleEndian(UInt32.self, at: offset)
            let high = bytes.littleEndian(UInt32.self, at: offset + 4)
            state = 0
            for lane in 0..<4 {
                let shift = UInt32(8 * lane)
                state ^= tables[(7 - lane) * 256 + Int((low >> shift) & 0xFF)]
                state ^= tables[(3 - lane) * 256 + Int((high >> shift) & 0xFF)]
            }
            offset += 8
        }
        while offset < bytes.byteCount {
            state = state >> 8 ^ tables[Int((state ^ UInt32(bytes.byte(at: offset))) & 0xFF)]
            offset += 1
        }
        return state
    }

    /// Table `n` of 256 holds the effect of a byte that is followed by `n` more.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var value = UInt32(byte)
            for _ in 0..<8 {
                value = value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1
            }
            tables[byte] = value
        }
        for table in 1..<8 {
            for byte in 0..<256 {
                let previous = tables[(table - 1) * 256 + byte]
                tables[table * 256 + byte] = previous >> 8 ^ tables[Int(previous & 0xFF)]
            }
        }
        return tables
    }()
}
