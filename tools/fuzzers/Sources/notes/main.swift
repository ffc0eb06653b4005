import Fuzzing

@testable import EventLog

// A text as whatever comes from outside, and the bytes as choices of a tree and of what a liar changes in its proofs.
fuzz { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    checkKeys(text)
    checkNote(text)
    checkProof(text)
    checkTree(bytes)
}

/// There is one way of writing a key.
func checkKeys(_ text: String) {
    if let read = try? VerifyingKey(text: text) { require(read.text.hasSameBytes(as: text), "a key in other words") }
    if let read = try? SigningKey(text: text) { require(read.text.hasSameBytes(as: text), "a key in other words") }
}

/// There is one way of writing a note and a checkpoint, and none that nobody signed is taken for signed.
func checkNote(_ text: String) {
    guard let note = told({ () throws(ProofError) in try SignedNote(parsing: text) }, of: text) else { return }
    require(note.note.hasSameBytes(as: text), "a note in other words")
    require(!note.signatures.isEmpty && note.text.utf8.last == 0x0A, "a note without its parts")
    let isOwn = (try? note.verify(with: key.verifyingKey)) != nil
    let right = key.signature(for: Array(note.text.utf8))
    require(!isOwn || note.signatures.contains { $0.bytes == right }, "a signature by nobody")
    guard let checkpoint = told({ () throws(ProofError) in try SignedCheckpoint(text: text) }, of: text) else { return }
    require(checkpoint.text.hasSameBytes(as: text), "a checkpoint in other words")
    require(note.text.utf8.starts(with: checkpoint.checkpoint.text.utf8), "another checkpoint than is signed")
    if let signed = try? SignedNote(signing: note.text, with: key) {
        let again = try? SignedCheckpoint(text: signed.note, verifiedWith: key.verifyingKey)
        require(again?.checkpoint == checkpoint.checkpoint, "a checkpoint that cannot be signed")
    }
}

/// There is one way of writing a proof.
func checkProof(_ text: String) {
    guard let proof = told({ () throws(ProofError) in try TlogProof(text: text) }, of: text) else { return }
    require(proof.text.hasSameBytes(as: text), "a proof in other words")
    guard let (checkpoint, leaf) = try? proof.check(with: key.verifyingKey) else { return }
    let path = InclusionProof(leafIndex: proof.index, treeSize: checkpoint.head.size, hashes: proof.hashes)
    require(
        path.proves(CompactRange.digest(leaf: leaf.rawSpan), in: checkpoint.head),
        "a commit that is not in the tree"
    )
}

/// What is read; nil for what is refused, on a line that there is.
func told<Value>(_ read: () throws(ProofError) -> Value, of text: String) -> Value? {
    do throws(ProofError) {
        return try read()
    } catch {
        require(!error.message.isEmpty && !error.messageJapanese.isEmpty, "an error that says nothing")
        switch error {
        case .malformedNote(let line), .malformedProof(let line):
            require((1...(text.utf8.count { $0 == 0x0A } + 2)).contains(line), "an error on line \(line)")
        default: break
        }
        return nil
    }
}
