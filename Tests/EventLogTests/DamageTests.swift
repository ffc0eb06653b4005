import EventLog
import Testing

/// Three frames of one commit each in one segment, and what becomes of it at every cut and every changed byte.
@Suite struct DamageTests {
    let log = LogFixture()
    private let segment = "segments/00000000000000000000.lz4"

    /// Where the frames begin: the opening mark, three frames with commits, perhaps a closing mark; the last is the end.
    private func frameOffsets(_ bytes: [UInt8]) -> [Int] {
        var offsets = [0]
        while let offset = offsets.last, offset < bytes.count {
            let length = (0..<4).reduce(0) { $0 | Int(bytes[offset + 20 + $1]) << (8 * $1) }
            offsets.append(offset + 104 + length)
        }
        return offsets
    }

    private func makeThreeFrames(_ durability: Durability, closing: Bool) throws -> (bytes: [UInt8], offsets: [Int]) {
        let writer = try log.writer()
        for text in ["one", "two", "three"] { _ = try writer.append(commit(text, text), durability: durability) }
        if closing { try writer.close() } else { writer.abandon() }
        let bytes = try log.bytes(of: segment)
        return (bytes, frameOffsets(bytes))
    }

    @Test func `cut at every byte of the last frame, nobody having seen its sync, it is a torn tail`() throws {
        let (bytes, offsets) = try makeThreeFrames(.durable, closing: false)
        #expect(offsets.count == 5)
        for cut in offsets[3]...offsets[4] {
            try log.write(Array(bytes.prefix(cut)), to: segment)
            log.removeWitnesses()
            let report = try log.verify()
            let whole = cut == offsets[4]
            // A cut exactly between two frames is what nobody can see: the log simply is not closed. The third frame's
            // header says that two are synced, and nobody says it of the third.
            let expected: LogCondition = whole ? .unsyncedTail : cut == offsets[3] ? .unsyncedTail : .tornTail
            #expect(report.condition == expected, "cut at \(cut)")
            #expect(report.recordCount == (whole ? 6 : 4), "cut at \(cut)")
            #expect(report.isSound == (expected == .unsyncedTail), "cut at \(cut)")
            // A reader shows what is known to be synced, never the tail.
            #expect(
                try texts(log.allCommits()) == (whole ? ["one", "one", "two", "two"] : ["one", "one"]),
                "cut at \(cut)"
            )

            let writer = try log.writer()
            #expect(writer.recovery.condition == expected)
            #expect(writer.recovery.movedByteCount == UInt64(expected == .tornTail ? cut - offsets[3] : 0))
            #expect(writer.nextSequence == (whole ? 6 : 4))
            #expect(try writer.append(commit("after")).firstSequence == (whole ? 6 : 4))
            try writer.close()
            let after = try log.verify()
            #expect(after.condition == .clean, "cut at \(cut)")
            let kept = ["one", "one", "two", "two"] + (whole ? ["three", "three"] : []) + ["after"]
            #expect(try texts(log.allCommits()) == kept, "cut at \(cut)")
            if expected == .tornTail {
                let aside = try #require(writer.recovery.movedAside.first)
                #expect(try log.bytes(of: aside) == Array(bytes[offsets[3]..<cut]), "cut at \(cut)")
            }
        }
    }

    @Test func `cut at every byte below the writer's note, synced records are missing`() throws {
        let (bytes, offsets) = try makeThreeFrames(.durable, closing: false)
        for cut in 0..<bytes.count {
            try log.write(Array(bytes.prefix(cut)), to: segment)
            let report = try log.verify()
            let between = offsets.contains(cut)
            let expected: LogCondition = between ? .syncedTailMissing : .corruption
            #expect(report.condition == expected, "cut at \(cut)")
            #expect(throws: LogError.self) { try log.writer() }
            #expect(try log.bytes(of: segment).count == cut, "the log is left as it was")
        }
    }

    @Test func `cut between frames below the checkpoint, the checkpoint is ahead of the log`() throws {
        let (bytes, offsets) = try makeThreeFrames(.durable, closing: true)
        for offset in offsets.dropFirst().dropLast(2) {
            try log.write(Array(bytes.prefix(offset)), to: segment)
            log.remove("writer")
            #expect(try log.verify().condition == .checkpointAhead)
            #expect(throws: LogError.self) { try log.writer() }
        }
    }

    /// The regions of a frame and what a changed byte there does, with nobody outside the frames to ask.
    ///
    /// | frame | a later header says it is synced | outcome |
    /// |---|---|---|
    /// | opening mark, 1, 2 | yes, a later frame's | corruption |
    /// | 3, log not closed | no | damaged tail |
    /// | 3, log closed | yes, the closing mark's | corruption |
    /// | closing mark | nothing to lose | damaged tail |
    @Test(arguments: [false, true])
    func `every byte changed, one at a time, has the outcome of its frame`(closing: Bool) throws {
        let (bytes, offsets) = try makeThreeFrames(.durable, closing: closing)
        #expect(offsets.count == (closing ? 6 : 5))
        for place in bytes.indices {
            for mask in closing ? [UInt8(0xFF)] : [UInt8(1) << UInt8(place % 8)] {
                var changed = bytes
                changed[place] ^= mask
                try log.write(changed, to: segment)
                log.removeWitnesses()
                let report = try log.verify()
                let frame = offsets.lastIndex { $0 <= place }!
                let isLast = frame == offsets.count - 2
                #expect(report.condition == (isLast ? .damagedTail : .corruption), "byte \(place) ^ \(mask)")
                #expect(report.place == Place(file: segment, offset: UInt64(offsets[frame])), "byte \(place) ^ \(mask)")
                #expect(report.recordCount == [0, 0, 2, 4, 6][frame], "byte \(place) ^ \(mask)")
                #expect(!report.isSound)
                // What a reader shows is a beginning of what was written, and never a changed record.
                let shown = try readUntilDamage()
                let all = ["one", "one", "two", "two", "three", "three"]
                #expect(Array(all.prefix(shown.count)) == shown, "byte \(place) ^ \(mask)")
                #expect(shown.count <= [0, 0, 2, 4, 6][frame], "byte \(place) ^ \(mask)")
            }
        }
    }

    private func readUntilDamage() throws -> [String] {
        var shown: [Commit] = []
        do {
            var copies = try log.reader().commits()
            while let commit = try copies.next() { shown.append(commit) }
        } catch {
            #expect(error.category == .damaged)
        }
        return try texts(shown)
    }

    @Test func `a damaged tail is moved aside and the log goes on`() throws {
        var (bytes, offsets) = try makeThreeFrames(.buffered, closing: false)
        bytes[offsets[2] + 110] ^= 4
        try log.write(bytes, to: segment)
        let writer = try log.writer()
        #expect(writer.recovery.condition == .damagedTail)
        #expect(writer.recovery.movedByteCount == UInt64(bytes.count - offsets[2]))
        #expect(writer.nextSequence == 2)
        _ = try writer.append(commit("four"))
        try writer.close()
        #expect(try texts(log.allCommits()) == ["one", "one", "four"])
        #expect(try log.verify().condition == .clean)
    }

    @Test func `zeros behind the last frame, as a crash leaves them, are moved aside`() throws {
        let (bytes, _) = try makeThreeFrames(.durable, closing: false)
        try log.write(bytes + [UInt8](repeating: 0, count: 4096), to: segment)
        let writer = try log.writer()
        #expect(writer.recovery.condition == .damagedTail)
        #expect(writer.nextSequence == 6)
        try writer.close()
        #expect(try log.verify().condition == .clean)
    }

    @Test func `a writer refuses a corrupt log and changes nothing`() throws {
        var (bytes, offsets) = try makeThreeFrames(.durable, closing: true)
        bytes[offsets[2] + 120] ^= 1
        try log.write(bytes, to: segment)
        let error = #expect(throws: LogError.self) { try log.writer() }
        #expect(error?.category == .damaged)
        #expect(error?.message.contains("corruption") == true)
        #expect(error?.messageJapanese.contains("corruption") == true)
        #expect(try log.bytes(of: segment) == bytes)
        // What stands before the damage is readable, and the damage is named when the reader gets there.
        #expect(try readUntilDamage() == ["one", "one"])
    }

    @Test func `a header of a later version is not damage`() throws {
        var (bytes, offsets) = try makeThreeFrames(.durable, closing: true)
        for (field, value) in [(12, UInt8(2)), (16, 1)] {
            var changed = bytes
            changed[offsets[2] + field] = value
            let header = Array(changed[offsets[2]..<(offsets[2] + 100)])
            let checksum = CRC32C.checksum(header)
            for index in 0..<4 {
                changed[offsets[2] + 100 + index] = UInt8(truncatingIfNeeded: checksum >> (8 * UInt32(index)))
            }
            try log.write(changed, to: segment)
            #expect(try log.verify().condition == .newerFormat)
            let error = #expect(throws: LogError.self) { try log.writer() }
            #expect(error?.category == .unreadable)
            #expect(throws: LogError.self) { try log.reader() }
        }
        bytes.removeAll()
    }
}
