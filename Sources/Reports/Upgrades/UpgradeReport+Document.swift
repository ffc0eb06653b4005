public import Upgrades

extension UpgradeReport {
    /// The version of ``document``'s form. Fields are added without a new number, never taken away or changed.
    static let schemaVersion: Int64 = 1

    /// The report as JSON. Verdict words are the English ones in every language; texts are in the report's language.
    public var document: Document {
        let opening = state.opening
        return .object([
            ("schema", .string("lockstep.upgrade-report/\(Self.schemaVersion)")),
            ("run", .optional(opening?.run)),
            ("at", .string(time.text(at))),
            ("state", .optional(state.phase.map { Language.en.name($0) })),
            ("ending", .optional(state.ending.map { Language.en.name($0) })),
            (
                "pack",
                .object([
                    ("id", .string(pack.id)), ("version", .string(pack.version)),
                    ("sha256", .string(pack.digest.hexadecimal)),
                    (
                        "source",
                        .object([("title", .string(pack.source.title)), ("sha256", .string(pack.source.sha256))])
                    ),
                ])
            ),
            (
                "log",
                .object([
                    ("id", .string(log.id)), ("size", .integer(Int64(clamping: log.size))), ("root", .string(log.root)),
                    ("signed", .bool(log.isSigned)),
                ])
            ),
            ("plan", planDocument),
            ("openedBy", .optional(opening?.signature.name)),
            ("openedFor", .optional(opening?.signature.reason)),
            ("openedAt", .optional(state.openedAt.map { time.text($0) })),
            ("assessedAt", .optional(state.assessedAt.map { time.text($0) })),
            ("history", .array(state.history.map(document(of:)))),
            ("notes", .array(state.notes.map(document(of:)))),
            ("gates", .array(gates.map(document(of:)))),
            ("recordedGates", .array(state.gates.map(document(of:)))),
            ("sourceFindings", .array(pack.findings.map(document(of:)))),
            ("counts", .object(counts.map { ($0.word?.name ?? "NOT JUDGED", .integer(Int64($0.count))) })),
            ("checks", .array(rows.map(document(of:)))),
            ("obligations", .array(state.obligations.map(document(of:)))),
            ("waivers", .array(state.waivers.map(document(of:)))),
            ("attestations", .array(state.statements.map(document(of:)))),
            ("evidence", .array(state.evidence.map(document(of:)))),
            ("reconciliation", .array((state.reconciliations.last?.findings ?? []).map(document(of:)))),
        ])
    }

    private var planDocument: Document {
        let plan = state.opening?.plan ?? Plan(facts: [], members: [])
        return .object([
            ("facts", .object(plan.facts.map { ($0.name, .string($0.value)) })),
            (
                "members",
                .array(
                    plan.members.map { member in
                        .object(
                            [("kind", .string(member.kind)), ("name", .string(member.name))]
                                + member.attributes.map { ($0.name, .string($0.value)) }
                        )
                    }
                )
            ),
        ])
    }

    func document(of row: Row) -> Document {
        .object([
            ("id", .string(row.check.id)),
            ("aliases", .array(row.check.aliases.map { .string($0) })),
            ("group", .string(row.check.group)),
            ("scope", .string(row.scope.text)),
            ("title", .string(pick(row.check.title))),
            ("level", .string(row.check.level.rawValue)),
            ("phase", .integer(Int64(row.check.phase.number))),
            ("lines", .array(row.check.lines.map { .integer(Int64($0)) })),
            ("verdict", .optional(row.word?.name)),
            ("xccdf", .string(Self.xccdf(row.word))),
            ("blocks", .bool(row.isBlocking)),
            ("reason", .string(reason(of: row))),
            ("facts", .array((row.verdict?.facts ?? []).map(document(of:)))),
            ("evidence", .array((row.verdict?.evidence ?? []).map { .string($0.hexadecimal) })),
            ("deferredUntil", .optional(row.verdict?.deferredUntil?.number)),
            ("expiresAt", .optional(row.verdict?.expiresAt.map { time.text($0) })),
            ("recommendation", .string(advice(of: row))),
            ("command", .optional(command(of: row))),
            ("commandIsCorrected", .bool(row.check.remedy.isCorrected)),
            ("autoFixable", .bool(row.check.isAutoFixable)),
            ("waivedUntil", .optional(row.waiver.map { time.text($0.expiresAt) })),
            ("waiver", row.waiver.map { document(of: $0) } ?? .null),
            ("sourceFindings", .array(row.check.findings.map { .string($0) })),
            (
                "proof",
                .object([
                    ("sequence", .optional(row.sequence)),
                    ("command", .optional(row.sequence.map { "lockstep log prove \($0)" })),
                ])
            ),
        ])
    }

    private func document(of step: Transition) -> Document {
        .object([
            ("at", .string(time.text(step.at))), ("state", .string(Language.en.name(step.phase))),
            ("by", .string(step.signature.name)), ("reason", .string(step.signature.reason)),
        ])
    }

