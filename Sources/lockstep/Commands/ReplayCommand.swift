internal import ArgumentParser
internal import Captures
internal import EventLog
internal import Foundation
internal import Operations
internal import Redundancy
internal import Replay
internal import Reports
internal import SystemPackage

/// `lockstep replay`
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Rebuild what happened and measure it.",
        discussion: """
            Prints the cast, the timeline, each incident in phases, detection and takeover against the budget, findings \
            and contradictions, and what could not be read. With files it reads them into a temporary log first.

            Exits 1 when a measurement is over its budget and tolerance. With --budget given and nothing to hold \
            against it, exits 3: not verifiable.

            With --verify every recorded input of the log's simulated runs is decided again. A divergence exits 1 and names \
            the record, both sides field by field, the inputs that led there and the first field of the state that \
            differs. Captures record no inputs: they exit 3, not verifiable.

            --what-if fits a scenario to an incident: the fault at its time, every phase as long as observed. It prints \
            the fit with its error, runs the scenario as fitted and with the change, and sets both timelines side by \
            side. The keys are those of simulate --set, and fault=process, power, link, silence, gateway or forced. \
            Exits 3 when the incident cannot be fitted.

            EXAMPLES:
              lockstep replay chassis-1.log chassis-2.log --clock-offset 2ms
              lockstep replay --log site.lockstep --at '2026-03-14 02:11:10' --lang ja
              lockstep replay capture.log --budget detection=50ms --format json
              lockstep replay --log runs.lockstep --verify
              lockstep replay capture.log --incident 2 --what-if keepalive.retries=5
            """
    )

    @Argument(help: "Captures to replay instead of the log.")
    var files: [String] = []

    @Flag(name: .long, help: "Decide every recorded input again and compare.")
    var verify = false

    @OptionGroup var log: LogOptions
    @OptionGroup var captures: CaptureArguments
    @OptionGroup var position: PositionOptions
    @OptionGroup var measuring: MeasuringArguments
    @OptionGroup var whatIf: WhatIfArguments
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !files.isEmpty, position.asKnownAt != nil {
            throw ValidationError("--as-known-at asks what a log had learned by then; files are all read now.")
        }
        if verify, position.at != nil || position.asKnownAt != nil {
            throw ValidationError("--verify decides whole runs; it takes no --at or --as-known-at.")
        }
    }

    func run() throws {
        let language = output.language
        if verify { return try decideAgain(language) }
        let (recording, damage) =
            if files.isEmpty {
                try position.recording(log, output)
            } else {
                try Self.temporaryRecording(files, captures, position, output)
            }
        let analysis = try position.analysis(recording, output, measuring: measuring.options)
        if !whatIf.whatIf.isEmpty {
            let report = try whatIf.report(analysis, measuring: measuring.options, output)
            Terminal.print(report.rendered(as: output.format), ended: false)
            if let damage { throw Failure(damage, language) }
            return
        }
        let report = ReplayReport(
            analysis,
            budget: measuring.options.budget,
            language: language,
            time: output.time,
            ink: output.ink,
            stateDigest: analysis.state.digest { ContentDigest.sha256(of: $0) }.description
        )
        Terminal.print(report.rendered(as: output.format), ended: false)
        if let damage { throw Failure(damage, language) }
        if !report.overBudget.isEmpty { throw Failure.silent(.finding) }
        let unjudged = (measuring.budget?.named ?? []).filter { !report.hasVerdict(on: $0) }
        if measuring.budget != nil, !unjudged.isEmpty || !report.hasVerdict {
            let names = unjudged.map { language.name($0) }.joined(separator: ", ")
            throw Failure(
                .unreadable,
                language.isJapanese
                    ? "検証不能: 予算と比較できる測定値がありません (\(names))。"
                    : "not verifiable: there is no measurement that the budget could be held against (\(names))."
            )
        }
    }

    /// Decides the log's runs again.
    private func decideAgain(_ language: Language) throws {
        let notVerifiable = language.pick(
            "not verifiable: captures record what units said, not what they met. Record runs with lockstep simulate --log.",
            "検証不能: キャプチャには入力が記録されていません。lockstep simulate --log で実行を記録してください。"
        )
        guard files.isEmpty else { throw Failure(.unreadable, notVerifiable) }
        let reader = try log.reader(language)
        let verified: (runs: [RunVerification], damage: LogError?)
        do throws(RecordingError) {
            verified = try RunVerification.verify(reader, pair: position.pair)
        } catch {
            throw Failure(error, language)
        }
        // An upgrade run is of no pair.
        let upgrades =
            position.pair == nil && verified.damage == nil ? try UpgradeSession.verifications(in: log, output) : []
        let report = RunVerificationReport(verified.runs, upgrades: upgrades, language: language, ink: output.ink)
        Terminal.print(report.rendered(as: output.format), ended: false)
        if let damage = verified.damage { throw Failure(damage, language) }
        if report.hasDiverged { throw Failure.silent(.finding) }
        if report.isIncomplete { throw Failure(.unreadable, notVerifiable) }
    }

    /// Reads the files into a log of its own, which is removed afterwards.
    static func temporaryRecording(
        _ files: [String],
        _ captures: CaptureArguments,
        _ position: PositionOptions,
        _ output: OutputOptions
    ) throws -> (Recording, damage: LogError?) {
        try Ingest.check(files, output.language)
        let folder = FileManager.default.temporaryDirectory.appending(path: "lockstep-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Failure(.unreadable, "\(folder.path): \(error.localizedDescription)")
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        var log = LogOptions()
        log.log = folder.appending(path: "replay.lockstep").path
        let pair = position.pair ?? StreamNames.defaultPair
        let writer = try LogOptions.writer(log.path, wait: false, output.language)
        _ = try Ingest.ingest(files, captures, pair, nil, writer, output, keepsEventless: true)
        do throws(LogError) {
            try writer.close()
        } catch {
            throw Failure(error, output.language)
        }
        var position = position
        position.pair = pair
        return try position.recording(log, output)
    }
}
