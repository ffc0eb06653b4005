import Fuzzing

@testable import EventLog

/// Whose signatures count.
let key: SigningKey = {
    let seed = Base64.encode([VerifyingKey.type] + [UInt8](repeating: 7, count: 32))
    guard let made = try? SigningKey(name: "lockstep.example") else { fatalError("a key that cannot be made") }
    require(made.text.hasSuffix(seed), "another seed")
    return made
}()

/// A tree of some leaves, with proofs that hold, and do no longer once anything in them is another.
func checkTree(_ bytes: [UInt8]) {
    var choices = Choices(bytes)
    let count = choices.number(1...40)
    let leaves = (0..<count).map { [UInt8($0), UInt8(choices.byte() % 3)] }
    let heads = treeHeads(of: leaves)
    let size = UInt64(choices.number(1...count))
    let head = heads[Int(size)]
    let leaf = UInt64(choices.byte()) % size
    let hashes = roots(TreeRanges.inclusion(of: leaf, in: size), of: leaves)
    let checkpoint = SignedCheckpoint(
        signing: Checkpoint(logID: LogID(high: 1, low: 2), head: head, endSequence: SequenceNumber(size * 3)),
        with: key
    )
    var proof = TlogProof(extra: leaves[Int(leaf)], index: leaf, hashes: hashes, checkpoint: checkpoint.text)
    require(isProved(proof) == true, "commit \(leaf) of \(size) cannot be proved")
    switch choices.byte() % 5 {
    case 0: proof.index = UInt64(choices.byte())
    case 1: proof.extra?.append(0)
    case 2: proof.hashes = change(proof.hashes, &choices)
    case 3:
        let other = Checkpoint(logID: LogID(high: 1, low: 2), head: heads[choices.number(0...count)], endSequence: 0)
        proof.checkpoint = SignedCheckpoint(signing: other, with: key).text
    default: checkChangedText(of: proof, &choices)
    }
    if isProved(proof) == true {
        let isSame = proof.index == leaf && proof.extra == leaves[Int(leaf)] && proof.hashes == hashes
        require(isSame, "a forged proof of commit \(proof.index)")
    }
    checkConsistency(leaves, heads, &choices)
}

/// Whether the text of the proof proves its commit.
func isProved(_ proof: TlogProof) -> Bool? {
    guard let read = try? TlogProof(text: proof.text) else { return nil }
    require(read == proof, "another proof after writing and reading it")
    return (try? read.check(with: key.verifyingKey)) != nil
}

/// A changed byte, or a piece that is gone, is seen; only what the proof does not rest on may change.
func checkChangedText(of proof: TlogProof, _ choices: inout Choices) {
    var text = Array(proof.text.utf8)
    let place = (choices.byte() << 8 | choices.byte()) % text.count
    if choices.isTrue() {
        text.removeLast(place)
    } else {
        text[place] = UInt8(choices.byte())
    }
    guard let other = try? TlogProof(text: String(decoding: text, as: UTF8.self)),
        let found = try? other.check(with: key.verifyingKey)
    else { return }
    require(found.leaf == proof.extra && other.index == proof.index, "a changed proof of another commit")
}

func checkConsistency(_ leaves: [[UInt8]], _ heads: [TreeHead], _ choices: inout Choices) {
    let new = heads[choices.number(1...leaves.count)]
    let old = heads[choices.number(1...Int(new.size))]
    let hashes = roots(TreeRanges.consistency(from: old.size, to: new.size), of: leaves)
    // The proof leaves out the root of an older tree that is whole.
    var proof = ConsistencyProof(oldSize: old.size, newSize: new.size, hashes: hashes)
    require(proof.proves(from: old, to: new), "no growth from \(old.size) to \(new.size)")
    proof.hashes = change(proof.hashes, &choices)
    require(proof.hashes == hashes || !proof.proves(from: old, to: new), "a forged growth to \(new.size)")
    let (further, other) = (heads[choices.number(0...leaves.count)], heads[choices.number(0...leaves.count)])
    proof = ConsistencyProof(oldSize: further.size, newSize: other.size, hashes: hashes)
    if proof.proves(from: further, to: other) {
        require(further.size <= other.size, "a tree of \(other.size) that extends one of \(further.size)")
    }
}

func change(_ hashes: [ContentDigest], _ choices: inout Choices) -> [ContentDigest] {
    var hashes = hashes
    let place = hashes.isEmpty ? 0 : choices.byte() % hashes.count
    switch choices.byte() % 4 {
    case 0: hashes.insert(ContentDigest.sha256(of: [UInt8(choices.byte())]), at: place)
    case 1 where !hashes.isEmpty: hashes.remove(at: place)
    case 2 where !hashes.isEmpty: hashes.swapAt(place, 0)
    case 3 where !hashes.isEmpty:
        var bytes = hashes[place].bytes
        bytes[choices.byte() % 32] ^= UInt8(choices.byte())
        hashes[place] = ContentDigest(bytes: bytes) ?? hashes[place]
    default: break
    }
    return hashes
}

/// Of the trees of no leaf, one, and so on.
func treeHeads(of leaves: [[UInt8]]) -> [TreeHead] {
    var tree = CompactRange()
    var heads = [TreeHead(size: 0, root: tree.root)]
    for leaf in leaves {
        tree.append(leaf: leaf.rawSpan)
        heads.append(TreeHead(size: tree.size, root: tree.root))
    }
    return heads
}

func roots(_ ranges: [Range<UInt64>], of leaves: [[UInt8]]) -> [ContentDigest] {
    var roots = SubtreeRoots(of: ranges)
    for leaf in leaves { roots.append(CompactRange.digest(leaf: leaf.rawSpan)) }
    return roots[ranges]
}
