import Operations
import Redundancy
import Replay
import Simulation
import TestSupport
import Testing

/// A recorded run that was changed afterwards: the comparison can fail.
@Suite struct DivergenceTests {
    private func verify(_ entries: [Entry]) -> RunVerification {
        var run = RunVerification(pair: "a")
        for (sequence, entry) in entries.enumerated() { run.add(entry, sequence: UInt64(sequence)) }
        run.finish()
        return run
    }

    @Test func `what nobody changed is verified`() throws {
        let run = verify(try RecordedEntries.ofProcessFailure())
        #expect(run.verdict == .verified, "\(String(describing: run.divergence))")
    }

    @Test func `another value is found at its record, with the inputs that led there`() throws {
        var entries = try RecordedEntries.ofProcessFailure()
        let index = try #require(entries.firstIndex { $0.isDecided { $0 == .facilityEntered(.standbyColdBulk) } })
        guard case .controllerEvent(let unit, var event) = entries[index] else { return }
        event.change = .facilityEntered(.standbyHot)
        entries[index] = .controllerEvent(unit: unit, event)
        let run = verify(entries)
        #expect(run.verdict == .diverged)
        let found = try #require(run.divergence)
        #expect(found.sequence == UInt64(index))
        #expect(found.unit == unit)
        #expect(found.leads.count == RunVerification.leadCount)
        #expect(found.leads.allSatisfy { $0.sequence < found.inputSequence })
        guard case .decision(let decision) = found.what else { return #expect(Bool(false), "no decision") }
        #expect(decision.kind == .content)
        #expect(decision.stateDifference?.path == "facility")
        #expect(decision.stateDifference?.recorded == "standbyHot")
        #expect(decision.stateDifference?.decided == "standbyColdBulk")
    }

    @Test func `two events of one decision that changed places are order only`() throws {
        var entries = try RecordedEntries.ofProcessFailure()
        let index = try #require(
            entries.indices.dropLast().first {
                if case .controllerEvent = entries[$0], case .controllerEvent = entries[$0 + 1] { true } else { false }
            }
        )
        entries.swapAt(index, index + 1)
        guard case .decision(let decision) = try #require(verify(entries).divergence).what else {
            return #expect(Bool(false), "no decision")
        }
        #expect(decision.kind == .order)
    }

    @Test func `a timer that was armed for another moment is time only`() throws {
        var entries = try RecordedEntries.ofProcessFailure()
        let index = try #require(
            entries.firstIndex { $0.isDecided { if case .timerArmed = $0 { true } else { false } } }
        )
        guard case .controllerEvent(let unit, var event) = entries[index],
            case .timerArmed(let timer, let at) = event.change
        else { return }
        event.change = .timerArmed(timer, at: Instant(nanoseconds: at.nanoseconds + 1_000_000))
        entries[index] = .controllerEvent(unit: unit, event)
        guard case .decision(let decision) = try #require(verify(entries).divergence).what else {
            return #expect(Bool(false), "no decision")
        }
        #expect(decision.kind == .time)
    }

    @Test func `a keepalive setting that was changed in the header is found where it first matters`() throws {
        var entries = try RecordedEntries.ofProcessFailure()
        guard case .runOpened(var opened) = entries[0] else { return }
        opened.settings.peerSearch = .seconds(300)
        entries[0] = .runOpened(opened)
        #expect(verify(entries).verdict == .diverged)
    }

    @Test func `every event that is taken out or doubled is found`() throws {
        let entries = try RecordedEntries.ofProcessFailure()
        let events = entries.indices.filter { entries[$0].isDecided { _ in true } }
        try #require(events.count > 100)
        // Every third, for the time that it takes.
        for index in events.enumerated().filter({ $0.offset % 3 == 0 }).map(\.element) {
            var less = entries
            less.remove(at: index)
            #expect(verify(less).verdict == .diverged, "without record \(index)")
            var more = entries
            more.insert(entries[index], at: index)
            #expect(verify(more).verdict == .diverged, "record \(index) twice")
        }
    }

    @Test func `another digest at the end is found`() throws {
        var entries = try RecordedEntries.ofProcessFailure()
        guard case .runFinished(var finished) = try #require(entries.last) else { return }
        finished.stateDigests[1][0] ^= 1
        entries[entries.count - 1] = .runFinished(finished)
        let found = try #require(verify(entries).divergence)
        #expect(found.unit == 1)
        guard case .finalState = found.what else { return #expect(Bool(false), "not the last state") }
    }

    @Test func `what cannot be decided again says why`() throws {
        let entries = try RecordedEntries.ofProcessFailure()
        #expect(verify([]).obstacle == .observed)
        #expect(verify(Array(entries.dropFirst())).obstacle == .notOpened)
        guard case .runOpened(var opened) = entries[0] else { return }
        opened.behaviours = [.max]
        #expect(verify([.runOpened(opened)] + entries.dropFirst()).obstacle == .unknownBehaviours([.max]))
        #expect(verify([entries[0]] + entries).obstacle == .misplaced(sequence: 1))
        let event = try #require(entries.firstIndex { $0.isDecided { _ in true } })
        #expect(verify([entries[0], entries[event]]).obstacle == .misplaced(sequence: 1))
        for run in [verify([]), verify(Array(entries.dropFirst()))] { #expect(run.verdict == .notVerifiable) }
    }

    @Test func `no record that is moved elsewhere or repeated stops the program`() throws {
        let entries = try RecordedEntries.ofProcessFailure()
        for seed in 0..<400 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var changed = entries
            for _ in 0..<4 {
                let from = Int.random(in: changed.indices, using: &random)
                let to = Int.random(in: changed.indices, using: &random)
                if Bool.random(using: &random) { changed.swapAt(from, to) } else { changed[to] = changed[from] }
            }
            let run = verify(changed)
            #expect(run.verdict != .verified || changed == entries || isHarmless(changed, entries), "seed \(seed)")
        }
    }

    /// What stands beside inputs and decisions says nothing about them.
    private func isHarmless(_ changed: [Entry], _ entries: [Entry]) -> Bool {
        func decisions(_ entries: [Entry]) -> [Entry] {
            entries.filter { if case .redundancy = $0 { false } else { true } }
        }
        return decisions(changed) == decisions(entries)
    }
}
