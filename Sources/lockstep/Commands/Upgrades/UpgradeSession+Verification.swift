internal import EventLog
internal import Operations
internal import Replay
internal import Reports
internal import Upgrades

extension UpgradeSession {
    /// Decides every recorded act of the run again, and reaches every stored verdict again from the stored evidence.
    ///
    /// Acts whose events differ come before verdicts: an event that was changed may have led to them.
    /// - Throws: `Failure` when evidence cannot be read.
    func verification() throws -> UpgradeVerification {
        let inputs = record.entries.count { entry in
            if case .input = entry.content { true } else { false }
        }
        let divergence = try actDivergence() ?? verdictDivergence()
        return UpgradeVerification(run: record.run, inputs: inputs, divergence: divergence)
    }

    private func actDivergence() throws -> UpgradeVerification.Divergence? {
        guard let found = record.redecided() else { return nil }
        let language = output.language
        let text =
            switch found.what {
            case .decision: language.pick("not the events of the act", "操作の結果と異なるイベント")
            case .refused(let rejection): language.text(of: rejection, run: record.run, output.time)
            case .misplaced: language.pick("an event without its act", "操作のないイベント")
            }
        return UpgradeVerification.Divergence(sequence: found.sequence, text: text)
    }

    /// The first stored verdict that is not the one of its evidence.
    private func verdictDivergence() throws -> UpgradeVerification.Divergence? {
        var state = UpgradeRun.initialState
        for (index, entry) in record.entries.enumerated() {
            switch entry.content {
            case .event(let event, _):
                UpgradeRun.evolve(&state, by: event)
            case .input(let input):
                guard case .assess(let recorded) = input.act else { continue }
                let judged = Judge.assess(pack, try dossier(of: state), at: recorded.at)
                guard judged != recorded else { continue }
                return divergence(of: recorded, from: judged, recordedAt: index)
            }
        }
        return nil
    }

    private func divergence(
        of recorded: Assessment,
        from judged: Assessment,
        recordedAt index: Int
    ) -> UpgradeVerification.Divergence {
        let language = output.language
        let pair = zip(recorded.verdicts, judged.verdicts).first { $0 != $1 }
        guard let (stored, reached) = pair else {
            return UpgradeVerification.Divergence(
                sequence: record.entries[index].sequence,
                text: language.pick("other checks or obligations than judged now", "検査または復元義務が今回の判定と異なる")
            )
        }
        // The event that says so, where the verdict was a new one.
        let event = record.entries[index...].dropFirst().prefix { entry in
            if case .event = entry.content { true } else { false }
        }.first { entry in
            guard case .event(let event, _) = entry.content, case .verdictReached(let verdict) = event.change else {
                return false
            }
            return verdict.check == stored.check && verdict.scope == stored.scope
        }
        let words = [stored, reached].map { "\(language.name($0.word)) (\(language.text(of: $0.reason)))" }
        return UpgradeVerification.Divergence(
            sequence: event?.sequence ?? record.entries[index].sequence,
            text: "\(stored.check) [\(stored.scope.text)]: \(words[0]) / \(words[1])"
        )
    }

    /// The upgrade runs of a log, decided and judged again.
    static func verifications(in log: LogOptions, _ output: OutputOptions) throws -> [UpgradeVerification] {
        let reader = try log.reader(output.language)
        let names: [String]
        do throws(RecordingError) {
            names = try UpgradeRecord.runs(in: reader).runs
        } catch {
            throw Failure(error, output.language)
        }
        return try names.map { try UpgradeSession(reading: $0, log, output).verification() }
    }
}
