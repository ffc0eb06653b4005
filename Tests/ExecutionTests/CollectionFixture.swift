import Execution
import Foundation
import Replay
import TestSupport
import Upgrades

/// A pack with two phases, evidence of a member and of the run, and a plan with two members.
enum CollectionFixture {
    static func text(_ text: String) -> LocalizedText {
        LocalizedText(english: text, japanese: text)
    }

    static func check(_ id: String, phase: Int, _ condition: Condition) -> Check {
        Check(
            id: id,
            group: "G",
            title: text(id),
            lines: [1],
            level: .must,
            phase: Phase(phase),
            remedy: Remedy(text: text("do")),
            branches: [Branch(condition: condition, verdict: .pass, because: text("so"))]
        )
    }

    static let pack = RulePack(
        id: "test",
        version: "1.0.0",
        digest: [UInt8](repeating: 10, count: 32),
        title: text("Test"),
        source: SourceDocument(title: "", sha256: ""),
        planFacts: [PlanFactDeclaration(name: "way-of", title: text("way"), domain: .text, defaultValue: "by default")],
        memberKinds: [
            MemberKind(
                name: "oms",
                title: text("OMS"),
                attributes: [
                    PlanFactDeclaration(name: "host", title: text("host"), domain: .text),
                    PlanFactDeclaration(name: "port", title: text("port"), domain: .text, defaultValue: "7803"),
                ]
            )
        ],
        phases: [
            PhaseDeclaration(phase: Phase(1), title: text("one")),
            PhaseDeclaration(phase: Phase(2), title: text("two")),
        ],
        startAfter: Phase(1),
        evidence: [
            EvidenceDeclaration(
                id: "names",
                title: text("names"),
                parser: .keyValues,
                command: "echo \"name=$LOCKSTEP_NAME\"; echo \"home=$LOCKSTEP_ORACLE_HOME\"",
                memberKind: "oms"
            ),
            EvidenceDeclaration(
                id: "whole",
                title: text("whole"),
                parser: .keyValues,
                command: "echo a=b",
                timeoutSeconds: 9
            ),
            EvidenceDeclaration(id: "letter", title: text("letter"), parser: .keyValues, memberKind: "oms"),
        ],
        checks: [
            check(
                "c1",
                phase: 1,
                .fact(FactSelection(.evidence("names", FieldName(column: "name"))), .isNotEmpty, some: false)
            ),
            check("c2", phase: 2, .allOf([.fact(FactSelection(.collected("whole")), .isNotEmpty, some: false)])),
        ]
    )

    static let plan = Plan(
        facts: [],
        members: [
            Member(
                kind: "oms",
                name: "oms1",
                attributes: [PlanFact("host", "h1"), PlanFact("oracle-home", "/u01/it's")]
            ),
            Member(kind: "oms", name: "oms2", attributes: [PlanFact("host", "h2"), PlanFact("port", "7804")]),
        ]
    )

    static func item(_ command: String, timeout: Int = 60, variables: [PlanFact] = []) -> CollectionItem {
        CollectionItem(
            evidence: "e",
            scope: .run,
            title: text("e"),
            command: command,
            variables: variables,
            timeoutSeconds: timeout
        )
    }

    /// Runs a script under a shell and reads the archive that it leaves.
    static func archive(of script: CollectorScript, under shell: String = "sh") throws -> EvidenceArchive {
        let folder = TemporaryDirectory()
        try script.text.write(toFile: "\(folder.path)/collect.sh", atomically: true, encoding: .utf8)
        let code = ShellCommand.run(
            "cd '\(folder.path)' && mkdir out tmp && TMPDIR=\(folder.path)/tmp \(shell) collect.sh out >printed 2>errors"
        )
        let errors = try String(contentsOfFile: "\(folder.path)/errors", encoding: .utf8)
        guard code == 0, errors.isEmpty else { throw ScriptFailure(code: code, errors: errors) }
        // Nothing is left of the private folder.
        guard try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/tmp").isEmpty else {
            throw ScriptFailure(code: code, errors: "the private folder was left")
        }
        let printed = try String(contentsOfFile: "\(folder.path)/printed", encoding: .utf8).split(separator: "\n")
        guard let path = printed.last else { throw ScriptFailure(code: code, errors: "no path") }
        return try EvidenceArchive([UInt8](try Data(contentsOf: URL(filePath: String(path)))))
    }

    struct ScriptFailure: Error {
        var code: Int32
        var errors: String
    }
}
