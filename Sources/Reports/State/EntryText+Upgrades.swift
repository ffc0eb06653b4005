internal import Upgrades

extension UpgradeRun.Act {
    /// In one line, for a reader of the log.
    func words(in language: Language) -> String {
        switch self {
        case .open(let opening):
            language.pick("open the run \(opening.run)", "実行 \(opening.run) を開始登録")
        case .collect(let evidence):
            language.pick("add \(evidence.count) pieces of evidence", "証跡 \(evidence.count) 件を追加")
        case .note(let note): language.pick("note ", "記録 ") + note.words
        case .assess(let assessment):
            language.pick(
                "assess: \(assessment.verdicts.count) verdicts",
                "評価: 判定 \(assessment.verdicts.count) 件"
            )
        case .attest(let statement): language.pick("attest ", "確認 ") + statement.words
        case .waive(let waiver): language.pick("waive ", "受容 ") + waiver.words
        case .closeObligation(let closing): language.pick("close the obligation ", "復元義務を終了 ") + closing.words
        case .gate(let phase): language.pick("gate of phase \(phase.number)", "フェーズ \(phase.number) のゲート")
        case .start(let signature): language.pick("start", "開始") + signature.words
        case .stop(let signature): language.pick("stop", "停止") + signature.words
        case .resume(let signature): language.pick("resume", "再開") + signature.words
        case .fail(let signature): language.pick("fail", "失敗") + signature.words
        case .restore(let signature): language.pick("restore", "復元") + signature.words
        case .reconcile(let reconciliation):
            language.pick("reconcile: ", "照合: ") + reconciliation.words(in: language)
        case .close(let signature): language.pick("close", "終了") + signature.words
        }
    }
}

extension UpgradeRun.Change {
    /// In one line, for a reader of the log.
    func words(in language: Language) -> String {
        switch self {
        case .opened(let opening):
            language.pick(
                "run \(opening.run) opened under \(opening.packID) \(opening.packVersion)",
                "実行 \(opening.run) を \(opening.packID) \(opening.packVersion) で開始登録した"
            ) + opening.signature.words
        case .evidenceAdded(let evidence):
            language.pick("evidence ", "証跡 ") + "\(evidence.id), \(evidence.scope.text), "
                + language.pick("\(evidence.byteCount) bytes", "\(evidence.byteCount) バイト")
        case .noted(let note): language.pick("noted ", "記録した ") + note.words
        case .assessed: language.pick("assessed", "評価した")
        case .verdictReached(let verdict): "\(verdict.word.name) \(verdict.check), \(verdict.scope.text)"
        case .attested(let statement): language.pick("attested ", "確認した ") + statement.words
        case .waived(let waiver): language.pick("waived ", "受容した ") + waiver.words
        case .obligationOpened(let obligation):
            language.pick("obligation opened: ", "復元義務の発生: ")
                + ([obligation.id] + obligation.subjects).joined(separator: ", ")
        case .obligationClosed(let closing):
            language.pick("obligation closed: ", "復元義務の終了: ") + closing.words
        case .gateAnswered(let answer):
            answer.isOpen
                ? language.pick(
                    "gate of phase \(answer.phase.number) is open, \(answer.waived.count) waived",
                    "フェーズ \(answer.phase.number) のゲートは開、受容 \(answer.waived.count) 件"
                )
                : language.pick(
                    "gate of phase \(answer.phase.number) is blocked by \(answer.blockers.count), "
                        + "\(answer.waived.count) waived",
                    "フェーズ \(answer.phase.number) のゲートは閉、要因 \(answer.blockers.count) 件、受容 \(answer.waived.count) 件"
                )
        case .phaseChanged(let phase, let signature): phase.words(in: language) + signature.words
        case .reconciled(let reconciliation):
            language.pick("reconciled: ", "照合した: ") + reconciliation.words(in: language)
        }
    }
}

extension UpgradeRun.Phase {
    /// The state of the run, as people say it.
    func words(in language: Language) -> String {
        switch self {
        case .open: language.pick("open", "登録済み")
        case .started: language.pick("started", "実行中")
        case .stopped: language.pick("stopped", "停止中")
        case .failed: language.pick("failed", "失敗")
        case .restored: language.pick("restored", "復元済み")
        case .closed: language.pick("closed", "終了")
        }
    }
}

extension Signature {
    fileprivate var words: String {
        " (\(name): \(reason))"
    }
}

extension Note {
    fileprivate var words: String {
        var words = "\(occurrence.id), \(occurrence.scope.text)"
        if !parameter.isEmpty { words += value.isEmpty ? ", \(parameter)" : ", \(parameter) = \(value)" }
        return words + signature.words
    }
}

extension Statement {
    fileprivate var words: String {
        "\(attestation.check), \(attestation.scope.text)" + Signature(name: attestation.name, reason: reason).words
    }
}

extension Waiver {
    fileprivate var words: String {
        "\(check), \(scope.text)" + Signature(name: name, reason: reason).words
    }
}

extension ObligationClosing {
    fileprivate var words: String {
        id + (signature?.words ?? "")
    }
}

extension Reconciliation {
    fileprivate func words(in language: Language) -> String {
        language.pick(
            "\(logs.count) logs, \(findings.count) findings",
            "ログ \(logs.count) 件、所見 \(findings.count) 件"
        )
    }
}
