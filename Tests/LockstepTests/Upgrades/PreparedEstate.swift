internal import Foundation
internal import Synchronization
internal import TestSupport
internal import Testing

/// Logs of estates whose gates are all open, made once and copied for each test.
enum PreparedEstate {
    private static let made = Mutex<[EstateFixture: EstateRun]>([:])

    private static let read = Mutex<[EstateFixture: RunInMemory]>([:])

    /// The run read back, without a log of its own.
    static func inMemory(of fixture: EstateFixture) throws -> RunInMemory {
        let prepared = try prepared(fixture)
        return try read.withLock { read in
            if let run = read[fixture] { return run }
            let run = try RunInMemory(prepared)
            read[fixture] = run
            return run
        }
    }

    /// A copy of its own.
    static func copy(of fixture: EstateFixture = .base) throws -> EstateRun {
        let prepared = try prepared(fixture)
        let own = try prepared.withBench(Workbench())
        try FileManager.default.copyItem(
            at: prepared.bench.folder.appending(path: "operations.lockstep"),
            to: own.bench.folder.appending(path: "operations.lockstep")
        )
        return own
    }

    private static func prepared(_ fixture: EstateFixture) throws -> EstateRun {
        try made.withLock { made in
            if let estate = made[fixture] { return estate }
            let estate = try EstateRun(fixture)
            try estate.open()
            try estate.noteHappenings()
            let checked = try estate.check(estate.outputs())
            try #require(checked.code == 0, "\(checked.text) \(checked.errors)")
            try estate.attestAll()
            made[fixture] = estate
            return estate
        }
    }
}
