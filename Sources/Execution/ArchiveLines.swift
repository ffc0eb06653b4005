import Replay
import Upgrades

/// The lines `key : value` of a manifest or of an item's header, in their fixed order.
struct ArchiveLines {
    /// The keys that a member has, in this order.
    struct Format {
        var keys: [String]
        /// Whether checksums follow, closed by a line of its own.
        var hasChecksums: Bool

        static let manifest = Format(
            keys: ["lockstep-evidence", "pack", "pack-version", "pack-sha256", "host", "created-at", "items"],
            hasChecksums: true
        )
        static let header = Format(
            keys: [
                "evidence", "scope", "command", "host", "exit-code", "collected-at", "whole", "bytes", "cksum",
            ],
            hasChecksums: false
        )
    }

    static let formatVersion = "1"
    static let closingLine = "end : MANIFEST"

    private struct Line {
        var offset: Int
        var text: String
    }

    private let member: String
    private let format: Format
    private var lines: [Line] = []
    private var values: [String] = []

    init(_ bytes: [UInt8], _ place: TarMembers.Member, _ format: Format) throws(ArchiveError) {
        member = place.name
        self.format = format
        var start = place.content.lowerBound
        while start < place.content.upperBound {
            guard let end = bytes[start..<place.content.upperBound].firstIndex(of: 0x0A),
                let text = String(validating: bytes[start..<end], as: UTF8.self)
            else {
                throw ArchiveError(
                    offset: start,
                    .invalidLine(member: member, line: lines.count + 1, expected: "UTF-8, line end")
                )
            }
            lines.append(Line(offset: start, text: text))
            start = end + 1
        }
        for (index, key) in format.keys.enumerated() {
            let opening = "\(key) : "
            guard index < lines.count, lines[index].text.hasPrefix(opening),
                let value = Self.unescaped(lines[index].text.dropFirst(opening.count))
            else { throw invalid(index, opening) }
            values.append(value)
        }
        if format.hasChecksums {
            guard values[0] == Self.formatVersion else { throw invalid(0, "\(format.keys[0]) : \(Self.formatVersion)") }
            guard lines.count > format.keys.count, lines.last?.text == Self.closingLine else {
                throw invalid(max(lines.count - 1, 0), Self.closingLine)
            }
        } else if lines.count > format.keys.count {
            throw invalid(format.keys.count, "")
        }
    }

    /// - Precondition: the format has the key.
    func value(_ key: String) -> String {
        values[index(key)]
    }

    func number(_ key: String) throws(ArchiveError) -> Int {
        guard let number = Self.number(value(key)) else { throw invalid(index(key), "\(key) : 0") }
        return number
    }

    func checksum(_ key: String) throws(ArchiveError) -> UInt32 {
        guard let number = Self.number(value(key)), let checksum = UInt32(exactly: number) else {
            throw invalid(index(key), "\(key) : 0")
        }
        return checksum
    }

    func digest(_ key: String) throws(ArchiveError) -> [UInt8] {
        let digits = value(key).utf8.map { byte -> UInt8? in
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x61...0x66: byte - 0x57
            default: nil
            }
        }
        let nibbles = digits.compactMap(\.self)
        guard nibbles.count == 64, digits.count == 64 else { throw invalid(index(key), "\(key) : SHA-256") }
        return stride(from: 0, to: 64, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
    }

    func moment(_ key: String) throws(ArchiveError) -> Instant {
        guard let moment = Self.moment(value(key)) else { throw invalid(index(key), "\(key) : 2026-01-31T23:59:59Z") }
        return moment
    }

    func exitCode(_ key: String) throws(ArchiveError) -> Int32? {
        if value(key) == "none" { return nil }
        guard let number = Self.number(value(key)), number <= 255 else { throw invalid(index(key), "\(key) : 0") }
        return Int32(number)
    }

