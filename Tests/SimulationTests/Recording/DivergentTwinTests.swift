import EventLog
import Foundation
import Operations
import Redundancy
import Replay
import Simulation
import SystemPackage
import TestSupport
import Testing

/// `fixtures/runs`: a recorded run, and its twins that were changed in one place each.
///
/// A kernel that decides otherwise fails here. If that is meant, old logs of users diverge as well: give the change a number
/// in `Controller.behaviours`, or say in its commit why no log can hold such a run, and write the logs anew with
/// `LOCKSTEP_WRITE_FIXTURES=1 swift test --filter DivergentTwinTests`.
@Suite(.serialized) struct DivergentTwinTests {
    /// What each twin must be found to be.
    enum Found: Hashable {
        case verified
        case decision(Divergence<Controller>.Kind)
        case finalState
        case unfinished
        case notVerifiable
    }

    static let twins: [(name: String, found: Found)] = [
        ("recorded", .verified), ("other-value", .decision(.content)), ("other-order", .decision(.order)),
        ("other-time", .decision(.time)), ("missing-event", .decision(.content)),
        ("extra-event", .decision(.content)), ("refusal", .decision(.content)),
        ("other-setting", .decision(.time)), ("other-end", .finalState), ("no-end", .unfinished),
        ("later-version", .notVerifiable),
    ]

    private static func path(_ name: String) -> FilePath {
        FilePath(Fixtures.url("runs/\(name).lockstep").path)
    }

    @Test func `the twins are written anew where that is asked for`() throws {
        guard ProcessInfo.processInfo.environment["LOCKSTEP_WRITE_FIXTURES"] != nil else { return }
        let entries = try RecordedEntries.ofProcessFailure()
        for (name, _) in Self.twins {
            try? FileManager.default.removeItem(atPath: Self.path(name).string)
            try RecordedEntries.write(try twin(name, of: entries), to: Self.path(name), pair: name)
            // The writer's own notes are no part of a log.
            try FileManager.default.removeItem(atPath: Self.path(name).appending("writer").string)
        }
    }

    @Test(arguments: twins.map(\.name))
    func `each twin is found to be what it is`(name: String) throws {
        let expected = try #require(Self.twins.first { $0.name == name }).found
        let verified = try RunVerification.verify(LogReader(opening: Self.path(name)))
        #expect(verified.damage == nil)
        let run = try #require(verified.runs.first)
        #expect(run.pair == name)
        let found: Found =
            switch (run.verdict, run.divergence?.what) {
            case (.verified, _): .verified
            case (.unfinished, _): .unfinished
            case (.diverged, .decision(let decision)?): .decision(decision.kind)
            case (.diverged, .finalState?): .finalState
            default: .notVerifiable
            }
        #expect(found == expected, "\(String(describing: run.divergence)) \(String(describing: run.obstacle))")
    }

    /// The records with one thing changed.
    private func twin(_ name: String, of entries: [Entry]) throws -> [Entry] {
        var entries = entries
        func decided(_ matches: (Change) -> Bool) throws -> (index: Int, unit: Int, event: ControllerEvent) {
            let index = try #require(entries.firstIndex { $0.isDecided(matches) })
            guard case .controllerEvent(let unit, let event) = entries[index] else { preconditionFailure(name) }
            return (index, unit, event)
        }
        func opened() throws -> RunOpened {
            guard case .runOpened(let opened) = entries[0] else { preconditionFailure(name) }
            return opened
        }
        switch name {
        case "other-value":
            var found = try decided { if case .switchoverBegan = $0 { true } else { false } }
            found.event.change = .switchoverBegan(.silence, isStateful: true)
            entries[found.index] = .controllerEvent(unit: found.unit, found.event)
        case "other-order":
            let index = try #require(
                entries.indices.dropLast().first {
                    entries[$0].isDecided { _ in true } && entries[$0 + 1].isDecided { _ in true }
                }
            )
            entries.swapAt(index, index + 1)
        case "other-time":
            var found = try decided { if case .timerArmed(.peerSilence, _) = $0 { true } else { false } }
            guard case .timerArmed(let timer, let at) = found.event.change else { preconditionFailure(name) }
            found.event.change = .timerArmed(timer, at: Instant(nanoseconds: at.nanoseconds + 1))
            entries[found.index] = .controllerEvent(unit: found.unit, found.event)
        case "missing-event":
            entries.remove(at: try decided { if case .peerLost = $0 { true } else { false } }.index)
        case "extra-event":
            let found = try decided { if case .switchoverBegan = $0 { true } else { false } }
            entries.insert(entries[found.index], at: found.index)
        case "refusal":
            let found = try decided { if case .processExited = $0 { true } else { false } }
            entries.insert(.controllerRejected(unit: found.unit, .notServing), at: found.index)
        case "other-setting":
            var opened = try opened()
            opened.settings.keepaliveRetries += 2
            entries[0] = .runOpened(opened)
        case "other-end":
            guard case .runFinished(var finished)? = entries.last else { preconditionFailure(name) }
            finished.stateDigests[0][31] ^= 1
            entries[entries.count - 1] = .runFinished(finished)
        case "no-end":
            entries.removeLast()
        case "later-version":
            var opened = try opened()
            opened.behaviours = [1_000_000]
            entries[0] = .runOpened(opened)
        default:
            break
        }
        return entries
    }
}
