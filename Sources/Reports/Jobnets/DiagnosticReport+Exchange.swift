internal import Jobnets

extension DiagnosticReport {
    /// The diagnostics as SARIF 2.1.0, with every rule that there is, piece by piece.
    public func printSARIF(version: String, _ print: (String) -> Void) {
        let rules = DiagnosticRule.all.map { rule in
            SarifLog.Rule(
                id: rule.id,
                shortDescription: language.unfilled(rule.message),
                help: language.unfilled(rule.suggestion),
                level: Self.level(rule.severity),
                properties: ["source": .string(rule.source)]
            )
        }
        let tool = SarifLog.Tool(name: "lockstep", version: version, rules: rules)
        SarifLog(tool: tool, language: language, results: []).printJSON(
            more: { printResult in
                for file in files { Self.forEachPlaced(in: file) { printResult(result($0, in: file)) } }
            },
            print
        )
    }

    private func result(_ placed: PlacedDiagnostic, in file: FileDiagnostics) -> SarifLog.Result {
        let diagnostic = placed.diagnostic
        let region = SarifLog.Region(
            startLine: placed.start.line,
            startColumn: placed.start.column,
            endLine: placed.end.line,
            endColumn: placed.end.column
        )
        let fixes = diagnostic.replacement.map { replacement in
            [
                SarifLog.Fix(
                    description: language.suggestion(of: diagnostic),
                    changes: [
                        SarifLog.ArtifactChange(
                            path: file.path,
                            replacements: [SarifLog.Replacement(region: region, text: replacement)]
                        )
                    ]
                )
            ]
        }
        return SarifLog.Result(
            ruleID: diagnostic.rule.id,
            level: Self.level(diagnostic.rule.severity),
            message: language.message(of: diagnostic) + language.pick(". ", "。") + help(diagnostic),
            locations: [
                SarifLog.Location(
                    path: file.path,
                    region: region,
                    logicalNames: placed.unit.isEmpty ? [] : [placed.unit]
                )
            ],
            fixes: fixes ?? []
        )
    }

    /// What to do, and where the rule is written.
    private func help(_ diagnostic: Diagnostic) -> String {
        "\(language.suggestion(of: diagnostic)) (\(diagnostic.place))"
    }

    private static func level(_ severity: DiagnosticRule.Severity) -> SarifLog.Level {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
    }

    /// The diagnostics as JUnit XML: a case each, of which errors fail; a file without errors has a case that says so.
    public var junit: JUnitDocument {
        JUnitDocument(
            suites: files.map { file in
                var cases: [JUnitDocument.Case] = []
                if file.count(.error) == 0 {
                    let name = language.pick("no errors", "エラーなし")
                    cases.append(.init(name: name, className: file.path, file: file.path, outcome: .passed))
                }
                Self.forEachPlaced(in: file) { cases.append(testCase($0, in: file)) }
                return JUnitDocument.Suite(name: file.path, cases: cases)
            }
        )
    }

    private func testCase(_ placed: PlacedDiagnostic, in file: FileDiagnostics) -> JUnitDocument.Case {
        let diagnostic = placed.diagnostic
        let message = language.message(of: diagnostic)
        let help = help(diagnostic)
        let isError = diagnostic.rule.severity == .error
        return JUnitDocument.Case(
            name: "\(placed.start) \(diagnostic.rule.id)",
            className: placed.unit.isEmpty ? file.path : placed.unit,
            file: file.path,
            line: placed.start.line,
            outcome: isError ? .failure(type: diagnostic.rule.id, message: message, text: help) : .passed,
            output: isError
                ? nil
                : "\(language.name(diagnostic.rule.severity)): \(message)" + language.pick(". ", "。") + help
        )
    }
}