    func flag(_ key: String) throws(ArchiveError) -> Bool {
        switch value(key) {
        case "yes": true
        case "no": false
        default: throw invalid(index(key), "\(key) : yes")
        }
    }

    func scope(_ key: String) throws(ArchiveError) -> Scope {
        let text = value(key)
        if text == "run" { return .run }
        guard let slash = text.firstIndex(of: "/"), slash > text.startIndex, text.index(after: slash) < text.endIndex
        else { throw invalid(index(key), "\(key) : run") }
        return .member(kind: String(text[..<slash]), name: String(text[text.index(after: slash)...]))
    }

    /// The lines of `cksum`: checksum, bytes, name.
    func checksums() throws(ArchiveError) -> [(line: Int, entry: ArchiveChecksum)] {
        var result: [(line: Int, entry: ArchiveChecksum)] = []
        for index in format.keys.count..<lines.count - 1 {
            let fields = lines[index].text.split { $0 == " " || $0 == "\t" }
            guard fields.count == 3, let sum = Self.number(String(fields[0])), let checksum = UInt32(exactly: sum),
                let count = Self.number(String(fields[1]))
            else { throw invalid(index, "CKSUM BYTES NAME") }
            result.append((index, ArchiveChecksum(name: String(fields[2]), byteCount: count, checksum: checksum)))
        }
        return result
    }

    func error(_ key: String, _ problem: ArchiveError.Problem) -> ArchiveError {
        error(line: index(key), problem)
    }

    /// - Parameter line: from 0.
    func error(line: Int, _ problem: ArchiveError.Problem) -> ArchiveError {
        ArchiveError(offset: line < lines.count ? lines[line].offset : lines.last?.offset ?? 0, problem)
    }

    private func invalid(_ line: Int, _ expected: String) -> ArchiveError {
        error(line: line, .invalidLine(member: member, line: line + 1, expected: expected))
    }

    private func index(_ key: String) -> Int {
        guard let index = format.keys.firstIndex(of: key) else { preconditionFailure("no line \(key) in \(member)") }
        return index
    }
}

extension ArchiveLines {
    /// Line ends and backslashes as a header's line holds them.
    static func escaped(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func unescaped(_ value: Substring) -> String? {
        var result = ""
        var scalars = value.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            switch scalars.next() {
            case "\\": result += "\\"
            case "n": result += "\n"
            case "r": result += "\r"
            default: return nil
            }
        }
        return result
    }

    /// Up to ten digits and nothing else.
    private static func number(_ text: String) -> Int? {
        guard (1...10).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }

    /// `2026-01-31T23:59:59Z`, only that form.
    private static func moment(_ text: String) -> Instant? {
        let bytes = Array(text.utf8)
        guard bytes.count == 20 else { return nil }
        for (index, mark) in zip([4, 7, 10, 13, 16, 19], "--T::Z".utf8) where bytes[index] != mark { return nil }
        func field(_ range: Range<Int>) -> Int? { number(String(decoding: bytes[range], as: UTF8.self)) }
        guard let year = field(0..<4), let month = field(5..<7), let day = field(8..<10), let hour = field(11..<13),
            let minute = field(14..<16), let second = field(17..<19)
        else { return nil }
        return CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)?.instantInUTC
    }
}

/// A member's size and checksum as they are stated somewhere.
struct ArchiveChecksum {
    var name: String
    var byteCount: Int
    var checksum: UInt32

    func check(_ bytes: [UInt8], _ member: TarMembers.Member) throws(ArchiveError) {
        guard member.content.count == byteCount else {
            throw ArchiveError(
                offset: member.offset,
                .sizeDiffers(member: name, stated: byteCount, found: member.content.count)
            )
        }
        let computed = POSIXChecksum.of(bytes[member.content])
        guard computed == checksum else {
            throw ArchiveError(
                offset: member.content.lowerBound,
                .checksumDiffers(member: name, stated: checksum, computed: computed)
            )
        }
    }
}
