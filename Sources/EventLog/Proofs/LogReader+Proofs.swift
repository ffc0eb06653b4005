/// Commits proven against one tree.
public struct ProvenCommits: Hashable, Sendable {
    public var head: TreeHead
    /// The sequence number behind the tree's last record.
    public var endSequence: SequenceNumber
    /// In the order of the log, each once.
    public var commits: [ProvenCommit]
}

extension LogReader {
    /// Proves that the commits which hold some records are in the tree over the log's first commits.
    ///
    /// - Parameters:
    ///   - sequences: The records; those of one commit give one proof.
    ///   - size: The tree's commits; `nil` for all below the watermark.
    /// - Throws: `noSuchRecord` for a record at or behind the tree's end; `damaged` when the log cannot be read to there,
    ///   or has fewer commits.
    /// - Complexity: O(n) in the log's bytes, in memory of one frame and the proven commits; the frames that hold the
    ///   records are read twice, since their places in the tree have to be known before the pass over all leaves.
    public func proofs(
        ofCommitsHolding sequences: [SequenceNumber],
        inFirst size: UInt64? = nil
    ) throws(LogError) -> ProvenCommits {
        var leaves: [UInt64] = []
        for sequence in Set(sequences).sorted() {
            let leaf = try leafIndex(ofCommitHolding: sequence)
            if let size, leaf >= size { throw .noSuchRecord(sequence, end: nil) }
            if leaves.last != leaf { leaves.append(leaf) }
        }
        var wanted = size
        if wanted == nil { wanted = try treeSizeBelowWatermark() }
        let size = wanted ?? 0
        let paths = leaves.map { TreeRanges.inclusion(of: $0, in: size) }
        var roots = SubtreeRoots(of: paths.flatMap { $0 })
        var tree = CompactRange()
        var found: [ProvenCommit] = []
        var cursor = cursor()
        while tree.size < size, try cursor.advance() {
            let commit = try cursor.commit()
            if found.count < leaves.count, leaves[found.count] == tree.size {
                let copy = try Commit(copying: commit)
                let proof = InclusionProof(leafIndex: tree.size, treeSize: size, hashes: [])
                found.append(
                    ProvenCommit(firstSequence: copy.firstSequence, leafBytes: copy.leafBytes, proof: proof)
                )
            }
            let digest = CompactRange.digest(leaf: commit.leaf)
            roots.append(digest)
            tree.append(leafDigest: digest)
        }
        guard tree.size == size, found.count == leaves.count else {
            throw tooShort(needed: size, found: tree.size)
        }
        for (index, path) in paths.enumerated() { found[index].proof.hashes = roots[path] }
        return ProvenCommits(
            head: TreeHead(size: size, root: tree.root),
            endSequence: size == 0 ? 0 : try endOfCommits(before: &cursor),
            commits: found
        )
    }

    /// Proves that the log's tree at one size begins with its tree at a smaller one.
    ///
    /// - Returns: the proof, and both heads.
    /// - Throws: `damaged` when the log cannot be read to there, or has fewer commits than the newer tree. An older tree
    ///   that is larger than the newer one is a broken promise of the caller.
    /// - Complexity: O(n) in the log's bytes, in memory of one frame.
    public func consistencyProof(
        from oldSize: UInt64,
        to newSize: UInt64
    ) throws(LogError) -> (proof: ConsistencyProof, old: TreeHead, new: TreeHead) {
        precondition(oldSize <= newSize, "a proof from \(oldSize) commits to \(newSize)")
        let nodes = oldSize == 0 ? [] : TreeRanges.consistency(from: oldSize, to: newSize)
        var roots = SubtreeRoots(of: nodes)
        var tree = CompactRange()
        var old = TreeHead(size: 0, root: tree.root)
        var cursor = cursor()
        while tree.size < newSize, try cursor.advance() {
            let digest = CompactRange.digest(leaf: try cursor.commit().leaf)
            roots.append(digest)
            tree.append(leafDigest: digest)
            if tree.size == oldSize { old = TreeHead(size: oldSize, root: tree.root) }
        }
        guard tree.size == newSize else { throw tooShort(needed: newSize, found: tree.size) }
        let proof = ConsistencyProof(oldSize: oldSize, newSize: newSize, hashes: roots[nodes])
        return (proof, old, TreeHead(size: newSize, root: tree.root))
    }

    /// Compares the log with a checkpoint of it that was kept elsewhere.
    ///
    /// - Returns: `nil` when the log is that one or has grown from it; else `otherLog`, `shorterThanExpected` or
    ///   `notAnExtension`.
    /// - Throws: `damaged` when the log cannot be read to there.
    /// - Complexity: O(n) in the log's bytes up to the checkpoint, in memory of one frame.
    public func difference(from expected: Checkpoint) throws(LogError) -> ProofError? {
        if let logID, logID != expected.logID { return .otherLog(needed: expected.logID, found: logID) }
        var tree = CompactRange()
        var cursor = cursor()
        while tree.size < expected.head.size, try cursor.advance() {
            tree.append(leaf: try cursor.commit().leaf)
        }
        guard tree.size == expected.head.size else {
            return .shorterThanExpected(needed: expected.head.size, found: tree.size)
        }
        let end: SequenceNumber = tree.size == 0 ? 0 : try endOfCommits(before: &cursor)
        let isSame = tree.root == expected.head.root && end == expected.endSequence
        return isSame ? nil : .notAnExtension(size: expected.head.size)
    }

    /// The place in the tree of the commit that holds a record.
    func leafIndex(ofCommitHolding sequence: SequenceNumber) throws(LogError) -> UInt64 {
        guard sequence < endSequence else { throw .noSuchRecord(sequence, end: endSequence) }
        var target = cursor(from: sequence)
        guard try target.advance() else { throw .noSuchRecord(sequence, end: endSequence) }
        let commit = try target.commit()
        let origin = commit.origin
        let first = commit.firstSequence
        let header = try frameHeader(at: origin)
        var leaf = header.firstLeaf
        var cursor = cursor(from: SequenceNumber(header.firstSequence))
        while try cursor.advance(), try cursor.commit().firstSequence < first { leaf += 1 }
        return leaf
    }

    /// The commits below the watermark. The survey's count is of frames, and the watermark may lie inside one.
    private func treeSizeBelowWatermark() throws(LogError) -> UInt64 {
        guard endSequence.rawValue > 0 else { return 0 }
        return try leafIndex(ofCommitHolding: SequenceNumber(endSequence.rawValue - 1)) + 1
    }

    /// Where the commits end that a cursor has shown: where the next one begins, or at the watermark.
    private func endOfCommits(before cursor: inout CommitCursor) throws(LogError) -> SequenceNumber {
        try cursor.advance() ? cursor.commit().firstSequence : endSequence
    }

    private func tooShort(needed: UInt64, found: UInt64) -> LogError {
        let place = Place(file: LogLayout.segments, offset: 0)
        return .damaged(.checkpointAhead, place, .endsTooEarly(needed: needed, found: found))
    }
}
