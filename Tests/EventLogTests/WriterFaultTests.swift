import EventLog
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite struct WriterFaultTests {
    let log = LogFixture()
    let storage = FaultyStorage()

    @Test func `a log that is locked by another writer is refused and left as it was`() throws {
        let writer = try log.writer()
        _ = try writer.append(commit("x"))
        let name = "segments/" + (try log.segmentNames()[0])
        let before = try log.bytes(of: name)
        let error = LogError.lockedByOther(path: log.path.string, process: getpid())
        #expect(error.category == .locked)
        #expect(error.message.contains("--wait"))
        #expect(throws: error) { try log.writer() }
        #expect(try log.bytes(of: name) == before)
        // Another process sees the same lock.
        #expect(ShellCommand.run("flock -n '\(log.path)/writer' true") == 1)
        // Readers do not mind.
        #expect(try texts(log.allCommits()) == ["x"])
        try writer.close()
        #expect(ShellCommand.run("flock -n '\(log.path)/writer' true") == 0)
        try log.writer().close()
    }

    @Test func `a child process does not keep the lock`() throws {
        let writer = try log.writer()
        // The child lives on behind the shell until its input ends.
        let pipe = unsafe popen("cat > /dev/null", "w")
        defer { unsafe pclose(pipe) }
        writer.abandon()
        try log.writer().close()
    }

    @Test(arguments: [Durability.buffered, .durable])
    func `a full disk refuses the append at every length, keeps what was acknowledged and works again`(
        durability: Durability
    ) throws {
        let writer = try log.writer(storage: storage)
        _ = try writer.append(commit("kept"), durability: durability)
        let name = "segments/" + (try log.segmentNames()[0])
        let before = try log.bytes(of: name)
        for room in 0..<140 {
            storage.change { $0.room = room }
            let error = #expect(throws: LogError.self) { try writer.append(commit("refused"), durability: durability) }
            #expect(error?.category == .full)
            #expect(try log.bytes(of: name) == before)
            #expect(writer.nextSequence == 1)
            #expect(writer.position(of: "a") == 1)
        }
        storage.change { $0.room = nil }
        #expect(try writer.append(commit("again"), durability: durability).firstSequence == 1)
        try writer.close()
        #expect(try log.verify().condition == .clean)
        #expect(try texts(log.allCommits()) == ["kept", "again"])
    }

    @Test func `no room for a new segment refuses the append and works again`() throws {
        let writer = try log.writer(segmentByteCount: 1, storage: storage)
        _ = try writer.append(commit("kept"))
        storage.change { $0.createError = ENOSPC }
        let error = #expect(throws: LogError.self) { try writer.append(commit("refused")) }
        #expect(error?.category == .full)
        storage.change {
            $0.createError = nil
            $0.room = 10
        }
        #expect(throws: LogError.self) { try writer.append(commit("refused")) }
        storage.change { $0.room = nil }
        _ = try writer.append(commit("again"))
        try writer.close()
        #expect(try log.verify().condition == .clean)
        #expect(try texts(log.allCommits()) == ["kept", "again"])
    }

    @Test func `short writes are gone on with`() throws {
        storage.change { $0.writeLimit = 7 }
        let writer = try log.writer(storage: storage)
        for index in 0..<5 { _ = try writer.append(commit("\(index)")) }
        try writer.close()
        #expect(try log.verify().condition == .clean)
    }

    @Test func `an error from a sync is final and never tried again`() throws {
        let writer = try log.writer(storage: storage)
        _ = try writer.append(commit("kept"))
        storage.change { $0.syncError = EIO }
        let count = storage.syncCount
        let error = try #require(throws: LogError.self) { try writer.append(commit("unknown")) }
        #expect(error.category == .failed)
        storage.change { $0.syncError = nil }
        #expect(throws: error) { try writer.append(commit("later")) }
        #expect(throws: error) { try writer.append(commit("later"), durability: .buffered) }
        #expect(throws: error) { try writer.sync() }
        #expect(throws: error) { try writer.close() }
        #expect(storage.syncCount == count + 1)
        #expect(try texts(log.allCommits()) == ["kept"])
        // The next writer finds the frame, whole and not known to be synced, and writes it again.
        let next = try log.writer()
        #expect(next.recovery.condition == .unsyncedTail)
        #expect(next.recovery.rewrittenByteCount > 0)
        #expect(try texts(log.allCommits()) == ["kept", "unknown"])
    }

    @Test func `a frame that cannot be taken back stops the writer`() throws {
        let writer = try log.writer(storage: storage)
        _ = try writer.append(commit("kept"))
        storage.change {
            $0.room = 20
            $0.truncateError = EIO
        }
        let error = try #require(throws: LogError.self) { try writer.append(commit("torn")) }
        #expect(error.category == .failed)
        storage.change {
            $0.room = nil
            $0.truncateError = nil
        }
        #expect(throws: error) { try writer.append(commit("later")) }
        writer.abandon()
        let next = try log.writer()
        #expect(next.recovery.condition == .tornTail)
        #expect(next.recovery.movedByteCount == 20)
        _ = try next.append(commit("after"))
        #expect(try texts(log.allCommits()) == ["kept", "after"])
    }

    @Test func `a durable append syncs once and a buffered one never`() throws {
        let writer = try log.writer(storage: storage)
        let before = storage.syncCount
        for _ in 0..<5 { _ = try writer.append(commit("x"), durability: .buffered) }
        #expect(storage.syncCount == before)
        #expect(writer.durableThrough == 0)
        #expect(try log.allCommits().isEmpty)
        for _ in 0..<3 { _ = try writer.append(commit("x")) }
        #expect(storage.syncCount == before + 3)
        #expect(try log.allCommits().count == 8)
    }

    @Test func `after the end of a process the tail is written again and synced before anything else`() throws {
        let writer = try log.writer()
        _ = try writer.append(commit("synced"))
        _ = try writer.append(commit("buffered"), durability: .buffered)
        writer.abandon()
        #expect(try log.verify().condition == .unsyncedTail)
        #expect(try texts(log.allCommits()) == ["synced"])
        let next = try log.writer(storage: storage)
        #expect(next.recovery.condition == .unsyncedTail)
        #expect(storage.syncCount == 1)
        #expect(next.durableThrough == 2)
        #expect(try texts(log.allCommits()) == ["synced", "buffered"])
    }

    @Test func `opening fails cleanly when the tail cannot be synced`() throws {
        let writer = try log.writer()
        _ = try writer.append(commit("buffered"), durability: .buffered)
        writer.abandon()
        storage.change { $0.syncError = EIO }
        let error = #expect(throws: LogError.self) { try log.writer(storage: storage) }
        #expect(error?.category == .failed)
        #expect(try log.allCommits().isEmpty)
        // The lock is free again.
        #expect(try log.writer().nextSequence == 1)
    }

    @Test func `a checkpoint is written after so many commits`() throws {
        let writer = try log.writer(checkpointCommitCount: 3)
        for index in 1...7 {
            _ = try writer.append(commit("\(index)"))
            let checkpoint = try log.reader().checkpoint
            #expect(checkpoint?.head.size ?? 0 == UInt64(index / 3 * 3))
        }
        writer.abandon()
        #expect(try log.verify().condition == .notClosed)
    }
}
