import Replay
import Testing
import Upgrades

@Suite struct ReconcileTests {
    private static func text(_ text: String) -> LocalizedText {
        LocalizedText(english: text, japanese: text)
    }

    private static let pack: RulePack = {
        var pack = EvidenceIntakeTests.pack
        pack.evidence += [
            EvidenceDeclaration(id: "parameters", title: text("p"), parser: .sqlplusParameters),
            EvidenceDeclaration(id: "emd", title: text("e"), parser: .propertiesFile, memberKind: "oms"),
        ]
        pack.checks = [
            Check(
                id: "md5",
                aliases: ["P17", "Check MD5 certificate usage."],
                group: "P17",
                title: text("md5"),
                lines: [1],
                level: .must,
                phase: Phase(1),
                remedy: Remedy(text: text("none")),
                branches: []
            )
        ]
        return pack
    }()

    private func reading(
        _ id: String,
        _ values: [(String, String)],
        at second: Int64,
        _ scope: Scope = .run,
        whole: Bool = true
    ) -> EvidenceReading {
        let rows = values.enumerated().map { index, pair in
            ReadingRow([.init("name", pair.0, line: index + 1), .init("value", pair.1, line: index + 1)])
        }
        return EvidenceReading(
            SmallRun.evidence(id, UInt8(second), at: second, scope),
            Reading(
                tables: [ReadingTable(id == "emd" ? "properties" : "parameters", rows: rows)],
                completeness: whole ? .complete(.capturedWhole) : .unknown(.silent)
            )
        )
    }

    private func change(
        _ kind: ReconciliationFinding.Kind,
        _ name: String,
        _ before: String,
        _ after: String,
        in digest: UInt8,
        line: Int,
        _ scope: Scope = .run
    ) -> ReconciliationFinding {
        ReconciliationFinding(
            kind,
            scope: scope,
            subject: name,
            before: before,
            after: after,
            evidence: [digest],
            line: line
        )
    }

    private func findings(
        _ readings: [EvidenceReading],
        _ logs: [ImportedLog] = [],
        notes: [Note] = [],
        verdicts: [Verdict] = []
    ) -> [ReconciliationFinding] {
        var state = UpgradeRun.initialState
        state.notes = notes
        state.verdicts = verdicts
        return Reconcile(pack: Self.pack, state: state).reconciliation(readings, logs).findings
    }

    private func note(_ parameter: String, _ value: String = "", at second: Int64, _ scope: Scope = .run) -> Note {
        Note(
            Occurrence(id: "change", scope: scope, at: SmallRun.at(second)),
            parameter: parameter,
            value: value,
            signature: SmallRun.sign
        )
    }

