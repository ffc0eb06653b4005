internal import Operations
internal import Redundancy
internal import TestSupport
internal import Testing

@testable internal import Captures

/// Real transcripts. They stand beside the project, so only their shape and counts are repeated here.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)")) struct ConsoleCorpusTests {
    private static func items(_ name: String) throws -> [ConsoleItem] {
        ConsoleSample.items(String(decoding: try Corpus.bytes("console/\(name).txt"), as: UTF8.self))
    }

    private static let lab = "cli_c9800cl_power_off_failover_and_force_switchover"

    @Test func `the laboratory's transcript is its commands and outputs in order`() throws {
        let items = try Self.items(Self.lab)
        #expect(!items.contains { $0.isUnread })
        let told = items.map { item in
            switch item.fact {
            case .observed(let snapshot): snapshot.command.words
            case .commandEntered(let command): command.split(separator: " ").prefix(2).joined(separator: " ") + " …"
            case .switchoverRequested: "requested"
            case let fact: String(describing: fact)
            }
        }
        #expect(
            told == [
                "chassis 1 …", "show chassis", "chassis 1 …", "chassis redundancy …", "redun-management interface …",
                "chassis redundancy …", "redun-management interface …", "show chassis", "show redundancy",
                "show redundancy states", "show ap uptime", "show wireless client summary",
                "show redundancy switchover history", "show chassis", "show chassis", "show chassis",
                "redundancy force-switchover …", "requested", "show redundancy switchover history",
            ]
        )
        #expect(
            items.map(\.observer?.rawValue) == [
                nil, 1, nil, nil, nil, nil, nil, 1, 1, 1, 1, 1, nil, 2, 2, 2, 2, 2, nil,
            ]
        )
    }

    @Test func `rows that other parsers drop are kept`() throws {
        let snapshots = try Self.items(Self.lab).compactMap(\.snapshot)
        let chassis = snapshots.filter { $0.command == .chassis }
        #expect(
            chassis.map { $0.section("header")?["Mac Address kind"] } == [
                "Local", "Local", "Foreign", "Local", "Local",
            ]
        )
        #expect(
            chassis.map { $0.sections("row").map { $0["State"] } } == [
                ["Ready"], ["Ready", "Ready"], ["Removed", "Ready"], ["HA sync in progress", "Ready"],
                ["Ready", "Ready"],
            ]
        )
        let states = try #require(snapshots.first { $0.command == .redundancyStates }?.section("states"))
        #expect(states["Gateway Monitoring"] == "Enabled")
        #expect(states["Gateway monitoring interval"] == "8 secs")
        #expect(states["peer state"] == "8 -STANDBY HOT")
        let history = snapshots.filter { $0.command == .switchoverHistory }
        #expect(
            history.map { $0.sections("row").map { $0["Switchover reason"] } } == [
                ["active unit removed"], ["active unit removed", "user forced"],
            ]
        )
    }

    /// Its tables keep to their columns, so that cutting at the names' places must give the same values.
    @Test(arguments: [
        (ShowCommand.accessPointUptime, "AP Name  ", 2, 5), (.wirelessClientSummary, "MAC Address  ", 1, 24),
    ])
    func `the laboratory's access points and clients are rows with every column`(
        command: ShowCommand,
        head: String,
        rowCount: Int,
        columnCount: Int
    ) throws {
        let text = String(decoding: try Corpus.bytes("console/\(Self.lab).txt"), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let snapshot = try #require(ConsoleSample.snapshots(text).first { $0.command == command })
        let header = try #require(lines.firstIndex { $0.hasPrefix(head) })
        let columns = ColumnTable(header: lines[header], known: [])
        #expect(snapshot.sections("row").count == rowCount)
        for (row, line) in zip(snapshot.sections("row"), lines[(header + 2)...]) {
            #expect(row.fields.count == columnCount)
            // Header names one blank apart come as one column here; their values are compared as one text.
            var fields = row.fields[...]
            for (index, column) in columns.columns.enumerated() {
                let end = index + 1 < columns.columns.count ? columns.columns[index + 1].start : line.utf8.count
                let start = line.utf8.index(line.startIndex, offsetBy: column.start)
                let cut = line[start..<line.utf8.index(line.startIndex, offsetBy: end)]
                let own = fields.prefix { column.name.contains($0.name) }
                #expect(own.map(\.name).joined(separator: " ") == column.name)
                let values = own.map(\.value).filter { !$0.isEmpty }
                #expect(values.joined(separator: " ") == cut.singleBlanked, "\(column.name)")
                fields = fields.dropFirst(own.count)
            }
            #expect(fields.isEmpty)
        }
    }

    @Test func `the complete facility log has 319 events and every progression calls the same clients`() throws {
        let items = try Self.items("cli_asr1000_show_redundancy_history")
        #expect(!items.contains { $0.isUnread })
        let log = items.filter { $0.form == .facilityLog }
        #expect(log.count == 319)

        var added: [UInt32] = []
        var calls: [String: [UInt32]] = [:]
        var progressions: [String] = []
        for fact in log.compactMap(\.fact) {
            switch fact {
            case .facilityClientAdded(let client, _):
                added.append(client.number)
            case .facilityStepped(let step) where step.isProgression:
                if calls[step.name] == nil { progressions.append(step.name) }
                calls[step.name, default: []].append(try #require(step.client).number)
            default:
                break
            }
        }
        #expect(added.count == 79)
        #expect(progressions.count == 6)
        // Those that were there before the first progression, between First, Slave and Slave, Last.
        let called = [0, 3] + added.prefix(34) + [3, 65_000]
        for name in progressions { #expect(calls[name] == called, "\(name)") }
        #expect(log.first?.time == .uptime(nanoseconds: 22_000_000_000, width: 1_000_000_000))
        #expect(log.last?.fact == .initializationCompleted)
        #expect(log.last?.time == .uptime(nanoseconds: 34_000_000_000, width: 1_000_000_000))

        #expect(items.dropFirst(319).map { $0.snapshot?.command } == [.redundancyStates])
        #expect(items.last?.snapshot?.section("states")?["client count"] == "79")
    }

    @Test func `a stack's switchover tells the reload and nothing else`() throws {
        let items = try Self.items("iosxe_stack_switchover")
        #expect(
            items.map(\.fact) == [
                .reloading(.chassis(ChassisNumber(rawValue: 2)), reason: "Non participant detected")
            ]
        )
    }

    @Test(arguments: ["cat9k_ha_reload", "cat9k_vwlc_reload_logs"])
    func `a boot tells nothing`(name: String) throws {
        #expect(try Self.items(name) == [])
    }
}