    private func document(of note: Note) -> Document {
        .object([
            ("at", .string(time.text(note.occurrence.at))), ("occurrence", .string(note.occurrence.id)),
            ("scope", .string(note.occurrence.scope.text)), ("parameter", .string(note.parameter)),
            ("value", .string(note.value)), ("by", .string(note.signature.name)),
            ("reason", .string(note.signature.reason)),
        ])
    }

    private func document(of finding: SourceFinding) -> Document {
        .object([
            ("id", .string(finding.id)), ("lines", .array(finding.lines.map { .integer(Int64($0)) })),
            ("text", .string(pick(finding.text))), ("handling", .string(pick(finding.handling))),
        ])
    }

    private func document(of fact: CitedFact) -> Document {
        .object([
            ("reference", .string(fact.reference)),
            ("values", .array(fact.values.map { .string($0) })),
            ("evidence", .optional(fact.evidence?.hexadecimal)),
            ("line", .optional(fact.line > 0 ? fact.line : nil)),
        ])
    }

    private func document(of evidence: Evidence) -> Document {
        .object([
            ("id", .string(evidence.id)),
            ("scope", .string(evidence.scope.text)),
            ("sha256", .string(evidence.digest.hexadecimal)),
            ("bytes", .integer(Int64(clamping: evidence.byteCount))),
            ("command", .string(evidence.command)),
            ("host", .string(evidence.host)),
            ("exitCode", .optional(evidence.exitCode)),
            ("collectedAt", .string(time.text(evidence.collectedAt))),
            ("collector", .string("\(evidence.collector)")),
            ("capturedWhole", .bool(evidence.isCapturedWhole)),
            ("secretsReplaced", .integer(Int64(evidence.redactionCount))),
        ])
    }

    func document(of obligation: Obligation) -> Document {
        let closing = obligation.closing.map { closing -> Document in
            .object([
                ("at", .string(time.text(closing.at))),
                ("by", .optional(closing.signature?.name)),
                ("reason", .optional(closing.signature?.reason)),
                ("answers", .array(closing.answers.map { .string($0) })),
                ("evidence", .array(closing.evidence.map { .string($0.hexadecimal) })),
            ])
        }
        return .object([
            ("id", .string(obligation.id)),
            ("check", .string(obligation.check)),
            ("scope", .string(obligation.scope.text)),
            ("title", .optional(rule(of: obligation).map { pick($0.title) })),
            ("openedAt", .string(time.text(obligation.openedAt))),
            ("subjects", .array(obligation.subjects.map { .string($0) })),
            ("evidence", .array(obligation.evidence.map { .string($0.hexadecimal) })),
            ("closed", closing ?? .null),
        ])
    }

    private func document(of waiver: Waiver) -> Document {
        .object([
            ("check", .string(waiver.check)), ("scope", .string(waiver.scope.text)),
            ("at", .string(time.text(waiver.at))), ("expiresAt", .string(time.text(waiver.expiresAt))),
            ("name", .string(waiver.name)), ("approver", .string(waiver.approver)),
            ("reason", .string(waiver.reason)), ("risk", .string(waiver.risk)),
            ("evidence", .array(waiver.evidence.map { .string($0.hexadecimal) })),
        ])
    }

    private func document(of statement: Statement) -> Document {
        let attestation = statement.attestation
        return .object([
            ("check", .string(attestation.check)), ("scope", .string(attestation.scope.text)),
            ("at", .string(time.text(attestation.at))),
            ("expiresAt", .optional(attestation.expiresAt.map { time.text($0) })),
            ("name", .string(attestation.name)), ("approver", .string(statement.approver)),
            ("reason", .string(statement.reason)), ("answers", .array(statement.answers.map { .string($0) })),
            ("evidence", .array(statement.evidence.map { .string($0.hexadecimal) })),
        ])
    }

    func document(of finding: ReconciliationFinding) -> Document {
        .object([
            ("kind", .string("\(finding.kind)")), ("scope", .string(finding.scope.text)),
            ("subject", .string(finding.subject)), ("before", .string(finding.before)),
            ("after", .string(finding.after)), ("evidence", .string(finding.evidence.hexadecimal)),
            ("line", .integer(Int64(finding.line))),
        ])
    }

    /// A gate's answer as JSON.
    public func document(of answer: GateAnswer) -> Document {
        func list(_ blockers: [GateBlocker]) -> Document {
            .array(
                blockers.map { blocker in
                    .object([
                        ("check", .string(blocker.check)), ("scope", .string(blocker.scope.text)),
                        ("verdict", .optional(blocker.word?.name)),
                    ])
                }
            )
        }
        return .object([
            ("run", .optional(state.opening?.run)), ("phase", .integer(Int64(answer.phase.number))),
            ("open", .bool(answer.isOpen)), ("blockers", list(answer.blockers)), ("waived", list(answer.waived)),
        ])
    }

    /// The obligations as JSON.
    public var obligationDocument: Document {
        .array(state.obligations.map(document(of:)))
    }

    /// Findings as JSON.
    public func document(of reconciliation: Reconciliation) -> Document {
        .object([
            ("logs", .array(reconciliation.logs.map { .string($0.hexadecimal) })),
            ("findings", .array(reconciliation.findings.map(document(of:)))),
        ])
    }
}
