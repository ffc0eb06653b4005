@testable import Execution

/// The members of an archive, for which sizes and checksums are reckoned where they are left out.
struct ArchiveParts {
    private var members: [(name: [UInt8], content: [UInt8])] = []

    /// Nil for bytes that do not begin with a line `== NAME`.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: "== ".utf8) else { return nil }
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.starts(with: "== ".utf8) {
                members.append((Array(line.dropFirst(3)), []))
            } else {
                members[members.count - 1].content += line + [0x0A]
            }
        }
        // The piece behind the last line end is no line.
        members[members.count - 1].content.removeLast(members[members.count - 1].content.isEmpty ? 0 : 1)
        for index in members.indices where members[index].name.hasSuffix(".header") {
            let output = members[index].name.dropLast(6) + Array("output".utf8)
            guard let other = members.first(where: { $0.name.elementsEqual(output) })?.content else { continue }
            members[index].content.fill("bytes : ", "\(other.count)")
            members[index].content.fill("cksum : ", "\(POSIXChecksum.of(other))")
        }
        guard let manifest = members.firstIndex(where: { $0.name.elementsEqual("MANIFEST".utf8) }) else { return }
        var sums: [UInt8] = []
        for (index, member) in members.enumerated() where index != manifest {
            sums += Array("\(POSIXChecksum.of(member.content)) \(member.content.count) ".utf8) + member.name + [0x0A]
        }
        members[manifest].content.fill("", String(decoding: sums.dropLast(), as: UTF8.self), before: "end : MANIFEST")
    }

    /// As POSIX writes it.
    var archive: [UInt8] {
        var archive: [UInt8] = []
        for (name, content) in members {
            var header = [UInt8](repeating: 0, count: 512)
            func put(_ offset: Int, _ field: some Collection<UInt8>) {
                header.replaceSubrange(offset..<offset + field.count, with: field)
            }
            put(0, name.prefix(100))
            put(124, octal(content.count, 11).utf8)
            put(148, "        0".utf8)
            put(257, "ustar\u{0}00".utf8)
            put(148, (octal(header.reduce(0) { $0 + Int($1) }, 6) + "\0 ").utf8)
            archive += header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
        }
        return archive + [UInt8](repeating: 0, count: 1024)
    }

    private func octal(_ number: Int, _ count: Int) -> String {
        let digits = String(number, radix: 8)
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }

    /// Sets what stands behind the words of an otherwise empty line, or a text in front of a line.
    fileprivate mutating func fill(_ words: String, _ text: String, before line: String? = nil) {
        let wanted = Array((line ?? words).utf8)
        var start = 0
        while start < count {
            let end = self[start...].firstIndex(of: 0x0A) ?? count
            if self[start..<end].elementsEqual(wanted) {
                let place = line == nil ? end : start
                return insert(contentsOf: Array((line == nil ? text : text + "\n").utf8), at: place)
            }
            start = end + 1
        }
    }
}
