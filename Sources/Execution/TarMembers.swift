/// The members of an uncompressed tar archive, all checked before any is given out.
///
/// | offset | bytes | field | |
/// |---|---|---|---|
/// | 0 | 100 | name | zeros fill it |
/// | 124 | 12 | size | octal |
/// | 148 | 8 | checksum | octal: the sum of the header's bytes with blanks in this field |
/// | 156 | 1 | type | `0` or zero: a file; all else is refused |
/// | 257 | 8 | magic | `ustar`, zero, `00` (POSIX) or `ustar`, two blanks, zero (GNU, busybox) |
/// | 345 | 155 | prefix | of the name, POSIX only |
///
/// Then the content, filled up to 512 bytes; two blocks of zeros close the archive, and only zeros may follow. None of
/// the names that a collector writes makes a tar program write an extension, so none is read.
struct TarMembers {
    struct Member {
        var name: String
        /// Of the header.
        var offset: Int
        var content: Range<Int>
    }

    static let blockByteCount = 512
    static let largestMember = 16 << 20
    static let largestArchive = 512 << 20
    static let mostMembers = 10_000

    private(set) var members: [Member] = []

    /// - Complexity: O(*n*) in the bytes.
    init(_ bytes: [UInt8]) throws(ArchiveError) {
        guard bytes.count <= Self.largestArchive else {
            throw ArchiveError(offset: 0, .archiveTooLarge(byteCount: bytes.count))
        }
        var names: Set<String> = []
        var offset = 0
        while true {
            // The last member's filler may be missing too.
            guard offset < bytes.count else { throw ArchiveError(offset: bytes.count, .missingEnd) }
            guard bytes.count - offset >= Self.blockByteCount else {
                throw ArchiveError(offset: offset, .truncated(needed: Self.blockByteCount, found: bytes.count - offset))
            }
            if bytes[offset..<offset + Self.blockByteCount].allSatisfy({ $0 == 0 }) {
                try Self.checkEnd(bytes, at: offset)
                return
            }
            guard members.count < Self.mostMembers else { throw ArchiveError(offset: offset, .tooManyMembers) }
            let member = try TarHeader(bytes, at: offset).member()
            guard names.insert(member.name).inserted else {
                throw ArchiveError(offset: offset, .duplicateName(member.name))
            }
            guard member.content.upperBound <= bytes.count else {
                throw ArchiveError(
                    offset: offset,
                    .truncated(needed: member.content.count, found: bytes.count - member.content.lowerBound)
                )
            }
            members.append(member)
            let blocks = (member.content.count + Self.blockByteCount - 1) / Self.blockByteCount
            let next = member.content.lowerBound + blocks * Self.blockByteCount
            guard bytes[member.content.upperBound..<min(next, bytes.count)].allSatisfy({ $0 == 0 }) else {
                throw ArchiveError(offset: member.content.upperBound, .invalidField("padding"))
            }
            offset = next
        }
    }

    private static func checkEnd(_ bytes: [UInt8], at offset: Int) throws(ArchiveError) {
        guard bytes.count - offset >= 2 * blockByteCount else { throw ArchiveError(offset: offset, .missingEnd) }
        guard bytes.count % blockByteCount == 0 else {
            throw ArchiveError(
                offset: offset,
                .truncated(needed: blockByteCount, found: bytes.count % blockByteCount)
            )
        }
        if let other = bytes[offset...].firstIndex(where: { $0 != 0 }) {
            throw ArchiveError(offset: other, .dataAfterEnd)
        }
    }
}

/// One header block, of which all 512 bytes are there.
private struct TarHeader {
    let bytes: [UInt8]
    let offset: Int

    init(_ bytes: [UInt8], at offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    func member() throws(ArchiveError) -> TarMembers.Member {
        let magic = field(257, 8)
        let isPOSIX = magic.elementsEqual("ustar\u{0}00".utf8)
        guard isPOSIX || magic.elementsEqual("ustar  \u{0}".utf8) else { throw error(257, .notTar) }
        let stated = try number(148, 8, "checksum")
        var computed = 8 * 0x20
        for (index, byte) in field(0, 512).enumerated() where !(148..<156).contains(index) { computed += Int(byte) }
        guard stated == computed else { throw error(148, .headerChecksum(stated: stated, computed: computed)) }
        let name = try name(hasPrefix: isPOSIX)
        guard bytes[offset + 156] == 0x30 || bytes[offset + 156] == 0 else {
            throw error(156, .unsupportedType(bytes[offset + 156]))
        }
        let size = try number(124, 12, "size")
        guard size <= TarMembers.largestMember else { throw error(124, .tooLarge(name: name, byteCount: size)) }
        let start = offset + TarMembers.blockByteCount
        return TarMembers.Member(name: name, offset: offset, content: start..<start + size)
    }

    private func name(hasPrefix: Bool) throws(ArchiveError) -> String {
        var name = field(0, 100).prefix { $0 != 0 }
        let prefix = hasPrefix ? field(345, 155).prefix { $0 != 0 } : []
        if !prefix.isEmpty { name = prefix + [0x2F] + name }
        guard let text = String(validating: name, as: UTF8.self) else { throw error(0, .nameNotUTF8) }
        if text.hasPrefix("/") { throw error(0, .absolutePath(text)) }
        if text.split(separator: "/", omittingEmptySubsequences: false).contains("..") {
            throw error(0, .parentPath(text))
        }
        return text
    }

    /// Octal digits, blanks before and a blank or zero behind them. GNU's numbers in base 256 stand only where a member
    /// is larger than any that is taken.
    private func number(_ position: Int, _ count: Int, _ name: String) throws(ArchiveError) -> Int {
        let digits = field(position, count).drop { $0 == 0x20 }
        let octal = digits.prefix { (0x30...0x37).contains($0) }
        guard !octal.isEmpty, digits.dropFirst(octal.count).allSatisfy({ $0 == 0 || $0 == 0x20 }) else {
            throw error(position, .invalidField(name))
        }
        // Twelve digits at most: no overflow.
        return octal.reduce(0) { $0 * 8 + Int($1 - 0x30) }
    }

    private func field(_ position: Int, _ count: Int) -> ArraySlice<UInt8> {
        bytes[offset + position..<offset + position + count]
    }

    private func error(_ position: Int, _ problem: ArchiveError.Problem) -> ArchiveError {
        ArchiveError(offset: offset + position, problem)
    }
}
