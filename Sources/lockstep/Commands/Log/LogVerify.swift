internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Reports
internal import SystemPackage

/// `lockstep log verify`
struct LogVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every byte: frames, commits, sequences, the tree and its checkpoint, stored evidence.",
        discussion: """
            Exits 4 when anything is wrong, a torn tail included. A cut exactly between two frames after the last \
            checkpoint cannot be seen by anyone: keep checkpoints elsewhere.

            --key asks for a checkpoint that this key signed: unsigned, otherKey and wrongSignature are told apart. \
            --expect compares with a checkpoint that was kept elsewhere: otherLog, shorterThanExpected and \
            notAnExtension, also when the log was signed again. With both, the kept one must be signed as well.

            EXAMPLES:
              lockstep log verify --log site.lockstep
              lockstep log verify --key site.pub --expect monday.checkpoint
            """
    )

    @OptionGroup var log: LogOptions
    @OptionGroup var output: OutputOptions

    @Option(name: .long, help: ArgumentHelp("The public key that signed, or a file that holds it.", valueName: "key"))
    var key: String?

    @Option(name: .long, help: ArgumentHelp("A checkpoint of this log that was kept elsewhere.", valueName: "file"))
    var expect: String?

    func run() throws {
        let language = output.language
        let verifying = try key.map { try LogKeys.verifying($0, language) }
        let expected = try expect.map { try InputFile.text($0, limit: Limits.signedNoteByteCount, language) }
        let report: VerificationReport
        let evidence: EvidenceReport
        do throws(LogError) {
            report = try verifyLog(at: log.path)
            evidence = try verifyEvidence(at: log.path)
        } catch {
            throw Failure(error, language)
        }
        let table = LogTables.verification(report, evidence, language)
        Terminal.print(table.rendered(as: output.format), ended: false)
        var failures: [Failure] = []
        if !report.isSound {
            let message = report.error.map { language.pick($0.message, $0.messageJapanese) }
            failures.append(Failure(.unverified, message ?? report.condition.message))
        }
        if let error = evidence.error {
            failures.append(Failure(.unverified, language.pick(error.message, error.messageJapanese)))
        }
        if let verifying, let failure = try signatureFailure(verifying) { failures.append(failure) }
        if let expected, let failure = try difference(from: expected, verifying) { failures.append(failure) }
        // All that is wrong is said: a log that was cut and signed again shows in the last check alone.
        for failure in failures.dropLast() { failure.report() }
        if let last = failures.last { throw last }
    }

    /// What is wrong with the signature of the stored checkpoint.
    private func signatureFailure(_ key: VerifyingKey) throws -> Failure? {
        do {
            _ = try SignedCheckpoint(text: try checkpointText(ofLogAt: log.path) ?? "\n", verifiedWith: key)
            return nil
        } catch let error as LogError {
            throw Failure(error, output.language)
        } catch let error as ProofError {
            return Failure(error, of: log.path.appending("checkpoint").string, .unverified, output.language)
        }
    }

    /// How the log differs from a checkpoint that was kept elsewhere.
    private func difference(from text: String, _ key: VerifyingKey?) throws -> Failure? {
        let language = output.language
        do {
            let kept: Checkpoint
            if let key {
                kept = try SignedCheckpoint(text: text, verifiedWith: key).checkpoint
            } else if let checkpoint = Checkpoint(text: text) {
                kept = checkpoint
            } else {
                throw ProofError.malformedCheckpoint
            }
            let difference = try LogReader(opening: log.path).difference(from: kept)
            return difference.map { Failure($0, of: log.path.string, .unverified, language) }
        } catch let error as ProofError {
            return Failure(error, of: expect ?? "", .unverified, language)
        } catch let error as LogError {
            return Failure(.unverified, language.pick(error.message, error.messageJapanese))
        }
    }
}
