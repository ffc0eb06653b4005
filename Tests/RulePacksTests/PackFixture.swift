import RulePacks
import TestSupport
import Upgrades

/// The pack with every key, and what becomes of it when a piece of its text is replaced.
enum PackFixture {
    static let text = try? Fixtures.text("upgrades/packs/every-key.yaml")

    static func pack() throws -> RulePack {
        try RulePack(yaml: try Fixtures.bytes("upgrades/packs/every-key.yaml"))
    }

    /// What reading a text throws; nil when it can be read.
    static func error(_ yaml: String) -> PackError? {
        do throws(PackError) {
            _ = try RulePack(yaml: Array(yaml.utf8))
            return nil
        } catch {
            return error
        }
    }

    static func planError(_ yaml: String, for pack: RulePack) -> PackError? {
        do throws(PackError) {
            _ = try Plan(yaml: Array(yaml.utf8), for: pack)
            return nil
        } catch {
            return error
        }
    }
}

extension String {
    /// With the only occurrence of a piece replaced; nil when it does not occur once.
    func replacingOnly(_ piece: String, with other: String) -> String? {
        let ranges = ranges(of: piece)
        guard ranges.count == 1, let range = ranges.first else { return nil }
        return replacingCharacters(in: range, with: other)
    }

    private func replacingCharacters(in range: Range<Index>, with other: String) -> String {
        String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
