internal import Operations
internal import Replay
internal import Upgrades

extension Projection where Source == UpgradeHistory {
    /// The latest verdict of each check about each scope, as it was reached: what has expired since is for the query to say.
    static let upgradeChecks = Projection(
        Table(
            name: "upgrade_checks",
            key: [.text("run"), .text("check_id"), .text("scope")],
            rest: [
                .optionalText("level"), .optionalInteger("phase"), .text("verdict"), .text("reason"),
                .optionalText("text"), .optionalText("text_ja"), .text("details"), .text("evidence"),
                .optionalInteger("deferred_until"), .optionalInteger("expires_at_ns"), .integer("judged_at_ns"),
                .integer("sequence"),
            ]
        )
    ) { history in
        var latest: [[String]: Row] = [:]
        for step in history.steps {
            guard case .verdictReached(let verdict) = step.change else { continue }
            let rule = history.rule(verdict.check)
            // Written over by every later one. The order of the dictionary reaches nothing: rows are sorted by their keys.
            latest[[verdict.check, verdict.scope.text]] = [
                history.run, Value(verdict.check), Value(verdict.scope.text), Value(rule?.level.word),
                Value(rule?.phase.number), Value(verdict.word.word), Value(verdict.reason.kind.word),
                Value(verdict.reason.text?.english), Value(verdict.reason.text?.japanese),
                .list(verdict.reason.details), .digests(verdict.evidence), Value(verdict.deferredUntil?.number),
                Value(verdict.expiresAt?.nanoseconds), Value(step.at.nanoseconds), Value(step.sequence),
            ]
        }
        return Array(latest.values)
    }

    /// The evidence of each run, in the order in which the log learned of it. Its text stands in the log's `evidence`.
    static let upgradeEvidence = Projection(
        Table(
            name: "upgrade_evidence",
            key: [.text("run"), .integer("ordinal")],
            rest: [
                .text("evidence_id"), .text("scope"), .text("digest"), .integer("byte_count"),
                .optionalText("command"), .optionalText("host"), .optionalInteger("exit_code"),
                .integer("collected_at_ns"), .text("collector"), .integer("is_captured_whole"),
                .integer("redactions"), .integer("recorded_at_ns"), .integer("sequence"),
            ]
        )
    ) { history in
        history.numbered { step in
            guard case .evidenceAdded(let evidence) = step.change else { return nil }
            return [
                Value(evidence.id), Value(evidence.scope.text), Value(hexadecimal: evidence.digest),
                Value(evidence.byteCount), Value(ifStated: evidence.command), Value(ifStated: evidence.host),
                Value(evidence.exitCode), Value(evidence.collectedAt.nanoseconds), Value(evidence.collector.word),
                Value(evidence.isCapturedWhole), Value(evidence.redactionCount),
                Value(step.recordedAt.nanoseconds), Value(step.sequence),
            ]
        }
    }
}
