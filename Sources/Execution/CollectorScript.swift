public import Upgrades

/// A plain POSIX shell script that collects evidence on a host without Lockstep and leaves one archive, which
/// ``EvidenceArchive`` reads.
///
/// It asks for nothing but `/bin/sh` and the tools that POSIX names with `tar`, and takes `mktemp` and `setsid` where they
/// are. It writes into a private folder of its own, withholds secrets before anything leaves that folder, and removes it.
public struct CollectorScript: Hashable, Sendable {
    public let text: String
    /// The most items of one script: each makes two members of an archive.
    public static let mostItems = (TarMembers.mostMembers - 1) / 2

    /// - Throws: ``CommandError`` for a command that would show a secret, or a text with a zero byte.
    /// - Precondition: there are at most ``mostItems``.
    public init(_ items: [CollectionItem], of pack: RulePack) throws(CommandError) {
        precondition(items.count <= Self.mostItems, "a collector of \(items.count) items")
        var calls = ""
        for item in items {
            try CommandRunner.validate(item.command)
            let variables = item.variables.map { "\($0.name)=\($0.value)" }
            if let unusable = item.variables.first(where: { $0.value.utf8.contains(0) }) {
                throw .unusableVariable(unusable.name)
            }
            let words =
                [
                    ArchiveLines.escaped(item.evidence), ArchiveLines.escaped(item.scope.text),
                    String(max(item.timeoutSeconds, 1)), item.command, ArchiveLines.escaped(item.command),
                ] + variables
            calls += "item " + words.map(Self.quoted).joined(separator: " \\\n    ") + "\n"
        }
        let digits = Array("0123456789abcdef".utf8)
        let digest = pack.digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        let names = [
            "pack=" + Self.quoted(ArchiveLines.escaped(pack.id)),
            "pack_version=" + Self.quoted(ArchiveLines.escaped(pack.version)),
            "pack_digest=" + Self.quoted(String(decoding: digest, as: UTF8.self)),
        ]
        text =
            Self.opening + names.joined(separator: "\n") + "\n" + Self.functions + Self.filter + Self.beginning + calls
            + Self.closing
    }

    /// A word that a shell takes as it stands, whatever is in it.
    static func quoted(_ word: String) -> String {
        var result = "'"
        for scalar in word.unicodeScalars {
            if scalar == "'" { result += "'\\''" } else { result.unicodeScalars.append(scalar) }
        }
        return result + "'"
    }
}
