import TestSupport
import Testing
import Upgrades

/// A parser and a fixture of its output, for the tests that hold for all of them.
struct OutputTrial: Sendable, CustomTestStringConvertible {
    var parser: OutputParser
    /// Below `fixtures/upgrades/outputs`.
    var path: String
    /// A screen of several statements: what is left after a cut may be whole for an earlier one.
    var isScreen = false

    init(_ parser: OutputParser, _ path: String, isScreen: Bool = false) {
        self.parser = parser
        self.path = path
        self.isScreen = isScreen
    }

    var testDescription: String { "\(parser.rawValue) \(path)" }

    var text: String {
        get throws { try Fixtures.text("upgrades/outputs/" + path) }
    }

    static let all: [Self] = [
        Self(.sqlplusParameters, "sqlplus/parameters-adaptive.txt"),
        Self(.sqlplusParameters, "sqlplus/parameters-silent.txt", isScreen: true),
        Self(.sqlplusParameters, "sqlplus/parameters-wrapped.txt"),
        Self(.sqlplusQuery, "sqlplus/triggers.txt", isScreen: true),
        Self(.sqlplusQuery, "sqlplus/no-rows.txt"),
        Self(.sqlplusQuery, "sqlplus/counted-pages.txt"),
        Self(.sqlplusQuery, "sqlplus/two-line-records.txt"),
        Self(.opatchPatches, "installer/opatch.txt"),
        Self(.opatchPatches, "installer/opatch-none.txt"),
        Self(.ouiPrerequisites, "installer/oui-prerequisites.txt"),
        Self(.emPrerequisiteReport, "installer/prerequisites.html"),
        Self(.emPrerequisiteReport, "installer/prerequisites.tsv"),
        Self(.configureGCLog, "installer/configuregc.log"),
        Self(.autoUpgradeSummary, "installer/autoupgrade-status.log"),
        Self(.autoUpgradeSummary, "installer/autoupgrade-jobs.txt"),
        Self(.autoUpgradeSummary, "installer/autoupgrade-final.txt"),
        Self(.psqlTable, "postgresql/aligned.txt", isScreen: true),
        Self(.psqlTable, "postgresql/unaligned.txt"),
        Self(.psqlTable, "postgresql/none.txt"),
        Self(.pgUpgradeCheck, "postgresql/check-compatible.txt"),
        Self(.pgUpgradeCheck, "postgresql/check-fatal.txt"),
        Self(.iosxeRedundancy, "iosxe/redundancy-states.txt"),
        Self(.iosxeRedundancy, "iosxe/redundancy.txt"),
        Self(.iosxeRedundancy, "iosxe/redundancy-simplex.txt"),
        Self(.iosxeVersion, "iosxe/version.txt"),
        Self(.iosxeInstallSummary, "iosxe/install-summary.txt"),
        Self(.iosxeChassis, "iosxe/chassis.txt"),
        Self(.iosxeDirectory, "iosxe/directory.txt"),
    ]
}

/// How a reading is compared: as text, one row a line, without the places.
enum ReadingText {
    static func of(_ parser: OutputParser, _ text: String, isWhole: Bool = false, exitCode: Int32? = nil) -> String {
        do throws(OutputError) {
            let reading = try parser.read(try OutputText(text, isCapturedWhole: isWhole, exitCode: exitCode))
            return describe(reading)
        } catch {
            return "refused at \(error.line): \(describe(error.problem))"
        }
    }

    static func describe(_ reading: Reading) -> String {
        var lines = tables(reading)
        if !reading.identity.host.isEmpty { lines.append("host \(reading.identity.host)") }
        if !reading.remarks.isEmpty { lines.append("remarks \(reading.remarks.count)") }
        lines.append(describe(reading.completeness))
        return lines.joined(separator: "\n")
    }

    static func tables(_ reading: Reading) -> [String] {
        reading.tables.flatMap { table in
            let name = table.name.isEmpty ? "-" : table.name
            return table.rows.isEmpty
                ? ["\(name): none"]
                : table.rows.map { row in
                    "\(name): " + row.cells.map { "\($0.column)=\($0.value)" }.joined(separator: ", ")
                }
        }
    }

    static func describe(_ completeness: Completeness) -> String {
        switch completeness {
        case .complete(let proof): "complete \(proof)"
        case .unknown(let gap): "unknown \(gap)"
        }
    }

    private static func describe(_ problem: OutputError.Problem) -> String {
        switch problem {
        case .notThisOutput(let expected): "not \(expected)"
        case .programError(let message, _): "program says \(message)"
        case .unknownLine(let line): "unknown line \(line)"
        case .invalidValue(let field, let value): "\(field) cannot be \(value)"
        case .tooLong: "too long"
        case .notText: "not text"
        }
    }
}
