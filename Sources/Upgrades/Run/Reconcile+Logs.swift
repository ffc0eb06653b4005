extension Reconcile {
    /// What an imported log tells. Its moments have no zone, so a note authorises a change whenever it was made.
    func findings(in log: ImportedLog) -> [ReconciliationFinding] {
        switch log.parser {
        case .configureGCLog: installerFindings(log)
        case .autoUpgradeSummary: databaseFindings(log)
        case .emPrerequisiteReport: kitFindings(log)
        default: []
        }
    }

    // MARK: ConfigureGC

    private func installerFindings(_ log: ImportedLog) -> [ReconciliationFinding] {
        var findings: [ReconciliationFinding] = []
        for row in log.reading.table("")?.rows ?? [] {
            if let flag = row.cell("auto-correction"), flag.value.foldedName == "true" {
                let isAuthorised = isAuthorised(Self.autoCorrection, flag.value, about: .run)
                findings.append(
                    log.finding(
                        isAuthorised ? .authorisedChange : .silentCorrection,
                        Self.autoCorrection,
                        after: flag.value,
                        flag.line
                    )
                )
            }
            if let outcome = row.cell("outcome"), outcome.value.foldedName != "successful" {
                findings.append(log.finding(.stepNotSucceeded, "ConfigureGC", after: outcome.value, outcome.line))
            }
        }
        return findings + steps(log, table: "steps", name: "name", state: "state", succeeded: ["succeeded"])
    }

    // MARK: AutoUpgrade

    private func databaseFindings(_ log: ImportedLog) -> [ReconciliationFinding] {
        let changes = (log.reading.table("changes")?.rows ?? []).compactMap { row -> ReconciliationFinding? in
            guard let name = row.cell("name") else { return nil }
            let after = row["after"] ?? ""
            let isAuthorised = isAuthorised(name.value, after, about: .run)
            return log.finding(
                isAuthorised ? .authorisedChange : .silentCorrection,
                name.value,
                before: row["before"] ?? "",
                after: after,
                name.line
            )
        }
        return changes
            + steps(
                log,
                table: "stages",
                name: "name",
                state: "status",
                succeeded: ["success", "succeeded", "successful", "finished", "completed", "complete"]
            )
    }

    /// Steps that failed or never ended.
    private func steps(
        _ log: ImportedLog,
        table: String,
        name: String,
        state: String,
        succeeded: [String]
    ) -> [ReconciliationFinding] {
        (log.reading.table(table)?.rows ?? []).compactMap { row in
            guard let step = row.cell(name) else { return nil }
            let state = row.cell(state)
            if let state, succeeded.contains(state.value.foldedName) { return nil }
            return log.finding(.stepNotSucceeded, step.value, after: state?.value ?? "", state?.line ?? step.line)
        }
    }

    // MARK: The prerequisite kit

    private func kitFindings(_ log: ImportedLog) -> [ReconciliationFinding] {
        var checks: [String: [Check]] = [:]
        for check in pack.checks {
            for alias in [check.id] + check.aliases {
                let name = alias.kitName
                if checks[name]?.contains(where: { $0.id == check.id }) != true {
                    checks[name, default: []].append(check)
                }
            }
        }
        return (log.reading.table("checks")?.rows ?? []).flatMap { row -> [ReconciliationFinding] in
            guard let name = row.cell("name"), let status = row.cell("status") else { return [] }
            guard let known = checks[name.value.kitName] else {
                // The run has no check of its own for it: a failure would be lost.
                guard status.value.foldedName == "failed" else { return [] }
                return [log.finding(.stepNotSucceeded, name.value, after: status.value, name.line)]
            }
            return known.flatMap { check in
                state.verdicts.filter { $0.check == check.id && $0.word.disagrees(withKit: status.value.foldedName) }
                    .map { verdict in
                        log.finding(
                            .verdictsDiffer,
                            check.id,
                            scope: verdict.scope,
                            before: status.value,
                            after: verdict.word.name,
                            name.line
                        )
                    }
            }
        }
    }
}

extension VerdictWord {
    /// Whether the kit's status says otherwise. What is not decided yet disagrees with nothing.
    fileprivate func disagrees(withKit status: String) -> Bool {
        switch self {
        case .pass, .notApplicable: status == "failed" || status == "warning"
        case .fail, .warn, .conflict: status == "succeeded"
        case .manual, .unknown, .waiting, .deferred: false
        }
    }
}

extension ImportedLog {
    fileprivate func finding(
        _ kind: ReconciliationFinding.Kind,
        _ subject: String,
        scope: Scope = .run,
        before: String = "",
        after: String = "",
        _ line: Int
    ) -> ReconciliationFinding {
        ReconciliationFinding(
            kind,
            scope: scope,
            subject: subject,
            before: before,
            after: after,
            evidence: digest,
            line: line
        )
    }
}

extension ReadingRow {
    fileprivate func cell(_ column: String) -> Cell? {
        cells.first { $0.column == column }
    }
}

extension String {
    /// A check's name as kit and pack may write it: case, runs of blanks and the full stop at the end do not count.
    fileprivate var kitName: String {
        let name = foldedName
        return name.hasSuffix(".") ? String(name.dropLast()) : name
    }
}
