internal import Execution
internal import Operations
internal import Replay
internal import Reports
internal import Upgrades

extension UpgradeSession {
    func source(collectedAt: Instant?) throws -> EvidenceSource {
        EvidenceSource(
            redaction: try evidence.redaction(),
            plan: state.opening?.plan ?? Plan(facts: [], members: []),
            pack: pack.id,
            collectedAt: collectedAt,
            language: output.language
        )
    }

    /// Checks all of it, then stores all of it.
    ///
    /// - Throws: `Failure` with every problem; nothing is stored then.
    func takeIn(_ items: [CollectedEvidence], at moment: Instant) throws {
        let plan = state.opening?.plan ?? Plan(facts: [], members: [])
        let intake = EvidenceIntake(pack: pack, plan: plan, now: moment)
        let problems = intake.problems(in: items.map { NewEvidence($0.evidence, bytes: Array($0.text.utf8)) })
        guard problems.isEmpty else {
            throw Failure(
                .unreadable,
                problems.map { output.language.pick($0.text.english, $0.text.japanese) }
                    .joined(separator: "\nlockstep: ")
                    + output.language.pick("\nlockstep: nothing was stored", "\nlockstep: 何も保存していません")
            )
        }
        try act(.collect(items.map(\.evidence)), at: moment)
        for item in items {
            evidence.keep(item.text)
        }
    }

    /// Takes files that a person attaches; secrets in them are replaced, too. They are stored when the session closes.
    func attach(_ paths: [String]) throws -> [[UInt8]] {
        guard !paths.isEmpty else { return [] }
        let redaction = try evidence.redaction()
        return try paths.map { path in
            let bytes = [UInt8](try InputFile.bytes(path, limit: OutputParser.longestText, output.language))
            guard let text = String(validating: bytes, as: UTF8.self) else { return evidence.keep(bytes) }
            return evidence.keep(redaction.redacted(text).text)
        }
    }

    func collection(_ selection: CollectionSelection) throws -> Collection {
        do throws(CollectionRefusal) {
            let plan = try CollectionPlan(
                for: pack,
                state.opening?.plan ?? Plan(facts: [], members: []),
                selecting: selection
            )
            return Collection(plan: plan, run: record.run, redaction: try? evidence.redaction())
        } catch {
            throw Failure(.usage, output.language.pick(error.message.english, error.message.japanese))
        }
    }

    /// Imports logs and compares. A session for reading compares only: a run that is closed can be asked, too.
    func reconcile(_ paths: [String], at moment: Instant) throws -> Reconciliation {
        var logs: [ImportedLog] = []
        for path in paths {
            let redaction = try evidence.redaction()
            let bytes = [UInt8](try InputFile.bytes(path, limit: OutputParser.longestText, output.language))
            guard let raw = String(validating: bytes, as: UTF8.self) else {
                throw Failure(
                    .unreadable,
                    output.language.pick("\(path) is not UTF-8 text.", "\(path) は UTF-8 のテキストではありません。")
                )
            }
            let text = redaction.redacted(raw).text
            guard let log = ImportedLog(reading: text, digest: evidence.keep(text)) else {
                throw Failure(
                    .unreadable,
                    output.language.pick(
                        "\(path) is no log of ConfigureGC, of the prerequisite kit or of AutoUpgrade.",
                        "\(path) は ConfigureGC、前提条件キット、AutoUpgrade のいずれのログでもありません。"
                    )
                )
            }
            logs.append(log)
        }
        let readings = try documents(of: state).compactMap { EvidenceReading($0, pack: pack) }
        let reconciliation = Reconcile(pack: pack, state: state).reconciliation(readings, logs)
        if isWriting { try act(.reconcile(reconciliation), at: moment) }
        return reconciliation
    }
}
