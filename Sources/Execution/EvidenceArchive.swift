public import Replay
public import Upgrades

/// What a collector script brought from a host: an archive of outputs with what is known of each.
///
/// | member | content |
/// |---|---|
/// | `MANIFEST` | the pack, the host, the number of items, and `cksum` of every other member |
/// | `0001.header` | the first item: evidence, scope, command, exit code, moment, whether the output is whole |
/// | `0001.output` | its output |
///
/// The archive is read and checked as a whole before anything of it is given out.
public struct EvidenceArchive: Hashable, Sendable {
    /// The longest archive that is read, in bytes.
    public static let longestArchive = TarMembers.largestArchive

    public struct Item: Hashable, Sendable {
        public var evidence: String
        public var scope: Scope
        public var command: String
        /// As the host calls itself.
        public var host: String
        /// Nil when the command was ended by its time limit.
        public var exitCode: Int32?
        public var collectedAt: Instant
        public var isCapturedWhole: Bool
        public var output: [UInt8]
    }

    public var pack: String
    public var packVersion: String
    /// SHA-256 of the pack that the collector was written from, 32 bytes.
    public var packDigest: [UInt8]
    public var host: String
    public var createdAt: Instant
    public var items: [Item]

    /// - Throws: ``ArchiveError`` with the byte at which the archive is not what a collector writes.
    /// - Complexity: O(*n*) in the bytes.
    public init(_ bytes: [UInt8]) throws(ArchiveError) {
        let members = try TarMembers(bytes).members
        for member in members where !Self.isExpected(member.name) {
            throw ArchiveError(offset: member.offset, .unexpectedName(member.name))
        }
        var places: [String: TarMembers.Member] = [:]
        for member in members { places[member.name] = member }
        func part(_ name: String, _ format: ArchiveLines.Format) throws(ArchiveError) -> ArchiveLines {
            guard let member = places[name] else { throw ArchiveError(offset: bytes.count, .missingMember(name)) }
            return try ArchiveLines(bytes, member, format)
        }

        let manifest = try part("MANIFEST", .manifest)
        pack = manifest.value("pack")
        packVersion = manifest.value("pack-version")
        packDigest = try manifest.digest("pack-sha256")
        host = manifest.value("host")
        createdAt = try manifest.moment("created-at")
        let count = try manifest.number("items")
        let others = members.filter { $0.name != "MANIFEST" }
        guard count <= TarMembers.mostMembers, others.count == 2 * count else {
            throw manifest.error("items", .countDiffers(stated: count, found: others.count / 2))
        }
        var listed: Set<String> = []
        for (line, entry) in try manifest.checksums() {
            guard let member = places[entry.name], member.name != "MANIFEST" else {
                throw manifest.error(line: line, .missingMember(entry.name))
            }
            guard listed.insert(entry.name).inserted else {
                throw manifest.error(line: line, .duplicateName(entry.name))
            }
            try entry.check(bytes, member)
        }
        if let unlisted = others.first(where: { !listed.contains($0.name) }) {
            throw ArchiveError(offset: unlisted.offset, .countDiffers(stated: listed.count, found: others.count))
        }

        items = []
        for number in 0..<count {
            let name = Self.itemName(number)
            let header = try part("\(name).header", .header)
            guard let output = places["\(name).output"] else {
                throw ArchiveError(offset: bytes.count, .missingMember("\(name).output"))
            }
            let stated = ArchiveChecksum(
                name: output.name,
                byteCount: try header.number("bytes"),
                checksum: try header.checksum("cksum")
            )
            try stated.check(bytes, output)
            items.append(
                Item(
                    evidence: header.value("evidence"),
                    scope: try header.scope("scope"),
                    command: header.value("command"),
                    host: header.value("host"),
                    exitCode: try header.exitCode("exit-code"),
                    collectedAt: try header.moment("collected-at"),
                    isCapturedWhole: try header.flag("whole"),
                    output: Array(bytes[output.content])
                )
            )
        }
    }

    /// The items with their secrets replaced: what the collector withheld stays withheld, what it did not know is found
    /// here.
    public func collected(_ redaction: Redaction) -> [CollectedEvidence] {
        items.map { item in
            CollectedEvidence(
                id: item.evidence,
                scope: item.scope,
                output: item.output,
                command: item.command,
                host: item.host,
                exitCode: item.exitCode,
                collectedAt: item.collectedAt,
                collector: .script,
                isCapturedWhole: item.isCapturedWhole,
                redaction: redaction
            )
        }
    }

    /// `0001` for the item with index 0.
    static func itemName(_ index: Int) -> String {
        let digits = String(index + 1)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static func isExpected(_ name: String) -> Bool {
        if name == "MANIFEST" { return true }
        let parts = name.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts[0].allSatisfy({ (0x30...0x39).contains($0) }) else {
            return false
        }
        return parts[1].elementsEqual("header".utf8) || parts[1].elementsEqual("output".utf8)
    }
}
