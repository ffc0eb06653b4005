internal import Foundation
internal import Redundancy
internal import TestSupport
internal import Testing

@testable internal import Captures

/// Every real output is read whole, and says what another parser's expected answer says of it.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)")) struct ShowCorpusTests {
    /// The files of `ios-xe/show`, without their ending.
    private static let cases: [String] = {
        guard let folder = Corpus.iosXE?.appending(path: "show") else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
    }()

    private static func items(_ name: String) throws -> [ConsoleItem] {
        ConsoleSample.items(String(decoding: try Corpus.bytes("show/\(name).txt"), as: UTF8.self))
    }

    @Test func `all of the files are there`() {
        #expect(Self.cases.count == 35)
    }

    @Test(arguments: cases)
    func `a real output is one snapshot without unread lines`(name: String) throws {
        let items = try Self.items(name)
        #expect(items.map(\.isUnread) == [false])
        #expect(items.first?.snapshot?.command == GenieAnswer.command(of: name))
    }

    @Test(arguments: cases)
    func `a real output agrees with the expected answer field by field`(name: String) throws {
        let snapshot = try #require(try Self.items(name).first?.snapshot)
        let answer = try GenieAnswer(json: Data(Corpus.bytes("show/\(name).expected.json")))
        let comparison = GenieComparison(snapshot: snapshot)
        var compared = 0
        for (path, theirs) in answer.leaves {
            switch comparison.ours(at: path) {
            case .notModelled: continue
            case .unknown: Issue.record("\(name): nothing is said about \(path.joined(separator: " / "))")
            case .value(let ours):
                compared += 1
                #expect(ours == comparison.normalised(theirs), "\(name): \(path.joined(separator: " / "))")
            }
        }
        #expect(compared > 0)
        #expect(answer.rowCount.map { $0 == comparison.rowCount } ?? true)
    }
}

/// An expected answer of genieparser as paths with texts: numbers and truth values are written out.
struct GenieAnswer {
    var leaves: [(path: [String], value: String)] = []
    /// How many rows its table has, where the snapshot has rows of the same kind.
    var rowCount: Int?

    init(json: Data) throws {
        let root = try JSONSerialization.jsonObject(with: json)
        collect(root, at: [])
        let tables = Set(["index", "chassis_index", "stack", "time"])
        let rows = leaves.compactMap { leaf in
            leaf.path.firstIndex(where: tables.contains).map { Array(leaf.path.prefix($0 + 2)) }
        }
        rowCount = rows.isEmpty ? nil : Set(rows).count
    }

    static func command(of name: String) -> ShowCommand? {
        let commands: [String: ShowCommand] = [
            "ShowRedundancy": .redundancy, "ShowRedundancyStates": .redundancyStates,
            "ShowRedundancySwitchoverHistory": .switchoverHistory, "ShowChassis": .chassis, "ShowChassisRmi": .chassis,
            "ShowSwitch": .chassis, "ShowSwitchDetail": .chassis,
            "ShowRedundancyConfigSyncFailuresMcl": .configSyncFailures, "ShowBootvar": .bootVariables,
            "ShowStackwiseVirtualDualActiveDetection": .dualActiveDetection, "ShowIssuStateDetail": .issuState,
            "ShowLoggingOnboardSwitchActiveUptimeDetail": .onboardUptime,
        ]
        return name.split(separator: ".").lazy.compactMap { commands[String($0)] }.first
    }

    private mutating func collect(_ value: Any, at path: [String]) {
        switch value {
        case let object as [String: Any]:
            for (key, inner) in object.sorted(by: { $0.key < $1.key }) { collect(inner, at: path + [key]) }
        case let list as [Any]:
            for (index, inner) in list.enumerated() { collect(inner, at: path + ["\(index)"]) }
        case let text as String:
            leaves.append((path, text))
        case let number as NSNumber:
            // JSON's truth values are NSNumbers as well; none of the answers has a 0 or 1 under those names.
            let isTruth = path.last.map { Self.truths.contains($0) } ?? false
            leaves.append((path, isTruth ? (number.boolValue ? "true" : "false") : number.stringValue))
        default:
            Issue.record("an answer of another kind at \(path)")
        }
    }

    private static let truths: Set = [
        "manual_boot", "standby_manual_boot", "issu_in_progress", "terminal_state_reached", "runversion_executed",
    ]
}
