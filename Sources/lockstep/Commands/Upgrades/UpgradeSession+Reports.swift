internal import EventLog
internal import Foundation
internal import Operations
internal import Replay
internal import Reports
internal import SystemPackage
internal import Upgrades

extension UpgradeSession {
    func check(_ name: String) throws -> Check {
        guard let check = pack.check(name) else {
            throw Failure(UpgradeRun.Rejection.unknownCheck(name, similar: pack.runRules.similar(to: name)), self)
        }
        return check
    }

    /// - Throws: `Failure` when evidence cannot be read: a report that left it out would not say so.
    func report(at moment: Instant) throws -> UpgradeReport {
        UpgradeReport(
            pack,
            state,
            at: moment,
            log: log,
            evidence: try documents(of: state),
            language: output.language,
            time: output.time,
            ink: ink
        )
    }

    /// Prints the report of a judging command; a must that fails or conflicts is a finding.
    func printVerdicts(at moment: Instant, showsAll: Bool) throws {
        let report = try report(at: moment)
        switch output.format {
        case .text: Terminal.print(report.text(showsAll: showsAll), ended: false)
        case .json: Terminal.print(report.document.json, ended: false)
        case .tsv: Terminal.print(report.table.tabSeparated, ended: false)
        }
        if report.isFinding { throw Failure.silent(.finding) }
    }

    /// The moment that a report is about: the one asked for, else that of the run's last record.
    func moment(_ asOf: AsOfArguments) throws -> Instant {
        if case .occurred(let moment) = asOf.at?.position(in: [.utc], output), moment.reckoning == .utc {
            return Instant(nanoseconds: moment.latest)
        }
        if let asKnownAt = asOf.asKnownAt { return try asKnownAt.firstInstant(output, of: "--as-known-at") }
        return record.entries.last?.occurred ?? Instant(nanoseconds: 0)
    }

    /// Everything that the run holds, acts and attached files too, so that the reader sees who accepted what.
    func writeProofs(to folder: String) throws {
        let digests =
            state.evidence.map(\.digest) + (state.opening.map { [$0.packDigest] } ?? [])
            + state.statements.flatMap(\.evidence) + state.waivers.flatMap(\.evidence)
            + state.obligations.flatMap { $0.closing?.evidence ?? [] } + state.reconciliations.flatMap(\.logs)
        try ProofFolder(path, output.language)
            .write(sequences: record.entries.map(\.sequence), evidence: digests, to: folder)
    }

    /// Where the log stands, and the records of its verdicts.
    static func reference(_ reader: LogReader, _ path: FilePath, _ record: UpgradeRecord) -> UpgradeReport.LogReference
    {
        var places: [UpgradeReport.VerdictPlace] = []
        for entry in record.entries {
            guard case .event(let event, _) = entry.content, case .verdictReached(let verdict) = event.change else {
                continue
            }
            places.append(
                UpgradeReport.VerdictPlace(check: verdict.check, scope: verdict.scope, sequence: entry.sequence)
            )
        }
        let text = (try? checkpointText(ofLogAt: path)) ?? nil
        let stated = text.flatMap { Checkpoint(text: $0) }
        let isSigned = text.map { (try? SignedCheckpoint(text: $0)) != nil } ?? false
        return UpgradeReport.LogReference(
            id: reader.logID?.description ?? "",
            size: stated?.head.size ?? 0,
            root: stated.map { Data($0.head.root.bytes).base64EncodedString() } ?? "",
            isSigned: isSigned,
            sequences: places
        )
    }
}
