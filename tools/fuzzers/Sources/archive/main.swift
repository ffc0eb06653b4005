import Fuzzing

@testable import Execution

let redaction = Redaction(salt: [UInt8](repeating: 9, count: 32))

// The members of an archive as text, each below a line "== NAME", or, without such a line, the bytes of an archive themselves.
fuzz { bytes in
    guard let parts = ArchiveParts(bytes) else {
        if let archive = readArchive(bytes) { check(archive) }
        return
    }
    let whole = parts.archive
    guard let archive = readArchive(whole) else { return }
    check(archive)
    // One that is good is no other one, wherever it is cut or a bit of it is turned; the manifest alone has no checksum.
    for end in stride(from: 0, to: whole.count, by: 509) {
        require(readArchive(Array(whole[..<end])) == nil, "an archive that ends after \(end) bytes of \(whole.count)")
    }
    for place in stride(from: bytes.digest % 61, to: whole.count, by: 61) {
        var damaged = whole
        damaged[place] ^= 1 << UInt8(place / 61 % 8)
        guard let other = readArchive(damaged) else { continue }
        require(other.items == archive.items, "byte \(place) makes another archive")
    }
}

func readArchive(_ bytes: [UInt8]) -> EvidenceArchive? {
    do throws(ArchiveError) {
        return try EvidenceArchive(bytes)
    } catch {
        require((0...bytes.count).contains(error.offset), "an error at byte \(error.offset) of \(bytes.count)")
        require(!error.message.english.isEmpty && !error.message.japanese.isEmpty, "an error that says nothing")
        return nil
    }
}

/// What comes out has its digest, as many lines as before, and no secret.
func check(_ archive: EvidenceArchive) {
    require(archive.packDigest.count == 32, "a digest of another length")
    let collected = archive.collected(redaction)
    require(collected.count == archive.items.count, "evidence from nowhere")
    for (item, evidence) in zip(archive.items, collected) {
        require(evidence.evidence.byteCount == UInt64(evidence.text.utf8.count), "evidence of another size")
        require(
            evidence.text.utf8.count { $0 == 0x0A } == item.output.count { $0 == 0x0A },
            "other lines without the secrets"
        )
        let isText = String(validating: item.output, as: UTF8.self) != nil
        require(isText || !evidence.evidence.isCapturedWhole, "bytes that are no text and count as whole")
        if isText, evidence.evidence.redactionCount == 0 {
            require(evidence.text.utf8.elementsEqual(item.output), "another text without a secret")
        }
    }
}