    @Test func `a changed, a new and a vanished parameter are found, in order of collection`() {
        let found = findings([
            reading("parameters", [("a", "1"), ("b", "2"), ("c", "3")], at: 9),
            reading("parameters", [("A", "1"), ("b", "x"), ("c", "3")], at: 3),
            reading("parameters", [("b", "2"), ("c", "3"), ("d", "4")], at: 12),
        ])
        #expect(
            found == [
                change(.unauthorisedChange, "b", "x", "2", in: 9, line: 2),
                change(.unauthorisedChange, "d", "", "4", in: 12, line: 3),
                change(.unauthorisedChange, "a", "1", "", in: 12, line: 0),
            ]
        )
    }

    @Test func `what a cut output does not show is not gone, and compared with what was known before`() {
        let found = findings([
            reading("parameters", [("a", "1"), ("b", "2")], at: 1),
            reading("parameters", [("b", "2")], at: 2, whole: false),
            reading("parameters", [("a", "5"), ("b", "2")], at: 3, whole: false),
        ])
        #expect(found == [change(.unauthorisedChange, "a", "1", "5", in: 3, line: 1)])
    }

    @Test func `evidence of different members and ids is not compared`() {
        let found = findings([
            reading("emd", [("PROXY", "x")], at: 1, SmallRun.oms1),
            reading("emd", [("PROXY", "y")], at: 2, SmallRun.oms2),
            reading("parameters", [("PROXY", "z")], at: 3), reading("version", [("PROXY", "v")], at: 4),
            reading("version", [("PROXY", "w")], at: 5),
        ])
        #expect(found == [])
    }

    /// Notes, and whether each authorises the change of `a` from 1 to 5 between seconds 2 and 4, about oms1.
    static let notes: [(String, String, Int64, Scope, Bool)] = [
        ("a", "", 3, .run, true), ("A", " 5 ", 2, SmallRun.oms1, true), ("a", "5", 4, .run, true),
        ("a", "", 1, .run, false), ("a", "", 5, .run, false), ("a", "6", 3, .run, false), ("b", "", 3, .run, false),
        ("", "5", 3, .run, false), ("a", "", 3, SmallRun.oms2, false),
    ]

    @Test func `a note of the parameter between the two collections authorises the change`() {
        for (name, value, second, scope, isAuthorised) in Self.notes {
            let found = findings(
                [
                    reading("emd", [("a", "1")], at: 2, SmallRun.oms1),
                    reading("emd", [("a", "5")], at: 4, SmallRun.oms1),
                ],
                notes: [note(name, value, at: second, scope)]
            )
            let kind: ReconciliationFinding.Kind = isAuthorised ? .authorisedChange : .unauthorisedChange
            #expect(found == [change(kind, "a", "1", "5", in: 4, line: 1, SmallRun.oms1)], "\(name) \(value) \(second)")
        }
    }

    private func log(_ parser: OutputParser, _ tables: [ReadingTable]) -> ImportedLog {
        ImportedLog(
            digest: [77],
            parser: parser,
            reading: Reading(tables: tables, completeness: .complete(.capturedWhole))
        )
    }

    private func rows(_ table: String, _ columns: [String], _ values: [[String]]) -> ReadingTable {
        ReadingTable(
            table,
            rows: values.enumerated().map { index, cells in
                ReadingRow(zip(columns, cells).map { ReadingRow.Cell($0, $1, line: index + 1) })
            }
        )
    }

    @Test func `steps of the installer that failed or never ended, and its own corrections, are found`() {
        let installer = log(
            .configureGCLog,
            [
                rows("", ["auto-correction", "outcome"], [["true", "failed"]]),
                rows(
                    "steps",
                    ["name", "state"],
                    [["Repository", "succeeded"], ["OMS", "failed"], ["Agent", "in-progress"]]
                ),
            ]
        )
        let wanted = [
            change(.silentCorrection, Reconcile.autoCorrection, "", "true", in: 77, line: 1),
            change(.stepNotSucceeded, "ConfigureGC", "", "failed", in: 77, line: 1),
            change(.stepNotSucceeded, "OMS", "", "failed", in: 77, line: 2),
            change(.stepNotSucceeded, "Agent", "", "in-progress", in: 77, line: 3),
        ]
        #expect(findings([], [installer]) == wanted)
        let allowed = findings([], [installer], notes: [note("emprereq_auto_correction", at: 1)])
        #expect(allowed.first?.kind == .authorisedChange)
    }

    @Test func `a parameter that AutoUpgrade changed needs a note`() {
        let summary = log(
            .autoUpgradeSummary,
            [
                rows("changes", ["name", "before", "after"], [["_px", "OFF", ""], ["sga_target", "1", "2"]]),
                rows(
                    "stages",
                    ["job", "name", "status"],
                    [["100", "PRECHECKS", "SUCCESS"], ["100", "DEPLOY", "ERROR"]]
                ),
            ]
        )
        #expect(
            findings([], [summary], notes: [note("SGA_TARGET", "2", at: 1)]) == [
                change(.silentCorrection, "_px", "OFF", "", in: 77, line: 1),
                change(.authorisedChange, "sga_target", "1", "2", in: 77, line: 2),
                change(.stepNotSucceeded, "DEPLOY", "", "ERROR", in: 77, line: 2),
            ]
        )
    }

    /// The kit's status, our word, and whether they differ.
    static let kit: [(String, VerdictWord, Bool)] = [
        ("succeeded", .pass, false), ("succeeded", .fail, true), ("succeeded", .warn, true),
        ("succeeded", .conflict, true), ("succeeded", .unknown, false), ("succeeded", .notApplicable, false),
        ("Warning", .pass, true), ("warning", .fail, false), ("failed", .pass, true), ("failed", .notApplicable, true),
        ("failed", .manual, false), ("unstated", .pass, false),
    ]

    @Test func `the kit's result and our own verdict are compared by the names that a check has`() {
        for (status, word, differs) in Self.kit {
            let report = log(
                .emPrerequisiteReport,
                [
                    rows(
                        "checks",
                        ["name", "status"],
                        [["check md5  certificate usage", status], ["Other", "warning"]]
                    )
                ]
            )
            let found = findings([], [report], verdicts: [SmallRun.verdict("md5", word)])
            let wanted = change(.verdictsDiffer, "md5", status, word.name, in: 77, line: 1)
            #expect(found == (differs ? [wanted] : []), "\(status) \(word)")
        }
    }

    @Test func `a failure of the kit that the run has no check for is not lost`() {
        let report = log(
            .emPrerequisiteReport,
            [
                rows(
                    "checks",
                    ["name", "status"],
                    [["Check the listener.", "Failed"], ["Check the clock.", "succeeded"]]
                )
            ]
        )
        #expect(
            findings([], [report]) == [change(.stepNotSucceeded, "Check the listener.", "", "Failed", in: 77, line: 1)]
        )
    }

    @Test func `other logs tell nothing, and all are named`() {
        let other = log(.keyValues, [rows("steps", ["name", "state"], [["x", "failed"]])])
        let state = UpgradeRun.initialState
        #expect(
            Reconcile(pack: Self.pack, state: state).reconciliation([], [other])
                == Reconciliation(logs: [[77]], findings: [])
        )
    }
}
