import Replay

/// Evidence with what its parser made of it.
public struct EvidenceReading: Hashable, Sendable {
    public var evidence: Evidence
    public var reading: Reading

    public init(_ evidence: Evidence, _ reading: Reading) {
        self.evidence = evidence
        self.reading = reading
    }

    /// Reads a document with the parser that the pack names; nil when it names none, or cannot read it.
    public init?(_ document: EvidenceDocument, pack: RulePack) {
        let evidence = document.evidence
        guard let parser = pack.evidence(evidence.id)?.parser else { return nil }
        do throws(OutputError) {
            let text = try OutputText(
                document.text,
                isCapturedWhole: evidence.isCapturedWhole,
                exitCode: evidence.exitCode
            )
            self.init(evidence, try parser.read(text))
        } catch {
            return nil
        }
    }
}

/// A log of the installer, the prerequisite kit or AutoUpgrade.
public struct ImportedLog: Hashable, Sendable {
    /// SHA-256 of its text.
    public var digest: [UInt8]
    /// `configuregc-log`, `em-prerequisite-report` or `autoupgrade-summary`; others tell nothing here.
    public var parser: OutputParser
    public var reading: Reading

    public init(digest: [UInt8], parser: OutputParser, reading: Reading) {
        self.digest = digest
        self.parser = parser
        self.reading = reading
    }
}

/// Compares what evidence and imported logs show with what the run recorded.
public struct Reconcile: Sendable {
    let pack: RulePack
    let state: UpgradeRun.State

    public init(pack: RulePack, state: UpgradeRun.State) {
        self.pack = pack
        self.state = state
    }

    /// The parameter by which a note authorises corrections that the installer makes by itself.
    public static let autoCorrection = "EMPREREQ_AUTO_CORRECTION"

    /// The findings: of parameters by the evidence's first appearance and in order of collection, then of the logs as given.
    ///
    /// - Parameters:
    ///   - readings: evidence of the run. Only that of parameters is looked at: `sqlplus-parameters`, `sqlplus-query` with
    ///     a name and a value, `properties-file` and `emctl-property`.
    ///   - logs: imported logs.
    /// - Complexity: O(*n* log *n*) in the readings, O(*n*) in their rows; for each change the notes, for each row of the kit
    ///   the checks.
    public func reconciliation(_ readings: [EvidenceReading], _ logs: [ImportedLog]) -> Reconciliation {
        Reconciliation(logs: logs.map(\.digest), findings: changes(readings) + logs.flatMap { findings(in: $0) })
    }

    // MARK: Parameters

    private struct Series: Hashable {
        var id: String
        var scope: Scope
    }

    private func changes(_ readings: [EvidenceReading]) -> [ReconciliationFinding] {
        var order: [Series] = []
        var series: [Series: [EvidenceReading]] = [:]
        for reading in readings {
            switch pack.evidence(reading.evidence.id)?.parser {
            // A query tells of parameters when it has a name and a value.
            case .sqlplusParameters, .sqlplusQuery, .propertiesFile, .emctlProperty: break
            default: continue
            }
            let key = Series(id: reading.evidence.id, scope: reading.evidence.scope)
            if series[key] == nil { order.append(key) }
            series[key, default: []].append(reading)
        }
        return order.flatMap { key in changes(in: series[key] ?? []) }
    }

    private func changes(in series: [EvidenceReading]) -> [ReconciliationFinding] {
        let ordered = series.enumerated().sorted { left, right in
            (left.element.evidence.collectedAt, left.offset) < (right.element.evidence.collectedAt, right.offset)
        }
        var history = ParameterHistory()
        var findings: [ReconciliationFinding] = []
        for (_, reading) in ordered {
            let evidence = reading.evidence
            for change in history.take(reading.reading, at: evidence.collectedAt) {
                let isAuthorised = isAuthorised(
                    change.name,
                    change.after,
                    about: evidence.scope,
                    between: change.beforeAt,
                    and: change.afterAt
                )
                findings.append(
                    ReconciliationFinding(
                        isAuthorised ? .authorisedChange : .unauthorisedChange,
                        scope: evidence.scope,
                        subject: change.name,
                        before: change.before,
                        after: change.after,
                        evidence: evidence.digest,
                        line: change.line
                    )
                )
            }
        }
        return findings
    }

    /// Whether somebody noted the change: of this parameter, to this value or to any, here or for the whole, and between the
    /// moments, both included.
    func isAuthorised(
        _ parameter: String,
        _ value: String,
        about scope: Scope,
        between first: Instant? = nil,
        and last: Instant? = nil
    ) -> Bool {
        state.notes.contains { note in
            let occurrence = note.occurrence
            return !note.parameter.hasNoText && note.parameter.foldedName == parameter.foldedName
                && (note.value.hasNoText || note.value.foldedName == value.foldedName)
                && (scope == .run || occurrence.scope == .run || occurrence.scope == scope)
                && (first.map { $0 <= occurrence.at } ?? true) && (last.map { occurrence.at <= $0 } ?? true)
        }
    }
}
