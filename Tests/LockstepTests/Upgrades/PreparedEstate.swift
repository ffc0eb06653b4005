internal import Foundation
internal import Synchronization
internal import TestSupport
internal import Testing

/// Logs of estates whose gates are all open, made once and copied for each test.
enum PreparedEstate {
    private static let made = Mutex<[EstateFixture: EstateRun]>([:])

    /// A copy of its own.
    static func copy(of fixture: EstateFixture = .base) throws -> EstateRun {
        let prepared = try made.withLock { made in
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
        let own = try prepared.withBench(Workbench())
        try FileManager.default.copyItem(
            at: prepared.bench.folder.appending(path: "operations.lockstep"),
            to: own.bench.folder.appending(path: "operations.lockstep")
        )
        return own
    }
}
