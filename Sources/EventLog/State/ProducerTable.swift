/// What a log remembers of its producers, so that a repeated commit is stored once.
///
/// Bounded twice: for each producer the last `Limits.rememberedCommitsPerProducer` commits, and in all the given number
/// of producers, of which those that have not appended for longest are forgotten. It depends on nothing but the commits
/// and their order, so a table that is made again from the log is the same. A producer that was forgotten and repeats an
/// old commit is not recognised: the bound is the price.
struct ProducerTable {
    private struct Stored {
        var number: UInt64
        var digest: ContentDigest
        var firstSequence: UInt64
        var count: Int
    }

    /// Oldest first; numbers rise.
    private var commits: [[UInt8]: [Stored]] = [:]
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// The number of a producer's last commit; `nil` when the producer is not known.
    func lastNumber(of id: [UInt8]) -> UInt64? {
        commits[id]?.last?.number
    }

    /// Looks whether a commit is stored already.
    ///
    /// - Returns: where it is stored, or `nil` when its number is new.
    /// - Throws: when the number was used for something else or is older than what is remembered.
    func find(_ producer: Producer, digest: @autoclosure () -> ContentDigest) throws(LogError) -> AppendResult? {
        guard let known = commits[producer.id], let last = known.last, producer.number <= last.number else {
            return nil
        }
        guard let stored = known.last(where: { $0.number == producer.number }) else {
            throw .producerNumberTooOld(number: producer.number, last: last.number)
        }
        let place = SequenceNumber(stored.firstSequence)
        guard stored.digest == digest() else {
            throw .producerNumberReused(number: producer.number, storedAt: place)
        }
        return AppendResult(firstSequence: place, count: stored.count, wasAlreadyStored: true)
    }

    /// Remembers a stored commit. Its number is above all numbers of this producer.
    mutating func remember(_ producer: Producer, digest: ContentDigest, firstSequence: UInt64, count: Int) {
        var known = commits[producer.id] ?? []
        if let last = known.last {
            precondition(
                producer.number > last.number,
                "producer number \(producer.number) after \(last.number)"
            )
        }
        if known.count == Limits.rememberedCommitsPerProducer { known.removeFirst() }
        known.append(Stored(number: producer.number, digest: digest, firstSequence: firstSequence, count: count))
        commits[producer.id] = known
        // A quarter more than the limit before anything is forgotten, so that forgetting costs little on average.
        if commits.count > limit + limit / 4 + 1 { forgetOldest() }
    }

    private mutating func forgetOldest() {
        // A sequence number belongs to one commit, so the order has no ties and does not depend on hashing.
        let newest = commits.map { (id: $0.key, last: $0.value.last!.firstSequence) }
            .sorted { $0.last > $1.last }.prefix(limit)
        var kept: [[UInt8]: [Stored]] = [:]
        for producer in newest { kept[producer.id] = commits[producer.id] }
        commits = kept
    }
}

/// The digest by which a repeated commit is compared: what its records say, not how or where they are stored.
struct RecordsDigest {
    private var hasher = ContentHasher()

    mutating func add(
        stream: String,
        kind: RecordKind,
        occurred: Occurrence?,
        cause: Cause?,
        payload: RawSpan
    ) {
        var envelope = ProtobufWriter(reservingCapacity: 128)
        envelope.string(1, stream)
        envelope.varint(2, UInt64(kind.rawValue))
        if let occurred {
            envelope.zigzag(3, occurred.earliestNanoseconds)
            envelope.varint(4, occurred.uncertaintyNanoseconds)
            envelope.varint(5, UInt64(occurred.timescale.rawValue))
        }
        switch cause {
        case .record(let sequence): envelope.varint(6, sequence.rawValue)
        case .inSameCommit(let index): envelope.varint(7, UInt64(index))
        case nil: break
        }
        // The lengths keep the parts of neighbouring records apart.
        envelope.varint(8, UInt64(payload.byteCount))
        var length: [UInt8] = []
        length.appendLittleEndian(UInt32(envelope.bytes.count))
        hasher.update(length)
        hasher.update(envelope.bytes)
        hasher.update(payload)
    }

    func finalize() -> ContentDigest {
        hasher.finalize()
    }
}
