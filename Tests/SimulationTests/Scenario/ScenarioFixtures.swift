import Foundation
import TestSupport

/// The hand-written scenarios.
enum ScenarioFixtures {
    static let names: [String] = {
        let found = try? FileManager.default.contentsOfDirectory(atPath: Fixtures.url("scenarios").path)
        return (found ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
    }()

    static func text(_ name: String) throws -> String {
        try Fixtures.text("scenarios/\(name)")
    }
}
